package sheets

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"

	utf "golang.org/x/text/encoding/unicode"

	"github.com/paybench/paybench/data/remark"
)

// charset is how a text's bytes become letters. Texts of two or four bytes a
// letter are turned into UTF-8 as they are read; texts of one byte a letter are
// read as they are, and only cells that are not valid UTF-8 are decoded, each on
// its own, so that one wrong byte in a large file does no harm to the rest.
type charset struct {
	name    string
	wide    encoding.Encoding // of the whole text; nil if it is read as it is
	cell    *charmap.Charmap  // of cells that are not UTF-8
	skip    int               // bytes of byte order mark
	asked   bool              // by the user, not told from the bytes
	assumed *atomic.Bool      // whether a cell that is not UTF-8 was taken to be of the cells' charset
}

// Encodings lists the names of encodings that Options.Encoding is usually set to.
// Texts of one byte a letter cannot be told apart for sure, so that they are
// offered; other names that web pages use are understood, too.
func Encodings() []string {
	return []string{
		"UTF-8", "UTF-16LE", "UTF-16BE",
		"Windows-1250", "Windows-1251", "Windows-1252", "Windows-1253", "Windows-1254", "Windows-1255", "Windows-1256", "Windows-1257", "Windows-1258",
		"ISO-8859-2", "ISO-8859-15", "KOI8-R", "Macintosh", "IBM866", "Windows-874",
		"Shift_JIS", "EUC-JP", "GB18030", "Big5", "EUC-KR",
	}
}

// askedCharset is the charset that the user names, for a text that begins so.
func askedCharset(name string, head []byte) (charset, error) {
	e, err := htmlindex.Get(name)
	if err != nil {
		return charset{}, &Error{
			Kind: ErrEncoding, Err: fmt.Errorf("%q", name),
			Do: "the usual ones are " + strings.Join(Encodings(), ", "),
		}
	}
	known, err := htmlindex.Name(e)
	if err != nil {
		return charset{}, err
	}
	if found := sniffCharset(head); known == "utf-8" {
		if found.wide == nil && found.skip == 0 {
			found.name, found.cell = "UTF-8", charmap.Windows1252
		}
		return found, nil
	}
	for _, usual := range Encodings() {
		if strings.EqualFold(usual, name) || strings.EqualFold(usual, known) {
			name = usual
		}
	}
	return charset{name: name, wide: e, cell: charmap.Windows1252, asked: true, assumed: new(atomic.Bool)}, nil
}

// sniffCharset tells the charset from the beginning of a text.
func sniffCharset(head []byte) charset {
	western := charset{name: "UTF-8", cell: charmap.Windows1252, assumed: new(atomic.Bool)}
	switch {
	case bytes.HasPrefix(head, []byte{0xEF, 0xBB, 0xBF}):
		western.name, western.skip = "UTF-8 with BOM", 3
		return western
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE, 0, 0}):
		western.name, western.wide = "UTF-32LE", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)
		return western
	case bytes.HasPrefix(head, []byte{0, 0, 0xFE, 0xFF}):
		western.name, western.wide = "UTF-32BE", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
		return western
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}), evenlyZero(head, 1):
		western.name, western.wide = "UTF-16LE", utf.UTF16(utf.LittleEndian, utf.UseBOM)
		return western
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}), evenlyZero(head, 0):
		western.name, western.wide = "UTF-16BE", utf.UTF16(utf.BigEndian, utf.UseBOM)
		return western
	}
	if !validStart(head) {
		western.name = "Windows-1252"
		if looksCyrillic(head) {
			western.name, western.cell = "Windows-1251", charmap.Windows1251
		}
	}
	return western
}

// evenlyZero reports whether nearly every other byte is zero, as in UTF-16
// without a byte order mark.
func evenlyZero(head []byte, offset int) bool {
	if len(head) < 4 {
		return false
	}
	zeros, others := 0, 0
	for i, c := range head[:min(len(head), 4096)] {
		if c != 0 {
			continue
		}
		if i%2 == offset {
			zeros++
		} else {
			others++
		}
	}
	half := min(len(head), 4096) / 2
	return zeros > half*7/10 && others < half/20
}

// validStart reports whether the bytes are UTF-8, apart from a letter that may
// be cut in two at their end.
func validStart(head []byte) bool {
	for cut := 0; cut < utf8.UTFMax && cut <= len(head); cut++ {
		if utf8.Valid(head[:len(head)-cut]) {
			return true
		}
	}
	return false
}

// looksCyrillic tells a Cyrillic from a western text of one byte a letter: in
// the one, letters beyond ASCII stand beside each other; in the other, they
// stand alone among ASCII letters.
func looksCyrillic(head []byte) bool {
	together, alone := 0, 0
	for i, c := range head {
		if c < 0xC0 {
			continue
		}
		if i > 0 && head[i-1] >= 0xC0 || i+1 < len(head) && head[i+1] >= 0xC0 {
			together++
		} else {
			alone++
		}
	}
	return together > 3*alone+3
}

// reader turns the bytes of a text into those that are scanned.
func (c charset) reader(r io.Reader) (io.Reader, error) {
	switch {
	case c.asked: // a byte order mark knows better
		return transform.NewReader(r, utf.BOMOverride(c.wide.NewDecoder())), nil
	case c.wide != nil:
		return transform.NewReader(r, c.wide.NewDecoder()), nil
	}
	if _, err := io.CopyN(io.Discard, r, int64(c.skip)); err != nil {
		return nil, err
	}
	return r, nil
}

// text decodes one cell.
func (c charset) text(cell string) string {
	if utf8.ValidString(cell) {
		return cell
	}
	c.assumed.Store(true)
	decoded, err := c.cell.NewDecoder().String(cell)
	if err != nil {
		return strings.ToValidUTF8(cell, "\uFFFD")
	}
	return decoded
}

// remarks says which charset was assumed, if one was.
func (c charset) remarks() []remark.Remark {
	switch {
	case !c.assumed.Load():
		return nil
	case strings.HasPrefix(c.name, "UTF-8"):
		return []remark.Remark{remark.New(remark.OddCells, "Windows-1252")}
	}
	return []remark.Remark{remark.New(remark.EncodingAssumed, c.name)}
}

// asIs decodes what is UTF-8 already.
func asIs(s string) string { return s }

// tidy makes a label of a cell as it is written: decoded, without spaces around
// it, and without the apostrophe that keeps a spreadsheet from taking a text for
// a formula. An error of a spreadsheet is no value, and blank.
func tidy(written string, decode func(string) string) string {
	label := strings.TrimFunc(decode(written), isSpace)
	if len(label) > 1 && label[0] == '\'' && strings.IndexByte("=+-@\t\r", label[1]) >= 0 {
		label = label[1:]
	}
	if isError(label) {
		return ""
	}
	return label
}

// isSpace reports whether a rune is a space or invisible at the edge of a cell.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B' || r == 0
}
