package sheets

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
)

// asked counts how often somebody asks whether to stop, and says so from a count
// on.
type asked struct {
	context.Context
	stopAt int64
	times  *atomic.Int64
}

func (a asked) Err() error {
	if n := a.times.Add(1); a.stopAt > 0 && n >= a.stopAt {
		return context.Canceled
	}
	return nil
}

// everyFormat is a file of each format with some thousand rows.
func everyFormat(t testing.TB) map[string][]byte {
	t.Helper()
	const rows = 3000
	var text, json, sheet, shared, ods, old strings.Builder
	text.WriteString("Role,Pay\n")
	for i := range rows {
		fmt.Fprintf(&text, "Role %d,%d\n", i, 50_000+i)
		fmt.Fprintf(&json, "{\"Role\":\"Role %d\",\"Pay\":%d}\n", i, 50_000+i)
		fmt.Fprintf(&shared, "<si><t>Role %d</t></si>", i)
		fmt.Fprintf(&sheet, `<row><c t="s"><v>%d</v></c><c><v>%d</v></c></row>`, i, 50_000+i)
		fmt.Fprintf(&ods, `<table:table-row><table:table-cell office:value-type="string"><text:p>Role %d</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="%d"/></table:table-row>`, i, 50_000+i)
		old.WriteString(record(biffNumber, i, 0, 0, float64(i)) + record(biffNumber, i, 1, 0, float64(50_000+i)))
	}
	return map[string][]byte{
		"csv": []byte(text.String()), "gzip": gz(t, []byte(text.String())), "zip": zipped(t, "a.csv", text.String()), "json": []byte(json.String()),
		"xlsx": bookWithShared(t, sheet.String(), shared.String()), "xls": compoundOf("Workbook", oldWorkbook(0x0600, "", old.String())),
		"ods":     zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", `<o><table:table table:name="Pay">`+ods.String()+`</table:table></o>`),
		"parquet": parquetOf(t, rows),
	}
}

// TestCancel stops in each phase of reading each format as soon as it asks.
func TestCancel(t *testing.T) {
	for name, data := range everyFormat(t) {
		t.Run(name, func(t *testing.T) {
			phases := map[string]func(ctx context.Context, b *Book) error{
				"open": func(ctx context.Context, _ *Book) error {
					_, err := Open(ctx, Bytes(name, data), Options{})
					return err
				},
				"sample": func(ctx context.Context, b *Book) error {
					_, err := b.Sample(ctx, b.Sheets()[0].Name, 2000)
					return err
				},
				"scan": func(ctx context.Context, b *Book) error {
					_, err := b.reader.scan(ctx, b.Sheets()[0].Name, 1, Plan{Columns: make([]ColumnPlan, 2)}, nil)
					return err
				},
			}
			for phase, do := range phases {
				count := asked{Context: t.Context(), times: new(atomic.Int64)}
				if err := do(count, opened(t, data, Options{})); err != nil {
					t.Fatalf("%s: %v", phase, err)
				}
				times := count.times.Load()
				for _, at := range []int64{1, 2, times / 2, times} {
					stop := asked{Context: t.Context(), times: new(atomic.Int64), stopAt: max(at, 1)}
					if err := do(stop, opened(t, data, Options{})); !errors.Is(err, context.Canceled) {
						t.Errorf("%s, told at question %d of %d: %v", phase, at, times, err)
					}
				}
			}
		})
	}
}

// TestAsksOften: thousands of shared texts, and as many rows, are read with a
// question every now and then.
func TestAsksOften(t *testing.T) {
	const texts = 100_000
	shared := bytes.Repeat([]byte("<si><t>x</t></si>"), texts)
	data := bookWithShared(t, "<row/>", string(shared))
	count := asked{Context: t.Context(), times: new(atomic.Int64)}
	if _, err := Open(count, Bytes("pay.xlsx", data), Options{}); err != nil {
		t.Fatal(err)
	}
	if n := count.times.Load(); n < texts/2000 {
		t.Errorf("%d shared texts, and %d questions", texts, n)
	}
}

// bookWithShared is a workbook of a sheet whose cells share texts.
func bookWithShared(t testing.TB, rows, shared string) []byte {
	t.Helper()
	parts := []string{
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
		"xl/sharedStrings.xml", `<sst>` + shared + `</sst>`,
	}
	for name, text := range workbookParts {
		text = strings.Replace(text, "</Relationships>", `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`, 1)
		parts = append(parts, name, text)
	}
	return zipped(t, parts...)
}
