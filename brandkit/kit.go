// Package brandkit is what a brand has decided: its voice, words, colours,
// marks and proofs. It loads a kit, validates it and explains its mistakes.
package brandkit

import (
	"sync"

	"onevoice/brandkit/channel"
	"onevoice/brandkit/lang"
	"onevoice/brandkit/provider"
	"onevoice/brandkit/yaml"
)

// A Kit is one brand's decisions, as brand.yaml says them. Every field but
// Brand may be empty: what the kit doesn't decide isn't checked.
type Kit struct {
	Version     int                 `yaml:"onevoice" need:"true"`
	Brand       Brand               `yaml:"brand" need:"true"`
	Sector      string              `yaml:"sector" allow:"general food health-food cosmetics special-cosmetics medical drug rx-drug device infant alcohol tobacco education finance realestate catering"`
	Markets     []string            `yaml:"markets" allow:"cn us uk eu"` // Load fills in cn
	Names       []Name              `yaml:"names"`
	Taglines    []Tagline           `yaml:"taglines"`
	Statements  []Statement         `yaml:"statements"`
	Terms       []Term              `yaml:"terms"`
	Competitors []Competitor        `yaml:"competitors"`
	Voice       Voice               `yaml:"voice"`
	Typography  Typography          `yaml:"typography"`
	Palette     []Color             `yaml:"palette"`
	Topics      []string            `yaml:"topics"`
	Logos       []Logo              `yaml:"logos"`
	Approved    []string            `yaml:"approved"`
	Fonts       []Font              `yaml:"fonts"`
	Evidence    []Evidence          `yaml:"evidence"`
	Facts       yaml.Raw            `yaml:"facts"` // any mapping: campaign-wide facts
	CTA         CTA                 `yaml:"cta"`
	Channels    map[string]yaml.Raw `yaml:"channels"`
	Rules       map[string]string   `yaml:"rules" allow:"off error evidence warning info"`
	LLM         LLM                 `yaml:"llm"`

	Path string `yaml:"-"` // the file as the user named it; "" for the neutral kit
	Dir  string `yaml:"-"` // the folder its files are relative to
	From Files  `yaml:"-"` // where those files are had; nil: on disk

	file  *yaml.File // nil for a kit that wasn't loaded
	mu    sync.Mutex
	specs map[string]*channel.Spec // made by Channel; nil for one that can't be made
}

// A Brand is who speaks.
type Brand struct {
	ZH    string `yaml:"zh"`
	EN    string `yaml:"en"`
	Legal Legal  `yaml:"legal"`
}

// Words returns the brand's name in both languages.
func (b Brand) Words() lang.Words { return lang.Words{ZH: b.ZH, EN: b.EN} }

// Legal is the company behind the brand. Its address may differ by language.
type Legal struct {
	ZH      string     `yaml:"zh"`
	EN      string     `yaml:"en"`
	Address lang.Words `yaml:"address"`
	Email   string     `yaml:"email"`
	Phone   string     `yaml:"phone"`
}

// A Name is a product or mark in its exact form.
type Name struct {
	Text  string   `yaml:"text" need:"true"`
	Forms []string `yaml:"forms"` // wrong spellings seen
	ZH    string   `yaml:"zh"`    // the same thing's name in Chinese copy
	EN    string   `yaml:"en"`    // and in English copy
}

// A Tagline is said word for word.
type Tagline struct {
	Text     string   `yaml:"text" need:"true"`
	Lang     string   `yaml:"lang" allow:"zh en"`
	Channels []string `yaml:"channels"` // where it is required; empty: everywhere
	Required bool     `yaml:"required"`
	Former   []string `yaml:"former"` // what it was before: may be quoted
}

// A Statement is approved wording (口径), used word for word.
type Statement struct {
	ID   string `yaml:"id" need:"true"`
	Text string `yaml:"text" need:"true"`
}

// A Term is a word the brand says and those it doesn't.
type Term struct {
	Say      string   `yaml:"say"`
	Not      []string `yaml:"not" need:"true"`
	Unless   []string `yaml:"unless"` // phrases in which a word of Not is right
	Why      string   `yaml:"why"`
	Severity string   `yaml:"severity" allow:"error evidence warning info"` // Load fills in warning
	Channels []string `yaml:"channels"`
	Lang     string   `yaml:"lang" allow:"zh en"`
}

