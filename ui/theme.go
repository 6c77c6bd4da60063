package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/ui/widgets"
)

// themeChoice is whether the window is light or dark.
type themeChoice struct {
	app    fyne.App
	memory memory
}

// set chooses light or dark, or with "" what the system prefers.
func (t themeChoice) set(name string) {
	t.memory.setTheme(name)
	t.apply()
}

// apply gives the window the theme that was chosen.
func (t themeChoice) apply() {
	var chosen fyne.Theme
	switch t.memory.theme() {
	case "light":
		chosen = widgets.FixedTheme(theme.VariantLight)
	case "dark":
		chosen = widgets.FixedTheme(theme.VariantDark)
	default:
		chosen = widgets.Theme()
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
