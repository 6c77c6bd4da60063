package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/paybench/paybench/data/jobtitle"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/profile"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// roleState is what the panel needs of the state.
type roleState interface {
	filter(f market.Filter)
	market() *desk.Source
}

// rolePanel is the right side: what the chosen role is, and where it stands.
type rolePanel struct {
	state    roleState
	profiles *roleProfiles
	memory   memory
	content  *container.Scroll
	body     *fyne.Container
	ladder   *fyne.Container // its rungs
	about    subject
	hybrid   func() // prices a job that is partly this one
}

// subject is what the panel is about, whatever it pays.
type subject struct {
	role     string
	profiles *profile.Catalog
	ladder   bool
}

func newRolePanel(s roleState, profiles *roleProfiles, remembered memory, hybrid func()) *rolePanel {
	p := &rolePanel{state: s, profiles: profiles, memory: remembered, hybrid: hybrid, body: container.NewVBox(), ladder: container.New(tight{})}
	p.content = container.NewVScroll(p.body)
	return p
}

// show shows the role when exactly one is chosen. While it stays the same only the
// pay on its ladder is written anew.
func (p *rolePanel) show(a answer) {
	height := p.ladder.MinSize().Height
	p.ladder.Objects = p.rungs(a.ladder)
	p.ladder.Refresh()
	now := subject{desk.RoleOf(a.Study.Query, p.profiles.catalog), p.profiles.catalog, len(a.ladder.Rungs) > 0}
	if now == p.about {
		if p.ladder.MinSize().Height != height {
			relayout(p.body)
			p.content.Refresh()
		}
		return
	}
	if now.role != p.about.role {
		p.content.ScrollToTop()
	}
	p.about = now
	p.body.Objects = p.parts(now)
	p.body.Refresh()
}

// parts are the panel from top to bottom.
func (p *rolePanel) parts(now subject) []fyne.CanvasObject {
	var ladder []fyne.CanvasObject
	if now.ladder {
		ladder = p.section(lang.L("Ladder"), p.ladder, true)
	}
	found, known := now.profiles.Find(now.role)
	switch {
	case now.role == "":
		return append([]fyne.CanvasObject{
			heading(lang.L("Role")),
			muted(lang.L("Choose one role to see what it is for and where it stands.")),
		}, ladder...)
	case !known:
		return append([]fyne.CanvasObject{
			heading(now.role),
			muted(lang.L("There is no profile of this role yet.")),
			p.partly(),
		}, ladder...)
	}
	head := []fyne.CanvasObject{heading(now.role), paragraph(found.Purpose), p.partly()}
	return slices.Concat(head, ladder, p.profile(found))
}

// partly leads to the price of a job that is the role in part.
func (p *rolePanel) partly() fyne.CanvasObject {
	link := widgets.NewHyperlink(lang.L("A job that is partly this…"), nil)
	link.OnTapped = p.hybrid
	return link
}

// profile is what is known of a role.
func (p *rolePanel) profile(found profile.Profile) []fyne.CanvasObject {
	n, d := found.Requirements, found.Pay
	return slices.Concat(
		p.section(lang.L("Duties"), bullets(found.Duties), false),
		p.section(lang.L("Needs"), pairs([][2]string{
			{lang.L("Education"), n.Education},
			{lang.L("Experience"), n.Experience},
			{lang.L("Training"), n.Training},
			{lang.L("Certificates"), n.Certificates},
		}), false),
		p.section(lang.L("What moves its pay"), pairs([][2]string{
			{lang.L("Education"), d.Education},
			{lang.L("Experience"), d.Experience},
			{lang.L("Company size"), d.CompanySize},
			{lang.L("Sector"), d.Sector},
			{lang.L("Bonus and commission"), d.Bonus},
		}), false),
		p.section(lang.L("Who it works with"), pairs([][2]string{
			{lang.L("Reports to"), strings.Join(found.ReportsTo, "; ")},
			{lang.L("Oversees"), strings.Join(found.Oversees, "; ")},
			{lang.L("Works with"), strings.Join(found.WorksWith, "; ")},
		}), false),
		p.section(lang.L("How to become one"), bullets(found.Becoming), false),
		p.section(lang.L("Published pay"), publishedPay(found.Published), false),
		p.section(lang.L("Related roles"), p.related(found.Related), false),
		p.section(lang.L("Sources"), bullets(found.Sources), false),
	)
}

// section is a part that folds; none where it is empty.
func (p *rolePanel) section(title string, body fyne.CanvasObject, open bool) []fyne.CanvasObject {
	if body == nil {
		return nil
	}
	s := widgets.NewSection(title, body)
	name := "role: " + title
	s.SetOpen(!p.memory.folded(name, !open))
	s.OnToggle = func(open bool) { p.memory.setFolded(name, !open) }
	return []fyne.CanvasObject{s}
}

// choose goes to another role, by the market's words for it.
func (p *rolePanel) choose(words ...string) {
	p.state.filter(market.Filter{Dimension: string(market.Role), Values: words})
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
		link := widgets.NewHyperlink(role, nil)
		link.Wrapping = fyne.TextWrapWord
		link.OnTapped = func() { p.choose(value) }
		list.Add(link)
	}
	return list
}

// inMarket is the market's own word for a role, "" where it has none.
func (p *rolePanel) inMarket(role string) string {
	d, err := p.state.market().Dimension(string(market.Role))
	if err != nil {
		return ""
	}
	for _, v := range d.Values {
		if jobtitle.Key(v.Label) == jobtitle.Key(role) {
			return v.Label
		}
	}
	return ""
}

// publishedPay is what somebody else says a role pays, nil where nobody does.
func publishedPay(p *profile.Published) fyne.CanvasObject {
	if p == nil {
		return nil
	}
	line := func(f profile.Figures, decimals int) string {
		if f.Median == 0 {
			return ""
		}
		return lang.F("median %s, top 10 %% from %s", money.Format(f.Median, p.Currency, decimals), money.Format(f.TopTenth, p.Currency, decimals))
	}
	return pairs([][2]string{
		{lang.L("A year"), table.Capital(line(p.Annual, 0))},
		{lang.L("An hour"), table.Capital(line(p.Hourly, 2))},
		{lang.L("Source"), p.Source},
	})
}
