package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/ui/widgets"
)

// setTheme chooses light or dark, or with "" what the system prefers.
func (w *Window) setTheme(name string) {
	w.memory.setTheme(name)
	w.showTheme()
	w.showMenu()
}

// showTheme gives the window the theme that was chosen.
func (w *Window) showTheme() {
	var chosen fyne.Theme
	switch w.memory.theme() {
	case "light":
		chosen = widgets.FixedTheme(theme.VariantLight)
	case "dark":
		chosen = widgets.FixedTheme(theme.VariantDark)
	default:
		chosen = widgets.Theme()
	}
	w.deps.App.Settings().SetTheme(chosen)
}

// dark reports whether the window is dark at present.
func (w *Window) dark() bool {
	switch w.memory.theme() {
	case "light":
		return false
	case "dark":
		return true
	default:
		return w.deps.App.Settings().ThemeVariant() == theme.VariantDark
	}
}

// chartStyle is how charts look in the window.
func (w *Window) chartStyle() charts.Style {
	style := charts.Light()
	if w.dark() {
		style = charts.Dark()
	}
	style.Background = theme.Color(theme.ColorNameBackground)
	style.Median = theme.Color(widgets.ColorNameMedian)
	style.Top = theme.Color(widgets.ColorNameTop)
	style.TextSize = float64(theme.TextSize())
	style.Footer = false
	return style
}
