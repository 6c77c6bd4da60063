package command

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// sectionKey is the annotation of a flag that says in which section of the help it
// stands.
const sectionKey = "section"

// section declares flags of a command under a heading of its help.
func section(cmd *cobra.Command, title string, declare func(*pflag.FlagSet)) {
	flags := newFlags()
	declare(flags)
	flags.VisitAll(func(f *pflag.Flag) { f.Annotations = map[string][]string{sectionKey: {title}} })
	cmd.Flags().SortFlags = false
	cmd.Flags().AddFlagSet(flags)
}

// newFlags are no flags yet, which stay in the order they are declared in.
func newFlags() *pflag.FlagSet {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.SortFlags = false
	return flags
}

// helpCommand is paybench help.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "say what the program or a command takes",
		Long:  "Says what the program takes, or one of its commands; COMMAND --help does, too.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Root().Help()
			}
			about, _, err := cmd.Root().Find(args[:1])
			if err != nil {
				return usageError{unknownCommand(args[0])}
			}
			about.InitDefaultHelpFlag() // which calling the command does
			return about.Help()
		},
	}
}

// helpWidth is how many columns the help takes.
const helpWidth = 100

// printHelp says what the program or a command takes.
func printHelp(out io.Writer, cmd *cobra.Command) {
	if !cmd.HasParent() {
		printCommands(out, cmd)
		return
	}
	fmt.Fprintf(out, "%s\n\n%s\n", cmd.UseLine(), cmd.Long)
	if cmd.Example != "" {
		fmt.Fprintf(out, "\nExamples:\n%s\n", cmd.Example)
	}
	titles, of := sections(cmd)
	for _, title := range titles {
		fmt.Fprintf(out, "\n%s:\n%s", title, of[title].FlagUsagesWrapped(helpWidth))
	}
}

// sections are a command's flags by heading, the headings in their order.
func sections(cmd *cobra.Command) (titles []string, of map[string]*pflag.FlagSet) {
	of = map[string]*pflag.FlagSet{}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		title := append(f.Annotations[sectionKey], "Also")[0]
		if of[title] == nil {
			titles, of[title] = append(titles, title), newFlags()
		}
		of[title].AddFlag(f)
	})
	return titles, of
}

// printCommands says what the program can be told.
func printCommands(out io.Writer, root *cobra.Command) {
	fmt.Fprintf(out, "%s\n\n  paybench [FILE]            open the window, on this file\n", root.Long)
	for _, cmd := range root.Commands() {
		if cmd.Name() == "help" {
			continue
		}
		fmt.Fprintf(out, "  paybench %-16s  %s\n", cmd.Name()+" …", cmd.Short)
	}
	fmt.Fprint(out, "  paybench help COMMAND      what a command takes, with examples\n"+
		"  paybench --version\n")
}
