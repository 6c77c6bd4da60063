package charts

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// record writes down what a chart draws at a size in points, a line each: texts
// with their baseline, size, face and colour, rectangles by two corners, discs,
// lines and other shapes, and at the end the marks with their words. Places are in
// points from the left and from the bottom.
func record(c *Chart, width, height float64) string {
	var out strings.Builder
	r := &recorder{blank: blank{vg.Points(width), vg.Points(height)}, out: &out}
	vg.Initialize(r)
	for _, m := range c.draw(draw.New(r)) {
		r.line("mark", corners(m.at), fmt.Sprintf("row %d column %d P%g leads by %d %q", m.Row, m.Column, m.Percentile, len(m.Filters), m.Text))
	}
	return out.String()
}

// recorder is a canvas that writes down what is drawn on it.
type recorder struct {
	blank
	out   *strings.Builder
	now   ink
	stack []ink
}

// ink is the state of a recorder.
type ink struct {
	pen
	turned string // how what follows is moved and turned
}

func (r *recorder) Size() (vg.Length, vg.Length)           { return r.w, r.h }
func (r *recorder) SetColor(c color.Color)                 { r.now.color = c }
func (r *recorder) SetLineWidth(w vg.Length)               { r.now.width = w }
func (r *recorder) SetLineDash(d []vg.Length, _ vg.Length) { r.now.dashes = d }
func (r *recorder) Translate(by vg.Point)                  { r.now.turned += " from " + points(by) }
func (r *recorder) Rotate(angle float64)                   { r.now.turned += " turned " + places(angle) }

func (r *recorder) Scale(x, y float64) { r.now.turned += " scaled " + places(x, y) }
func (r *recorder) Push()              { r.stack = append(r.stack, r.now) }

func (r *recorder) Pop() {
	r.now = r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
}

func (r *recorder) FillString(f font.Face, at vg.Point, text string) {
	r.line("text", points(at), places(f.Font.Size.Points()), string(f.Font.Typeface), r.ink(), fmt.Sprintf("%q", text))
}

func (r *recorder) Fill(path vg.Path) {
	box, isBox := upright(path)
	switch {
	case isBox:
		r.line("box", corners(box), r.ink())
	case len(path) == 3 && path[1].Type == vg.ArcComp:
		r.line("disc", points(path[1].Pos), "radius", places(path[1].Radius.Points()), r.ink())
	default:
		r.line("shape", traced(path), r.ink())
	}
}

func (r *recorder) Stroke(path vg.Path) {
	r.line("line", traced(path), "width", places(r.now.width.Points()), r.ink(), dashed(r.now.dashes))
}

func (r *recorder) DrawImage(box vg.Rectangle, _ image.Image) { r.line("image", corners(box)) }

// line writes one line.
func (r *recorder) line(words ...string) {
	fmt.Fprintln(r.out, strings.TrimRight(strings.Join(words, " "), " "))
}

// ink says the colour, and whether what is drawn is turned.
func (r *recorder) ink() string {
	c := color.RGBAModel.Convert(r.now.color).(color.RGBA)
	return fmt.Sprintf("#%02X%02X%02X%s", c.R, c.G, c.B, r.now.turned)
}

func traced(path vg.Path) string {
	var all []string
	for _, part := range path {
		if part.Type == vg.CloseComp {
			continue
		}
		all = append(all, points(append([]vg.Point{part.Pos}, part.Control...)...))
	}
	return strings.Join(all, " – ")
}

func dashed(dashes []vg.Length) string {
	text := ""
	for i, d := range dashes {
		if i == 0 {
			text = "dashed"
		}
		text += " " + places(d.Points())
	}
	return text
}

func corners(r vg.Rectangle) string { return points(r.Min, r.Max) }

func points(all ...vg.Point) string {
	var numbers []float64
	for _, at := range all {
		numbers = append(numbers, at.X.Points(), at.Y.Points())
	}
	return places(numbers...)
}

// places writes numbers to a tenth. What lies half-way goes up wherever rounding in
// the last bits, which differs between processors, has put it.
func places(numbers ...float64) string {
	words := make([]string, len(numbers))
	for i, v := range numbers {
		words[i] = fmt.Sprintf("%g", math.Floor(v*10+0.5+1e-6)/10)
	}
	return strings.Join(words, " ")
}
