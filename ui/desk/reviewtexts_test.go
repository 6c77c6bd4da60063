package desk

import (
	"strings"
	"testing"
)

// TestReviewTexts: settings are read as they are written, and what cannot be is told.
func TestReviewTexts(t *testing.T) {
	target := func(text string) (string, error) { x, err := ReadTarget(text); return TargetText(x), err }
	ranges := func(text string) (string, error) { x, err := ReadRange(text); return RangeText(x), err }
	ageing := func(text string) (string, error) { x, err := ReadAgeing(text); return AgeingText(x), err }
	share := func(text string) (string, error) { x, err := ReadShare(text); return ShareText(x), err }
	for _, each := range []struct {
		read             func(string) (string, error)
		text, want, fail string
	}{
		{target, "p75", "P75", ""},
		{target, "50 * 105 %", "P50*105%", ""},
		{target, "P50*1", "P50", ""},
		{target, "P0", "", "from 1 to 99"},
		{target, "P50*much", "", "no share"},
		{ranges, "", "", ""},
		{ranges, "P25..P75", "P25..P75", ""},
		{ranges, "-20%..+25%", "-20%..+25%", ""},
		{ranges, "-0.2..0.2", "-20%..+20%", ""},
		{ranges, "20%..30%", "", "P25..P75"},
		{ranges, "-20%", "", "P25..P75"},
		{ageing, "3%", "3%", ""},
		{ageing, "", "", ""},
		{ageing, "3% until 2026-12-31, 2.5%", "3% until 2026-12-31, 2.5%", ""},
		{ageing, "3% until Easter, 2%", "", "2026-12-31"},
		{ageing, "3", "", "as 3%"},
		{share, "0.5", "50%", ""},
		{share, "", "", ""},
		{share, "half", "", "50%"},
	} {
		got, err := each.read(each.text)
		switch {
		case each.fail != "" && (err == nil || !strings.Contains(err.Error(), each.fail)):
			t.Errorf("%q: %v, want %q", each.text, err, each.fail)
		case each.fail == "" && (err != nil || got != each.want):
			t.Errorf("%q is %q, %v, want %q", each.text, got, err, each.want)
		}
	}
}
