package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/spelling"
	"github.com/paybench/paybench/ui/lang"
)

// Option is one value of a Checklist.
type Option struct {
	Value string // what OnChanged reports
	Label string // as people read it
	Count string // beside it, muted: "1,044"; "" for none
	Faint bool   // ticking it would leave nobody
	Old   bool   // the count is of what was asked before; a new one is on its way
}

// Checklist picks any number of values from many, with type-ahead. It shows a few
// rows; "n more" opens a scrolling list of all. Labels are never cut: a long one takes
// several lines. Ticked values stand first, but a row never moves away under the pointer:
// they move up when the search changes or the list is filled anew, and a list of many is
// as high whichever of them it shows.
//
// Keys: typing searches; Enter in the search ticks the first match; arrows walk
// the rows, Space or Enter ticks.
type Checklist struct {
	widget.BaseWidget

	// Rows is how many values are shown before "n more", fewer where some take several
	// lines. 0 means 8.
	Rows int
	// OnChanged hears the values ticked, in the order of the options.
	OnChanged func(ticked []string)

	options []Option
	lower   []string // labels in lower case
	ticked  map[string]bool
	order   []int // options that match the search, as shown
	open    bool  // all rows, scrolling
	rows    checkRows

	search *searchEntry
	body   *checkBody
	scroll *container.Scroll
	clear  *Link
	more   *Link
}

// NewChecklist makes an empty list; placeholder stands in its search field.
func NewChecklist(placeholder string) *Checklist {
	c := &Checklist{ticked: map[string]bool{}}
	c.search = newSearchEntry(c, placeholder)
	c.body = &checkBody{list: c, current: -1, hover: -1}
	c.body.ExtendBaseWidget(c.body)
	c.scroll = container.NewVScroll(c.body)
	c.scroll.OnScrolled = func(fyne.Position) { c.body.Refresh() }
	c.clear = NewLink(lang.L("clear"), c.untickAll)
	c.more = NewLink("", c.toggleOpen)
	c.ExtendBaseWidget(c)
	return c
}

// SetOptions replaces the options; what is ticked stays ticked. Where only counts
// have changed, the rows keep their places.
func (c *Checklist) SetOptions(options []Option) {
	if slices.Equal(options, c.options) {
		return
	}
	same := slices.EqualFunc(options, c.options, func(a, b Option) bool {
		return a.Value == b.Value && a.Label == b.Label
	})
	c.options = slices.Clone(options)
	c.rows.count(options)
	if !same {
		c.lower = make([]string, len(options))
		for i, o := range options {
			c.lower[i] = strings.ToLower(o.Label)
		}
		c.arrange()
	}
	c.Refresh()
}

// SetTicked ticks exactly these values.
func (c *Checklist) SetTicked(values []string) {
	ticked := map[string]bool{}
	for _, v := range values {
		ticked[v] = true
	}
	same := len(ticked) == len(c.ticked)
	for v := range ticked {
		same = same && c.ticked[v]
	}
	if same {
		return
	}
	c.ticked = ticked
	c.arrange()
	c.Refresh()
}

// Ticked lists the values ticked, in the order of the options; values that are
// no option any more come last.
func (c *Checklist) Ticked() []string {
	var values []string
	known := map[string]bool{}
	for _, o := range c.options {
		known[o.Value] = true
		if c.ticked[o.Value] {
			values = append(values, o.Value)
		}
	}
	var others []string
	for v := range c.ticked {
		if !known[v] {
			others = append(others, v)
		}
	}
	slices.Sort(others)
	return append(values, others...)
}

// FocusSearch puts the keyboard into the search field, or on the first row of a list so
// short that it has none: typing there searches too.
func (c *Checklist) FocusSearch() {
	if c.searchable() {
		focus(c.search)
		return
	}
	focus(c.body)
	c.body.current = 0
	c.body.Refresh()
}

// arrange works out which options are shown in which order: ticked ones first,
// then as given; in a search, those that begin with what was typed first.
func (c *Checklist) arrange() {
	words := strings.Fields(strings.ToLower(c.search.Text))
	c.order = c.order[:0]
	rank := make(map[int]int, len(c.options))
	for i, o := range c.options {
		r, ok := spelling.Rank(c.lower[i], words)
		if !ok {
			continue
		}
		if c.ticked[o.Value] {
			r = -1
		}
		rank[i] = r
		c.order = append(c.order, i)
	}
	slices.SortStableFunc(c.order, func(a, b int) int { return rank[a] - rank[b] })
	c.rows.stale = true
	c.body.current, c.body.hover = -1, -1
	c.scroll.ScrollToTop()
}

