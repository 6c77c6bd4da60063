package ui

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/command"
	"github.com/paybench/paybench/ui/widgets"
)

// jobsFile is pay of engineers, analysts, who are paid more, and two others.
func jobsFile(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("job title,employer,city,base salary\n")
	for i := range 41 {
		fmt.Fprintf(&b, "Engineer,E%d,Bonn,%d\nAnalyst,E%d,Bonn,%d\n", i, 50_000+1000*i, i, 150_000+1000*i)
	}
	b.WriteString("Rare,E1,Bonn,70000\nRare,E2,Bonn,71000\n")
	return writeFile(t, "jobs.csv", b.String())
}

// withJobs opens the file of jobs.
func withJobs(t *testing.T) *Window {
	t.Helper()
	w, _ := newTestWindow(t)
	w.opener.loader.load(study.Source{Path: jobsFile(t)}, w.opener.begin)
	return w
}

// formOf opens the form of hybrid jobs and types jobs and shares into it.
func formOf(w *Window, jobs ...string) *hybridForm {
	f := newHybridForm(w.hybrids, w.state.source.JobColumns())
	for i := 0; i < len(jobs); i += 2 {
		if i/2 == len(f.lines) {
			f.add("", f.rest())
		}
		f.lines[i/2].job.SetSelected(jobs[i])
		f.lines[i/2].share.entry.SetText(jobs[i+1])
	}
	return f
}

// hybridText is what the card of a hybrid job says.
func hybridText(w *Window) string {
	card := w.results.hybrid
	if card.content.Hidden {
		return ""
	}
	return textsOf(card.name) + "\n" + textsOf(card.figures)
}

// TestHybridInTheWindow: a hybrid job is priced beside the headline as a step that can be
// undone, changed and taken away, and a study reopens to it.
func TestHybridInTheWindow(t *testing.T) {
	w := withJobs(t)
	if hybridText(w) != "" {
		t.Errorf("without one stands %q", hybridText(w))
	}
	f := formOf(w, "Engineer", "60 %", "Analyst", "0.4")
	f.premium.entry.SetText("5 %")
	f.why.entry.SetText("leads two teams")
	pressIn(t, w, "Apply")
	if w.dialogs.open() {
		t.Fatal(dialogText(w))
	}
	median := w.state.answer.hybrid.Each.Average[2]
	if want := 1.05 * (0.6*70_000 + 0.4*170_000); median.Percentile != 50 || math.Abs(median.Value-want) > 1e-6 {
		t.Errorf("the median is %+v, want %v", median, want)
	}
	said := hybridText(w)
	for _, part := range []string{"60 % Engineer and 40 % Analyst; +5 %: leads two teams", "Median 115,500 by share", "far off", "82 people."} {
		if !strings.Contains(said, part) {
			t.Errorf("%q is not said: %q", part, said)
		}
	}
	w.hybrids.each()
	if text := dialogText(w); !strings.Contains(text, "leads two teams") {
		t.Errorf("what each job says: %s", text)
	}
	w.dialogs.closeTop()

	asked := w.state.study()
	saved := filepath.Join(t.TempDir(), "saved"+study.Extension)
	if err := asked.Save(saved, false); err != nil {
		t.Fatal(err)
	}
	f = formOf(w)
	if f.premium.text() != "5" || f.why.text() != "leads two teams" || f.lines[0].share.text() != "60 %" || f.lines[1].job.Selected != "Analyst" {
		t.Errorf("it opens with %q %q %q %q", f.premium.text(), f.why.text(), f.lines[0].share.text(), f.lines[1].job.Selected)
	}
	pressIn(t, w, "Apply") // nothing is changed, and that is no step
	w.state.undo()
	if w.state.study().Hybrid != nil || hybridText(w) != "" {
		t.Errorf("undone it says %q", hybridText(w))
	}
	w.state.redo()
	formOf(w)
	pressIn(t, w, "Take away")
	if w.state.study().Hybrid != nil || hybridText(w) != "" {
		t.Errorf("taken away it says %q", hybridText(w))
	}
	press(t, w.notice.bar, "Undo")
	if !w.state.study().Equal(asked) || hybridText(w) != said {
		t.Errorf("back it says %q", hybridText(w))
	}
	w.hybrids.take()
	w.opener.openNow(saved)
	if !w.state.study().Equal(asked) || hybridText(w) != said {
		t.Errorf("reopened it says %q, want %q", hybridText(w), said)
	}
}

