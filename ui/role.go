package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/profile"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/widgets"
)

// rolePanel is the right side: what the chosen role is, and where it stands.
type rolePanel struct {
	window  *Window
	content *container.Scroll
	body    *fyne.Container
	role    string // on screen
}

func newRolePanel(w *Window) *rolePanel {
	p := &rolePanel{window: w, body: container.NewVBox()}
	p.content = container.NewVScroll(p.body)
	return p
}

// show shows the role when exactly one is chosen.
func (p *rolePanel) show(a answer) {
	role := chosenRole(a.study.Query, p.window.profiles)
	if role != p.role {
		p.role = role
		p.content.ScrollToTop()
	}
	p.body.RemoveAll()
	defer p.body.Refresh()
	if role == "" {
		p.body.Add(heading("Role"))
		p.body.Add(muted("Choose one role to see what it is for and where it stands."))
		p.showLadder(a.ladder)
		return
	}
	found, known := p.window.profiles.Find(role)
	p.body.Add(heading(role))
	if known {
		p.body.Add(paragraph(found.Purpose))
	} else {
		p.body.Add(muted("There is no profile of this role yet."))
	}
	p.showLadder(a.ladder)
	if known {
		p.showProfile(found)
	}
}

// showLadder shows each rung with its median and top 10 %, the highest on top.
func (p *rolePanel) showLadder(l profile.LadderPay) {
	if len(l.Rungs) == 0 {
		return
	}
	list := container.New(tight{})
	for i, r := range slices.Backward(l.Rungs) {
		list.Add(p.rungName(l.Compared.By.Name, r, i == l.Current))
		list.Add(muted(rungText(l.Compared, r)))
	}
	p.section("Ladder", list, true)
}

// rungName is a rung to go to, or where one stands.
func (p *rolePanel) rungName(dimension string, r profile.RungPay, current bool) fyne.CanvasObject {
	switch {
	case current:
		return strong("▸ " + r.Name)
	case len(r.Values) == 0:
		return paragraph(r.Name)
	}
	link := widget.NewHyperlink(r.Name, nil)
	link.Wrapping = fyne.TextWrapWord
	link.OnTapped = func() { p.window.filter(market.Filter{Dimension: dimension, Values: r.Values}) }
	return link
}

// rungText is what a rung pays, and how much more than the rung below: "$186,000
// (+22 %) · P90 $278k".
func rungText(c market.Comparison, r profile.RungPay) string {
	if len(r.Values) == 0 {
		return "not in this market"
	}
	median, top := r.Row.Median(), r.Row.Top()
	if !median.Known() {
		return "withheld: " + median.Reason
	}
	text := payText(c, median.Value)
	if r.Step.Known {
		text += fmt.Sprintf(" (%+.0f %%)", 100*r.Step.Share)
	}
	if top.Known() {
		text += " · P90 " + money.Short(top.Value, c.Currency, 0)
	}
	return text
}

// showProfile shows what is known of a role.
func (p *rolePanel) showProfile(found profile.Profile) {
	p.section("Duties", bullets(found.Duties), false)
	n := found.Requirements
	p.section("Needs", pairs([][2]string{
		{"Education", n.Education},
		{"Experience", n.Experience},
		{"Training", n.Training},
		{"Certificates", n.Certificates},
	}), false)
	d := found.Pay
	p.section("What moves its pay", pairs([][2]string{
		{"Education", d.Education},
		{"Experience", d.Experience},
		{"Company size", d.CompanySize},
		{"Sector", d.Sector},
		{"Bonus and commission", d.Bonus},
	}), false)
	p.section("Who it works with", pairs([][2]string{
		{"Reports to", strings.Join(found.ReportsTo, "; ")},
		{"Oversees", strings.Join(found.Oversees, "; ")},
		{"Works with", strings.Join(found.WorksWith, "; ")},
	}), false)
	p.section("How to become one", bullets(found.Becoming), false)
	if found.Published != nil {
		p.section("Published pay", publishedPay(*found.Published), false)
	}
	p.section("Related roles", p.related(found.Related), false)
	p.section("Sources", bullets(found.Sources), false)
}

// section adds a part that folds; an empty one is left out.
func (p *rolePanel) section(title string, body fyne.CanvasObject, open bool) {
	if body == nil {
		return
	}
	s := widgets.NewSection(title, body)
	name := "role: " + title
	s.SetOpen(!p.window.memory.folded(name, !open))
	s.OnToggle = func(open bool) { p.window.memory.setFolded(name, !open) }
	p.body.Add(s)
}

// choose goes to another role, by the market's words for it.
func (p *rolePanel) choose(words ...string) {
	p.window.filter(market.Filter{Dimension: string(market.Role), Values: words})
}

// related are roles to go to, those the market knows as links.
func (p *rolePanel) related(roles []string) fyne.CanvasObject {
	if len(roles) == 0 {
		return nil
	}
	list := container.New(tight{})
	for _, role := range roles {
		value := p.inMarket(role)
		if value == "" {
			list.Add(paragraph(role))
			continue
		}
		link := widget.NewHyperlink(role, nil)
		link.Wrapping = fyne.TextWrapWord
		link.OnTapped = func() { p.choose(value) }
		list.Add(link)
	}
	return list
}

// inMarket is the market's own word for a role, "" where it has none.
func (p *rolePanel) inMarket(role string) string {
	d, err := market.FindDimension(p.window.loaded.Market, string(market.Role))
	if err != nil {
		return ""
	}
	for _, v := range d.Values {
		if profile.Key(v.Label) == profile.Key(role) {
			return v.Label
		}
	}
	return ""
}

// publishedPay is what somebody else says a role pays.
func publishedPay(p profile.Published) fyne.CanvasObject {
	line := func(f profile.Figures, decimals int) string {
		if f.Median == 0 {
			return ""
		}
		return "median " + money.Format(f.Median, p.Currency, decimals) +
			", top 10 % from " + money.Format(f.TopTenth, p.Currency, decimals)
	}
	return pairs([][2]string{
		{"A year", table.Capital(line(p.Annual, 0))},
		{"An hour", table.Capital(line(p.Hourly, 2))},
		{"Source", p.Source},
	})
}
