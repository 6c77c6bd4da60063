package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/ui/widgets"
)

// textSizes are the sizes of text that are offered, in per cent of the usual one.
var textSizes = []int{100, 125, 150, 175, 200}

// themeChoice is whether the window is light or dark, and how large its text is.
type themeChoice struct {
	app    fyne.App
	memory memory
}

// set chooses light or dark, or with "" what the system prefers.
func (t themeChoice) set(name string) {
	t.memory.setTheme(name)
	t.apply()
}

// resize makes text larger or smaller by steps of those offered.
func (t themeChoice) resize(steps int) {
	at := slices.Index(textSizes, t.memory.textSize()) + steps
	t.setTextSize(textSizes[max(0, min(at, len(textSizes)-1))])
}

// setTextSize makes text as large, in per cent of the usual size.
func (t themeChoice) setTextSize(percent int) {
	t.memory.setTextSize(percent)
	t.apply()
}

// scale is how many times larger than usual text is.
func (t themeChoice) scale() float32 { return float32(t.memory.textSize()) / 100 }

// apply gives the window the theme that was chosen.
func (t themeChoice) apply() {
	var chosen fyne.Theme
	switch t.memory.theme() {
	case "light":
		chosen = widgets.FixedTheme(t.scale(), theme.VariantLight)
	case "dark":
		chosen = widgets.FixedTheme(t.scale(), theme.VariantDark)
	default:
		chosen = widgets.Theme(t.scale())
	}
	t.app.Settings().SetTheme(chosen)
}

// dark reports whether the window is dark at present.
func (t themeChoice) dark() bool {
	switch t.memory.theme() {
	case "light":
		return false
	case "dark":
		return true
	default:
		return t.app.Settings().ThemeVariant() == theme.VariantDark
	}
}

// chartStyle is how charts look in the window.
func (t themeChoice) chartStyle() charts.Style {
	style := charts.Light()
	if t.dark() {
		style = charts.Dark()
	}
	style.Background = theme.Color(theme.ColorNameBackground)
	style.Median = theme.Color(widgets.ColorNameMedian)
	style.Top = theme.Color(widgets.ColorNameTop)
	style.TextSize = float64(theme.TextSize())
	style.Footer = false
	return style
}
