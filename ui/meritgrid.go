package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// meritGrid is a guideline to be typed: a cell for each rating and position, with who is in
// it and what they get below, and whether fitting to the budget leaves it as it is.
type meritGrid struct {
	cells []*meritCell
	box   *fyne.Container
	shape string // of the guideline that the cells are of
	tell  func()
	enter func() // it is pressed in a cell
}

// meritCell is a cell on screen.
type meritCell struct {
	of     review.Cell
	share  *textWithFault
	pin    *widgets.Check
	said   *widget.RichText
	pinned bool // as it is taken
}

func newMeritGrid() *meritGrid {
	return &meritGrid{box: container.NewStack(), tell: func() {}, enter: func() {}}
}

func (g *meritGrid) content() fyne.CanvasObject { return g.box }
func (g *meritGrid) whenever(changed func())    { g.tell = changed }

// changed implements settingPart.
func (g *meritGrid) changed() bool {
	return slices.ContainsFunc(g.cells, func(c *meritCell) bool { return c.share.changed() || c.pin.Checked != c.pinned })
}

// show implements settingPart.
func (g *meritGrid) show(p review.MeritPlan) {
	of := p.Guideline
	if shape := fmt.Sprint(of.By, of.From, of.Ratings); shape != g.shape {
		g.shape = shape
		g.build(of)
	}
	for _, c := range g.cells {
		c.share.set(desk.ShareText(of.Shares[c.of.Rating][c.of.Column]))
		typed := c.pin.Checked != c.pinned
		c.pinned = slices.Contains(p.Pinned, c.of)
		if !typed && c.pin.Checked != c.pinned {
			c.pin.SetChecked(c.pinned)
		}
	}
}

// build makes the cells of a guideline.
func (g *meritGrid) build(of review.Guideline) {
	const width = 150
	ratings, ratingWidth := ratingHeads(of.Ratings)
	g.cells = nil
	rows := container.NewVBox()
	head := container.NewHBox(sized(widget.NewLabel(lang.L("Rating")), ratingWidth))
	for i := range of.Columns() {
		head.Add(sized(bold(gridHeading(of, i)), width))
	}
	rows.Add(head)
	for at, rating := range of.Ratings {
		row := container.NewHBox(sized(ratings[at], ratingWidth))
		for i := range of.Columns() {
			c := &meritCell{of: review.Cell{Rating: rating, Column: i}, share: newTextWithFault("0%"), said: muted("")}
			c.pin = widgets.NewCheck(lang.L("pin"), func(bool) { g.tell() })
			c.share.entry.OnChanged = func(string) { g.tell() }
			c.share.entry.OnSubmitted = func(string) { g.enter() }
			g.cells = append(g.cells, c)
			field := widgets.NewBorder(nil, nil, nil, c.pin, c.share.entry)
			row.Add(container.New(atWidth{width}, container.New(tight{}, field, c.said, c.share.fault)))
		}
		rows.Add(row)
	}
	g.box.Objects = []fyne.CanvasObject{rows}
	g.box.Refresh()
}

// ratingHeads are labels of ratings, and the width that they all have: that of the longest,
// as far as it leaves room for cells.
func ratingHeads(ratings []string) (heads []fyne.CanvasObject, width float32) {
	const least, most = 76, 160
	width = least
	for _, rating := range ratings {
		l := bold(rating)
		width = max(width, min(l.MinSize().Width, most))
		l.Truncation = fyne.TextTruncateEllipsis
		heads = append(heads, l)
	}
	return heads, width
}

// bold is a label that heads a row or a column.
func bold(s string) *widget.Label {
	l := widget.NewLabel(s)
	l.TextStyle.Bold = true
	return l
}

// gridHeading heads a column of a guideline.
func gridHeading(g review.Guideline, i int) string {
	switch {
	case g.By == review.ByRating:
		return lang.L("Everyone")
	case g.By == review.ByQuarter:
		return []string{lang.L("Lowest quarter"), lang.L("Second quarter"), lang.L("Third quarter"), lang.L("Highest quarter")}[i]
	case i == 0 && len(g.From) > 1:
		return lang.F("Below %.4g", g.From[1])
	}
	return lang.F("From %.4g", g.From[i])
}

// read implements settingPart.
func (g *meritGrid) read(p *review.MeritPlan) {
	for _, c := range g.cells {
		err := taken(p, (*review.MeritPlan).Check, func(p *review.MeritPlan) error {
			share, err := desk.ReadShare(c.share.text())
			if shares := p.Guideline.Shares[c.of.Rating]; err == nil && c.of.Column < len(shares) && c.share.changed() {
				p.Guideline = p.Guideline.WithShare(c.of, share)
			}
			return err
		})
		if c.share.say(err); err == nil {
			c.share.take()
		}
		p.Pinned = slices.DeleteFunc(slices.Clone(p.Pinned), func(of review.Cell) bool { return of == c.of })
		if c.pin.Checked {
			p.Pinned = append(p.Pinned, c.of)
		}
		c.pinned = c.pin.Checked
	}
}

// tellOf writes below the cells who is in them and what they get.
func (g *meritGrid) tellOf(m *review.Merit, currency string) {
	for _, c := range g.cells {
		setText(c.said, table.MeritCell(m, c.of, currency))
	}
	g.box.Refresh()
}

// atWidth gives an object a width, and the height that it needs there.
type atWidth struct{ width float32 }

// Layout implements fyne.Layout.
func (l atWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(l.width, size.Height))
	}
}

// MinSize implements fyne.Layout.
func (l atWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		o.Resize(fyne.NewSize(l.width, o.MinSize().Height))
		height = fyne.Max(height, o.MinSize().Height)
	}
	return fyne.NewSize(l.width, height)
}
