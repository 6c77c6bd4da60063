package ui

import (
	"bytes"
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// drawing is a picture of our own people: on screen, and as it is taken away. It shows
// people as marks and says who nobody is.
type drawing struct {
	exports *exports
	theme   themeChoice
	name    string                      // proposed for files
	gather  func() (charts.Data, error) // what is to be shown
	chart   *widgets.Chart              // nil where it is only taken away
	take    *widgets.Button             // the menu of ways to take it away
	shown   charts.Data
	drawn   picture // on screen, or on its way there
	busy    bool
	ready   bool // there is something to show
}

// newDrawing is a picture of what gather returns.
func newDrawing(e *exports, theming themeChoice, name string, gather func() (charts.Data, error)) *drawing {
	p := &drawing{exports: e, theme: theming, name: name, gather: gather}
	p.take = widgets.NewButtonWithIcon(lang.L("Picture"), theme.MenuDropDownIcon(), func() { e.dialogs.menu(p.take, p.menu()...) })
	p.take.IconPlacement = widget.ButtonIconTrailingText
	p.take.Importance = widget.LowImportance
	return p
}

// onScreen makes the picture one that is shown.
func (p *drawing) onScreen(tips *widgets.Tips) *widgets.Chart {
	p.chart = widgets.NewChart()
	p.chart.Tips = tips
	p.chart.OnSize = func(int, int, float32) { p.fit() }
	return p.chart
}

// show shows what there is to show now.
func (p *drawing) show() {
	data, err := p.gather()
	if err != nil {
		p.ready = false
		p.chart.Clear(sentence(err))
		return
	}
	p.shown, p.drawn, p.ready = data, picture{}, true
	p.fit()
}

// fit draws the picture unless it fits the size and theme there are. It draws one at a time
// beside Fyne's goroutine; the last size has the last word.
func (p *drawing) fit() {
	width, height, scale := p.chart.PixelSize()
	on := canvas{width, height, scale, p.theme.chartStyle()}
	if p.busy || !p.ready || width <= 0 || height <= 0 || p.drawn.canvas == on {
		return
	}
	p.busy = true
	p.drawn = picture{canvas: on}
	var now picture
	was := picture{data: p.shown}
	p.exports.tasks.run(func() { now = was.drawn(on) }, func() {
		p.busy = false
		if p.drawn.canvas == on { // else there is something else to show meanwhile
			p.drawn = now
			p.put()
		}
		p.fit()
	})
}

// put puts the picture that was drawn on screen.
func (p *drawing) put() {
	if err := p.drawn.err; err != nil {
		p.chart.Clear(sentence(err))
		return
	}
	marks := make([]widgets.ChartMark, len(p.drawn.marks))
	for i, m := range p.drawn.marks {
		marks[i] = widgets.ChartMark{Bounds: m.Bounds, Tip: m.Text}
	}
	p.chart.SetPicture(p.drawn.image, p.drawn.canvas.scale, marks)
}

// menu is the ways to take the picture away.
func (p *drawing) menu() []*fyne.MenuItem {
	items := []*fyne.MenuItem{fyne.NewMenuItem(lang.L("Copy picture"), p.copy), fyne.NewMenuItemSeparator()}
	for _, format := range charts.Formats() {
		items = append(items, fyne.NewMenuItem(lang.F("Save picture as %s…", strings.ToUpper(string(format))), func() { p.save(format) }))
	}
	return items
}

// save writes the picture as a file.
func (p *drawing) save(format charts.Format) {
	data, err := p.gather()
	if err != nil {
		p.exports.dialogs.fail(lang.L("The picture could not be drawn"), err)
		return
	}
	made := p.exports.now()
	p.exports.saver.save(lang.L("Save the picture"), p.name+"."+string(format), func(w io.Writer) error { return desk.WritePicture(w, data, format, made) })
}

// copy puts the picture on the clipboard, as a file has it.
func (p *drawing) copy() {
	data, err := p.gather()
	made := p.exports.now()
	p.exports.tasks.run(
		func() {
			var png bytes.Buffer
			if err == nil {
				err = desk.WritePicture(&png, data, charts.PNG, made)
			}
			if err == nil {
				err = p.exports.copyPicture(png.Bytes())
			}
		},
		func() {
			if err != nil {
				p.exports.dialogs.fail(lang.L("The picture was not copied"), err)
				return
			}
			p.exports.notice.show(lang.L("Copied the picture; paste it into a document or a message."))
		})
}
