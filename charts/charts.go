// Package charts turns a market.Comparison, a review, or a pay gap into a picture: the same one
// on screen, as PNG, as SVG and as PDF. It knows no screen and computes no figure.
//
// A Chart is drawn in three steps. The frame (frame.go) writes the title, the
// legend and the footer and leaves a body. The picture, one type in one file each (the
// kinds of chart of a comparison stand in kinds.go, those of a review in review.go, those
// of a pay gap in gap.go), lays its groups out in that body, drops what does not fit, and
// draws the rest on a vg.Canvas of gonum/plot: raster.go for
// pixels, pdf.go, and gonum's own for SVG with the letters as shapes
// (outlines.go), so that a picture looks the same on every machine.
//
// All distances are multiples of the size of body text. Every text is measured
// before it is written; what has no room is shortened, wrapped or left out, and
// what is left out can be read in the marks.
package charts

import (
	"errors"
	"image"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/paybench/paybench/data/market"
)

// Mark is something in a picture that can be pointed at: one figure of one
// group.
type Mark struct {
	Bounds     image.Rectangle // device pixels
	Row        int             // index into Comparison.Groups(), or what a review's picture was made of; for a Matrix, its row; -1 for the whole
	Column     int             // column of a Matrix, or bin of a Distribution; else 0
	Percentile float64         // in per cent; 0 where the mark is no percentile
	Text       string          // the figure in words, without abbreviation

	// Filters, put on the dimensions they name, narrow the cut down to the people of
	// the mark: one for a group, two for a cell of a Matrix. There are none where
	// the mark is of the whole cut, of a pinned cut or of a bin of pay.
	Filters []market.Filter
}

// Chart is a picture that can be drawn at any size. It is safe for use by
// several goroutines at once.
type Chart struct {
	picture picture
	told    told
	shown   market.Comparison // what is compared; a picture of a review compares nothing
	style   Style
	foreign *foreignFonts // nil where no letter is missing
	boxed   bool          // some name is written with boxes for letters
}

// New describes a chart of what was gathered; of nothing there is none.
func New(data Data, style Style) (*Chart, error) {
	if data.picture == nil {
		return nil, errors.New("there is no chart of nothing: gather its data first")
	}
	c := &Chart{picture: data.picture, told: data.picture.told(), shown: data.Comparison(), style: style.withDefaults()}
	c.findLetters()
	return c, nil
}

// findLetters looks for the letters of all names, in the machine's fonts too if
// the style says so.
func (c *Chart) findLetters() {
	names := c.picture.names()
	if c.style.SystemFonts && slices.ContainsFunc(names, look{}.boxed) {
		c.foreign = systemFonts()
	}
	c.boxed = slices.ContainsFunc(names, look{foreign: c.foreign}.boxed)
}

// Smallest is the least width and height, in points, a picture is drawn at.
const Smallest = 120

// Render draws the chart for a screen: width and height in device pixels, scale
// in device pixels per point. The marks come in reading order, ready to be
// walked with the keyboard.
func (c *Chart) Render(width, height int, scale float64) (*image.RGBA, []Mark, error) {
	drawn, err := c.Draw(width, height, scale)
	return drawn.Image, drawn.Marks, err
}

// Drawn is a chart as drawn for a screen.
type Drawn struct {
	Image *image.RGBA
	Marks []Mark
	Form  string // why it is drawn in another form than usual: "Bars, not columns: 24 groups"; "" where it is not
}

// Draw is Render that says too in which form the chart is drawn.
func (c *Chart) Draw(width, height int, scale float64) (Drawn, error) {
	r, err := newRaster(width, height, scale, c.style.Background)
	if err != nil {
		return Drawn{}, err
	}
	p := c.page(draw.New(r))
	toPixels(p.marks, r.pixels)
	return Drawn{r.image, publicMarks(p.marks), p.form}, nil
}

// draw draws the chart on any canvas, whose background is filled already.
func (c *Chart) draw(dc draw.Canvas) []placed { return c.page(dc).marks }

// page draws the chart and returns the page.
func (c *Chart) page(dc draw.Canvas) *page {
	p := newPage(dc, c)
	c.picture.draw(p, p.layout(c.words()))
	return p
}

// placed is a mark before its place is known in pixels.
type placed struct {
	Mark
	at vg.Rectangle
}

// toPixels gives marks their place in the picture.
func toPixels(marks []placed, pixels func(vg.Rectangle) image.Rectangle) {
	for i := range marks {
		marks[i].Bounds = pixels(marks[i].at)
	}
}

// publicMarks strips what only the drawing needs.
func publicMarks(marks []placed) []Mark {
	out := make([]Mark, len(marks))
	for i, m := range marks {
		out[i] = m.Mark
	}
	return out
}
