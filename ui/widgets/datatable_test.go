package widgets

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

type pay struct {
	name   string
	people int
	median float64 // 0 where withheld
	reason string
}

func payColumns() []TableColumn[pay] {
	money := func(v float64) string { return fmt.Sprintf("$%.0fk", v/1000) }
	number := func(id, title string, hue fyne.ThemeColorName, share float64) TableColumn[pay] {
		return TableColumn[pay]{
			ID: id, Title: title, Align: fyne.TextAlignTrailing, Hue: hue,
			Text: func(p pay) string {
				if p.median == 0 {
					return p.reason
				}
				return money(p.median * share)
			},
			Compare: func(a, b pay) int { return cmp.Compare(a.median, b.median) },
			Missing: func(p pay) bool { return p.median == 0 },
			Hint: func(p pay) string {
				if p.median == 0 {
					return "Withheld: needs 5 people, has 3"
				}
				return ""
			},
			Style: func(p pay) CellStyle {
				if p.median == 0 {
					return CellReason
				}
				return CellNormal
			},
		}
	}
	return []TableColumn[pay]{
		{
			ID: "group", Title: "Company size", Text: func(p pay) string { return p.name },
			Compare: func(a, b pay) int { return strings.Compare(a.name, b.name) },
			Style: func(p pay) CellStyle {
				if p.name == "All" {
					return CellStrong
				}
				return CellNormal
			},
		},
		{
			ID: "people", Title: "People", Tip: "People in the group", Align: fyne.TextAlignTrailing,
			Text:    func(p pay) string { return fmt.Sprint(p.people) },
			Compare: func(a, b pay) int { return cmp.Compare(a.people, b.people) },
		},
		number("p10", "P10", "", 0.7),
		number("median", "Median", ColorNameMedian, 1),
		number("p90", "Top 10 %", ColorNameTop, 1.5),
	}
}

func payRows() []pay {
	return []pay{
		{"All", 811, 152000, ""},
		{"1–10", 3, 0, "needs 5"},
		{"11–50", 74, 131000, ""},
		{"51–200", 160, 149000, ""},
		{"201–1,000", 312, 158000, ""},
		{"1,001–5,000 people in several countries on three continents", 262, 162000, ""},
	}
}

func newPayTable(t *testing.T) (*DataTable[pay], fyne.Window) {
	t.Helper()
	table := NewDataTable(payColumns())
	table.Pinned = 1
	w := show(t, table, 640, 240)
	table.SetRows(payRows())
	return table, w
}

func TestDataTableDraws(t *testing.T) {
	table, w := newPayTable(t)
	golden(t, w, "datatable")

	table.SetSort("median", true)
	table.Select(3)
	table.SetHighlight(2)
	table.column = 3
	focus(table)
	golden(t, w, "datatable-sorted")
}

func TestDataTableSortsInThreeSteps(t *testing.T) {
	table, w := newPayTable(t)
	var heard []string
	table.OnSort = func(id string, descending bool) { heard = append(heard, fmt.Sprint(id, descending)) }
	x := (table.grid.edges[3] + table.grid.edges[4]) / 2
	click := func() []int {
		test.TapCanvas(w.Canvas(), fyne.NewPos(x, 10))
		return table.Order()
	}
	// The whole cut stays on top, the withheld group at the bottom.
	if got := click(); !slices.Equal(got, []int{0, 5, 4, 3, 2, 1}) {
		t.Errorf("best paid first: %v", got)
	}
	if got := click(); !slices.Equal(got, []int{0, 2, 3, 4, 5, 1}) {
		t.Errorf("least paid first: %v", got)
	}
	if got := click(); !slices.Equal(got, []int{0, 1, 2, 3, 4, 5}) {
		t.Errorf("order given: %v", got)
	}
	if want := []string{"mediantrue", "medianfalse", "false"}; !slices.Equal(heard, want) {
		t.Errorf("OnSort heard %v, want %v", heard, want)
	}
}

