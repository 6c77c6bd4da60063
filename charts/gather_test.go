package charts

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/source"
)

// counted is a market with its people, where it knows them.
func counted(m market.Market) Market {
	people, _ := m.(market.People)
	return Market{m, people}
}

func sampleMarket(t *testing.T) Market {
	t.Helper()
	loaded, err := source.LoadBytes(context.Background(), "sample-market.csv", assets.SampleMarket, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return counted(loaded.Market)
}

// roles is the built-in market broken down by role.
func roles(t *testing.T, m market.Market) market.Comparison {
	t.Helper()
	c, err := market.Compare(context.Background(), m, market.NewQuery().WithBy("role"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAvailable(t *testing.T) {
	m := sampleMarket(t)
	others := slices.DeleteFunc(Kinds(), func(k Kind) bool { return k == SizeLine || k == ChangeOverTime })
	if got := Available(m, market.Comparison{}); !slices.Equal(got, others) { // its sizes are bands, its year is one
		t.Errorf("the built-in market has %v", got)
	}
	surveyed, err := survey()
	if err != nil {
		t.Fatal(err)
	}
	if got := Available(counted(surveyed), market.Comparison{}); !slices.Contains(got, SizeLine) || !slices.Contains(got, ChangeOverTime) {
		t.Errorf("a survey with head-counts and years has %v", got)
	}
	if got := Available(m, market.Comparison{Pinned: true}); !slices.Contains(got, MedianTop) || !slices.Contains(got, PayRange) || slices.Contains(got, Matrix) {
		t.Errorf("pinned selections have %v", got)
	}
}

func TestChosen(t *testing.T) {
	records, published := sampleMarket(t), Market{Market: sampleMarket(t).Market} // which counts nobody
	for _, c := range []struct {
		name    string
		m       Market
		pinned  bool
		want    Kind
		instead string
	}{
		{"", records, false, MedianTop, ""},
		{"", records, true, MedianTop, ""},
		{"matrix", records, false, Matrix, ""},
		{"matrix", records, true, MedianTop, "Not matrix, which shows one selection alone"},
		{"pay-range", records, true, PayRange, ""},
		{"distribution", records, false, Distribution, ""},
		{"distribution", published, false, MedianTop, "Not distribution, which needs pay records"},
		{"experience", published, false, ByExperience, ""},
		{"pie", records, false, "pie", ""},
		{"pie", records, true, MedianTop, ""},
	} {
		got, instead := Chosen(c.m, market.Comparison{Pinned: c.pinned}, c.name)
		if got != c.want || instead != c.instead {
			t.Errorf("Chosen(%q, pinned %v) = %q, %q, want %q, %q", c.name, c.pinned, got, instead, c.want, c.instead)
		}
	}
}

// dimensions is a market of which only the dimensions are asked.
type dimensions struct {
	market.Market
	all []market.Dimension
}

func (d dimensions) Dimensions() []market.Dimension { return d.all }

func words(name string, kind market.Kind, labels ...string) market.Dimension {
	d := market.Dimension{Name: name, Header: name, Kind: kind}
	for _, label := range labels {
		d.Values = append(d.Values, market.Value{Label: label})
	}
	return d
}

// TestSteps: steps are of what goes from less to more, and of nothing else.
func TestSteps(t *testing.T) {
	role := words("role", market.Role, "Analyst", "Baker")
	codes := words("job_code", market.JobCode, "11-1011", "15-1252")
	codes.Numeric = true
	years := words("experience", market.Experience, "1", "2", "10")
	years.Numeric = true
	career := words("experience", market.Experience, "EN", "MI", "SE", "EX")
	vague := words("experience", market.Experience, "some", "lots", "none")
	size := words("company_size", market.CompanySize, "1–10", "11–50")
	size.Numeric = true
	tracks := words("level", market.Level, "M4", "M5", "P3")
	grades := words("level", market.Level, "Band 2", "Band 10")
	ages := words("Age band", market.Other, "25-29", "30-34", "35+")
	for _, tt := range []struct {
		name string
		by   market.Dimension
		all  []market.Dimension
		want string // the label; "" for none
	}{
		{"a breakdown by years", years, []market.Dimension{role, years}, "Pay by experience"},
		{"a breakdown by words of a career", career, []market.Dimension{role, career}, "Pay by experience"},
		{"a breakdown by sizes", size, []market.Dimension{role, years, size}, "Pay by company size"},
		{"a breakdown by roles", role, []market.Dimension{role, years}, "Pay by experience"},
		{"a breakdown by age", ages, []market.Dimension{ages, years}, "Pay by Age band"},
		{"none", market.Dimension{}, []market.Dimension{role, grades}, "Pay by level"},
		{"experience without an order", vague, []market.Dimension{role, vague}, ""},
		{"two ladders of levels", tracks, []market.Dimension{role, tracks}, ""},
		{"codes", codes, []market.Dimension{role, codes}, ""},
		{"ages, where nothing else is", role, []market.Dimension{role, codes, ages}, "Pay by Age band"},
	} {
		offers := Offers(Market{Market: dimensions{all: tt.all}}, market.Comparison{By: tt.by})
		i := slices.IndexFunc(offers, func(o Offer) bool { return o.Kind == ByExperience })
		if offers[i].Lacks != "" {
			offers[i].Label = ""
		}
		if got := strings.ToLower(offers[i].Label); got != strings.ToLower(tt.want) {
			t.Errorf("%s: offered as %q (%s), want %q", tt.name, got, offers[i].Lacks, tt.want)
		}
	}
}

// TestFormSaysWhy: a picture in another form than the usual one says so and why, and a
// larger one goes back by itself.
func TestFormSaysWhy(t *testing.T) {
	for _, tt := range []struct {
		name          string
		d             drawing
		width, height int
		want          string
	}{
		{"columns", medianTop{groupsOf(comparison(sizes))}, 960, 600, ""},
		{"the same, narrow", medianTop{groupsOf(comparison(sizes))}, 420, 900, "Bars, not columns: little room"},
		{"the same, low", medianTop{groupsOf(comparison(sizes))}, 960, 190, "Dots, not columns: little room"},
		{"two roles", medianTop{groupsOf(manyRoles(2))}, 960, 600, ""},
		{"nine roles", medianTop{groupsOf(manyRoles(9))}, 960, 700, "Bars, not columns: 9 groups"},
		{"sixty roles", medianTop{groupsOf(manyRoles(60))}, 960, 600, "Dots, not columns: 60 groups"},
		{"ranges", payRange{groupsOf(manyRoles(60))}, 960, 600, ""},
		{"steps of another breakdown", byExperience{groupsOf(experience()), true, words("role", market.Role)}, 960, 600, "Role has no order: by experience"},
	} {
		drawn, err := fixture{"", tt.d}.chart(t, Light()).Draw(tt.width, tt.height, 1)
		if err != nil {
			t.Fatal(err)
		}
		if drawn.Form != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, drawn.Form, tt.want)
		}
	}
}

func TestGatherRefuses(t *testing.T) {
	ctx, published := context.Background(), Market{Market: sampleMarket(t).Market} // counts nobody
	for _, kind := range []Kind{"pie", "", Distribution} {
		if _, err := Gather(ctx, published, kind, market.Comparison{}, Beside{}); err == nil {
			t.Errorf("%q is gathered of a market that has no such thing", kind)
		}
	}
	if _, err := New(Data{}, Light()); err == nil {
		t.Error("a chart of nothing gave no error")
	}
}

// TestMarkFilters follows every mark's filters to the people it is about.
func TestMarkFilters(t *testing.T) {
	ctx, m := context.Background(), sampleMarket(t)
	for _, d := range m.Dimensions() {
		c, err := market.Compare(ctx, m, market.NewQuery().WithBy(d.Name))
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range Available(m, market.Comparison{}) {
			data, err := Gather(ctx, m, kind, c, Beside{})
			if err != nil {
				t.Fatal(err)
			}
			_, marks, err := fixture{"", data.picture.(compared).drawing}.chart(t, Light()).Render(1200, 900, 1)
			if err != nil {
				t.Fatal(err)
			}
			for _, mark := range marks {
				row, filters := data.Comparison().Whole(), 0
				switch {
				case kind == Matrix:
					row, filters = data.picture.(compared).drawing.(matrix).cells[mark.Row][mark.Column], 2
					if row.People == 0 {
						filters = 0
					}
				case kind != Distribution:
					row, filters = data.Comparison().Groups()[mark.Row], 1
				}
				if len(mark.Filters) != filters {
					t.Errorf("%s by %s: %q has the filters %v", kind, d.Name, mark.Text, mark.Filters)
				}
				if mark.Percentile != 50 || row.People == 0 {
					continue
				}
				q := c.Query.WithBy("")
				for _, f := range mark.Filters {
					q = q.WithFilter(f)
				}
				cut, err := market.Compare(ctx, m, q)
				if err != nil {
					t.Fatal(err)
				}
				if got := cut.Whole(); got.People != row.People {
					t.Errorf("%s by %s: %q leads to %d people, want %d", kind, d.Name, mark.Text, got.People, row.People)
				}
			}
		}
	}
}
