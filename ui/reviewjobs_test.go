package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/widgets"
)

// jobsOf is the second step of the review, in sight.
func jobsOf(t *testing.T, w *Window) *jobsStep {
	t.Helper()
	press(t, w.win.Content(), stepLabel(w, 1))
	return w.steps[1].(*jobsStep)
}

// stepLabel is what stands on the button of a step.
func stepLabel(w *Window, step int) string {
	for line := range strings.Lines(textsOf(w.rooms.content)) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, string(rune('1'+step))+" "+w.steps[step].name()) {
			return line
		}
	}
	return ""
}

// rowOf is the row of a job on screen.
func rowOf(t *testing.T, j *jobsStep, title string) int {
	t.Helper()
	i := slices.IndexFunc(j.rows, func(r jobRow) bool { return r.Job.Title == title })
	if i < 0 {
		t.Fatalf("no job %q", title)
	}
	return i
}

// TestJobGoneWhileSearched: where the chosen job is typed away while it is searched for
// what it may be matched by, nothing is found for it, and nothing breaks.
func TestJobGoneWhileSearched(t *testing.T) {
	h := &held{}
	w, _ := newWindowWith(t, h.background)
	w.rooms.show(study.ReviewRoom)
	press(t, w.win.Content(), "Try the example")
	j := jobsOf(t, w)
	h.holding = true
	j.list.OnSelect(rowOf(t, j, "Growth Ninja"))
	if len(h.waiting) != 1 {
		t.Fatalf("%d pieces of work, want a search", len(h.waiting))
	}
	j.search.SetText("no such job")
	h.finish(0)
	if j.chosen >= 0 || len(j.candidates) > 0 || !strings.Contains(textsOf(j.hint), "No job is like that") {
		t.Errorf("row %d, %d candidates, %q", j.chosen, len(j.candidates), textsOf(j.hint))
	}
}

// TestReviewMatches: a job without a match is matched by a candidate, its people are
// counted then, and it can be undone; no match takes its price away.
func TestReviewMatches(t *testing.T) {
	w, _ := newExampleReview(t)
	j := jobsOf(t, w)
	if got := w.review.answer.Review.Total.Counted; got != 35 {
		t.Fatalf("%d counted", got)
	}
	j.list.OnSelect(rowOf(t, j, "Growth Ninja"))
	if !j.use.Disabled() || j.offer.Disabled() {
		t.Error("without a candidate one can be used, or there is no offer")
	}
	if got := j.rows[j.chosen].Price.Reason; got == nil || table.Words(*got) != "no match" || !strings.Contains(textsOf(j.hint), "No title of the market is alike") {
		t.Errorf("a job that nothing is alike: %v, %q", got, textsOf(j.hint))
	}
	j.look.SetText("prod managr")
	if len(j.candidates) == 0 || j.candidates[0].Title != "Product Manager" || j.candidates[0].Price.Reason != nil {
		t.Fatalf("candidates: %+v", j.candidates)
	}
	j.others.OnSelect(0)
	open := j.open()
	press(t, j.content(), "Use")
	if got := w.review.answer.Review.Total.Counted; got != 36 || j.open() != open-1 {
		t.Errorf("%d counted and %d open", got, j.open())
	}
	if got := j.rows[rowOf(t, j, "Growth Ninja")].Price.Quality; got != review.Moderate && got != review.Strong {
		t.Errorf("the quality is %q", got)
	}
	j.qualities(rowOf(t, j, "Growth Ninja"))[2].Action()
	if got := j.rows[rowOf(t, j, "Growth Ninja")].Price.Quality; got != review.Weak {
		t.Errorf("the quality that was set is %q", got)
	}
	press(t, w.notice.bar, "Undo")
	j.list.OnSelect(rowOf(t, j, "Growth Ninja"))
	press(t, j.content(), "No match")
	if got := w.review.answer.Review.Total.Counted; got != 35 {
		t.Errorf("no match: %d counted", got)
	}
	if said := textsOf(w.notice.bar); !strings.Contains(said, "is left without a match.") {
		t.Errorf("no match: it says %q", said)
	}
	if row := j.rows[rowOf(t, j, "Growth Ninja")]; !row.without() || j.open() != 0 {
		t.Errorf("a job without a match waits for one: %d open", j.open())
	}
	j.list.OnSelect(rowOf(t, j, "Accountant"))
	press(t, j.content(), "No match")
	if got := w.review.answer.Review.Total.Counted; got >= 35 {
		t.Errorf("no match: %d counted", got)
	}
}