// TestDataTableFollowers: rows stay under the one that they follow, whatever the order.
func TestDataTableFollowers(t *testing.T) {
	rows := []pay{{name: "b", median: 2}, {name: "of b", median: 9}, {name: "a", median: 1}, {name: "c", median: 3}, {name: "of c", median: 0}}
	table := NewDataTable(payColumns())
	table.Follows = func(p pay) bool { return strings.HasPrefix(p.name, "of ") }
	table.SetRows(rows)
	for _, c := range []struct {
		descending bool
		want       string
	}{{false, "[2 0 1 3 4]"}, {true, "[3 4 0 1 2]"}} {
		table.SetSort("group", c.descending)
		if got := fmt.Sprint(table.Order()); got != c.want {
			t.Errorf("descending %v: %s, want %s", c.descending, got, c.want)
		}
	}
	table.SetSort("", false)
	if got := fmt.Sprint(table.Order()); got != "[0 1 2 3 4]" {
		t.Errorf("as given: %s", got)
	}
}

func TestDataTableSelectsByRowNotByPlace(t *testing.T) {
	table, w := newPayTable(t)
	var selected []int
	table.OnSelect = func(row int) { selected = append(selected, row) }
	var opened []string
	table.OnActivate = func(row int, column string) { opened = append(opened, fmt.Sprint(row, column)) }
	copied := -2
	table.OnCopied = func(rows int) { copied = rows }
	table.SetSort("median", true)

	y := table.grid.rowHeight() * 1.5
	table.body.MouseDown(mouse(table.grid.edges[4]+5, y))
	at := &fyne.PointEvent{Position: fyne.NewPos(table.grid.edges[4]+5, y)}
	table.body.Tapped(at) // which nothing waits for
	tapped := ""
	table.OnTap = func(row int, column string) { tapped = fmt.Sprint(row, column) }
	table.body.Tapped(at)
	table.body.DoubleTapped(at)
	press(w, fyne.KeyDown, fyne.KeyLeft, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyHome)
	table.TypedShortcut(&fyne.ShortcutCopy{})
	press(w, fyne.KeyEscape)

	if want := []int{5, 4, 1, 0, -1}; !slices.Equal(selected, want) {
		t.Errorf("selected %v, want %v", selected, want)
	}
	if want := []string{"5p90", "4median"}; !slices.Equal(opened, want) {
		t.Errorf("opened %v, want %v", opened, want)
	}
	if tapped != "5p90" {
		t.Errorf("tapped %q", tapped)
	}
	if copied != 1 {
		t.Errorf("%d rows copied, want the selected one", copied)
	}
}

// TestDataTableCopies: cell, row, column and table, as spreadsheets take them.
func TestDataTableCopies(t *testing.T) {
	type pair struct{ name, pay string }
	table := NewDataTable([]TableColumn[pair]{
		{ID: "name", Title: "=Name", Text: func(p pair) string { return p.name }, Compare: func(a, b pair) int { return strings.Compare(a.name, b.name) }},
		{ID: "pay", Title: "Pay", Align: fyne.TextAlignTrailing, Text: func(p pair) string { return "$" + p.pay }, Copy: func(p pair) string { return p.pay }},
	})
	table.SetRows([]pair{{"@SUM(A1)", "-1"}, {"a\tb\nc", "2.5"}})
	w := test.NewTempWindow(t, table)
	w.Resize(fyne.NewSize(400, 200))
	choose := func(items []*fyne.MenuItem, label string) string {
		t.Helper()
		fyne.CurrentApp().Clipboard().SetContent("untouched")
		for _, i := range items {
			if i.Label == label {
				i.Action()
			}
		}
		return fyne.CurrentApp().Clipboard().Content()
	}
	table.SetSort("name", true)
	for _, tc := range []struct {
		of          []*fyne.MenuItem
		label, want string
	}{
		{table.items(0, 1), "Copy cell", "-1"},
		{table.items(0, 0), "Copy cell", "'@SUM(A1)"},
		{table.items(1, 0), "Copy row", "a b c\t2.5"},
		{table.items(1, 0), "Copy column", "'=Name\na b c\n'@SUM(A1)"},
		{table.headerItems(1), "Copy column", "Pay\n2.5\n-1"},
		{table.items(1, 0), "Copy table", "'=Name\tPay\na b c\t2.5\n'@SUM(A1)\t-1"},
		{table.items(1, 0), "Fit width", "untouched"},
	} {
		if got := choose(tc.of, tc.label); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.label, got, tc.want)
		}
	}
}

