package ui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// TestPartTimersAreAskedAbout: where part-timers are there, the screen asks what
// their pay is, says why, and the answer changes the figures.
func TestPartTimersAreAskedAbout(t *testing.T) {
	w, _ := newTestWindow(t)
	rows := strings.Repeat("Nurse,1,60000\nNurse,0.5,30000\n", 10)
	p := opened(t, w, writeFile(t, "pay.csv", "Role,FTE,Base salary\n"+rows))
	if text := textsOf(p.asked); !strings.Contains(text, "10 people work part of full time") || strings.Contains(text, "--pay-is") {
		t.Fatalf("asked: %q", text)
	}
	if text := textsOf(p.notes); strings.Contains(text, "part of full time") {
		t.Errorf("what is asked is noted as well: %q", text)
	}
	choice := p.fields.made["part time"].(*switchBox)
	if choice.Index() != 0 {
		t.Errorf("without a word, pay is taken at %d", choice.Index())
	}
	w.win.Canvas().Focus(choice)
	typeKey(w, fyne.KeyRight)
	if p.options.PayIs != "full-time" || p.fields.made["part time"].(*switchBox).Index() != 1 || w.win.Canvas().Focused() != p.fields.made["part time"] {
		t.Fatalf("pay is %q", p.options.PayIs)
	}
	typeKey(w, fyne.KeyLeft)
	if p.options.PayIs != "paid" {
		t.Errorf("pay is %q", p.options.PayIs)
	}
	typeKey(w, fyne.KeyRight)
	p.load()
	if got := w.state.answer.Shown.Whole().Median().Value; got != 45_000 {
		t.Errorf("stated for full time, the median is %v", got)
	}
	if text := textsOf(opened(t, w, writeFile(t, "full.csv", payFile)).content); strings.Contains(text, "Part-timers") {
		t.Error("one is asked about part-timers that are not there")
	}
}

// TestEncodingIsAskedAbout: where a text does not say its encoding, the choice
// stands beside the evidence; where it is certain, nothing is asked.
func TestEncodingIsAskedAbout(t *testing.T) {
	w, _ := newTestWindow(t)
	text := "Stelle;Gr\x94\xe1e;Geh\x84lter\r\n" + strings.Repeat("Lohnb\x81ro;1-50;61200\r\nB\x81rokraft;51-200;52000\r\n", 6)
	p := opened(t, w, writeFile(t, "dos.csv", text))
	if said := textsOf(p.asked); !strings.Contains(said, "Encoding") || !strings.Contains(said, "choose the encoding") {
		t.Fatalf("asked: %q", said)
	}
	p.fields.made["encoding"].(*choiceBox).SetSelected("Windows-1252")
	if p.options.Encoding != "Windows-1252" || p.found.Encoding != "Windows-1252" {
		t.Errorf("read as %q", p.found.Encoding)
	}
	if said := textsOf(p.asked); said != "" {
		t.Errorf("after the choice one is asked: %q", said)
	}
	if p.fields.made["encoding"] == nil {
		t.Error("the choice cannot be changed any more")
	}
}

// TestPayScale: a scale of steps is refused by name, and one step can be chosen.
func TestPayScale(t *testing.T) {
	w, _ := newTestWindow(t)
	p := opened(t, w, writeFile(t, "scale.csv", "Grade,Step 1,Step 2,Step 3\n1,22000,22700,23400\n2,24700,25300,26100\n3,27000,27900,28800\n4,30300,31300,32300\n"))
	if p.source.Answers() || !p.take.Disabled() || !strings.Contains(p.verdict.Text, "pay scale") || strings.Contains(p.verdict.Text, "--pay") {
		t.Fatalf("verdict: %q", p.verdict.Text)
	}
	p.fields.made["pay"].(*choiceBox).SetSelected("Step 2")
	if !p.source.Answers() || p.take.Disabled() {
		t.Fatalf("verdict: %q", p.verdict.Text)
	}
	if again := p.fields.made["pay"]; again == nil || again.(*choiceBox).Selected != "Step 2" {
		t.Error("another step cannot be chosen")
	}
	if !strings.Contains(p.verdict.Text, "Step 2") || strings.Contains(p.verdict.Text, "Step 1") {
		t.Errorf("verdict: %q", p.verdict.Text)
	}
}

func TestKinds(t *testing.T) {
	for kind, want := range map[columns.Kind]string{
		columns.Records:   "One row a person.",
		columns.Roster:    "One row a person, with ids or names: a roster",
		columns.Structure: "One row a point of a pay scale",
	} {
		u := ingest.Understanding{Kind: kind, Form: "records"}
		if got := verdictText(&u); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q", kind, got)
		}
	}
}

// TestProblems: what cannot be taken says why, and what to do on the screen.
func TestProblems(t *testing.T) {
	for _, test := range []struct {
		err  error
		kind columns.Kind
		want string
	}{
		{
			&sheets.Error{File: "x.csv", Kind: ingest.ErrNoPay, Do: "say which column is pay; the columns are A, B"}, columns.None,
			"No pay column was found. Choose below what the column of pay is.",
		},
		{
			&sheets.Error{Kind: ingest.ErrNoPay, Err: errors.New("its steps are A"), Do: "choose one (--pay A)"}, columns.Structure,
			"No pay column was found (its steps are A). To look at the pay of one step all the same, choose it below.",
		},
		{
			&sheets.Error{Kind: ingest.ErrNoPay, Do: "turn it in a spreadsheet"}, columns.None,
			"No pay column was found. Turn it in a spreadsheet.",
		},
		{
			&sheets.Error{Kind: ingest.ErrNoPay, Do: "say which columns are (--column A=p50)"}, columns.Published,
			"No pay column was found. Choose below what each column of pay is: a percentile, a mean, or the end of a range.",
		},
	} {
		if got := problemText(test.err, test.kind); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

// TestNotes: remarks are said once, without what is asked about and without flags
// of the command line.
func TestNotes(t *testing.T) {
	got := notesBut((&fileChoices{}).asked(), []remark.Remark{
		remark.New(remark.TwelveMonths),
		remark.New(remark.BroughtToFullTime, 3, "FTE"),
		remark.New(remark.PeriodAssumed, "Pay", "year", "month"),
		remark.New(remark.EncodingAssumed, "cp850"),
		remark.New(remark.TwelveMonths),
	})
	if len(got) != 2 || strings.Contains(strings.Join(got, ""), "--") || !strings.Contains(got[1], "\"Pay\"") {
		t.Errorf("notes: %q", got)
	}
}

// TestWarningsNameNoFlags: what the command line says of a flag is not said on the
// screen.
func TestWarningsNameNoFlags(t *testing.T) {
	w, _ := newTestWindow(t)
	importFile(t, w, writeFile(t, "pay.csv", payFile))
	w.reports.warnings()
	if text := dialogText(w); !strings.Contains(text, "taken for a year's pay") || strings.Contains(text, "--") {
		t.Errorf("warnings: %s", text)
	}
}
