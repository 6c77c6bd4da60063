package ui

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/command"
	"github.com/paybench/paybench/ui/desk"
)

// TestBothDoors: one study gives the same comparison and the same workbook in the
// window and on the command line.
func TestBothDoors(t *testing.T) {
	survey := study.Of(study.Source{Path: writeFile(t, "survey.csv", yearsFile())})
	monthly := study.Of(study.Source{Path: survey.Source().Path, Options: ingest.Options{Period: "month", Currency: "EUR", Declared: market.OwnEmployees}})
	wages := study.Of(study.Source{Inside: study.Benchmarks})
	first := study.First()
	folder := t.TempDir()
	several := study.Of(study.Source{}).WithBlend([]study.Source{
		{Path: marketFile(t, folder, "alpha", "Engineer", "USD", 30, 50_000)}, {Path: marketFile(t, folder, "beta", "Developer", "EUR", 90, 90_000)},
	}, &study.Blend{
		Parts: []study.Part{{Name: "alpha", Weight: 0.6}, {Name: "beta", Weight: 0.4}}, Weighting: blend.ByHand,
		Rates: map[string]float64{"USD": 1, "EUR": 1.1}, Places: []blend.Place{{Name: "Bonn", Differential: 1.1}}, Place: "Bonn",
	}).WithQuery(market.NewQuery().WithBy("location"))
	role := func(names ...string) market.Filter { return market.Filter{Dimension: "role", Values: names} }
	size := func(names ...string) market.Filter {
		return market.Filter{Dimension: "company_size", Values: names}
	}
	pinned := first.WithPin(market.Pin{Name: "Directors", Query: first.Query}).
		WithPin(market.Pin{Name: "Small firms", Query: first.WithFilter(size("1–10", "11–50")).Query})
	asked := func(s study.Study, change func(*market.Query)) study.Study {
		q := s.Query
		change(&q)
		return s.WithQuery(q)
	}
	for name, s := range map[string]study.Study{
		"as it opens":           first,
		"filters":               first.WithFilter(role("Product Manager")).WithFilter(size("51–200", "201–1,000")),
		"withheld":              first.WithFilter(role("Senior Director of Product Management")).WithFilter(size("1–10")),
		"no breakdown":          first.WithQuery(first.Query.WithBy("")),
		"everyone":              study.Of(study.Source{}),
		"by experience":         first.WithQuery(first.Query.WithBy("experience")),
		"pins kept":             pinned,
		"pins shown":            pinned.ShowingPins(true).WithChart(string(charts.PayRange)),
		"pins and distribution": pinned.ShowingPins(true).WithChart(string(charts.Distribution)),
		"distribution":          first.WithChart(string(charts.Distribution)),
		"matrix":                pinned.WithChart(string(charts.Matrix)),
		"sorted, a column less": first.WithSort(study.Sort{Column: "p50", Descending: true}).WithColumn("p10", false),
		"own pay, hourly":       asked(first, func(q *market.Query) { q.Basis, q.Own = market.Hourly, 70 }),
		"employers count once":  asked(first, func(q *market.Query) { q.Weighting = market.PerEmployer }),
		"for publication":       asked(first, func(q *market.Query) { q.Publication = true }),
		"other rules":           asked(first, func(q *market.Query) { q.Gate, q.Percentiles = market.NoGate(), []float64{20, 50, 90} }),
		"years pooled":          survey,
		"newest year":           survey.WithFilter(market.Filter{Dimension: "year", Values: []string{"2025"}}).WithQuery(market.NewQuery().WithBy("role")),
		"read as told":          monthly.WithQuery(market.NewQuery().WithBy("role")),
		"several sources":       several,
		"hybrid job": several.WithHybrid(&blend.Hybrid{
			Dimension: "role", Premium: 5, Why: "leads",
			Jobs: []blend.HybridJob{{Name: "Engineer", Share: 0.6}, {Name: "Developer", Share: 0.4}},
		}),
		"published":          wages.WithFilter(role("Marketing Managers")),
		"published, by role": wages.WithQuery(wages.Query.WithBy("role")).WithChart(string(charts.Distribution)),
	} {
		t.Run(name, func(t *testing.T) {
			w, picker := newTestWindow(t)
			folder := t.TempDir()
			saved := filepath.Join(folder, "study"+study.Extension)
			if err := s.Save(saved, false); err != nil {
				t.Fatal(err)
			}
			w.opener.open(saved)
			picker.save = filepath.Join(folder, "window.xlsx")
			w.exports.workbook(false)
			var shown strings.Builder
			if err := w.state.answer.WriteCSV(&shown, table.CSV{}); err != nil {
				t.Fatal(err)
			}
			var out, errs bytes.Buffer
			env := command.Env{Stdout: &out, Stderr: &errs, Now: w.exports.now, Version: w.help.version}
			book, again := filepath.Join(folder, "command.xlsx"), filepath.Join(folder, "again"+study.Extension)
			if code := command.Run(t.Context(), env, []string{"compare", saved, "--format", "csv", "--xlsx", book, "--save", again}); code != 0 {
				t.Fatalf("exit %d: %s", code, errs.String())
			}
			if apart := apart(reflect.ValueOf(answered(t, again)), reflect.ValueOf(w.state.answer.Shown)); apart != "" {
				t.Errorf("what the command line was asked has another answer than the window: Comparison%s", apart)
			}
			if out.String() != shown.String() {
				t.Errorf("the window shows\n%sthe command line\n%s", shown.String(), out.String())
			}
			for part, want := range partsOf(t, picker.save) {
				if got := partsOf(t, book)[part]; !bytes.Equal(got, want) {
					t.Errorf("%s: the window writes\n%.2000s\nthe command line\n%.2000s", part, want, got)
				}
			}
			if a, b := len(partsOf(t, picker.save)), len(partsOf(t, book)); a != b {
				t.Errorf("%d parts and %d", a, b)
			}
		})
	}
}

