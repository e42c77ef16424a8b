package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/read"
)

// A desk is what lies ready to be looked at: files, each under its kit.
type desk struct {
	app    *app
	houses *houses
	order  []*house
	assets map[*house][]asset
	stdin  []byte
	eyes   eyes        // for the words on pictures
	extra  []lint.Rule // those of the engine that --rules lets speak
	drafts drafts      // what --fix and --diff would have the files be
	errs   []error     // what can't be looked at, found on the way
}

// A seen is what one look at a desk gave.
type seen struct {
	lint.Result
	docs     int
	channels map[string]int // documents by channel
}

// lay gathers the files that the arguments name under their kits, with what
// adapt wrote below them where all is wanted. An error is one that leaves
// nothing to do: bad usage.
func (a *app) lay(args []string, stdinName string, all bool) (*desk, error) {
	h, err := newHouses(a.kit)
	if err != nil {
		return nil, err
	}
	d := &desk{app: a, houses: h, assets: map[*house][]asset{}}
	finds, errs := gather(args, all)
	return d, a.layOut(d, finds, errs, stdinName)
}

// layOut puts what was found under its kits.
func (a *app) layOut(d *desk, finds []find, errs []error, stdinName string) error {
	h := d.houses
	d.errs = errs
	a.unread(finds)
	a.passedOver(finds)
	taken := map[string]bool{}
	for _, f := range finds {
		d.put(f, stdinName, taken)
	}
	if len(d.order)+len(d.errs)+len(h.broken) == 0 && len(finds) > 0 {
		return &lang.Error{Path: finds[0].arg, What: lang.F("这是品牌包或素材的说明文件，不是素材", "this is a kit or a side file, not an asset"), Hint: lang.F("检查品牌包用 onevoice kit check；检查素材请写素材的路径", "for a kit: onevoice kit check; else name the asset itself")}
	}
	if err := errors.Join(h.broken...); err != nil {
		if len(d.order) == 0 {
			return err
		}
		a.fail(err) // the files under other kits are looked at all the same
		a.status = unable
	}
	if h.neutral() && !a.quiet {
		fmt.Fprintln(a.stderr, a.say("没有找到 brand.yaml，先按内置的中性品牌包检查；用 onevoice kit init 可以建一份自己的。",
			"No brand.yaml found: using the built-in neutral kit. onevoice kit init makes one of your own."))
	}
	return errors.Join(a.knows(d), a.pick(d))
}

// knows refuses a --channel or --sector that nobody knows: a slip there would
// quietly leave rules out.
func (a *app) knows(d *desk) error {
	for _, h := range d.order {
		if _, ok := h.kit.Channel(a.channel); a.channel != "" && !ok {
			return noChannel(a.channel, h.kit, h.kit.ChannelIDs())
		}
	}
	known := brandkit.Sectors()
	if a.sector == "" || slices.Contains(known, a.sector) {
		return nil
	}
	return &lang.Error{What: lang.F("没有「%s」这个行业", "there is no sector %q", a.sector), Hint: oneOf(a.sector, known)}
}

// put adds the assets of one argument. A folder in which nothing can be read
// is a failure.
func (d *desk) put(f find, stdinName string, taken map[string]bool) {
	n := 0
	for _, x := range f.assets {
		if x.path == "-" {
			x.name = stdinName
		}
		if !x.walked && companion(x.path) && len(f.assets) == 1 {
			return
		}
		h := d.houses.of(filepath.Dir(filepath.FromSlash(x.name)))
		if h == nil {
			n++ // its kit is broken, which is said once
			continue
		}
		if x.walked && h.owns(x.path) {
			continue
		}
		n++
		if key := filepath.Clean(x.path); !taken[key] {
			taken[key] = true
			d.add(h, x)
		}
	}
	if n == 0 {
		d.errs = append(d.errs, nothing(f))
	}
}

// nothing is the failure of an argument in which there is nothing to read.
func nothing(f find) *lang.Error {
	e := &lang.Error{Path: f.arg, What: lang.F("里面没有能检查的文件", "nothing in it can be checked"), Hint: lang.F("能检查的有 Markdown、HTML、纯文本、字幕（srt、vtt、ass）、表格（csv）、邮件（eml）、Word、PowerPoint、Excel（docx、pptx、xlsx）和图片", "what can be: Markdown, HTML, plain text, subtitles (srt, vtt, ass), tables (csv), mails (eml), Word, PowerPoint and Excel files (docx, pptx, xlsx) and pictures")}
	if len(f.made) > 0 {
		e.Hint = lang.F("里面只有 onevoice 自己写出来的 %[1]s；写上名字就会检查：onevoice check %[1]s", "all there is onevoice wrote, in %[1]s; name it to have it checked: onevoice check %[1]s", f.made[0])
	}
	if f.hidden > 0 {
		e.Hint = lang.F("有 %d 项被 .gitignore 或 .onevoiceignore 排除了；直接写文件名就会检查", "a .gitignore or .onevoiceignore leaves out %d of what is there; a file that is named is looked at all the same", f.hidden)
	}
	return e
}

