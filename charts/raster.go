package charts

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"

	"git.sr.ht/~sbinet/gg"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
)

// MaxPixels limits the size of a picture: 100 million pixels are 400 MB.
const MaxPixels = 100_000_000

// raster draws pixels. It is gonum's vgimg with three shortcuts, since nearly
// everything in a chart is upright: rectangles and straight lines are filled
// directly, on whole pixels, so they are crisp as well as fast; and letters are
// copied from masks that are made once.
type raster struct {
	*vgimg.Canvas
	image  *image.RGBA
	dots   float64 // pixels per point
	height float64 // of the picture, in pixels
	now    pen
	stack  []pen
}

// pen is the part of a canvas' state the shortcuts need.
type pen struct {
	color  color.Color
	width  vg.Length
	dashes []vg.Length
	moved  bool // the canvas is translated, rotated or scaled
}

// newRaster makes a picture of a size in pixels, filled with a background.
func newRaster(width, height int, scale float64, background color.Color) (*raster, error) {
	dpi := int(math.Round(vg.Inch.Points() * scale))
	switch {
	case !(scale > 0) || dpi < 1 || scale > 100:
		return nil, fmt.Errorf("a chart cannot be drawn at scale %g", scale)
	case width < 1 || height < 1 || width > MaxPixels/height:
		return nil, fmt.Errorf("a chart cannot be drawn at %d × %d pixels", width, height)
	}
	if least := Smallest * dpi / 72; width < least || height < least {
		return nil, fmt.Errorf("%d × %d pixels are too few for a chart at scale %g; it needs %d × %d",
			width, height, scale, least, least)
	}
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	context := gg.NewContextForRGBA(img)
	context.SetLineCapButt()
	context.InvertY()
	r := &raster{
		// vgimg paints the image it is given white. It draws through the context alone,
		// so a single pixel will do.
		Canvas: vgimg.NewWith(vgimg.UseImageWithContext(image.NewRGBA(image.Rect(0, 0, 1, 1)), context), vgimg.UseDPI(dpi)),
		image:  img,
		dots:   float64(dpi) / vg.Inch.Points(),
		height: float64(height),
	}
	vg.Initialize(r)
	draw.Draw(img, img.Bounds(), image.NewUniform(background), image.Point{}, draw.Src)
	return r, nil
}

// Size implements vg.CanvasSizer.
func (r *raster) Size() (width, height vg.Length) {
	return vg.Points(float64(r.image.Rect.Dx()) / r.dots), vg.Points(r.height / r.dots)
}

// pixels returns the whole pixels nearest to a rectangle in points, at least one.
func (r *raster) pixels(in vg.Rectangle) image.Rectangle {
	x0 := int(math.Round(in.Min.X.Points() * r.dots))
	x1 := int(math.Round(in.Max.X.Points() * r.dots))
	y0 := int(math.Round(r.height - in.Max.Y.Points()*r.dots))
	y1 := int(math.Round(r.height - in.Min.Y.Points()*r.dots))
	return image.Rect(x0, y0, max(x1, x0+1), max(y1, y0+1))
}

// SetColor implements vg.Canvas.
func (r *raster) SetColor(c color.Color) {
	if c == nil {
		c = color.Black
	}
	r.now.color = c
	r.Canvas.SetColor(c)
}

// SetLineWidth implements vg.Canvas.
func (r *raster) SetLineWidth(w vg.Length) {
	r.now.width = w
	r.Canvas.SetLineWidth(w)
}

// SetLineDash implements vg.Canvas.
func (r *raster) SetLineDash(dashes []vg.Length, offset vg.Length) {
	r.now.dashes = dashes
	r.Canvas.SetLineDash(dashes, offset)
}

// Rotate implements vg.Canvas.
func (r *raster) Rotate(angle float64) { r.now.moved = true; r.Canvas.Rotate(angle) }

// Translate implements vg.Canvas.
func (r *raster) Translate(by vg.Point) { r.now.moved = true; r.Canvas.Translate(by) }

// Scale implements vg.Canvas.
func (r *raster) Scale(x, y float64) { r.now.moved = true; r.Canvas.Scale(x, y) }

// Push implements vg.Canvas.
func (r *raster) Push() {
	r.stack = append(r.stack, r.now)
	r.Canvas.Push()
}

// Pop implements vg.Canvas.
func (r *raster) Pop() {
	r.now = r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
	r.Canvas.Pop()
}

// Fill implements vg.Canvas.
func (r *raster) Fill(path vg.Path) {
	if box, ok := upright(path); ok && !r.now.moved {
		r.paint(r.pixels(box))
		return
	}
	r.Canvas.Fill(path)
}