// TestDataTableMenusByKey: the Menu key opens that of the column, and of the row once one
// is selected; the header's sorts.
func TestDataTableMenusByKey(t *testing.T) {
	table, w := newPayTable(t)
	w.Canvas().Focus(table)
	sorted := ""
	table.OnSort = func(id string, descending bool) { sorted = fmt.Sprint(id, descending) }
	press(w, fyne.KeyRight, desktop.KeyMenu)
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("no menu of the column opens")
	}
	press(w, fyne.KeyDown, fyne.KeyReturn)
	if want := table.grid.columns[1].ID + "false"; sorted != want || table.shown.sortID != table.grid.columns[1].ID {
		t.Errorf("the first item sorts by %q, want %q", sorted, want)
	}
	at := -1
	table.RowItems = func(row int) []*fyne.MenuItem {
		at = row
		return []*fyne.MenuItem{fyne.NewMenuItem("Filter", func() {})}
	}
	press(w, fyne.KeyDown, desktop.KeyMenu)
	if at != table.shown.order[0] || w.Canvas().Overlays().Top() == nil {
		t.Errorf("the menu is that of row %d, want %d", at, table.shown.order[0])
	}
	press(w, fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != nil || table.Selected() < 0 {
		t.Error("Escape closes more, or less, than the menu")
	}
}

func TestDataTableSettersDoNotCallBack(t *testing.T) {
	table, _ := newPayTable(t)
	table.OnSelect = func(int) { t.Error("OnSelect") }
	table.OnSort = func(string, bool) { t.Error("OnSort") }
	table.OnWidths = func(map[string]float32) { t.Error("OnWidths") }
	table.OnHover = func(int) { t.Error("OnHover") }
	table.Select(2)
	table.SetSort("people", false)
	table.SetWidths(map[string]float32{"people": 99})
	table.SetHighlight(1)
	table.SetRows(payRows())
	if table.Selected() != -1 {
		t.Errorf("new rows keep the selection %d", table.Selected())
	}
}

func TestDataTableWidths(t *testing.T) {
	table, _ := newPayTable(t)
	var told map[string]float32
	table.OnWidths = func(widths map[string]float32) { told = widths }
	border := table.grid.edges[2]
	table.header.Dragged(&fyne.DragEvent{
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(border+20, 8)}, Dragged: fyne.NewDelta(20, 0),
	})
	table.header.DragEnd()
	if _, ok := told["people"]; !ok || len(told) != 1 {
		t.Fatalf("after dragging the border of people: %v", told)
	}
	wide := told["people"]
	focus(table)
	table.column = 1
	table.TypedRune('-')
	if told["people"] != wide-widthStep {
		t.Errorf("after -: %v, want %v", told["people"], wide-widthStep)
	}

	other, _ := newPayTable(t)
	other.SetWidths(told)
	if got := other.grid.edges[2] - other.grid.edges[1]; got != told["people"] {
		t.Errorf("restored width %v, want %v", got, told["people"])
	}
}

func TestDataTableHoverAndTips(t *testing.T) {
	table, _ := newPayTable(t)
	var c clock
	table.Tips = NewTips(c.after)
	hovered := -2
	table.OnHover = func(row int) { hovered = row }
	table.SetWidths(map[string]float32{"group": 90})

	long := payRows()[5].name
	table.body.MouseMoved(mouse(20, table.grid.rowHeight()*5.5))
	c.ring()
	if hovered != 5 || table.Tips.Text() != long {
		t.Errorf("over the cut name: row %d, tip %q", hovered, table.Tips.Text())
	}
	table.body.MouseMoved(mouse(20, table.grid.rowHeight()*2.5))
	if hovered != 2 || table.Tips.Text() != "" {
		t.Errorf("over a name in full: row %d, tip %q", hovered, table.Tips.Text())
	}
	table.body.MouseMoved(mouse(table.grid.edges[3]+20, table.grid.rowHeight()*1.5))
	c.ring()
	if got := table.Tips.Text(); got != "Withheld: needs 5 people, has 3" {
		t.Errorf("over a withheld figure: %q", got)
	}
	table.body.MouseOut()
	if hovered != -1 {
		t.Errorf("after leaving: row %d", hovered)
	}
	table.header.MouseMoved(mouse(table.grid.edges[1]+20, 5))
	c.ring()
	if got := table.Tips.Text(); got != "People in the group" {
		t.Errorf("over a title: %q", got)
	}
}

