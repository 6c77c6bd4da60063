package ingest

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sheets"
)

// plain is a small table that all containers below hold.
const plain = "Role,City,Base salary\nEngineer,Jyväskylä,52000\nDesigner,Besançon,48000\nEngineer,Jyväskylä,61000.50\n"

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
			l, err := LoadBytes(t.Context(), "pay.dat", test.data, Options{})
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

// listing lists the records of a market with role, location and pay.
func listing(t *testing.T, m market.Market) string {
	t.Helper()
	q, err := market.Resolve(m, market.NewQuery())
	if err != nil {
		t.Fatal(err)
	}
	page, err := m.(market.Lister).Records(t.Context(), q, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	role, city := -1, -1
	for i, d := range m.Dimensions() {
		for c, name := range page.Columns {
			switch {
			case name != d.Name && name != d.Header:
			case d.Kind == market.Role:
				role = c
			case d.Kind == market.Location:
				city = c
			}
		}
		_ = i
	}
	var rows []string
	for _, r := range page.Rows {
		var cells []string
		for _, c := range []int{role, city} {
			if c >= 0 {
				cells = append(cells, r.Cells[c])
			}
		}
		rows = append(rows, strings.Join(append(cells, number(r.Pay)), "|"))
	}
	return strings.Join(rows, " ")
}

// TestArchive chooses among the tables in a zip archive as among worksheets.
func TestArchive(t *testing.T) {
	small := "Role,City,Base salary\nAnalyst,Oulu,41000\n"
	book := workbookOf(t, nil, map[string][][]any{
		"Pay":   {{"Role", "City", "Base salary"}, {"Nurse", "Turku", 39000}, {"Nurse", "Turku", 39500}},
		"Notes": {{"made by us"}},
	})
	data := zipped(t, map[string]string{
		"2024/big.csv": plain, "2024/small.csv": small, "packed.csv.gz": string(gz(t, []byte(small))), "book.xlsx": string(book),
		"README.txt": strings.Repeat("notes ", 5000), "__MACOSX/2024/._big.csv": "x", ".DS_Store": "x", "guide.pdf": "%PDF",
	})
	for asked, want := range map[string]struct{ sheet, rows string }{
		"":               {"book.xlsx/Pay", "Nurse|Turku|39000 Nurse|Turku|39500"},
		"big.csv":        {"2024/big.csv", "Designer|Besançon|48000 Engineer|Jyväskylä|52000 Engineer|Jyväskylä|61000.5"},
		"2024/SMALL.csv": {"2024/small.csv", "Analyst|Oulu|41000"},
		"packed.csv.gz":  {"packed.csv.gz", "Analyst|Oulu|41000"},
		"book.xlsx/pay":  {"book.xlsx/Pay", "Nurse|Turku|39000 Nurse|Turku|39500"},
	} {
		l, err := LoadBytes(t.Context(), "pay.zip", data, Options{Sheet: asked})
		if err != nil {
			t.Fatalf("%q: %v", asked, err)
		}
		rows := strings.Fields(listing(t, l.Market))
		slices.Sort(rows)
		u := l.Understanding
		if got := strings.Join(rows, " "); got != want.rows || u.Sheet != want.sheet || u.Container != "zip" {
			t.Errorf("%q: %s, %s: %s", asked, u.Container, u.Sheet, got)
		}
		if asked == "" && (len(u.Notes) == 0 || !strings.Contains(u.Notes[0], `"2024/small.csv"`)) {
			t.Errorf("it is not said that there are others: %q", u.Notes)
		}
		if n := len(u.Sheets); n != 4 && !strings.HasPrefix(u.Sheet, "book") || !slices.ContainsFunc(u.Sheets, func(s sheets.Sheet) bool { return s.Name == u.Sheet }) {
			t.Errorf("%q: tables %v", asked, u.Sheets)
		}
	}
}

// TestArchiveOfPublished reads one of several tables of percentiles.
func TestArchiveOfPublished(t *testing.T) {
	const percentiles = "Job title,A_PCT10,A_MEDIAN,A_PCT90,TOT_EMP\nX,10000,20000,30000,5\nY,10000,30000,40000,6\n"
	data := zipped(t, map[string]string{"a.csv": percentiles, "b.csv": percentiles + "Z,10000,30000,40000,6\n"})
	l, err := LoadBytes(t.Context(), "pay.zip", data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if u := l.Understanding; u.Form != string(market.PublishedForm) || u.Sheet != "b.csv" || u.RowsRead != 3 {
		t.Errorf("understood %+v", u)
	}
}

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
		options Options
		kind    error
		says    string
	}{
		"empty":                 {nil, Options{}, sheets.ErrEmpty, "the file is empty"},
		"spaces only":           {[]byte(" \n\n\t\n"), Options{}, sheets.ErrEmpty, "the file is empty"},
		"picture":               {[]byte("\x89PNG\r\n\x1A\n\x00\x00\x00"), Options{}, sheets.ErrNotTable, "picture (PNG)"},
		"PDF":                   {[]byte("%PDF-1.7\n1 0 obj"), Options{}, sheets.ErrNotTable, "PDF"},
		"web page":              {[]byte("\n<html><body><table><tr><td>Base</td></tr></table></body></html>"), Options{}, sheets.ErrNotTable, "web page"},
		"JSON":                  {[]byte(`{"pay": 1}`), Options{}, sheets.ErrNotTable, "JSON"},
		"binary":                {[]byte("\x01\x02\x03\x04abc\x00\x00\x05\x06\x07"), Options{}, sheets.ErrNotTable, "not text"},
		"header only":           {[]byte("Role,Base salary\n"), Options{}, ErrNoRows, "headers but no rows"},
		"header, blank rows":    {[]byte("Role,Base salary\n,\n\n , \n"), Options{}, ErrNoRows, "headers but no rows"},
		"no pay column":         {[]byte("Role,City\nEngineer,Turku\nDesigner,Oulu\n"), Options{}, ErrNoPay, "Role, City"},
		"pay all unreadable":    {[]byte("Role,Base salary\nEngineer,0\nDesigner,0\n"), Options{}, ErrNoPayRead, "zero"},
		"broken gzip":           {gz(t, []byte(strings.Repeat(plain, 100)))[:60], Options{}, sheets.ErrCorrupt, "damaged"},
		"no such member":        {zipped(t, map[string]string{"a.csv": plain, "b.csv": plain}), Options{Sheet: "c.csv"}, sheets.ErrNoSheet, `"a.csv"`},
		"zip in a zip":          {zipped(t, map[string]string{"a.csv": string(zipped(t, map[string]string{"a.csv": plain}))}), Options{}, sheets.ErrNotTable, "packed twice"},
		"zip without a table":   {zipped(t, map[string]string{"a.doc": "x", "b.pdf": "y"}), Options{}, sheets.ErrNotTable, "no table"},
		"broken workbook":       {book[:len(book)-200], Options{}, sheets.ErrCorrupt, "damaged"},
		"no such sheet":         {book, Options{Sheet: "Pay"}, sheets.ErrNoSheet, `"Pay"`},
		"OpenDocument":          {zipped(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), Options{}, sheets.ErrNotTable, "OpenDocument"},
		"password":              {encrypted, Options{}, sheets.ErrPassword, "password"},
		"a bomb":                {bomb, Options{}, sheets.ErrTooLarge, "unpacks to more than is safe"},
		"memory":                {[]byte("Role,City,Base salary\n" + strings.Repeat("A,X,52000\n", 1000)), Options{MostMemory: 50_000}, sheets.ErrTooManyRows, "more memory than is allowed"},
		"memory, of a workbook": {book, Options{MostMemory: 50}, sheets.ErrTooManyRows, "more memory than is allowed"},
		"one endless row":       {[]byte(strings.Repeat("a,", sheets.MostColumns+1)), Options{}, sheets.ErrNotTable, "row 1 has 16386 cells"},
		"header row beyond":     {[]byte(plain), Options{HeaderRow: 90}, sheets.ErrNotTable, "row 90"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := LoadBytes(t.Context(), "pay.csv", test.data, test.options)
			if !errors.Is(err, test.kind) {
				t.Fatalf("got %v, want %v", err, test.kind)
			}
			if !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), "pay.csv") || strings.Contains(err.Error(), "\n") {
				t.Errorf("it says: %v", err)
			}
		})
	}
}