// Stroke implements vg.Canvas.
func (r *raster) Stroke(path vg.Path) {
	if r.now.width <= 0 {
		return
	}
	if len(path) != 2 || r.now.moved || path[0].Type != vg.MoveComp || path[1].Type != vg.LineComp {
		r.Canvas.Stroke(path)
		return
	}
	from, to := path[0].Pos, path[1].Pos
	switch {
	case from.X == to.X:
		r.line(min(from.Y, to.Y), max(from.Y, to.Y), func(a, b vg.Length) vg.Rectangle {
			return vg.Rectangle{Min: vg.Point{X: from.X, Y: a}, Max: vg.Point{X: from.X, Y: b}}
		})
	case from.Y == to.Y:
		r.line(min(from.X, to.X), max(from.X, to.X), func(a, b vg.Length) vg.Rectangle {
			return vg.Rectangle{Min: vg.Point{X: a, Y: from.Y}, Max: vg.Point{X: b, Y: from.Y}}
		})
	default:
		r.Canvas.Stroke(path)
	}
}

// line paints an upright line in whole pixels, dash by dash; flat returns the
// piece of it between two coordinates as a rectangle without thickness.
func (r *raster) line(from, to vg.Length, flat func(a, b vg.Length) vg.Rectangle) {
	thick := max(1, int(math.Round(r.now.width.Points()*r.dots)))
	piece := func(a, b vg.Length) {
		box := flat(a, b)
		px := r.pixels(box)
		if box.Min.X == box.Max.X {
			px.Min.X = int(math.Round(box.Min.X.Points()*r.dots - float64(thick)/2))
			px.Max.X = px.Min.X + thick
		} else {
			px.Min.Y = int(math.Round(r.height - box.Min.Y.Points()*r.dots - float64(thick)/2))
			px.Max.Y = px.Min.Y + thick
		}
		r.paint(px)
	}
	var period vg.Length
	for _, d := range r.now.dashes {
		period += d
	}
	if period <= 0 {
		piece(from, to)
		return
	}
	for at, i := from, 0; at < to; i++ {
		next := at + r.now.dashes[i%len(r.now.dashes)]
		if i%2 == 0 {
			piece(at, min(next, to))
		}
		at = next
	}
}

// paint fills pixels with the current colour.
func (r *raster) paint(px image.Rectangle) {
	op := draw.Src
	if _, _, _, alpha := r.now.color.RGBA(); alpha != 0xFFFF {
		op = draw.Over
	}
	draw.Draw(r.image, px, image.NewUniform(r.now.color), image.Point{}, op)
}

// upright returns the rectangle a path is, if it is one with upright sides.
func upright(path vg.Path) (vg.Rectangle, bool) {
	if n := len(path); n > 0 && path[n-1].Type == vg.CloseComp {
		path = path[:n-1]
	}
	if len(path) == 5 && path[4].Type == vg.LineComp && path[4].Pos == path[0].Pos {
		path = path[:4]
	}
	if len(path) != 4 || path[0].Type != vg.MoveComp {
		return vg.Rectangle{}, false
	}
	box := vg.Rectangle{Min: path[0].Pos, Max: path[0].Pos}
	for i, part := range path {
		last := path[(i+3)%4].Pos
		if i > 0 && part.Type != vg.LineComp || (part.Pos.X == last.X) == (part.Pos.Y == last.Y) {
			return vg.Rectangle{}, false
		}
		box.Min.X, box.Max.X = min(box.Min.X, part.Pos.X), max(box.Max.X, part.Pos.X)
		box.Min.Y, box.Max.Y = min(box.Min.Y, part.Pos.Y), max(box.Max.Y, part.Pos.Y)
	}
	return box, true
}

// FillString implements vg.Canvas. The baseline is put on a whole pixel, letters to
// a quarter of one.
func (r *raster) FillString(f font.Face, at vg.Point, text string) {
	file := fontNamed(string(f.Font.Typeface))
	if file == nil || r.now.moved {
		outlines{r}.FillString(f, at, text)
		return
	}
	em := f.Font.Size.Points() * r.dots
	if em <= 0 {
		return
	}
	x, y := at.X.Points()*r.dots, int(math.Round(r.height-at.Y.Points()*r.dots))
	ink, size := image.NewUniform(r.now.color), fixed.Int26_6(math.Round(em*64))
	for l := range file.letters(text) {
		quarters := int(math.Round((x + float64(l.x)*em/float64(file.perEm)) * 4))
		mask := file.mask(maskOf{l.rune, size, quarters & 3})
		draw.DrawMask(r.image, mask.Rect.Add(image.Pt(quarters>>2, y)), ink, image.Point{}, mask, mask.Rect.Min, draw.Over)
	}
}
