package main

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"onevoice/adapt"
	"onevoice/adapt/llm"
	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
)

// An adapter is one `onevoice adapt`.
type adapter struct {
	app *app
	to  []string
	out string
	asking
	writers    map[*house]adapt.Rewriter
	force      bool
	approved   bool // --require-approved
	noPictures bool
	ab         []string
	seconds    int
	tests      []test
	dryRun     bool
	format     string
	jobs       int
}

func (a *app) adaptVerb() *cobra.Command {
	c := &adapter{app: a}
	c.otherwise = lang.F("这些地方保留规则改写的文字", "What rules made stands there")
	cmd := &cobra.Command{
		Use:   "adapt " + a.say("母稿...", "MASTER..."),
		Short: a.say("把母稿改写成各渠道的版本", "reshape masters into what each channel wants"),
		Long: a.say(
			"把一份或多份母稿改写成公众号、抖音、小红书和邮件的版本，写到 out/母稿名/ 下。只搬动、删减整句，不改数字、不添话。",
			"Reshapes masters into WeChat, Douyin, Xiaohongshu and mail variants below out/NAME/. Sentences are moved or left out whole; no number changes, nothing is made up."),
		Example: "  onevoice adapt " + a.say("母稿.md", "master.md") + "\n  onevoice adapt " + a.say("母稿/", "masters/") + " --to wechat,edm --out dist\n  onevoice adapt campaign.yaml",
		Args:    a.some(lang.Words{ZH: "母稿的路径", EN: "MASTER"}),
		RunE: func(cmd *cobra.Command, args []string) error {
			masters, err := c.follow(cmd, args)
			if err != nil {
				return err
			}
			return c.run(cmd.Context(), masters)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringSliceVar(&c.to, "to", []string{"wechat", "douyin", "xiaohongshu", "edm"}, a.say("要哪些渠道 `ID`（默认 wechat,douyin,xiaohongshu,edm）", "channels `ID` (default wechat,douyin,xiaohongshu,edm)"))
	f.StringVar(&c.out, "out", "out", a.say("写到文件夹 `DIR`（默认 out）", "write below `DIR` (default out)"))
	f.BoolVar(&c.force, "force", false, a.say("有错误也照写", "write although errors stand"))
	f.BoolVar(&c.approved, "require-approved", false, a.say("写出的版本都要审定过（见 onevoice approve）", "what is written must be approved (see onevoice approve)"))
	f.BoolVar(&c.dryRun, "dry-run", false, a.say("只说会写什么，不写", "say what would be written, write nothing"))
	f.BoolVar(&c.noPictures, "no-pictures", false, a.say("不写图片", "write no pictures"))
	f.StringSliceVar(&c.ab, "ab", nil, a.say("做 A/B 测试：`FIELD=N`，如 title=3、subject=2、hook=2", "A/B test: `FIELD=N`: title=3, subject=2, hook=2"))
	f.IntVar(&c.seconds, "seconds", 0, a.say("口播脚本的目标时长 `N`：15、30、60、90 秒；默认看母稿有多少可说", "length a script aims at: `N` is 15, 30, 60 or 90; default: as the master has it"))
	f.StringVar(&c.format, "format", "text", a.say("输出格式 `FORMAT`：text（默认）或 json", "output `FORMAT`: text (default) or json"))
	c.asking.bind(f, a, a.say("用 `PROVIDER` 的大模型改写，会联网（默认 off，不用）", "model `PROVIDER` to rewrite with, over the network (default off: none)"))
	f.IntVar(&c.n, "n", 1, a.say("每个版本要 `N` 个回答，取最好的（默认 1）", "ask for `N` answers a variant and take the best (default 1)"))
	f.IntVar(&c.jobs, "jobs", 0, a.say("同时处理 `N` 份；默认是处理器个数", "`N` masters at a time; default: as many as processors"))
	return cmd
}

// A work is one master on its way through.
type work struct {
	asset  asset
	house  *house
	studio *adapt.Studio // nil: no pictures
	album  *adapt.Album  // the master's, while it is adapted
	shown  []string      // the files of its pictures
	dir    string        // what it is written to: DIR/NAME
	doc    *doc.Document
	seen   lint.Result
	made   []made
	record []byte   // the manifest
	old    manifest // what an earlier run left
	left   leftovers
	errs   []error

	unchanged bool // done by an earlier run, from the same bytes
}

// A made is what became of a master in one channel.
type made struct {
	*adapt.Variant
	own     []lint.Finding // what stands in it and in those it was checked with
	blocked int            // errors that stand in it
	written bool           // its files are there
	review  lang.Words     // why it has to be approved again; nothing where it is, or never was
}

func (c *adapter) run(ctx context.Context, args []string) error {
	if err := c.usable(); err != nil {
		return err
	}
	if c.jobs > 0 {
		runtime.GOMAXPROCS(c.jobs)
	}
	d, err := c.app.lay(args, "", false)
	if err != nil {
		return err
	}
	works, err := c.works(d)
	if err == nil {
		err = c.hire(d)
	}
	if err != nil {
		return err
	}
	if len(works) > 0 && !c.dryRun {
		if err := takes(c.out); err != nil {
			return err
		}
	}
	c.batch(works, func(w *work) {
		if ctx.Err() == nil {
			c.do(ctx, d, w)
		}
	})
	if err := ctx.Err(); err != nil {
		return err
	}
	err = c.tell(d, kept(works))
	c.bill(c.app)
	return err
}

// hire finds a rewriter for each house, where --llm asks for one.
func (c *adapter) hire(d *desk) error {
	c.writers = map[*house]adapt.Rewriter{}
	err := c.engage(d)
	for h, e := range c.chosen {
		c.writers[h] = llm.New(h.kit, h.rules, e.client, llm.Options{N: c.n})
	}
	return err
}

func (c *adapter) usable() error {
	if c.approved && c.dryRun {
		return &lang.Error{What: lang.F("--require-approved 和 --dry-run 不能一起用", "--require-approved and --dry-run exclude each other"), Hint: lang.F("审定的是写出来的文件", "it is written files that are approved")}
	}
	if c.n < 1 || c.n > mostAnswers {
		return &lang.Error{What: lang.F("--n 不能是 %d", "--n can't be %d", c.n), Hint: lang.F("从 1 到 %d", "from 1 to %d", mostAnswers)}
	}
	if err := errors.Join(c.sensible(), c.wishes()); err != nil {
		return err
	}
	return c.app.format(c.format, []string{"text", "json"})
}

// works lays out the masters, each with the folder it is written to. A second
// one for a folder fails: nothing is overwritten. A channel that can't be
// adapted to is bad usage.
func (c *adapter) works(d *desk) ([]*work, error) {
	var out []*work
	taken := map[string]string{}
	for _, h := range d.order {
		if err := errors.Join(c.known(h), c.testable(h)); err != nil {
			return nil, err
		}
		var studio *adapt.Studio
		if !c.noPictures {
			studio = adapt.NewStudio(h.kit)
		}
		for _, x := range d.assets[h] {
			w := &work{asset: x, house: h, studio: studio, dir: filepath.Join(c.out, filepath.FromSlash(nameOf(x)))}
			if other, ok := taken[w.dir]; ok {
				w.errs = append(w.errs, collision(x.name, other, w.dir))
			} else {
				taken[w.dir] = x.name
			}
			out = append(out, w)
		}
	}
	return out, nil
}

// known refuses channels that a kit's masters can't be adapted to.
func (c *adapter) known(h *house) error {
	for _, id := range c.to {
		if !adapt.Can(h.kit, id) {
			return noChannel(id, h.kit, adapt.Channels(h.kit))
		}
	}
	return nil
}

// nameOf returns what a master's folder is called: its path below the folder
// that was given, without the extension.
func nameOf(x asset) string {
	name := x.below
	if name == "" {
		name = filepath.ToSlash(filepath.Base(x.path))
	}
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// do reads a master, adapts it to each channel, holds the variants against
// the rules, all together so that what they inherit is said once, and writes
// what may be written.
func (c *adapter) do(ctx context.Context, d *desk, w *work) {
	var err error
	if w.doc, err = d.open(w.asset); err != nil {
		w.errs = append(w.errs, err)
		return
	}
	w.doc.Channel = ""
	if w.doc.Format == "picture" {
		if !w.asset.walked {
			w.errs = append(w.errs, &lang.Error{Path: w.asset.name, What: lang.F("图片不能当母稿", "a picture is no master"), Hint: lang.F("母稿要有文字，比如一份 Markdown", "a master has words: a Markdown file, say")})
		}
		w.doc = nil
		return
	}
	var docs []*doc.Document
	w.openAlbum()
	for _, id := range c.to {
		all, err := c.variants(ctx, w, id)
		if err != nil {
			w.errs = append(w.errs, err)
			continue
		}
		for i, v := range all {
			w.made = append(w.made, made{Variant: v})
			if i == 0 {
				docs = append(docs, v.Doc)
			}
		}
	}
	if w.seen, err = lint.Run(ctx, w.house.kit, w.house.rules, docs); err == nil {
		err = w.arms(ctx)
	}
	if err == nil {
		err = w.pictures(ctx)
	}
	if err == nil {
		err = w.hold(ctx, pageRules, w.pages)
	}
	if err != nil {
		w.errs = append(w.errs, err)
		return
	}
	w.write(c)
	if !c.dryRun {
		w.review(c.approved)
	}
}

// kept leaves out what turned out to be no master.
func kept(works []*work) []*work {
	var out []*work
	for _, w := range works {
		if w.doc != nil || len(w.errs) > 0 || w.unchanged {
			out = append(out, w)
		}
	}
	return out
}
