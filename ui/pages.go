package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// page is what stands in the place of the results for a while, what the title
// calls it, and what Enter and Escape do there.
type page struct {
	title   string
	content fyne.CanvasObject
	enter   func()
	leave   func(then func()) // asks first
}

// pages are what fills the window: the results, or a page in their place.
type pages struct {
	home   fyne.CanvasObject // the results and all around them
	stack  *fyne.Container
	now    page   // the zero page while the results are there
	onTurn func() // another one is there
}

// newPages begins with nothing in sight, until there are figures.
func newPages(home fyne.CanvasObject) *pages {
	home.Hide()
	return &pages{home: home, stack: container.NewStack(home)}
}

// show puts a page in the place of the results.
func (p *pages) show(next page) {
	p.now = next
	p.stack.Objects = []fyne.CanvasObject{p.home}
	if next.content != nil {
		p.stack.Objects = []fyne.CanvasObject{next.content}
	}
	p.onTurn()
	p.stack.Refresh()
}

// left calls back once the page that is there, if any, may go.
func (p *pages) left(then func()) {
	if p.now.leave == nil {
		then()
		return
	}
	p.now.leave(then)
}

// leave brings the results back.
func (p *pages) leave() { p.show(page{}) }

// covered reports whether a page stands in the place of the results.
func (p *pages) covered() bool { return p.now.content != nil }

// begin shows the results for the first time.
func (p *pages) begin() {
	if !p.home.Visible() {
		p.home.Show()
		p.stack.Refresh() // Fyne paints again for what it has painted before, which home is not
	}
}
