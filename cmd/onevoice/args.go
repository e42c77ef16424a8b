package main

import (
	"github.com/spf13/cobra"

	"onevoice/brandkit/lang"
)

// none refuses arguments.
func (a *app) none(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	e := &lang.Error{What: lang.F("%[1]s 后面不需要「%[2]s」", "%[1]s takes no argument %[2]q", cmd.CommandPath(), args[0])}
	var verbs []string
	for _, c := range cmd.Commands() {
		verbs = append(verbs, c.Name())
	}
	e.Hint = lang.F("用 %s --help 看用法", "%s --help shows the usage", cmd.CommandPath())
	if near := lang.Near(args[0], verbs); near != "" {
		e.Hint = lang.F("是不是想用 %[1]s %[2]s？", "did you mean: %[1]s %[2]s", cmd.CommandPath(), near)
	}
	return e
}

// one wants exactly one argument, called what.
func (a *app) one(what lang.Words) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 1 {
			return nil
		}
		return a.wants(cmd, what)
	}
}

// some wants one argument or more.
func (a *app) some(what lang.Words) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return nil
		}
		return a.wants(cmd, what)
	}
}

func (a *app) wants(cmd *cobra.Command, what lang.Words) error {
	return &lang.Error{
		What: lang.F("%[1]s 后面要写%[2]s", "%[1]s wants a %[2]s", cmd.CommandPath(), what),
		Hint: lang.F("比如：%s", "such as: %s", cmd.Example[2:]),
	}
}
