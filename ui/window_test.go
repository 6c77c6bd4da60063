package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
)

func TestOpensOnTheSampleMarket(t *testing.T) {
	w, _ := newTestWindow(t)
	median, top, behind := w.results.headline.median.Figure(), w.results.headline.top.Figure(), w.results.headline.behind.Figure()
	for _, test := range []struct{ what, got, want string }{
		{"median", median.Value, "$152,000"},
		{"median by the hour", median.Second, "$73.08 an hour"},
		{"top 10 %", top.Value, "$235,000"},
		{"top 10 % by the hour", top.Second, "$112.98 an hour"},
		{"people", behind.Value, "811 people"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.what, test.got, test.want)
		}
	}
	if got := len(w.answer.Shown.Groups()); got != 6 {
		t.Errorf("%d groups, want the six company sizes", got)
	}
	if status := textsOf(w.status.content); !strings.Contains(status, "6,000 rows") || !strings.Contains(status, "0 warnings") {
		t.Errorf("status line %q", status)
	}
	if about := textsOf(w.filters.content); !strings.Contains(about, "synthetic, for learning the app") {
		t.Errorf("the left side does not say what the sample is: %q", about)
	}
	if w.answer.picture.image == nil {
		t.Error("no chart was drawn")
	}
}

func TestFilterUndoRedo(t *testing.T) {
	w, _ := newTestWindow(t)
	w.filter(market.Filter{Dimension: "company_size", Values: []string{"51–200"}})
	people := func() int { return w.answer.Shown.Whole().People }
	if people() != 160 {
		t.Fatalf("%d people, want 160", people())
	}
	w.runItem("Edit", "Undo")
	if people() != 811 {
		t.Errorf("%d people after undo, want 811", people())
	}
	w.runItem("Edit", "Redo")
	if people() != 160 {
		t.Errorf("%d people after redo, want 160", people())
	}
	w.clearFilters()
	if people() != 6000 {
		t.Errorf("%d people without filters, want 6,000", people())
	}
	if got := textsOf(w.results.chips); strings.Contains(got, "51–200") {
		t.Errorf("chips still say %q", got)
	}
}

// TestUndoIsForTheFieldFirst: the driver reports Ctrl+Z as Fyne's own shortcut.
func TestUndoIsForTheFieldFirst(t *testing.T) {
	w, _ := newTestWindow(t)
	press := func() {
		for _, i := range w.editMenu().Items {
			if i.Shortcut != nil && i.Shortcut.ShortcutName() == (&fyne.ShortcutUndo{}).ShortcutName() {
				i.Action()
			}
		}
	}
	w.filter(market.Filter{Dimension: "company_size", Values: []string{"51–200"}})
	w.findOwn()
	test.Type(w.win.Canvas().Focused(), "148000")
	press()
	if got := w.answer.Shown.Whole().People; got != 160 {
		t.Errorf("undone in a field, %d people, want 160", got)
	}
	w.win.Canvas().Unfocus()
	press()
	if got := w.answer.Shown.Whole().People; got != 811 {
		t.Errorf("undone, %d people, want 811", got)
	}
}

// TestNewerQuestionWins lets answers arrive in the wrong order.
func TestNewerQuestionWins(t *testing.T) {
	var waiting []func()
	hold := false
	w, _ := newWindowWith(t, func(work, done func()) {
		if hold {
			waiting = append(waiting, func() { work(); done() })
			return
		}
		work()
		done()
	})
	hold = true
	w.filter(market.Filter{Dimension: "company_size", Values: []string{"51–200"}})
	w.filter(market.Filter{Dimension: "company_size", Values: []string{"11–50"}})
	older, newer := waiting[0], waiting[1]
	newer()
	older()
	if got := w.answer.Shown.Whole().People; got != 74 {
		t.Errorf("%d people on screen, want the newer question's 74", got)
	}
}

