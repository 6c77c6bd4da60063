package lexicon

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Word is one word of a header, a title or a cell.
type Word struct {
	Text     string // in small letters without accents
	Written  string // as it is written
	Joined   bool   // it is written together with the word before: a part of a compound
	Bracket  bool   // it stands in brackets
	Capitals bool   // it is written in capitals alone
}

// Words cuts a text into words: at spaces and marks, where a capital follows a
// small letter ("hireDate"), before the last of several capitals ("YTDWages"),
// and between letters and digits ("P25th" is p, 25, th). The signs %, # and those
// of currencies are words; so are + and &.
func Words(text string) []Word {
	var c cutter
	runes := []rune(norm.NFKC.String(text))
	for i, r := range runes {
		switch {
		case unicode.Is(unicode.Mn, r) && !isDense(r):
		case unicode.IsLetter(r), unicode.Is(unicode.Mn, r), unicode.Is(unicode.Mc, r):
			next := rune(0)
			if i+1 < len(runes) {
				next = runes[i+1]
			}
			c.letter(r, next)
		case unicode.IsDigit(r):
			c.digit(r)
		default:
			c.mark(r)
		}
	}
	c.flush()
	return c.words
}

// cutter cuts words.
type cutter struct {
	words []Word
	word  strings.Builder
	last  rune // of the word; 0 before its first
	small bool // the word holds a small letter
	depth int  // of brackets
}

func (c *cutter) letter(r, next rune) {
	upper := unicode.IsUpper(r)
	camel := upper && (unicode.IsLower(c.last) || unicode.IsUpper(c.last) && unicode.IsLower(next))
	if camel || unicode.IsDigit(c.last) || c.last != 0 && isDense(r) != isDense(c.last) {
		c.flush()
	}
	c.small = c.small || !upper
	c.word.WriteRune(r)
	c.last = r
}

func (c *cutter) digit(r rune) {
	if c.last != 0 && !unicode.IsDigit(c.last) {
		c.flush()
	}
	c.word.WriteRune(r)
	c.last = r
}

// mark ends a word, and is one where it says something.
func (c *cutter) mark(r rune) {
	c.flush()
	switch {
	case r == '(' || r == '[' || r == '（' || r == '【':
		c.depth++
	case r == ')' || r == ']' || r == '）' || r == '】':
		c.depth = max(0, c.depth-1)
	case r == '%' || r == '#' || r == '+' || r == '&' || unicode.Is(unicode.Sc, r):
		c.words = append(c.words, Word{Text: string(r), Written: string(r), Bracket: c.depth > 0})
	}
}

func (c *cutter) flush() {
	written := c.word.String()
	if text := Fold(written); text != "" { // not of marks alone
		c.words = append(c.words, Word{Text: text, Written: written, Bracket: c.depth > 0, Capitals: !c.small && !unicode.IsDigit(c.last)})
	}
	c.word.Reset()
	c.last, c.small = 0, false
}

// isDense reports whether a letter is of a script that is written without spaces
// between words: Chinese, Japanese, Korean (whose compounds have none), Thai.
func isDense(r rune) bool {
	const firstDense = 0x0E00 // the letters of Thai; those of other scripts lie above
	return r >= firstDense && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai) || r == 'ー'
}

// plainLetter returns what stands for a letter that no decomposition makes plain;
// "" for all others.
func plainLetter(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ı':
		return "i"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	}
	return ""
}

// Fold returns a text in small letters without accents, as words are compared.
func Fold(text string) string {
	plain, simple := true, true
	for _, r := range text {
		plain = plain && r < utf8.RuneSelf && (r < 'A' || r > 'Z')
		simple = simple && (r < utf8.RuneSelf || foldSmall(unicode.ToLower(r)) != "")
	}
	if plain {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	if !simple {
		foldAny(&b, text)
		return b.String()
	}
	for _, r := range text {
		if r = unicode.ToLower(r); r < utf8.RuneSelf {
			b.WriteByte(byte(r))
		} else {
			b.WriteString(foldSmall(r))
		}
	}
	return b.String()
}

// foldSmall returns a small letter of the Latin or Cyrillic alphabet without accents;
// "" for any other character.
func foldSmall(r rune) string {
	if all := smallLetters(); r >= 0 && int(r) < len(all) {
		return all[r]
	}
	return ""
}

// smallLetters are the small letters of the alphabets whose accents are a part of the
// letter, folded, by their numbers.
var smallLetters = sync.OnceValue(func() []string {
	const behind = 0x0530 // Cyrillic
	all := make([]string, behind)
	for r := range rune(behind) {
		if unicode.IsLower(r) && unicode.ToLower(r) == r && unicode.In(r, unicode.Latin, unicode.Cyrillic) {
			var b strings.Builder
			foldAny(&b, string(r))
			all[r] = b.String()
		}
	}
	return all
})

// foldAny writes a text in small letters without accents.
func foldAny(b *strings.Builder, text string) {
	letter := make([]byte, utf8.UTFMax)
	for _, r := range norm.NFKC.String(text) {
		const lastAccented = 0x1FFF // Latin, Greek and Cyrillic letters lie below
		if r < utf8.RuneSelf || r > lastAccented {
			b.WriteRune(unicode.ToLower(r))
			continue
		}
		r = unicode.ToLower(r)
		parts := norm.NFD.Properties(letter[:utf8.EncodeRune(letter, r)]).Decomposition()
		if parts == nil {
			writeLetter(b, r)
		}
		for len(parts) > 0 {
			part, size := utf8.DecodeRune(parts)
			parts = parts[size:]
			writeLetter(b, part)
		}
	}
}

// writeLetter writes a small letter in plain ones, and nothing for an accent.
func writeLetter(b *strings.Builder, r rune) {
	if plain := plainLetter(r); plain != "" {
		b.WriteString(plain)
	} else if !unicode.Is(unicode.Mn, r) {
		b.WriteRune(r)
	}
}
