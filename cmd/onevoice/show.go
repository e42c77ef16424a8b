package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
)

// kitShow prints a kit for a person, with its colours where they can be seen.
func (a *app) kitShow() error {
	path, err := a.theKit()
	if err != nil {
		return err
	}
	kit, err := brandkit.Load(path)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "%s  %s\n", kit.Brand.Words().In(a.lang), path)
	for _, s := range a.sections(kit) {
		if len(s.rows) == 0 {
			continue
		}
		fmt.Fprintf(a.stdout, "\n%s\n", s.head)
		if err := table(a.stdout, "  ", s.rows); err != nil {
			return err
		}
	}
	return a.palette(kit.Palette)
}

// A section is one part of a kit as it is shown.
type section struct {
	head string
	rows [][]string
}

func (a *app) sections(k *brandkit.Kit) []section {
	about := told([][]string{
		{a.say("公司", "company"), lang.Words{ZH: k.Brand.Legal.ZH, EN: k.Brand.Legal.EN}.In(a.lang)}, {a.say("地址", "address"), k.Brand.Legal.Address.In(a.lang)},
		{a.say("邮箱", "email"), k.Brand.Legal.Email}, {a.say("电话", "phone"), k.Brand.Legal.Phone},
		{a.say("行业", "sector"), k.Sector}, {a.say("市场", "markets"), strings.Join(k.Markets, " ")}, {a.say("话题", "topics"), strings.Join(k.Topics, " ")},
	})
	var names, lines, terms, rivals, proofs, logos, rules [][]string
	for _, n := range k.Names {
		names = append(names, []string{n.Text, prefixed(a.say("不写 ", "not "), n.Forms, a.say("、", ", "))})
	}
	for _, t := range k.Taglines {
		lines = append(lines, []string{t.Text, strings.Join(t.Channels, " "), either(t.Required, a.say("必须有", "required"))})
	}
	for _, t := range k.Terms {
		terms = append(terms, []string{t.Say, prefixed(a.say("不说 ", "not "), t.Not, a.say("、", ", ")), t.Why})
	}
	for _, c := range k.Competitors {
		rivals = append(rivals, []string{c.Name, strings.Join(c.Aliases, a.say("、", ", "))})
	}
	for _, e := range k.Evidence {
		proofs = append(proofs, []string{e.ID, e.Claim, e.Source, prefixed(a.say("有效期至 ", "until "), one(e.Expires), "")})
	}
	for _, l := range k.Logos {
		logos = append(logos, []string{l.File, strings.Join(l.On, " "), either(l.Required, a.say("必须有", "required"))})
	}
	for _, id := range slices.Sorted(maps.Keys(k.Rules)) {
		rules = append(rules, []string{id, k.Rules[id]})
	}
	return append([]section{
		{a.say("基本", "about"), about}, {a.say("名称", "names"), names}, {a.say("标语", "taglines"), lines}, {a.say("用词", "terms"), terms},
		{a.say("竞品", "competitors"), rivals}, {a.say("证据", "evidence"), proofs}, {a.say("标志", "logos"), logos}, {a.say("规则", "rules"), rules},
	}, a.manner(k)...)
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func prefixed(head string, list []string, comma string) string {
	if len(list) == 0 {
		return ""
	}
	return head + strings.Join(list, comma)
}

func either(yes bool, s string) string {
	if yes {
		return s
	}
	return ""
}

// palette prints each colour with a swatch of it, in 24-bit colour.
func (a *app) palette(colors []brandkit.Color) error {
	if len(colors) == 0 {
		return nil
	}
	fmt.Fprintf(a.stdout, "\n%s\n", a.say("颜色", "colours"))
	var rows [][]string
	var hexes []string
	for _, c := range colors {
		rows, hexes = append(rows, []string{c.Hex, c.Name, c.Role}), append(hexes, c.Hex)
	}
	return a.swatches(rows, hexes)
}

// swatches prints rows, each with a swatch of its colour before it where
// colours can be seen.
func (a *app) swatches(rows [][]string, hexes []string) error {
	var b bytes.Buffer
	if err := table(&b, "  ", rows); err != nil {
		return err
	}
	for i, line := range strings.SplitAfter(strings.TrimSuffix(b.String(), "\n"), "\n") {
		if a.colored(a.stdout) {
			line = "  " + swatch(hexes[i]) + line
		}
		fmt.Fprint(a.stdout, line)
	}
	fmt.Fprintln(a.stdout)
	return nil
}

// swatch is six spaces on a colour given as #RRGGBB.
func swatch(hex string) string {
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil {
		return "      "
	}
	return fmt.Sprintf("\x1b[48;2;%d;%d;%dm      \x1b[0m", n>>16, n>>8&0xff, n&0xff)
}
