package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"github.com/paybench/paybench/ui/widgets"
)

// relayout lays a container out again after objects in it came, went or changed
// their height. Refresh would draw all of them anew as well.
func relayout(c *fyne.Container) { c.Layout.Layout(c.Objects, c.Size()) }

// stacked puts objects under each other, each as high as it needs to be at the
// width there is, and gives the last one the rest. Fyne's own box asks for the
// height before it sets the width, which is wrong for what wraps.
type stacked struct{}

// Layout implements fyne.Layout.
func (stacked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		height := size.Height - y
		if i < len(objects)-1 {
			o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
			height = o.MinSize().Height
		}
		o.Resize(fyne.NewSize(size.Width, fyne.Max(0, height)))
		o.Move(fyne.NewPos(0, y))
		y += height + theme.Padding()
	}
}

// MinSize implements fyne.Layout.
func (stacked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			least := o.MinSize()
			size.Width = fyne.Max(size.Width, least.Width)
			size.Height += least.Height + theme.Padding()
		}
	}
	return size
}

// flow puts objects side by side, in as many rows as the width asks for, each in
// the middle of its row.
type flow struct {
	width float32 // it was last laid out for
}

// Layout implements fyne.Layout.
func (l *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// MinSize implements fyne.Layout: the width of the widest object, and the height
// of the rows at the width there was last.
func (l *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	size.Height = l.place(objects, func(_ fyne.CanvasObject, _ fyne.Position, each fyne.Size) {
		size.Width = fyne.Max(size.Width, each.Width)
	})
	return size
}

// place works out where each object goes and returns the height of all rows.
func (l *flow) place(objects []fyne.CanvasObject, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	gap := theme.Padding()
	var x, y, height float32
	var row []fyne.CanvasObject
	end := func() {
		x = 0
		for _, o := range row {
			size := o.MinSize()
			put(o, fyne.NewPos(x, y+(height-size.Height)/2), size)
			x += size.Width + 2*gap
		}
		row, x, y, height = nil, 0, y+height+gap, 0
	}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if x > 0 && l.width > 0 && x+size.Width > l.width {
			end()
		}
		row = append(row, o)
		x += size.Width + 2*gap
		height = fyne.Max(height, size.Height)
	}
	end()
	return fyne.Max(0, y-gap)
}

// pair is the layout of two objects side by side, of which the second takes the rest of the
// width, or below each other where that is less than it needs.
type pair struct {
	least float32 // width of the second, which is that at the usual size of text and grows with it
	width float32 // it was last laid out for
}

// Layout implements fyne.Layout.
func (l *pair) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	first := objects[0].MinSize()
	at := fyne.NewPos(first.Width+theme.Padding(), 0)
	if l.below(first) {
		first.Width, at = size.Width, fyne.NewPos(0, first.Height+theme.Padding())
	}
	objects[0].Resize(first)
	objects[1].Move(at)
	objects[1].Resize(fyne.NewSize(size.Width-at.X, objects[1].MinSize().Height))
}

// MinSize implements fyne.Layout: as high as the width there was last makes it.
func (l *pair) MinSize(objects []fyne.CanvasObject) fyne.Size {
	first, second := objects[0].MinSize(), objects[1].MinSize()
	least := first.Max(second)
	if l.below(first) {
		least.Height = first.Height + theme.Padding() + second.Height
	}
	return least
}

func (l *pair) below(first fyne.Size) bool {
	return l.width > 0 && first.Width+theme.Padding()+l.least*theme.TextSize()/widgets.UsualText > l.width
}

// tight puts texts under each other without the space between widgets: each has
// padding of its own.
type tight struct {
	closer float32 // than usual, for texts that belong together
}

// overlap is how far one text reaches into the padding of the one before.
func (l tight) overlap() float32 { return theme.InnerPadding() + l.closer }

// Layout implements fyne.Layout.
func (l tight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		height := o.MinSize().Height // wrapped to the width just given
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, y))
		y += height - l.overlap()
	}
}

// MinSize implements fyne.Layout.
func (l tight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size.Width = fyne.Max(size.Width, least.Width)
		size.Height += least.Height - l.overlap()
	}
	return size.AddWidthHeight(0, l.overlap())
}

// sized gives an object a width, which is that at the usual size of text and grows with it.
func sized(o fyne.CanvasObject, width float32) fyne.CanvasObject {
	return container.New(asWide(width), o)
}

// asWide is the layout of sized.
type asWide float32

// Layout implements fyne.Layout.
func (l asWide) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for _, o := range objects {
		o.Resize(l.MinSize(objects))
	}
}

// MinSize implements fyne.Layout.
func (l asWide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(l)*theme.TextSize()/widgets.UsualText, objects[0].MinSize().Height)
}

// wide gives a select the width of its options, within reason: Fyne's own is
// that of its placeholder.
func wide(s *widgets.Select) fyne.CanvasObject {
	return container.New(optionsWide{s, mostWide}, s)
}

// mostWide is how wide a select is at most, times the size of text.
const mostWide = 14

// optionsWide is the layout of wide.
type optionsWide struct {
	of   *widgets.Select
	most float32 // times the size of text
}

