package charts

import (
	"image/color"
	"math"
)

// Style is how a chart looks. Zero fields take their value from Light.
type Style struct {
	Background color.Color
	Text       color.Color // title, names, values
	Muted      color.Color // everything said beside: ticks, counts, reasons, footer
	Grid       color.Color
	Axis       color.Color // baseline, outlines
	Neutral    color.Color // shapes that are neither median nor top 10 %
	Median     color.Color
	Top        color.Color // top 10 %

	// SystemFonts lets letters that the charts' own fonts do not have be taken from
	// the machine's fonts. Without it, or where the machine has none either, they
	// become boxes, which the footer explains. Finding the fonts takes a moment
	// the first time a letter is missing.
	SystemFonts bool

	TextSize float64 // size of body text in points, at the usual chart size
	Footer   bool    // source, people, filters, date under the picture; Write always has it
	Date     string  // day the picture is made on, as it is to be written; "" for none
}

// Light is the style for light windows.
func Light() Style {
	return Style{
		Background: rgb(0xFFFFFF),
		Text:       rgb(0x1B2430),
		Muted:      rgb(0x5A6572),
		Grid:       rgb(0xE7EAEE),
		Axis:       rgb(0x98A2AE),
		Neutral:    rgb(0xA9B3BE),
		Median:     rgb(0x0072B2),
		Top:        rgb(0xD97706),
		TextSize:   12,
		Footer:     true,

		SystemFonts: true,
	}
}

// Dark is the style for dark windows.
func Dark() Style {
	s := Light()
	s.Background = rgb(0x17191E)
	s.Text = rgb(0xECEEF1)
	s.Muted = rgb(0xA3ACB8)
	s.Grid = rgb(0x2B2F37)
	s.Axis = rgb(0x6C7683)
	s.Neutral = rgb(0x66707E)
	s.Median = rgb(0x3D97D6)
	s.Top = rgb(0xF4A93D)
	return s
}

// Print is the style for paper: as Light, with black text.
func Print() Style {
	s := Light()
	s.Text = rgb(0x000000)
	s.Muted = rgb(0x444B54)
	return s
}

// withDefaults fills what was left open.
func (s Style) withDefaults() Style {
	light := Light()
	for _, field := range []struct{ to, from *color.Color }{
		{&s.Background, &light.Background},
		{&s.Text, &light.Text},
		{&s.Muted, &light.Muted},
		{&s.Grid, &light.Grid},
		{&s.Axis, &light.Axis},
		{&s.Neutral, &light.Neutral},
		{&s.Median, &light.Median},
		{&s.Top, &light.Top},
	} {
		if *field.to == nil {
			*field.to = *field.from
		}
	}
	if s.TextSize <= 0 {
		s.TextSize = light.TextSize
	}
	return s
}

func rgb(hex uint32) color.Color {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

// blend mixes two colours: share of a, the rest of b. Charts use opaque mixtures
// instead of transparency, which PDF viewers and printers render unalike.
func blend(a, b color.Color, share float64) color.Color {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	mix := func(x, y uint32) uint8 {
		return uint8((float64(x)*share + float64(y)*(1-share)) / 257)
	}
	return color.RGBA{R: mix(ar, br), G: mix(ag, bg), B: mix(ab, bb), A: 0xFF}
}

// readable is black or white, whichever stands out more from a fill.
func readable(fill color.Color) color.Color {
	if luminance(fill) > 0.22 {
		return rgb(0x10151C)
	}
	return rgb(0xFFFFFF)
}

// luminance is the relative luminance of a colour as WCAG 2 defines it.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
