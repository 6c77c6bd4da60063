package ui

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/command"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/widgets"
)

// marketFile makes a file of people of one title, each with an employer of their own.
func marketFile(t *testing.T, folder, name, title, currency string, n int, from float64) string {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "job title,employer,city,base salary %s\n", currency)
	for i := range n {
		fmt.Fprintf(&b, "%s,%s %d,%s,%.0f\n", title, name, i, []string{"Leipzig", "Bonn"}[i%2], from+float64(i)*100)
	}
	path := filepath.Join(folder, name+".csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// twoSources opens one file and adds another by way of the import screen.
func twoSources(t *testing.T, w *Window, picker *fakePicker) {
	t.Helper()
	folder := t.TempDir()
	w.opener.loader.load(study.Source{Path: marketFile(t, folder, "alpha", "Engineer", "USD", 30, 50_000)}, w.opener.begin)
	addSource(t, w, picker, marketFile(t, folder, "beta", "Developer", "USD", 90, 90_000))
}

// addSource adds a file as it is read by itself.
func addSource(t *testing.T, w *Window, picker *fakePicker, path string) {
	t.Helper()
	picker.open = path
	w.with.add()
	if !w.pages.covered() {
		t.Fatalf("no import screen for %s: %s", path, dialogText(w))
	}
	w.pages.now.enter()
}

func behindOf(w *Window) int     { return w.state.answer.Shown.Whole().People }
func medianOf(w *Window) float64 { return w.state.answer.Shown.Whole().Median().Value }

// pressIn presses a button of the dialog on top.
func pressIn(t *testing.T, w *Window, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if b, ok := o.(*widgets.Button); ok && b.Text == label {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("no button %q in %s", label, dialogText(w))
}

// TestSourcesTogether: a source is added to the one on screen, is looked at alone and taken
// away, each as a step that can be undone; the cards say what each is, and a notice what
// taking one away changed.
func TestSourcesTogether(t *testing.T) {
	w, picker := newTestWindow(t)
	if w.results.sources.content.Visible() {
		t.Error("one source has cards")
	}
	twoSources(t, w, picker)
	if got := w.state.study(); behindOf(w) != 120 || got.Blend == nil || len(got.Sources) != 2 || got.Sources[1].SHA256 == "" {
		t.Fatalf("%d people of two sources: %+v", behindOf(w), got)
	}
	if name := w.state.source.About().Name; name != "alpha + beta" {
		t.Errorf("they are called %q", name)
	}
	if said := w.notice.text.Text; said != "With beta: median from $51,450 to $92,950 (+80.7 %), top 10 % from $52,610 to $97,710 (+85.7 %), from 30 to 120 people." {
		t.Errorf("of adding it is said %q", said)
	}
	before := medianOf(w)
	cards := w.results.sources.cards
	if len(cards) != 2 || !w.results.sources.content.Visible() {
		t.Fatalf("%d cards", len(cards))
	}
	want := widgets.Source{Name: "beta", Share: "75 %", Lines: [2]string{"90 people", "undated · 90 employers"}}
	if got := cards[1].Source(); got.Name != want.Name || got.Share != want.Share || got.Lines != want.Lines || got.On || got.Faint {
		t.Errorf("beta is %+v, want %+v", got, want)
	}
	line := textsOf(w.results.sources.line)
	if !strings.Contains(line, "weighted by people") || !strings.Contains(line, "Weighted average of the sources: Median $83,700 (−10.0 %), far off;") {
		t.Errorf("below them is %q", line)
	}

	test.Tap(cards[0])
	if behindOf(w) != 30 || medianOf(w) != 51_450 || !cards[0].Source().On || !cards[1].Source().Faint {
		t.Errorf("alpha alone has %d people, %v; %+v", behindOf(w), medianOf(w), cards[0].Source())
	}
	if line := textsOf(w.results.sources.line); strings.Contains(line, "average") {
		t.Errorf("one alone has an average: %q", line)
	}
	test.Tap(cards[0])
	if behindOf(w) != 120 || cards[0].Source().On {
		t.Errorf("back there are %d people", behindOf(w))
	}

	cards[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if got := w.state.study(); behindOf(w) != 90 || got.Blend != nil || len(got.Sources) != 1 || w.results.sources.content.Visible() {
		t.Errorf("%d people are left: %+v", behindOf(w), got)
	}
	if said := w.notice.text.Text; !strings.HasPrefix(said, "Without alpha: median from $92,950 to $94,450 (+1.6 %), ") || !strings.HasSuffix(said, ", from 120 to 90 people.") {
		t.Errorf("of taking it away is said %q", said)
	}
	test.Tap(w.notice.actions.Objects[0].(*widgets.Button)) // Undo
	if behindOf(w) != 120 || medianOf(w) != before {
		t.Errorf("undone there are %d people, %v; want 120, %v", behindOf(w), medianOf(w), before)
	}
	for range 3 {
		w.state.undo()
	}
	if behindOf(w) != 30 || w.state.study().Blend != nil {
		t.Errorf("before there were %d people", behindOf(w))
	}
}

// TestCrossOfASource: the cross of a card takes its source away, and its menu has all that
// can be done with it.
func TestCrossOfASource(t *testing.T) {
	w, picker := newTestWindow(t)
	twoSources(t, w, picker)
	card := w.results.sources.cards[1]
	card.TypedKey(&fyne.KeyEvent{Name: desktop.KeyMenu})
	menu := textsOf(w.win.Canvas().Overlays().Top())
	_ = menu
	w.dialogs.closeTop()
	if items := w.with.ofPart(1); len(items) != 4 || items[0].Label != "Look at beta alone" || items[2].Disabled {
		t.Errorf("offered are %d", len(items))
	}
	test.TapAt(card, fyne.NewPos(card.Size().Width-8, 8))
	if behindOf(w) != 30 || w.state.study().Blend != nil {
		t.Errorf("%d people are left", behindOf(w))
	}
}

// TestFootHasRoom: the texts at the foot of the window stand beside each other, however wide
// they have become.
func TestFootHasRoom(t *testing.T) {
	w, picker := newTestWindow(t)
	twoSources(t, w, picker)
	l, end := w.status, float32(0)
	for _, o := range []fyne.CanvasObject{l.rows, l.notTaken, l.warnings, l.took} {
		if o.Position().X < end {
			t.Errorf("%q begins at %v, before %v where the text beside it ends", textsOf(o), o.Position().X, end)
		}
		end = o.Position().X + o.MinSize().Width
	}
}

// TestWeightsByHand: weights are typed as numbers or per cent, come to what they do, are
// undone, and one that cannot be read is told of beside its field.
func TestWeightsByHand(t *testing.T) {
	w, picker := newTestWindow(t)
	twoSources(t, w, picker)
	before := medianOf(w)
	f := w.with.setUp()
	if got := textsOf(f.comes[0]); got != "weighs 25 % of what is selected" {
		t.Errorf("alpha %q", got)
	}
	f.weights[0].entry.SetText("3")
	if !f.byHand() || f.weights[1].text() != "75 %" || textsOf(f.comes[0]) != "comes to 80 %" {
		t.Errorf("%v %q %q", f.byHand(), f.weights[1].text(), textsOf(f.comes[0]))
	}
	f.weights[1].entry.SetText("sixty")
	pressIn(t, w, "Apply")
	if got := textsOf(f.weights[1].fault); got != "\"sixty\" is no weight; write a number such as 0.6, or 60 %." || medianOf(w) != before || textsOf(f.comes[0]) != "" {
		t.Errorf("refused with %q, %v", got, medianOf(w))
	}
	f.weights[1].entry.SetText("60 %")
	if f.weights[1].fault.Visible() || f.problem.Visible() {
		t.Errorf("a weight that is mended is said to be wrong: %q", f.problem.Text)
	}
	f.weights[0].entry.SetText("0")
	f.weights[1].entry.SetText("0 %")
	pressIn(t, w, "Apply")
	if got := f.problem.Text; got != "No source has a weight above 0." {
		t.Errorf("nothing weighs anything: %q", got)
	}
	f.weights[0].entry.SetText("60 %")
	f.weights[1].entry.SetText("0.4")
	pressIn(t, w, "Apply")
	got := w.state.study().Blend
	if w.dialogs.open() || got.Weighting != blend.ByHand || got.Parts[0].Weight != 0.6 || got.Parts[1].Weight != 0.4 {
		t.Fatalf("%+v; %s", got, dialogText(w))
	}
	if share := w.results.sources.cards[0].Source().Share; share != "60 %" || medianOf(w) >= before {
		t.Errorf("alpha weighs %q, the median goes from %v to %v", share, before, medianOf(w))
	}
	if said := w.notice.text.Text; !strings.HasPrefix(said, "As set up now: median from $92,950 to $52,450 (−43.6 %), ") || strings.Contains(said, "people") {
		t.Errorf("of that is said %q", said)
	}
	w.with.setUp()
	pressIn(t, w, "Apply") // nothing is changed, and that is no step
	w.state.undo()
	if medianOf(w) != before || w.state.study().Blend.Weighting != "" {
		t.Errorf("undone the median is %v, want %v", medianOf(w), before)
	}
}

// TestSeveralCurrencies: sources in several currencies are refused, the rates are asked for,
// and all is in the first one's currency by them.
func TestSeveralCurrencies(t *testing.T) {
	w, picker := newTestWindow(t)
	folder := t.TempDir()
	w.opener.loader.load(study.Source{Path: marketFile(t, folder, "alpha", "Engineer", "USD", 30, 50_000)}, w.opener.begin)
	addSource(t, w, picker, marketFile(t, folder, "euro", "Engineer", "EUR", 30, 50_000))
	if text := dialogText(w); !strings.Contains(text, "Alpha is in USD and euro in EUR") || behindOf(w) != 30 {
		t.Fatalf("%d people; asked is %q", behindOf(w), text)
	}
	picker.open = writeFile(t, "rates.csv", "currency,rate\nUSD,1\nGBP,1.3\n")
	pressIn(t, w, "Choose a file of rates…")
	if text := dialogText(w); !strings.Contains(text, "the rates do not say what it is worth in USD") {
		t.Fatalf("without EUR: %q", text)
	}
	picker.open = writeFile(t, "rates.csv", "currency,rate,date\nUSD,1,2026-07-01\nEUR,1.1,2026-07-01\n")
	pressIn(t, w, "Choose a file of rates…")
	if behindOf(w) != 60 || w.state.study().Blend.Rates["EUR"] != 1.1 || w.state.answer.Shown.Currency != "USD" {
		t.Fatalf("%d people, %+v; %s", behindOf(w), w.state.study().Blend, dialogText(w))
	}
	if line := textsOf(w.results.sources.line); !strings.Contains(line, "in USD at the rates given for 2026-07-01") {
		t.Errorf("below them is %q", line)
	}
	if tip := w.results.sources.cards[1].Source().Tip; !strings.Contains(tip, "converted × 1.1") {
		t.Errorf("euro says %q", tip)
	}
	// Without rates they cannot stand together, and the dialog says so.
	f := w.with.setUp()
	f.noRates()
	pressIn(t, w, "Apply")
	if !strings.Contains(f.problem.Text, "Alpha is in USD and euro in EUR") || behindOf(w) != 60 {
		t.Errorf("%q, %d people", f.problem.Text, behindOf(w))
	}
	picker.open = writeFile(t, "places.csv", "place,differential\nLeipzig,0.9\n")
	f = w.with.setUp()
	f.choosePlaces()
	f.place.SetSelected("Leipzig")
	pressIn(t, w, "Apply")
	if got := w.state.study().Blend; got.Place != "Leipzig" || len(got.Places) != 1 || !strings.Contains(textsOf(w.results.sources.line), "brought to Leipzig") {
		t.Errorf("%+v: %q", got, textsOf(w.results.sources.line))
	}
	saved := filepath.Join(folder, "saved"+study.Extension)
	now, median := w.state.study(), medianOf(w)
	if err := now.Save(saved, false); err != nil {
		t.Fatal(err)
	}
	w.opener.openNow(saved)
	if !w.state.study().Equal(now) || medianOf(w) != median {
		t.Errorf("reopened it is %+v with %v, want %+v with %v", w.state.study(), medianOf(w), now, median)
	}
}

// TestSourcesByBothDoors: what is set up in the window and what flags say of the same files
// come to the same figures, weights and averages.
func TestSourcesByBothDoors(t *testing.T) {
	w, picker := newTestWindow(t)
	twoSources(t, w, picker)
	w.with.setUp()
	pressIn(t, w, "Cancel")
	f := w.with.setUp()
	f.weights[0].entry.SetText("60 %")
	f.weights[1].entry.SetText("40 %")
	pressIn(t, w, "Apply")
	var out, errs bytes.Buffer
	of := w.state.study().Sources
	args := []string{"compare", of[0].Path, "--market", of[1].Path, "--weight", "alpha:0.6,beta:0.4", "--format", "json"}
	if code := command.Run(t.Context(), command.Env{Stdout: &out, Stderr: &errs, Now: w.exports.now}, args); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	var said struct {
		Rows  []struct{ Median float64 }
		Blend struct {
			Rows []struct {
				Sources     []struct{ Weight, Median float64 }
				Percentiles map[string]struct {
					Average float64 `json:"weighted_average"`
					Apart   bool
				}
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &said); err != nil {
		t.Fatal(err)
	}
	if said.Rows[0].Median != medianOf(w) {
		t.Errorf("the command has %v, the window %v", said.Rows[0].Median, medianOf(w))
	}
	here, there := w.state.answer.composite, said.Blend.Rows[0]
	for i, s := range here.Sources {
		if s.Weight != there.Sources[i].Weight || s.Row.Median().Value != there.Sources[i].Median {
			t.Errorf("%s weighs %v and has %v, by the command %+v", s.Name, s.Weight, s.Row.Median().Value, there.Sources[i])
		}
	}
	for _, x := range here.Average {
		if got := there.Percentiles[table.FigureName(x.Percentile)]; got.Average != x.Value || got.Apart != x.Apart {
			t.Errorf("the average of P%v is %v, %v; by the command %+v", x.Percentile, x.Value, x.Apart, got)
		}
	}
}

// TestItsOwnTitle: a source takes part by a title of its own, whatever is selected of the
// others.
func TestItsOwnTitle(t *testing.T) {
	w, picker := newTestWindow(t)
	twoSources(t, w, picker)
	w.state.filter(market.Filter{Dimension: "role", Values: []string{"Engineer"}})
	if behindOf(w) != 30 {
		t.Fatalf("%d engineers", behindOf(w))
	}
	f := w.with.setUp()
	f.openOwn(1)
	var list *widgets.Checklist
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if c, ok := o.(*widgets.Checklist); ok {
			list = c
		}
	}
	list.OnChanged([]string{"Developer"})
	pressIn(t, w, "Take these")
	if f.own[1].Text != "Its own: Developer…" {
		t.Errorf("the dialog says %q", f.own[1].Text)
	}
	pressIn(t, w, "Apply")
	if behindOf(w) != 120 || len(w.state.study().Blend.Parts[1].Own) != 1 {
		t.Errorf("%d people, %+v", behindOf(w), w.state.study().Blend)
	}
	if line := w.results.sources.cards[1].Source().Lines[1]; !strings.Contains(line, "its own: Developer") {
		t.Errorf("beta says %q", line)
	}
	w.state.undo()
	if behindOf(w) != 30 {
		t.Errorf("undone there are %d people", behindOf(w))
	}
}

// TestPublishedBeside: a published table beside records can give no interval, which the
// cards and the table of sources bear.
func TestPublishedBeside(t *testing.T) {
	w, _ := newTestWindow(t)
	w.opener.loader.load(study.Source{Path: marketFile(t, t.TempDir(), "alpha", "Engineer", "USD", 30, 50_000)}, w.opener.begin)
	wages, err := desk.Open(t.Context(), study.Source{Inside: study.Benchmarks}, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.with.beside(wages)
	if len(w.results.sources.cards) != 2 || w.state.answer.composite == nil {
		t.Fatalf("%d cards; %s", len(w.results.sources.cards), dialogText(w))
	}
	if share := w.results.sources.cards[0].Source().Share; share != "< 0.1 %" {
		t.Errorf("30 people of a nation weigh %q", share)
	}
	w.with.each()
	text := dialogText(w)
	if !strings.Contains(text, "Each source as it says itself") {
		t.Errorf("what each says: %s", text)
	}
}
