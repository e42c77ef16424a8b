package office

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// An epoch is the day from which a workbook counts: the end of 1899, or 1904
// as once on the Mac.
type epoch bool

const mac epoch = true

// builtin are the formats that have a number instead of a code (ECMA-376 part
// 1, 18.8.30), dates as in Chinese Excel.
func builtin(id int) string {
	return map[int]string{
		1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
		14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
		27: `yyyy"年"m"月"`, 28: `m"月"d"日"`, 29: `m"月"d"日"`, 30: "m-d-yy", 31: `yyyy"年"m"月"d"日"`, 32: `h"时"mm"分"`, 33: `h"时"mm"分"ss"秒"`,
		37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss",
		50: `yyyy"年"m"月"`, 51: `m"月"d"日"`, 52: `yyyy"年"m"月"`, 53: `m"月"d"日"`, 54: `m"月"d"日"`, 57: `yyyy"年"m"月"`, 58: `m"月"d"日"`,
	}[id]
}

// readFormats reads how each style shows numbers.
func (w *workbook) readFormats(name string) error {
	data, err := w.xml(name)
	if err != nil {
		return err
	}
	codes, inCells := map[int]string{}, false
	for s := newScanner(data); ; {
		t, err := s.next()
		switch {
		case err != nil:
			return w.bad(name, err)
		case t.kind == ends:
			return nil
		case t.name == "x:cellXfs":
			inCells = t.kind == opens && !t.empty
		case t.kind != opens:
		case t.name == "x:numFmt":
			if id, err := strconv.Atoi(s.value(t, "numFmtId")); err == nil {
				codes[id] = s.value(t, "formatCode")
			}
		case t.name == "x:xf" && inCells:
			id, _ := strconv.Atoi(s.value(t, "numFmtId"))
			code, ok := codes[id]
			if !ok {
				code = builtin(id)
			}
			w.formats = append(w.formats, code)
		}
	}
}

// number returns what a cell with a number shows in a format, as far as the
// format is simple; else the number as it is.
func number(value, format string, from epoch) string {
	v, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return value
	}
	sections := strings.Split(format, ";") // positive, negative, zero
	code := sections[0]
	switch {
	case v < 0 && len(sections) > 1:
		code, v = sections[1], -v
	case v == 0 && len(sections) > 2:
		code = sections[2]
	}
	p := parsed(code)
	switch {
	case p.date && v >= 0 && v < 2958466: // the year 9999 ends
		return p.moment(v, from)
	case len(p.pieces) > 0 && !p.date: // digits, or a word for them
		return p.decimal(v)
	}
	return general(v)
}

// general shows a number as Excel does where nobody says how: eleven digits.
func general(v float64) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 11, 64), 64)
	if err != nil {
		short = v
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// decimal shows a number.
func (c code) decimal(v float64) string {
	for range c.percent {
		v *= 100
	}
	s := strconv.FormatFloat(math.Abs(v), 'f', min(c.places, 15), 64)
	whole, rest, _ := strings.Cut(s, ".")
	for len(rest) > c.zeros && strings.HasSuffix(rest, "0") {
		rest = rest[:len(rest)-1]
	}
	if c.comma {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	if rest != "" {
		whole += "." + rest
	}
	var out strings.Builder
	if v < 0 && c.digits {
		out.WriteByte('-')
	}
	for _, p := range c.pieces {
		if p.letter == '0' {
			out.WriteString(whole)
		}
		out.WriteString(p.words)
	}
	return out.String()
}

// moment shows a day and a time: whole days since the epoch, and parts of one.
func (c code) moment(v float64, from epoch) string {
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if from == mac {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	} else if v < 60 {
		start = start.AddDate(0, 0, 1) // Excel believes in 29 February 1900
	}
	at := start.AddDate(0, 0, int(v)).Add(time.Duration(math.Round((v-math.Floor(v))*86400)) * time.Second)
	half := false
	for _, p := range c.pieces {
		half = half || p.letter == 'p' || p.letter == 'P'
	}
	var out strings.Builder
	for i, p := range c.pieces {
		out.WriteString(p.words)
		out.WriteString(c.part(i, p, at, half))
	}
	return out.String()
}

// part shows one part of a moment.
func (c code) part(i int, p codePiece, at time.Time, half bool) string {
	minute := p.letter == 'm' && (c.near(i, -1) == 'h' || c.near(i, 1) == 's')
	layout := ""
	switch {
	case p.letter == 'y' && p.n < 3:
		layout = "06"
	case p.letter == 'y':
		layout = "2006"
	case minute:
		layout = []string{"4", "04"}[min(p.n, 2)-1]
	case p.letter == 'm':
		layout = []string{"1", "01", "Jan", "January"}[min(p.n, 4)-1]
	case p.letter == 'd':
		layout = []string{"2", "02", "Mon", "Monday"}[min(p.n, 4)-1]
	case p.letter == 'a': // aaa, aaaa: the day of the week in Chinese
		day := []string{"日", "一", "二", "三", "四", "五", "六"}[at.Weekday()]
		if p.n > 3 {
			return "星期" + day
		}
		return day
	case p.letter == 'h' && half:
		layout = []string{"3", "03"}[min(p.n, 2)-1]
	case p.letter == 'h' && p.n < 2:
		return strconv.Itoa(at.Hour())
	case p.letter == 'h':
		layout = "15"
	case p.letter == 's':
		layout = []string{"5", "05"}[min(p.n, 2)-1]
	case p.letter == 'p':
		layout = "PM"
	case p.letter == 'P':
		return map[bool]string{true: "上午", false: "下午"}[at.Hour() < 12]
	default:
		return ""
	}
	return at.Format(layout)
}

// near is the letter of the nearest part before or behind piece i.
func (c code) near(i, step int) byte {
	for i += step; i >= 0 && i < len(c.pieces); i += step {
		if l := c.pieces[i].letter; l != 0 && l != 'p' && l != 'P' {
			return l
		}
	}
	return 0
}
