package widgets

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colour names of our own, beside Fyne's. One hue means one thing everywhere:
// median is blue, top 10 % is orange, all else is neutral. Both hues are safe for
// colour-blind eyes and differ in lightness, so that they differ in grey too.
const (
	ColorNameMedian    fyne.ThemeColorName = "paybenchMedian"
	ColorNameTop       fyne.ThemeColorName = "paybenchTop"
	ColorNameMuted     fyne.ThemeColorName = "paybenchMuted"     // text that explains, still at least 4.5:1
	ColorNamePanel     fyne.ThemeColorName = "paybenchPanel"     // ground of side panels and cards
	ColorNameHighlight fyne.ThemeColorName = "paybenchHighlight" // the row or mark pointed at elsewhere
	ColorNameRing      fyne.ThemeColorName = "paybenchRing"      // outline of what has the keyboard
	ColorNameRaised    fyne.ThemeColorName = "paybenchRaised"    // the chosen part of a switch
	ColorNameTip       fyne.ThemeColorName = "paybenchTip"       // ground of a tooltip
	ColorNameOnTip     fyne.ThemeColorName = "paybenchOnTip"     // text of a tooltip
)

// SizeNameFigure is the text size of a headline figure.
const SizeNameFigure fyne.ThemeSizeName = "paybenchFigure"

// Theme is the look of the program: Fyne's own, calmer and denser, in light or
// dark as the user's system prefers. Texts are scale times as large as usual, 1 to 2.
func Theme(scale float32) fyne.Theme {
	return newTheme(scale, false, 0)
}

// FixedTheme is Theme in one variant, theme.VariantLight or theme.VariantDark,
// whatever the system prefers.
func FixedTheme(scale float32, variant fyne.ThemeVariant) fyne.Theme {
	return newTheme(scale, true, variant)
}

func newTheme(scale float32, fixed bool, variant fyne.ThemeVariant) fyne.Theme {
	return &calmTheme{
		Theme: theme.DefaultTheme(), scale: scale, fixed: fixed, variant: variant,
		light: lightPalette(), dark: darkPalette(),
	}
}

type calmTheme struct {
	fyne.Theme
	scale       float32 // of texts
	fixed       bool
	variant     fyne.ThemeVariant
	light, dark map[fyne.ThemeColorName]color.Color
}

// Color looks a name up in our palette, else in Fyne's.
func (t *calmTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if t.fixed {
		variant = t.variant
	}
	palette := t.light
	if variant == theme.VariantDark {
		palette = t.dark
	}
	if c, ok := palette[name]; ok {
		return c
	}
	return t.Theme.Color(name, variant)
}

// UsualText is the size of texts at 100 %.
const UsualText = 13

// Size makes text and paddings a little smaller than Fyne's: a screen of figures
// is read, not touched.
func (t *calmTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return UsualText * t.scale
	case theme.SizeNameSubHeadingText:
		return 16 * t.scale
	case theme.SizeNameHeadingText:
		return 22 * t.scale
	case SizeNameFigure:
		return 23 * t.scale
	case theme.SizeNameCaptionText:
		return t.Theme.Size(theme.SizeNameCaptionText) * t.scale
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNameInlineIcon:
		return 18 * t.scale
	case theme.SizeNameScrollBar:
		return 10
	default:
		return t.Theme.Size(name)
	}
}