// answered is the answer to a saved study.
func answered(t *testing.T, path string) market.Comparison {
	t.Helper()
	asked, ok, err := desk.Saved(path)
	if err != nil || !ok {
		t.Fatalf("%s: %v, %v", path, ok, err)
	}
	asked.Published = nil // what left the house meanwhile is warned of, and changes no figure
	source, err := desk.OpenStudy(t.Context(), asked, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	a, err := source.Answer(t.Context(), asked)
	if err != nil {
		t.Fatal(err)
	}
	return a.Shown
}

// apart is where two values of one type differ, "" where they do not. A figure that is
// not there is NaN in both.
func apart(a, b reflect.Value) string {
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			if at := apart(a.Field(i), b.Field(i)); at != "" {
				return "." + a.Type().Field(i).Name + at
			}
		}
		return ""
	case reflect.Slice:
		if a.Len() != b.Len() {
			return fmt.Sprintf(" has %d and %d entries", a.Len(), b.Len())
		}
		for i := range a.Len() {
			if at := apart(a.Index(i), b.Index(i)); at != "" {
				return fmt.Sprintf("[%d]%s", i, at)
			}
		}
		return ""
	case reflect.Pointer, reflect.Interface:
		if a.IsNil() || b.IsNil() {
			return map[bool]string{false: " is nil in one"}[a.IsNil() == b.IsNil()]
		}
		return apart(a.Elem(), b.Elem())
	case reflect.Map:
		if !reflect.DeepEqual(a.Interface(), b.Interface()) {
			return fmt.Sprintf(" is %v and %v", a, b)
		}
		return ""
	case reflect.Float64:
		if math.IsNaN(a.Float()) && math.IsNaN(b.Float()) {
			return ""
		}
	}
	if a.Type() != b.Type() || !a.Equal(b) {
		return fmt.Sprintf(" is %v and %v", a, b)
	}
	return ""
}

// yearsFile is pay of two years.
func yearsFile() string {
	text := "Role,Base salary,Year\n"
	for i := range 40 {
		text += []string{"Analyst,", "Manager,"}[i%2] + strings.Repeat("5", 1+i%2) + []string{"1000", "2500", "4000"}[i%3] + "," + []string{"2024", "2025"}[i/20] + "\n"
	}
	return text
}

// partsOf are the parts of a workbook. The library lists the types of its parts in
// no order, so theirs are sorted.
func partsOf(t *testing.T, path string) map[string][]byte {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	parts := map[string][]byte{}
	for _, part := range archive.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[part.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		r.Close()
		if part.Name == "[Content_Types].xml" {
			lines := strings.SplitAfter(string(parts[part.Name]), ">")
			slices.Sort(lines)
			parts[part.Name] = []byte(strings.Join(lines, ""))
		}
	}
	return parts
}
