package charts

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sample"
	"github.com/paybench/paybench/data/sizeline"
	"github.com/paybench/paybench/data/source"
)

// exemplar is what the tests of a kind of chart say of it.
type exemplar interface {
	drawing
	example() (by string)           // what its example compares by
	of(c market.Comparison) drawing // what it draws of any comparison
}

// exemplars are all kinds of chart.
func exemplars(t *testing.T) []exemplar {
	t.Helper()
	var out []exemplar
	for _, d := range drawings() {
		e, ok := d.(exemplar)
		if !ok {
			t.Fatalf("the tests of %q have no example", d.about().kind)
		}
		out = append(out, e)
	}
	return out
}

// TestExamplePictures draws the pictures of the examples, light and dark.
func TestExamplePictures(t *testing.T) {
	for _, e := range exemplars(t) {
		kind := e.about().kind
		for name, style := range map[string]Style{"light": Light(), "dark": Dark()} {
			c, err := example(kind, style)
			if err != nil {
				t.Fatal(kind, err)
			}
			golden(t, "example-"+string(kind)+"-"+name, c, 960, 600, 1)
		}
	}
}

// TestKinds holds that no two kinds are called alike, and that the documentation
// shows the pictures of all of them and of no others.
func TestKinds(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "docs", "charts.md"))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, kind := range Kinds() {
		if kind == "" || kind.Label() == "" || seen[string(kind)] || seen[kind.Label()] {
			t.Errorf("%q, %q, is the name of another kind or none", kind, kind.Label())
		}
		seen[string(kind)], seen[kind.Label()] = true, true
		for _, style := range []string{"light", "dark"} {
			if picture := fmt.Sprintf("testdata/example-%s-%s.png", kind, style); !strings.Contains(string(page), picture) {
				t.Errorf("docs/charts.md does not show %s", picture)
			}
		}
	}
	for _, kind := range ReviewKinds() {
		if picture := fmt.Sprintf("testdata/example-%s-dark.png", kind); kind.Label() == "" || !strings.Contains(string(page), picture) {
			t.Errorf("docs/charts.md does not show %s", picture)
		}
	}
	pictures, err := filepath.Glob("testdata/example-*.png")
	if err != nil {
		t.Fatal(err)
	}
	pictures = slices.DeleteFunc(pictures, func(path string) bool { return strings.HasSuffix(path, ".got.png") })
	if want := 2 * (len(Kinds()) + len(ReviewKinds())); len(pictures) != want {
		t.Errorf("%d pictures of examples, want %d: %q", len(pictures), want, pictures)
	}
}

// TestUnknownKind holds that a study of a later version can be asked about.
func TestUnknownKind(t *testing.T) {
	if pie := Kind("pie"); pie.Label() != "pie" || pie.Native() || slices.Contains(Kinds(), pie) {
		t.Errorf("%q is a %q, drawn by workbooks: %v", pie, pie.Label(), pie.Native())
	}
}

// example asks the built-in market what directors of product management earn by
// what the example of a kind compares by, compares a pay of $148,000, and makes a
// chart of the answer. By role it asks of all.
func example(kind Kind, style Style) (*Chart, error) {
	ctx := context.Background()
	style.Date, style.SystemFonts = "22 Nov 2026", false
	if by := kind.drawing().(exemplar).example(); by == "" {
		return exampleOfSurvey(ctx, kind, style)
	}
	loaded, err := builtIn()
	if err != nil {
		return nil, err
	}
	q := market.NewQuery().WithBy(kind.drawing().(exemplar).example())
	q.Own = 148000
	if q.By != "role" {
		q = q.WithFilter(market.Filter{Dimension: "role", Values: []string{"Director of Product Management"}})
	}
	comparison, err := market.Compare(ctx, loaded.Market, q)
	if err != nil {
		return nil, err
	}
	data, err := Gather(ctx, counted(loaded.Market), kind, comparison, Beside{})
	if err != nil {
		return nil, err
	}
	return New(data, style)
}

// exampleOfSurvey is the example of a kind that shows what the built-in market does not
// have: head-counts in numbers, and several years.
func exampleOfSurvey(ctx context.Context, kind Kind, style Style) (*Chart, error) {
	m, err := survey()
	if err != nil {
		return nil, err
	}
	comparison, err := market.Compare(ctx, m, market.NewQuery().WithFilter(market.Filter{Dimension: "year", Values: []string{"2026"}}))
	if err != nil {
		return nil, err
	}
	data, err := Gather(ctx, counted(m), kind, comparison, Beside{
		Size:   func() (sizeline.Line, error) { return surveyedLine(false) },
		Change: surveyedChange,
	})
	if err != nil {
		return nil, err
	}
	return New(data, style)
}

// builtIn is the built-in market.
var builtIn = sync.OnceValues(func() (*ingest.Loaded, error) {
	return source.LoadBytes(context.Background(), "sample-market.csv", assets.SampleMarket,
		ingest.Options{Name: sample.Name, Note: remark.New(remark.Synthetic)})
})

// printFigures draws the example of a kind and prints the first of its figures.
func printFigures(kind Kind) {
	c, err := example(kind, Light())
	if err != nil {
		log.Fatal(err)
	}
	_, marks, err := c.Render(1200, 700, 1)
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range marks[:2] {
		fmt.Println(m.Text)
	}
}