func TestDataTableMenu(t *testing.T) {
	table, _ := newPayTable(t)
	at := -1
	table.RowItems = func(row int) []*fyne.MenuItem { at = row; return nil }
	e := mouse(10, table.grid.rowHeight()*3.2)
	e.Button = desktop.MouseButtonSecondary
	table.body.MouseDown(e)
	if at != 3 || table.Selected() != 3 {
		t.Errorf("menu on row %d, selected %d; want 3", at, table.Selected())
	}
}

func TestShareOut(t *testing.T) {
	words, figure, fixed := columnWidth{natural: 300, least: 150}, columnWidth{natural: 100, least: 80}, columnWidth{natural: 70, least: 70, fixed: true}
	for _, tc := range []struct {
		room float32
		want []float32
	}{
		{470, []float32{300, 100, 70}},                          // as it is
		{490, []float32{310, 110, 70}},                          // a little over
		{2000, []float32{300 + mostSpare, 100 + mostSpare, 70}}, // far too much
		{385, []float32{225, 90, 70}},                           // half of what can be given
		{100, []float32{150, 80, 70}},                           // scrolls
	} {
		if got := shareOut([]columnWidth{words, figure, fixed}, tc.room); !slices.Equal(got, tc.want) {
			t.Errorf("room %v: %v, want %v", tc.room, got, tc.want)
		}
	}
	bar := columnWidth{natural: 100, least: 50, fixed: true, stretch: true}
	for room, want := range map[float32][]float32{900: {156, 744}, 200: {100, 100}, 150: {100, 50}} {
		if got := shareOut([]columnWidth{{natural: 100, least: 100}, bar}, room); !slices.Equal(got, want) {
			t.Errorf("with a bar in a room of %v they are %v, want %v", room, got, want)
		}
	}
	if got := shareOut([]columnWidth{fixed}, 500); !slices.Equal(got, []float32{70}) {
		t.Errorf("a fixed column alone: %v", got)
	}
}

// TestDataTableFreezes: the first column stays where it is, and is what the pointer and the
// keyboard meet there, however far the others are scrolled below it.
func TestDataTableFreezes(t *testing.T) {
	table, w := newPayTable(t)
	table.Frozen = 1
	table.SetWidths(map[string]float32{"group": 200, "people": 150, "p10": 150, "median": 150, "p90": 150})
	w.Resize(fyne.NewSize(450, 240))
	table.scroll.ScrollToOffset(fyne.NewPos(170, 0))
	table.scroll.OnScrolled(table.scroll.Offset)
	table.Select(2)
	table.SetHighlight(4)
	table.column = 0
	focus(table)
	golden(t, w, "datatable-frozen")

	row := table.grid.rowHeight()
	pressed := ""
	table.OnPress = func(_ int, column string) { pressed += column + " " }
	for _, x := range []float32{5, 195, 205, 325} { // of the window
		table.body.MouseDown(mouse(x+170, 1.5*row))
	}
	if pressed != "group group p10 p10 " {
		t.Errorf("pressed %q", pressed)
	}
	sorted := ""
	table.OnSort = func(id string, _ bool) { sorted += id + " " }
	test.TapCanvas(w.Canvas(), fyne.NewPos(20, 10))
	test.TapCanvas(w.Canvas(), fyne.NewPos(260, 10))
	if sorted != "group p10 " {
		t.Errorf("sorted by %q", sorted)
	}
	table.header.Dragged(&fyne.DragEvent{
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(220, 8)}, Dragged: fyne.NewDelta(20, 0),
	})
	table.header.DragEnd()
	if got := table.grid.adjusted; got["group"] != 220 || got["people"] != 150 {
		t.Errorf("after dragging the edge by 20: %v", got)
	}

	// The keyboard's cell is never below the frozen ones.
	table.scroll.ScrollToOffset(fyne.NewPos(370, 0))
	table.scroll.OnScrolled(table.scroll.Offset)
	table.column = 0
	focus(table)
	press(w, fyne.KeyRight)
	if got := table.scroll.Offset.X; got != 0 {
		t.Errorf("the second column comes into sight at an offset of %v, want 0", got)
	}
	press(w, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	if table.column != 0 || table.scroll.Offset.X != 0 {
		t.Errorf("column %d at an offset of %v", table.column, table.scroll.Offset.X)
	}

	w.Resize(fyne.NewSize(300, 240)) // 220 of 300: nothing would be seen beside it
	if got := table.grid.frozen(); got != 0 {
		t.Errorf("%d columns are frozen where there is no room beside them", got)
	}
}