// TestReviewSuggestions: what is only alike is no match until it is confirmed, many at
// once; matches are saved and used again.
func TestReviewSuggestions(t *testing.T) {
	w, picker := newReview(t)
	picker.open = writeFile(t, "people.csv", "employee_id,job_title,base,currency\n1,Product Managr,90000,USD\n2,Director of Product Managment,150000,USD\n3,Product Manager,91000,USD\n")
	press(t, w.win.Content(), "Open a roster…")
	j := jobsOf(t, w)
	if got := w.review.answer.Review.Total.Counted; got != 1 {
		t.Fatalf("%d counted before anything is confirmed", got)
	}
	if !strings.HasPrefix(stepLabel(w, 1), "2 Jobs  2!") {
		t.Errorf("the step says %q", stepLabel(w, 1))
	}
	j.only.SetSelected("Suggestions")
	press(t, j.content(), "Confirm the 2 shown")
	if got := w.review.answer.Review.Total.Counted; got != 3 {
		t.Errorf("%d counted", got)
	}
	if got := textsOf(j.hint); len(j.rows) != 0 || !strings.HasPrefix(got, "No job is like that: choose “All jobs”") {
		t.Errorf("%d suggestions are left, and it says %q", len(j.rows), got)
	}
	w.close()
	if !strings.Contains(dialogText(w), "Save the changes to this study?") {
		t.Errorf("the window closes without a word of the matches: %q", dialogText(w))
	}
	w.dialogs.closeTop()
	picker.save = filepath.Join(t.TempDir(), "MATCHES.csv")
	j.saveMatches()
	text, err := os.ReadFile(picker.save)
	if err != nil || strings.Contains(string(text), "90000") {
		t.Fatalf("%v: %s", err, text)
	}
	j.of.match([]match.Line{})
	picker.open = picker.save
	j.openMatches()
	if got := w.review.answer.Review.Total.Counted; got != 3 {
		t.Errorf("with the matches of the file %d are counted", got)
	}
}

// TestReviewOffer: pay that is typed is said to stand where it would.
func TestReviewOffer(t *testing.T) {
	w, _ := newExampleReview(t)
	j := jobsOf(t, w)
	i := slices.IndexFunc(j.rows, func(r jobRow) bool { return jobText(r.Job) == "Software Engineer · P2" })
	openOffer(w.review, w.dialogs, j.rows[i].JobPay)
	if before := dialogText(w); !strings.Contains(before, "3 people, €45,000 to €62,400\n· E010\n€62,400") || strings.Contains(before, "Market P50") {
		t.Errorf("before an amount is typed: %q", before)
	}
	w.win.Canvas().Focused().TypedRune('7')
	for range 4 {
		w.win.Canvas().Focused().TypedRune('0')
	}
	shown := dialogText(w)
	for _, want := range []string{"€70,000 ÷ €64,900 midpoint", "Our people in the job\n3 people, €45,000 to €62,400"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not in %q", want, shown)
		}
	}
	if strings.Index(shown, "Our people in the job") > strings.Index(shown, "Market P50") {
		t.Errorf("the market stands before our own people: %q", shown)
	}
}

