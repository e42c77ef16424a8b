package report

import (
	"io"
	"maps"
	"slices"

	"onevoice/lint"
)

type (
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int  `json:"startLine,omitempty"`
		StartColumn int  `json:"startColumn,omitempty"`
		EndLine     int  `json:"endLine,omitempty"`
		EndColumn   int  `json:"endColumn,omitempty"`
		ByteOffset  *int `json:"byteOffset,omitempty"`
		ByteLength  *int `json:"byteLength,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifLocation struct {
		ID       int           `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Logical  []sarifNamed  `json:"logicalLocations,omitempty"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifNamed struct {
		Name string `json:"fullyQualifiedName"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifResult struct {
		RuleID    string            `json:"ruleId"`
		RuleIndex int               `json:"ruleIndex"`
		Level     string            `json:"level"`
		Message   sarifText         `json:"message"`
		Locations []sarifLocation   `json:"locations"`
		Related   []sarifLocation   `json:"relatedLocations,omitempty"`
		Prints    map[string]string `json:"partialFingerprints"`
		Fixes     []sarifFix        `json:"fixes,omitempty"`
		Bag       map[string]any    `json:"properties,omitempty"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifRule struct {
		ID      string         `json:"id"`
		Short   sarifText      `json:"shortDescription"`
		Full    sarifText      `json:"fullDescription"`
		Help    sarifText      `json:"help"`
		Default sarifLevel     `json:"defaultConfiguration"`
		Bag     map[string]any `json:"properties,omitempty"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifNotice struct {
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifInvocation struct {
		Success bool          `json:"executionSuccessful"`
		Notices []sarifNotice `json:"toolExecutionNotifications,omitempty"`
	}
	sarifDetails struct {
		ID string `json:"id"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Details     sarifDetails      `json:"automationDetails"`
		Column      string            `json:"columnKind"`
		Invocations []sarifInvocation `json:"invocations"`
		Results     []sarifResult     `json:"results"`
	}
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
)

// SARIF writes a log in the Static Analysis Results Interchange Format 2.1.0
// (OASIS): columns in UTF-16 units, addresses relative to the working folder,
// fixes as replacements of bytes.
func SARIF(w io.Writer, r Report, s Style) error {
	rules := map[string]*lint.Rule{}
	for _, f := range r.Findings {
		rules[f.Rule.ID] = f.Rule
	}
	ids := slices.Sorted(maps.Keys(rules))
	run := sarifRun{
		Tool: sarifTool{sarifDriver{"onevoice", []sarifRule{}}}, Details: sarifDetails{"onevoice/"}, Column: "utf16CodeUnits",
		Invocations: []sarifInvocation{{Success: len(r.Errors) == 0}}, Results: []sarifResult{},
	}
	for _, id := range ids {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(rules[id], s.Lang))
	}
	prints := Fingerprints(r.Findings, nil)
	for i, f := range r.Findings {
		one := sarifResultOf(f, s.Lang)
		one.RuleIndex, one.Prints = slices.Index(ids, f.Rule.ID), map[string]string{"onevoice/v1": prints[i]}
		run.Results = append(run.Results, one)
	}
	for _, e := range r.Errors {
		n := sarifNotice{Level: "error", Message: sarifText{Text: Sentence(e, s.Lang)}}
		if e.Path != "" {
			n.Locations = []sarifLocation{{Physical: sarifPhysical{Artifact: sarifArtifact{uri(e.Path)}}}}
		}
		run.Invocations[0].Notices = append(run.Invocations[0].Notices, n)
	}
	return indented(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func sarifRuleOf(r *lint.Rule, to string) sarifRule {
	why, fix, basis := r.Why.In(to), r.Mend.In(to), r.Basis.In(to)
	return sarifRule{
		ID: r.ID, Short: sarifText{Text: r.Title.In(to)}, Full: sarifText{Text: why},
		Help:    sarifText{Text: why + "\n" + fix, Markdown: "**" + r.Title.In(to) + "**\n\n" + why + "\n\n" + fix + "\n\n*" + basis + "*"},
		Default: sarifLevel{level(r.Severity, "error", "warning", "note")},
		Bag:     map[string]any{"basis": basis},
	}
}

func sarifResultOf(f lint.Finding, to string) sarifResult {
	out := sarifResult{
		RuleID: f.Rule.ID, Level: level(f.Weight(), "error", "warning", "note"), Message: sarifText{Text: f.Message.In(to)},
		Locations: []sarifLocation{sarifAt(locate(f.Place), to)},
	}
	if at := locate(f.Place); !at.Region.Empty() {
		out.Bag = map[string]any{"region": regionOf(at)} // of a picture: SARIF has no word for it
	}
	for i, n := range f.Related {
		at := sarifAt(locate(n.Place), to)
		at.ID = i + 1
		if m := n.Message.In(to); m != "" {
			at.Message = &sarifText{Text: m}
		}
		out.Related = append(out.Related, at)
	}
	for _, x := range f.Fixes {
		if len(x.Edits) > 0 && !x.Edits[0].Span.Source.Packed() {
			out.Fixes = append(out.Fixes, sarifFixOf(x, to))
		}
	}
	return out
}

func sarifAt(at spot, to string) sarifLocation {
	out := sarifLocation{Physical: sarifPhysical{Artifact: sarifArtifact{uri(at.name)}}}
	if !at.picture {
		a, b := at.Source.Position(at.Start), at.Source.Position(at.End)
		out.Physical.Region = &sarifRegion{StartLine: a.Line, StartColumn: utf16Column(at.Source, at.Start), EndLine: b.Line, EndColumn: utf16Column(at.Source, at.End)}
	}
	if place := at.place(to); place != "" {
		out.Logical = []sarifNamed{{place}}
	}
	return out
}

// sarifFixOf lists a fix's edits, which all are of one file.
func sarifFixOf(x lint.Fix, to string) sarifFix {
	out := sarifFix{Description: sarifText{Text: fixWords(x, to)}}
	for _, e := range x.Edits {
		one := editOf(e)
		length := one.EndOffset - one.Offset
		r := sarifReplacement{sarifRegion{ByteOffset: &one.Offset, ByteLength: &length}, sarifText{Text: e.New}}
		at := slices.IndexFunc(out.Changes, func(c sarifChange) bool { return c.Artifact.URI == uri(one.Path) })
		if at < 0 {
			at = len(out.Changes)
			out.Changes = append(out.Changes, sarifChange{Artifact: sarifArtifact{uri(one.Path)}})
		}
		out.Changes[at].Replacements = append(out.Changes[at].Replacements, r)
	}
	return out
}