// TestHybridRefusedInTheWindow: what is wrong is said where it is, and nothing is priced.
func TestHybridRefusedInTheWindow(t *testing.T) {
	w := withJobs(t)
	for name, c := range map[string]struct {
		typed        []string
		premium, why string
		says         string
	}{
		"sum":       {[]string{"Engineer", "60 %", "Analyst", "60 %"}, "", "", "The shares sum to 1.2; they have to sum to 1."},
		"share":     {[]string{"Engineer", "most", "Analyst", "60 %"}, "", "", `"most" is no share; write a number such as 0.6, or 60 %.`},
		"above 1":   {[]string{"Engineer", "60", "Analyst", "40"}, "", "", `"60" is no share; write a number such as 0.6, or 60 %.`},
		"no job":    {[]string{"Engineer", "60 %"}, "", "", "No job is chosen here."},
		"twice":     {[]string{"Engineer", "60 %", "Engineer", "40 %"}, "", "", `"Engineer" is named twice; add its shares up.`},
		"no reason": {[]string{"Engineer", "60 %", "Analyst", "40 %"}, "5", "", "A premium or discount needs its reason."},
		"too much":  {[]string{"Engineer", "60 %", "Analyst", "40 %"}, "101", "rare", "A premium of 101 %: it is from -50 to 100."},
		"no number": {[]string{"Engineer", "60 %", "Analyst", "40 %"}, "five", "rare", `"five" is no premium; write per cent, as 5 or -5.`},
	} {
		f := formOf(w, c.typed...)
		f.premium.entry.SetText(c.premium)
		f.why.entry.SetText(c.why)
		pressIn(t, w, "Apply")
		if !w.dialogs.open() || w.state.study().Hybrid != nil {
			t.Fatalf("%s is taken", name)
		}
		if text := dialogText(w); !strings.Contains(text, c.says) {
			t.Errorf("%s: %q is not said in %q", name, c.says, text)
		}
		f.dialog.Hide()
	}
	f := formOf(w, "Engineer", "60 %", "Analyst", "50 %")
	if got := textsOf(f.sum); got != "110 % in all; the shares have to be 100 %" {
		t.Errorf("in all: %q", got)
	}
	f.lines[1].share.entry.SetText("30 %")
	f.add("Rare", f.rest())
	if got := textsOf(f.sum); got != "100 % in all" || f.lines[2].share.text() != "10 %" {
		t.Errorf("of three %q: %q", f.lines[2].share.text(), got)
	}
	f.remove(f.lines[2])
	if got := textsOf(f.sum); len(f.lines) != 2 || !strings.HasPrefix(got, "90 % in all;") {
		t.Errorf("of two again: %q", got)
	}
}

// TestHybridWithheldInTheWindow: where a job is withheld, so is all that would tell of it;
// for outside publication there is nothing.
func TestHybridWithheldInTheWindow(t *testing.T) {
	w := withJobs(t)
	formOf(w, "Engineer", "60 %", "Rare", "40 %")
	pressIn(t, w, "Apply")
	said := hybridText(w)
	if !strings.Contains(said, "Rare: withheld (") || strings.Contains(said, "by share") {
		t.Errorf("a withheld part says %q", said)
	}
	q := w.state.study().Query
	q.Publication = true
	w.state.query(q)
	if said := hybridText(w); !strings.HasSuffix(said, "Nothing is said of it for outside publication.") || !w.results.hybrid.each.Hidden {
		t.Errorf("for outside publication it says %q", said)
	}
	formOf(w, "Engineer", "60 %", "Analyst", "40 %")
	pressIn(t, w, "Apply")
	if text := dialogText(w); !strings.Contains(text, "not for outside publication") {
		t.Errorf("asked for outside publication: %q", text)
	}
}

