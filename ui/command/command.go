// Package command is the command line: the same program without a window. It
// needs no display, and scripts and tests use it. Every command reads a file as
// the window does and prints what the window would show.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/pflag"
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
// window: a command's name or a flag.
func Is(args []string) bool {
	if len(args) == 0 {
		return false
	}
	for _, c := range commands() {
		if args[0] == c.name {
			return true
		}
	}
	return len(args[0]) > 1 && args[0][0] == '-'
}

// Run carries out the command named by args and returns the exit code: 0 when it
// worked, 1 when it did not, 2 when the arguments could not be understood.
// Errors go to env.Stderr in one sentence.
func Run(ctx context.Context, env Env, args []string) int {
	err := dispatch(ctx, env, args)
	var usage usageError
	switch {
	case err == nil, errors.Is(err, pflag.ErrHelp):
		return exitOK
	case errors.As(err, &usage):
		fmt.Fprintf(env.Stderr, "paybench: %v; see paybench --help\n", err)
		return exitUsage
	default:
		fmt.Fprintf(env.Stderr, "paybench: %v\n", err)
		return exitError
	}
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
	for _, c := range commands() {
		if c.name == args[0] {
			return c.run(ctx, env, args[1:])
		}
	}
	return usageError{fmt.Errorf("unknown command or flag %q", args[0])}
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

// newFlags returns a flag set that reports errors instead of printing them, with
// a help text that begins with usage.
func newFlags(env Env, name, usage string) *pflag.FlagSet {
	flags := pflag.NewFlagSet(name, pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.SortFlags = false
	flags.Usage = func() {
		fmt.Fprintf(env.Stdout, "%s\n\n%s", usage, flags.FlagUsagesWrapped(100))
	}
	return flags
}

// parse reads the arguments; at most one of them may be a file.
func parse(flags *pflag.FlagSet, args []string) (file string, err error) {
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, pflag.ErrHelp) {
			return "", err
		}
		return "", usageError{err}
	}
	switch flags.NArg() {
	case 0:
		return "", nil
	case 1:
		return flags.Arg(0), nil
	default:
		return "", usageError{fmt.Errorf("one file at a time: %q and %q were given", flags.Arg(0), flags.Arg(1))}
	}
}
