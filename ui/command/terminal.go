package command

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode"

	"golang.org/x/term"

	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/table"
)

// OnSystem is what the system that the program was started on gives a command.
func OnSystem(now func() time.Time, version string) Env {
	env := Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Now: now, Version: version,
		Typed: isTerminal(os.Stdin), Watched: isTerminal(os.Stderr) && obeys(os.Stderr),
	}
	if isTerminal(os.Stdout) {
		env.Width = 80
		if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && width > 0 {
			env.Width = width
		}
	}
	return env
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// paper is what texts for people are written on: without a file's control
// characters, and so many columns wide; 0 is no limit.
type paper struct {
	io.Writer
	width int
}

// paper is the standard output for texts.
func (e Env) paper() paper { return paper{plain{e.Stdout}, e.Width} }

// lineWidth is how wide running texts get.
const lineWidth = 80

// wrapped is a text in lines, the first after a beginning and the others under it.
func (p paper) wrapped(beginning, text string) string {
	width := lineWidth
	if p.width > 0 {
		width = min(width, p.width)
	}
	return strings.Join(fold(beginning, text, width), "\n")
}

// fitted is a text whose lines are no wider than the paper.
func (p paper) fitted(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if p.width > 0 && columnsOf(line) > p.width {
			lines[i] = strings.Join(fold("", line, p.width+1), "\n")
		}
	}
	return strings.Join(lines, "\n")
}

// fold parts a text between words into lines that are narrower than a width where
// words allow it, the first after a beginning and the others under it.
func fold(beginning, text string, width int) []string {
	var lines []string
	line := beginning
	indent := strings.Repeat(" ", columnsOf(beginning))
	for _, word := range strings.Fields(text) {
		if columnsOf(line)+columnsOf(word) >= width && strings.TrimSpace(line) != "" {
			lines = append(lines, strings.TrimRight(line, " "))
			line = indent
		}
		line += word + " "
	}
	return append(lines, strings.TrimRight(line, " "))
}

// plain writes texts without what a terminal would obey: whoever made a file must
// not be able to move the cursor, hide a line or turn it round.
type plain struct{ io.Writer }

func (p plain) Write(b []byte) (int, error) {
	if _, err := io.WriteString(p.Writer, strings.Map(harmless, string(b))); err != nil {
		return 0, err
	}
	return len(b), nil
}

// harmless is a character as a terminal may have it.
func harmless(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\t':
		return ' '
	case commanding(r):
		return unicode.ReplacementChar
	}
	return r
}

// commanding reports whether a terminal takes a character for a command: to do
// something, to begin a line, or to write from right to left whatever the letters.
func commanding(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp) || unicode.Is(unicode.Bidi_Control, r)
}

// flat is a text of a file in one line.
func flat(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) && commanding(r) {
			return ' '
		}
		return r
	}, text)
}

// patience is how long nothing is said before what takes time is told of, and pace
// how often it is told again.
const (
	patience = 500 * time.Millisecond
	pace     = 100 * time.Millisecond
)

// reading tells who looks on how far the reading of a file has come, if anybody
// does; done takes it off the screen.
func (e Env) reading(name string) (progress sheets.Progress, done func()) {
	if !e.Watched {
		return nil, func() {}
	}
	shown, next := false, e.Now().Add(patience)
	progress = func(read, total int64) {
		now := e.Now()
		if now.Before(next) {
			return
		}
		shown, next = true, now.Add(pace)
		fmt.Fprintf(e.screen, "\r%s: %s\x1b[K", strings.Map(harmless, flat(name)), table.Progress(read, total))
	}
	return progress, func() {
		if shown {
			fmt.Fprint(e.screen, "\r\x1b[K")
		}
	}
}
