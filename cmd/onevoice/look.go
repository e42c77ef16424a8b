package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"onevoice/brandkit/lang"
	"onevoice/lint"
	"onevoice/lint/doc"
	"onevoice/lint/look"
	"onevoice/rules"
)

// A looker is one `onevoice look`.
type looker struct {
	app      *app
	annotate string
	given    []os.FileInfo // the pictures, which no copy may replace
	saved    []string      // the annotated copies so far
}

func (a *app) lookVerb() *cobra.Command {
	l := &looker{app: a}
	cmd := &cobra.Command{
		Use:   "look " + a.say("图片...", "PICTURE..."),
		Short: a.say("看图片里有什么：颜色、文字、问题在哪", "what is in a picture: colours, words, and where findings stand"),
		Long: a.say(
			"列出图片的大小、主要颜色（和最近的品牌色）、读到的文字，以及每个问题在图上的位置。只看不判：退出码总是 0，除非有图片读不了。",
			"Lists a picture's size, main colours (and the nearest brand colour), the words read, and where each finding stands. It shows and doesn't judge: it exits with 0 unless a picture can't be read."),
		Example: "  onevoice look " + a.say("海报.png", "poster.png") + "\n  onevoice look --annotate " + a.say("标注 海报.png", "marked poster.png"),
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return l.run(cmd.Context(), args) },
	}
	cmd.Flags().StringVar(&l.annotate, "annotate", "", a.say("另存一份到 `DIR`，框出并标上每个问题（不覆盖原图）", "save a copy to `DIR` with each finding framed and labelled (the picture itself is left alone)"))
	return cmd
}

func (l *looker) run(ctx context.Context, args []string) error {
	d, err := l.app.lay(args, "", false)
	if err != nil {
		return err
	}
	if d.eyes, err = newEyes("builtin"); err != nil {
		return err
	}
	errs := d.failures()
	for _, h := range d.order {
		for _, x := range d.assets[h] {
			if f, err := os.Stat(x.path); err == nil {
				l.given = append(l.given, f)
			}
		}
	}
	for _, h := range d.order {
		for _, x := range d.assets[h] {
			if err := l.show(ctx, d, h, x); err != nil {
				errs = append(errs, lang.All(err)...)
			}
		}
	}
	for _, e := range errs {
		l.app.fail(e)
		l.app.status = unable
	}
	return nil
}

// show prints what is in one picture.
func (l *looker) show(ctx context.Context, d *desk, h *house, x asset) error {
	dd, err := d.open(x)
	if err != nil {
		return err
	}
	if dd.Format == "html" {
		return l.page(h, dd)
	}
	if len(dd.Blocks) == 0 || dd.Blocks[0].Image == nil || dd.Blocks[0].Image.Ref != "" {
		return &lang.Error{Path: x.name, What: lang.F("这不是图片", "this is no picture"), Hint: lang.F("文案用 onevoice check", "onevoice check is for copy")}
	}
	r, err := lint.Run(ctx, h.kit, h.rules, []*doc.Document{dd})
	if err != nil {
		return err
	}
	for _, e := range r.Failed {
		return e
	}
	a, img := l.app, dd.Blocks[0].Image
	fmt.Fprintf(a.stdout, "%s  %d×%d  %s  %s\n", x.name, img.Width, img.Height, look.Ratio(img.Width, img.Height), strings.ToUpper(img.Format))
	if img.Decode == nil {
		return l.list(dd, r, nil, nil)
	}
	m, err := img.Decode()
	if err != nil {
		return err
	}
	if err := l.colours(h, look.Swatches(m)); err != nil {
		return err
	}
	marks, err := rules.Logos(h.kit)
	if err != nil {
		return err
	}
	var logos []logoSeen
	for _, x := range look.FindLogos(m, marks) {
		logos = append(logos, logoSeen{h.kit.Logos[x.Drawing].File, x.Box().Intersect(m.Rect)})
	}
	return l.list(dd, r, m, logos)
}

// A logoSeen is where a picture shows one of the kit's logos.
type logoSeen struct {
	file string
	box  image.Rectangle
}

