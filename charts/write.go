package charts

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Format is a file format for charts.
type Format string

// The formats.
const (
	PNG Format = "png"
	SVG Format = "svg"
	PDF Format = "pdf"
)

// Formats lists all formats, the usual one first.
func Formats() []Format { return []Format{PNG, SVG, PDF} }

// ParseFormat tells a format by a file's extension, without regard to case.
func ParseFormat(path string) (Format, error) {
	extension := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	for _, f := range Formats() {
		if extension == string(f) {
			return f, nil
		}
	}
	return "", fmt.Errorf("%s: a chart is saved as .png, .svg or .pdf", filepath.Base(path))
}

// The usual size of a chart in a file, in points.
const (
	FileWidth  = 960
	FileHeight = 600
)

// program is who makes the files.
const program = "Paybench"

// fileScale is how many pixels a point becomes in a PNG.
const fileScale = 2

// Write writes the chart as a file of a size in points (a 72nd of an inch), with
// its footer. PNG has two pixels a point, says how large it is, and names its source.
// SVG has its text as text, and title and figures in words for screen readers. PDF is
// a page of paper, on which the chart is as large as it has room.
func (c *Chart) Write(w io.Writer, format Format, width, height float64) error {
	if format == PNG {
		_, err := c.WritePNG(w, width, height)
		return err
	}
	whole, err := c.filed(width, height)
	if err != nil {
		return err
	}
	switch format {
	case SVG:
		err = whole.writeSVG(w, width, height)
	case PDF:
		err = whole.writePDF(w, width, height)
	default:
		err = fmt.Errorf("unknown format %q: use png, svg or pdf", format)
	}
	if err != nil {
		return fmt.Errorf("writing the chart: %w", err)
	}
	return nil
}

// filed is the chart as files have it, at a size that they may have.
func (c *Chart) filed(width, height float64) (*Chart, error) {
	if !(width >= Smallest && height >= Smallest && width*height*fileScale*fileScale <= MaxPixels) {
		return nil, fmt.Errorf("a chart cannot be written at %g × %g points", width, height)
	}
	whole := *c
	whole.style.Footer = true
	return &whole, nil
}

// WritePNG writes the chart as Write does, as pixels, and returns the marks in it: what
// they say in words is what stands beside a picture for those who do not see it.
func (c *Chart) WritePNG(w io.Writer, width, height float64) ([]Mark, error) {
	whole, err := c.filed(width, height)
	if err != nil {
		return nil, err
	}
	picture, marks, err := whole.Render(int(width*fileScale), int(height*fileScale), fileScale)
	if err == nil {
		words := whole.words()
		err = encodePNG(w, picture, fileScale, [2]string{"Title", words.title}, [2]string{"Description", strings.Join(words.footer, "\n")},
			[2]string{"Source", whole.told.source}, [2]string{"Software", program})
	}
	if err != nil {
		return nil, fmt.Errorf("writing the chart: %w", err)
	}
	return marks, nil
}

// writeSVG writes text and shapes, and what they say in words.
func (c *Chart) writeSVG(w io.Writer, width, height float64) error {
	canvas := newSVG(width, height)
	said := ""
	for _, m := range c.drawOn(canvas, canvas) {
		said += m.Text + "\n"
	}
	words := c.words()
	return canvas.write(w, words.title, said+strings.Join(words.footer, "\n"))
}

// writePDF writes a page of paper.
func (c *Chart) writePDF(w io.Writer, width, height float64) error {
	words := c.words()
	canvas := newPDF(width, height, paperOf(c.told.currency))
	canvas.describe(words.title, strings.Join(words.footer, "\n"), c.style.Date)
	c.drawOn(canvas, canvas)
	return canvas.write(w)
}

// drawOn draws the chart and its background on a canvas of the size of another.
func (c *Chart) drawOn(canvas vg.Canvas, sized vg.CanvasSizer) []placed {
	width, height := sized.Size()
	dc := draw.NewCanvas(canvas, width, height)
	dc.SetColor(c.style.Background)
	dc.Fill(dc.Path())
	return c.draw(dc)
}
