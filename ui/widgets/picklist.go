package widgets

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/spelling"
	"github.com/paybench/paybench/ui/lang"
)

// Pick is one option of a Picklist.
type Pick struct {
	Value string // what OnPicked reports
	Label string // as people read it
	Also  string // other words that find it
}

// PickGroup is options that belong together, under a name.
type PickGroup struct {
	Name  string
	Picks []Pick
}

// Picklist picks one of many options, in groups: a menu that can be searched. The
// present one is ticked. It is shown in a popup; the keyboard stays in its search.
//
// Keys: typing searches, by any words; arrows and Page keys walk; Enter picks;
// Escape leaves.
type Picklist struct {
	widget.BaseWidget

	OnPicked func(value string)
	OnLeave  func()

	groups  []PickGroup
	picked  string
	lines   []pickLine // that match the search
	current int        // line of keyboard and pointer, -1 for none

	search *pickSearch
	body   *pickBody
	scroll *container.Scroll
}

// pickLine is the name of a group or an option.
type pickLine struct {
	group string // "" for an option
	pick  Pick
}

// NewPicklist makes a list of options of which one is picked at present.
func NewPicklist(placeholder string, groups []PickGroup, picked string) *Picklist {
	p := &Picklist{groups: groups, picked: picked}
	p.search = &pickSearch{list: p}
	p.search.PlaceHolder = placeholder
	p.search.OnChanged = func(string) { p.find() }
	p.search.ExtendBaseWidget(p.search)
	p.body = &pickBody{list: p}
	p.body.ExtendBaseWidget(p.body)
	p.scroll = container.NewVScroll(p.body)
	p.scroll.OnScrolled = func(fyne.Position) { p.body.Refresh() }
	p.arrange()
	p.ExtendBaseWidget(p)
	return p
}

// Field is the search, which is to have the keyboard while the list is open.
func (p *Picklist) Field() fyne.Focusable { return p.search }

// Search searches for a text, as if it had been typed.
func (p *Picklist) Search(text string) {
	p.search.SetText(text)
	p.search.CursorColumn = len([]rune(text))
	p.reveal(2)
}

// Height is how high the list would be with all that matches in sight.
func (p *Picklist) Height() float32 {
	return p.search.MinSize().Height + pickGap + float32(len(p.lines))*p.body.rowHeight() + pickGap
}

// find shows what matches what was typed.
func (p *Picklist) find() {
	p.arrange()
	p.scroll.ScrollToTop()
	p.scroll.Refresh()
	p.reveal(0)
}

// arrange works out which lines match: all groups with options that hold every
// word. The option that fits best is the one that Enter picks; without a search
// the present one.
func (p *Picklist) arrange() {
	words := strings.Fields(strings.ToLower(p.search.Text))
	p.lines, p.current = p.lines[:0], -1
	best := 0
	for _, g := range p.groups {
		named := false
		for _, pick := range g.Picks {
			rank, ok := p.rank(pick, words)
			if !ok {
				continue
			}
			if !named {
				p.lines = append(p.lines, pickLine{group: g.Name})
				named = true
			}
			if p.current < 0 && len(words) > 0 || rank < best {
				p.current, best = len(p.lines), rank
			}
			p.lines = append(p.lines, pickLine{pick: pick})
		}
	}
}

// rank reports whether an option holds all words, and how well: less is better.
func (p *Picklist) rank(pick Pick, words []string) (rank int, ok bool) {
	if len(words) == 0 {
		if pick.Value == p.picked {
			return -1, true
		}
		return 0, true
	}
	label := strings.ToLower(pick.Label)
	if rank, ok = spelling.Rank(label, words); ok {
		if label == strings.Join(words, " ") {
			return -1, true
		}
		return rank, true
	}
	_, ok = spelling.Rank(label+" "+strings.ToLower(pick.Also), words)
	return 3, ok
}

// walk moves the current line by so many options, over the names of groups.
func (p *Picklist) walk(by int) {
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	for at := p.current + step; at >= 0 && at < len(p.lines) && by > 0; at += step {
		if p.lines[at].group == "" {
			p.current = at
			by--
		}
	}
	p.reveal(0)
}

