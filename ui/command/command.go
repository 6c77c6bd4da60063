// Package command is the command line: the same program without a window. It
// needs no display, and scripts and tests use it. Every command reads a file as
// the window does and prints what the window would show.
//
// A command is one function that returns a cobra.Command; commands lists them. Its
// flags are declared in sections, each with a heading of the help: a new flag is one
// line in a section.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/paybench/paybench/data/spelling"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/wholefile"
)

// Env is what a command needs from outside; see OnSystem.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Now            func() time.Time
	Version        string

	Width   int  // columns of the terminal that Stdout is; 0 where it is none
	Typed   bool // Stdin is a terminal
	Watched bool // Stderr is a terminal

	screen io.Writer // Stderr, which takes the commands of a terminal
}

// The exit codes.
const (
	exitOK    = 0
	exitError = 1
	exitUsage = 2
	exitEmpty = 3 // nobody is left to compare, or somebody is not counted who was to be

	exitInterrupted = 130 // as shells say it
	exitUnread      = 141 // of one who writes to a command that has ended, as head does
)

// emptyError says that nobody is left to compare.
type emptyError struct{ error }

// usageError is a command line that cannot be understood.
type usageError struct{ error }

// commands lists every command in the order help shows them.
func commands(env Env) []*cobra.Command {
	return []*cobra.Command{
		compareCommand(env),
		driversCommand(env),
		placesCommand(env),
		inspectCommand(env),
		profileCommand(env),
		reviewCommand(env),
		gapCommand(env),
		templateCommand(env),
		helpCommand(),
	}
}

// program is the whole command line.
func program(env Env) *cobra.Command {
	root := &cobra.Command{
		Use:           "paybench",
		Long:          "Paybench: what does this job pay, and where does our pay stand?",
		Version:       env.Version,
		SilenceErrors: true, // Run says them
		SilenceUsage:  true,

		PersistentPreRunE: noAddress,
	}
	root.SetOut(env.Stdout)
	root.SetErr(env.Stderr)
	root.SetVersionTemplate("paybench {{.Version}}\n")
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { printHelp(env.Stdout, cmd) })
	root.SetFlagErrorFunc(flagError)
	root.CompletionOptions.DisableDefaultCmd = true
	root.DisableSuggestions = true // package spelling makes them
	for _, cmd := range commands(env) {
		if cmd.Name() == "help" {
			root.SetHelpCommand(cmd)
		}
		root.AddCommand(cmd)
	}
	return root
}

// Is reports whether the arguments are for the command line rather than the
// window, which takes one file at most: a command's name, a flag, or several
// arguments.
func Is(args []string) bool {
	if len(args) == 0 {
		return false
	}
	return len(args) > 1 || slices.Contains(names(), args[0]) || len(args[0]) > 1 && args[0][0] == '-'
}

// names are the commands' names.
func names() []string {
	var all []string
	for _, cmd := range commands(Env{}) {
		all = append(all, cmd.Name())
	}
	return all
}

// Run carries out the command named by args and returns the exit code: 0 when it
// worked, 1 when it did not, 2 when the arguments could not be understood, 3 when
// nobody is left to compare or somebody is not counted, 130 when it was interrupted, and 141 when who read its
// output has ended. Errors go to env.Stderr in one line.
func Run(ctx context.Context, env Env, args []string) int {
	out := &whileRead{Writer: env.Stdout}
	env.screen, env.Stderr = env.Stderr, plain{env.Stderr}
	env.Stdout = wholefile.Until(ctx, out)
	called, err := dispatch(ctx, env, args)
	var usage usageError
	var empty emptyError
	var uncounted uncountedError
	switch {
	case out.ended:
		return exitUnread
	case err == nil:
		return exitOK
	case errors.As(err, &usage):
		see := "; see"
		if strings.HasSuffix(err.Error(), "?") {
			see = " See"
		}
		fmt.Fprintf(env.Stderr, "paybench: %s%s %s --help\n", flat(table.ErrorText(err)), see, called)
		return exitUsage
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		fmt.Fprintln(env.Stderr, "paybench: interrupted")
		return exitInterrupted
	default:
		fmt.Fprintf(env.Stderr, "paybench: %s\n", flat(table.ErrorText(err)))
		if errors.As(err, &empty) || errors.As(err, &uncounted) {
			return exitEmpty
		}
		return exitError
	}
}

// whileRead is a writer that knows when nobody reads what it writes any more.
type whileRead struct {
	io.Writer
	ended bool
}

func (w *whileRead) Write(b []byte) (int, error) {
	n, err := w.Writer.Write(b)
	w.ended = w.ended || unread(err)
	return n, err
}

// dispatch finds the command and runs it. It returns how the command is called.
func dispatch(ctx context.Context, env Env, args []string) (called string, err error) {
	root := program(env)
	switch {
	case len(args) == 0:
		return root.Name(), usageError{errors.New("no command given")}
	case args[0] == cobra.ShellCompRequestCmd:
		completable(root)
	case args[0] != "" && args[0][0] != '-' && !slices.Contains(names(), args[0]):
		return root.Name(), usageError{unknownCommand(args[0])}
	}
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	if err != nil && cmd == root { // which does nothing but find a command
		err = usageError{err}
	}
	return cmd.CommandPath(), err
}

// unknownCommand says which command was probably meant.
func unknownCommand(name string) error {
	if near := spelling.Nearest(name, names(), 1); near != nil {
		return fmt.Errorf("unknown command %q; did you mean %s?", name, near[0])
	}
	return fmt.Errorf("unknown command %q", name)
}