// colours prints the flat colours and the nearest of the kit's.
func (l *looker) colours(h *house, swatches []look.Swatch) error {
	a := l.app
	var palette []look.Paint
	for _, c := range h.kit.Palette {
		if rgb, err := look.ParseHex(c.Hex); err == nil {
			palette = append(palette, look.Paint{Name: c.Name, Color: rgb, DeltaE: c.DeltaE})
		}
	}
	var rows [][]string
	var hexes []string
	rest := 1.0
	for _, s := range swatches[:min(len(swatches), 12)] {
		near, distance, of := look.Closest(s.Color, palette)
		note := ""
		switch {
		case len(palette) == 0:
		case of:
			note = near.Name
		default:
			note = a.say("不在色板里；最近「%s」%s，ΔE %.1f", "not in the palette; nearest %s %s, ΔE %.1f", near.Name, look.Hex(near.Color), distance)
		}
		rest -= s.Share
		hexes = append(hexes, look.Hex(s.Color))
		rows = append(rows, []string{look.Hex(s.Color), fmt.Sprintf("%4.1f%%", 100*s.Share), note})
	}
	rows = append(rows, []string{a.say("其余", "the rest"), fmt.Sprintf("%4.1f%%", 100*max(0, rest)), a.say("照片、渐变和细节", "photographs, ramps and detail")})
	return a.swatches(rows, append(hexes, ""))
}

// list prints the logos found, the words read and the findings, and draws them
// if asked.
func (l *looker) list(d *doc.Document, r lint.Result, m *image.NRGBA, logos []logoSeen) error {
	a := l.app
	var marks, words, found [][]string
	for _, x := range logos {
		marks = append(marks, []string{regionOf(x.box), x.file})
	}
	for _, b := range d.Blocks[1:] {
		if s := b.Text.Span(); b.Text.Len() > 0 && !s.Region.Empty() {
			words = append(words, []string{regionOf(s.Region), b.Text.String()})
		}
	}
	for i, f := range r.Findings {
		found = append(found, []string{strconv.Itoa(i + 1), f.Rule.ID, regionOf(f.Place.Span().Region), f.Message.In(a.lang)})
	}
	for _, s := range []section{{a.say("标志", "logos"), marks}, {a.say("文字", "words"), words}, {a.say("问题", "findings"), found}} {
		if len(s.rows) == 0 {
			continue
		}
		fmt.Fprintf(a.stdout, "\n%s\n", s.head)
		if err := table(a.stdout, "  ", s.rows); err != nil {
			return err
		}
	}
	fmt.Fprintln(a.stdout)
	if l.annotate == "" || m == nil {
		return nil
	}
	return l.save(d.Source.Name, look.Annotated(m, framed(r.Findings, logos)))
}

// regionOf says where a region is; the whole picture is a dash.
func regionOf(r image.Rectangle) string {
	if r.Empty() {
		return "-"
	}
	return fmt.Sprintf("%d,%d+%dx%d", r.Min.X, r.Min.Y, r.Dx(), r.Dy())
}

func framed(findings []lint.Finding, logos []logoSeen) (out []look.Note) {
	for _, x := range logos {
		out = append(out, look.Note{Region: x.box, Label: "logo"})
	}
	for i, f := range findings {
		out = append(out, look.Note{Region: f.Place.Span().Region, Label: fmt.Sprintf("%d %s", i+1, f.Rule.ID), Grave: f.Weight().Rank() > lint.Warning.Rank()})
	}
	return out
}

// save writes the annotated copy beside others of its kind: a PNG under the
// picture's own name, numbered where that is taken by another's or by one of
// the pictures themselves.
func (l *looker) save(name string, m image.Image) error {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		return err
	}
	to := l.copyOf(name)
	if err := os.MkdirAll(l.annotate, 0o755); err != nil {
		return unwritten(to, err)
	}
	if err := replace(to, b.Bytes()); err != nil {
		return unwritten(to, err)
	}
	fmt.Fprintln(l.app.stdout, l.app.say("  标注好的图：%s", "  annotated copy: %s", filepath.ToSlash(to)))
	return nil
}

func (l *looker) copyOf(name string) string {
	base := strings.TrimSuffix(path.Base(name), ".png")
	for i := 1; ; i++ {
		to := filepath.Join(l.annotate, base+".png")
		if i > 1 {
			to = filepath.Join(l.annotate, base+"-"+strconv.Itoa(i)+".png")
		}
		there, err := os.Stat(to)
		mine := func(f os.FileInfo) bool { return err == nil && os.SameFile(there, f) }
		if !slices.Contains(l.saved, to) && !slices.ContainsFunc(l.given, mine) {
			l.saved = append(l.saved, to)
			return to
		}
	}
}

func unwritten(to string, err error) error {
	return &lang.Error{Path: filepath.ToSlash(to), What: lang.F("写不了标注的图", "the annotated copy can't be written"), Hint: lang.F("请检查文件夹能不能写，或换一个", "check that the folder can be written, or name another"), Err: err}
}
