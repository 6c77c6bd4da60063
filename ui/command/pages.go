package command

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// WritePages writes what packages bring beside the program into a folder: a manual
// page of the program and of each command below man, in the macros of man(7), and
// below completions what bash, zsh and fish complete by. They are made of the same
// declarations as the help and say the version and the day they are told.
func WritePages(folder, version string, day time.Time) error {
	root := program(Env{Version: version})
	files := map[string]string{}
	addPages(files, root, day)
	for shell, write := range map[string]func(*bytes.Buffer) error{
		"paybench":      func(b *bytes.Buffer) error { return root.GenBashCompletionV2(b, true) },
		"_paybench":     func(b *bytes.Buffer) error { return root.GenZshCompletion(b) },
		"paybench.fish": func(b *bytes.Buffer) error { return root.GenFishCompletion(b, true) },
	} {
		var script bytes.Buffer
		if err := write(&script); err != nil {
			return fmt.Errorf("making completions: %w", err)
		}
		files[filepath.Join("completions", shell)] = script.String()
	}
	for name, text := range files {
		path := filepath.Join(folder, name)
		err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644))
		if err != nil {
			return fmt.Errorf("writing what packages bring: %w", err)
		}
	}
	return nil
}

// addPages makes the page of a command and of those below it.
func addPages(pages map[string]string, cmd *cobra.Command, day time.Time) {
	cmd.InitDefaultHelpFlag()
	pages[filepath.Join("man", pageOf(cmd)+".1")] = page(cmd, day)
	for _, below := range cmd.Commands() {
		addPages(pages, below, day)
	}
}

// pageOf is the name of a command's page, as paybench-review-jobs.
func pageOf(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// page is the manual page of a command.
func page(cmd *cobra.Command, day time.Time) string {
	var b strings.Builder
	short := cmd.Short
	if short == "" {
		short = "salary benchmarking"
	}
	fmt.Fprintf(&b, ".TH %s 1 %s \"Paybench %s\" \"Paybench\"\n", strings.ToUpper(pageOf(cmd)), day.Format(time.DateOnly), cmd.Root().Version)
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n.SH SYNOPSIS\n", roff(pageOf(cmd)), roff(short))
	if !cmd.HasParent() {
		fmt.Fprint(&b, ".B paybench\n[FILE]\n.br\n.B paybench\nCOMMAND …\n")
	} else {
		fmt.Fprintf(&b, ".B %s\n%s\n", roff(cmd.CommandPath()), roff(strings.TrimSpace(strings.TrimPrefix(cmd.UseLine(), cmd.CommandPath()))))
	}
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s\n", paragraphs(cmd.Long))
	if !cmd.HasParent() {
		fmt.Fprint(&b, ".PP\nWithout a command it opens its window, on FILE where one is named.\n")
	}
	if cmd.Example != "" {
		fmt.Fprintf(&b, ".SH EXAMPLES\n.EX\n%s\n.EE\n", roff(cmd.Example))
	}
	titles, of := sections(cmd)
	if len(titles) > 0 {
		fmt.Fprint(&b, ".SH OPTIONS\n")
	}
	for _, title := range titles {
		fmt.Fprintf(&b, ".SS %s\n", roff(title))
		of[title].VisitAll(func(f *pflag.Flag) { fmt.Fprint(&b, option(f)) })
	}
	if cmd.HasParent() {
		fmt.Fprint(&b, exitStatus)
	}
	fmt.Fprint(&b, seeAlso(cmd))
	return b.String()
}

// exitStatus is the section on what a command ends with.
var exitStatus = fmt.Sprintf(`.SH EXIT STATUS
.TP
.B %d
It worked.
.TP
.B %d
It did not; a sentence on the standard error says why.
.TP
.B %d
The command line could not be understood.
.TP
.B %d
Nobody is left to compare, or somebody is not counted who was to be.
.TP
.B %d
It was interrupted.
.TP
.B %d
The program that read its output has ended.
`, exitOK, exitError, exitUsage, exitEmpty, exitInterrupted, exitUnread)

// option is a flag with what it does.
func option(f *pflag.Flag) string {
	one := newFlags()
	one.AddFlag(f)
	left, usage, _ := strings.Cut(strings.TrimSpace(one.FlagUsages()), "   ")
	return fmt.Sprintf(".TP\n.B %s\n%s\n", roff(left), roff(strings.TrimSpace(usage)))
}

// seeAlso names the pages next to a command's: those below it and the one above.
func seeAlso(cmd *cobra.Command) string {
	near := cmd.Commands()
	if cmd.HasParent() {
		near = append([]*cobra.Command{cmd.Parent()}, near...)
	}
	var names []string
	for _, other := range near {
		names = append(names, fmt.Sprintf("\\fB%s\\fR(1)", roff(pageOf(other))))
	}
	return ".SH SEE ALSO\n" + strings.Join(names, ",\n") + "\n"
}

// paragraphs are a text's, which stand between empty lines.
func paragraphs(text string) string {
	return strings.ReplaceAll(roff(strings.TrimSpace(text)), "\n\n", "\n.PP\n")
}

// beginning finds lines that roff would obey.
var beginning = regexp.MustCompile(`(?m)^[.']`)

// roff is a text as it is, whatever of it roff would obey.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, `-`, `\-`, `'`, `\(aq`, "`", "\\(ga", `^`, `\(ha`, `~`, `\(ti`).Replace(text)
	return beginning.ReplaceAllString(text, `\&$0`)
}

// completable has a shell complete what flags take: words of a choice, and files
// where the help calls it one. What flags do is said without the quotes around what they
// take, which only the help reads.
func completable(cmd *cobra.Command) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		takes, usage := pflag.UnquoteUsage(f)
		f.Usage = usage
		complete := cobra.NoFileCompletions
		if words, ok := f.Value.(interface{ words() []string }); ok {
			complete = cobra.FixedCompletions(words.words(), cobra.ShellCompDirectiveNoFileComp)
		} else if strings.EqualFold(takes, "file") {
			return
		}
		_ = cmd.RegisterFlagCompletionFunc(f.Name, complete) // fails for a flag that is not the command's
	})
	for _, below := range cmd.Commands() {
		completable(below)
	}
}
