package money

import (
	"strings"
	"unicode/utf8"
)

// Clean writes a cell with the characters that parsers need to know: every kind
// of space becomes " ", every kind of dash "-" and every apostrophe "'"; full-width,
// Arabic and Devanagari digits become ASCII; invisible characters go. A cell
// with nothing to change comes back as it is.
func Clean(cell string) string {
	for i := range len(cell) {
		if c := cell[i]; c < ' ' || c >= utf8.RuneSelf || c == '`' {
			// Map copies only where a character changes.
			return strings.Map(plainRune, cell)
		}
	}
	return cell
}

// plainRune is the character that the parser sees for r; -1 drops it.
func plainRune(r rune) rune {
	switch {
	case isSpace(r):
		return ' '
	case isInvisible(r):
		return -1
	case r >= 0x2010 && r <= 0x2015, r == '−', r == '﹣':
		return '-'
	case r == '’', r == '‘', r == 'ʼ', r == '′', r == '´':
		return '\''
	case r >= '！' && r <= '～': // the full-width forms of ASCII
		r += '!' - '！'
	}
	for _, zero := range []rune{'٠', '۰', '०'} { // Arabic, Persian, Devanagari
		if r >= zero && r <= zero+9 {
			return r - zero + '0'
		}
	}
	return plainSign(r)
}

// plainSign folds signs that have a plainer twin.
func plainSign(r rune) rune {
	switch r {
	case '`':
		return '\''
	case '٫':
		return '.'
	case '٬':
		return ','
	case '〜', '≈', '∼':
		return '~'
	case '≥':
		return '>'
	case '≤':
		return '<'
	case '×', '·':
		return '*'
	case '￡':
		return '£'
	case '￥':
		return '¥'
	}
	return r
}

func isSpace(r rune) bool {
	return r <= ' ' || r == 0xA0 || r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x205F || r == 0x3000
}

func isInvisible(r rune) bool {
	return r == 0xAD || r == 0xFEFF || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x2069
}
