package charts

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// outlines is a canvas that draws letters as shapes. An SVG file then looks the
// same everywhere; otherwise it only names its font, which another machine may
// not have.
type outlines struct {
	vg.Canvas
}

// FillString implements vg.Canvas.
func (o outlines) FillString(f font.Face, at vg.Point, text string) {
	var buffer sfnt.Buffer
	perEm := fixed.Int26_6(f.Face.UnitsPerEm())
	scale := f.Font.Size / vg.Length(perEm)
	var path vg.Path
	var last sfnt.GlyphIndex
	for i, r := range text {
		index, err := f.Face.GlyphIndex(&buffer, r)
		if err != nil {
			continue
		}
		if kern, err := f.Face.Kern(&buffer, last, index, perEm, 0); err == nil && i > 0 {
			at.X += vg.Length(kern) * scale
		}
		if segments, err := f.Face.LoadGlyph(&buffer, index, perEm, nil); err == nil {
			path = appendGlyph(path, segments, at, scale)
		}
		if advance, err := f.Face.GlyphAdvance(&buffer, index, perEm, 0); err == nil {
			at.X += vg.Length(advance) * scale
		}
		last = index
	}
	if len(path) > 0 {
		o.Fill(path)
	}
}

// appendGlyph adds a letter's outline to a path. Font outlines point down where
// canvases point up.
func appendGlyph(path vg.Path, segments sfnt.Segments, at vg.Point, scale vg.Length) vg.Path {
	point := func(p fixed.Point26_6) vg.Point {
		return vg.Point{X: at.X + vg.Length(p.X)*scale, Y: at.Y - vg.Length(p.Y)*scale}
	}
	for i, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if i > 0 {
				path.Close()
			}
			path.Move(point(s.Args[0]))
		case sfnt.SegmentOpLineTo:
			path.Line(point(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			path.QuadTo(point(s.Args[0]), point(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			path.CubeTo(point(s.Args[0]), point(s.Args[1]), point(s.Args[2]))
		}
	}
	if len(segments) > 0 {
		path.Close()
	}
	return path
}
