package sheets

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

// document is an OpenDocument spreadsheet of one sheet with some rows.
func document(t testing.TB, rows string) []byte {
	t.Helper()
	return zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet",
		"content.xml", `<office:document-content><table:table table:name="Pay">`+rows+`</table:table></office:document-content>`)
}

// TestOpenDocument reads a spreadsheet as LibreOffice writes it: merged cells,
// dates, percentages, blank rows, a comment, and other sheets beside it.
func TestOpenDocument(t *testing.T) {
	c, err := File(filepath.Join("testdata", "pay.ods"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := Open(t.Context(), c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := cells(t, b, "Pay")
	for _, want := range []string{
		"\nEngineer|Turku|2024-03-01|50000|1000|80%\nDesigner  two|Turku|2024-03-01|40000.5|500|100%\n",
		"\nEngineer|Oulu\nport|2024-03-01|60000|0|50%\nDesigner & co|Oulu|2024-03-01|1.234,50 €||100%",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s", got)
		}
	}
	if name, err := b.Find("old"); err != nil || !strings.HasPrefix(cells(t, b, name), "Role") {
		t.Errorf("the hidden sheet: %q, %v", name, err)
	}
}

// TestOpenDocumentXML reads what the format allows besides.
func TestOpenDocumentXML(t *testing.T) {
	b := opened(t, document(t, `<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="filter"/>`+
		`<table:table-header-rows><table:table-row><table:table-cell office:value-type="string"><text:p>Role</text:p></table:table-cell><table:table-cell/>`+
		`<table:table-cell office:value-type="string"><text:p>Base</text:p><text:p>salary</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16381"/></table:table-row></table:table-header-rows>`+
		`<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><office:annotation><text:p>no</text:p></office:annotation><text:p>A<text:s text:c="2"/><text:span>b</text:span></text:p></table:table-cell><table:table-cell/><table:table-cell office:value-type="currency" office:currency="EUR" office:value="52000.5"><text:p>52 001 €</text:p></table:table-cell></table:table-row>`+
		`<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`+
		`<table:table-row table:visibility="collapse"><table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="4.8E4"/></table:table-row>`+
		`<table:table-row table:number-rows-repeated="1048569"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`), Options{})
	if got, want := cells(t, b, "Pay"), "Role||Base\nsalary\nA  b||52000.5 EUR\nA  b||52000.5 EUR\n\n\n\nTRUE||48000"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	table, err := b.Scan(t.Context(), "Pay", 1, Plan{Columns: make([]ColumnPlan, 3)}, nil)
	if err != nil || table.Rows != 3 || table.Blank != 3 || table.Line(2) != 7 || len(b.Remarks()) != 2 {
		t.Errorf("%+v, %v, %v", table, b.Remarks(), err)
	}
	mime := []string{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}
	for name, test := range map[string]struct {
		data []byte
		kind error
	}{
		"too many cells": {document(t, strings.Repeat(`<table:table-row table:number-rows-repeated="1"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>`, 1100)), ErrTooLarge},
		"too many rows":  {document(t, strings.Repeat(`<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>`, 2)), ErrTooLarge},
		"cut off":        {zipped(t, append(mime, "content.xml", `<o><table:table table:name="Pay"><table:table-row>`)...), ErrCorrupt},
		"no sheet":       {zipped(t, append(mime, "content.xml", "<o/>")...), ErrNotTable},
	} {
		if _, err := Open(t.Context(), Bytes("pay.ods", test.data), Options{}); !errors.Is(err, test.kind) || !strings.Contains(err.Error(), "pay.ods") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