func (d *desk) add(h *house, x asset) {
	if d.assets[h] == nil {
		d.order = append(d.order, h)
	}
	d.assets[h] = append(d.assets[h], x)
}

// all returns every asset.
func (d *desk) all() []asset {
	var out []asset
	for _, h := range d.order {
		out = append(out, d.assets[h]...)
	}
	return out
}

// failures returns what was found on the way that can't be looked at.
func (d *desk) failures() []*lang.Error { return lang.All(errors.Join(d.errs...)) }

// look reads every file and holds it against its rules.
func (d *desk) look(ctx context.Context) (seen, error) {
	s := seen{channels: map[string]int{}}
	var all []lint.Result
	for _, h := range d.order {
		docs, errs := d.read(ctx, d.assets[h])
		s.docs += len(docs)
		more, fails := d.shown(ctx, h, docs)
		docs, errs = append(docs, more...), append(errs, fails...)
		for _, dd := range docs {
			s.channels[dd.Channel]++
		}
		r, err := lint.Run(ctx, h.kit, h.rules, docs)
		if err != nil {
			return s, err
		}
		for _, e := range errs {
			r.Failed = append(r.Failed, lang.All(e)...)
		}
		all = append(all, r)
	}
	s.Result = lint.Join(all...)
	if !slices.ContainsFunc(d.extra, func(r lint.Rule) bool { return r.ID == lint.IgnoreRule().ID }) {
		s.Findings = slices.DeleteFunc(s.Findings, func(f lint.Finding) bool { return f.Rule.ID == lint.IgnoreRule().ID })
	}
	return s, nil
}

// read reads assets, several at a time, each into its own place.
func (d *desk) read(ctx context.Context, assets []asset) (docs []*doc.Document, errs []error) {
	slots, fails := make([]*doc.Document, len(assets)), make([]error, len(assets))
	lint.Each(len(assets), func(i int) {
		if ctx.Err() == nil {
			slots[i], fails[i] = d.light(assets[i])
		}
	})
	for i := range slots {
		switch {
		case fails[i] != nil:
			errs = append(errs, fails[i])
		case slots[i] != nil:
			docs = append(docs, slots[i])
		}
	}
	return docs, errs
}

// open reads one asset as the flags want it seen.
func (d *desk) open(x asset) (*doc.Document, error) {
	dd, err := d.readOne(x)
	if err != nil {
		return nil, err
	}
	d.eyes.open(dd)
	if d.app.channel != "" {
		dd.Channel = d.app.channel
	}
	if s := d.app.sector; s != "" {
		dd.Meta = append(doc.Meta{{Path: "sector", Text: doc.Derive(s, doc.Span{})}}, dd.Meta...)
	}
	return dd, nil
}

// readOne reads one asset: its draft, where there is one.
func (d *desk) readOne(x asset) (*doc.Document, error) {
	data, side := x.held, x.side
	if mended := d.drafts.text(x.name + ".yaml"); mended != nil {
		side = mended
	}
	if x.path == "-" {
		data = d.stdin
	}
	if mended := d.drafts.text(x.name); mended != nil {
		data = mended
	}
	switch {
	case x.path == "-":
		return read.Bytes(x.name, data)
	case data == nil && side == nil:
		return read.File(x.path, x.name)
	case data == nil:
		dd, err := read.File(x.path, x.name)
		if err != nil {
			return nil, err
		}
		data = dd.Source.OnDisk()
	}
	return read.Held(x.path, x.name, data, side)
}

// light opens an asset among many: the bytes of a picture on disk are let go
// until the rules look at it, for all of them together can be gigabytes.
func (d *desk) light(x asset) (*doc.Document, error) {
	dd, err := d.open(x)
	if err == nil && x.path != "-" && x.held == nil {
		read.Shelve(dd, x.path)
	}
	return dd, err
}

const most = 64 << 20 // bytes taken from standard input; the readers' own caps are lower

// drain reads standard input, once.
func (a *app) drain() ([]byte, error) {
	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(a.stdin, most+1))
	if err == nil && n > most {
		err = errors.New("too much")
	}
	if err != nil {
		return nil, &lang.Error{Path: "-", What: lang.F("读不了标准输入", "standard input can't be read"), Hint: lang.F("先存成文件，再检查那个文件", "save it to a file and check that"), Err: err}
	}
	return b.Bytes(), nil
}
