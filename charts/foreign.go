package charts

import (
	"bytes"
	"sync"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/vg"
)

// foreignFonts writes texts in scripts this package has no font for, with the
// fonts of the machine: Japanese, Arabic, Devanagari. Such a text is shaped as
// its script demands and drawn as one shape.
type foreignFonts struct {
	mu            sync.Mutex
	system        *fontscan.FontMap
	regular, bold *font.Face
	shaper        shaping.HarfbuzzShaper
	segmenter     shaping.Segmenter
	shapes        map[foreignText]*shape
}

// foreignText names a shape.
type foreignText struct {
	text string
	bold bool
}

// shape is a text as a path, for a size of one point, its baseline beginning at
// the origin.
type shape struct {
	path  vg.Path
	width vg.Length
}

// mostShapes limits what is remembered.
const mostShapes = 4096

// systemFonts finds the machine's fonts when they are first needed; nil if that
// fails.
var systemFonts = sync.OnceValue(func() *foreignFonts {
	f := &foreignFonts{system: fontscan.NewFontMap(silent{}), shapes: map[foreignText]*shape{}}
	var err error
	if f.regular, err = font.ParseTTF(bytes.NewReader(notoRegular)); err != nil {
		return nil
	}
	if f.bold, err = font.ParseTTF(bytes.NewReader(notoBold)); err != nil {
		return nil
	}
	if f.system.UseSystemFonts("") != nil {
		return nil
	}
	return f
})

// silent drops what the search for fonts has to tell.
type silent struct{}

func (silent) Printf(string, ...any) {}

// shape sets a text, or returns nil if the machine lacks letters too.
func (f *foreignFonts) shape(text string, bold bool) *shape {
	f.mu.Lock()
	defer f.mu.Unlock()
	key := foreignText{text, bold}
	s, known := f.shapes[key]
	if !known {
		s = f.set(text, bold)
		if len(f.shapes) >= mostShapes {
			clear(f.shapes)
		}
		f.shapes[key] = s
	}
	return s
}

// set shapes a text piece by piece and lays the pieces side by side.
func (f *foreignFonts) set(text string, bold bool) *shape {
	letters := printable(text)
	pieces := f.segmenter.Split(shaping.Input{
		Text: letters, RunEnd: len(letters), Direction: di.DirectionLTR,
		Face: f.regular, Size: fixed.I(1000), Language: language.DefaultLanguage(),
	}, resolver{f, bold})
	var drawn outline
	var width vg.Length
	for _, piece := range leftToRight(pieces) {
		output := f.shaper.Shape(piece)
		scale := 1 / vg.Length(output.Face.Upem())
		for _, g := range output.Glyphs {
			glyph, ok := output.Face.GlyphData(g.GlyphID).(font.GlyphOutline)
			if g.GlyphID == 0 || !ok {
				return nil
			}
			left, base := width+vg.Length(g.XOffset)/64000, vg.Length(g.YOffset)/64000
			point := func(p opentype.SegmentPoint) vg.Point {
				return vg.Point{X: left + vg.Length(p.X)*scale, Y: base + vg.Length(p.Y)*scale}
			}
			for _, s := range glyph.Segments { // whose operators are numbered as sfnt's are
				drawn.add(sfnt.SegmentOp(s.Op), point(s.Args[0]), point(s.Args[1]), point(s.Args[2]))
			}
			width += vg.Length(g.Advance) / 64000
		}
	}
	drawn.close()
	return &shape{drawn.path, width}
}

// leftToRight puts pieces into the order they stand in: neighbours written from
// right to left change places.
func leftToRight(pieces []shaping.Input) []shaping.Input {
	for i := 0; i < len(pieces); i++ {
		j := i
		for j < len(pieces) && pieces[j].Direction.Progression() == di.TowardTopLeft {
			j++
		}
		for a, b := i, j-1; a < b; a, b = a+1, b-1 {
			pieces[a], pieces[b] = pieces[b], pieces[a]
		}
		i = max(i, j-1)
	}
	return pieces
}

// resolver finds a font for each letter: this package's own, else the machine's.
type resolver struct {
	fonts *foreignFonts
	bold  bool
}

// ResolveFace implements shaping.Fontmap.
func (r resolver) ResolveFace(letter rune) *font.Face {
	own, weight := r.fonts.regular, font.WeightNormal
	if r.bold {
		own, weight = r.fonts.bold, font.WeightBold
	}
	if _, ok := own.NominalGlyph(letter); ok {
		return own
	}
	r.fonts.system.SetQuery(fontscan.Query{Families: []string{fontscan.SansSerif}, Aspect: font.Aspect{Weight: weight}})
	r.fonts.system.SetScript(language.LookupScript(letter))
	if face := r.fonts.system.ResolveFace(letter); face != nil {
		return face
	}
	return own
}

// at is the shape's path at a size and place.
func (s *shape) at(size vg.Length, origin vg.Point) vg.Path {
	move := func(p vg.Point) vg.Point { return vg.Point{X: origin.X + p.X*size, Y: origin.Y + p.Y*size} }
	out := make(vg.Path, len(s.path))
	for i, part := range s.path {
		part.Pos = move(part.Pos)
		controls := make([]vg.Point, len(part.Control))
		for j, c := range part.Control {
			controls[j] = move(c)
		}
		part.Control = controls
		out[i] = part
	}
	return out
}
