package match

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
)

// Survey is a market that jobs are matched to.
type Survey struct {
	Name   string
	Market market.Market
	// Filters hold for every cut. Those on company size and industry are of our own
	// employer, and are given up step by step where the gate withholds; one on industry
	// alone never is.
	Filters []market.Filter
	Weight  float64 // given by hand; 0 leaves it to the rule
}

// index is a survey with what its jobs are found by.
type index struct {
	*Survey
	title, level, code *market.Dimension // nil where it has none
	country, currency  *market.Dimension // nil where it has none or one value
	ofCountries        string            // name of its dimension of countries, however many it has; "" without
	lone               string            // the one country of the survey; "" where it names none or several

	titles, codes, levels, countries map[string][]string // labels by what they are compared as
	wide                             []string            // levels that stand for all of them
	alike                            alike
}

// newIndex looks at what a survey can be asked for. ours are the countries of our own
// people: a column of places that names one of them is one of countries.
func newIndex(s *Survey, ours []string) (*index, error) {
	x := &index{Survey: s}
	x.title, x.level, x.code = x.dimension(market.Role), x.dimension(market.Level), x.dimension(market.JobCode)
	if x.title == nil && x.code == nil {
		return nil, fmt.Errorf("%s has neither job titles nor job codes, so no job can be matched to it; say which column holds them with --column", s.Name)
	}
	x.country, x.currency = countryOf(s.Market.Dimensions(), ours), x.dimension(market.Currency)
	if x.currency != nil && len(x.currency.Values) < 2 {
		x.currency = nil
	}
	if x.country != nil {
		x.ofCountries = x.country.Name
	}
	if c := x.country; c != nil && len(c.Values) == 1 && c.Blank == 0 {
		x.lone, x.country = c.Values[0].Label, nil
	}
	x.titles, x.codes = labels(x.title, form.Key), labels(x.code, form.Key)
	x.alike = newAlike(x.title)
	x.levels, x.countries = labels(x.level, form.Key), labels(x.country, columns.CountryKey)
	if x.level != nil {
		for _, v := range x.level.Values {
			if columns.IsEveryone(v.Label) {
				x.wide = append(x.wide, v.Label)
			}
		}
		if x.level.Blank > 0 {
			x.wide = append(x.wide, "")
		}
	}
	return x, nil
}

// newIndexes looks at several surveys, each of which has a name of its own.
func newIndexes(surveys []Survey, ours []string) ([]*index, error) {
	if len(surveys) == 0 {
		return nil, errors.New("there is no market to match jobs to")
	}
	var all []*index
	names := map[string]bool{}
	for i := range surveys {
		if key := form.Key(surveys[i].Name); names[key] {
			return nil, fmt.Errorf("two markets are called %q; give each a name of its own", surveys[i].Name)
		} else {
			names[key] = true
		}
		x, err := newIndex(&surveys[i], ours)
		if err != nil {
			return nil, err
		}
		all = append(all, x)
	}
	return all, nil
}

// labels are the values of a dimension by what they are compared as.
func labels(d *market.Dimension, key func(string) string) map[string][]string {
	all := map[string][]string{}
	if d == nil {
		return all
	}
	for _, v := range d.Values {
		all[key(v.Label)] = append(all[key(v.Label)], v.Label)
	}
	return all
}

// countryOf finds the dimension of countries: one of places of which every value is a
// country by its name or code, or which names a country that our people are in.
func countryOf(dims []market.Dimension, ours []string) *market.Dimension {
	ourKeys := map[string]bool{}
	for _, c := range ours {
		ourKeys[columns.CountryKey(c)] = c != ""
	}
	for i, d := range dims {
		if d.Kind != market.Location {
			continue
		}
		all := len(d.Values) > 0
		for _, v := range d.Values {
			if ourKeys[columns.CountryKey(v.Label)] {
				return &dims[i]
			}
			region, err := language.ParseRegion(form.Key(v.Label))
			all = all && (columns.CountryOf(v.Label) != "" || err == nil && region.IsCountry())
		}
		if all {
			return &dims[i]
		}
	}
	return nil
}

// filterOf is a filter on a dimension with the values that a label stands for.
func filterOf(d *market.Dimension, labels ...string) market.Filter {
	return market.Filter{Dimension: d.Name, Values: labels}
}

// kind is the kind of the dimension that a filter is on.
func (x *index) kind(f market.Filter) market.Kind {
	for _, d := range x.Market.Dimensions() {
		if d.Name == f.Dimension {
			return d.Kind
		}
	}
	return ""
}

// where reads what a line says its cut is limited to.
func (x *index) where(l Line) ([]market.Filter, error) {
	if strings.TrimSpace(l.Where) == "" {
		return nil, nil
	}
	var filters []market.Filter
	for part := range strings.SplitSeq(l.Where, ";") {
		f, err := market.ParseFilter(x.Market, strings.TrimSpace(part))
		if err != nil {
			return nil, fmt.Errorf("matches, row %d, where %q: %w", l.Row, l.Where, err)
		}
		filters = append(filters, f)
	}
	return filters, nil
}

// byCount lists the keys of counts, the most frequent first.
func byCount(counts map[string]int) []string {
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b))
	})
}
