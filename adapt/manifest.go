package adapt

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"

	"onevoice/brandkit"
	"onevoice/lint/doc"
)

type (
	record struct {
		Version  int             `json:"version"`
		Embargo  string          `json:"embargo,omitempty"` // not to be published before
		Master   origin          `json:"master"`
		Kit      *origin         `json:"kit,omitempty"`
		Channels []channelRecord `json:"channels"`
		Earlier  []Earlier       `json:"earlier,omitempty"`
	}
	origin struct {
		Path   string `json:"path"`
		SHA256 string `json:"sha256"`
	}
	channelRecord struct {
		Channel  string        `json:"channel"`
		AI       bool          `json:"ai_generated,omitempty"`
		Test     *testRecord   `json:"test,omitempty"`
		Files    []FileRecord  `json:"files"`
		Facts    []factRecord  `json:"facts"`
		Notes    []noteRecord  `json:"notes"`
		Fields   []fieldRecord `json:"provenance"`
		Findings any           `json:"findings,omitempty"`
	}
	testRecord struct {
		Variant string `json:"variant"` // its letter, also at the end of utm_content
		Field   string `json:"field"`
		ZH      string `json:"zh"` // how the wording was made
		EN      string `json:"en"`
	}
	factRecord struct {
		Kind     string  `json:"kind"`
		Text     string  `json:"text"`
		Value    string  `json:"value"`
		Unit     string  `json:"unit,omitempty"`
		Row      string  `json:"row,omitempty"`
		Column   string  `json:"column,omitempty"`
		Required bool    `json:"required"`
		Basis    string  `json:"basis,omitempty"`
		Struck   bool    `json:"struck,omitempty"`
		Kept     bool    `json:"kept"`
		Why      string  `json:"why,omitempty"`
		Places   []where `json:"places"`
	}
	where struct {
		Line   int  `json:"line"`
		Column int  `json:"column"`
		Offset *int `json:"offset,omitempty"` // bytes on disk; none in a file that packs its words
		End    *int `json:"end_offset,omitempty"`
	}
	noteRecord struct {
		Severity string `json:"severity"`
		ZH       string `json:"zh"`
		EN       string `json:"en"`
		Text     string `json:"text,omitempty"`
		Place    *where `json:"place,omitempty"`
	}
	fieldRecord struct {
		Field string `json:"field"`
		Text  string `json:"text"`
		From  *where `json:"from,omitempty"` // nil: words of our own
		By    string `json:"by,omitempty"`   // llm, rule or author, where a model was asked
	}
)

// A FileRecord is a file as a manifest lists it.
type FileRecord struct {
	Path   string `json:"path"` // below the master's folder, with slashes
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Earlier is a variant of an earlier run that lies beside those of this one,
// with the hashes of what it was made from.
type Earlier struct {
	Channel string       `json:"channel"`
	Variant string       `json:"variant,omitempty"` // its letter, of a test
	Master  string       `json:"master_sha256"`
	Kit     string       `json:"kit_sha256,omitempty"`
	Files   []FileRecord `json:"files"`
}

// Manifest returns manifest.json: what was made of master, file by file with
// its hash, and per channel which facts were kept or dropped and why, what
// there was to say, and where each field came from. findings holds, by the
// variants' names, what a linter found in the variant, as it is to stand there;
// earlier are variants that lie there since an earlier run. It fails when the kit's file can't be read.
func Manifest(kit *brandkit.Kit, master *doc.Document, variants []*Variant, findings map[string]any, earlier []Earlier) ([]byte, error) {
	r := record{Version: 1, Embargo: Embargo(master), Earlier: earlier, Master: origin{filepath.Base(master.Source.Name), hash(master.Source.OnDisk())}, Channels: []channelRecord{}}
	if kit.Path != "" {
		data, err := os.ReadFile(kit.Path)
		if err != nil {
			return nil, err
		}
		r.Kit = &origin{filepath.Base(kit.Path), hash(data)}
	}
	for _, v := range variants {
		r.Channels = append(r.Channels, v.record(master, findings[v.Name()]))
	}
	return encode(r), nil
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func (v *Variant) record(master *doc.Document, findings any) channelRecord {
	c := channelRecord{Channel: v.Channel, AI: v.AI, Files: []FileRecord{}, Facts: []factRecord{}, Notes: []noteRecord{}, Fields: []fieldRecord{}, Findings: findings}
	if v.Arm.Letter != "" {
		c.Test = &testRecord{v.Arm.Letter, v.Arm.Field, v.Arm.Pattern.ZH, v.Arm.Pattern.EN}
	}
	for _, f := range v.Files {
		c.Files = append(c.Files, FileRecord{f.Path, len(f.Data), hash(f.Data)})
	}
	for _, e := range v.Ledger.Entries {
		f := factRecord{Kind: string(e.Fact.Kind), Text: e.Text, Value: e.Fact.Value, Unit: e.Fact.Unit, Row: e.Row, Column: e.Column,
			Required: e.Required, Basis: e.Basis, Struck: e.Struck, Kept: e.Kept, Why: e.Why, Places: []where{}}
		for _, p := range e.Places {
			if w := placed(master, p.Span()); w != nil {
				f.Places = append(f.Places, *w)
			}
		}
		c.Facts = append(c.Facts, f)
	}
	for _, n := range v.Notes {
		one := noteRecord{Severity: n.Severity, ZH: n.Message.ZH, EN: n.Message.EN, Text: n.Text}
		if n.Place.Doc != nil {
			one.Place = placed(master, n.Place.Span())
		}
		c.Notes = append(c.Notes, one)
	}
	for _, f := range v.Fields {
		c.Fields = append(c.Fields, fieldRecord{f.Name, f.Text.String(), placed(master, f.Text.Span()), f.By})
	}
	return c
}

// placed returns where in the master a span is, as a person counts it; nil
// for words the master doesn't hold.
func placed(master *doc.Document, s doc.Span) *where {
	if s.Source != master.Source {
		return nil
	}
	p := master.Source.Position(s.Start)
	at := &where{Line: p.Line, Column: p.Column}
	if !master.Source.Packed() {
		at.Offset, at.End = new(master.Source.Offset(s.Start)), new(master.Source.Offset(s.End))
	}
	return at
}
