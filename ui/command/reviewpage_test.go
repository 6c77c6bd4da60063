package command_test

import (
	"encoding/json"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestReviewPage holds the figures of docs/review.md to those of the example, to the
// digits that the page shows.
func TestReviewPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/review.md")
	if err != nil {
		t.Fatal(err)
	}
	stdout, errs, code := run(t, "review", "--format", "json")
	if code != 0 {
		t.Fatal(errs)
	}
	var got struct {
		People []map[string]any
		Total  map[string]any
	}
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatal(err)
	}
	figures := map[string]map[string]any{"total": got.Total}
	for _, p := range got.People {
		figures[p["employee_id"].(string)] = p
	}
	met := 0
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(line, " | ")
		if len(cells) != 4 || figures[strings.TrimPrefix(cells[0], "| ")] == nil {
			continue
		}
		text := strings.ReplaceAll(cells[2], ",", "")
		want, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		_, decimals, _ := strings.Cut(text, ".")
		unit := math.Pow10(len(decimals))
		x, ok := figures[strings.TrimPrefix(cells[0], "| ")][cells[1]].(float64)
		if !ok || math.Round(x*unit)/unit != want {
			t.Errorf("%s is %v, and the page says %s", cells[1], x, cells[2])
		}
		met++
	}
	if met < 26 {
		t.Errorf("only %d figures are on the page", met)
	}
	t.Logf("%d figures of the page met", met)
}