// names are as long as jobs are called.
var names = []string{
	"Senior Director of Product Management, Payments and Platforms",
	"Engineer",
	"Vice President of Regulatory Affairs and Quality Assurance, EMEA",
	"Donaudampfschifffahrtsgesellschaftskapitänsanwärterin",
}

// TestDataTableWraps: names stand in as many lines as they need, whatever the size of the
// text, and what is below a row is as much further down.
func TestDataTableWraps(t *testing.T) {
	for _, scale := range []float32{1, 1.5, 2} {
		table, w := newPayTable(t)
		fyne.CurrentApp().Settings().SetTheme(FixedTheme(scale, theme.VariantLight))
		table.Frozen = 1
		w.Resize(fyne.NewSize(420, 1500))
		rows := make([]pay, len(names))
		for i, name := range names {
			rows[i] = pay{name: name, people: i, median: 1000 * float64(i+1)}
		}
		table.SetRows(rows)
		if scale == 1 {
			golden(t, w, "datatable-wrapped")
		}
		table.SetSort("median", true)
		top := float32(0)
		for at, row := range table.Order() {
			line := table.body.lines[at%len(table.body.lines)]
			texts := append([]*canvas.Text{line.cells[0]}, line.more[0]...)
			all := ""
			for i, text := range texts {
				all += text.Text
				if i < len(texts)-1 && row != 3 {
					all += " "
				}
				if got := text.MinSize().Width; got > text.Size().Width+1 {
					t.Errorf("scale %v: %q is %v wide in a room of %v", scale, text.Text, got, text.Size().Width)
				}
				if text.Position().Y < top || i > 0 && text.Position().Y != texts[i-1].Position().Y+texts[i-1].Size().Height {
					t.Errorf("scale %v: line %d of %q begins at %v", scale, i, names[row], text.Position().Y)
				}
			}
			if all != names[row] || (len(texts) > 1) != (row != 1) {
				t.Errorf("scale %v: %q stands as %q, in %d lines", scale, names[row], all, len(texts))
			}
			end := top + table.grid.rowHeight() + float32(len(texts)-1)*lineHeight(table)
			for _, y := range []float32{top + 1, end - 1} {
				table.body.MouseDown(mouse(5, y))
				if table.Selected() != row {
					t.Errorf("scale %v: at %v is row %d, want %d", scale, y, table.Selected(), row)
				}
			}
			if table.body.tip(row, 0) != "" {
				t.Errorf("scale %v: a tip of a name in full", scale)
			}
			top = end
		}
		if got := table.grid.contentSize().Height; got < top-1 || got > top+1 {
			t.Errorf("scale %v: the rows are %v high, want %v", scale, got, top)
		}
	}
}

// TestDataTableScrollsToWrapped: the keyboard brings rows of several lines into sight whole.
func TestDataTableScrollsToWrapped(t *testing.T) {
	table, w := newPayTable(t)
	table.Frozen = 1
	w.Resize(fyne.NewSize(420, 150))
	table.SetRows(manyRows(500))
	focus(table)
	for _, key := range []fyne.KeyName{fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyUp, fyne.KeyHome, fyne.KeyPageDown, fyne.KeyDown} {
		press(w, key)
		at := table.shown.place[table.Selected()]
		top, end := table.grid.top(at)-table.scroll.Offset.Y, table.grid.top(at+1)-table.scroll.Offset.Y
		if end-top < table.grid.rowHeight()+lineHeight(table) || top < 0 || end > table.scroll.Size().Height+0.01 {
			t.Errorf("after %s row %d stands from %v to %v of %v", key, at, top, end, table.scroll.Size().Height)
		}
	}
}

