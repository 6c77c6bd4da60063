package charts

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// svg is a canvas that draws an SVG file. Unlike gonum's own it writes text that can
// be selected, searched and edited, and that takes the room it was measured to take
// in whatever font the reader's machine has. Letters that none of the charts' fonts
// has are shapes.
type svg struct {
	width, height vg.Length
	body          strings.Builder
	pens          []svgPen // a stack
	failed        error
}

// svgPen is what is drawn with.
type svgPen struct {
	color  color.NRGBA
	width  vg.Length
	dashes []vg.Length
	offset vg.Length
	groups int // opened with this pen, by moving the canvas
}

// newSVG makes a picture of a size in points.
func newSVG(width, height float64) *svg {
	s := &svg{width: vg.Points(width), height: vg.Points(height), pens: make([]svgPen, 1)}
	vg.Initialize(s)
	return s
}

func (s *svg) pen() *svgPen { return &s.pens[len(s.pens)-1] }

// at turns a point upside down: SVG counts from the top.
func (s *svg) at(pt vg.Point) string { return digits(pt.X) + "," + digits(s.height-pt.Y) }

// digits is a length in points, to a hundredth.
func digits(l vg.Length) string {
	return strconv.FormatFloat(math.Round(l.Points()*100)/100, 'f', -1, 64)
}

// Size implements vg.CanvasSizer.
func (s *svg) Size() (width, height vg.Length) { return s.width, s.height }

// SetLineWidth implements vg.Canvas.
func (s *svg) SetLineWidth(w vg.Length) { s.pen().width = w }

// SetLineDash implements vg.Canvas.
func (s *svg) SetLineDash(dashes []vg.Length, offset vg.Length) {
	s.pen().dashes, s.pen().offset = dashes, offset
}

// SetColor implements vg.Canvas.
func (s *svg) SetColor(c color.Color) {
	if c == nil {
		c = color.Black
	}
	s.pen().color = color.NRGBAModel.Convert(c).(color.NRGBA)
}

// move opens a group that is moved.
func (s *svg) move(transform string, args ...any) {
	fmt.Fprintf(&s.body, `<g transform="`+transform+`">`+"\n", args...)
	s.pen().groups++
}

// Rotate implements vg.Canvas.
func (s *svg) Rotate(angle float64) {
	s.move("rotate(%s,0,%s)", digits(vg.Points(-angle*180/math.Pi)), digits(s.height))
}

// Translate implements vg.Canvas.
func (s *svg) Translate(by vg.Point) { s.move("translate(%s,%s)", digits(by.X), digits(-by.Y)) }

// Scale implements vg.Canvas.
func (s *svg) Scale(x, y float64) {
	h := digits(s.height)
	s.move("translate(0,%s) scale(%g,%g) translate(0,-%s)", h, x, y, h)
}

// Push implements vg.Canvas.
func (s *svg) Push() {
	top := *s.pen()
	top.groups = 0
	s.pens = append(s.pens, top)
}

// Pop implements vg.Canvas.
func (s *svg) Pop() {
	s.body.WriteString(strings.Repeat("</g>\n", s.pen().groups))
	s.pens = s.pens[:len(s.pens)-1]
}

// Stroke implements vg.Canvas.
func (s *svg) Stroke(path vg.Path) {
	p := s.pen()
	if p.width <= 0 {
		return
	}
	dashes := ""
	if len(p.dashes) > 0 {
		all := make([]string, len(p.dashes))
		for i, d := range p.dashes {
			all[i] = digits(d)
		}
		dashes = fmt.Sprintf(` stroke-dasharray="%s" stroke-dashoffset="%s"`, strings.Join(all, " "), digits(p.offset))
	}
	fmt.Fprintf(&s.body, `<path d="%s" fill="none"%s stroke-width="%s"%s/>`+"\n", s.path(path), p.paint("stroke"), digits(p.width), dashes)
}

// Fill implements vg.Canvas.
func (s *svg) Fill(path vg.Path) {
	fmt.Fprintf(&s.body, `<path d="%s"%s/>`+"\n", s.path(path), s.pen().paint("fill"))
}