func lightPalette() map[fyne.ThemeColorName]color.Color {
	return map[fyne.ThemeColorName]color.Color{
		ColorNameMedian:                    rgb(0x0072b2),
		ColorNameTop:                       rgb(0xd97706),
		ColorNameMuted:                     rgb(0x5f6872),
		theme.ColorNamePlaceHolder:         rgb(0x5f6872),
		ColorNamePanel:                     rgb(0xf5f6f8),
		ColorNameHighlight:                 rgb(0xfff3d6),
		ColorNameRing:                      rgb(0x3d5068),
		theme.ColorNamePrimary:             rgb(0x3d5068),
		theme.ColorNameHyperlink:           rgb(0x3d5068),
		ColorNameTip:                       rgb(0x262b31),
		ColorNameOnTip:                     rgb(0xffffff),
		theme.ColorNameForegroundOnPrimary: rgb(0xffffff),
		theme.ColorNameBackground:          rgb(0xffffff),
		theme.ColorNameInputBackground:     rgb(0xf7f8fa),
		ColorNameRaised:                    rgb(0xffffff),
		theme.ColorNameError:               rgb(0xb93a2b),
		theme.ColorNameWarning:             rgb(0x7a6000), // not orange: that is the top 10 %
		theme.ColorNameForegroundOnWarning: rgb(0xffffff),
		theme.ColorNameForeground:          rgb(0x1f2328),
		theme.ColorNameDisabled:            rgb(0x9aa2ab),
		theme.ColorNameButton:              rgb(0xeef0f3),
		theme.ColorNameHeaderBackground:    rgb(0xeef0f3),
		theme.ColorNameInputBorder:         rgb(0x8c939b),
		theme.ColorNameSeparator:           rgb(0xe4e7eb),
		theme.ColorNameSelection:           color.NRGBA{R: 0x3d, G: 0x50, B: 0x68, A: 0x2b},
		theme.ColorNameFocus:               color.NRGBA{R: 0x3d, G: 0x50, B: 0x68, A: 0x2b},
		theme.ColorNameScrollBar:           color.NRGBA{A: 0x55},
		theme.ColorNameShadow:              color.NRGBA{A: 0x22},
	}
}

func darkPalette() map[fyne.ThemeColorName]color.Color {
	return map[fyne.ThemeColorName]color.Color{
		ColorNameMedian:                    rgb(0x4da3dd),
		ColorNameTop:                       rgb(0xf4a93d),
		ColorNameMuted:                     rgb(0xa2abb5),
		theme.ColorNamePlaceHolder:         rgb(0xa2abb5),
		ColorNamePanel:                     rgb(0x22262b),
		ColorNameHighlight:                 rgb(0x453c22),
		ColorNameRing:                      rgb(0xb4c4d8),
		theme.ColorNamePrimary:             rgb(0xb4c4d8),
		theme.ColorNameHyperlink:           rgb(0xb4c4d8),
		ColorNameTip:                       rgb(0xe6e9ec),
		ColorNameOnTip:                     rgb(0x1b1e22),
		theme.ColorNameForegroundOnPrimary: rgb(0x1b1e22),
		theme.ColorNameBackground:          rgb(0x1b1e22),
		theme.ColorNameInputBackground:     rgb(0x15181b),
		theme.ColorNameForeground:          rgb(0xe8eaed),
		theme.ColorNameDisabled:            rgb(0x69727c),
		theme.ColorNameButton:              rgb(0x2d3238),
		theme.ColorNameHeaderBackground:    rgb(0x2d3238),
		theme.ColorNameMenuBackground:      rgb(0x23272c),
		theme.ColorNameOverlayBackground:   rgb(0x23272c),
		theme.ColorNameInputBorder:         rgb(0x6b737d),
		ColorNameRaised:                    rgb(0x444b54),
		theme.ColorNameError:               rgb(0xff8a7a),
		theme.ColorNameWarning:             rgb(0xdcc873),
		theme.ColorNameForegroundOnWarning: rgb(0x1b1e22),
		theme.ColorNameSeparator:           rgb(0x333940),
		theme.ColorNameSelection:           color.NRGBA{R: 0xb4, G: 0xc4, B: 0xd8, A: 0x33},
		theme.ColorNameFocus:               color.NRGBA{R: 0xb4, G: 0xc4, B: 0xd8, A: 0x33},
		theme.ColorNameScrollBar:           color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0x55},
	}
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

// colorOf is the colour a widget has to draw in now. Under a theme that does not
// know our names they come from our own palette.
func colorOf(w fyne.CanvasObject, name fyne.ThemeColorName) color.Color {
	return knowing(w, string(name)).Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

// sizeOf is a size of the theme a widget is drawn in, from our own theme where
// that one does not know the name.
func sizeOf(w fyne.CanvasObject, name fyne.ThemeSizeName) float32 {
	return knowing(w, string(name)).Size(name)
}

// knowing is the theme a widget is drawn in if that knows a name, else ours.
func knowing(w fyne.CanvasObject, name string) fyne.Theme {
	current := theme.CurrentForWidget(w)
	if _, ours := current.(*calmTheme); !ours && strings.HasPrefix(name, "paybench") {
		return Theme(1)
	}
	return current
}
