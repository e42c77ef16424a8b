package adapt

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
)

// A frame is a shot as a crew reads it.
type frame struct {
	No       int     `json:"no"`
	Start    float64 `json:"start"` // seconds
	End      float64 `json:"end"`
	Scene    string  `json:"scene"`
	Camera   string  `json:"camera"`
	Visual   string  `json:"visual"`
	Voice    string  `json:"voice"`
	Subtitle string  `json:"subtitle"`
	Sound    string  `json:"sound"`
}

// The words of the trade for how near and how moved a picture is.
var (
	far     = lang.Words{ZH: "全景", EN: "wide"}
	middle  = lang.Words{ZH: "中景", EN: "medium"}
	near    = lang.Words{ZH: "近景", EN: "close"}
	closeup = lang.Words{ZH: "特写", EN: "close-up"}
	still   = lang.Words{ZH: "固定", EN: "static"}
	push    = lang.Words{ZH: "推", EN: "push in"}
	pull    = lang.Words{ZH: "拉", EN: "pull out"}
	pan     = lang.Words{ZH: "摇", EN: "pan"}
	track   = lang.Words{ZH: "移", EN: "track"}
)

// frames says for each shot what is seen. It shows only what the master has:
// its pictures by what they show, else the words on a card.
func (j *job) frames(shots []shot) []frame {
	out := make([]frame, len(shots))
	seen := map[int]bool{}
	for i, s := range shots {
		shown, pictured := j.visual(shots, i, seen)
		scene, camera := j.camera(s, i, pictured)
		out[i] = frame{i + 1, seconds(s.start), seconds(s.end), scene.In(j.out.lang), camera.In(j.out.lang), shown, s.voice.Text.String(), subtitle(s, "\n"), j.sound(i, len(shots))}
	}
	return out
}

func seconds(ms int) float64 { return float64(ms) / 1000 }

func subtitle(s shot, sep string) string {
	var out []string
	for _, c := range s.cues {
		out = append(out, s.voice.Text.String()[c[0]:c[1]])
	}
	return strings.Join(out, sep)
}

// visual describes shot i: the nearest picture of the master not seen yet,
// else a card with what the shot says in bold, else with its first clause.
func (j *job) visual(shots []shot, i int, seen map[int]bool) (string, bool) {
	s := shots[i]
	if s.shown != "" {
		return j.zhOr("字幕卡：", "Title card: ") + s.shown, false
	}
	if !j.mood.crisis && s.role != closeRole {
		for k, p := range j.out.portions {
			if p.role != figure || seen[k] || s.portion >= 0 && abs(k-s.portion) > 2 || s.portion < 0 && k > 3 {
				continue
			}
			if _, alt, _ := pictured(p.blocks); alt != "" {
				seen[k] = true
				return j.zhOr("画面：", "Picture: ") + alt, true
			}
		}
	}
	return j.zhOr("字幕卡：", "Title card: ") + card(s.voice, j.zhWidth(4, 8)), false
}

// cardWidth is how much a card holds at a glance, in full-width characters.
const cardWidth = 24

// zhWidth is a width in full-width characters that differs by language.
func (j *job) zhWidth(zh, en float64) float64 {
	if j.out.lang == "zh" {
		return zh
	}
	return en
}

func abs(n int) int { return max(n, -n) }

// camera says how shot i is taken.
func (j *job) camera(s shot, i int, pictured bool) (scene, camera lang.Words) {
	switch {
	case j.mood.crisis:
		return middle, still
	case s.role == hookRole && pictured:
		return near, push
	case s.role == hookRole:
		return closeup, push
	case s.role == closeRole:
		return far, pull
	case s.role == offer:
		return closeup, still
	case pictured:
		return [...]lang.Words{middle, near, far}[i%3], [...]lang.Words{track, push, pan}[i%3]
	}
	return [...]lang.Words{middle, near}[i%2], still
}

func (j *job) sound(i, n int) string {
	switch {
	case j.mood.crisis:
		return j.zhOr("无音乐", "no music")
	case i == 0:
		return j.zhOr("音乐起", "music in")
	case i == n-1:
		return j.zhOr("音乐收", "music out")
	}
	return j.zhOr("音乐持续", "music under")
}

func (j *job) scriptFiles(title, description string, topics []doc.Text, shots []shot) {
	names := []string{}
	for _, t := range topics {
		names = append(names, t.String())
	}
	frames := j.frames(shots)
	total := seconds(length(shots))
	j.files(map[string][]byte{
		"script": j.table(title, description, names, frames, total),
		"srt":    srt(shots),
		"shots":  j.csv(frames),
		"fields": encode(struct {
			Title       string   `json:"title"`
			Description string   `json:"description"`
			Topics      []string `json:"topics"`
			Seconds     float64  `json:"seconds"`
			Shots       []frame  `json:"shots"`
			AI          bool     `json:"ai_generated,omitempty"`
		}{title, description, names, total, frames, j.aided()}),
	})
}

// columns head a storyboard.
func (j *job) columns() []string {
	if j.out.lang == "en" {
		return []string{"No.", "Start", "End", "Shot", "Camera", "Picture", "Voice", "Subtitle", "Sound"}
	}
	return []string{"镜号", "开始", "结束", "景别", "运镜", "画面", "口播", "字幕", "音效"}
}

func (f frame) cells() []string {
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }
	return []string{strconv.Itoa(f.No), number(f.Start), number(f.End), f.Scene, f.Camera, f.Visual, f.Voice, f.Subtitle, f.Sound}
}

// table writes the storyboard as a Markdown table for people.
func (j *job) table(title, description string, topics []string, frames []frame, total float64) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n\n%s\n", title, description)
	if len(topics) > 0 {
		fmt.Fprintf(&b, "\n%s\n", j.hashed(topics))
	}
	fmt.Fprintf(&b, "\n%s%s s\n\n", j.zhOr("时长：", "Length: "), strconv.FormatFloat(total, 'f', 1, 64))
	row := func(cells []string) {
		for _, c := range cells {
			b.WriteString("| " + strings.NewReplacer("|", "\\|", "\n", "<br>").Replace(c) + " ")
		}
		b.WriteString("|\n")
	}
	row(j.columns())
	b.WriteString(strings.Repeat("|---", len(j.columns())) + "|\n")
	for _, f := range frames {
		row(f.cells())
	}
	return b.Bytes()
}

// csv writes the storyboard as RFC 4180 has it, in UTF-8.
func (j *job) csv(frames []frame) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	rows := [][]string{j.columns()}
	for _, f := range frames {
		rows = append(rows, f.cells())
	}
	if err := w.WriteAll(rows); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// srt writes the subtitles, each shot's time shared among its lines by how
// long they take to say.
func srt(shots []shot) []byte {
	var b bytes.Buffer
	n := 0
	for _, s := range shots {
		text := s.voice.Text.String()
		total := 0
		for _, c := range s.cues {
			total += weight(text[c[0]:c[1]])
		}
		at := s.start
		done := 0
		for _, c := range s.cues {
			done += weight(text[c[0]:c[1]])
			end := s.start + (s.end-s.start)*done/max(total, 1)
			n++
			fmt.Fprintf(&b, "%d\n%s --> %s\n%s\n\n", n, clock(at), clock(end), text[c[0]:c[1]])
			at = end
		}
	}
	return b.Bytes()
}

func weight(s string) int { return syllables(s) + 1 }

func clock(ms int) string {
	return fmt.Sprintf("%02d:%02d:%02d,%03d", ms/3600000, ms/60000%60, ms/1000%60, ms%1000)
}