// paint is the pen's colour as that of a line or of an area.
func (p *svgPen) paint(what string) string {
	text := fmt.Sprintf(` %s="#%02x%02x%02x"`, what, p.color.R, p.color.G, p.color.B)
	if p.color.A < 0xFF {
		text += fmt.Sprintf(` %s-opacity="%.3g"`, what, float64(p.color.A)/0xFF)
	}
	return text
}

// path writes a path.
func (s *svg) path(path vg.Path) string {
	var d strings.Builder
	for _, part := range path {
		switch part.Type {
		case vg.MoveComp:
			d.WriteString("M" + s.at(part.Pos))
		case vg.LineComp:
			d.WriteString("L" + s.at(part.Pos))
		case vg.ArcComp:
			d.WriteString(s.arc(part))
		case vg.CurveComp:
			d.WriteByte("?QC"[len(part.Control)])
			for _, c := range part.Control {
				d.WriteString(s.at(c) + " ")
			}
			d.WriteString(s.at(part.Pos))
		case vg.CloseComp:
			d.WriteByte('Z')
		}
	}
	return d.String()
}

// arc writes an arc as quarters, for SVG knows none that ends where it begins.
func (s *svg) arc(part vg.PathComp) string {
	on := func(angle float64) string {
		sin, cos := math.Sincos(angle)
		return s.at(vg.Point{X: part.Pos.X + part.Radius*vg.Length(cos), Y: part.Pos.Y + part.Radius*vg.Length(sin)})
	}
	sweep := 0 // against the clock
	if part.Angle < 0 {
		sweep = 1
	}
	text, r := "L"+on(part.Start), digits(part.Radius)
	quarters := int(math.Ceil(math.Abs(part.Angle) / (math.Pi / 2)))
	for i := 1; i <= quarters; i++ {
		text += fmt.Sprintf("A%s,%s 0 0 %d %s", r, r, sweep, on(part.Start+part.Angle*float64(i)/float64(quarters)))
	}
	return text
}

// FillString implements vg.Canvas for the fonts of this package.
func (s *svg) FillString(f font.Face, at vg.Point, text string) {
	file := fontNamed(string(f.Font.Typeface))
	if file == nil || f.Font.Size <= 0 || strings.TrimSpace(text) == "" {
		return
	}
	weight := ""
	if strings.HasSuffix(file.name, " Bold") {
		weight = ` font-weight="bold"`
	}
	x, y, _ := strings.Cut(s.at(at), ",")
	fmt.Fprintf(&s.body, `<text x="%s" y="%s" font-size="%s"%s%s textLength="%s" lengthAdjust="spacingAndGlyphs">%s</text>`+"\n",
		x, y, digits(f.Font.Size), weight, s.pen().paint("fill"), digits(file.width(text, f.Font.Size)), html.EscapeString(text))
}

// DrawImage implements vg.Canvas.
func (s *svg) DrawImage(rect vg.Rectangle, img image.Image) {
	var data bytes.Buffer
	if err := png.Encode(&data, img); err != nil {
		s.failed = err
		return
	}
	fmt.Fprintf(&s.body, `<image x="%s" y="%s" width="%s" height="%s" preserveAspectRatio="none" href="data:image/png;base64,%s"/>`+"\n",
		digits(rect.Min.X), digits(s.height-rect.Max.Y), digits(rect.Size().X), digits(rect.Size().Y), base64.StdEncoding.EncodeToString(data.Bytes()))
}

// svgFonts are the charts' fonts and what comes nearest to them where they are
// missing.
const svgFonts = "'Noto Sans', 'Liberation Sans', Arial, Helvetica, sans-serif"

// write writes the file, with a title and what it shows in words for those who do
// not see it.
func (s *svg) write(w io.Writer, title, said string) error {
	if s.failed != nil {
		return s.failed
	}
	width, height := digits(s.width), digits(s.height)
	_, err := fmt.Fprintf(w, `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="%spt" height="%spt" viewBox="0 0 %s %s" role="img" font-family="%s">
<title>%s</title>
<desc>%s</desc>
%s%s</svg>
`, width, height, width, height, svgFonts, html.EscapeString(title), html.EscapeString(said), s.body.String(), strings.Repeat("</g>\n", s.pens[0].groups))
	return err
}
