package charts

import (
	"image/color"
	"sort"
	"strings"
	"unicode"

	"gonum.org/v1/plot/vg"
)

// look is how a text is written: size in points, weight, colour, and the
// alignment at its point: 0 begins there, 0.5 is centred, 1 ends there.
type look struct {
	size  vg.Length
	bold  bool
	color color.Color
	align vg.Length

	foreign *foreignFonts // for letters the own fonts do not have; nil for none
}

// The proportions of Noto Sans, in em: what a line of text covers above and
// under its baseline, the height of capitals and figures, and the usual distance
// of two baselines.
const (
	ascent    = 0.76
	descent   = 0.22
	capHeight = 0.714
	leading   = 1.28
)

// aligned returns the look with another alignment.
func (l look) aligned(a vg.Length) look { l.align = a; return l }

// colored returns the look in another colour.
func (l look) colored(c color.Color) look { l.color = c; return l }

// family returns the fonts of the look's weight.
func (l look) family() family {
	regular, bold := families()
	if l.bold {
		return bold
	}
	return regular
}

// set finds how a text is written: in runs of the own fonts, or as one shape
// where they have not all letters and the machine's fonts have.
func (l look) set(text string) ([]run, *shape) {
	runs, missing := l.family().runs(text)
	if missing && l.foreign != nil {
		return runs, l.foreign.shape(text, l.bold)
	}
	return runs, nil
}

// boxed reports whether a text can only be written with boxes for letters.
func (l look) boxed(text string) bool {
	if _, missing := l.family().runs(text); !missing {
		return false
	}
	_, shape := l.set(text)
	return shape == nil
}

// width measures one line of text.
func (l look) width(text string) vg.Length {
	var sum vg.Length
	runs, shape := l.set(text)
	if shape != nil {
		return shape.width * l.size
	}
	for _, r := range runs {
		sum += r.font.width(r.text, l.size)
	}
	return sum
}

// widest measures the longest of several lines.
func (l look) widest(lines []string) vg.Length {
	var w vg.Length
	for _, s := range lines {
		w = max(w, l.width(s))
	}
	return w
}

// box is the room a line takes when written at a point.
func (l look) box(text string, at vg.Point) vg.Rectangle {
	w := l.width(text)
	x := at.X - w*l.align
	return vg.Rectangle{
		Min: vg.Point{X: x, Y: at.Y - l.size*descent},
		Max: vg.Point{X: x + w, Y: at.Y + l.size*ascent},
	}
}

// elide shortens a text with … until it fits a width; a width too small for a
// letter and … gives "".
func (l look) elide(text string, width vg.Length) string {
	if l.width(text) <= width {
		return text
	}
	letters := []rune(text)
	fits, tooLong := 0, len(letters)
	for tooLong-fits > 1 {
		middle := (fits + tooLong) / 2
		if l.width(string(letters[:middle])+"…") <= width {
			fits = middle
		} else {
			tooLong = middle
		}
	}
	short := strings.TrimRightFunc(string(letters[:fits]), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("·,;:(-–", r)
	})
	if short == "" {
		return ""
	}
	return short + "…"
}

// even breaks a text into lines of a width at most, all about as long. A text that
// does not fit the lines allowed becomes "–", and whole is false.
func (l look) even(text string, width vg.Length, lines int) (out []string, whole bool) {
	out, whole = l.wrap(text, width, lines)
	if !whole {
		return []string{"–"}, false
	}
	for narrower := width * 0.95; narrower > width/2; narrower *= 0.95 {
		shorter, whole := l.wrap(text, narrower, len(out))
		if !whole {
			break
		}
		out = shorter
	}
	return out, true
}

// abridge shortens a name with … in its middle until it fits a width: names that
// begin alike are often told apart by their ends.
func (l look) abridge(name string, width vg.Length) string {
	if l.width(name) <= width {
		return name
	}
	letters := []rune(name)
	short := func(n int) string { // with n letters left at most, and no piece of a last word
		head, tail := string(letters[:(2*n+2)/3]), string(letters[len(letters)-n/3:])
		if _, whole, found := strings.Cut(tail, " "); found && whole != "" {
			tail = whole
		}
		return strings.TrimRightFunc(head, unicode.IsSpace) + "…" + tail
	}
	n := sort.Search(len(letters), func(n int) bool { return l.width(short(n)) > width }) - 1
	if n < 1 {
		return ""
	}
	return short(n)
}

// wrap breaks a text into lines of a width at most. What does not fit the lines
// allowed is elided, and whole is false.
func (l look) wrap(text string, width vg.Length, lines int) (out []string, whole bool) {
	return l.fold(text, width, lines, l.elide)
}

// wrapName breaks a name into lines as wrap does; what does not fit is abridged.
func (l look) wrapName(name string, width vg.Length, lines int) []string {
	out, _ := l.fold(name, width, lines, l.abridge)
	return out
}

// fold breaks a text into lines, with a way to shorten what does not fit.
func (l look) fold(text string, width vg.Length, lines int, shorten func(string, vg.Length) string) (out []string, whole bool) {
	whole = true
	words := strings.Fields(text)
	line := ""
	for i, word := range words {
		longer := strings.TrimSpace(line + " " + word)
		if l.width(longer) <= width {
			line = longer
			continue
		}
		if line != "" {
			if len(out) == lines-1 {
				rest := line + " " + strings.Join(words[i:], " ")
				return append(out, shorten(rest, width)), false
			}
			out = append(out, line)
		}
		if l.width(word) > width {
			word, whole = shorten(word, width), false
		}
		line = word
	}
	if line != "" {
		out = append(out, line)
	}
	return out, whole
}