// TestDataTableScalesWidths: what fits at the usual size of texts fits at twice that.
func TestDataTableScalesWidths(t *testing.T) {
	const reason, difference = "needs 10 people", "−11.7 %, lower (−22.5 to −2.4)"
	columns := payColumns()[2:4]
	columns = append(columns, TableColumn[pay]{ID: "whole", Title: "Median against everyone selected in the market", Whole: true, Text: func(pay) string { return difference }})
	for _, scale := range []float32{1, 1.5, 2} {
		table := NewDataTable(columns)
		show(t, table, 500, 200) // too little
		fyne.CurrentApp().Settings().SetTheme(FixedTheme(scale, theme.VariantLight))
		table.SetRows([]pay{{reason: reason}, {median: 100_000}})
		table.scroll.ScrollToOffset(fyne.NewPos(200, 0)) // where all columns are in sight in part
		table.scroll.OnScrolled(table.scroll.Offset)
		for _, cell := range table.body.lines[0].cells {
			if cell.Text != reason && cell.Text != difference {
				t.Errorf("scale %v: %q is cut", scale, cell.Text)
			}
		}
	}
}

// TestBreakerKnowsWidths: as Fyne measures them, within what pairs of letters share.
func TestBreakerKnowsWidths(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(1))
	var b breaker
	for _, text := range append(slices.Clone(names), "AVATAR To Wales — 1,001–5,000", "Ελληνικά ärger") {
		for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
			got, want := float32(0), fyne.MeasureText(text, 13, style).Width
			for _, r := range text {
				got += b.of(13, style).width(r, lettering{13, style.Bold})
			}
			if got < want*0.985 || got > want*1.04 {
				t.Errorf("%q is %v wide, Fyne measures %v", text, got, want)
			}
		}
	}
	for _, tc := range []struct {
		room float32
		want string
	}{{1000, "one two three"}, {60, "one two|three"}, {1, "o|n|e|t|w|o|t|h|r|e|e"}} {
		if got := strings.Join(b.lines("one two three", tc.room, 13, fyne.TextStyle{}), "|"); got != tc.want {
			t.Errorf("in a room of %v: %q, want %q", tc.room, got, tc.want)
		}
	}
	if got := b.lines("", 10, 13, fyne.TextStyle{}); len(got) != 1 {
		t.Errorf("nothing stands in %d lines", len(got))
	}
}

func manyRows(n int) []pay {
	rows := make([]pay, n)
	for i := range rows {
		rows[i] = pay{fmt.Sprintf("Senior Director of Product Management %d", i), i, 100_000 + float64(i*7919%90_000), ""}
	}
	return rows
}

func TestDataTableKeepsFewObjects(t *testing.T) {
	table, _ := newPayTable(t)
	table.SetRows(manyRows(20_000))
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if got := table.Selected(); got != 19_999 {
		t.Errorf("End selects %d", got)
	}
	if got := len(table.body.lines); got > 20 {
		t.Errorf("%d lines for a table 240 high", got)
	}
	last := table.body.lines[19_999%len(table.body.lines)]
	if last.at != 19_999 || !strings.HasPrefix(last.cells[0].Text, "Senior") {
		t.Errorf("the last row is not in sight: %+v", last)
	}
}

// TestDataTableOfManyColumns: only columns in sight exist, under their titles.
func TestDataTableOfManyColumns(t *testing.T) {
	measured := 0
	columns := make([]TableColumn[int], 16_384)
	for i := range columns {
		columns[i] = TableColumn[int]{
			ID: fmt.Sprint(i), Title: fmt.Sprint("Title ", i), Width: 100,
			Text: func(row int) string { measured++; return fmt.Sprint("Cell ", i, " of ", row) },
		}
	}
	table := NewDataTable(columns)
	show(t, table, 450, 200)
	table.SetRows([]int{1, 2, 3})
	check := func(first, last int) {
		t.Helper()
		titles, cells := table.header.titles, table.body.lines[table.shown.place[1]%len(table.body.lines)].cells
		if len(titles) != last-first+1 || len(cells) != len(titles) {
			t.Fatalf("%d titles and %d cells, want %d", len(titles), len(cells), last-first+1)
		}
		for i := range titles {
			if want := fmt.Sprint("Title ", first+i); titles[i].text.Text != want {
				t.Errorf("title %q, want %q", titles[i].text.Text, want)
			}
			if want := fmt.Sprint("Cell ", first+i, " of 2"); !strings.HasPrefix(want, strings.TrimSuffix(cells[i].Text, "…")) || cells[i].Text == "" {
				t.Errorf("cell %q, want %q", cells[i].Text, want)
			}
		}
	}
	check(0, 4)
	for range 3 {
		table.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-30, 0)})
	}
	check(0, 5)
	table.scroll.ScrollToOffset(fyne.NewPos(1_000_050, 0))
	table.scroll.OnScrolled(table.scroll.Offset)
	check(10_000, 10_004)
	if measured > 1000 {
		t.Errorf("%d cells were asked for", measured)
	}
	if got := table.body.tip(1, 3); got != "" {
		t.Errorf("a cell out of sight has the tip %q", got)
	}
}

