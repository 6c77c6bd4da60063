package sheets

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const escape = '\x1B'

// withoutControls returns a text without control characters, except tabs and line
// ends, and without the sequences that steer a terminal.
func withoutControls(s string) string {
	if strings.IndexFunc(s, isControl) < 0 {
		return s
	}
	var b strings.Builder
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		switch {
		case r == escape:
			size = sequence(s[at:])
		case !isControl(r):
			b.WriteString(s[at : at+size])
		}
		at += size
	}
	return b.String()
}

func isControl(r rune) bool { return unicode.IsControl(r) && r != '\t' && r != '\n' && r != '\r' }

// sequence returns how many bytes belong to the escape that a text begins with
// (ECMA-48).
func sequence(s string) int {
	if len(s) < 2 {
		return len(s)
	}
	switch s[1] {
	case '[': // parameters, and a last letter
		for n := 2; n < len(s); n++ {
			if s[n] >= '@' && s[n] <= '~' {
				return n + 1
			}
			if s[n] < ' ' || s[n] > '~' {
				return n
			}
		}
		return len(s)
	case ']', 'P', '^', '_': // a text, up to its end
		if n := strings.IndexAny(s[2:], "\a\x1B"); n >= 0 {
			return n + 3
		}
	}
	if s[1] < ' ' || s[1] > '~' {
		return 1
	}
	return 2
}
