package rules

import (
	"embed"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
	"onevoice/lint/words"
)

//go:embed lore
var loreFiles embed.FS

// lore is what claim rules share: word classes, frames, ways of writing, and
// the one search for all their words.
type lore struct {
	classes classes
	frames  map[string]*sharedFrame
	bent    func() *bender

	doubtful []string // words that also come about where two ordinary words meet

	once     sync.Once
	anchors  []string
	of       map[string][]anchor
	calls    [][]anchor // by number of the word in anchors
	words    *words.Matcher
	branches []*branch // of all rules
}

// An anchor says that a word is looked for on behalf of a rule's phrase.
type anchor struct {
	rule   *branch
	phrase int
}

// A loreFile is one of rules/lore/*.yaml.
type loreFile struct {
	Classes  map[string][]string `yaml:"classes"`
	Words    map[string]string   `yaml:"words"` // classes as words with spaces between: long lists are read faster so
	Frames   map[string][]unless `yaml:"frames"`
	Bent     string              `yaml:"bent"`     // ways to write a character to get round a rule, a line each
	Straight string              `yaml:"straight"` // the phrases that are looked for in such writing
	Ordinary string              `yaml:"ordinary"` // words that are written or sound like one of them and are none
	Doubtful []string            `yaml:"doubtful"` // words that also come about where two others meet, a scalar may hold many: 有机 in 有|机会
}

func newLore() (*lore, error) {
	l := &lore{classes: classes{}, frames: map[string]*sharedFrame{}, of: map[string][]anchor{}}
	var all loreFile
	names, err := fs.Glob(loreFiles, "lore/*.yaml")
	if err != nil {
		return nil, err
	}
	var files []loreFile
	for _, name := range names {
		data, err := fs.ReadFile(loreFiles, name)
		if err != nil {
			return nil, err
		}
		y, err := yaml.Parse(name, data)
		if err != nil {
			return nil, err
		}
		var f loreFile
		if err := y.Decode(&f); err != nil {
			return nil, err
		}
		files = append(files, f)
		all.Bent, all.Straight, all.Ordinary = all.Bent+f.Bent, all.Straight+f.Straight, all.Ordinary+f.Ordinary
	}
	for _, f := range files {
		l.learn(f)
	}
	if err := l.classes.settle(); err != nil {
		return nil, err
	}
	l.bent = sync.OnceValue(func() *bender { return newBender(all.Straight, all.Bent, all.Ordinary) })
	var errs []error
	for _, f := range files {
		for name, list := range f.Frames {
			l.frames[name] = &sharedFrame{list: list}
			_, err := l.frames[name].read(l)
			errs = append(errs, err)
		}
	}
	return l, errors.Join(errs...)
}

// learn takes in a file's classes.
func (l *lore) learn(f loreFile) {
	for _, list := range f.Doubtful {
		l.doubtful = append(l.doubtful, strings.Fields(list)...)
	}
	for name, list := range f.Words {
		l.class(name, strings.Fields(list))
	}
	for name, list := range f.Classes {
		l.class(name, list)
	}
}

func (l *lore) class(name string, list []string) {
	for _, w := range list {
		l.classes[name] = append(l.classes[name], words.Fold(strings.ReplaceAll(w, "_", " ")).Text)
	}
}

// settle puts the words of a class in the place of each {name} in another, and
// the longest words first.
func (c classes) settle() error {
	for _, name := range slices.Sorted(maps.Keys(c)) {
		list, err := c.all(name, nil)
		if err != nil {
			return err
		}
		list = curled(list)
		sortLongest(list)
		c[name] = list
	}
	return nil
}

// all returns a class's words with those of the classes that it names; in is
// the way that led here.
func (c classes) all(name string, in []string) ([]string, error) {
	if _, ok := c[name]; !ok || slices.Contains(in, name) {
		return nil, &lang.Error{What: lang.F("词类「%s」不存在，或绕回了自己", "the class %q is not there, or names itself", name), Hint: lang.F("词类写在 rules/lore", "classes stand in rules/lore")}
	}
	var out []string
	for _, w := range c[name] {
		if len(w) < 3 || w[0] != '{' || w[len(w)-1] != '}' {
			out = append(out, w)
			continue
		}
		more, err := c.all(w[1:len(w)-1], append(in, name))
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

// phrases parses a list of phrases against the classes.
func (l *lore) phrases(list []string) ([]phrase, error) {
	out := make([]phrase, len(list))
	for i, s := range list {
		p, err := parsePhrase(s, l.classes)
		if err != nil {
			return nil, err
		}
		out[i] = p
	}
	return out, nil
}

// register adds a branch's words to the search.
func (l *lore) register(b *branch) {
	for i := range b.say {
		p := b.phrase(i)
		for _, w := range p.elems[p.anchor].words {
			if _, ok := l.of[w]; !ok {
				l.anchors = append(l.anchors, w)
			}
			l.of[w] = append(l.of[w], anchor{b, i})
		}
	}
}
