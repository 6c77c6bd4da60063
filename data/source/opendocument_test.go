package source_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/source"
)

// TestOpenDocument reads a spreadsheet as LibreOffice writes it: a title and a
// note above headers that span rows, merged cells, dates, percentages, blank
// rows, a comment, a note below, and other sheets beside it.
func TestOpenDocument(t *testing.T) {
	l, err := source.Load(t.Context(), filepath.Join("testdata", "pay.ods"), ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	u := l.Understanding
	if u.Container != "OpenDocument spreadsheet" || u.Sheet != "Pay" || u.HeaderRow != 4 || u.RowsRead != 5 || l.Report.RowsTaken != 4 || len(u.BelowTable) != 1 {
		t.Errorf("understood %+v", u)
	}
	var names []string
	for _, s := range u.Sheets {
		if s.Hidden {
			s.Name += " (hidden)"
		}
		names = append(names, s.Name)
	}
	if got := strings.Join(names, ", "); got != "Notes, Old (hidden), Pay" {
		t.Errorf("sheets %s", got)
	}
	want := []string{
		"Engineer|Turku|2024-03-01|50000|1000|80%", "Designer  two|Turku|2024-03-01|40000.5|500|100%",
		"Engineer|Oulu\nport|2024-03-01|60000|0|50%", "Designer & co|Oulu|2024-03-01|1.234,50 €||100%",
	}
	for i, want := range want {
		if got := strings.Join(u.Preview[i], "|"); got != want {
			t.Errorf("row %d: got %q, want %q", u.FirstRows[i], got, want)
		}
	}
	if e := l.Market.Elements()[0]; e.Currency != "EUR" || e.Kind != market.Base {
		t.Errorf("element %+v", e)
	}
	l, err = source.Load(t.Context(), filepath.Join("testdata", "pay.ods"), ingest.Options{Sheet: "old", Period: "year"}, nil)
	if err != nil || payByLine(t, l.Market, "") != "2:1 3:2" {
		t.Errorf("the hidden sheet: %v", err)
	}
}

// document is an OpenDocument spreadsheet of one sheet with some rows.
func document(t *testing.T, rows string) []byte {
	t.Helper()
	return zipped(t, map[string]string{
		"mimetype":    "application/vnd.oasis.opendocument.spreadsheet",
		"content.xml": `<office:document-content><table:table table:name="Pay">` + rows + `</table:table></office:document-content>`,
	})
}

// TestOpenDocumentXML reads what the format allows besides.
func TestOpenDocumentXML(t *testing.T) {
	const header = `<table:table-header-rows><table:table-row><table:table-cell office:value-type="string"><text:p>Role</text:p></table:table-cell><table:table-cell/>` +
		`<table:table-cell office:value-type="string"><text:p>Base</text:p><text:p>salary</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16381"/></table:table-row></table:table-header-rows>`
	l, err := source.LoadBytes(t.Context(), "pay.ods", document(t, header+
		`<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><office:annotation><text:p>no</text:p></office:annotation><text:p>A<text:s text:c="2"/><text:span>b</text:span></text:p></table:table-cell><table:table-cell/><table:table-cell office:value-type="currency" office:currency="EUR" office:value="52000.5"><text:p>52 001 €</text:p></table:table-cell></table:table-row>`+
		`<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`+
		`<table:table-row><table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="4.8E4"/></table:table-row>`+
		`<table:table-row table:number-rows-repeated="1048569"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := payByLine(t, l.Market, ""); got != "2:52000.5 3:52000.5 7:48000" {
		t.Errorf("got %s", got)
	}
	if got := strings.Join(l.Understanding.Preview[0], "|"); got != "A  b||52000.5 EUR" {
		t.Errorf("got %q", got)
	}
	for name, test := range map[string]struct {
		data []byte
		kind error
	}{
		"too many cells": {document(t, strings.Repeat(`<table:table-row table:number-rows-repeated="1"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>`, 1100)), sheets.ErrTooLarge},
		"too many rows":  {document(t, strings.Repeat(`<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>`, 2)), sheets.ErrTooLarge},
		"cut off":        {zipped(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": `<o><table:table table:name="Pay"><table:table-row>`}), sheets.ErrCorrupt},
		"a password":     {zipped(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "\x01", "META-INF/manifest.xml": "<manifest:encryption-data/>"}), sheets.ErrPassword},
		"no sheet":       {zipped(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<o/>"}), sheets.ErrNotTable},
	} {
		if _, err := source.LoadBytes(t.Context(), "pay.ods", test.data, ingest.Options{}); !errors.Is(err, test.kind) || !strings.Contains(err.Error(), "pay.ods") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
