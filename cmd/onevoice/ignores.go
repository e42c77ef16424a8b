package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"onevoice/brandkit"
)

// ignoreFiles say which files below their folder are left out, as git reads
// them; the later one has the last word.
var ignoreFiles = [...]string{".gitignore", ".onevoiceignore"}

// Ignores are the lines of the ignore files that hold for the folders walked.
type ignores struct {
	top string              // the folder walked
	abs string              // the same, from the root
	at  map[string][]ignore // by folder: its own lines behind those from above
}

// An ignore is one line of an ignore file.
type ignore struct {
	match  *regexp.Regexp // of a path from the root, with slashes
	folder bool           // only folders
	back   bool           // takes in again what an earlier line leaves out
}

// newIgnores begins with the ignore files above a folder, up to the one that
// holds .git; where there is none, to the one that holds the kit.
func newIgnores(top string) *ignores {
	top = filepath.Clean(top)
	abs := whole(top)
	g := &ignores{top: top, abs: abs, at: map[string][]ignore{}}
	var above []string
	root := ""
	for dir := abs; dir != filepath.Dir(dir) && root == ""; dir = filepath.Dir(dir) {
		above = append(above, dir)
		if exists(filepath.Join(dir, ".git")) {
			root = dir
		}
	}
	if kit, ok := brandkit.Find(abs); root == "" && ok {
		root = filepath.Dir(kit)
	}
	for i := len(above) - 1; i > 0; i-- {
		if strings.HasPrefix(above[i]+"/", root+"/") && root != "" {
			g.at[""] = append(g.at[""], ignoresIn(above[i])...)
		}
	}
	return g
}

// enter reads the ignore files of a folder that is walked into.
func (g *ignores) enter(dir string) {
	dir = filepath.Clean(dir)
	above := g.at[filepath.Dir(dir)]
	if dir == g.top {
		above = g.at[""]
	}
	g.at[dir] = slices.Concat(above, ignoresIn(g.whole(dir)))
}

// whole returns a path below the folder from the root.
func (g *ignores) whole(path string) string {
	if path == g.top {
		return g.abs
	}
	return filepath.Join(g.abs, strings.TrimPrefix(path, g.top))
}

// out reports whether a file or folder is left out: the last line that
// matches decides.
func (g *ignores) out(path string, folder bool) bool {
	list := g.at[filepath.Dir(path)]
	if len(list) == 0 {
		return false
	}
	abs := filepath.ToSlash(g.whole(path))
	for i := len(list) - 1; i >= 0; i-- {
		if x := list[i]; (folder || !x.folder) && x.match.MatchString(abs) {
			return !x.back
		}
	}
	return false
}

// ignoresIn returns the lines of a folder's ignore files. What isn't there or
// can't be read leaves nothing out.
func ignoresIn(dir string) []ignore {
	var out []ignore
	for _, name := range ignoreFiles {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			continue
		}
		for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
			if x, ok := ignoreOf(filepath.ToSlash(dir), strings.TrimRight(line, "\r\n")); ok {
				out = append(out, x)
			}
		}
	}
	return out
}

// ignoreOf reads one line as gitignore(5) has it.
func ignoreOf(dir, line string) (ignore, bool) {
	var x ignore
	if !strings.HasSuffix(line, "\\ ") {
		line = strings.TrimRight(line, " \t")
	}
	if line == "" || line[0] == '#' {
		return x, false
	}
	line, x.back = strings.CutPrefix(line, "!")
	line, x.folder = strings.CutSuffix(line, "/")
	if strings.Trim(line, "/") == "" {
		return x, false
	}
	below := "(?:.*/)?"
	if strings.Contains(line, "/") {
		line, below = strings.TrimPrefix(line, "/"), ""
	}
	re, err := regexp.Compile("^" + regexp.QuoteMeta(strings.TrimSuffix(dir, "/")) + "/" + below + ignorePattern(line) + "$")
	x.match = re
	return x, err == nil // a pattern git couldn't read matches nothing there too
}

// ignorePattern is a line's pattern as a regular expression: * and ? stay
// within a name, ** goes over any number of folders.
func ignorePattern(line string) string {
	var b strings.Builder
	for i := 0; i < len(line); {
		rest := line[i:]
		switch {
		case strings.HasPrefix(rest, "**/"):
			b.WriteString("(?:.*/)?")
			i += 3
		case strings.HasPrefix(rest, "**"):
			b.WriteString(".*")
			i += 2
		case rest[0] == '*':
			b.WriteString("[^/]*")
			i++
		case rest[0] == '?':
			b.WriteString("[^/]")
			i++
		case rest[0] == '[' && strings.Contains(rest[1:], "]"):
			end := strings.IndexByte(rest[2:], ']') + 3
			set := strings.ReplaceAll(rest[1:end-1], "\\", "\\\\")
			if not, ok := strings.CutPrefix(set, "!"); ok {
				set = "^" + not
			}
			b.WriteString("[" + set + "]")
			i += end
		case rest[0] == '\\' && len(rest) > 1:
			b.WriteString(regexp.QuoteMeta(rest[1:2]))
			i += 2
		default:
			b.WriteString(regexp.QuoteMeta(rest[:1]))
			i++
		}
	}
	return b.String()
}
