package charts

import (
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/shaping"
	"gonum.org/v1/plot/vg"
)

// TestSystemFonts writes scripts the charts' own fonts do not have, as far as
// this machine has fonts for them.
func TestSystemFonts(t *testing.T) {
	fonts := systemFonts()
	if fonts == nil {
		t.Skip("skipped: this machine's fonts cannot be found")
	}
	tried := 0
	for _, text := range []string{"उत्पाद प्रबंधक", "مدير المنتج", "ผู้จัดการ", "製品マネージャー", "პროდუქტი 3"} {
		l := look{size: 12, foreign: fonts}
		if l.boxed(text) {
			continue
		}
		tried++
		_, s := l.set(text)
		if s == nil || s.width <= 0 || len(s.path) < 20 {
			t.Errorf("%q has the shape %+v", text, s)
			continue
		}
		if got := l.width(text); got != s.width*12 {
			t.Errorf("%q is %g wide, its shape %g", text, got, s.width*12)
		}
		right := vg.Length(0)
		for _, part := range s.path {
			right = max(right, part.Pos.X)
		}
		if right > s.width*1.2 {
			t.Errorf("%q is drawn to %g but is %g wide", text, right, s.width)
		}
	}
	if l := (look{foreign: fonts}); !l.boxed("\U0010FFFD") {
		t.Error("a letter that no font has is not boxed")
	}
	if tried == 0 {
		t.Skip("skipped: this machine has no fonts for other scripts")
	}
}

// TestBoxesOnlyWhereNeeded holds that the footer speaks of boxes exactly when
// there are some.
func TestBoxesOnlyWhereNeeded(t *testing.T) {
	c := comparison(sizes)
	c.Rows[1].Name = "\U0010FFFD"
	style := Light()
	chart, err := New(Data{compared{medianTop{groupsOf(c)}}}, style)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.Join(chart.footer(), " "), "□") {
		t.Error("a box is not explained")
	}
}

func TestLeftToRight(t *testing.T) {
	piece := func(start int, rtl bool) shaping.Input {
		in := shaping.Input{RunStart: start}
		if rtl {
			in.Direction = di.DirectionRTL
		}
		return in
	}
	in := []shaping.Input{
		piece(0, false), piece(1, true), piece(2, true), piece(3, true), piece(4, false), piece(5, true), piece(6, false),
	}
	var got []int
	for _, p := range leftToRight(in) {
		got = append(got, p.RunStart)
	}
	if want := []int{0, 3, 2, 1, 4, 5, 6}; !slices.Equal(got, want) {
		t.Errorf("pieces stand as %v, want %v", got, want)
	}
}
