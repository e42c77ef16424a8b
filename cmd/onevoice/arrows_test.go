package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Floors of the house: a package imports only those on lower floors.
var floors = map[string]int{
	"onevoice/brandkit/lang":      0,
	"onevoice/brandkit/cache":     0,
	"onevoice/brandkit/yaml":      1,
	"onevoice/brandkit/channel":   2,
	"onevoice/brandkit/provider":  2,
	"onevoice/brandkit":           3,
	"onevoice/lint/doc":           3, // beside brandkit: neither knows the other
	"onevoice/lint/words":         4,
	"onevoice/lint/fact":          5,
	"onevoice/lint/look":          5,
	"onevoice/lint/look/ocr/net":  4,
	"onevoice/lint/look/ocr/onnx": 5,
	"onevoice/lint/look/ocr":      5,
	"onevoice/lint/office":        4,
	"onevoice/lint/read":          5,
	"onevoice/lint":               6,
	"onevoice/adapt/ink":          5,
	"onevoice/adapt":              6, // beside lint: neither knows the other
	"onevoice/lint/report":        7,
	"onevoice/rules":              7,
	"onevoice/adapt/rubric":       7,
	"onevoice/adapt/llm/double":   6,
	"onevoice/adapt/llm/chat":     6, // knows nothing of adapt and lint
	"onevoice/adapt/llm":          8,
	"onevoice/cmd/onevoice":       9,
}

// Near are packages that keep to themselves: of ours they import these alone.
var near = map[string][]string{
	"onevoice/adapt/llm/double":   {"onevoice/brandkit/yaml"},
	"onevoice/adapt/llm/chat":     {"onevoice/brandkit/cache", "onevoice/brandkit/lang", "onevoice/brandkit/provider"},
	"onevoice/adapt/ink":          {},
	"onevoice/lint/look/ocr/net":  {},
	"onevoice/lint/look/ocr/onnx": {"onevoice/lint/look/ocr/net"}, // the models' maker; no check runs it
	"onevoice/lint/look/ocr":      {"onevoice/brandkit/cache", "onevoice/lint/doc", "onevoice/lint/look/ocr/net"},
}

// Owners are the one package each that may import a module.
var owners = map[string]string{
	"gopkg.in/yaml.v3":                  "onevoice/brandkit/yaml",
	"github.com/sashabaranov/go-openai": "onevoice/adapt/llm/chat",
	"github.com/spf13/cobra":            "onevoice/cmd/onevoice",
}

type listed struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	CgoFiles   []string
	Imports    []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Dir,GoFiles,CgoFiles,Imports", "./...")
	cmd.Dir = filepath.Join("..", "..")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var list []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var p listed
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
	if len(list) < 10 {
		t.Fatalf("go list knows %d packages", len(list))
	}
	return list
}

// Arrows go one way.
func TestArrows(t *testing.T) {
	for _, p := range packages(t) {
		floor, ok := floors[p.ImportPath]
		if !ok {
			t.Errorf("%s has no floor: give it one here", p.ImportPath)
		}
		for _, path := range p.Imports {
			if below, ours := floors[path]; ours && below >= floor {
				t.Errorf("%s imports %s, which is not below it", p.ImportPath, path)
			}
			if few, keeps := near[p.ImportPath]; keeps && strings.HasPrefix(path, "onevoice/") && !slices.Contains(few, path) {
				t.Errorf("%s imports %s: it keeps to %v", p.ImportPath, path, few)
			}
			if path == "onevoice/lint/look/ocr/onnx" {
				t.Errorf("%s imports %s, which only makes the models", p.ImportPath, path)
			}
			if path == "onevoice/adapt/llm/double" {
				t.Errorf("%s imports %s, which is for tests", p.ImportPath, path)
			}
			if owner := owners[path]; owner != "" && owner != p.ImportPath {
				t.Errorf("%s imports %s, which only %s may", p.ImportPath, path, owner)
			}
			if p.ImportPath == "onevoice/lint/doc" && strings.Contains(path, ".") {
				t.Errorf("lint/doc imports %s: it keeps to the standard library", path)
			}
			if path == "C" {
				t.Errorf("%s uses cgo", p.ImportPath)
			}
		}
		if len(p.CgoFiles) > 0 {
			t.Errorf("%s has cgo files: %v", p.ImportPath, p.CgoFiles)
		}
	}
}

// Nothing runs at load, and only the command prints or exits.
func TestQuietPackages(t *testing.T) {
	for _, p := range packages(t) {
		for _, name := range p.GoFiles {
			f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, 0)
			if err != nil {
				continue // the compiler says it better
			}
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
					t.Errorf("%s/%s has an init", p.ImportPath, name)
				}
			}
			if p.ImportPath == "onevoice/cmd/onevoice" {
				continue
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok {
					if x, ok := s.X.(*ast.Ident); ok && slices.Contains([]string{"os.Exit", "os.Stdout", "os.Stderr", "fmt.Print", "fmt.Printf", "fmt.Println", "log.Print", "log.Printf", "log.Fatal"}, x.Name+"."+s.Sel.Name) {
						t.Errorf("%s/%s says %s.%s: only the command prints or exits", p.ImportPath, name, x.Name, s.Sel.Name)
					}
				}
				return true
			})
		}
	}
}