// reveal scrolls to the current line with so many lines around it.
func (p *Picklist) reveal(around int) {
	if p.current >= 0 {
		row, view := p.body.rowHeight(), p.scroll.Size().Height
		first := p.current - around
		if p.current > 0 && p.lines[p.current-1].group != "" {
			first = min(first, p.current-1) // the name of its group comes with it
		}
		top, bottom := float32(max(0, first))*row, float32(min(len(p.lines), p.current+around+1))*row
		offset := p.scroll.Offset
		offset.Y = fyne.Max(0, fyne.Min(top, fyne.Max(offset.Y, bottom-view)))
		p.scroll.ScrollToOffset(offset)
	}
	p.body.Refresh()
}

// pick picks the option of a line.
func (p *Picklist) pick(at int) {
	if at >= 0 && at < len(p.lines) && p.lines[at].group == "" && p.OnPicked != nil {
		p.OnPicked(p.lines[at].pick.Value)
	}
}

// leave goes without picking.
func (p *Picklist) leave() {
	if p.OnLeave != nil {
		p.OnLeave()
	}
}

// pickGap is the space around the lines.
const pickGap = 4

// Inside lets the keyboard come into sight.
func (p *Picklist) Inside() []fyne.CanvasObject { return []fyne.CanvasObject{p.search} }

// CreateRenderer implements fyne.Widget.
func (p *Picklist) CreateRenderer() fyne.WidgetRenderer {
	none := newText(lang.L("no match"))
	draw := func(size fyne.Size) {
		p.search.Resize(fyne.NewSize(size.Width, p.search.MinSize().Height))
		top := p.search.MinSize().Height + pickGap
		p.scroll.Move(fyne.NewPos(0, top))
		p.scroll.Resize(fyne.NewSize(size.Width, fyne.Max(0, size.Height-top-pickGap)))
		none.Hidden = len(p.lines) > 0
		restyle(p, none, ColorNameMuted, theme.SizeNameText)
		none.Move(fyne.NewPos(pickInset, top+2))
		none.Resize(none.MinSize())
	}
	return &simpleRenderer{
		layout: func(size fyne.Size) {
			draw(size)
			p.reveal(2)
		},
		min:     p.minSize,
		refresh: func() { draw(p.Size()); canvas.Refresh(p) },
		objects: func() []fyne.CanvasObject { return []fyne.CanvasObject{p.search, p.scroll, none} },
	}
}

// minSize is as wide as the widest option, searched for or not, and a few lines
// high.
func (p *Picklist) minSize() fyne.Size {
	const few = 6
	width := float32(0)
	for _, g := range p.groups {
		for _, pick := range g.Picks {
			width = fyne.Max(width, fyne.MeasureText(pick.Label, sizeOf(p, theme.SizeNameText), fyne.TextStyle{}).Width)
		}
	}
	return fyne.NewSize(width+2*pickInset, p.search.MinSize().Height+few*p.body.rowHeight()+2*pickGap)
}

const (
	pickInset = 28 // where options begin, after their tick
	pickTick  = 16
	nameInset = 8 // where names of groups begin
)

// pickBody draws the lines in sight.
type pickBody struct {
	widget.BaseWidget
	list   *Picklist
	ground *canvas.Rectangle
	tick   *widget.Icon
	texts  []*canvas.Text
}

var (
	_ fyne.Tappable     = (*pickBody)(nil)
	_ desktop.Hoverable = (*pickBody)(nil)
)

func (b *pickBody) rowHeight() float32 { return lineHeight(b.list) + 8 }

// MinSize is the size of all lines, in sight or not.
func (b *pickBody) MinSize() fyne.Size {
	return fyne.NewSize(100, float32(len(b.list.lines))*b.rowHeight())
}

