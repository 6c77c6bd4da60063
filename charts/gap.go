package charts

import (
	"fmt"
	"slices"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// Gapped are the figures of a pay gap that pictures are made of. Every picture is of
// groups, and shows nobody.
type Gapped struct {
	gap.Results
	Roster string // what the roster is called; "" in what leaves the house
}

// GapKind names a kind of picture of a pay gap.
type GapKind string

// The kinds of picture of a pay gap.
const (
	UKQuarters    GapKind = "uk-quarters" // by hourly pay, of the British regulations
	EUQuarters    GapKind = "eu-quarters" // by pay level, of article 9(1)(f)
	GapCategories GapKind = "categories"  // gaps by category of workers, of article 9(1)(g)
)

// GapKinds lists the kinds of picture that there are of what was worked out.
func GapKinds(r gap.Results) (kinds []GapKind) {
	if r.UK != nil {
		kinds = append(kinds, UKQuarters)
	}
	if r.EU != nil {
		kinds = append(kinds, EUQuarters, GapCategories)
	}
	return kinds
}

// OfGap is the picture of a kind; it fails where the figures of its law were not asked for.
func OfGap(r Gapped, kind GapKind) (Data, error) {
	if !slices.Contains(GapKinds(r.Results), kind) {
		return Data{}, fmt.Errorf("there is no picture %q of these figures: ask for those of its law", kind)
	}
	switch kind {
	case UKQuarters:
		return Data{quarters{r, say.L("hourly pay"), r.UK.Quarters}}, nil
	case EUQuarters:
		return Data{quarters{r, say.L("pay level"), r.EU.Quarters}}, nil
	default:
		return Data{categories{r, r.EU.Categories}}, nil
	}
}

// told says what figures of a gap are of; the conventions in full stand beside every table.
func (r Gapped) told() told {
	t := told{source: r.Roster, badge: table.Words(remark.New(remark.DraftForChecking)), percents: true}
	if r.Roster != "" {
		t.facts = append(t.facts, say.F("Source: %s", r.Roster))
	}
	return t
}

// percent writes per cents as tables have them.
func percent(x float64) string { return table.Fact{Number: x, As: table.AsPercent1}.String() }
