package sheets

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// texts are small texts of every dialect.
func texts() []string {
	return []string{
		"Role,City,Base salary\nEngineer,Jyväskylä,52000\nDesigner,Besançon,48000\n",
		"\uFEFFRolle;Gehalt\r\nA;\"1.234,56 €\"\r\nB;4695,70\r\n",
		"a\tSalary\n\"x\ny\"\t1\n\"\"\"q\"\" z\"\t2\n",
		"Role,Salary\nA,\"1,000\nB,2000\nC,3000",
		"Role|Pay minimum|Pay maximum\rA|1|2\rB|3|4\r",
		"title\n\n,Pay,\nRole,Base,Bonus\nA,1,\nB,,2\n\nSource: somebody else\n",
	}
}

// checkRead opens anything and reads all its sheets: to tables that add up, or to
// one sentence.
func checkRead(t *testing.T, data []byte) {
	t.Helper()
	b, err := Open(t.Context(), Bytes("fuzz", data), Options{Password: "x", MostMemory: 1 << 26})
	if err != nil {
		checkSentence(t, err)
		return
	}
	for i, s := range b.Sheets() {
		if s.Aside || i > 10 {
			continue
		}
		sample, err := b.Sample(t.Context(), s.Name, 50)
		if err != nil {
			checkSentence(t, err)
			continue
		}
		p := Plan{Columns: make([]ColumnPlan, 5)}
		for _, row := range sample.Rows {
			p.Columns = make([]ColumnPlan, max(len(p.Columns), min(len(row), 400)))
		}
		p.Columns[1].Store, p.Columns[2].Store, p.Columns[3].MayDrop = AsNumber, NotKept, true
		table, err := b.Scan(t.Context(), s.Name, min(1, len(sample.Rows)), p, nil)
		if err != nil {
			checkSentence(t, err)
			continue
		}
		checkTable(t, table)
	}
}

func checkSentence(t *testing.T, err error) {
	t.Helper()
	var known *Error
	if !errors.As(err, &known) || known.File != "fuzz" {
		t.Errorf("no error of this package, or of no file: %v", err)
	}
}

// checkTable makes sure that the columns of a table are as long as it says.
func checkTable(t *testing.T, table *Table) {
	t.Helper()
	if len(table.hashes) != table.Rows || table.Lines != nil && len(table.Lines) != table.Rows {
		t.Fatalf("%d rows, %d hashes, %d lines", table.Rows, len(table.hashes), len(table.Lines))
	}
	for i := range table.Columns {
		c := &table.Columns[i]
		filled := 0
		for row := range table.Rows {
			if c.Text(row) != "" {
				filled++
			}
		}
		if c.Store != NotKept && filled != c.Filled {
			t.Errorf("column %d: %d filled, it says %d", i, filled, c.Filled)
		}
		if n := c.Codes.Len(); c.Store == AsText && n != table.Rows || c.Store == AsNumber && len(c.Values) != table.Rows {
			t.Errorf("column %d: %d codes, %d numbers of %d rows", i, n, len(c.Values), table.Rows)
		}
	}
	table.Repeated(make([]bool, table.Rows))
}

