package profile

import (
	"fmt"
	"strings"
)

// Mistake is one thing wrong with a file.
type Mistake struct {
	File  string
	Line  int    // from 1; 0 where it is about the whole file
	Field string // "published.annual.median"; empty where it is about no field
	Text  string // what is wrong and what to do
}

// Error is the mistake as one sentence.
func (m Mistake) Error() string {
	var where strings.Builder
	where.WriteString(m.File)
	if m.Line > 0 {
		fmt.Fprintf(&where, ", line %d", m.Line)
	}
	if m.Field != "" {
		fmt.Fprintf(&where, ", field %q", m.Field)
	}
	return where.String() + ": " + m.Text
}

// Mistakes is everything found wrong with one file, in its order.
type Mistakes []Mistake

// Error is the mistakes' sentences, one a line.
func (m Mistakes) Error() string {
	lines := make([]string, len(m))
	for i, mistake := range m {
		lines[i] = mistake.Error()
	}
	return strings.Join(lines, "\n")
}
