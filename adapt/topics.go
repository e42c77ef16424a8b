package adapt

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onevoice/brandkit/channel"
	"onevoice/lint/doc"
	"onevoice/lint/words"
)

// topics returns the words a piece is found by, the surest first: the kit's
// own, the brand, the products, and what the copy itself keeps saying. None
// in a crisis.
func (j *job) topics() []doc.Text {
	if j.mood.crisis {
		return nil
	}
	most, advised := 10, 8
	for _, l := range j.spec.Fields["topics"].Limits {
		if l.Unit == "count" && l.Max > 0 {
			most = min(most, l.Max)
		}
	}
	if a := j.spec.Fields["topics"].Advise; a.Max > 0 {
		advised = a.Max
	}
	set := topicSet{job: j, most: min(most, advised)}
	for _, t := range j.kit.Topics {
		set.add(label(t))
	}
	for _, n := range [...]string{j.kit.Brand.Words().In(j.out.lang)} {
		if n != "" && strings.Contains(fold(j.bodyText()+j.out.title.String()), fold(n)) {
			set.add(label(n))
		}
	}
	for _, t := range j.products() {
		set.add(t)
	}
	set.title()
	for _, t := range j.repeated() {
		if len(set.out) >= max(5, 3) {
			break
		}
		set.add(t)
	}
	set.fill()
	return set.out
}

// A topicSet collects topics, none of which says what another does.
type topicSet struct {
	*job
	out  []doc.Text
	most int
}

// add takes t as a topic without the spaces and marks a topic can't hold.
func (s *topicSet) add(t doc.Text) {
	if len(s.out) >= s.most || s.mood.secret.told(t.String()) {
		return
	}
	var keep []piece
	for i, r := range t.String() {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n := utf8.RuneLen(r)
			if k := len(keep) - 1; k >= 0 && keep[k].j == i {
				keep[k].j = i + n
			} else {
				keep = append(keep, piece{i: i, j: i + n})
			}
		}
	}
	t = assemble(said(doc.Tag, t), keep).Text
	name := t.String()
	if n := channel.Count("rune", name); n < 2 || n > 24 || strings.IndexFunc(name, unicode.IsLetter) < 0 {
		return
	}
	for _, o := range s.out {
		if a, b := fold(o.String()), fold(name); a == b || strings.Contains(a, b) && utf8.RuneCountInString(b) < 4 {
			return
		}
	}
	s.out = append(s.out, t)
}

// title adds what the headline is about: its parts, without the product's
// name and without what every launch says of itself.
func (s *topicSet) title() {
	t := s.out2title()
	for _, r := range clauses(t.String()) {
		part := t.Slice(r[0], r[1])
		for _, n := range s.chunks(part) {
			s.add(n)
		}
	}
}

func (s *topicSet) out2title() doc.Text { return s.job.out.title }

// said of any launch, never what it is about
var empty = [...]string{"正式", "发布", "上市", "开售", "来了", "上线", "关于", "说明", "公告", "新品", "线上", "今天", "起可以", "只在", "作者见面"}

// chunks returns the nouns of a title part: Chinese between the words that
// tie, English as runs of capitalised words.
func (s *topicSet) chunks(t doc.Text) []doc.Text {
	str := t.String()
	if langOf(str) == "en" {
		return capitals(t)
	}
	var out []doc.Text
	from := -1
	flush := func(to int) {
		if from >= 0 && utf8.RuneCountInString(str[from:to]) >= 2 && utf8.RuneCountInString(str[from:to]) <= 9 {
			out = append(out, t.Slice(from, to))
		}
		from = -1
	}
	for i, r := range str {
		stop := !words.IsHan(r) || strings.ContainsRune(ties, r)
		for _, e := range empty {
			if strings.HasPrefix(str[i:], e) || i >= 3 && strings.HasPrefix(str[i-3:], e) && len(e) == 6 {
				stop = true
			}
		}
		if stop {
			flush(i)
		} else if from < 0 {
			from = i
		}
	}
	flush(len(str))
	return out
}

// ties are characters that tie words together and rarely stand in a noun.
const ties = "的了是在把给让被和与及或也都就还又很更最不没无有要会能可将从到向对为以而但则吗呢吧啊呀么什怎谁哪这那每各我你您他她它们一二两三四五六七八九十百千万个只次种位名年月日时分秒点起止前后里中上下元折件份说看做用来去过着得地之其于比按由"

// capitals returns runs of capitalised words of a title.
func capitals(t doc.Text) []doc.Text {
	s := t.String()
	var out []doc.Text
	i := 0
	for i < len(s) {
		k := i
		end := i
		n := 0
		for k < len(s) {
			w := strings.IndexAny(s[k:]+" ", " ,:;.?!/")
			word := s[k : k+w]
			if word == "" || !unicode.IsUpper(first(word)) || plainWord(word) || n == 3 {
				break
			}
			n, end = n+1, k+w
			if k+w >= len(s) || s[k+w] != ' ' {
				k += w
				break
			}
			k += w + 1
		}
		if end > i {
			out = append(out, t.Slice(i, end))
			i = end
			continue
		}
		next := strings.IndexByte(s[i:], ' ')
		if next < 0 {
			break
		}
		i += next + 1
	}
	return out
}

