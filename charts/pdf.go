package charts

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// pdf is a canvas that draws a page of PDF. Unlike gonum's own it knows letters
// beyond Western Europe's, so its text can be searched and copied whatever the
// script, and it needs no temporary files. Fonts are embedded as far as they are
// used.
type pdf struct {
	doc           *fpdf.Fpdf
	width, height vg.Length
	lineWidth     []vg.Length // a stack
	fonts         map[string]bool
	images        int
}

// The sizes of paper, upright, in points.
var (
	a4       = fpdf.SizeType{Wd: 595.28, Ht: 841.89}
	usLetter = fpdf.SizeType{Wd: 612, Ht: 792}
)

// paperOf is the paper that is usual where pay is in a currency: Letter in North
// America and the countries that took its sizes over, else A4.
func paperOf(currency string) fpdf.SizeType {
	switch currency {
	case "USD", "CAD", "MXN", "PHP", "CLP", "COP", "CRC", "DOP", "GTQ", "VES":
		return usLetter
	}
	return a4
}

// pageMargin is half an inch.
const pageMargin = 36

// newPDF makes a picture of a size in points in the middle of a page of paper, which
// lies as the picture does, and as large as there is room.
func newPDF(width, height float64, paper fpdf.SizeType) *pdf {
	if width > height {
		paper.Wd, paper.Ht = paper.Ht, paper.Wd
	}
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: paper})
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.AddPage()
	scale := min((paper.Wd-2*pageMargin)/width, (paper.Ht-2*pageMargin)/height)
	doc.TransformBegin()
	doc.TransformTranslate((paper.Wd-scale*width)/2, (paper.Ht-scale*height)/2)
	doc.TransformScale(scale*100, scale*100, 0, 0)
	p := &pdf{
		doc: doc, width: vg.Points(width), height: vg.Points(height),
		lineWidth: make([]vg.Length, 1), fonts: map[string]bool{},
	}
	vg.Initialize(p)
	return p
}

// at turns a point upside down: PDF counts from the top here.
func (p *pdf) at(pt vg.Point) (x, y float64) {
	return pt.X.Points(), (p.height - pt.Y).Points()
}

// Size implements vg.CanvasSizer.
func (p *pdf) Size() (width, height vg.Length) { return p.width, p.height }

// SetLineWidth implements vg.Canvas.
func (p *pdf) SetLineWidth(w vg.Length) {
	p.lineWidth[len(p.lineWidth)-1] = w
	p.doc.SetLineWidth(w.Points())
}

// SetLineDash implements vg.Canvas.
func (p *pdf) SetLineDash(dashes []vg.Length, offset vg.Length) {
	out := make([]float64, len(dashes))
	for i, d := range dashes {
		out[i] = d.Points()
	}
	p.doc.SetDashPattern(out, offset.Points())
}

// SetColor implements vg.Canvas.
func (p *pdf) SetColor(c color.Color) {
	if c == nil {
		c = color.Black
	}
	plain := color.NRGBAModel.Convert(c).(color.NRGBA)
	r, g, b := int(plain.R), int(plain.G), int(plain.B)
	p.doc.SetFillColor(r, g, b)
	p.doc.SetDrawColor(r, g, b)
	p.doc.SetTextColor(r, g, b)
	p.doc.SetAlpha(float64(plain.A)/0xFF, "Normal")
}

// Rotate implements vg.Canvas.
func (p *pdf) Rotate(angle float64) {
	p.doc.TransformRotate(angle*180/math.Pi, 0, p.height.Points())
}

// Translate implements vg.Canvas.
func (p *pdf) Translate(by vg.Point) { p.doc.TransformTranslate(by.X.Points(), -by.Y.Points()) }

// Scale implements vg.Canvas.
func (p *pdf) Scale(x, y float64) { p.doc.TransformScale(x*100, y*100, 0, p.height.Points()) }

