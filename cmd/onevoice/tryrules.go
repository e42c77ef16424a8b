package main

import (
	"errors"
	"os"
	"path/filepath"

	"onevoice/brandkit"
	"onevoice/brandkit/yaml"
	"onevoice/lint"
	"onevoice/rules"
)

// A trial is a rule's file, read for its examples only.
type trial struct {
	ID       string         `yaml:"id"`
	Examples rules.Examples `yaml:"examples"`
	Title    yaml.Raw       `yaml:"title"`
	Why      yaml.Raw       `yaml:"why"`
	Basis    yaml.Raw       `yaml:"basis"`
	Fix      yaml.Raw       `yaml:"fix"`
	Checked  yaml.Raw       `yaml:"checked"`
	Severity yaml.Raw       `yaml:"severity"`
	Scope    yaml.Raw       `yaml:"scope"`
	Across   yaml.Raw       `yaml:"across"`
	Kind     yaml.Raw       `yaml:"kind"`
	With     yaml.Raw       `yaml:"with"`
}

// tryRules runs the examples of a team's own rules, and returns an error for
// each that its rule gets wrong.
func tryRules(kit *brandkit.Kit, own []lint.Rule) error {
	var errs []error
	files, err := filepath.Glob(filepath.Join(rulesDir(kit), "*.yaml"))
	if err != nil {
		return err
	}
	for _, path := range files {
		t, err := trialOf(path)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		for _, r := range own {
			if r.ID == t.ID {
				errs = append(errs, rules.Try(r, t.Examples)...)
			}
		}
	}
	return errors.Join(errs...)
}

func trialOf(path string) (trial, error) {
	var t trial
	data, err := os.ReadFile(path)
	if err != nil {
		return t, err
	}
	f, err := yaml.Parse(filepath.ToSlash(path), data)
	if err != nil {
		return t, err
	}
	return t, f.Decode(&t)
}