// TestReviewMarkets: markets are added and removed, and the matches of the others stay.
func TestReviewMarkets(t *testing.T) {
	w, _ := newExampleReview(t)
	j := jobsOf(t, w)
	find := func(label string) func() {
		for _, i := range w.rosters.markets() {
			if strings.HasPrefix(i.Label, label) {
				return i.Action
			}
		}
		t.Fatalf("no %q", label)
		return nil
	}
	find("Add Sample market")()
	if len(w.review.of.Surveys) != 2 || j.market.Text != "2 markets" {
		t.Fatalf("the markets are %q", j.market.Text)
	}
	find("Remove Sample")()
	if got := w.review.answer.Review.Total.Counted; len(w.review.of.Surveys) != 1 || got != 35 {
		t.Errorf("%d markets, %d counted", len(w.review.of.Surveys), got)
	}
}

// newTwoSurveys opens a roster of three jobs beside two surveys.
func newTwoSurveys(t *testing.T) (*Window, *jobsStep) {
	t.Helper()
	w, picker := newReview(t)
	first := ""
	const head = "job,level,company_size,industry,currency,effective_date,people,employers,p10,p25,p50,p75,p90\n"
	for _, market := range []struct{ name, rows string }{
		{"Alpha.csv", "Accountant,P2,All,All,USD,2026-04-01,300,60,40000,45000,50000,55000,60000\nAccountant,P2,51-200,All,USD,2026-04-01,80,20,50000,55000,60000,65000,70000\nBudget Analyst,P2,All,All,USD,2026-04-01,300,60,60000,65000,70000,75000,80000\nClerk,P1,All,All,USD,2026-04-01,300,60,20000,21000,22000,23000,24000\n"},
		{"Beta.csv", "Accountant,P2,All,All,USD,2026-04-01,100,30,60000,65000,70000,75000,80000\n"},
	} {
		path := writeFile(t, market.name, head+market.rows)
		if market.name == "Alpha.csv" {
			first = path
			continue
		}
		picker.open = writeFile(t, "people.csv", "employee_id,job_title,level,base,currency,manager_id\n1,Accountant,P2,55000,USD,3\n2,Accountnt Senior,P2,61000,USD,3\n3,Juggler,P2,91000,USD,\n")
		w.rooms.show(study.ReviewRoom)
		press(t, w.win.Content(), "Open a roster…")
		w.rosters.against(nil)
		w.rosters.load(study.Source{Path: first})
		w.rosters.load(study.Source{Path: path})
	}
	return w, jobsOf(t, w)
}

// p50 is what a row says of the median.
func p50(r jobRow) float64 { return r.at(50).Value }

