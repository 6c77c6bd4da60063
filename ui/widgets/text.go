package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// cutter shortens texts to a width and remembers what it did, because measuring
// is what makes long tables slow.
type cutter struct {
	known map[cutKey]string
}

type cutKey struct {
	text  string
	width float32
	size  float32
	bold  bool
}

// manyCuts is how many shortened texts a cutter remembers before it starts over.
const manyCuts = 20_000

// cut returns text if it fits into width, else as much of its beginning as fits
// in front of an ellipsis.
func (c *cutter) cut(text string, width, size float32, style fyne.TextStyle) string {
	key := cutKey{text, width, size, style.Bold}
	if short, ok := c.known[key]; ok {
		return short
	}
	if c.known == nil || len(c.known) >= manyCuts {
		c.known = map[cutKey]string{}
	}
	short := shorten(text, func(s string) bool {
		return fyne.MeasureText(s, size, style).Width <= width
	})
	c.known[key] = short
	return short
}

// shorten finds by halving the longest beginning that fits.
func shorten(text string, fits func(string) bool) string {
	if fits(text) {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes) // low fits (or is empty), high does not
	for high-low > 1 {
		middle := (low + high) / 2
		if fits(string(runes[:middle]) + "…") {
			low = middle
		} else {
			high = middle
		}
	}
	if low == 0 {
		return ""
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}

// wrap breaks text into lines no wider than width, at spaces where it can.
func wrap(text string, width, size float32) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if line != "" && fyne.MeasureText(longer, size, fyne.TextStyle{}).Width > width {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	return append(lines, line)
}

// restyle gives a text its colour and size and redraws it.
func restyle(w fyne.CanvasObject, t *canvas.Text, colorName fyne.ThemeColorName, sizeName fyne.ThemeSizeName) {
	t.Color = colorOf(w, colorName)
	t.TextSize = sizeOf(w, sizeName)
	t.Refresh()
}

// setIcon changes an icon. The same one again, which Fyne would draw anew, is left
// as it is; a change of theme reaches it without that.
func setIcon(i *widget.Icon, r fyne.Resource) {
	if i.Resource == nil || i.Resource.Name() != r.Name() {
		i.SetResource(r)
	}
}

// newText is an empty text in the theme's text size, to be styled by restyle.
func newText(text string) *canvas.Text {
	return canvas.NewText(text, theme.Color(theme.ColorNameForeground))
}

// focus gives the keyboard to w if it is on a canvas.
func focus(w interface {
	fyne.CanvasObject
	fyne.Focusable
},
) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil {
		c.Focus(w)
	}
}
