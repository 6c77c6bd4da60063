package study_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/study"
)

func dimensionOf(name string, kind market.Kind, labels ...string) market.Dimension {
	d := market.Dimension{Name: name, Header: name, Kind: kind}
	for _, label := range labels {
		d.Values = append(d.Values, market.Value{Label: label, People: 10})
	}
	return d
}

func TestCarry(t *testing.T) {
	before := []market.Dimension{
		dimensionOf("role", market.Role, "Data analyst", "Recruiter", "Typist"),
		dimensionOf("year", market.Year, "2024", "2025"),
		dimensionOf("place", market.Location, "Boston"),
	}
	now := []market.Dimension{
		dimensionOf("role", market.Role, "Data Analyst", "Recruiters", "Prompt engineer"),
		dimensionOf("year", market.Year, "2025", "2026"),
	}
	filter := func(dimension string, values ...string) market.Filter {
		return market.Filter{Dimension: dimension, Values: values}
	}
	tests := []struct {
		name    string
		filters []market.Filter
		want    []market.Filter
		kinds   []remark.Kind
	}{
		{"as it was", []market.Filter{filter("year", "2025")}, []market.Filter{filter("year", "2025")}, nil},
		{"a year alone that is gone", []market.Filter{filter("year", "2024")}, []market.Filter{filter("year", "2026")}, []remark.Kind{remark.YearMoved}},
		{"years beside each other", []market.Filter{filter("year", "2024", "2025")}, []market.Filter{filter("year", "2024", "2025")}, []remark.Kind{remark.ValueGone}},
		{"another spelling", []market.Filter{filter("role", "Data analyst")}, []market.Filter{filter("role", "Data Analyst")}, []remark.Kind{remark.ValueRenamed}},
		{"another word", []market.Filter{filter("role", "Recruiter")}, []market.Filter{filter("role", "Recruiter")}, []remark.Kind{remark.ValueGonePerhaps}},
		{"gone", []market.Filter{filter("role", "Typist")}, []market.Filter{filter("role", "Typist")}, []remark.Kind{remark.ValueGone}},
		{"a column that is gone", []market.Filter{filter("place", "Boston"), filter("year", "2025")}, []market.Filter{filter("year", "2025")}, []remark.Kind{remark.ColumnGone}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := study.First()
			s.Query.Filters, s.Query.By = tt.filters, ""
			s.Published = []study.Published{{People: 12}}
			given := slices.Clone(tt.filters[0].Values)
			carried, _, said := s.Carry(study.Source{Path: "2026.csv"}, before, now)
			if !reflect.DeepEqual(carried.Query.Filters, tt.want) {
				t.Errorf("filters %v, want %v", carried.Query.Filters, tt.want)
			}
			var kinds []remark.Kind
			for _, r := range said {
				if r.Kind != remark.ValuesNew {
					kinds = append(kinds, r.Kind)
				}
			}
			if !slices.Equal(kinds, tt.kinds) {
				t.Errorf("said %v, want %v", kinds, tt.kinds)
			}
			if carried.Source().Path != "2026.csv" || carried.Published != nil {
				t.Errorf("carried to %+v, published %v", carried.Source(), carried.Published)
			}
			if !slices.Equal(tt.filters[0].Values, given) {
				t.Error("the study itself was changed")
			}
		})
	}
}

// TestCarryPins: a pin whose column is gone is left out rather than widened, and the
// others keep their places.
func TestCarryPins(t *testing.T) {
	now := []market.Dimension{dimensionOf("role", market.Role, "Recruiter")}
	s := study.First()
	s.Query.Filters, s.Query.By, s.Pinned = nil, "place", true
	for _, f := range []market.Filter{{Dimension: "place", Values: []string{"Boston"}}, {Dimension: "role", Values: []string{"Recruiter"}}} {
		s = s.WithPin(market.Pin{Name: f.Values[0], Query: market.NewQuery().WithFilter(f)})
	}
	carried, kept, said := s.Carry(study.Source{}, nil, now)
	if !slices.Equal(kept, []int{1}) || len(carried.Pins) != 1 || carried.Pins[0].Name != "Recruiter" || !carried.Pinned || carried.Query.By != "" {
		t.Errorf("kept %v: %+v", kept, carried)
	}
	if len(said) != 2 || said[0].Kind != remark.ColumnGone || said[1].Kind != remark.PinLeftOut {
		t.Errorf("said %v", said)
	}
	if carried, _, _ := s.WithPins(s.Pins[:1]).Carry(study.Source{}, nil, now); carried.Pinned {
		t.Error("no pin is left, and the pins are on screen")
	}
}

// TestCarryAcross: the columns of a matrix go on with another file where it has them.
func TestCarryAcross(t *testing.T) {
	now := []market.Dimension{dimensionOf("role", market.Role, "Recruiter")}
	s := study.Of(study.Source{})
	if carried, _, said := s.WithAcross("role").Carry(study.Source{}, now, now); carried.Across != "role" || len(said) != 0 {
		t.Errorf("across %q, said %v", carried.Across, said)
	}
	if carried, _, said := s.WithAcross("place").Carry(study.Source{}, nil, now); carried.Across != "" || len(said) != 1 || said[0].Kind != remark.ColumnGone {
		t.Errorf("across %q, said %v", carried.Across, said)
	}
}
