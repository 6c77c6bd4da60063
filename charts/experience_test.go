package charts

import (
	"context"
	"testing"

	"github.com/paybench/paybench/data/market"
)

// The picture is testdata/example-experience-light.png.
func ExampleNew_byExperience() {
	printFigures(ByExperience)
	// Output:
	// 6–9: median $142,500; 95 % sure: $120,300 to $155,000 (rough); 56 people, 50 employers
	// 6–9: P90 $195,350; no 95 % interval: an end would be the lowest or highest pay; 56 people, 50 employers
}

func (byExperience) example() string { return "experience" }

func (byExperience) of(c market.Comparison) drawing { return byExperience{groups: groupsOf(c)} }

func TestGatherExperience(t *testing.T) {
	ctx, m := context.Background(), sampleMarket(t)
	data, err := Gather(ctx, m, ByExperience, roles(t, m), Beside{})
	if err != nil {
		t.Fatal(err)
	}
	if data.By().Kind != market.Experience || len(data.Comparison().Groups()) < 3 {
		t.Errorf("broken down by %q into %d groups", data.By().Name, len(data.Comparison().Groups()))
	}
}
