package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onevoice/brandkit/lang"
	"onevoice/brandkit/yaml"
)

// A plan is a file that says what to adapt and how, so that a team runs a
// campaign by one name: onevoice adapt campaign.yaml. Its paths count from
// where it lies; a flag says more than it does.
type plan struct {
	Masters []string       `yaml:"masters" need:"true"` // files, folders, patterns
	To      []string       `yaml:"to"`
	Out     string         `yaml:"out"`
	Kit     string         `yaml:"kit"`
	AB      map[string]int `yaml:"ab"`
	Seconds int            `yaml:"seconds"`
}

// planned reports whether an argument is a plan: YAML that is no kit and no
// side file.
func planned(arg string) bool {
	ext := strings.ToLower(filepath.Ext(arg))
	info, err := os.Stat(arg)
	return (ext == ".yaml" || ext == ".yml") && !companion(arg) && err == nil && !info.IsDir()
}

// follow takes over what a plan says and returns the masters it names.
func (c *adapter) follow(cmd *cobra.Command, args []string) ([]string, error) {
	i := slices.IndexFunc(args, planned)
	if i < 0 {
		return args, nil
	}
	if len(args) > 1 {
		return nil, &lang.Error{Path: args[i], What: lang.F("计划文件要单独写", "a plan stands alone"), Hint: lang.F("把别的母稿写进它的 masters，或分两次运行", "put the other masters into its masters, or run twice")}
	}
	p, err := readPlan(args[0])
	if err != nil {
		return nil, err
	}
	at := func(path string) string {
		if filepath.IsAbs(path) {
			return path
		}
		return filepath.Join(filepath.Dir(args[0]), filepath.FromSlash(path))
	}
	given := func(flag string) bool { return cmd.Flags().Changed(flag) }
	if len(p.To) > 0 && !given("to") {
		c.to = p.To
	}
	if p.Out != "" && !given("out") {
		c.out = at(p.Out)
	}
	if p.Kit != "" && !given("kit") {
		c.app.kit = at(p.Kit)
	}
	if p.Seconds != 0 && !given("seconds") {
		c.seconds = p.Seconds
	}
	if !given("ab") {
		for _, field := range sorted(p.AB) {
			c.ab = append(c.ab, fmt.Sprintf("%s=%d", field, p.AB[field]))
		}
	}
	out := make([]string, len(p.Masters))
	for k, m := range p.Masters {
		out[k] = at(m)
	}
	return out, nil
}

func readPlan(path string) (plan, error) {
	var p plan
	data, err := os.ReadFile(path)
	if err != nil {
		return p, &lang.Error{Path: path, What: lang.F("读不了这个文件", "this file can't be read"), Hint: lang.F("检查它的权限", "check its permissions"), Err: err}
	}
	f, err := yaml.Parse(filepath.ToSlash(path), data)
	if err != nil {
		return p, err
	}
	return p, f.Decode(&p)
}
