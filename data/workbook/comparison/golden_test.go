package comparison

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// goldenParts are the parts of the full workbook that say what a reader gets.
var goldenParts = map[string]string{
	"summary":    "xl/worksheets/sheet1.xml",
	"comparison": "xl/worksheets/sheet2.xml",
	"pricing":    "xl/worksheets/sheet4.xml",
	"charts":     "xl/worksheets/sheet5.xml",
	"chartdata":  "xl/worksheets/sheet6.xml",
	"records":    "xl/worksheets/sheet7.xml",
	"checks":     "xl/worksheets/sheet8.xml",
	"method":     "xl/worksheets/sheet9.xml",
	"names":      "xl/workbook.xml",
	"table":      "xl/tables/table1.xml",
	"mediantop":  "xl/charts/chart1.xml",
	"payrange":   "xl/charts/chart2.xml",
	"experience": "xl/charts/chart5.xml",
	"drawings":   "xl/drawings/drawing2.xml",
}

// TestParts compares the parts of a workbook with those kept in testdata; the zip
// itself is not the same twice.
func TestParts(t *testing.T) {
	parts := partsOf(t, bytesOf(t, full(t)))
	for name, path := range goldenParts {
		t.Run(name, func(t *testing.T) {
			got := indented(t, parts[path])
			golden := filepath.Join("testdata", name+".xml")
			if *update {
				if err := os.WriteFile(golden, got, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s differs from %s; run the test with -update and look at the difference:\n%s", path, golden, firstDifference(got, want))
			}
		})
	}
}

// Every part is well-formed, and every relation leads to a part that is there.
func TestPartsHoldTogether(t *testing.T) {
	parts := partsOf(t, bytesOf(t, full(t)))
	for path, contents := range parts {
		if strings.HasSuffix(path, ".png") {
			continue
		}
		decoder := xml.NewDecoder(bytes.NewReader(contents))
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			element, ok := token.(xml.StartElement)
			if !ok || element.Name.Local != "Relationship" {
				continue
			}
			for _, a := range element.Attr {
				if a.Name.Local == "Target" && parts[leadsTo(path, a.Value)] == nil {
					t.Errorf("%s leads to %s, which is not there", path, a.Value)
				}
			}
		}
	}
}

// leadsTo is the part that a relation of a part leads to.
func leadsTo(relations, to string) string {
	if strings.HasPrefix(to, "/") {
		return to[1:]
	}
	return filepath.ToSlash(filepath.Join(filepath.Dir(filepath.Dir(relations)), to))
}

// partsOf takes a workbook apart.
func partsOf(t testing.TB, workbook []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, part := range archive.File {
		parts[part.Name] = readPart(t, part)
	}
	return parts
}

// indented puts every element on a line, so that a difference can be read.
func indented(t testing.TB, part []byte) []byte {
	t.Helper()
	text := strings.ReplaceAll(string(part), "><", ">\n<")
	return []byte(text + "\n")
}

// firstDifference is the first line in which two texts differ.
func firstDifference(got, want []byte) string {
	a, b := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "got  " + a[i] + "\nwant " + b[i]
		}
	}
	return "one is longer"
}
