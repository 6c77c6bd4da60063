package charts

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// blank is a canvas that draws nothing: what is left is the layout.
type blank struct{ w, h vg.Length }

func (b blank) Size() (vg.Length, vg.Length)         { return b.w, b.h }
func (blank) SetLineWidth(vg.Length)                 {}
func (blank) SetLineDash([]vg.Length, vg.Length)     {}
func (blank) SetColor(color.Color)                   {}
func (blank) Rotate(float64)                         {}
func (blank) Translate(vg.Point)                     {}
func (blank) Scale(x, y float64)                     {}
func (blank) Push()                                  {}
func (blank) Pop()                                   {}
func (blank) Stroke(vg.Path)                         {}
func (blank) Fill(vg.Path)                           {}
func (blank) FillString(font.Face, vg.Point, string) {}
func (blank) DrawImage(vg.Rectangle, image.Image)    {}

// reader is a canvas that remembers what is written where.
type reader struct {
	blank
	texts  *[]written
	origin *[]vg.Point // of text written from the bottom up; a stack
}

type written struct {
	text string
	box  vg.Rectangle
}

func (r reader) Translate(by vg.Point) { *r.origin = append(*r.origin, by) }
func (r reader) Pop() {
	if n := len(*r.origin); n > 0 {
		*r.origin = (*r.origin)[:n-1]
	}
}

func (r reader) FillString(f font.Face, at vg.Point, text string) {
	size := f.Font.Size
	if n := len(*r.origin); n > 0 {
		up := (*r.origin)[n-1]
		*r.texts = append(*r.texts, written{text, vg.Rectangle{
			Min: vg.Point{X: up.X - size*ascent, Y: up.Y + at.X},
			Max: vg.Point{X: up.X + size*descent, Y: up.Y + at.X + f.Width(text)},
		}})
		return
	}
	*r.texts = append(*r.texts, written{text, vg.Rectangle{
		Min: vg.Point{X: at.X, Y: at.Y - size*descent},
		Max: vg.Point{X: at.X + f.Width(text), Y: at.Y + size*ascent},
	}})
}

// texts lays a chart out and returns what it writes, and its marks.
func texts(c *Chart, width, height vg.Length) ([]written, []placed) {
	var out []written
	marks := c.draw(draw.New(reader{blank{width, height}, &out, new([]vg.Point)}))
	return out, marks
}

// TestNoTextCutOrOverlapping is the promise that makes a chart readable.
func TestNoTextCutOrOverlapping(t *testing.T) {
	for _, f := range append(usual(), unusual()...) {
		chart := f.chart(t, Light())
		for _, size := range [][2]vg.Length{{400, 300}, {320, 480}, {1024, 700}, {3840, 2160}} {
			all, marks := texts(chart, size[0], size[1])
			name := fmt.Sprintf("%s at %g×%g", f.name, size[0].Points(), size[1].Points())
			checkTexts(t, name, all, size)
			for _, m := range marks {
				if m.at.Min.X > m.at.Max.X || m.at.Min.Y > m.at.Max.Y || !isFinite(m.at) {
					t.Errorf("%s: mark %q has no place: %v", name, m.Text, m.at)
				}
			}
		}
	}
}

func isFinite(r vg.Rectangle) bool {
	sum := float64(r.Min.X + r.Min.Y + r.Max.X + r.Max.Y)
	return !math.IsNaN(sum) && !math.IsInf(sum, 0)
}

func checkTexts(t *testing.T, name string, all []written, size [2]vg.Length) {
	t.Helper()
	const slack = 0.6 // points: letters touch, kerning overlaps
	for i, a := range all {
		if a.text == "" {
			continue
		}
		if !isFinite(a.box) || a.box.Min.X < -slack || a.box.Min.Y < -slack || a.box.Max.X > size[0]+slack || a.box.Max.Y > size[1]+slack {
			t.Errorf("%s: %q leaves the canvas: %v", name, a.text, a.box)
		}
		for _, b := range all[:i] {
			across := min(a.box.Max.X, b.box.Max.X) - max(a.box.Min.X, b.box.Min.X)
			up := min(a.box.Max.Y, b.box.Max.Y) - max(a.box.Min.Y, b.box.Min.Y)
			if b.text != "" && across > slack && up > slack {
				t.Errorf("%s: %q and %q overlap by %.1f×%.1f", name, b.text, a.text, across.Points(), up.Points())
			}
		}
	}
}

// whiskers is a canvas that remembers intervals as well: the lines in the colour of
// text that have no dashes.
type whiskers struct {
	reader
	pen   *pen
	lines *[]vg.Rectangle
}

func (w whiskers) SetColor(c color.Color)                      { w.pen.color = c }
func (w whiskers) SetLineDash(dashes []vg.Length, _ vg.Length) { w.pen.dashes = dashes }
func (w whiskers) Stroke(path vg.Path) {
	if w.pen.color == Light().Text && len(w.pen.dashes) == 0 {
		a, b := path[0].Pos, path[1].Pos
		*w.lines = append(*w.lines, vg.Rectangle{
			Min: vg.Point{X: min(a.X, b.X), Y: min(a.Y, b.Y)}, Max: vg.Point{X: max(a.X, b.X), Y: max(a.Y, b.Y)},
		})
	}
}

// TestNoIntervalThroughValue holds that the whisker of an interval never runs
// through a value or a reason.
func TestNoIntervalThroughValue(t *testing.T) {
	seen := 0
	for _, f := range append(usual(), unusual()...) {
		if f.drawing.about().kind != MedianTop {
			continue
		}
		chart := f.chart(t, Light())
		for _, size := range [][2]vg.Length{{400, 300}, {700, 900}, {1024, 700}, {1920, 1080}} {
			var all []written
			var lines []vg.Rectangle
			chart.draw(draw.New(whiskers{reader{blank{size[0], size[1]}, &all, new([]vg.Point)}, &pen{}, &lines}))
			seen += len(lines)
			for _, text := range all {
				box := text.box
				box.Min.Y += (box.Max.Y - box.Min.Y) * 0.22 // letters stand on the baseline
				for _, l := range lines {
					if l.Max.X > box.Min.X && l.Min.X < box.Max.X && l.Max.Y > box.Min.Y && l.Min.Y < box.Max.Y {
						t.Errorf("%s at %v: %v runs through %q at %v", f.name, size, l, text.text, box)
					}
				}
			}
		}
	}
	if seen < 1000 {
		t.Errorf("only %d lines of intervals were seen", seen)
	}
}

// TestAnySize tries sizes nobody thought of.
func TestAnySize(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, f := range append(usual(), unusual()...) {
		chart := f.chart(t, Dark())
		for range 8 {
			w, h := vg.Length(240+random.IntN(900)), vg.Length(180+random.IntN(600))
			all, _ := texts(chart, w, h)
			checkTexts(t, fmt.Sprintf("%s at %g×%g", f.name, w.Points(), h.Points()), all, [2]vg.Length{w, h})
		}
	}
}
