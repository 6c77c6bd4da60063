package sheets

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

func utf16le(s string, bom bool) []byte {
	var b []byte
	if bom {
		b = []byte{0xFF, 0xFE}
	}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

func encoded(t *testing.T, c *charmap.Charmap, s string) []byte {
	t.Helper()
	b, err := c.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestFacts reads the same table from every kind of text, packed and not, and says
// what it is.
func TestFacts(t *testing.T) {
	crlf := strings.ReplaceAll(plain, "\n", "\r\n")
	for name, test := range map[string]struct {
		data                           []byte
		container, encoding, mark, end string
	}{
		"comma":            {[]byte(plain), "text", "UTF-8", ",", "LF"},
		"byte order mark":  {[]byte("\uFEFF" + plain), "text", "UTF-8 with BOM", ",", "LF"},
		"CRLF":             {[]byte(crlf), "text", "UTF-8", ",", "CRLF"},
		"CR":               {[]byte(strings.ReplaceAll(plain, "\n", "\r")), "text", "UTF-8", ",", "CR"},
		"no last newline":  {[]byte(strings.TrimSuffix(plain, "\n")), "text", "UTF-8", ",", "LF"},
		"semicolon":        {[]byte(strings.ReplaceAll(plain, ",", ";")), "text", "UTF-8", ";", "LF"},
		"tab":              {[]byte(strings.ReplaceAll(plain, ",", "\t")), "text", "UTF-8", "\t", "LF"},
		"bar":              {[]byte(strings.ReplaceAll(plain, ",", "|")), "text", "UTF-8", "|", "LF"},
		"Windows-1252":     {encoded(t, charmap.Windows1252, plain), "text", "Windows-1252", ",", "LF"},
		"UTF-16 with mark": {utf16le(crlf, true), "text", "UTF-16LE", ",", "CRLF"},
		"UTF-16":           {utf16le(plain, false), "text", "UTF-16LE", ",", "LF"},
		"gzip":             {gz(t, []byte(plain)), "gzip", "UTF-8", ",", "LF"},
		"zip":              {zipped(t, "pay/pay.csv", plain, "readme.md", "hello", "__MACOSX/pay.csv", "x"), "zip", "UTF-8", ",", "LF"},
		"gzip in zip":      {zipped(t, "pay.csv.gz", string(gz(t, []byte(plain)))), "zip", "UTF-8", ",", "LF"},
	} {
		t.Run(name, func(t *testing.T) {
			b := opened(t, test.data, Options{})
			f := b.Facts()
			if f.Container != test.container || f.Encoding != test.encoding || f.Delimiter != test.mark || f.LineEnd != test.end || f.Name != "pay.dat" || f.Size != int64(len(test.data)) {
				t.Errorf("%+v", f)
			}
			if got := strings.ReplaceAll(cells(t, b, ""), "|", ","); got+"\n" != plain {
				t.Errorf("cells %q", got)
			}
			table, err := b.Scan(t.Context(), "", 1, Plan{Columns: []ColumnPlan{{}, {}, {Store: AsNumber}}}, nil)
			if err != nil || table.Rows != 3 || table.Columns[1].Text(1) != "Besançon" || table.Columns[2].Values[2] != 61000.5 {
				t.Errorf("%+v, %v", table, err)
			}
		})
	}
}

// claiming is an archive with a text that is said to unpack to so many bytes.
func claiming(t *testing.T, size uint64) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.CreateRaw(&zip.FileHeader{Name: "a.csv", Method: zip.Deflate, CompressedSize64: 1, UncompressedSize64: size})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte{3}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestUnpackedBeyond stops a text that unpacks to more than it is said to.
func TestUnpackedBeyond(t *testing.T) {
	r := &limited{r: strings.NewReader(strings.Repeat("x", 100)), name: "pay.gz", most: 99}
	if _, err := io.ReadAll(r); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

// TestNotOpened says why a file cannot be read.
func TestNotOpened(t *testing.T) {
	book := workbookOf(t, "Pay")
	for name, test := range map[string]struct {
		data    []byte
		options Options
		kind    error
		says    string
	}{
		"empty":               {nil, Options{}, ErrEmpty, "the file is empty"},
		"spaces only":         {[]byte(" \n\n\t\n"), Options{}, ErrEmpty, "the file is empty"},
		"broken gzip":         {gz(t, []byte(strings.Repeat(plain, 100)))[:60], Options{}, ErrCorrupt, "damaged"},
		"packed twice":        {gz(t, gz(t, []byte(plain))), Options{}, ErrNotTable, "packed twice"},
		"no such member":      {zipped(t, "a.csv", plain, "b.csv", plain), Options{Sheet: "c.csv"}, ErrNoSheet, `"a.csv"`},
		"zip in a zip":        {zipped(t, "a.csv", string(zipped(t, "a.csv", plain))), Options{}, ErrNotTable, "packed twice"},
		"zip without a table": {zipped(t, "a.doc", "x", "b.pdf", "y"), Options{}, ErrNotTable, "no table, but a.doc, b.pdf"},
		"broken workbook":     {[]byte(book[:len(book)-200]), Options{}, ErrCorrupt, "damaged"},
		"a text document":     {zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>"), Options{}, ErrNotTable, "OpenDocument"},
		"a Word document":     {zipped(t, "word/document.xml", "<x/>"), Options{}, ErrNotTable, "Word document"},
		"a binary workbook":   {zipped(t, "xl/workbook.bin", "x"), Options{}, ErrNotTable, ".xlsb"},
		"a bomb":              {claiming(t, freely+1), Options{}, ErrTooLarge, "unpacks to more than is safe"},
		"an unknown encoding": {[]byte(plain), Options{Encoding: "EBCDIC"}, ErrEncoding, "Windows-1250"},
		"one endless row":     {[]byte(strings.Repeat("a,", MostColumns+1)), Options{}, ErrNotTable, "row 1 has 16386 cells"},
		"memory":              {[]byte("a,b\n" + strings.Repeat("A,52000\n", 1000)), Options{MostMemory: 20_000}, ErrTooManyRows, "more memory than is allowed"},
		"memory of a book":    {[]byte(book), Options{MostMemory: 20}, ErrTooManyRows, "sheet Pay: the table needs more memory"},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := Open(t.Context(), Bytes("pay.csv", test.data), test.options)
			if err == nil {
				_, err = b.Sample(t.Context(), b.Sheets()[0].Name, 100)
			}
			if err == nil {
				_, err = b.Scan(t.Context(), b.Sheets()[0].Name, 0, Plan{Columns: make([]ColumnPlan, 2)}, nil)
			}
			if !errors.Is(err, test.kind) {
				t.Fatalf("got %v, want %v", err, test.kind)
			}
			if got := err.Error(); !strings.Contains(got, test.says) || strings.Count(got, "pay.csv") != 1 || strings.Contains(got, "\n") {
				t.Errorf("it says: %s", got)
			}
		})
	}
}
