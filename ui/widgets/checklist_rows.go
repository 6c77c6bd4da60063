package widgets

import (
	"math"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// checkRows is where the rows of a Checklist begin: one whose label is longer than its
// room is as high as its lines.
type checkRows struct {
	breaks     breaker
	widest     string    // of the counts there have been, whose room labels leave
	tops       []float32 // of each row, and last where they end
	stale      bool      // the rows are others than tops knows
	room, size float32   // of labels, as tops knows them
}

// count leaves room for the counts of options. It never becomes less, so that labels are
// not broken anew, and nothing moves, where a filter changes the counts.
func (r *checkRows) count(options []Option) {
	for _, o := range options {
		if len(o.Count) > len(r.widest) {
			r.widest, r.stale = o.Count, true
		}
	}
}

// rowHeight is that of a row whose label takes one line.
func (c *Checklist) rowHeight() float32 { return lineHeight(c) + checkSpacing }

// tops are where the rows begin that the list could show, and last where they end.
func (c *Checklist) tops() []float32 {
	r, size := &c.rows, sizeOf(c, theme.SizeNameText)
	counts := fyne.MeasureText(r.widest, size, fyne.TextStyle{}).Width
	room := c.Size().Width - checkInset - counts - checkMargin - 8
	rows := len(c.order)
	if !c.open {
		rows = min(rows, c.few())
	}
	if !r.stale && r.room == room && r.size == size && len(r.tops) == rows+1 {
		return r.tops
	}
	r.stale, r.room, r.size = false, room, size
	row, line := c.rowHeight(), lineHeight(c)
	r.tops = append(r.tops[:0], 0)
	for at := range rows {
		lines := c.breakLabel(c.options[c.order[at]].Label, nil)
		r.tops = append(r.tops, r.tops[at]+row+float32(lines-1)*line)
	}
	return r.tops
}

// breakLabel says how many lines a label takes, and gives each to line, which may be nil.
// A list that has no width yet has labels of one line.
func (c *Checklist) breakLabel(label string, line func(string)) int {
	room := c.rows.room
	if room <= 0 {
		room = float32(math.MaxFloat32)
	}
	return c.rows.breaks.count(label, room, c.rows.size, fyne.TextStyle{}, line)
}

// lines are those of a label.
func (c *Checklist) lines(label string) []string {
	var lines []string
	c.breakLabel(label, func(line string) { lines = append(lines, line) })
	return lines
}

// rowAt is the position of the row at a height of the list, or one after the last; -1 is
// above the first.
func (c *Checklist) rowAt(y float32) int {
	if y < 0 {
		return -1
	}
	tops := c.tops()
	return sort.Search(len(tops)-1, func(at int) bool { return tops[at+1] > y })
}

// fewHeight is that of a list of many which shows a few.
func (c *Checklist) fewHeight() float32 { return float32(c.few()) * c.rowHeight() }

// shownRows is how many rows exist to look at or scroll through: those of many that have
// room while the list shows a few.
func (c *Checklist) shownRows() int {
	tops := c.tops()
	if c.open || len(c.order) <= c.few() {
		return len(c.order)
	}
	fit := sort.Search(len(tops)-1, func(at int) bool { return tops[at+1] > c.fewHeight() })
	return max(1, fit)
}

// viewHeight is how high the list is. That of many is the same whichever they are.
func (c *Checklist) viewHeight() float32 {
	tops := c.tops()
	switch all := tops[len(tops)-1]; {
	case c.open:
		return fyne.Min(all, 2*c.fewHeight())
	case len(c.order) > c.few():
		return fyne.Max(c.fewHeight(), c.tops()[1])
	default:
		return all
	}
}