// CreateRenderer implements fyne.Widget.
func (b *pickBody) CreateRenderer() fyne.WidgetRenderer {
	b.ground = canvas.NewRectangle(color.Transparent)
	b.ground.CornerRadius = 4
	b.tick = widget.NewIcon(theme.ConfirmIcon())
	b.draw()
	return &simpleRenderer{
		layout:  func(fyne.Size) { b.draw() },
		min:     b.MinSize,
		refresh: func() { b.draw(); canvas.Refresh(b) },
		objects: func() []fyne.CanvasObject {
			objects := []fyne.CanvasObject{b.ground, b.tick}
			for _, t := range b.texts {
				objects = append(objects, t)
			}
			return objects
		},
	}
}

// draw writes the lines in sight.
func (b *pickBody) draw() {
	if b.ground == nil {
		return
	}
	p, row := b.list, b.rowHeight()
	first := max(0, int(p.scroll.Offset.Y/row))
	last := min(len(p.lines), int((p.scroll.Offset.Y+p.scroll.Size().Height)/row)+1)
	for len(b.texts) < last-first {
		b.texts = append(b.texts, newText(""))
	}
	b.texts = b.texts[:max(0, last-first)]
	for i, t := range b.texts {
		b.write(t, first+i)
	}
	b.ground.Hidden = p.current < 0
	b.ground.FillColor = colorOf(b, theme.ColorNameFocus)
	b.ground.Move(fyne.NewPos(nameInset/2, float32(p.current)*row))
	b.ground.Resize(fyne.NewSize(b.Size().Width-nameInset, row))
	b.ground.Refresh()
	at := slices.IndexFunc(p.lines, func(l pickLine) bool { return l.group == "" && l.pick.Value == p.picked })
	b.tick.Hidden = at < 0
	b.tick.Resize(fyne.NewSquareSize(pickTick))
	b.tick.Move(fyne.NewPos(nameInset, float32(at)*row+(row-pickTick)/2))
}

// write writes a line.
func (b *pickBody) write(t *canvas.Text, at int) {
	line, x := b.list.lines[at], float32(pickInset)
	name := theme.ColorNameForeground
	t.Text, t.TextStyle.Bold = line.pick.Label, false
	if line.group != "" {
		t.Text, t.TextStyle.Bold = line.group, true
		name, x = ColorNameMuted, nameInset
	}
	restyle(b, t, name, theme.SizeNameText)
	t.Move(fyne.NewPos(x, float32(at)*b.rowHeight()+4))
	t.Resize(t.MinSize())
}

// at is the line of an option under a point, -1 for none.
func (b *pickBody) at(pos fyne.Position) int {
	if at := int(pos.Y / b.rowHeight()); at >= 0 && at < len(b.list.lines) && b.list.lines[at].group == "" {
		return at
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (b *pickBody) Tapped(e *fyne.PointEvent) { b.list.pick(b.at(e.Position)) }

// MouseIn implements desktop.Hoverable. The list may have opened under the pointer,
// which points at nothing until it moves.
func (b *pickBody) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (b *pickBody) MouseMoved(e *desktop.MouseEvent) {
	if at := b.at(e.Position); at >= 0 && at != b.list.current {
		b.list.current = at
		b.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (b *pickBody) MouseOut() {}

// pickSearch is the search field of a Picklist.
type pickSearch struct {
	Entry
	list *Picklist
}

// TypedKey walks, picks and leaves; what else is typed is searched for.
func (e *pickSearch) TypedKey(key *fyne.KeyEvent) {
	const page = 10
	switch key.Name {
	case fyne.KeyDown:
		e.list.walk(1)
	case fyne.KeyUp:
		e.list.walk(-1)
	case fyne.KeyPageDown:
		e.list.walk(page)
	case fyne.KeyPageUp:
		e.list.walk(-page)
	case fyne.KeyReturn, fyne.KeyEnter:
		e.list.pick(e.list.current)
	case fyne.KeyEscape:
		e.list.leave()
	default:
		e.Entry.TypedKey(key)
	}
}

// TypedRune searches. A space alone is what opened the list.
func (e *pickSearch) TypedRune(r rune) {
	if r != ' ' || e.Text != "" {
		e.Entry.TypedRune(r)
	}
}
