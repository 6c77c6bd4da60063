package source_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
)

// TestRefused makes sure that each file that cannot be taken gets its own
// sentence.
func TestRefused(t *testing.T) {
	encrypted := func() []byte {
		f := excelize.NewFile()
		var b bytes.Buffer
		if err := f.Write(&b, excelize.Options{Password: "secret"}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}()
	book := workbookOf(t, nil, map[string][][]any{"Sheet1": {{"Role", "Base salary", "City"}, {"A", 1000, "X"}}})
	bomb := zipped(t, map[string]string{"a.csv": plain + strings.Repeat(" ", 256<<20)})
	for name, test := range map[string]struct {
		data    []byte
		options ingest.Options
		kind    error
		says    string
	}{
		"empty":                 {nil, ingest.Options{}, sheets.ErrEmpty, "the file is empty"},
		"spaces only":           {[]byte(" \n\n\t\n"), ingest.Options{}, sheets.ErrEmpty, "the file is empty"},
		"picture":               {[]byte("\x89PNG\r\n\x1A\n\x00\x00\x00"), ingest.Options{}, sheets.ErrNotTable, "picture (PNG)"},
		"PDF":                   {[]byte("%PDF-1.7\n1 0 obj"), ingest.Options{}, sheets.ErrNotTable, "PDF"},
		"web page":              {[]byte("\n<html><body><table><tr><td>Base</td></tr></table></body></html>"), ingest.Options{}, sheets.ErrNotTable, "web page"},
		"JSON":                  {[]byte(`{"pay": 1}`), ingest.Options{}, sheets.ErrNotTable, "JSON"},
		"binary":                {[]byte("\x01\x02\x03\x04abc\x00\x00\x05\x06\x07"), ingest.Options{}, sheets.ErrNotTable, "not text"},
		"header only":           {[]byte("Role,Base salary\n"), ingest.Options{}, ingest.ErrNoRows, "headers but no rows"},
		"header, blank rows":    {[]byte("Role,Base salary\n,\n\n , \n"), ingest.Options{}, ingest.ErrNoRows, "headers but no rows"},
		"no pay column":         {[]byte("Role,City\nEngineer,Turku\nDesigner,Oulu\n"), ingest.Options{}, ingest.ErrNoPay, "Role, City"},
		"pay all unreadable":    {[]byte("Role,Base salary\nEngineer,0\nDesigner,0\n"), ingest.Options{}, ingest.ErrNoPayRead, "zero"},
		"broken gzip":           {gz(t, []byte(strings.Repeat(plain, 100)))[:60], ingest.Options{}, sheets.ErrCorrupt, "damaged"},
		"no such member":        {zipped(t, map[string]string{"a.csv": plain, "b.csv": plain}), ingest.Options{Sheet: "c.csv"}, sheets.ErrNoSheet, `"a.csv"`},
		"zip in a zip":          {zipped(t, map[string]string{"a.csv": string(zipped(t, map[string]string{"a.csv": plain}))}), ingest.Options{}, sheets.ErrNotTable, "packed twice"},
		"zip without a table":   {zipped(t, map[string]string{"a.doc": "x", "b.pdf": "y"}), ingest.Options{}, sheets.ErrNotTable, "no table"},
		"broken workbook":       {book[:len(book)-200], ingest.Options{}, sheets.ErrCorrupt, "damaged"},
		"no such sheet":         {book, ingest.Options{Sheet: "Pay"}, sheets.ErrNoSheet, `"Pay"`},
		"OpenDocument":          {zipped(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), ingest.Options{}, sheets.ErrNotTable, "OpenDocument"},
		"password":              {encrypted, ingest.Options{}, sheets.ErrPassword, "password"},
		"a bomb":                {bomb, ingest.Options{}, sheets.ErrTooLarge, "unpacks to more than is safe"},
		"memory":                {[]byte("Role,City,Base salary\n" + strings.Repeat("A,X,52000\n", 1000)), ingest.Options{MostMemory: 50_000}, sheets.ErrTooManyRows, "more memory than is allowed"},
		"memory, of a workbook": {book, ingest.Options{MostMemory: 50}, sheets.ErrTooManyRows, "more memory than is allowed"},
		"one endless row":       {[]byte(strings.Repeat("a,", sheets.MostColumns+1)), ingest.Options{}, sheets.ErrNotTable, "row 1 has 16386 cells"},
		"header row beyond":     {[]byte(plain), ingest.Options{HeaderRow: 90}, sheets.ErrNotTable, "row 90"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := source.LoadBytes(t.Context(), "pay.csv", test.data, test.options)
			if !errors.Is(err, test.kind) {
				t.Fatalf("got %v, want %v", err, test.kind)
			}
			if text := table.ErrorText(err); !strings.Contains(text, test.says) || !strings.Contains(text, "pay.csv") || strings.Contains(text, "\n") {
				t.Errorf("it says: %s", text)
			}
		})
	}
}

func TestMissingFile(t *testing.T) {
	_, err := source.Load(t.Context(), filepath.Join(t.TempDir(), "none.csv"), ingest.Options{}, nil)
	if !errors.Is(err, sheets.ErrMissing) {
		t.Errorf("got %v", err)
	}
	_, err = source.Load(t.Context(), t.TempDir(), ingest.Options{}, nil)
	if !errors.Is(err, sheets.ErrNoTable) {
		t.Errorf("a folder: got %v", err)
	}
}