// plainWord reports an English word no one searches by.
func plainWord(w string) bool {
	switch strings.ToLower(strings.Trim(w, ".,:;!?'’“”\"()")) {
	case "the", "a", "an", "of", "and", "or", "to", "in", "on", "for", "with", "how", "what", "why", "when", "who", "we", "you", "i", "it", "is", "are", "our", "your", "this", "that", "every", "live", "session", "new", "state", "from", "by", "at", "up", "off", "not", "can", "will", "get", "use", "one", "two", "three", "four",
		"first", "last", "next", "before", "after", "more", "than", "which", "where", "only", "they", "their", "them", "these", "those", "there", "then", "same", "each", "about", "into", "over", "does", "did", "have", "has", "had", "was", "were", "but", "any", "all", "its", "it's", "be", "as", "if", "so", "no",
		"per", "per month", "within", "between", "under", "outside", "during", "without", "whether", "while", "most", "some", "many", "much", "very", "also", "just", "free", "call", "read", "send", "save", "something", "coming", "quieter", "am", "pm", "minutes", "days", "hours", "months", "years", "points", "cost":
		return true
	}
	return false
}

// A phrase is what the copy says again and again.
type phrase struct {
	text  doc.Text
	count int
	order int
}

// repeated returns what the copy says most: Chinese words of two to six
// characters that it repeats and that don't only occur within longer ones,
// English words of five letters and more.
func (j *job) repeated() []doc.Text {
	seen := map[string]*phrase{}
	var order []*phrase
	count := func(key string, t doc.Text) {
		p := seen[key]
		if p == nil {
			p = &phrase{text: t, order: len(order)}
			seen[key] = p
			order = append(order, p)
		}
		p.count++
	}
	for _, p := range j.out.portions {
		if p.role == code || p.role == figure || j.out.both && p.lang != j.out.lang {
			continue
		}
		for _, b := range p.blocks {
			if j.out.lang == "en" {
				latin(b.Text, count)
			} else {
				grams(b.Text, count)
			}
		}
	}
	for _, p := range order {
		for _, o := range order {
			if a, b := p.text.String(), o.text.String(); a != b && p.count <= o.count && strings.Contains(b, a) {
				p.count = 0
			}
		}
	}
	sort.SliceStable(order, func(a, b int) bool { return order[a].count > order[b].count })
	var out []doc.Text
	for _, p := range order {
		if p.count > 1 {
			out = append(out, p.text)
		}
	}
	return out
}

// grams counts the Chinese words of t, roughly: stretches between ties.
func grams(t doc.Text, count func(string, doc.Text)) {
	s := t.String()
	var at []int
	flush := func(end int) {
		at = append(at, end)
		for n := 2; n <= 6; n++ {
			for i := 0; i+n < len(at); i++ {
				count(s[at[i]:at[i+n]], t.Slice(at[i], at[i+n]))
			}
		}
		at = at[:0]
	}
	for i, r := range s {
		if words.IsHan(r) && !strings.ContainsRune(ties, r) {
			at = append(at, i)
		} else if len(at) > 0 {
			flush(i)
		}
	}
	if len(at) > 0 {
		flush(len(s))
	}
}

// latin counts the English words of t.
func latin(t doc.Text, count func(string, doc.Text)) {
	s := t.String()
	from := -1
	for i, r := range s + " " {
		if r < 0x80 && unicode.IsLetter(r) || r == '-' && from >= 0 {
			if from < 0 {
				from = i
			}
			continue
		}
		if from >= 0 && i-from >= 5 && !plainWord(s[from:i]) {
			count(strings.ToLower(strings.TrimSuffix(s[from:i], "s")), t.Slice(from, i))
		}
		from = -1
	}
}

// fill makes sure of three topics, where the master's words allow it.
func (s *topicSet) fill() {
	if len(s.out) < 3 {
		for _, t := range s.chunks(s.master.Meta.Text("campaign.name")) {
			s.add(t)
		}
	}
	for _, p := range s.job.out.portions {
		if len(s.out) >= 3 {
			return
		}
		if p.role == heading && utf8.RuneCountInString(p.blocks[0].Text.String()) <= 8 {
			s.add(p.blocks[0].Text)
		}
	}
	for _, p := range s.job.out.portions {
		for _, b := range p.blocks {
			if p.role == code || s.job.out.both && p.lang != s.job.out.lang {
				continue
			}
			if s.job.out.lang == "en" {
				latin(b.Text, func(_ string, t doc.Text) {
					if len(s.out) < 3 {
						s.add(t)
					}
				})
				continue
			}
			for _, t := range s.chunks(b.Text) {
				if len(s.out) < 3 && utf8.RuneCountInString(t.String()) <= 6 {
					s.add(t)
				}
			}
		}
	}
}
