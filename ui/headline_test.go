package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
)

// forPublication puts a cut of 3 people on screen, for outside publication.
func forPublication(t *testing.T) *Window {
	t.Helper()
	w, _ := newTestWindow(t)
	q := w.state.study().Query
	q.Publication = true
	w.state.query(q.WithFilter(market.Filter{Dimension: "role", Values: []string{"Senior Director of Product Management"}}).
		WithFilter(market.Filter{Dimension: "company_size", Values: []string{"1–10"}}))
	return w
}

// TestPublicationNamesNoCounts: neither a card nor a list of people says how many
// there are where that is withheld.
func TestPublicationNamesNoCounts(t *testing.T) {
	w := forPublication(t)
	card := w.results.headline.behind.Figure()
	if card.Value != "" || !strings.HasPrefix(card.Reason, "Number of people withheld (") || card.Second != "" || card.Third != "" {
		t.Errorf("behind the figures: %+v", card)
	}
	for _, row := range w.state.answer.Shown.Rows {
		if w.state.answer.Unlisted(row) == "" {
			t.Errorf("the people of %s are listed", row.Name)
		}
	}
	w.figures.open(w.state.answer.Shown.Whole(), 50)
	if text := dialogText(w); !strings.Contains(text, "not listed") || strings.Contains(text, "Row\n") {
		t.Errorf("dialog: %q", text)
	}
}

// TestPublicationHoldsForPins: pins take the rules on screen.
func TestPublicationHoldsForPins(t *testing.T) {
	w := forPublication(t)
	w.state.clearFilters()
	w.pins.pin()
	w.pins.show(true)
	c := w.state.answer.Shown
	if !c.Pinned || w.state.answer.Unlisted(c.Rows[0]) == "" {
		t.Errorf("pinned: %v, and the people are listed", c.Pinned)
	}
}

// TestWords: sentences about what is not there.
func TestWords(t *testing.T) {
	w, _ := newTestWindow(t)
	q := w.state.study().Query
	q.Basis = market.Hourly
	w.state.query(q)
	if got := w.results.headline.median.Figure().Third; got != "95 %: $70.10–$75.58, precise" {
		t.Errorf("interval by the hour: %q", got)
	}
	w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"1–10"}})
	w.state.filter(market.Filter{Dimension: "education", Values: []string{"Doctorate"}})
	w.state.filter(market.Filter{Dimension: "industry", Values: []string{"Public sector"}})
	c := w.state.answer.Shown
	if c.Whole().People != 0 {
		t.Fatalf("%d people, want none", c.Whole().People)
	}
	at := slices.IndexFunc(w.results.columns, func(column table.Column[market.Row]) bool { return column.ID == "p50" })
	if got := cellText(c, w.results.columns[at], c.Whole()); got != "no people" {
		t.Errorf("the median of nobody is %q", got)
	}
	if text := textsOf(w.role.content); !strings.Contains(text, "nobody in this selection") || strings.Contains(text, "not in this market") {
		t.Errorf("the ladder of nobody: %q", text)
	}
	for _, f := range []struct {
		figure market.Figure
		want   string
	}{
		{market.Figure{Status: market.Withheld, Reason: remark.New(remark.PeopleNeeded, 5)}, "Withheld: needs 5 people"},
		{market.Figure{Status: market.Withheld, Reason: remark.New(remark.NeighbourWithheld)}, "Withheld so that its neighbour cannot be worked out"},
		{market.Figure{Status: market.NotPublished, Reason: remark.New(remark.PublisherMark, "suppressed")}, "Not published (suppressed)"},
	} {
		if got := withheldText(f.figure); got != f.want {
			t.Errorf("%+v reads %q, want %q", f.figure, got, f.want)
		}
	}
}

// TestPinsHaveChartsOfTheirOwn: a kind that shows one cut alone would not say
// which.
func TestPinsHaveChartsOfTheirOwn(t *testing.T) {
	w, _ := newTestWindow(t)
	w.state.do(w.state.study().WithChart(string(charts.Distribution)))
	w.pins.pin()
	w.pins.show(true)
	if w.notice.bar.Visible() {
		t.Error("what was pinned is still told of beside the pins")
	}
	if got := w.state.answer.picture.kind; got != charts.MedianTop {
		t.Errorf("the pins are drawn as %s", got)
	}
	if got := w.results.controls.kind.Options; len(got) != 2 {
		t.Errorf("offered for pins: %q", got)
	}
	w.pins.show(false)
	if got := w.state.answer.picture.kind; got != charts.Distribution || w.results.controls.kind.Selected != got.Label() {
		t.Errorf("back at the selection it is %s", got)
	}
	if w.state.study().Query.Filter("role").Values[0] != study.FirstRole {
		t.Error("another cut")
	}
}

func TestOwnPay(t *testing.T) {
	w, _ := newTestWindow(t)
	w.results.headline.own.field.OnNumber(148000, true)
	text := w.results.headline.own.stands.String()
	for _, want := range []string{"percentile", "$4,000 below the median"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q does not say %q", text, want)
		}
	}
	w.results.controls.chooseBasis(2)
	if got := w.state.study().Query.Own; got < 71.15 || got > 71.16 {
		t.Errorf("own pay by the hour is %v, want 71.15", got)
	}
	w.results.headline.own.field.OnNumber(0, false)
	if w.state.study().Query.Own != 0 {
		t.Error("an emptied field leaves a pay")
	}
}

// TestOwnPayWhileTyping: where a pay stands shows while it is typed; it is a step once it
// is taken. A pay by the hour is asked about.
func TestOwnPayWhileTyping(t *testing.T) {
	w, _ := newTestWindow(t)
	own, steps := w.results.headline.own, w.state.study()
	own.field.Focus()
	test.Type(w.win.Canvas().Focused(), "52")
	if text := own.meant.Text; !own.meant.Visible() || text != "Is $52 meant per hour? Take it as $108,160." {
		t.Errorf("asked: %q", text)
	}
	test.Type(w.win.Canvas().Focused(), "000")
	if text := own.stands.String(); own.meant.Visible() || !strings.Contains(text, "$100,000 below the median") {
		t.Errorf("typed: %q", text)
	}
	if !w.state.study().Equal(steps) {
		t.Error("a pay that is being typed is a step")
	}
	test.Type(w.win.Canvas().Focused(), "x")
	w.win.Canvas().Unfocus()
	if text := own.stands.String(); !strings.Contains(text, "Write an amount like 148,000") {
		t.Errorf("nonsense: %q", text)
	}
	own.field.OnNumber(52, true)
	own.meant.OnTapped()
	if got := w.state.study().Query.Own; got != 52*2080 {
		t.Errorf("taken as %v", got)
	}
	w.state.undo()
	if got := w.state.study().Query.Own; got != 52 {
		t.Errorf("undone, it is %v", got)
	}
}

func TestOfYear(t *testing.T) {
	dims := []market.Dimension{{Name: "role", Kind: market.Role}, {Name: "year", Kind: market.Year}}
	of := func(values ...string) market.Query {
		return market.NewQuery().WithFilter(market.Filter{Dimension: "year", Values: values})
	}
	for _, tt := range []struct {
		name string
		q    market.Query
		want string
	}{
		{"one year", of("2023"), "2023 · Median"},
		{"two years", of("2022", "2023"), "Median"},
		{"no year", market.NewQuery(), "Median"},
		{"people without a year", of(""), "Median"},
		{"another column", market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{"2023"}}), "Median"},
	} {
		if got := ofYear(dims, tt.q, "Median"); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
