package table_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

// TestPeopleByPages: a file of people is the same however many come at a time, and is none
// where a page cannot be had.
func TestPeopleByPages(t *testing.T) {
	all := market.Listing{Columns: []string{"Role", "Base"}, Elements: []market.Element{{Name: "base", Currency: "EUR"}}, Basis: market.Annual, Total: 7}
	for i := range all.Total {
		all.Rows = append(all.Rows, market.Record{Line: i + 2, Cells: []string{"=Role " + string(rune('A'+i)), "1000"}})
	}
	written := func(size int) string {
		var out strings.Builder
		err := table.WritePeople(&out, table.CSV{}, func(first int) (market.Listing, error) {
			page := all
			page.Rows = all.Rows[first:min(first+size, all.Total)]
			return page, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	whole := written(all.Total)
	if lines := strings.Split(strings.TrimSpace(whole), "\n"); len(lines) != 8 || !strings.HasPrefix(lines[7], "8,'=Role G,1000") || !strings.Contains(lines[0], "annual EUR") {
		t.Errorf("all at once: %q", lines)
	}
	for size := 1; size < all.Total; size++ {
		if got := written(size); got != whole {
			t.Errorf("%d at a time: %q", size, got)
		}
	}
	broken := errors.New("gone")
	err := table.WritePeople(&strings.Builder{}, table.CSV{}, func(first int) (market.Listing, error) {
		if first > 0 {
			return market.Listing{}, broken
		}
		page := all
		page.Rows = all.Rows[:3]
		return page, nil
	})
	if !errors.Is(err, broken) {
		t.Errorf("a page that cannot be had: %v", err)
	}
}
