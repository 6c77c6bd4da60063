package source_test

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/source"
)

// seeds are small files of every kind.
func seeds() [][]byte {
	return [][]byte{
		[]byte(plain),
		[]byte("\uFEFFRolle;Gehalt\r\nA;\"1.234,56 €\"\r\nB;4695,70\r\n"),
		[]byte("a\tSalary\n\"x\ny\"\t1\n\"\"\"q\"\" z\"\t2\n"),
		[]byte("Role,Salary\nA,\"1,000\nB,2000\nC,3000"),
		[]byte("Role|Pay minimum|Pay maximum\rA|1|2\rB|3|4\r"),
		[]byte("title\n\n,Pay,\nRole,Base,Bonus\nA,1,\nB,,2\n\nSource: somebody else\n"),
		[]byte("Job title,A_PCT10,A_MEDIAN,A_PCT90,TOT_EMP\nX,10,20,#,5\nY,*,30,40,6\n"),
		{0xFF, 0xFE, 'S', 0, 'a', 0, 'l', 0, 'a', 0, 'r', 0, 'y', 0, '\n', 0, '1', 0, '\n', 0},
		{0x1F, 0x8B, 8, 0, 0},
		[]byte("PK\x03\x04"), []byte("PAR1"), []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
	}
}

// FuzzLoad reads anything: a market whose rows add up, or one sentence.
func FuzzLoad(f *testing.F) {
	for _, s := range seeds() {
		f.Add(s)
	}
	for _, name := range []string{"formulas.xls", "pay.ods"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add(parquetOf(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		checkLoad(t, data)
	})
}

// longestLoad is far more than any small file needs.
const longestLoad = 20 * time.Second

func checkLoad(t *testing.T, data []byte) {
	t.Helper()
	start := time.Now()
	l, err := source.LoadBytes(context.Background(), "fuzz", data, ingest.Options{})
	if took := time.Since(start); took > longestLoad {
		t.Errorf("%d bytes took %v", len(data), took)
	}
	if err != nil {
		if s := err.Error(); s == "" || l != nil && l.Market != nil {
			t.Errorf("no sentence, or a market all the same: %q", s)
		}
		return
	}
	r, about := l.Report, l.Market.About()
	if r.RowsRead != r.RowsTaken+r.RowsNotTaken() || r.RowsTaken <= 0 || r.RowsNotTaken() < len(r.NotTaken) {
		t.Errorf("rows do not add up: %+v", r)
	}
	listed := 0
	for _, reason := range r.ByReason {
		listed += reason.Rows
	}
	if listed != r.RowsNotTaken() {
		t.Errorf("reasons for %d rows, not taken %d", listed, r.RowsNotTaken())
	}
	if !about.Published && about.People != r.RowsTaken {
		t.Errorf("%d people of %d rows", about.People, r.RowsTaken)
	}
	for _, c := range l.Understanding.Columns {
		if c.Filled+c.Blank != r.RowsRead && !about.Published {
			t.Errorf("column %q: %d filled, %d blank, %d rows", c.Header, c.Filled, c.Blank, r.RowsRead)
		}
	}
}

// FuzzWorkbook reads any XML as the worksheet of a workbook.
func FuzzWorkbook(f *testing.F) {
	f.Add([]byte(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Salary</t></is></c></row><row r="2"><c r="A2"><v>100</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`))
	f.Add([]byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="3"><c r="B3" t="str"><v>Pay</v></c><c r="C3" t="s"><v>9</v></c></row><row><c t="b"><v>1</v></c><c><v>1e5</v></c></row></sheetData></worksheet>`))
	far := regexp.MustCompile(`r="[A-Za-z]{3}`)
	f.Fuzz(func(t *testing.T, sheet []byte) {
		if far.Match(sheet) {
			t.Skip("ten thousand columns take their time")
		}
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for name, text := range workbookParts {
			writePart(t, w, name, text)
		}
		writePart(t, w, "xl/worksheets/sheet1.xml", string(sheet))
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		checkLoad(t, b.Bytes())
	})
}

// FuzzOpenDocument reads any XML as the content of a spreadsheet.
func FuzzOpenDocument(f *testing.F) {
	f.Add([]byte(`<o><table:table table:name="Pay"><table:table-row><table:table-cell office:value-type="string"><text:p>Salary</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="100" table:number-columns-repeated="2"/></table:table-row></table:table></o>`))
	f.Add([]byte(`<o><style:style style:name="a"><style:table-properties table:display="false"/></style:style><table:table table:name="Pay" table:style-name="a"><table:table-row><table:table-cell table:number-rows-spanned="2"><office:annotation><text:p>x</text:p></office:annotation><text:p>A<text:s/>b</text:p></table:table-cell></table:table-row><table:table-row><table:covered-table-cell/></table:table-row></table:table>`))
	long := regexp.MustCompile(`\d{5}`)
	f.Fuzz(func(t *testing.T, document []byte) {
		if long.Match(document) {
			t.Skip("a million rows take their time")
		}
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		writePart(t, w, "mimetype", "application/vnd.oasis.opendocument.spreadsheet")
		writePart(t, w, "content.xml", string(document))
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		checkLoad(t, b.Bytes())
	})
}

func writePart(t *testing.T, w *zip.Writer, name, text string) {
	t.Helper()
	part, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
}

// workbookParts are the parts of a workbook with one sheet, besides the sheet.
var workbookParts = map[string]string{
	"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
	"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Pay" sheetId="1" r:id="rId1"/></sheets></workbook>`,
	"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
}

// TestSheetOfFuzz makes sure that the fuzzed workbook is one.
func TestSheetOfFuzz(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range workbookParts {
		writePart(t, w, name, text)
	}
	writePart(t, w, "xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Annual salary</t></is></c></row><row r="2"><c r="A2"><v>100</v></c></row></sheetData></worksheet>`)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	l, err := source.LoadBytes(t.Context(), "pay.xlsx", b.Bytes(), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := payByLine(t, l.Market, ""); got != "2:100" || !strings.Contains(l.Understanding.Sheet, "Pay") {
		t.Errorf("got %s", got)
	}
}
