package desk_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
)

// pay is a small file: 20 analysts and 20 managers, half of them of each year, and a
// row without pay.
func pay() string {
	var text strings.Builder
	text.WriteString("Role,Base salary,Year\n")
	for i := range 40 {
		text.WriteString([]string{"Analyst,50", "Manager,90"}[i%2] + []string{"000", "200", "400"}[i%3] + []string{",2024", ",2025"}[i/20] + "\n")
	}
	return text.String() + "Manager,,2025\n"
}

// file writes a text to a file.
func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// open opens a source.
func open(t *testing.T, from study.Source) *desk.Source {
	t.Helper()
	s, err := desk.Open(t.Context(), from, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// answer puts a question to a source.
func answer(t *testing.T, s *desk.Source, asked study.Study) desk.Answer {
	t.Helper()
	a, err := s.Answer(t.Context(), asked)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// A source begins with its newest year and what people look at first, and for the
// command line with everybody.
func TestOpen(t *testing.T) {
	csv := file(t, "pay.csv", pay())
	for _, test := range []struct {
		name      string
		from      study.Source
		everybody int // people, -1 where nobody says
		by        string
		filters   int
		lists     bool
	}{
		{"sample market", study.Source{}, 6000, "company_size", 1, true},
		{"published wages", study.Source{Inside: study.Benchmarks}, -1, "", 0, false},
		{"file", study.Source{Path: csv}, 40, "role", 1, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := open(t, test.from)
			whole := answer(t, s, s.Everybody()).Shown.Whole()
			if whole.People != test.everybody && test.everybody > 0 {
				t.Errorf("everyone is %d people, want %d", whole.People, test.everybody)
			}
			begun := s.Begin().Query
			if begun.By != test.by || len(begun.Filters) != test.filters {
				t.Errorf("it begins by %q, with %v", begun.By, begun.Filters)
			}
			if drawn := slices.Contains(s.Kinds(false), charts.Distribution); s.Lists() != test.lists || drawn != test.lists {
				t.Errorf("it lists people: %v, and has the charts %v", s.Lists(), s.Kinds(false))
			}
			if pinned := s.Kinds(true); pinned[0] != charts.MedianTop || slices.Contains(pinned, charts.Distribution) {
				t.Errorf("pins have the charts %v", pinned)
			}
			if !s.Answers() || s.About().Name == "" || len(s.Dimensions()) == 0 || len(s.Elements()) == 0 {
				t.Errorf("it says too little of itself: %+v", s.About())
			}
		})
	}
}

func TestBeginIsNewest(t *testing.T) {
	s := open(t, study.Source{Path: file(t, "pay.csv", pay())})
	a := answer(t, s, s.Begin())
	if got := a.Shown.Query.Filter("year").Values; !slices.Equal(got, []string{"2025"}) || a.Shown.Whole().People != 20 {
		t.Errorf("it begins with the years %v and %d people", got, a.Shown.Whole().People)
	}
}

// A file is known again by its absolute path, its size and its fingerprint.
func TestFingerprint(t *testing.T) {
	path := file(t, "pay.csv", pay())
	t.Chdir(filepath.Dir(path))
	from := open(t, study.Source{Path: "pay.csv"}).From
	sum := sha256.Sum256([]byte(pay()))
	if from.Path != path || from.Size != int64(len(pay())) || from.SHA256 != hex.EncodeToString(sum[:]) {
		t.Errorf("the source is %+v", from)
	}
}

func TestOpenFails(t *testing.T) {
	folder := t.TempDir()
	ended, end := context.WithCancel(t.Context())
	end()
	for _, test := range []struct {
		name string
		ctx  context.Context
		from study.Source
		want func(error) bool
	}{
		{"unknown built-in", t.Context(), study.Source{Inside: "moon"}, func(err error) bool { return strings.Contains(err.Error(), `"moon"`) }},
		{"missing", t.Context(), study.Source{Path: filepath.Join(folder, "pay.csv")}, func(err error) bool { return strings.Contains(err.Error(), "there is no such file") }},
		{"called off", ended, study.Source{Path: file(t, "pay.csv", pay())}, func(err error) bool { return errors.Is(err, context.Canceled) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			if s, err := desk.Open(test.ctx, test.from, nil); err == nil || s != nil || !test.want(err) {
				t.Errorf("%v, %v", s, err)
			}
		})
	}
}

// A file without pay says what there is beside the error.
func TestNoPay(t *testing.T) {
	s, err := desk.Open(t.Context(), study.Source{Path: file(t, "plan.csv", "City,Country\nOslo,Norway\nRome,Italy\nLima,Peru\n")}, nil)
	if err == nil || s == nil {
		t.Fatalf("%v, %v", s, err)
	}
	if s.Answers() || s.Lists() || s.Dimensions() != nil || s.Elements() != nil || s.About().Name != "" {
		t.Errorf("it answers: %+v", s.About())
	}
	if len(s.Understanding.Columns) != 2 {
		t.Errorf("it is understood as %+v", s.Understanding)
	}
}

// A choice about a file that was imported reads it from memory; once it is settled,
// from the file.
func TestWith(t *testing.T) {
	path := file(t, "pay.csv", pay())
	imported, err := desk.Import(t.Context(), study.Source{Path: path, Options: ingest.Options{Password: "secret"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := imported.Headers(); !slices.Equal(got, []string{"Role", "Base salary", "Year"}) {
		t.Errorf("headers %q", got)
	}
	if imported.From.Options.Password != "" {
		t.Error("the password is kept with the source")
	}
	settled := imported.Settled()
	if settled.Headers() != nil || !settled.Answers() {
		t.Error("a settled source keeps what was read, or answers no more")
	}
	euro := ingest.Options{Currency: "EUR", Declared: market.OwnEmployees}
	again, err := settled.With(t.Context(), euro)
	if err != nil || again.About().Declared != market.OwnEmployees || again.Elements()[0].Currency != "EUR" {
		t.Errorf("read again: %+v, %v", again.About(), err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	other, err := imported.With(t.Context(), euro)
	if err != nil || other.Elements()[0].Currency != "EUR" || imported.Elements()[0].Currency == "EUR" {
		t.Errorf("read from memory: %v", err)
	}
	if _, err := settled.With(t.Context(), euro); err == nil {
		t.Errorf("a settled source was not read from its file: %v", err)
	}
}

func TestSaved(t *testing.T) {
	want := study.First().WithChart("matrix")
	saved := filepath.Join(t.TempDir(), "review.paybench")
	if err := want.Save(saved, false); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, path string
		ok         bool
		err        string
	}{
		{"study", saved, true, ""},
		{"workbook", book(t, answer(t, open(t, study.Source{}), want), desk.Book{}), true, ""},
		{"table", file(t, "pay.csv", pay()), false, ""},
		{"damaged", file(t, "review.PAYBENCH", `{"paybench_study":1,"study":{"hologram":true}}`), false, study.ErrDamaged.Error()},
		{"missing", filepath.Join(t.TempDir(), "gone.paybench"), false, "gone.paybench"},
		{"missing table", filepath.Join(t.TempDir(), "gone.xlsx"), false, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok, err := desk.Saved(test.path)
			if ok != test.ok || ok && !got.Equal(want) {
				t.Errorf("%v, %+v", ok, got)
			}
			if (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
				t.Errorf("error %v, want %q", err, test.err)
			}
		})
	}
}
