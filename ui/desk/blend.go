package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/warehouse"
)

// OpenStudy opens the sources of a study, as one market where they are brought together.
// Those that one open already is made of are not read again; it may be nil, and so may
// progress.
func OpenStudy(ctx context.Context, of study.Study, open *Source, progress sheets.Progress) (*Source, error) {
	if of.Blend == nil {
		return again(ctx, of.Source(), open, progress)
	}
	var sources []*Source
	for _, from := range of.Sources {
		s, err := again(ctx, from, open, progress)
		if err != nil {
			return nil, err
		}
		sources = append(sources, s)
	}
	return Together(ctx, sources, *of.Blend)
}

// again opens a source, unless one that is open is or has it.
func again(ctx context.Context, from study.Source, open *Source, progress sheets.Progress) (*Source, error) {
	if open != nil {
		for _, s := range append([]*Source{open}, open.parts...) {
			if s.blend == nil && s.From.Same(from) {
				return s, nil
			}
		}
	}
	return Open(ctx, from, progress)
}

// Together makes one source of several. How they are brought together has a part for each.
func Together(ctx context.Context, sources []*Source, by study.Blend) (*Source, error) {
	if len(sources) != len(by.Parts) {
		return nil, errors.New("the study does not say how each of its sources takes part; it is damaged")
	}
	var parts []blend.Part
	for i, s := range sources {
		if s.market == nil {
			return nil, fmt.Errorf("%s holds no pay that can stand beside that of others", filepath.Base(s.From.Path))
		}
		if s.asked != nil {
			return nil, fmt.Errorf("%s stays in its database, and figures of several sources take their people: take it, or those of it that are wanted", s.About().Name)
		}
		p := by.Parts[i]
		parts = append(parts, blend.Part{Name: p.Name, Market: s.market, Records: s.records, Weight: p.Weight, Own: p.Own})
	}
	m, err := blend.New(ctx, parts, blend.Terms{
		Weighting: by.Weighting, Rates: by.Rates, RatesDate: by.RatesDate, Places: by.Places, Place: by.Place, Estimated: by.Estimated,
	})
	if err != nil {
		return nil, err
	}
	s := Of(m)
	s.From, s.Understanding = sources[0].From, sources[0].Understanding
	s.parts, s.blend, s.composer = sources, &by, m
	for _, part := range sources {
		s.Report.ByReason = append(s.Report.ByReason, part.Report.ByReason...)
	}
	return s, nil
}

// Parts are the sources that a source is made of; nil where it is one.
func (s *Source) Parts() []*Source { return s.parts }

// Study is the study with the files of this source, as they are now.
func (s *Source) Study(of study.Study) study.Study {
	if s.blend == nil {
		return of.WithSource(s.From)
	}
	var from []study.Source
	for _, part := range s.parts {
		from = append(from, part.From)
	}
	return of.WithBlend(from, s.blend)
}

// Changed names the files of a study that are no longer what they were.
func (s *Source) Changed(saved study.Study) []string {
	now := s.parts
	if now == nil {
		now = []*Source{s}
	}
	var changed []string
	for i, part := range now {
		if i < len(saved.Sources) && saved.Sources[i].Changed(part.About()) {
			changed = append(changed, part.About().Name)
		}
	}
	return changed
}

// PartName is what a source is called beside others where nobody gives it a name: its
// file's without the extension.
func PartName(s *Source) string {
	if s.From.Path == "" {
		return s.About().Name
	}
	return FileName(s.From.Path)
}

// FileName is what a file is called without its ending, and a table by its address.
func FileName(path string) string {
	if a, err := warehouse.ParseAddress(path); err == nil {
		return a.Table.String()
	}
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// OpenFile opens a file of pay as it is read by itself, or the source of the study that it
// holds.
func OpenFile(ctx context.Context, path string, progress sheets.Progress) (*Source, error) {
	from := study.Source{Path: path}
	saved, ours, err := Saved(path)
	if err != nil {
		return nil, err
	}
	if ours {
		from = saved.Source()
	}
	return Open(ctx, from, progress)
}

// Without is the study with one of this source's parts taken away. What was asked by columns
// that it alone has is taken away, too.
func (s *Source) Without(of study.Study, at int) study.Study {
	by := *s.blend
	by.Parts = slices.Delete(slices.Clone(by.Parts), at, at+1)
	rest := slices.Delete(slices.Clone(s.parts), at, at+1)
	var from []study.Source
	var now []market.Dimension
	for _, part := range rest {
		from = append(from, part.From)
		now = append(now, part.Dimensions()...)
	}
	next := of.WithBlend(from, &by)
	if len(rest) == 1 {
		next = of.WithBlend(from, nil)
	} else {
		now = append(now, s.Dimensions()[len(s.Dimensions())-1]) // that of the sources
	}
	carried, _, _ := next.Carry(from[0], s.Dimensions(), now)
	return carried
}

// WeightingOf is what the sources of a study weigh by.
func WeightingOf(of study.Study) blend.Weighting {
	if of.Blend == nil {
		return ""
	}
	return cmp.Or(of.Blend.Weighting, blend.ByPeople)
}

// Weighed is the study with its sources under another weighting.
func Weighed(of study.Study, w blend.Weighting) study.Study {
	by := *of.Blend
	by.Weighting = w
	return of.WithBlend(of.Sources, &by)
}

// ReadRates reads rates of currencies into how sources are brought together.
func ReadRates(ctx context.Context, path string, b *study.Blend) error {
	var s review.Settings
	if err := ReadReviewTable(ctx, RatesTable, path, &s); err != nil {
		return err
	}
	b.Rates, b.RatesDate = s.Rates, s.RatesDate
	return nil
}

// ReadPlaces reads differentials of places into how sources are brought together.
func ReadPlaces(ctx context.Context, path string, b *study.Blend) error {
	var s review.Settings
	if err := ReadReviewTable(ctx, PlacesTable, path, &s); err != nil {
		return err
	}
	b.Places, b.Estimated = nil, nil
	for _, p := range s.Places {
		b.Places = append(b.Places, blend.Place{Name: p.Name, Differential: p.Differential})
	}
	return nil
}
