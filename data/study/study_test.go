package study_test

import (
	"bytes"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/wholefile"
)

// full is a study with every field set.
func full(folder string) study.Study {
	low := 5.0
	s := study.Of(study.Source{
		Path: filepath.Join(folder, "pay", "2026.csv"), Size: 12, SHA256: "ab12",
		Options: ingest.Options{
			Period: "month", Currency: "EUR", Effective: time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC),
			Columns: []ingest.Choice{{Header: "Palkka", Meaning: columns.Base}},
		},
	})
	s = s.WithFilter(market.Filter{Dimension: "experience", AtLeast: &low})
	q := s.Query.WithBy("experience")
	q.Own, q.Gate, q.Basis = 61_000, market.NoGate(), market.Monthly
	q.Bands = bands.Bands{{Min: 0, Max: 4}, {Min: 5, Max: math.Inf(1), Open: true}}
	q.Ageing = market.Ageing{To: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), Rate: 0.03}
	q.ShowAnyway = []market.FigureID{{Group: "S", Percentile: 90}}
	return s.WithQuery(q).
		WithPin(market.Pin{Name: "Everyone", Query: market.NewQuery()}).
		WithChart("range").WithAcross("level").WithSort(study.Sort{Column: "p90", Descending: true}).
		WithColumn("p10", false).ShowingPins(true).WithSort(study.Sort{Column: "group", Descending: true})
}

func TestSaveAndLoad(t *testing.T) {
	folder := t.TempDir()
	want := full(folder)
	path := filepath.Join(folder, "review"+study.Extension)
	if err := want.Save(path, false); err != nil {
		t.Fatal(err)
	}
	got, err := study.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if !got.Equal(want) {
		t.Errorf("loaded %+v\nsaved %+v", got, want)
	}
	if err := want.Save(path, false); !errors.Is(err, wholefile.ErrExists) {
		t.Errorf("saving over it: %v", err)
	}
}

func TestStudyMovesWithItsFolder(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	if err := full(from).Save(filepath.Join(from, "a.paybench"), false); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(from, "a.paybench"), filepath.Join(to, "a.paybench")); err != nil {
		t.Fatal(err)
	}
	got, err := study.Load(filepath.Join(to, "a.paybench"))
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(to, "pay", "2026.csv"); got.Source().Path != want {
		t.Errorf("the source is %s, want %s", got.Source().Path, want)
	}
}

func TestReadRefuses(t *testing.T) {
	tests := []struct {
		name, text string
		want       error
	}{
		{"nothing", "", study.ErrNotStudy},
		{"a table", "Role,Pay\nA,1\n", study.ErrNotStudy},
		{"other JSON", `{"a":1}`, study.ErrNotStudy},
		{"a list", `[1]`, study.ErrNotStudy},
		{"newer", `{"paybench_study":99,"study":{"hologram":true}}`, study.ErrNewer},
		{"unknown field", `{"paybench_study":1,"study":{"hologram":true}}`, study.ErrDamaged},
		{"wrong type", `{"paybench_study":1,"study":{"query":{"own":"x"}}}`, study.ErrDamaged},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := study.Read(strings.NewReader(test.text)); !errors.Is(err, test.want) {
				t.Errorf("error %v, want %v", err, test.want)
			}
		})
	}
}

func TestWithLeavesTheOriginal(t *testing.T) {
	s := full(t.TempDir())
	var before bytes.Buffer
	if err := s.Write(&before); err != nil {
		t.Fatal(err)
	}
	s.WithPinNamed(0, "x").WithoutPin(0)
	s.WithColumn("p10", true).WithSource(study.Source{Path: "b"})
	s.WithPin(market.Pin{Name: "again", Query: market.NewQuery()})
	var after bytes.Buffer
	if err := s.Write(&after); err != nil {
		t.Fatal(err)
	}
	if before.String() != after.String() {
		t.Errorf("a With method changed its receiver:\n%s", after.String())
	}
}

func TestPins(t *testing.T) {
	a, b := market.NewQuery(), study.First().Query
	s := study.First().WithPin(market.Pin{Name: "a", Query: a}).WithPin(market.Pin{Name: "b", Query: b})
	if len(s.Pins) != 2 {
		t.Fatalf("%d pins", len(s.Pins))
	}
	if again := s.WithPin(market.Pin{Name: "c", Query: b.WithBy("")}); len(again.Pins) != 2 || again.Pins[1].Name != "c" {
		t.Errorf("the same cut was pinned twice: %+v", again.Pins)
	}
	if moved := s.WithPinMoved(1, 0); moved.Pins[0].Name != "b" || s.Pins[0].Name != "a" {
		t.Errorf("moved: %+v, before: %+v", moved.Pins, s.Pins)
	}
	if moved := s.WithPinMoved(1, 2); moved.Pins[1].Name != "b" {
		t.Errorf("moved past the end: %+v", moved.Pins)
	}
	if last := s.ShowingPins(true).WithoutPin(0).WithoutPin(0); last.Pinned {
		t.Error("pins are on screen, but there are none")
	}
}

