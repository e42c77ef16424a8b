package rubric

import (
	"fmt"
	"strings"

	"onevoice/brandkit/channel"
)

type shot struct {
	No                                            int
	Start, End                                    float64
	Scene, Camera, Visual, Voice, Subtitle, Sound string
}

func douyin(g gate) {
	var j struct {
		Title, Description string
		Topics             []string
		Seconds            float64
		Shots              []shot
	}
	g.decode("douyin/script.json", &j)
	g.max("title", j.Title, 30, "rune")
	g.holds(channel.Count("rune", j.Description+strings.Join(j.Topics, "##")) <= 1000, "description")
	g.holds(len(j.Topics) <= 5 && !(g.crisis && len(j.Topics) > 0), "topics %q", j.Topics)
	g.holds(len(j.Shots) >= 3, "%d shots", len(j.Shots))
	at, voice, all := 0.0, "", j.Title+"\n"+j.Description
	for _, s := range j.Shots {
		long := s.End - s.Start
		g.holds(s.Start == at && long > 1.99 && long < 8.01, "shot %d: %.2f to %.2f", s.No, s.Start, s.End)
		at = s.End
		voice += s.Voice
		all += "\n" + s.Voice + "\n" + s.Subtitle + "\n" + s.Visual
	}
	if !g.crisis && len(j.Shots) > 0 {
		g.holds(j.Shots[0].End <= 3.5, "hook of %.2f s", j.Shots[0].End)
	}
	g.holds(at == j.Seconds && at > 0 && at <= 90, "%.2f s", at)
	han := len(hans().FindAllString(voice, -1))
	said := float64(len(spokenRunes().FindAllString(voice, -1)))
	g.holds(han <= 40 || said/at >= 2.8 && said/at <= 6.5, "%.2f written characters a second", said/at)
	g.words(all, false)
	cues(g, string(g.file("douyin/script.srt")))
}

func cues(g gate, srt string) {
	var last float64
	for i, block := range strings.Split(strings.TrimSpace(srt), "\n\n") {
		lines := append(strings.Split(block, "\n"), "", "")
		var v [8]int
		if _, err := fmt.Sscanf(lines[1], "%d:%d:%d,%d --> %d:%d:%d,%d", &v[0], &v[1], &v[2], &v[3], &v[4], &v[5], &v[6], &v[7]); err != nil {
			g.holds(false, "cue %d: %v", i+1, err)
			return
		}
		from := float64(v[0]*3600+v[1]*60+v[2]) + float64(v[3])/1000
		to := float64(v[4]*3600+v[5]*60+v[6]) + float64(v[7])/1000
		g.holds(from >= last && to > from, "cue %d: %.3f to %.3f", i+1, from, to)
		last = to
		n := channel.Count("cjk1_latin_half", lines[2])
		g.holds(len(lines) == 5 && n <= 16, "cue %d is %d wide: %s", i+1, n, lines[2])
	}
}

var (
	hans        = pattern(`\p{Han}`)
	spokenRunes = pattern(`[\p{Han}0-9a-zA-Z]`)
)