// TestHybridOfTheRole: the form begins with the roles that are chosen, and opens from the
// panel of the role, by its key and from the menu.
func TestHybridOfTheRole(t *testing.T) {
	w := withJobs(t)
	w.state.filter(market.Filter{Dimension: "role", Values: []string{"Analyst"}})
	for name, open := range map[string]func(){
		"menu": func() { runItem(w, "Edit", "Hybrid job…") },
		"panel": func() {
			if text := textsOf(w.role.content); !strings.Contains(text, "A job that is partly this…") {
				t.Errorf("the panel says %q", text)
			}
			w.role.partly().(*widgets.Hyperlink).OnTapped()
		},
	} {
		open()
		if text := dialogText(w); !strings.Contains(text, "Analyst") || !strings.Contains(text, "Choose a job") {
			t.Errorf("%s: %q", name, text)
		}
		w.keyDown(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
}

// TestHybridOfASourceWithATitleOfItsOwn: it cannot be asked for each job, which the card
// says while everything else stays.
func TestHybridOfASourceWithATitleOfItsOwn(t *testing.T) {
	w, picker := newTestWindow(t)
	twoSources(t, w, picker)
	formOf(w, "Engineer", "60 %", "Developer", "40 %")
	pressIn(t, w, "Apply")
	if said := hybridText(w); !strings.Contains(said, "$") {
		t.Fatalf("of two sources: %q", said)
	}
	m := w.state.source.Several()
	m.By.Parts[1].Own = []market.Filter{{Dimension: "role", Values: []string{"Developer"}}}
	w.with.bring(m, "", func(error) {})
	if said := hybridText(w); !strings.Contains(said, "Hybrid job: beta has a selection of its own by the column of the jobs") || medianOf(w) == 0 || w.dialogs.open() {
		t.Errorf("it says %q: %s", said, dialogText(w))
	}
}

// TestHybridByBothDoors: what is set up in the window and what flags say come to the same.
func TestHybridByBothDoors(t *testing.T) {
	w := withJobs(t)
	f := formOf(w, "Engineer", "60 %", "Analyst", "40 %")
	f.premium.entry.SetText("−5")
	f.why.entry.SetText("no travel")
	pressIn(t, w, "Apply")
	var out, errs bytes.Buffer
	args := []string{
		"compare", w.state.study().Source().Path, "--hybrid", "Engineer:0.6,Analyst:0.4", "--premium", "-5",
		"--premium-why", "no travel", "--format", "json",
	}
	if code := command.Run(t.Context(), command.Env{Stdout: &out, Stderr: &errs, Now: w.exports.now}, args); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	var said struct {
		Hybrid struct {
			Premium float64 `json:"premium_percent"`
			Why     string
			People  int
			Jobs    []struct {
				Name          string
				Share, Median float64
			}
			Percentiles map[string]struct {
				Average  float64 `json:"weighted_average"`
				From, To float64
				Apart    bool
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &said); err != nil {
		t.Fatal(err)
	}
	here, there := w.state.answer.hybrid, said.Hybrid
	if here.Premium != there.Premium || here.Why != there.Why || here.Whole.People != there.People {
		t.Errorf("%+v, by the command %+v", here, there)
	}
	for i, s := range here.Each.Sources {
		if there.Jobs[i].Name != s.Name || there.Jobs[i].Share != s.Weight || there.Jobs[i].Median != s.Row.Median().Value {
			t.Errorf("%+v, by the command %+v", s, there.Jobs[i])
		}
	}
	for _, x := range here.Each.Average {
		got := there.Percentiles[table.FigureName(x.Percentile)]
		if got.Average != x.Value || got.From != x.From || got.To != x.To || got.Apart != x.Apart {
			t.Errorf("P%v is %+v, by the command %+v", x.Percentile, x, got)
		}
	}
}
