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

	reading sync.Mutex
	elems   map[string]elem // of phrases, as far as they have been read

	logos    perKit[kitLogos]
	doubtful []string // words that also come about where two ordinary words meet

	once     sync.Once
	anchors  []string
	of       map[string][]anchor
	calls    [][]anchor // by number of the word in anchors
	words    *words.Matcher
	branches []*branch // of all rules
	packed   *calls    // what anchors, calls and words are made of, packed; nil where they are not

	glances sync.Pool // of *glance: room for the next text
}

// An anchor says that a word is looked for on behalf of a rule's phrase.
type anchor struct {
	branch int // the rule's, by its number
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

// loreData is all of lore, as it can be packed.
type loreData struct {
	Classes  classes // settled
	Frames   map[string][]unless
	Doubtful []string
	Bent     string
	Straight string
	Ordinary string
}

// newLore reads lore from its files and says what is wrong in them.
func newLore() (*lore, error) {
	d, err := readLore()
	if err != nil {
		return nil, err
	}
	l := d.lore()
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(l.frames)) {
		_, err := l.frames[name].read(l)
		errs = append(errs, err)
	}
	return l, errors.Join(errs...)
}

func (d *loreData) lore() *lore {
	l := &lore{classes: d.Classes, doubtful: d.Doubtful, frames: map[string]*sharedFrame{}, of: map[string][]anchor{}}
	for name, list := range d.Frames {
		l.frames[name] = &sharedFrame{list: list}
	}
	l.bent = sync.OnceValue(func() *bender { return newBender(d.Straight, d.Bent, d.Ordinary) })
	return l
}

func readLore() (*loreData, error) {
	d := &loreData{Classes: classes{}, Frames: map[string][]unless{}}
	written := map[string]string{} // in which file a class or a frame is
	names, err := fs.Glob(loreFiles, "lore/*.yaml")
	if err != nil {
		return nil, err
	}
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
		if err := f.apart(name, written); err != nil {
			return nil, err
		}
		d.learn(&f)
	}
	return d, d.Classes.settle()
}

// apart notes what a file of lore names. A name stands for one thing: were a
// class in two files, each would have the words of both.
func (f *loreFile) apart(file string, written map[string]string) error {
	names := slices.Concat(slices.Collect(maps.Keys(f.Classes)), slices.Collect(maps.Keys(f.Words)))
	for name := range f.Frames {
		names = append(names, "frames: "+name)
	}
	slices.Sort(names)
	for i, name := range names {
		other := written[name]
		if i > 0 && names[i-1] == name {
			other = file
		}
		if other != "" {
			return &lang.Error{Path: "rules/" + file, What: lang.F("「%s」在 rules/%s 和 rules/%s 里各有一个", "%q stands in rules/%s and in rules/%s", name, other, file), Hint: lang.F("给其中一个换个名字，或把词并到一处", "rename one of them, or put the words in one place")}
		}
	}
	for _, name := range names {
		written[name] = file
	}
	return nil
}

// learn takes in what a file adds.
func (d *loreData) learn(f *loreFile) {
	for _, list := range f.Doubtful {
		d.Doubtful = append(d.Doubtful, strings.Fields(list)...)
	}
	for name, list := range f.Words {
		d.Classes.add(name, strings.Fields(list))
	}
	for name, list := range f.Classes {
		d.Classes.add(name, list)
	}
	maps.Copy(d.Frames, f.Frames)
	d.Bent, d.Straight, d.Ordinary = d.Bent+f.Bent, d.Straight+f.Straight, d.Ordinary+f.Ordinary
}

func (c classes) add(name string, list []string) {
	for _, w := range list {
		c[name] = append(c[name], words.Fold(strings.ReplaceAll(w, "_", " ")).Text)
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
		p, err := l.phrase(s)
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
			l.of[w] = append(l.of[w], anchor{b.number, i})
		}
	}
}
