package comparison

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/remark"
)

var pageOfPDF = regexp.MustCompile(`/Type\s*/Page[^s]`)

// TestPrintedPages has LibreOffice print each sheet of two workbooks by itself:
// the summary takes one page however long it is, tables one page or two side by side
// where one would be too small to read, and charts a page each.
func TestPrintedPages(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: starts LibreOffice")
	}
	long := example()
	for range 4 {
		long.Warnings = append(long.Warnings, remark.New(remark.PublisherMark, strings.Repeat("this selection mixes years, which a reader must know ", 4)))
	}
	books := map[string]Content{"long": {Comparison: long}, "jobs": {Comparison: pins()}, "full": full(t)}
	pages := map[string]map[string]int{
		"long": {summarySheet: 1, comparisonSheet: 2, chartsSheet: 1},
		"jobs": {summarySheet: 1, "Market pricing": 2, chartsSheet: 1, methodSheet: 1},
		"full": {summarySheet: 1, comparisonSheet: 1, "By experience": 2, "Market pricing": 2, chartsSheet: 7},
	}
	folder := t.TempDir()
	for name, content := range books {
		written := bytesOf(t, content)
		for sheet := range pages[name] {
			showOnly(t, written, sheet, filepath.Join(folder, name+" "+sheet+".xlsx"))
		}
	}
	printed := convert(t, folder, "pdf", onlyCarlito(t)...)
	for name, sheets := range pages {
		for sheet, want := range sheets {
			pdf, err := os.ReadFile(filepath.Join(printed, name+" "+sheet+".pdf"))
			if err != nil {
				t.Fatal(err)
			}
			if got := len(pageOfPDF.FindAll(pdf, -1)); got != want {
				t.Errorf("%s: the sheet %s takes %d pages, want %d", name, sheet, got, want)
			}
		}
	}
}

// showOnly saves a workbook with all sheets hidden but one, which is then the only
// one that is printed.
func showOnly(t testing.TB, workbook []byte, sheet, path string) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	index, err := f.GetSheetIndex(sheet)
	if err != nil || index < 0 {
		t.Fatalf("no sheet %s: %v", sheet, err)
	}
	f.SetActiveSheet(index)
	for _, other := range f.GetSheetList() {
		if err := f.SetSheetVisible(other, other == sheet); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}

// fontsOf is a configuration of fontconfig that knows the fonts of one folder,
// and Carlito in the place of Calibri.
const fontsOf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>%s</dir><cachedir>%s</cachedir>
<alias binding="same"><family>Calibri</family><accept><family>Carlito</family></accept></alias>
</fontconfig>`

// onlyCarlito is the environment in which programs know one font and print on one
// paper, whatever the machine has. Columns are measured in digits of the
// workbook's font, so that another one, however near, makes other pages; the
// letters of Carlito are as wide as Calibri's.
func onlyCarlito(t testing.TB) []string {
	t.Helper()
	found, err := exec.Command("fc-list", "--format", "%{file}\n", "Carlito").Output()
	if err != nil || len(found) == 0 {
		t.Skip("skipped: needs the font Carlito, of the package fonts-crosextra-carlito")
	}
	folder, config := t.TempDir(), filepath.Join(t.TempDir(), "fonts.conf")
	for _, file := range strings.Fields(string(found)) {
		if err := os.Symlink(file, filepath.Join(folder, filepath.Base(file))); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(config, fmt.Appendf(nil, fontsOf, folder, t.TempDir()), 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{"FONTCONFIG_FILE=" + config, "LC_ALL=C.UTF-8"}
}