// FuzzOpen reads anything.
func FuzzOpen(f *testing.F) {
	for _, s := range texts() {
		f.Add([]byte(s))
	}
	for _, data := range everyFormat(f) {
		f.Add(data[:min(len(data), 100)])
	}
	for _, name := range []string{"kinds.xls", "kinds.xlsx", "kinds.ods", "locked.xls", "pay.ods"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add(lockedBy(f, "x"))
	f.Add(gz(f, []byte(plain)))
	f.Add(zipped(f, "a.csv", plain, "b.csv", plain))
	f.Add([]byte{0xFF, 0xFE, 'S', 0, 'a', 0, '\n', 0, '1', 0, '\n', 0})
	f.Fuzz(checkRead)
}

// FuzzCSV reads texts of every dialect and encoding.
func FuzzCSV(f *testing.F) {
	for _, s := range texts() {
		f.Add([]byte(s), "")
	}
	f.Add([]byte("a,b\n\"x \\\"y\\\", z\",1\n\"p\",2\n"), "cp850")
	f.Add([]byte("\"a,b\"\n\"x,1\"\n"), "GBK")
	f.Add([]byte("Job,Pay\nA,61,200\nB,63,900\nC,70,100\n"), "MacRoman")
	f.Add([]byte("St\x84dte;Pay\rM\x81nchen;1\r"), "")
	f.Fuzz(func(t *testing.T, data []byte, name string) {
		if _, err := Open(t.Context(), Bytes("fuzz", data), Options{Encoding: name}); err != nil {
			checkSentence(t, err)
		}
		checkRead(t, data)
	})
}

// FuzzXLSX reads any XML as the worksheet of a workbook, and as its shared texts
// and styles.
func FuzzXLSX(f *testing.F) {
	const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$€-407] #,##0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>`
	f.Add([]byte(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Salary</t></is></c></row><row r="2"><c r="A2" s="1"><v>100</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`), []byte(`<sst><si><t>x</t></si></sst>`), []byte(styles))
	f.Add([]byte(`<worksheet><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="3" hidden="1"><c r="B3" t="str"><v>Pay</v></c><c r="C3" t="s"><v>0</v></c></row><row><c t="b"><v>1</v></c><c s="2"><f>1</f><v>1e5</v></c><c><f>1</f></c><c t="e"><v>#N/A</v></c></row></sheetData></worksheet>`), []byte(`<sst><si><r><t>x</t></r><rPh><t>y</t></rPh></si></sst>`), []byte(styles))
	f.Fuzz(func(t *testing.T, sheet, shared, styles []byte) {
		parts := []string{"xl/worksheets/sheet1.xml", string(sheet), "xl/sharedStrings.xml", string(shared), "xl/styles.xml", string(styles)}
		for name, text := range workbookParts {
			text = strings.Replace(text, "</Relationships>", `<Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="x/styles" Target="styles.xml"/></Relationships>`, 1)
			parts = append(parts, name, text)
		}
		checkRead(t, zipped(t, parts...))
	})
}

// FuzzFormat reads any code of a number format.
func FuzzFormat(f *testing.F) {
	for _, code := range []string{`_("$"* #,##0.00_);_("$"* \(#,##0.00\)`, "[$kr-41D] 0", "yyyy-mm-dd;@", `0.0\ %`, `"`, `[`, `\`} {
		f.Add(code, 1234.5)
	}
	f.Fuzz(func(t *testing.T, code string, x float64) {
		if got := formatOf(code, false).number(x); got == "" {
			t.Errorf("%q makes nothing of %v", code, x)
		}
	})
}

// FuzzXLS reads any records as an old workbook.
func FuzzXLS(f *testing.F) {
	f.Add([]byte(oldWorkbook(0x0500, record(biffCodePage, 1250), record(biffLabel, 0, 0, 0, 4, "Mzda")+record(biffRK, 1, 1, 1, uint32(45352<<2|2)))))
	f.Add([]byte(oldWorkbook(0x0600, record(biffSST, uint32(1), uint32(1), 4, byte(0), "ab")+record(biffContinue, byte(1), "c\x00d\x00"), record(biffLabelSST, 0, 0, 0, uint32(0))+record(biffMergedCells, 1, 0, 2, 0, 0)+record(biffMulRK, 2, 0, 0, uint32(3), 1))))
	f.Fuzz(func(t *testing.T, records []byte) {
		sheets, err := readOld(t.Context(), records)
		if err != nil {
			return
		}
		for i := range sheets {
			rows, err := firstRows(100, sheets[i].each(t.Context()))
			if err != nil || len(rows) > len(sheets[i].rows) {
				t.Errorf("%d of %d rows, %v", len(rows), len(sheets[i].rows), err)
			}
		}
	})
}

// FuzzODS reads any XML as the content of a spreadsheet.
func FuzzODS(f *testing.F) {
	f.Add([]byte(`<o><table:table table:name="Pay"><table:table-row><table:table-cell office:value-type="string"><text:p>Salary</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="100" table:number-columns-repeated="2"/></table:table-row></table:table></o>`))
	f.Add([]byte(`<o><style:style style:name="a"><style:table-properties table:display="false"/></style:style><table:table table:name="Pay" table:style-name="a"><table:table-column table:visibility="collapse"/><table:table-row><table:table-cell table:number-rows-spanned="2"><office:annotation><text:p>x</text:p></office:annotation><text:p>A<text:s/>b</text:p></table:table-cell></table:table-row><table:table-row><table:covered-table-cell/></table:table-row></table:table></o>`))
	long := regexp.MustCompile(`\d{5}`)
	f.Fuzz(func(t *testing.T, document []byte) {
		if long.Match(document) {
			t.Skip("a million rows take their time")
		}
		checkRead(t, zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", string(document)))
	})
}

// FuzzJSON reads anything that begins like JSON.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{`{"Role":"A","Pay":1}]`, `{"a":{"b":[1,null,"x"]}},null,{"c":1e5}]`, `{"a":[{"x":1}],"b":{"c":[{"y":2}]}}`, "{\"a\":1}\n{\"a\":2}\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkRead(t, append([]byte("["), data...))
		checkRead(t, data)
	})
}

// FuzzParquet reads a table that is broken somewhere, packed in one way or another.
func FuzzParquet(f *testing.F) {
	good := parquetOf(f, 20)
	packed := [][]byte{good, parquetOf(f, 20, parquet.Compression(&parquet.Snappy)), parquetOf(f, 20, parquet.Compression(&parquet.Lz4Raw))}
	f.Add(uint16(10), []byte{0})
	f.Add(uint16(len(good)-20), []byte{0xFF, 0xFF})
	f.Add(uint16(214), []byte("\xe5\xb2\xf4\x0e\x8d"))
	f.Add(uint16(596), []byte{0x0E})
	f.Add(uint16(485), []byte{0x94})
	f.Add(uint16(66), []byte("\xc3\xc3\xc6ù"))
	f.Fuzz(func(t *testing.T, at uint16, bytes []byte) {
		data := slices.Clone(packed[len(bytes)%len(packed)])
		copy(data[min(int(at), len(data)):], bytes)
		checkRead(t, data)
	})
}

// FuzzDialect cuts a text into blocks of any size: the rows are those of the
// text in one piece.
func FuzzDialect(f *testing.F) {
	for _, s := range texts() {
		f.Add([]byte(s), uint8(7))
	}
	f.Fuzz(func(t *testing.T, data []byte, size uint8) {
		d := sniffDialect(data)
		whole := cutRows(d, [][]byte{data})
		blocks := cutBlocks(t, d, data, int(size)+1)
		if got := cutRows(d, blocks); !reflect.DeepEqual(got, whole) {
			t.Errorf("%q in blocks of %d, by %q: got %q, want %q", data, int(size)+1, d.comma, got, whole)
		}
	})
}

// cutBlocks cuts a text as it is cut while it is read.
func cutBlocks(t *testing.T, d dialect, data []byte, size int) [][]byte {
	t.Helper()
	x := &text{dialect: d, block: size, content: Bytes("fuzz", data)}
	jobs := make(chan job, len(data)+2)
	if err := x.blocks(context.Background(), bytes.NewReader(data), 0, jobs, nil, nil); err != nil {
		t.Fatal(err)
	}
	close(jobs)
	var blocks [][]byte
	for j := range jobs {
		blocks = append(blocks, j.block)
	}
	return blocks
}

func cutRows(d dialect, blocks [][]byte) [][]string {
	var rows [][]string
	for _, block := range blocks {
		for at := 0; at < len(block); {
			var cells [][]byte
			cells, at = d.row(block, at, nil)
			row := make([]string, len(cells))
			for i, c := range cells {
				row[i] = string(c)
			}
			rows = append(rows, row)
		}
	}
	return rows
}
