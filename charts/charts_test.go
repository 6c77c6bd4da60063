package charts

import (
	"image"
	"math"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
)

func TestRenderRefuses(t *testing.T) {
	chart := usual()[0].chart(t, Light())
	for _, c := range []struct {
		width, height int
		scale         float64
	}{
		{0, 300, 1},
		{300, -1, 1},
		{300, 300, 0},
		{300, 300, math.NaN()},
		{300, 300, -2},
		{300, 300, math.Inf(1)},
		{50, 50, 1},
		{300, 300, 4},
		{1 << 40, 1 << 40, 1},
	} {
		if _, _, err := chart.Render(c.width, c.height, c.scale); err == nil {
			t.Errorf("Render(%d, %d, %g) gave no error", c.width, c.height, c.scale)
		}
	}
}

// TestMarks holds what a window needs: marks inside the picture, in the order of
// the rows, each saying its figure in full.
func TestMarks(t *testing.T) {
	for _, scale := range []float64{1, 1.5, 2} {
		width, height := int(960*scale), int(600*scale)
		fixtures := append(usual(), unusual()...)
		if scale != 1 {
			fixtures = fixtures[:1]
		}
		for _, f := range fixtures {
			picture, marks, err := f.chart(t, Light()).Render(width, height, scale)
			if err != nil {
				t.Fatal(err)
			}
			if picture.Bounds() != image.Rect(0, 0, width, height) {
				t.Errorf("%s is %v", f.name, picture.Bounds())
			}
			for _, m := range marks {
				if m.Bounds.Empty() || !m.Bounds.Overlaps(picture.Bounds()) {
					t.Errorf("%s: mark %q is at %v", f.name, m.Text, m.Bounds)
				}
				if m.Text == "" || m.Row < -1 || m.Row >= max(len(f.drawing.comparison().Groups()), 40) {
					t.Errorf("%s: mark %+v", f.name, m)
				}
			}
		}
	}
}

func TestMarkText(t *testing.T) {
	_, marks, err := fixture{"", medianTop{groupsOf(signs())}}.chart(t, Light()).Render(960, 600, 1)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"1–10: median $131,000; 7 people, 7 employers",
		"1–10: P90 withheld (needs 10 people, has 7); 7 people, 7 employers",
		"11–50: median $138,000; 95 % sure: $131,503 to $145,941 (fair); 74 people, 52 employers",
		"51–200: P90 at least $214,000; 160 people, 71 employers",
		"201–1,000: P90 $231,000; 95 % sure: $220,901 to $243,344 (precise); needs 10 people, has 7 (below the gate); 248 people, 58 employers",
		"5,001–10,000: P90 not published (not released by the publisher); 79 people, 14 employers",
		"10,001+: median withheld (one employer has more than 25 % of the weight); 53 people, 11 employers",
	}
	said := map[string]bool{}
	for _, m := range marks {
		said[m.Text] = true
	}
	for _, text := range want {
		if !said[text] {
			t.Errorf("no mark says %q", text)
		}
	}
}

func TestFooter(t *testing.T) {
	c := comparison(sizes)
	c.Query.Gate = market.NoGate()
	chart := fixture{"", medianTop{groupsOf(c)}}.chart(t, Light())
	footer := strings.Join(chart.footer(), "\n")
	for _, part := range []string{
		"survey.csv", "1 Jan 2026", "811 people, 244 employers", "Director of Product Management",
		"Base salary, USD, annual", "gate: none", "22 Nov 2026",
	} {
		if !strings.Contains(footer, part) {
			t.Errorf("the footer does not say %q: %s", part, footer)
		}
	}
	const limits = "overlapping selection or of the same people broken down otherwise"
	if strings.Contains(footer, limits) {
		t.Errorf("a chart for the house says %q: %s", limits, footer)
	}
	outside := comparison(sizes)
	outside.Query.Publication = true
	if footer := strings.Join((fixture{"", medianTop{groupsOf(outside)}}).chart(t, Light()).footer(), "\n"); !strings.Contains(footer, limits) {
		t.Errorf("a chart for outside publication does not say what its rules cannot stop: %s", footer)
	}
	style := Light()
	style.Footer = false
	all, _ := texts(fixture{"", medianTop{groupsOf(c)}}.chart(t, style), 960, 600)
	for _, w := range all {
		if strings.Contains(w.text, "survey.csv") {
			t.Error("a footer that is turned off is written")
		}
	}
}

// TestContrast holds that text and the two colours stand out from their
// background, and from each other in grey, as WCAG 2 measures it.
func TestContrast(t *testing.T) {
	for name, s := range map[string]Style{"light": Light(), "dark": Dark(), "print": Print()} {
		back := luminance(s.Background)
		ratio := func(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }
		for what, c := range map[string]struct{ got, least float64 }{
			"text":   {ratio(luminance(s.Text), back), 7},
			"muted":  {ratio(luminance(s.Muted), back), 4.5},
			"median": {ratio(luminance(s.Median), back), 3},
			"top":    {ratio(luminance(s.Top), back), 3},
			"shapes": {ratio(luminance(s.Neutral), back), 2},
			"grey":   {ratio(luminance(s.Median), luminance(s.Top)), 1.4},
			"tenth":  {ratio(luminance(s.Neutral), luminance(s.Top)), 1.4},
		} {
			if c.got < c.least {
				t.Errorf("%s: contrast of %s is %.2f, want %.1f", name, what, c.got, c.least)
			}
		}
	}
}