// A Competitor is a name that copy leaves out unless Allow is set.
type Competitor struct {
	Name    string   `yaml:"name" need:"true"`
	Aliases []string `yaml:"aliases"`
	Allow   bool     `yaml:"allow"`
}

// Voice is how the brand speaks.
type Voice struct {
	Address     string      `yaml:"address" allow:"您 你 none"`
	Person      string      `yaml:"person"`
	Tone        Tone        `yaml:"tone"`
	Sentence    Sentence    `yaml:"sentence"`
	Exclamation Exclamation `yaml:"exclamation"`
	Emoji       Emoji       `yaml:"emoji"`
	Samples     Samples     `yaml:"samples"`
}

// Tone is words that sound like the brand and words that don't.
type Tone struct {
	Prefer []string `yaml:"prefer"`
	Avoid  []string `yaml:"avoid"`
}

// Sentence is the longest sentence: characters in Chinese, words in English.
type Sentence struct {
	ZH int `yaml:"zh"`
	EN int `yaml:"en"`
}

// Exclamation is how loud the brand gets.
type Exclamation struct {
	MaxRun int     `yaml:"max_run"`
	Per100 float64 `yaml:"per_100"` // marks in a hundred characters
}

// Emoji is which emoji and how many; Max nil is no limit.
type Emoji struct {
	Allow string   `yaml:"allow"` // all, none, or the emoji themselves
	Max   *int     `yaml:"max"`
	NotIn []string `yaml:"not_in" allow:"title subject preheader heading"` // where there is none
}

// Samples are texts that sound like the brand and texts that don't, as globs.
type Samples struct {
	On  []string `yaml:"on"`
	Off []string `yaml:"off"`
}

// Typography is the house style of Chinese setting. Load fills in: a space
// between Han and Latin, curly quotes, …… and the others kept.
type Typography struct {
	CJKLatinSpace *bool  `yaml:"cjk_latin_space"` // nil: true
	Quotes        string `yaml:"quotes" allow:"curly corner straight keep"`
	Brackets      string `yaml:"brackets" allow:"keep full half"`
	Ellipsis      string `yaml:"ellipsis"`
	Numbers       string `yaml:"numbers" allow:"keep"`
}

// A Color is one paint of the palette.
type Color struct {
	Name   string  `yaml:"name"`
	Hex    string  `yaml:"hex" need:"true"` // #RRGGBB
	Role   string  `yaml:"role" allow:"primary secondary accent neutral text background"`
	DeltaE float64 `yaml:"delta_e"` // CIEDE2000 distance that still is this colour; Load fills in 5
}

// A Logo is one drawing of the mark.
type Logo struct {
	File     string   `yaml:"file" need:"true"`
	On       []string `yaml:"on" allow:"light dark"`
	MinWidth float64  `yaml:"min_width"` // share of the picture's width
	Clear    float64  `yaml:"clear"`     // share of the logo's height
	Required bool     `yaml:"required"`
}

// A Font is a typeface the brand sets its words in.
type Font struct {
	Family string `yaml:"family" need:"true"`
	File   string `yaml:"file"`
	Role   string `yaml:"role" allow:"text title code"`
}

// Evidence is the proof of one claim.
type Evidence struct {
	ID      string `yaml:"id" need:"true"`
	Claim   string `yaml:"claim" need:"true"`
	Scope   string `yaml:"scope"`
	Source  string `yaml:"source"`
	Period  string `yaml:"period"`
	Area    string `yaml:"area"`
	Expires string `yaml:"expires"` // YYYY-MM-DD
}

// CTA is what the brand's buttons say.
type CTA struct {
	Verbs []string `yaml:"verbs"`
}

// LLM is which language models may be asked, beside those that onevoice knows,
// and how much of them for one master.
type LLM struct {
	Providers map[string]provider.Provider `yaml:"providers"`
	PerMaster Limits                       `yaml:"per_master"`
}

// Limits are the most that may be used; 0 is what onevoice sets.
type Limits struct {
	Calls   int `yaml:"calls"`
	Tokens  int `yaml:"tokens"`
	Seconds int `yaml:"seconds"`
}