// TestReviewSurveys: the surveys of a job fold out with their weights; weights and
// adjustments that are typed take part in the figures, and are refused as in a file.
func TestReviewSurveys(t *testing.T) {
	w, j := newTwoSurveys(t)
	i := rowOf(t, j, "Accountant")
	if got := p50(j.rows[i]); got != (50000*300+70000*100)/400 {
		t.Fatalf("by people the median is %v", got)
	}
	before := len(j.rows)
	j.list.OnPress(i, foldColumn)
	if len(j.rows) != before+3 || p50(j.rows[i+1]) != 50000 || p50(j.rows[i+2]) != 70000 || j.rows[i+3].part != mixed {
		t.Fatalf("folded out: %d rows", len(j.rows))
	}
	for _, c := range jobColumns("USD", true) {
		if c.ID == "p50" && (c.Text(j.rows[i+3]) != "$52,492 to $53,154" || c.Text(j.rows[i+1]) != "$50,000") {
			t.Errorf("the mixture is %q beside %q", c.Text(j.rows[i+3]), c.Text(j.rows[i+1]))
		}
	}
	if got := j.rows[i+1].weight() + j.rows[i+2].weight(); got != "75 %25 %" {
		t.Errorf("the weights are %q", got)
	}
	j.list.OnSelect(i)
	fields := j.form.fields
	if len(fields) != 2 {
		t.Fatalf("%d lines can be changed", len(fields))
	}
	fields[0].weight.SetText("1")
	press(t, j.form.box, "Apply")
	if shown := textsOf(j.form.list); !strings.Contains(shown, "a weight in some markets and none in others") {
		t.Errorf("a weight alone is not refused: %q", shown)
	}
	fields[1].weight.SetText("3")
	fields[1].adjust.SetText("1.2")
	press(t, j.form.box, "Apply")
	if shown := textsOf(j.form.list); !strings.Contains(shown, "beyond 0.85 and 1.15 it needs a note") {
		t.Errorf("an adjustment without a note is not refused: %q", shown)
	}
	fields[1].note.SetText("leads the team")
	press(t, j.form.box, "Apply")
	i = rowOf(t, j, "Accountant")
	if got, want := p50(j.rows[i]), (50000+3*1.2*70000)/4.0; got != want {
		t.Errorf("the median is %v, want %v", got, want)
	}
	j.list.OnType(i, ' ')
	if len(j.rows) != before {
		t.Errorf("folded in: %d rows", len(j.rows))
	}
	j.list.OnSelect(i)
	j.form.fields[0].quality.SetSelected("weak")
	if got := j.rows[rowOf(t, j, "Accountant")].Price.Quality; got != review.Weak {
		t.Errorf("the quality is %q", got)
	}
	if got := len(w.state.study().Review.Lines); got < 2 {
		t.Errorf("the study keeps %d matches", got)
	}
}

// TestReviewHybrid: a job is matched to two of a survey with shares that are 1 together.
func TestReviewHybrid(t *testing.T) {
	w, j := newTwoSurveys(t)
	j.list.OnSelect(rowOf(t, j, "Juggler"))
	j.look.SetText("an")
	press(t, j.content(), "Hybrid 60/40…")
	share := w.win.Canvas().Focused().(*widgets.Entry)
	share.SetText("most of it")
	press(t, w.win.Canvas().Overlays().Top(), "Match so")
	if over := w.win.Canvas().Overlays(); len(over.List()) != 1 || !strings.Contains(textsOf(over.Top()), "most of it") || share.Text != "most of it" {
		t.Fatalf("what is no share is not told beside it: %d dialogs", len(over.List()))
	}
	share.SetText("60 %")
	press(t, w.win.Canvas().Overlays().Top(), "Match so")
	row := j.rows[rowOf(t, j, "Juggler")]
	if got, want := p50(row), 0.6*70000+0.4*50000; row.Price.Step() != "hybrid 60/40" || got != want {
		t.Errorf("%s, median %v, want %v", row.Price.Step(), got, want)
	}
}

// TestReviewProvisional: suggestions count where that is asked for, every step says so, and
// no manager gets a book.
func TestReviewProvisional(t *testing.T) {
	w, j := newTwoSurveys(t)
	if got := w.review.answer.Review.Total.Counted; got != 1 || strings.Contains(textsOf(w.rooms.content), "Provisional") {
		t.Fatalf("%d counted", got)
	}
	open := j.open()
	j.counting.SetChecked(true)
	if got := w.review.answer.Review.Total.Counted; got != 2 || j.open() != open {
		t.Errorf("%d counted, %d open", got, j.open())
	}
	for step := range w.steps {
		press(t, w.win.Content(), stepLabel(w, step))
		if !strings.Contains(textsOf(w.rooms.content), "Provisional: 1 on suggestions") {
			t.Errorf("%s does not say what it stands on", w.steps[step].name())
		}
	}
	if _, err := w.review.answer.ManagerBooks(false, "", desk.ReviewBook{}); err == nil || !strings.Contains(err.Error(), "price 1 of the people") {
		t.Errorf("books for managers: %v", err)
	}
	press(t, w.win.Content(), stepLabel(w, 1))
	j.only.SetSelected("Suggestions")
	if len(j.rows) != 1 {
		t.Fatalf("%d jobs have suggestions", len(j.rows))
	}
	press(t, j.content(), "Confirm the 1 shown")
	if w.review.answer.Review.Total.Provisional != 0 || len(j.rows) != 0 {
		t.Errorf("confirmed: %d provisional, %d rows", w.review.answer.Review.Total.Provisional, len(j.rows))
	}
	if strings.Contains(textsOf(w.rooms.content), "Provisional") {
		t.Error("it still says that figures are provisional")
	}
}