// Layout implements fyne.Layout.
func (optionsWide) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize implements fyne.Layout.
func (l optionsWide) MinSize([]fyne.CanvasObject) fyne.Size {
	const least, enough = 8, 100 // times the size of text; options
	size := l.of.MinSize()
	width := least * theme.TextSize()
	for _, option := range l.of.Options[:min(len(l.of.Options), enough)] {
		width = fyne.Max(width, fyne.MeasureText(option, theme.TextSize(), fyne.TextStyle{}).Width+theme.IconInlineSize()+4*theme.InnerPadding())
	}
	return fyne.NewSize(fyne.Min(width, l.most*theme.TextSize()), size.Height)
}

// roomForBoth is a layout that folds the sides away while the window is too narrow for
// them at the size of text there is, the right one also while it has nothing to say, and
// unfolds them again. What the user folds or unfolds meanwhile stands.
type roomForBoth struct {
	sides       *widgets.Sides
	scale       func() float32 // of texts
	says        func() bool    // the right side has something to say
	width       float32        // there is, at the usual size of text
	left, right autoFold
}

// autoFold is a side that folds by itself.
type autoFold struct {
	idle   bool // there is no room for it, or no use
	folded bool // by itself
}

// The widths from which there is room for the left side, and for both, where text has the
// usual size.
const (
	roomForLeft  = 760
	roomForRight = 1180
)

// Layout implements fyne.Layout.
func (l *roomForBoth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width / l.scale()
	l.fit()
	objects[0].Resize(size)
}

// fit folds and unfolds what has changed its use or its room.
func (l *roomForBoth) fit() {
	if l.width <= 0 {
		return
	}
	state := l.sides.State()
	left := l.left.fit(l.width < roomForLeft, &state.LeftOpen)
	right := l.right.fit(l.width < roomForRight || !l.says(), &state.RightOpen)
	if left || right {
		l.sides.SetState(state)
	}
}

// wanted is how the user has the sides, whatever is folded by itself: a side that the
// user has opened meanwhile is folded by nobody.
func (l *roomForBoth) wanted(state widgets.SidesState) widgets.SidesState {
	l.left.folded = l.left.folded && !state.LeftOpen
	l.right.folded = l.right.folded && !state.RightOpen
	state.LeftOpen = state.LeftOpen || l.left.folded
	state.RightOpen = state.RightOpen || l.right.folded
	return state
}

// fit folds a side that has become idle, and unfolds it where it no longer is; it
// reports whether it has become one or the other.
func (f *autoFold) fit(idle bool, open *bool) bool {
	if idle == f.idle {
		return false
	}
	f.idle = idle
	switch {
	case idle:
		f.folded, *open = *open, false
	case f.folded:
		f.folded, *open = false, true
	}
	return true
}

// MinSize implements fyne.Layout.
func (l *roomForBoth) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// reachable is the layout of the window: what is larger than the window, because its text
// is, is reached by scrolling.
type reachable struct{}

// Layout implements fyne.Layout.
func (reachable) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize implements fyne.Layout: the window is never made smaller.
func (reachable) MinSize([]fyne.CanvasObject) fyne.Size {
	const menu = 30 // the bar, which is no part of the content
	return smallest.SubtractWidthHeight(0, menu)
}

// column is a layout of a text that wraps at a width, and is as high as that makes it.
type column struct{ width float32 }

// Layout implements fyne.Layout.
func (column) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize implements fyne.Layout.
func (l column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	objects[0].Resize(fyne.NewSize(l.width, objects[0].Size().Height))
	return fyne.NewSize(l.width, objects[0].MinSize().Height)
}

// high is a layout that gives its object a least height, in lines of text.
type high struct{ lines float32 }

// Layout implements fyne.Layout.
func (high) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize implements fyne.Layout.
func (l high) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	least.Height = fyne.Max(least.Height, l.lines*theme.TextSize())
	return least
}

// strip puts cards in one row, the last one below where there is no room for it.
// Each is as wide as it needs to be. What is left goes to the last one, until it is
// as wide as reads well, and then to all.
type strip struct {
	width float32 // it was last laid out for
}

// readsWell is a good width for two lines of small text.
const readsWell = 230

// Layout implements fyne.Layout.
func (l *strip) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	rows := l.rows(objects)
	y := float32(0)
	for _, row := range rows {
		least, height := l.least(row)
		last := row[len(row)-1]
		x, spare := float32(0), fyne.Max(0, size.Width-least)
		own := fyne.Max(0, fyne.Min(spare, readsWell-last.MinSize().Width))
		for _, o := range row {
			width := o.MinSize().Width + (spare-own)/float32(len(row))
			if o == last {
				width += own
			}
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(width, height))
			x += width + theme.Padding()
		}
		y += height + theme.Padding()
	}
}

// MinSize implements fyne.Layout.
func (l *strip) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, row := range l.rows(objects) {
		width, height := l.least(row)
		size.Width = fyne.Max(size.Width, width)
		size.Height += height
		if i > 0 {
			size.Height += theme.Padding()
		}
	}
	return size
}

// rows parts the cards at the width there was last.
func (l *strip) rows(objects []fyne.CanvasObject) [][]fyne.CanvasObject {
	if least, _ := l.least(objects); l.width > 0 && least > l.width {
		last := len(objects) - 1
		return [][]fyne.CanvasObject{objects[:last], objects[last:]}
	}
	return [][]fyne.CanvasObject{objects}
}

// least is the size that a row needs.
func (l *strip) least(row []fyne.CanvasObject) (width, height float32) {
	for i, o := range row {
		size := o.MinSize()
		width += size.Width
		if i > 0 {
			width += theme.Padding()
		}
		height = fyne.Max(height, size.Height)
	}
	return width, height
}
