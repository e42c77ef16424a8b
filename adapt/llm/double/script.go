package double

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"onevoice/brandkit/yaml"
)

// A Script is what an endpoint does, step by step, and what is to come of it.
type Script struct {
	Name   string `yaml:"-"` // its file's, without the extension
	About  string `yaml:"about" need:"true"`
	TLS    bool   `yaml:"tls"` // serve under a certificate that nobody knows
	Ask    string `yaml:"ask"` // the question; a short one where it doesn't matter
	Steps  []Step `yaml:"steps" need:"true"`
	Expect Expect `yaml:"expect" need:"true"`
}

// A Step is one answer; the last is given for ever. Where {{key}} stands in its
// words it says the key that it was sent.
type Step struct {
	Status  int               `yaml:"status"` // 0: 200
	Header  map[string]string `yaml:"header"`
	Content string            `yaml:"content"` // in a good answer
	Body    string            `yaml:"body"`    // as it is
	Before  Times             `yaml:"before"`  // comes before the body
	Pad     int               `yaml:"pad"`     // bytes of space behind it
	Cut     int               `yaml:"cut"`     // the connection breaks behind so many bytes of it
	Gzip    bool              `yaml:"gzip"`
	Wait    Span              `yaml:"wait"` // before anything is sent
	Drip    Span              `yaml:"drip"` // between bytes
}

// Times is something said over and over.
type Times struct {
	Text  string `yaml:"text"`
	Times int    `yaml:"times"`
}

// Expect is what whoever asks is to make of it: an object's title, or a kind of
// failure, after how many requests.
type Expect struct {
	Title    string `yaml:"title"`
	Fails    string `yaml:"fails"`
	Requests int    `yaml:"requests"` // 0: it depends on the clock
	Limit    Span   `yaml:"limit"`    // of the question; 0: five seconds
}

// A Span is a duration: 20ms, 2s.
type Span time.Duration

// SetScalar reads a span from YAML.
func (s *Span) SetScalar(text string) error {
	d, err := time.ParseDuration(text)
	*s = Span(d)
	return err
}

// Read returns the script in a file.
func Read(path string) (Script, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Script{}, err
	}
	s := Script{Name: strings.TrimSuffix(filepath.Base(path), ".yaml")}
	f, err := yaml.Parse(path, data)
	if err != nil {
		return s, err
	}
	return s, f.Decode(&s)
}

// A counter counts requests.
type counter struct{ n atomic.Int64 }

func (c *counter) next() int { return int(c.n.Add(1)) }
