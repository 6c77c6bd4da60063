package desk

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
)

// Several are sources and how they are to be brought together.
type Several struct {
	Sources []*Source
	By      study.Blend // with a part for each
}

// Several are the sources that this one is made of, or it alone.
func (s *Source) Several() Several {
	if s.blend == nil {
		return Several{[]*Source{s}, study.Blend{Parts: []study.Part{{Name: PartName(s)}}}}
	}
	by := *s.blend
	by.Parts = slices.Clone(by.Parts)
	return Several{slices.Clone(s.parts), by}
}

// With is several sources and one more, in the same way as before, or by people.
func (m Several) With(other *Source) Several {
	name := PartName(other)
	for n := 2; slices.ContainsFunc(m.By.Parts, func(p study.Part) bool { return strings.EqualFold(p.Name, name) }); n++ {
		name = fmt.Sprintf("%s (%d)", PartName(other), n)
	}
	part := study.Part{Name: name}
	if m.By.Weighting == blend.ByHand { // an average share, until the user says otherwise
		for _, p := range m.By.Parts {
			part.Weight += p.Weight / float64(len(m.By.Parts))
		}
	}
	m.Sources, m.By.Parts = append(slices.Clip(m.Sources), other), append(slices.Clip(m.By.Parts), part)
	return m
}

// Bring brings several sources together, and is the study that goes on with all of them.
func (m Several) Bring(ctx context.Context, of study.Study) (*Source, study.Study, error) {
	both, err := Together(ctx, m.Sources, m.By)
	if err != nil {
		return nil, of, err
	}
	return both, both.Study(of), nil
}

// NeedsRates reports whether sources could not be brought together because they are in
// several currencies, and it is not known what these are worth.
func NeedsRates(err error) bool {
	var needed *blend.RatesNeededError
	return errors.As(err, &needed)
}

// ReadWeight reads what a source weighs: a number, or per cent.
func ReadWeight(text string) (float64, error) {
	weight, err := form.ParseShare(text)
	if err != nil || !(weight >= 0) || math.IsInf(weight, 0) {
		return 0, fmt.Errorf("%q is no weight; write a number such as 0.6, or 60 %%", strings.TrimSpace(text))
	}
	return weight, nil
}

// Shares are what weights come to, of 1; nil where none is above 0.
func Shares(weights []float64) []float64 {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	if !(sum > 0) {
		return nil
	}
	shares := slices.Clone(weights)
	for i := range shares {
		shares[i] /= sum
	}
	return shares
}

// Composites are what the rows shown are made of, where the source is several; nil where it
// is one.
func (a Answer) Composites() ([]blend.Composite, error) { return a.composites() }

// Composite is what everyone selected is made of, where the source is several; nil where it
// is one, where pins are shown, and for outside publication.
func (a Answer) Composite() (*blend.Composite, error) { return a.composite() }

// compose asks for what the rows of a comparison are made of, in their order.
func (a *Answer) compose(ctx context.Context, c market.Comparison) ([]blend.Composite, error) {
	if a.source.composer == nil || a.forOutside() {
		return nil, nil
	}
	return a.source.composer.Compose(ctx, c)
}

// composeWhole asks for what everyone selected is made of.
func (a *Answer) composeWhole(ctx context.Context) (*blend.Composite, error) {
	if a.Shown.Pinned {
		return nil, nil
	}
	c := a.Shown
	c.Query, c.Rows = c.Query.WithBy(""), []market.Row{c.Whole()}
	all, err := a.compose(ctx, c)
	if len(all) == 0 {
		return nil, err
	}
	return &all[0], err
}

// AloneIn is the part that a study looks at alone; "" for none.
func (s *Source) AloneIn(of study.Study) string {
	if s.blend == nil {
		return ""
	}
	values := of.Query.Filter(s.sourceDimension()).Values
	if of.Pinned || len(values) != 1 {
		return ""
	}
	return values[0]
}

// Alone is the study that looks at one part alone, or at all of them where it does already.
func (s *Source) Alone(of study.Study, part string) study.Study {
	only := market.Filter{Dimension: s.sourceDimension(), Values: []string{part}}
	if s.AloneIn(of) == part {
		only.Values = nil
	}
	return of.WithFilter(only).ShowingPins(false)
}

// sourceDimension is the dimension of sources of one that is made of several.
func (s *Source) sourceDimension() string {
	all := s.Dimensions()
	return all[len(all)-1].Name
}