func TestChanged(t *testing.T) {
	source := study.Source{SHA256: "a"}
	for sha, want := range map[string]bool{"a": false, "b": true, "": false} {
		if got := source.Changed(market.About{SHA256: sha}); got != want {
			t.Errorf("fingerprint %q: changed %v", sha, got)
		}
	}
}

func TestHistory(t *testing.T) {
	first := study.First()
	h := study.NewHistory(first)
	if h.CanUndo() || h.CanRedo() || !h.Undo().Now().Equal(first) || !h.Redo().Now().Equal(first) {
		t.Fatal("a new history has steps")
	}
	h = h.Do(first.WithChart("a")).Do(first.WithChart("b")).Do(first.WithChart("b"))
	h = h.Undo()
	if got := h.Now().Chart; got != "a" {
		t.Fatalf("undone to %q", got)
	}
	if got := h.Redo().Now().Chart; got != "b" {
		t.Fatalf("redone to %q", got)
	}
	branched := h.Do(first.WithChart("c"))
	if branched.CanRedo() {
		t.Error("what was undone can be redone after a new step")
	}
	if got := h.Redo().Now().Chart; got != "b" {
		t.Errorf("a branch changed the history it came from: %q", got)
	}
	for range 500 {
		h = h.Do(first.WithChart(h.Now().Chart + "x"))
	}
	steps := 0
	for h.CanUndo() {
		h, steps = h.Undo(), steps+1
	}
	if steps != 200 {
		t.Errorf("%d steps kept, want 200", steps)
	}
}

// FuzzRead: whatever is read can be written and read again to the same study.
func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := study.First().Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(`{"paybench_study":1,"study":{"pins":[{"name":"","query":{}}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := study.Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := s.Write(&out); err != nil {
			t.Fatal(err)
		}
		again, err := study.Read(&out)
		if err != nil {
			t.Fatal(err)
		}
		if !again.Equal(s) {
			t.Errorf("read %+v, then %+v", s, again)
		}
	})
}

// An order belongs to what is on screen: each breakdown, and the pins, come back in the
// order that they had, and what never had one is in its natural order.
func TestOrderBelongsToTheBreakdown(t *testing.T) {
	byMedian, byName := study.Sort{Column: "p50", Descending: true}, study.Sort{Column: "group"}
	s := study.First().WithPin(market.Pin{Name: "one", Query: study.First().Query}).WithSort(byMedian)
	steps := []struct {
		name string
		to   func(study.Study) study.Study
		want study.Sort
	}{
		{"another breakdown", func(s study.Study) study.Study { return s.WithQuery(s.Query.WithBy("experience")) }, study.Sort{}},
		{"a filter", func(s study.Study) study.Study {
			return s.WithSort(byName).WithFilter(market.Filter{Dimension: "level", Values: []string{"L1"}})
		}, byName},
		{"the pins", func(s study.Study) study.Study { return s.ShowingPins(true) }, study.Sort{}},
		{"another breakdown behind the pins", func(s study.Study) study.Study {
			return s.WithSort(byMedian).WithQuery(s.Query.WithBy("company_size"))
		}, byMedian},
		{"the first breakdown again", func(s study.Study) study.Study { return s.ShowingPins(false) }, byMedian},
		{"the second again", func(s study.Study) study.Study { return s.WithQuery(s.Query.WithBy("experience")) }, byName},
		{"no order", func(s study.Study) study.Study { return s.WithSort(study.Sort{}).WithQuery(s.Query.WithBy("")) }, study.Sort{}},
		{"the second once more", func(s study.Study) study.Study { return s.WithQuery(s.Query.WithBy("experience")) }, study.Sort{}},
		{"the last pin gone", func(s study.Study) study.Study { return s.ShowingPins(true).WithoutPin(0) }, study.Sort{}},
	}
	for _, step := range steps {
		s = step.to(s)
		if s.Sort != step.want {
			t.Errorf("%s: sorted by %+v, want %+v (others: %+v)", step.name, s.Sort, step.want, s.Orders)
		}
		var text strings.Builder
		if err := s.Write(&text); err != nil {
			t.Fatal(err)
		}
		if again, err := study.Read(strings.NewReader(text.String())); err != nil || !again.Equal(s) {
			t.Errorf("%s: read again it is another study: %v", step.name, err)
		}
	}
}
