package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/study"
)

// openRoster opens a roster of a text in the Review room, by the import screen where that
// has to ask.
func openRoster(t *testing.T, text string) (*Window, *importPage) {
	t.Helper()
	w, _ := newReview(t)
	p := w.rosters.page(study.Roster{Source: study.Source{Path: writeFile(t, "people.csv", text)}}, w.rosters.take)
	w.rosters.importInto(p, ingest.Options{}, true, w.rosters.missing)
	return w, p
}

// correctRoster shows how the roster on screen is read.
func correctRoster(w *Window) *importPage {
	p := w.rosters.page(w.rosters.opened, w.rosters.take)
	p.read(w.rosters.opened.Source.Options, p.enter)
	return p
}

// chooseIn chooses an option of the import screen's field of a name.
func chooseIn(t *testing.T, p *importPage, name, option string) {
	t.Helper()
	c, ok := p.fields.made[name].(*choiceBox)
	if !ok {
		t.Fatalf("there is no choice %q in %v", name, p.fields.made)
	}
	c.SetSelected(option)
}

// TestClearRosterGoesStraightIn: what leaves nothing open is not asked about, and can be
// corrected all the same.
func TestClearRosterGoesStraightIn(t *testing.T) {
	w, _, _ := newOwnReview(t, ours)
	if w.pages.covered() {
		t.Fatal("the import screen is shown")
	}
	w.rosters.correct()
	shown := textsOf(w.pages.now.content)
	for _, want := range []string{"3 people, each with an id.", "Base salary from “base” (a year, currency by the row)", "Roster as of", "Headers in row", "Review these people"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not in %q", want, shown)
		}
	}
	if got := w.win.Title(); got != "Import of a roster · Paybench" {
		t.Errorf("the title is %q", got)
	}
	if strings.Contains(shown, "Kind of source") {
		t.Error("it is asked what kind of market a roster is")
	}
}

// TestRosterAsksBasis: part-time pay that may be stated either way is asked about with
// the import screen, nothing is taken before, and it is counted as answered.
func TestRosterAsksBasis(t *testing.T) {
	for answer, want := range map[string]float64{"As paid": 80_000, "For full time": 40_000} {
		w, p := openRoster(t, "employee_id,job_title,fte,base,currency\nA1,Product Manager,0.5,40000,USD\nA2,Director,1,90000,USD\n")
		if shown := textsOf(w.pages.now.content); !strings.Contains(shown, "1 person works part of full time") {
			t.Fatalf("nothing is asked: %q", shown)
		}
		if w.pages.now.enter(); w.review.begun() {
			t.Fatal("it is taken without an answer")
		}
		chooseIn(t, p, "part time", answer)
		press(t, w.win.Content(), "Review these people")
		if got := w.review.answer.Review.People[0].Pay; got != want || w.pages.covered() {
			t.Errorf("%s: %v a year at full time, want %v", answer, got, want)
		}
		if got := w.state.study().Roster.Choices.PayIs; got != map[string]roster.Basis{"As paid": roster.AsPaid, "For full time": roster.ForFullTime}[answer] {
			t.Errorf("%s: the study says %q", answer, got)
		}
	}
}

// TestRosterAsksCurrency: a roster that does not say its currency is asked about.
func TestRosterAsksCurrency(t *testing.T) {
	w, p := openRoster(t, "employee_id,job_title,salary\n1,Product Manager,90000\n2,Director of Product Management,150000\n")
	if !w.pages.covered() {
		t.Fatal("nothing is asked")
	}
	p.fields.made["currency of all"].(*codeBox).SetText("eur")
	press(t, w.win.Content(), "Review these people")
	for _, s := range w.review.answer.Review.People {
		if s.Person.Pay.Currency != "EUR" {
			t.Errorf("somebody is paid in %q", s.Person.Pay.Currency)
		}
	}
}

// TestRosterAsksBasisThatIsShown: where the pay of part-timers shows what it is stated for,
// that is asked too, with what was found and the likelier answer chosen; nothing is taken
// before.
func TestRosterAsksBasisThatIsShown(t *testing.T) {
	text := "employee_id,job_title,assignment category,base,currency\n"
	for i := range 6 {
		text += fmt.Sprintf("F%d,Product Manager,Fulltime-Regular,%d,USD\nP%d,Product Manager,Parttime-Regular,%d,USD\n", i, 80_000+i, i, 40_000+i)
	}
	w, p := openRoster(t, text)
	if !w.pages.covered() || w.review.begun() {
		t.Fatal("part-time pay is taken without a word")
	}
	if shown := textsOf(w.pages.now.content); !strings.Contains(shown, "6 people work part of full time. In 1 job part-timers' stated pay is 0.50 of full-timers'.") {
		t.Errorf("the evidence is not in %q", shown)
	}
	if c := p.fields.made["part time"].(*choiceBox); c.Selected != "As paid" {
		t.Errorf("%q is chosen", c.Selected)
	}
	press(t, w.win.Content(), "Review these people")
	if !w.review.begun() || w.rosters.people.Basis.Basis != roster.AsPaid {
		t.Errorf("begun %v, %q", w.review.begun(), w.rosters.people.Basis.Basis)
	}
}

