package comparison

import (
	"bytes"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// another writes a workbook with what ours have, by XlsxWriter, whose parts Excel is
// known to take.
const another = `
import sys, warnings
import xlsxwriter
book = xlsxwriter.Workbook(sys.argv[1])
book.set_properties({"title": "t", "subject": "s", "author": "a", "category": "c", "keywords": "k", "comments": "d"})
book.set_custom_property("Source SHA-256", "abc")
bold = book.add_format({"bold": True, "bg_color": "#EEEEEE", "bottom": 1, "num_format": '"$"#,##0', "align": "right", "valign": "top", "text_wrap": True, "indent": 1})
grey = book.add_format({"italic": True, "font_color": "#999999"})
sheet = book.add_worksheet("Comparison")
sheet.hide_gridlines(2); sheet.set_landscape(); sheet.fit_to_pages(1, 0); sheet.repeat_rows(3, 4)
sheet.set_margins(0.5, 0.5, 0.6, 0.6); sheet.set_header("&RConfidential"); sheet.set_footer("&P"); sheet.set_h_pagebreaks([20])
sheet.freeze_panes(5, 1); sheet.set_column(0, 3, 12, bold)
sheet.merge_range(0, 0, 0, 3, "Title", bold)
sheet.write_url(1, 0, "internal:'Comparison'!A1")
sheet.add_table(4, 0, 8, 2, {"name": "Pay", "columns": [{"header": "Group"}, {"header": "People"}, {"header": "Ratio", "formula": "=B6*2"}]})
for row in range(5, 9):
    sheet.write_string(row, 0, "g"); sheet.write_number(row, 1, row); sheet.write_array_formula(row, 3, row, 3, "=MEDIAN(IF(EXACT(A6:A9,A6),B6:B9))", bold, 3)
sheet.conditional_format("B6:B9", {"type": "data_bar", "data_bar_2010": False}); sheet.conditional_format("C6:C9", {"type": "3_color_scale"})
sheet.conditional_format("D6:D9", {"type": "formula", "criteria": "=B6>0", "format": grey})
sheet.data_validation("B6", {"validate": "decimal", "criteria": "between", "minimum": 1, "maximum": 99, "error_title": "t", "error_message": "m"})
book.define_name("RecordPay", "=Comparison!$B$6:$B$9")
for kind in ({"type": "column"}, {"type": "bar"}, {"type": "column", "subtype": "stacked"}, {"type": "line"}):
    chart = book.add_chart(kind)
    for i in (1, 2):
        chart.add_series({"name": ["Comparison", 4, i], "categories": ["Comparison", 5, 0, 8, 0], "values": ["Comparison", 5, i, 8, i], "fill": {"color": "#0072B2"}, "gap": 60, "overlap": -5, "marker": {"type": "circle", "size": 5}, "line": {"color": "#0072B2", "width": 2, "dash_type": "dash"}})
    chart.set_title({"name": "T", "name_font": {"size": 12, "color": "#111111"}}); chart.set_legend({"position": "bottom", "delete_series": [0], "font": {"size": 9}})
    chart.set_x_axis({"name": "x", "num_font": {"size": 9, "rotation": -90}, "label_position": "low", "reverse": True}); chart.set_y_axis({"min": 0, "num_format": "0", "major_gridlines": {"visible": True}, "num_font": {"size": 9}})
    chart.show_blanks_as("gap"); chart.set_chartarea({"border": {"none": True}})
    sheet.insert_chart(10, 1, chart, {"description": "alt"})
hidden = book.add_worksheet("Study"); hidden.hide()
book.close()
`

// TestPartsAreInOrder holds the order of the elements of each kind of part against
// that of another writer, because readers that hold to the schema take no other.
func TestPartsAreInOrder(t *testing.T) {
	python := pythonWith(t, "xlsxwriter")
	path := filepath.Join(t.TempDir(), "another.xlsx")
	if said, err := exec.Command(python, "-c", another, path).CombinedOutput(); err != nil {
		t.Fatalf("xlsxwriter: %v\n%s", err, said)
	}
	theirs, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	known := map[[3]string]bool{} // that in a parent one child stands before another
	for name, part := range partsOf(t, theirs) {
		eachPair(t, name, part, func(parent, before, after string) { known[[3]string{parent, before, after}] = true })
	}
	checked := map[[3]string]bool{}
	for name, part := range partsOf(t, bytesOf(t, full(t))) {
		eachPair(t, name, part, func(parent, before, after string) {
			here, there := [3]string{parent, before, after}, [3]string{parent, after, before}
			if known[there] && !known[here] && parent != "font" { // whose children the schema lets stand as they like
				t.Errorf("%s: %s has %s before %s, another writer after it", name, parent, before, after)
			}
			checked[here] = checked[here] || known[here]
		})
	}
	if len(checked) < 250 {
		t.Errorf("only %d orders are known to both", len(checked))
	}
}

// eachPair visits, for each element of a part of XML, the kinds of children of which
// one stands before another.
func eachPair(t *testing.T, name string, part []byte, visit func(parent, before, after string)) {
	t.Helper()
	if !strings.HasSuffix(name, ".xml") || strings.Contains(name, "theme") {
		return
	}
	decoder := xml.NewDecoder(bytes.NewReader(part))
	var parents []string
	var children [][]string
	for {
		token, err := decoder.Token()
		if err != nil {
			return
		}
		switch e := token.(type) {
		case xml.StartElement:
			if len(parents) > 0 && !slices.Contains(children[len(children)-1], e.Name.Local) {
				last := len(parents) - 1
				for _, before := range children[last] {
					visit(parents[last], before, e.Name.Local)
				}
				children[last] = append(children[last], e.Name.Local)
			}
			parents, children = append(parents, e.Name.Local), append(children, nil)
		case xml.EndElement:
			parents, children = parents[:len(parents)-1], children[:len(children)-1]
		}
	}
}
