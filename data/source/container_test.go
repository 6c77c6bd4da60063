package source_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/source"
)

func gz(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zipped(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// workbookOf writes a workbook; each sheet is rows of cells.
func workbookOf(t *testing.T, change func(*excelize.File), rows map[string][][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for name, cells := range rows {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for r, row := range cells {
			for c, value := range row {
				cell, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				if err := f.SetCellValue(name, cell, value); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if _, ok := rows["Sheet1"]; !ok {
		if err := f.DeleteSheet("Sheet1"); err != nil {
			t.Fatal(err)
		}
	}
	if change != nil {
		change(f)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// parquetOf writes the table of plain as Parquet.
func parquetOf(t testing.TB) []byte {
	t.Helper()
	type row struct {
		Role string  `parquet:"Role,dict"`
		City *string `parquet:"City"`
		Base float64 `parquet:"Base salary"`
	}
	j, b := "Jyväskylä", "Besançon"
	var out bytes.Buffer
	if err := parquet.Write(&out, []row{{"Engineer", &j, 52000}, {"Designer", &b, 48000}, {"Engineer", &j, 61000.5}}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

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

// TestContainers reads the same table from every container.
func TestContainers(t *testing.T) {
	crlf := strings.ReplaceAll(plain, "\n", "\r\n")
	table := [][]any{
		{"Role", "City", "Base salary"},
		{"Engineer", "Jyväskylä", 52000},
		{"Designer", "Besançon", 48000},
		{"Engineer", "Jyväskylä", 61000.5},
	}
	for name, test := range map[string]struct {
		data                []byte
		container, encoding string
		delimiter           string
	}{
		"comma":            {[]byte(plain), "text", "UTF-8", ","},
		"byte order mark":  {[]byte("\uFEFF" + plain), "text", "UTF-8 with BOM", ","},
		"CRLF":             {[]byte(crlf), "text", "UTF-8", ","},
		"CR":               {[]byte(strings.ReplaceAll(plain, "\n", "\r")), "text", "UTF-8", ","},
		"no last newline":  {[]byte(strings.TrimSuffix(plain, "\n")), "text", "UTF-8", ","},
		"semicolon":        {[]byte(strings.ReplaceAll(plain, ",", ";")), "text", "UTF-8", ";"},
		"tab":              {[]byte(strings.ReplaceAll(plain, ",", "\t")), "text", "UTF-8", "\t"},
		"pipe":             {[]byte(strings.ReplaceAll(plain, ",", "|")), "text", "UTF-8", "|"},
		"sep line":         {[]byte("sep=;\n" + strings.ReplaceAll(plain, ",", ";")), "text", "UTF-8", ";"},
		"Windows-1252":     {encoded(t, charmap.Windows1252, plain), "text", "Windows-1252", ","},
		"UTF-16 with mark": {utf16le(crlf, true), "text", "UTF-16LE", ","},
		"UTF-16":           {utf16le(plain, false), "text", "UTF-16LE", ","},
		"gzip":             {gz(t, []byte(plain)), "gzip", "UTF-8", ","},
		"zip":              {zipped(t, map[string]string{"pay/pay.csv": plain, "readme.md": "hello", "__MACOSX/pay.csv": "x"}), "zip", "UTF-8", ","},
		"workbook":         {workbookOf(t, nil, map[string][][]any{"Sheet1": table}), "workbook", "", ""},
		"Parquet":          {parquetOf(t), "parquet", "", ""},
		"workbook in zip":  {zipped(t, map[string]string{"pay.xlsx": string(workbookOf(t, nil, map[string][][]any{"Pay": table}))}), "zip", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := source.LoadBytes(t.Context(), "pay.dat", test.data, ingest.Options{})
			if err != nil {
				t.Fatal(err)
			}
			u := l.Understanding
			if u.Container != test.container || u.Encoding != test.encoding || u.Delimiter != test.delimiter {
				t.Errorf("understood %q %q %q", u.Container, u.Encoding, u.Delimiter)
			}
			got := listing(t, l.Market)
			want := "Engineer|Jyväskylä|61000.5 Engineer|Jyväskylä|52000 Designer|Besançon|48000"
			if got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}