func TestOwnPay(t *testing.T) {
	w, _ := newTestWindow(t)
	w.results.headline.own.OnNumber(148000, true)
	text := w.results.headline.stands.Text
	for _, want := range []string{"percentile", "market ratio 97 %", "$4,000 below the median"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q does not say %q", text, want)
		}
	}
	w.results.controls.chooseBasis(2)
	if got := w.study().Query.Own; got < 71.15 || got > 71.16 {
		t.Errorf("own pay by the hour is %v, want 71.15", got)
	}
	w.results.headline.own.OnNumber(0, false)
	if w.study().Query.Own != 0 {
		t.Error("an emptied field leaves a pay")
	}
}

func TestNothingIsCutAt1024x700(t *testing.T) {
	w, _ := newTestWindow(t)
	w.win.Resize(smallest)
	least := w.win.Content().MinSize()
	menu := float32(30) // of the menu bar, which the test driver does not draw
	if least.Width > smallest.Width || least.Height+menu > smallest.Height {
		t.Errorf("the window needs %v, and may need %v", least, smallest)
	}
}

func TestRemembers(t *testing.T) {
	w, _ := newTestWindow(t)
	w.filters.at(3).section.OnToggle(true)
	w.results.table.OnWidths(map[string]float32{"group": 222})
	w.results.split.SetOffset(0.4)
	w.setTheme("dark")
	w.results.table.OnSort("p50", true)
	w.filter(market.Filter{Dimension: "company_size", Values: []string{"51–200"}})
	w.win.Resize(fyne.NewSize(1100, 750))
	w.close()

	again := New(w.deps)
	again.Start("")
	if !again.filters.at(3).section.IsOpen() {
		t.Error("a section that was opened is folded again")
	}
	if got := again.memory.widths(tableName)["group"]; got != 222 {
		t.Errorf("the column is %v wide", got)
	}
	if got := again.results.split.Offset; got != 0.4 {
		t.Errorf("the split is at %v", got)
	}
	if got := again.memory.windowSize(); got != fyne.NewSize(1100, 750) {
		t.Errorf("the window is %v", got)
	}
	if !again.dark() {
		t.Error("the theme was forgotten")
	}
	if got := again.study().Sort; got.Column != "p50" || !got.Descending {
		t.Errorf("sorted by %+v", got)
	}
	if got := again.answer.Shown.Whole().People; got != 811 {
		t.Errorf("it opens on %d people", got)
	}
	again.notice.actions.Objects[0].(*widget.Button).OnTapped()
	if got := again.answer.Shown.Whole().People; got != 160 {
		t.Errorf("going on shows %d people, want 160", got)
	}
}

func TestDroppedFileIsOpened(t *testing.T) {
	w, _ := newTestWindow(t)
	path := writeFile(t, "pay.csv", payFile)
	w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	if got := textsOf(w.pages); !strings.Contains(got, "What is in pay.csv") {
		t.Errorf("on screen: %q", got)
	}
}

// TestOneGoStatement: background work has one way in.
func TestOneGoStatement(t *testing.T) {
	found := 0
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, text, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if _, ok := n.(*ast.GoStmt); ok {
				found++
				if path != "deps.go" {
					t.Errorf("%s starts a goroutine; use Deps.Background", path)
				}
			}
			return true
		})
		return nil
	})
	if err != nil || found != 1 {
		t.Errorf("%d go statements, %v; want the one in Background", found, err)
	}
}

