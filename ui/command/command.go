// Package command is the command line: the same program without a window. It
// needs no display, and scripts and tests use it. Every command reads a file as
// the window does and prints what the window would show.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/spelling"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/wholefile"
)

// Env is what a command needs from outside.
type Env struct {
	Stdout, Stderr io.Writer
	Now            func() time.Time
	Version        string
}

// The exit codes.
const (
	exitOK    = 0
	exitError = 1
	exitUsage = 2

	exitInterrupted = 130 // as shells say it
)

// usageError is a command line that cannot be understood.
type usageError struct{ error }

// command is one word of the command line.
type command struct {
	name    string
	summary string
	run     func(ctx context.Context, env Env, args []string) error
}

// commands lists every command in the order help shows them.
func commands() []command {
	return []command{
		{"compare", "compare pay: figures, workbook and chart", runCompare},
		{"drivers", "say what moves pay in a cut", runDrivers},
		{"inspect", "say what was understood of a file, and what was not taken", runInspect},
		{"profile", "say what a role is, needs and pays", runProfile},
		{"template", "write a blank workbook to fill in with pay", runTemplate},
	}
}

// Is reports whether the arguments are for the command line rather than the
// window, which takes one file at most: a command's name, a flag, or several
// arguments.
func Is(args []string) bool {
	if len(args) == 0 {
		return false
	}
	return len(args) > 1 || known(args[0]) != nil || len(args[0]) > 1 && args[0][0] == '-'
}

// known finds a command by its name; nil where there is none.
func known(name string) *command {
	for _, c := range commands() {
		if c.name == name {
			return &c
		}
	}
	return nil
}

// Run carries out the command named by args and returns the exit code: 0 when it
// worked, 1 when it did not, 2 when the arguments could not be understood, 130 when
// it was interrupted.
// Errors go to env.Stderr in one sentence.
func Run(ctx context.Context, env Env, args []string) int {
	env.Stdout = wholefile.Until(ctx, env.Stdout)
	err := dispatch(ctx, env, args)
	var usage usageError
	switch {
	case err == nil, errors.Is(err, pflag.ErrHelp):
		return exitOK
	case errors.As(err, &usage):
		see := "; see"
		if strings.HasSuffix(err.Error(), "?") {
			see = " See"
		}
		fmt.Fprintf(env.Stderr, "paybench: %s%s %s --help\n", table.ErrorText(err), see, called(args))
		return exitUsage
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		fmt.Fprintln(env.Stderr, "paybench: interrupted")
		return exitInterrupted
	default:
		fmt.Fprintf(env.Stderr, "paybench: %s\n", table.ErrorText(err))
		return exitError
	}
}

// called is the command that the arguments are for, as it is called.
func called(args []string) string {
	if len(args) > 0 && known(args[0]) != nil {
		return "paybench " + args[0]
	}
	return "paybench"
}

// dispatch finds the command and runs it.
func dispatch(ctx context.Context, env Env, args []string) error {
	if len(args) == 0 {
		return usageError{errors.New("no command given")}
	}
	switch args[0] {
	case "--version", "-v":
		fmt.Fprintf(env.Stdout, "paybench %s\n", env.Version)
		return nil
	case "--help", "-h":
		printHelp(env.Stdout)
		return nil
	}
	if c := known(args[0]); c != nil {
		return c.run(ctx, env, args[1:])
	}
	return usageError{unknownCommand(args[0])}
}

// unknownCommand says which command was probably meant.
func unknownCommand(name string) error {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	if near := spelling.Nearest(name, names, 1); near != nil {
		return fmt.Errorf("unknown command %q; did you mean %s?", name, near[0])
	}
	return fmt.Errorf("unknown command or flag %q", name)
}

// printHelp says what the program can be told.
func printHelp(w io.Writer) {
	fmt.Fprint(w, "Paybench: what does this job pay, and where does our pay stand?\n\n"+
		"  paybench [FILE]            open the window, on this file\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  paybench %-16s  %s\n", c.name+" …", c.summary)
	}
	fmt.Fprint(w, "  paybench COMMAND --help    what a command takes\n"+
		"  paybench --version\n")
}
