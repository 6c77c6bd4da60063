package charts

import (
	_ "embed"
	"image"
	"image/draw"
	"iter"
	"strings"
	"sync"
	"unicode"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// Noto Sans is the font of the window too. It lacks a few signs that pay needs
// (≥, →, □), for which Liberation Sans steps in.
//
//go:embed fonts/NotoSans-Regular.ttf
var notoRegular []byte

//go:embed fonts/NotoSans-Bold.ttf
var notoBold []byte

// substitute stands for every letter that no font has.
const substitute = '□'

// fontFile is a parsed font with what was measured of it so far. It is safe for
// use by several goroutines at once.
type fontFile struct {
	name   string
	data   []byte
	font   *opentype.Font
	perEm  fixed.Int26_6
	mu     sync.Mutex
	buffer sfnt.Buffer
	glyphs map[rune]glyph
	kerns  map[[2]sfnt.GlyphIndex]fixed.Int26_6
	masks  map[maskOf]*image.Alpha
}

// glyph is a letter in a font: index 0 is a letter the font does not have.
type glyph struct {
	index   sfnt.GlyphIndex
	advance fixed.Int26_6 // in font units
}

// family is one weight: the font and its stand-in.
type family [2]*fontFile

// families are parsed once; they never change afterwards.
var families = sync.OnceValues(func() (regular, bold family) {
	regular = family{
		parseFont("Noto Sans", notoRegular),
		parseFont("Liberation Sans", liberationsansregular.TTF),
	}
	bold = family{
		parseFont("Noto Sans Bold", notoBold),
		parseFont("Liberation Sans Bold", liberationsansbold.TTF),
	}
	return regular, bold
})

// parseFont parses a font that is part of the program; failing is a broken
// build.
func parseFont(name string, data []byte) *fontFile {
	f, err := opentype.Parse(data)
	if err != nil {
		panic("charts: embedded font " + name + ": " + err.Error())
	}
	return &fontFile{
		name: name, data: data, font: f, perEm: fixed.Int26_6(f.UnitsPerEm()),
		glyphs: map[rune]glyph{}, kerns: map[[2]sfnt.GlyphIndex]fixed.Int26_6{},
		masks: map[maskOf]*image.Alpha{},
	}
}

// fontNamed finds a font of the families, or nil.
func fontNamed(name string) *fontFile {
	regular, bold := families()
	for _, fam := range [...]family{regular, bold} {
		for _, f := range fam {
			if f.name == name {
				return f
			}
		}
	}
	return nil
}

// face is the font at a size, as gonum wants it.
func (f *fontFile) face(size vg.Length) font.Face {
	return font.Face{Font: font.Font{Typeface: font.Typeface(f.name), Size: size}, Face: f.font}
}

// glyph looks a letter up.
func (f *fontFile) glyph(r rune) glyph {
	f.mu.Lock()
	defer f.mu.Unlock()
	g, known := f.glyphs[r]
	if known {
		return g
	}
	if index, err := f.font.GlyphIndex(&f.buffer, r); err == nil && index != 0 {
		if advance, err := f.font.GlyphAdvance(&f.buffer, index, f.perEm, 0); err == nil {
			g = glyph{index: index, advance: advance}
		}
	}
	f.glyphs[r] = g
	return g
}

// kern returns how much closer two letters stand, in font units.
func (f *fontFile) kern(a, b sfnt.GlyphIndex) fixed.Int26_6 {
	f.mu.Lock()
	defer f.mu.Unlock()
	pair := [2]sfnt.GlyphIndex{a, b}
	k, known := f.kerns[pair]
	if !known {
		k, _ = f.font.Kern(&f.buffer, a, b, f.perEm, 0) // no entry is no kerning
		f.kerns[pair] = k
	}
	return k
}

// maskOf names a letter as pixels.
type maskOf struct {
	letter   rune
	em       fixed.Int26_6 // pixels
	quarters int           // of a pixel that it begins at
}

// mostMasks limits what is remembered of one font: a few megabytes.
const mostMasks = 4096

// mask returns a letter as pixels around its origin.
func (f *fontFile) mask(of maskOf) *image.Alpha {
	f.mu.Lock()
	defer f.mu.Unlock()
	if m, known := f.masks[of]; known {
		return m
	}
	if len(f.masks) >= mostMasks {
		clear(f.masks)
	}
	m := f.newMask(of)
	f.masks[of] = m
	return m
}

// newMask makes a letter's pixels; a letter that cannot be drawn has none.
func (f *fontFile) newMask(of maskOf) *image.Alpha {
	out := &image.Alpha{}
	face, err := opentype.NewFace(f.font, &opentype.FaceOptions{Size: float64(of.em) / 64, DPI: 72, Hinting: xfont.HintingNone})
	if err != nil {
		return out
	}
	box, mask, at, _, ok := face.Glyph(fixed.Point26_6{X: fixed.Int26_6(of.quarters * 16)}, of.letter)
	if ok && !box.Empty() {
		out = image.NewAlpha(box)
		draw.Draw(out, box, mask, at, draw.Src)
	}
	return out
}

// letter is a letter in its place in a text.
type letter struct {
	glyph
	rune rune
	at   int           // byte of the text
	kern fixed.Int26_6 // how much closer than usual it stands to the one before, in font units
	x    fixed.Int26_6 // where it begins, in font units
}

// letters sets a text all of whose letters the font has.
func (f *fontFile) letters(text string) iter.Seq[letter] {
	return func(yield func(letter) bool) {
		var last letter
		for i, r := range text {
			next := letter{glyph: f.glyph(r), rune: r, at: i, x: last.x + last.advance}
			if i > 0 {
				next.kern = f.kern(last.index, next.index)
				next.x += next.kern
			}
			if !yield(next) {
				return
			}
			last = next
		}
	}
}

// width measures a text all of whose letters the font has.
func (f *fontFile) width(text string, size vg.Length) vg.Length {
	var end fixed.Int26_6
	for l := range f.letters(text) {
		end = l.x + l.advance
	}
	return size * vg.Length(end) / vg.Length(f.perEm)
}

// run is a piece of text in one font.
type run struct {
	font *fontFile
	text string
}

// runs splits a text by the font each letter is found in. Letters that no font
// has become a substitute, and missing is set.
func (fam family) runs(text string) (out []run, missing bool) {
	if fam[0].plain(text) {
		return []run{{fam[0], text}}, false
	}
	start, current := 0, -1
	visible := printable(visual(text))
	for i, r := range visible {
		at := fam.find(r)
		if at < 0 {
			missing = true
			visible[i] = substitute
			at = max(0, fam.find(substitute))
		}
		if at != current && current >= 0 {
			out = append(out, run{fam[current], string(visible[start:i])})
			start = i
		}
		current = at
	}
	if current >= 0 {
		out = append(out, run{fam[current], string(visible[start:])})
	}
	return out, missing
}

// plain reports whether a text is of Latin letters and common signs only, all of
// which the font has: most are, and need no more care.
func (f *fontFile) plain(text string) bool {
	for _, r := range text {
		latin := r >= ' ' && r <= '~' || r > '\u00A0' && r < '\u0250' && r != '\u00AD'
		if !latin && !strings.ContainsRune("–…€₹", r) || f.glyph(r).index == 0 {
			return false
		}
	}
	return text != ""
}

// visual puts a text that holds letters written from right to left into the
// order they stand in, left to right.
func visual(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, unicode.Hebrew, unicode.Arabic) }) {
		return text
	}
	var paragraph bidi.Paragraph
	if _, err := paragraph.SetString(text); err != nil {
		return text
	}
	order, err := paragraph.Order()
	if err != nil {
		return text
	}
	var out strings.Builder
	for i := range order.NumRuns() {
		run := order.Run(i)
		if run.Direction() == bidi.RightToLeft {
			out.WriteString(bidi.ReverseString(run.String()))
		} else {
			out.WriteString(run.String())
		}
	}
	return out.String()
}

// printable makes line breaks and tabs spaces and leaves out letters that have
// no shape, such as joiners and direction marks.
func printable(text string) []rune {
	out := make([]rune, 0, len(text))
	for _, r := range text {
		switch {
		case unicode.IsControl(r):
			out = append(out, ' ')
		case !unicode.In(r, unicode.Cf, unicode.Variation_Selector):
			out = append(out, r)
		}
	}
	return out
}

// find returns which font of the family has a letter, or -1.
func (fam family) find(r rune) int {
	for i, f := range fam {
		if f.glyph(r).index != 0 {
			return i
		}
	}
	return -1
}
