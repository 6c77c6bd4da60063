package sheets

import (
	"errors"
	"strings"
	"testing"
)

// TestRefused says of each file that holds no table that is read what it is and
// what to do.
func TestRefused(t *testing.T) {
	rest := strings.Repeat("\x00data", 100)
	for _, test := range []struct{ data, what, do string }{
		{"\x89PNG\r\n\x1A\n" + rest, "picture (PNG)", "as a table"},
		{"%PDF-1.7\n1 0 obj", "PDF document", "as a table"},
		{"\n<html><body><table><tr><td>Base</td></tr></table></body></html>", "web page (HTML)", ".xlsx or .csv"},
		{"<?xml version=\"1.0\"?><a/>", "XML", ".xlsx or .csv"},
		{"Rar!\x1A\x07\x00" + rest, "RAR", "unpack"},
		{strings.Repeat("a", 257) + "ustar" + rest, "tar archive", "unpack"},
		{"SQLite format 3\x00" + rest, "SQLite", "export"},
		{"$FL2@(#) SPSS DATA FILE" + rest, "an SPSS file (.sav)", "pandas), and save it as .csv"},
		{"$FL3@(#) SPSS DATA FILE" + rest, "an SPSS file (.zsav)", "PSPP"},
		{"ASCII SPSS PORT FILE" + strings.Repeat(" ", 500), "(.por)", "PSPP"},
		{"<stata_dta><header><release>118</release>" + rest, "a Stata file", "Stata, or in R"},
		{"\x72\x02\x01\x00\x05\x00" + rest, "a Stata file", "Stata, or in R"},
		{"\x71\x01\x01\x00\x00\x05" + rest, "a Stata file", "Stata, or in R"},
		{sas7bdat + rest, "a SAS file (.sas7bdat)", "SAS, or in R"},
		{"HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!" + strings.Repeat("0", 32), "(.xpt)", "SAS, or in R"},
		{"RDX3\nX\n" + rest, "R data", "write.csv"},
		{"ARROW1\x00\x00" + rest, "Arrow or Feather", "Parquet"},
		{"\x01\x02\x03\x04abc\x00\x00\x05\x06\x07", "not text", ".xlsx or .csv"},
	} {
		_, err := Open(t.Context(), Bytes("pay.csv", []byte(test.data)), Options{})
		if !errors.Is(err, ErrNotTable) || !strings.Contains(err.Error(), "pay.csv: the file is not a table (it is ") || !strings.Contains(err.Error(), test.what) || !strings.Contains(err.Error(), test.do) {
			t.Errorf("%s: %v", test.what, err)
		}
	}
	// Texts that begin almost like them.
	for _, text := range []string{"BM,MZ\n1,2\n", "ORC,a\n1,2\n", "role,pay\nA,1\n", "RDX,b\n1,2\n", "q,1\n2,3\n"} {
		if _, err := Open(t.Context(), Bytes("pay.csv", []byte(text)), Options{}); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}