func TestDataTableWithoutRowsOrColumns(t *testing.T) {
	table := NewDataTable[pay](nil)
	w := show(t, table, 300, 100)
	focus(table)
	press(w, fyne.KeyDown, fyne.KeyRight, fyne.KeyReturn, fyne.KeyPageDown, fyne.KeyEscape)
	table.TypedRune('s')
	table.SetRows(payRows())
	table.SetColumns(payColumns())
	table.SetRows(nil)
	press(w, fyne.KeyDown, fyne.KeyRight, fyne.KeyReturn)
	table.body.MouseMoved(mouse(10, 10))
	table.body.MouseDown(mouse(10, 10))
	if table.Selected() != -1 {
		t.Errorf("selected %d of no rows", table.Selected())
	}
}

// Digits of one width are what lines figures up in a column.
func TestDigitsAreTabular(t *testing.T) {
	test.NewTempApp(t)
	for _, bold := range []bool{false, true} {
		want := fyne.MeasureText("0000", 13, fyne.TextStyle{Bold: bold}).Width
		for d := '1'; d <= '9'; d++ {
			if got := fyne.MeasureText(strings.Repeat(string(d), 4), 13, fyne.TextStyle{Bold: bold}).Width; got != want {
				t.Errorf("bold %v: %c is %v wide, 0 is %v", bold, d, got/4, want/4)
			}
		}
	}
}

// BenchmarkDataTableScroll is a turn of the wheel over 100,000 rows: of one line each, and
// of names in several lines under a frozen title.
func BenchmarkDataTableScroll(b *testing.B) {
	for name, frozen := range map[string]int{"lines": 0, "wrapped": 1} {
		b.Run(name, func(b *testing.B) {
			test.NewTempApp(b).Settings().SetTheme(Theme(1))
			table := NewDataTable(payColumns())
			table.Frozen = frozen
			w := test.NewTempWindow(b, table)
			w.Resize(fyne.NewSize(450, 700))
			table.SetRows(manyRows(100_000))
			if wrapped := table.grid.tops != nil; wrapped != (frozen > 0) {
				b.Fatalf("rows of several lines: %v", wrapped)
			}
			for i := 0; b.Loop(); i++ {
				step := float32(-40)
				if i/10_000%2 > 0 { // back from there
					step = 40
				}
				table.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, step)})
			}
		})
	}
}

// BenchmarkDataTableResize is a step of a window of 100,000 rows being made narrower or
// wider.
func BenchmarkDataTableResize(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(Theme(1))
	table := NewDataTable(payColumns())
	table.Frozen = 1
	w := test.NewTempWindow(b, table)
	table.SetRows(manyRows(100_000))
	for i := 0; b.Loop(); i++ {
		w.Resize(fyne.NewSize(450+float32(i%2), 700))
	}
}

func BenchmarkDataTableSetRows(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(Theme(1))
	table := NewDataTable(payColumns())
	w := test.NewTempWindow(b, table)
	w.Resize(fyne.NewSize(1000, 700))
	rows := manyRows(10_000)
	table.SetSort("median", true)
	for b.Loop() {
		table.SetRows(rows)
	}
}

// TestFrozenTitleIsWhole: a column of short names is as wide as its title, where that is not
// more than half the table.
func TestFrozenTitleIsWhole(t *testing.T) {
	const title = "Which contract they have"
	columns := payColumns()
	columns[0].Title = title
	table := NewDataTable(columns)
	table.Frozen = 1
	table.SetWidths(map[string]float32{"people": 150, "p10": 150, "median": 150, "p90": 150})
	show(t, table, 500, 240)
	table.SetRows(payRows())
	if got := table.header.titles[0].text.Text; got != title {
		t.Errorf("the title is cut to %q", got)
	}
}