// toggle ticks or unticks the option at a shown position for the user.
func (c *Checklist) toggle(at int) {
	if at < 0 || at >= len(c.order) {
		return
	}
	value := c.options[c.order[at]].Value
	if c.ticked[value] {
		delete(c.ticked, value)
	} else {
		c.ticked[value] = true
	}
	c.Refresh()
	c.tell()
}

func (c *Checklist) untickAll() {
	clear(c.ticked)
	c.arrange()
	c.Refresh()
	c.tell()
}

func (c *Checklist) toggleOpen() {
	c.open = !c.open
	c.arrange()
	c.Refresh()
}

func (c *Checklist) tell() {
	if c.OnChanged != nil {
		c.OnChanged(c.Ticked())
	}
}

func (c *Checklist) searched(string) {
	c.arrange()
	c.Refresh()
}

func (c *Checklist) few() int {
	if c.Rows > 0 {
		return c.Rows
	}
	return 8
}

func (c *Checklist) searchable() bool {
	return len(c.options) > c.few() || c.search.Text != ""
}

func (c *Checklist) moreText() string {
	switch left := len(c.order) - c.shownRows(); {
	case c.open:
		return lang.L("fewer")
	case left > 0:
		return lang.F("%s more", money.Grouped(float64(left)))
	default:
		return ""
	}
}

// Inside lets the keyboard come into sight.
func (c *Checklist) Inside() []fyne.CanvasObject {
	list := fyne.CanvasObject(c.body)
	if c.open {
		list = c.scroll
	}
	return []fyne.CanvasObject{c.search, list, c.clear, c.more}
}

// CreateRenderer implements fyne.Widget.
func (c *Checklist) CreateRenderer() fyne.WidgetRenderer {
	none := newText(lang.L("no match"))
	r := &simpleRenderer{
		min:     c.minSize,
		objects: func() []fyne.CanvasObject { return append(c.Inside(), none) },
	}
	r.layout = func(size fyne.Size) {
		c.place(size)
		none.Hidden = len(c.order) > 0 || len(c.options) == 0
		none.Move(fyne.NewPos(checkInset, c.listTop()+2))
		none.Resize(none.MinSize())
		restyle(c, none, ColorNameMuted, theme.SizeNameText)
	}
	r.refresh = func() {
		c.search.Hidden = !c.searchable()
		c.clear.Hidden = len(c.ticked) == 0
		c.more.SetText(c.moreText())
		c.search.Refresh() // for a theme that came while the list was out of sight
		c.clear.Refresh()
		r.layout(c.Size())
		c.body.Refresh()
		canvas.Refresh(c)
	}
	r.refresh()
	return r
}

func (c *Checklist) listTop() float32 {
	if !c.searchable() {
		return 0
	}
	return c.search.MinSize().Height + 2
}

func (c *Checklist) footer() float32 {
	if c.clear.Hidden && c.more.Hidden && len(c.order) > 0 {
		return 0
	}
	return c.clear.MinSize().Height
}

func (c *Checklist) minSize() fyne.Size {
	return fyne.NewSize(120, c.listTop()+c.viewHeight()+c.footer())
}

func (c *Checklist) place(size fyne.Size) {
	c.search.Resize(fyne.NewSize(size.Width, c.search.MinSize().Height))
	top := c.listTop()
	foot := top
	if c.open {
		rows := fyne.NewSize(size.Width, c.viewHeight())
		c.scroll.Move(fyne.NewPos(0, top))
		c.scroll.Resize(rows)
		c.scroll.Refresh()
		foot += rows.Height
	} else {
		rows := fyne.NewSize(size.Width, c.body.MinSize().Height)
		c.body.Move(fyne.NewPos(0, top))
		c.body.Resize(rows)
		foot += rows.Height
	}
	c.more.Resize(c.more.MinSize())
	c.more.Move(fyne.NewPos(checkInset, foot))
	c.clear.Resize(c.clear.MinSize())
	c.clear.Move(fyne.NewPos(size.Width-c.clear.MinSize().Width-checkMargin, foot))
}