func TestMissingFile(t *testing.T) {
	_, err := Load(t.Context(), filepath.Join(t.TempDir(), "none.csv"), Options{}, nil)
	if !errors.Is(err, sheets.ErrMissing) {
		t.Errorf("got %v", err)
	}
	_, err = Load(t.Context(), t.TempDir(), Options{}, nil)
	if !errors.Is(err, sheets.ErrNotTable) {
		t.Errorf("a folder: got %v", err)
	}
}

func TestCancelled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pay.csv")
	text := "Role,Base salary\n" + strings.Repeat("Engineer,52000\n", 1_000_000)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	calls := 0
	var cancelled time.Time
	_, err := Load(ctx, path, Options{}, func(done, total int64) {
		calls++
		if done > total || total != int64(len(text)) {
			t.Errorf("progress %d of %d", done, total)
		}
		if done > total/2 {
			cancelled = time.Now()
			cancel()
		}
	})
	if waited := time.Since(cancelled); waited > time.Second { // 100 ms, were the machine not shared
		t.Errorf("it took %v to stop", waited)
	}
	if !errors.Is(err, context.Canceled) || calls == 0 {
		t.Errorf("got %v after %d calls", err, calls)
	}
}

// TestOldWorkbook reads an .xls file, of which one sheet is hidden and some pay
// is the result of formulas.
func TestOldWorkbook(t *testing.T) {
	l, err := Load(t.Context(), filepath.Join("testdata", "formulas.xls"), Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	u := l.Understanding
	if u.Container != "old workbook" || u.Sheet != "Pay" || u.HeaderRow != 3 || !u.Sheets[2].Hidden || u.Base != "Base salary (€)" {
		t.Errorf("understood %+v", u)
	}
	if got, want := listing(t, l.Market), "Engineer|Łódź|61203 Engineer|Jyväskylä|54006 Designer|Besançon|46800"; got != want {
		t.Errorf("got %s", got)
	}
}
