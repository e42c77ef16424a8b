// Package lint holds documents against rules and says where they part.
package lint

import (
	"slices"
	"strings"

	"onevoice/brandkit"
	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// Words are one thing said in Chinese and in English.
type Words = lang.Words

// A Severity says what a finding stops.
type Severity string

// The severities, highest first.
const (
	Error    Severity = "error"    // violates
	Evidence Severity = "evidence" // lawful only with proof that the kit doesn't have
	Warning  Severity = "warning"
	Info     Severity = "info"
	Off      Severity = "off" // the rule doesn't run
)

// Rank orders severities: Error is 4, Info is 1, anything else 0.
func (s Severity) Rank() int {
	return 1 + slices.Index([]Severity{Info, Warning, Evidence, Error}, s)
}

// A Rule is one thing worth saying about an asset. It is a value: its words
// are its documentation, and Check is all it does.
type Rule struct {
	ID       string // family/name: "law/absolute"
	Title    Words  // what it is about, in a few words
	Why      Words  // why it matters, in one sentence
	Basis    Words  // the law, platform rule or kit field it comes from
	Mend     Words  // how a writer fixes it
	Checked  string // the month its basis was looked up: 2026-11
	Severity Severity
	Scope    Scope
	Matter   string                   // rules of one matter say of the same words one thing: the gravest
	Across   bool                     // Check sees a whole campaign, not one document
	Needs    func(*brandkit.Kit) bool // whether the kit gives it anything to do; nil: always
	Check    func(*Pass) error        // an error means it could not look, never what it saw
}

// A Scope says where a rule looks. An empty list means everywhere.
type Scope struct {
	Channels   []string   `yaml:"channels"`    // ids; with none named a document has no channel and is left out
	Kinds      []doc.Kind `yaml:"kinds"`       // of block
	Sectors    []string   `yaml:"sectors"`     // where unknown, the rule doesn't run and Result says so
	NotSectors []string   `yaml:"not_sectors"` // left to rules of their own; where the sector is unknown, the rule runs and only warns
	Markets    []string   `yaml:"markets"`     // one of the kit's
	Langs      []string   `yaml:"langs"`       // zh, en: of the block, whatever the document around it is in
	Whole      bool       `yaml:"whole"`       // langs are of the document as a whole: for what a document must say once
	Commercial []string   `yaml:"commercial"`  // ad news ugc notice none
}

// kinds that hold no prose: a rule sees them only when its scope names them.
var silent = []doc.Kind{doc.Code, doc.Picture, doc.Break}

// Block reports whether the scope takes in a block by its kind.
func (s Scope) Block(b *doc.Block) bool {
	if len(s.Kinds) == 0 {
		return !slices.Contains(silent, b.Kind)
	}
	return slices.Contains(s.Kinds, b.Kind)
}

// about is what a scope asks of a document, worked out once.
type about struct {
	channel, commercial, sector string
	markets                     []string
	tongue                      tongue
}

// langs returns the languages that stand in a document, or the one it is in.
func (a about) langs(whole bool) []string {
	if whole {
		return []string{a.tongue.doc}
	}
	return a.tongue.langs
}

func describe(kit *brandkit.Kit, d *doc.Document) about {
	a := about{d.Channel, Commercial(d), Sector(kit, d), kit.Markets, tongueOf(d)}
	if len(a.markets) == 0 {
		a.markets = []string{"cn"}
	}
	return a
}

// A verdict is whether a rule runs on a document, or why it can't tell.
type verdict struct {
	run bool
	why Words // set when something it would have to know is not said
}

func (s Scope) document(a about) verdict {
	if !within(s.Channels, a.channel) || !within(s.Commercial, a.commercial) || !meet(s.Langs, a.langs(s.Whole)) || !meet(s.Markets, a.markets) {
		return verdict{}
	}
	if len(s.Sectors) > 0 && a.sector == "" {
		return verdict{why: Words{ZH: "不知道行业（品牌包和文件都没写 sector）", EN: "sector unknown"}}
	}
	return verdict{run: within(s.Sectors, a.sector) && !slices.Contains(s.NotSectors, a.sector)}
}

func within(list []string, s string) bool { return len(list) == 0 || slices.Contains(list, s) }

func meet(list, any []string) bool {
	return len(list) == 0 || slices.ContainsFunc(any, func(s string) bool { return slices.Contains(list, s) })
}

// Sector returns the sector of a document: its own where it names one that is
// known, else its kit's, else "".
func Sector(kit *brandkit.Kit, d *doc.Document) string {
	if s := strings.ToLower(d.Meta.Get("sector")); s != "" && slices.Contains(brandkit.Sectors(), s) {
		return s
	}
	return kit.Sector
}

// Commercial returns what a document is to the law: ad (the default), news,
// ugc, notice or none. A word that is none of these, yes and true among them,
// leaves it an ad: the rules look rather once too often.
func Commercial(d *doc.Document) string {
	switch c := strings.ToLower(d.Meta.Get("commercial")); c {
	case "news", "ugc", "notice", "none":
		return c
	case "false", "no":
		return "none"
	}
	return "ad"
}

// Glob reports whether a rule's id matches a pattern in which * stands for
// anything but a slash.
func Glob(pattern, id string) bool {
	head, rest, star := strings.Cut(pattern, "*")
	if !star {
		return pattern == id
	}
	if !strings.HasPrefix(id, head) {
		return false
	}
	for id = id[len(head):]; ; id = id[1:] {
		if Glob(rest, id) {
			return true
		}
		if id == "" || id[0] == '/' {
			return false
		}
	}
}
