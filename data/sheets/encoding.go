package sheets

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
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
	rival   string            // a charset that is as likely as the one told; "" if none is
	assumed *atomic.Bool      // whether a cell that is not UTF-8 was taken to be of the cells' charset
}

// encodings are those that can be named, as they are listed, and other names of
// theirs. Names that web pages use are understood besides.
var encodings = []struct {
	name   string
	others string // in small letters, without marks
	of     encoding.Encoding
}{
	{"UTF-8", "utf8 unicode", utf.UTF8},
	{"UTF-16LE", "utf16le utf16 unicodelittleendian", utf.UTF16(utf.LittleEndian, utf.UseBOM)},
	{"UTF-16BE", "utf16be", utf.UTF16(utf.BigEndian, utf.UseBOM)},
	{"Windows-1250", "cp1250 1250", charmap.Windows1250},
	{"Windows-1251", "cp1251 1251", charmap.Windows1251},
	{"Windows-1252", "cp1252 1252 latin1 ansi", charmap.Windows1252},
	{"Windows-1253", "cp1253 1253", charmap.Windows1253},
	{"Windows-1254", "cp1254 1254", charmap.Windows1254},
	{"Windows-1255", "cp1255 1255", charmap.Windows1255},
	{"Windows-1256", "cp1256 1256", charmap.Windows1256},
	{"Windows-1257", "cp1257 1257", charmap.Windows1257},
	{"Windows-1258", "cp1258 1258", charmap.Windows1258},
	{"ISO-8859-2", "latin2", charmap.ISO8859_2},
	{"ISO-8859-15", "latin9", charmap.ISO8859_15},
	{"KOI8-R", "koi8", charmap.KOI8R},
	{"MacRoman", "macintosh mac xmacroman", charmap.Macintosh},
	{"cp437", "ibm437 437 dosus", charmap.CodePage437},
	{"cp850", "ibm850 850 dos", charmap.CodePage850},
	{"cp852", "ibm852 852", charmap.CodePage852},
	{"cp858", "ibm858 858 ibm00858", charmap.CodePage858},
	{"cp866", "ibm866 866", charmap.CodePage866},
	{"Windows-874", "cp874 874", charmap.Windows874},
	{"Shift_JIS", "sjis cp932 932 windows31j", japanese.ShiftJIS},
	{"EUC-JP", "eucjp", japanese.EUCJP},
	{"GBK", "cp936 936 gb2312", simplifiedchinese.GBK},
	{"GB18030", "gb18030", simplifiedchinese.GB18030},
	{"Big5", "cp950 950", traditionalchinese.Big5},
	{"EUC-KR", "euckr cp949 949", korean.EUCKR},
}

// Encodings lists the names of encodings that Options.Encoding is usually set to.
// Texts of one byte a letter cannot be told apart for sure, so that they are
// offered; other names that web pages use are understood, too.
func Encodings() []string {
	var names []string
	for _, e := range encodings {
		names = append(names, e.name)
	}
	return names
}

// encodingNamed returns the encoding of a name, and the name that it is listed by.
func encodingNamed(name string) (listed string, e encoding.Encoding, err error) {
	key := strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(name))
	for _, known := range encodings {
		if strings.EqualFold(known.name, strings.TrimSpace(name)) || slices.Contains(strings.Fields(known.others), key) {
			return known.name, known.of, nil
		}
	}
	if e, err = htmlindex.Get(name); err != nil {
		return "", nil, &Error{
			Kind: ErrEncoding, Err: fmt.Errorf("%q", name),
			Do: "the usual ones are " + strings.Join(Encodings(), ", "),
		}
	}
	return cmp.Or(nameOf(e), name), e, nil
}

// askedCharset is the charset that the user names, for a text that begins so.
func askedCharset(name string, head []byte) (charset, error) {
	listed, e, err := encodingNamed(name)
	if err != nil {
		return charset{}, err
	}
	if listed == "UTF-8" {
		found := markedCharset(head)
		if found.wide == nil && found.skip == 0 {
			found.name = listed
		}
		return found, nil
	}
	return charset{name: listed, wide: e, cell: charmap.Windows1252, asked: true, assumed: new(atomic.Bool)}, nil
}

// markedCharset tells the charset from the beginning of a text where that says it:
// by a byte order mark, or by the zeros of UTF-16. It is UTF-8 where nothing does.
func markedCharset(head []byte) charset {
	found := charset{name: "UTF-8", cell: charmap.Windows1252, assumed: new(atomic.Bool)}
	switch {
	case bytes.HasPrefix(head, []byte{0xEF, 0xBB, 0xBF}):
		found.name, found.skip = "UTF-8 with BOM", 3
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE, 0, 0}):
		found.name, found.wide = "UTF-32LE", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)
	case bytes.HasPrefix(head, []byte{0, 0, 0xFE, 0xFF}):
		found.name, found.wide = "UTF-32BE", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}), evenlyZero(head, 1):
		found.name, found.wide = "UTF-16LE", utf.UTF16(utf.LittleEndian, utf.UseBOM)
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}), evenlyZero(head, 0):
		found.name, found.wide = "UTF-16BE", utf.UTF16(utf.BigEndian, utf.UseBOM)
	}
	return found
}

// sniffCharset tells the charset from the beginning of a text: what that says, or
// else the likeliest one of those that fit. likely says more about decoded text,
// as Options.Likely does; it may be nil.
func sniffCharset(head []byte, likely func(text string) float64) charset {
	found := markedCharset(head)
	if found.wide != nil || found.skip > 0 || validStart(head) {
		return found
	}
	odd, others := linesNotUTF8(head)
	first, second := likeliest(head, odd, likely)
	found.rival = second.name
	switch one, ok := first.of.(*charmap.Charmap); {
	case len(odd) < others: // one wrong byte in a large file does no harm to the rest
		found.cell = cmp.Or(one, found.cell)
	case ok:
		found.name, found.cell = first.name, one
	default:
		found.name, found.wide = first.name, first.of
		found.assumed.Store(true)
	}
	return found
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
		return []remark.Remark{remark.New(remark.OddCells, nameOf(c.cell))}
	case c.rival != "":
		return []remark.Remark{remark.New(remark.EncodingDoubtful, c.name, c.rival)}
	}
	return []remark.Remark{remark.New(remark.EncodingAssumed, c.name)}
}

// nameOf returns the name that an encoding is listed by.
func nameOf(e encoding.Encoding) string {
	for _, known := range encodings {
		if known.of == e {
			return known.name
		}
	}
	return ""
}

// asIs decodes what is UTF-8 already.
func asIs(s string) string { return s }

// tidy makes a label of a cell as it is written: decoded, without spaces around
// it, without what steers terminals, and without the apostrophe that keeps a
// spreadsheet from taking a text for a formula. An error of a spreadsheet is no value, and blank.
func tidy(written string, decode func(string) string) string {
	label := strings.TrimFunc(withoutControls(decode(written)), isSpace)
	if len(label) > 1 && label[0] == '\'' && strings.IndexByte(formulaSigns, label[1]) >= 0 {
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
