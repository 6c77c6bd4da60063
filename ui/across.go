package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// acrossState is what the field of a matrix's columns need of the state.
type acrossState interface {
	study() study.Study
	do(next study.Study)
	onScreen() answer
}

// acrossField is what a matrix has as its columns; its rows are what is compared by. While
// there is a matrix it stands beside the kind of chart, whose selector makes room for it, so
// that both have a place in one row with the others.
type acrossField struct {
	state   acrossState
	of      *longSelect
	content fyne.CanvasObject
	names   []string // parallel to the options
}

func newAcrossField(s acrossState, over *dialogs) *acrossField {
	f := &acrossField{state: s}
	f.of = newLongSelect(over, lang.L("Columns"), func(string) { f.choose(f.of.SelectedIndex()) })
	f.content = container.New(chosenWide{&f.of.Select, acrossWide}, f.of)
	f.content.Hide()
	return f
}

// show shows what was asked.
func (f *acrossField) show(a answer) {
	if a.Kind() != charts.Matrix {
		f.content.Hide()
		return
	}
	offered, at := a.Across()
	var names, titles []string
	for _, d := range offered {
		names, titles = append(names, d.Name), append(titles, headedOf(d))
	}
	if !slices.Equal(names, f.names) {
		f.names, f.of.Options = names, titles
		f.of.ClearSelected()
	}
	choose(&f.of.Select, at)
	f.content.Show()
}

// choose gives the matrix other columns.
func (f *acrossField) choose(i int) {
	if i < 0 {
		return
	}
	if _, at := f.state.onScreen().Across(); at != i {
		f.state.do(f.state.study().WithAcross(f.names[i]))
	}
}

// acrossWide is how wide its select is at most, times the size of text.
const acrossWide = 7.4

// chosenWide is the layout of a select that is as wide as what is chosen, within reason.
type chosenWide struct {
	of   *widgets.Select
	most float32 // times the size of text
}

// Layout implements fyne.Layout.
func (chosenWide) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize implements fyne.Layout.
func (l chosenWide) MinSize([]fyne.CanvasObject) fyne.Size {
	text := fyne.MeasureText(l.of.Selected, theme.TextSize(), fyne.TextStyle{}).Width
	width := text + theme.IconInlineSize() + 3.5*theme.InnerPadding()
	return fyne.NewSize(fyne.Min(width, l.most*theme.TextSize()), l.of.MinSize().Height)
}

// kindWide is the layout of the selector of the kind of chart: as wide as its options, or
// as what is chosen while something stands beside it.
type kindWide struct {
	of     *widgets.Select
	beside fyne.CanvasObject
}

// Layout implements fyne.Layout.
func (kindWide) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize implements fyne.Layout.
func (l kindWide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if l.beside.Visible() {
		return chosenWide{l.of, mostWide}.MinSize(objects)
	}
	return optionsWide{l.of, mostWide}.MinSize(objects)
}