// Push implements vg.Canvas.
func (p *pdf) Push() {
	p.lineWidth = append(p.lineWidth, p.lineWidth[len(p.lineWidth)-1])
	p.doc.TransformBegin()
}

// Pop implements vg.Canvas.
func (p *pdf) Pop() {
	p.lineWidth = p.lineWidth[:len(p.lineWidth)-1]
	p.doc.TransformEnd()
}

// Stroke implements vg.Canvas.
func (p *pdf) Stroke(path vg.Path) {
	if p.lineWidth[len(p.lineWidth)-1] > 0 {
		p.path(path, "D")
	}
}

// Fill implements vg.Canvas.
func (p *pdf) Fill(path vg.Path) { p.path(path, "F") }

// path draws a path in one of fpdf's manners.
func (p *pdf) path(path vg.Path, manner string) {
	for _, part := range path {
		x, y := p.at(part.Pos)
		switch part.Type {
		case vg.MoveComp:
			p.doc.MoveTo(x, y)
		case vg.LineComp:
			p.doc.LineTo(x, y)
		case vg.ArcComp:
			r, from := part.Radius.Points(), part.Start*180/math.Pi
			p.doc.ArcTo(x, y, r, r, 0, from, from+part.Angle*180/math.Pi)
		case vg.CurveComp:
			cx, cy := p.at(part.Control[0])
			if len(part.Control) == 1 {
				p.doc.CurveTo(cx, cy, x, y)
			} else {
				dx, dy := p.at(part.Control[1])
				p.doc.CurveBezierCubicTo(cx, cy, dx, dy, x, y)
			}
		case vg.CloseComp:
			p.doc.ClosePath()
		}
	}
	p.doc.DrawPath(manner)
}

// FillString implements vg.Canvas for the fonts of this package. fpdf does not
// kern, so a text is written in pieces that begin where kerning moves a letter.
func (p *pdf) FillString(f font.Face, at vg.Point, text string) {
	file := fontNamed(string(f.Font.Typeface))
	if file == nil || f.Font.Size <= 0 {
		return
	}
	if !p.fonts[file.name] {
		p.doc.AddUTF8FontFromBytes(file.name, "", file.data)
		p.fonts[file.name] = true
	}
	p.doc.SetFont(file.name, "", f.Font.Size.Points())
	x, y := p.at(at)
	scale := f.Font.Size.Points() / float64(file.perEm)
	start, from := 0, x
	for l := range file.letters(text) {
		if l.kern != 0 {
			p.doc.Text(from, y, text[start:l.at])
			start, from = l.at, x+float64(l.x)*scale
		}
	}
	p.doc.Text(from, y, text[start:])
}

// DrawImage implements vg.Canvas.
func (p *pdf) DrawImage(rect vg.Rectangle, img image.Image) {
	var data bytes.Buffer
	if err := png.Encode(&data, img); err != nil {
		p.doc.SetError(err)
		return
	}
	p.images++
	name := fmt.Sprintf("image%d", p.images)
	options := fpdf.ImageOptions{ImageType: "png"}
	p.doc.RegisterImageOptionsReader(name, options, &data)
	x, y := p.at(vg.Point{X: rect.Min.X, Y: rect.Max.Y})
	p.doc.ImageOptions(name, x, y, rect.Size().X.Points(), rect.Size().Y.Points(), false, options, 0, "")
}

// describe says what the page is: for a library of documents, and for the reader.
func (p *pdf) describe(title, subject, date string) {
	p.doc.SetTitle(title, true)
	p.doc.SetSubject(subject, true)
	p.doc.SetAuthor(program, true)
	p.doc.SetCreator(program, true)
	if made, err := time.Parse(time.DateOnly, date); err == nil {
		p.doc.SetCreationDate(made)
		p.doc.SetModificationDate(made)
	}
}

// write writes the file.
func (p *pdf) write(w io.Writer) error {
	p.doc.TransformEnd()
	return p.doc.Output(w)
}