func TestPins(t *testing.T) {
	w, _ := newTestWindow(t)
	w.pin()
	w.pinRow(w.answer.Shown, w.answer.Shown.Rows[3])
	w.do(w.study().ShowingPins(true))
	c := w.answer.Shown
	if !c.Pinned || len(c.Rows) != 2 || c.Rows[0].People != 811 || c.Rows[1].People != 160 {
		t.Fatalf("pinned rows: %+v", c.Rows)
	}
	w.do(w.study().WithPinMoved(1, 0).WithPinNamed(0, "Our Director"))
	if got := w.answer.Shown.Rows[0].Name; got != "Our Director" {
		t.Errorf("first row is %q", got)
	}
	items := w.pinItems(0)
	items[0].Action() // open this cut
	if w.study().Pinned || w.answer.Shown.Whole().People != 160 {
		t.Errorf("opened: pinned %v, %d people", w.study().Pinned, w.answer.Shown.Whole().People)
	}
	for len(w.study().Pins) > 0 {
		w.do(w.study().ShowingPins(true).WithoutPin(0))
	}
	if w.answer.Shown.Pinned {
		t.Error("pins are on screen, but there are none")
	}
}

func TestFigureOpens(t *testing.T) {
	w, _ := newTestWindow(t)
	w.openFigure(w.answer.Shown.Whole(), 90)
	text := dialogText(w)
	for _, want := range []string{"$235,000 ($112.98 an hour)", "811 people", "P90 of 811 people = rank 730", "confidence interval"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
}

func TestWithheldFigureListsNobody(t *testing.T) {
	w, _ := newTestWindow(t)
	w.filter(market.Filter{Dimension: "role", Values: []string{"Senior Director of Product Management"}})
	row := w.answer.Shown.Groups()[0]
	if row.Name != "1–10" || row.Median().Known() {
		t.Fatalf("row %q, median %+v", row.Name, row.Median())
	}
	w.openFigure(row, 50)
	if text := dialogText(w); !strings.Contains(text, "needs 5 people, has 3") || strings.Contains(text, "Row\n") {
		t.Errorf("dialog: %q", text)
	}
	label, q := showAnyway(w.study().Query, row, row.Median())
	if label != "Show anyway" {
		t.Fatalf("offered %q", label)
	}
	w.query(q)
	if f := w.answer.Shown.Groups()[0].Median(); f.Status != market.BelowGate {
		t.Errorf("shown anyway, the figure is %+v", f)
	}
}

func TestFilterToGroup(t *testing.T) {
	w, _ := newTestWindow(t)
	w.query(w.study().Query.WithBy("experience"))
	c := w.answer.Shown
	for _, row := range c.Groups() {
		f, ok := c.FilterTo(row)
		if !ok {
			t.Fatalf("no filter for %q", row.Name)
		}
		w.filter(f)
		if got := w.answer.Shown.Whole().People; got != row.People {
			t.Errorf("filtered to %q: %d people, want %d", row.Name, got, row.People)
		}
		w.undo()
	}
	if _, ok := c.FilterTo(c.Whole()); ok {
		t.Error("the whole cut has a filter")
	}
}

func TestEscapeClosesWhatIsOnTop(t *testing.T) {
	w, _ := newTestWindow(t)
	escape := &fyne.KeyEvent{Name: fyne.KeyEscape}
	w.Open(writeFile(t, "pay.csv", payFile))
	w.runItem("Edit", "Pin this cut")
	if len(w.study().Pins) > 0 {
		t.Error("a cut was pinned from the import screen")
	}
	w.showWarnings()
	for _, menu := range w.win.MainMenu().Items {
		for _, i := range menu.Items {
			if i.Shortcut != nil {
				i.Action() // as the driver does for a shortcut, disabled or not
			}
		}
	}
	w.keyDown(escape)
	if w.win.Canvas().Overlays().Top() != nil || w.page.content == nil {
		t.Fatal("the first Escape does not close the dialog alone")
	}
	w.keyDown(escape)
	if w.page.content != nil {
		t.Fatal("the second Escape does not close the import screen")
	}
	w.pin()
	w.keyDown(escape)
	if w.notice.bar.Visible() {
		t.Error("the third Escape does not close the notice")
	}
	w.Open(writeFile(t, "more.csv", payFile))
	w.keyDown(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.study().Source().BuiltIn() {
		t.Error("Enter does not take the file")
	}
}

func TestDrivers(t *testing.T) {
	w, _ := newTestWindow(t)
	w.runItem("View", "What moves pay…")
	if text := dialogText(w); !strings.Contains(text, "What moves pay: "+study.FirstRole) || !strings.Contains(text, "association, not cause") {
		t.Errorf("dialog: %q", text)
	}
	found, err := w.source.Explain(t.Context(), w.study().Query)
	if err != nil {
		t.Fatal(err)
	}
	var sizes int
	for _, r := range driverRows(found) {
		if r.head && strings.HasPrefix(r.name, "Company size, against 201–1,000") {
			sizes++
		}
		if r.name == "    5,001+" && (!strings.HasPrefix(r.apart, "+") || !strings.HasPrefix(r.alike, "+")) {
			t.Errorf("the largest firms: %+v", r)
		}
	}
	if sizes != 1 {
		t.Errorf("company size is listed %d times", sizes)
	}
}

func TestBenchmarks(t *testing.T) {
	w, picker := newTestWindow(t)
	w.openBenchmarks()
	w.filter(market.Filter{Dimension: "role", Values: []string{"Marketing Managers"}})
	whole := w.answer.Shown.Whole()
	if whole.Median().Value != 161030 || whole.Top().Status != market.AtLeast || whole.Top().Value != 239200 {
		t.Fatalf("Marketing Managers: %+v", whole.Figures)
	}
	if w.sourceName() != "US national wages" {
		t.Errorf("it is called %q", w.sourceName())
	}
	picker.save = filepath.Join(t.TempDir(), "wages.paybench")
	w.saveStudy()
	w.openSample()
	w.Open(picker.save)
	if got := w.answer.Shown.Whole().Median().Value; got != 161030 {
		t.Errorf("reopened, the median is %v", got)
	}
	w.undo()
	if got := w.answer.Shown.Whole().Median().Value; got != 152000 {
		t.Errorf("undone, the median is %v", got)
	}
}

// TestFirstFiguresArePainted: the figures may come after the empty window has been
// painted. The real driver then paints again only for what it painted before.
func TestFirstFiguresArePainted(t *testing.T) {
	var waiting []func()
	w, _ := newWindowWith(t, func(work, done func()) {
		waiting = append(waiting, func() { work(); done() })
	})
	painted := &counted{layout: w.pages.Layout}
	w.pages.Layout = painted
	for len(waiting) > 0 && !w.home.Visible() {
		next := waiting[0]
		waiting = waiting[1:]
		next()
	}
	if !w.home.Visible() || painted.times == 0 {
		t.Errorf("the window shows figures: %v; it was refreshed %d times", w.home.Visible(), painted.times)
	}
}

// counted counts how often something is laid out, as on every refresh.
type counted struct {
	layout fyne.Layout
	times  int
}

func (c *counted) MinSize(objects []fyne.CanvasObject) fyne.Size { return c.layout.MinSize(objects) }

func (c *counted) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.times++
	c.layout.Layout(objects, size)
}

// TestNothingWorksBeforeThereAreFigures: the program may be slow to read its
// market, and the user fast.
func TestNothingWorksBeforeThereAreFigures(t *testing.T) {
	var waiting []func()
	w, picker := newWindowWith(t, func(work, done func()) {
		waiting = append(waiting, func() { work(); done() })
	})
	picker.save = filepath.Join(t.TempDir(), "pay.xlsx")
	for _, menu := range w.win.MainMenu().Items {
		for _, i := range menu.Items {
			if i.Shortcut != nil {
				w.runItem(menu.Label, i.Label)
			}
		}
	}
	if _, err := os.Stat(picker.save); err == nil {
		t.Error("something was exported")
	}
	for len(waiting) > 0 {
		next := waiting[0]
		waiting = waiting[1:]
		next()
	}
	if got := w.answer.Shown.Whole().People; got != 811 {
		t.Errorf("%d people in the end", got)
	}
}