// TestReviewCompany: our company is set once, and narrows what is broken down by it.
func TestReviewCompany(t *testing.T) {
	w, j := newTwoSurveys(t)
	askCompany(w.review, w.dialogs)
	w.win.Canvas().Focused().(*widgets.Entry).SetText("120")
	press(t, w.win.Canvas().Overlays().Top(), "Take it")
	row := j.rows[rowOf(t, j, "Accountant")]
	if got := row.Price.Cuts[0].Step; got != review.JobLevelSize || j.company.Text != "120 people" {
		t.Errorf("%s, %q", got, j.company.Text)
	}
	askCompany(w.review, w.dialogs)
	w.win.Canvas().Focused().(*widgets.Entry).SetText("many")
	press(t, w.win.Canvas().Overlays().Top(), "Take it")
	if !strings.Contains(dialogText(w), `"many" is no number of people`) {
		t.Errorf("it says %q", dialogText(w))
	}
}

// TestReviewKeys: Enter confirms what is suggested and goes on, or to the candidates
// where nothing is; n says that there is no match.
func TestReviewKeys(t *testing.T) {
	w, j := newTwoSurveys(t)
	j.only.SetSelected("Open jobs")
	if len(j.rows) != 2 || j.rows[0].Job.Title != "Accountnt Senior" {
		t.Fatalf("%d are open", len(j.rows))
	}
	j.list.Select(0)
	j.list.OnSelect(0)
	j.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(j.rows) != 1 || j.chosen != 0 || j.rows[0].Job.Title != "Juggler" {
		t.Fatalf("after a confirmation %d are open, and %d is chosen", len(j.rows), j.chosen)
	}
	j.look.SetText("budget")
	j.list.OnActivate(0, "job")
	if w.win.Canvas().Focused() != fyne.Focusable(j.others) {
		t.Error("without a suggestion Enter does not go to the candidates")
	}
	j.list.Select(0)
	j.list.OnSelect(0)
	j.list.TypedRune('n')
	if len(j.rows) != 0 || j.open() != 0 {
		t.Errorf("%d are open", j.open())
	}
}

// TestJobsReadApart: two jobs of one title say their codes, in the list of jobs and in that
// of ranges, and can be found by them.
func TestJobsReadApart(t *testing.T) {
	w, _, _ := newOwnReview(t, "employee_id,job_title,job_code,base,currency,min,mid,max\nE1,Product Manager,17,90000,USD,80000,90000,99000\nE2,Product Manager,18,91000,USD,81000,91000,99000\n")
	j := jobsOf(t, w)
	var names []string
	for _, r := range j.rows {
		name, _, _ := r.words()
		names = append(names, name)
	}
	if want := []string{"Product Manager · 17", "Product Manager · 18"}; !slices.Equal(names, want) {
		t.Errorf("the jobs are %q", names)
	}
	j.search.SetText("18")
	if len(j.rows) != 1 || !strings.HasPrefix(textsOf(j.hint), "Choose a job to see what else it may be matched by.") {
		t.Errorf("%d jobs, %q", len(j.rows), textsOf(j.hint))
	}
	ranges := table.JobRanges(w.review.answer.Review)
	if len(ranges) != 2 || ranges[0].Name != names[0] || ranges[1].Name != names[1] {
		t.Errorf("the ranges are %v", ranges)
	}
}
