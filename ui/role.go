package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
)

// rolePanel is the right side: what the chosen role is.
type rolePanel struct {
	content fyne.CanvasObject
	title   *widget.Label
	text    *widget.Label
}

func newRolePanel() *rolePanel {
	p := &rolePanel{title: widget.NewLabel(""), text: widget.NewLabel("")}
	p.title.TextStyle = fyne.TextStyle{Bold: true}
	p.title.Wrapping, p.text.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	p.content = container.NewVScroll(container.NewVBox(p.title, p.text))
	return p
}

// show shows the role when exactly one is chosen.
func (p *rolePanel) show(a answer) {
	roles := a.study.Query.Filter(string(market.Role)).Values
	if len(roles) != 1 {
		p.title.SetText("Role")
		p.text.SetText("Choose one role to see what it is for.")
		return
	}
	p.title.SetText(roles[0])
	p.text.SetText("")
}