// TestRosterAsksRows: rows of one id are decided, and so is what a status means.
func TestRosterAsksRows(t *testing.T) {
	w, p := openRoster(t, "employee_id,job_title,base,currency,status\nA1,Product Manager,40000,USD,Active\nA1,Director,90000,USD,Active\nA2,Director,91000,USD,Gardening\n")
	chooseIn(t, p, "several rows", "Several jobs, each counts")
	chooseIn(t, p, "status Gardening", "Left")
	press(t, w.win.Content(), "Review these people")
	people := w.review.answer.Review.People
	if len(people) != 2 || people[0].Person.Problem != nil || people[1].Person.ID != "A1 (2)" {
		t.Errorf("there are %d people: %+v", len(people), people[0].Person)
	}
	if gone := w.review.answer.Review.Gone; len(gone) != 1 || gone[0].State != roster.Left {
		t.Errorf("who has left: %v", gone)
	}
	if tip := peopleOf(w).cards[1].Figure().Tip; !strings.HasPrefix(tip, "3 people in the roster = ") || !strings.Contains(tip, " + 1 who have left and are not taken.") {
		t.Errorf("the card says %q", tip)
	}
}

// TestRosterMonths: how often monthly pay is paid is taken although nobody pressed Enter,
// and what cannot be is told.
func TestRosterMonths(t *testing.T) {
	w, _ := openRoster(t, "employee_id,job_title,monthly salary,currency\nA1,Product Manager,4000,EUR\n")
	if w.pages.covered() {
		t.Fatalf("it is asked: %s", textsOf(w.pages.now.content))
	}
	if got := w.rosters.people.People[0].Pay.FullTime; got != 48_000 {
		t.Errorf("%v a year", got)
	}
	p := correctRoster(w)
	field := p.fields.made["months"].(*entryBox)
	test.Type(field, "x")
	press(t, w.win.Content(), "Review these people")
	if !w.pages.covered() || !strings.Contains(textsOf(w.pages.now.content), "is no number that can be") {
		t.Error("x is taken for months")
	}
	field.SetText("13")
	press(t, w.win.Content(), "Review these people")
	if got := w.rosters.people.People[0].Pay.FullTime; got != 52_000 {
		t.Errorf("%v a year of 13 months", got)
	}
	w.state.undo()
	if got := w.rosters.people.People[0].Pay.FullTime; got != 48_000 {
		t.Errorf("undone, %v a year", got)
	}
}

// TestMarketAsRoster: a file that looks like market data is not taken for our own people
// without a word, and opens as a market by a button.
func TestMarketAsRoster(t *testing.T) {
	for text, want := range map[string]string{
		"Company,Job,Salary,Currency\nAcme,Clerk,30000,USD\nBolt,Clerk,31000,USD\nCora,Nurse,52000,USD\n":                        "names 3 employers, and no column is an id or a name: it looks like market data",
		"Occupation,Employees,Median,10th percentile,90th percentile\nClerk,120,40000,30000,52000\nNurse,90,52000,41000,70000\n": "figures are of groups and no row is a person",
	} {
		w, p := openRoster(t, text)
		if shown := textsOf(w.pages.now.content); !strings.Contains(shown, want) || strings.Contains(shown, "--market") {
			t.Fatalf("%q is not in %q", want, shown)
		}
		if w.review.begun() {
			t.Fatal("it is taken without a word")
		}
		p.fields.made["room"].(*pushButton).OnTapped()
		if shown := textsOf(w.pages.now.content); w.rooms.now() != study.MarketRoom || !strings.Contains(shown, "What is in people.csv") || !strings.Contains(shown, "Kind of source") {
			t.Errorf("%s: %q", w.rooms.now(), shown)
		}
	}
}

// TestRosterAsMarket: our own people opened as a market are said, and reviewed by a button.
func TestRosterAsMarket(t *testing.T) {
	w, _ := newTestWindow(t)
	p := opened(t, w, writeFile(t, "people.csv", ours))
	if shown := textsOf(w.pages.now.content); !strings.Contains(shown, "it looks like our own people") {
		t.Fatalf("nothing is said: %q", shown)
	}
	p.fields.made["room"].(*pushButton).OnTapped()
	if w.rooms.now() != study.ReviewRoom || !w.review.begun() || w.pages.covered() {
		t.Errorf("%s, begun %v", w.rooms.now(), w.review.begun())
	}
}

// TestUseThesePeople: what becomes of a roster is said as the room means it.
func TestUseThesePeople(t *testing.T) {
	w, _ := newTestWindow(t)
	for room, want := range map[study.Room]string{study.ReviewRoom: "Review these people", study.GapRoom: "Use these people"} {
		w.rooms.show(room)
		if got := w.rosters.page(study.Roster{Source: study.Source{Path: "people.csv"}}, w.rosters.take).take.Text; got != want {
			t.Errorf("%s: %q, want %q", room, got, want)
		}
	}
}
