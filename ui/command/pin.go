package command

import (
	"fmt"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/ui/desk"
)

// parsePin reads one --pin, NAME: COLUMN=VALUE …: a cut's name and the filters it
// has in the place of a question's. None at all is everybody. A value may have
// spaces and signs in it: it ends where the next column's name and a = stand.
func parsePin(src *desk.Source, q market.Query, text string) (market.Pin, error) {
	name, conditions, ok := splitPin(src, text)
	if name = strings.TrimSpace(name); !ok || name == "" {
		return market.Pin{}, usageError{fmt.Errorf("--pin %q: write 'NAME: COLUMN=VALUE …'", text)}
	}
	q.Filters = nil
	for _, condition := range conditions {
		f, err := parseWhere(src, condition)
		if err != nil {
			return market.Pin{}, fmt.Errorf("--pin %q: %w", name, err)
		}
		q.Filters = append(q.Filters, f)
	}
	return market.Pin{Name: name, Query: q}, nil
}

// splitPin parts a pin into its name and its conditions. The name ends at the last
// colon before the first column that is known, so that it may have colons itself.
func splitPin(src *desk.Source, text string) (name string, conditions []string, ok bool) {
	at := conditionsIn(src, text)
	head := text
	for i, start := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1]
		}
		conditions = append(conditions, strings.TrimSpace(text[start:end]))
	}
	if len(at) > 0 {
		head = text[:at[0]]
	}
	colon := strings.LastIndex(head, ":")
	if colon < 0 {
		return "", nil, false
	}
	if unknown := strings.TrimSpace(head[colon+1:]); unknown != "" {
		conditions = append([]string{unknown}, conditions...) // parseWhere says what is wrong with it
	}
	return head[:colon], conditions, true
}

// conditionsIn finds where conditions begin in a text: at the start of a word where
// a column's name stands, and = or ^= behind it.
func conditionsIn(src *desk.Source, text string) []int {
	var names []string
	for _, d := range src.Dimensions() {
		names = append(names, d.Header, d.Name)
	}
	var at []int
	for i := range text {
		if i > 0 && text[i-1] != ' ' && text[i-1] != ':' {
			continue
		}
		for _, name := range names {
			rest := text[i:]
			if len(rest) <= len(name) || name == "" || !strings.EqualFold(rest[:len(name)], name) {
				continue
			}
			rest = strings.TrimPrefix(rest[len(name):], "^")
			if strings.HasPrefix(rest, "=") {
				at = append(at, i)
				break
			}
		}
	}
	return at
}
