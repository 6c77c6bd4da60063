package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Rows shows objects under each other, each as high as it needs to be at the width
// there is, and scrolls. Only the rows in sight and a few beyond are laid out, so
// that their number does not matter; the others are taken to be one line high
// until they are made.
type Rows struct {
	widget.BaseWidget

	create  func(i int) fyne.CanvasObject
	made    map[int]fyne.CanvasObject
	heights []float32 // at width; 0 where a row was not made yet
	width   float32
	kept    int // the row revealed last, which exists in sight or not; -1 for none
	showing bool

	body   *rowsBody
	scroll *container.Scroll
}

// rowsBeyond is how far beyond what is in sight rows are made, so that Tab finds
// the next one: a multiple of the size of text.
const rowsBeyond = 13

// NewRows makes a list without rows.
func NewRows() *Rows {
	r := &Rows{kept: -1}
	r.body = &rowsBody{of: r}
	r.body.ExtendBaseWidget(r.body)
	r.scroll = container.NewVScroll(r.body)
	r.scroll.OnScrolled = func(fyne.Position) { r.show() }
	r.ExtendBaseWidget(r)
	return r
}

// SetRows replaces all rows; create makes one when it comes into sight. How far
// the list is scrolled stays.
func (r *Rows) SetRows(count int, create func(i int) fyne.CanvasObject) {
	r.create, r.kept = create, -1
	r.heights, r.made = make([]float32, count), map[int]fyne.CanvasObject{}
	r.show()
}

// Reveal scrolls a row into sight. It exists from then on until another one is
// revealed, so that it can have the keyboard.
func (r *Rows) Reveal(i int) {
	if i < 0 || i >= len(r.heights) {
		return
	}
	r.kept = i
	for range 2 { // making it may show that it is higher than was thought
		var top float32
		for _, height := range r.heights[:i] {
			top += r.orGuess(height)
		}
		bottom, offset := top+r.orGuess(r.heights[i]), r.scroll.Offset
		offset.Y = fyne.Min(top, fyne.Max(offset.Y, bottom-r.scroll.Size().Height))
		r.scroll.ScrollToOffset(offset)
		r.show()
	}
}

// Offset is how far the list is scrolled.
func (r *Rows) Offset() float32 { return r.scroll.Offset.Y }

// ScrollToTop shows the first row.
func (r *Rows) ScrollToTop() {
	r.scroll.ScrollToTop()
	r.show()
}

// Made is how many rows exist.
func (r *Rows) Made() int { return len(r.made) }

// Relayout lays the rows in sight out again, after some changed their height.
func (r *Rows) Relayout() { r.show() }

// Refresh measures and draws everything in sight anew.
func (r *Rows) Refresh() {
	clear(r.heights)
	r.show()
	r.BaseWidget.Refresh()
}

// orGuess is a height, or about what it will be where it is not known.
func (r *Rows) orGuess(height float32) float32 {
	if height > 0 {
		return height
	}
	return lineHeight(r) + 2*theme.InnerPadding()
}

// show makes the rows that are in sight and gives up those that are no more. Where
// one above turns out higher than was thought, what is in sight stays in place.
func (r *Rows) show() {
	width, view := r.scroll.Size().Width, r.scroll.Size().Height
	if r.showing || width <= 0 {
		return
	}
	r.showing = true
	defer func() { r.showing = false }()
	if width != r.width {
		clear(r.heights)
		r.width = width
	}
	var y float32
	offset, beyond := r.scroll.Offset.Y, rowsBeyond*sizeOf(r, theme.SizeNameText)
	r.body.objects = r.body.objects[:0]
	for i := range r.heights {
		height := r.orGuess(r.heights[i])
		switch inSight := y+height > offset-beyond && y < offset+view+beyond; {
		case inSight || i == r.kept:
			before := height
			height = r.place(i, y)
			if y+before <= offset {
				offset += height - before
			}
		default:
			delete(r.made, i)
		}
		y += height
	}
	r.body.height = y
	if offset != r.scroll.Offset.Y {
		r.scroll.Offset.Y = offset
	}
	r.scroll.Refresh()
}

// place makes a row where there is none yet, puts it at its place, as high as it
// needs to be by now, and returns its height.
func (r *Rows) place(i int, y float32) float32 {
	o := r.made[i]
	if o == nil {
		o = r.create(i)
		r.made[i] = o
	}
	if height := o.MinSize().Height; height != r.heights[i] {
		o.Resize(fyne.NewSize(r.width, height))
		r.heights[i] = o.MinSize().Height // at the width just given
		o.Resize(fyne.NewSize(r.width, r.heights[i]))
	}
	o.Move(fyne.NewPos(0, y))
	r.body.objects = append(r.body.objects, o)
	return r.heights[i]
}

// Inside lets the keyboard come into sight.
func (r *Rows) Inside() []fyne.CanvasObject { return []fyne.CanvasObject{r.scroll} }

// CreateRenderer implements fyne.Widget.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer {
	return &simpleRenderer{
		layout: func(size fyne.Size) {
			r.scroll.Resize(size)
			r.show()
		},
		min:     func() fyne.Size { return fyne.NewSize(100, 3*r.orGuess(0)) },
		refresh: func() { canvas.Refresh(r) },
		objects: r.Inside,
	}
}

// rowsBody is what a Rows scrolls.
type rowsBody struct {
	widget.BaseWidget
	of      *Rows
	objects []fyne.CanvasObject // the rows that exist, in order
	height  float32             // of all rows
}

// MinSize is the size of all rows, in sight or not.
func (b *rowsBody) MinSize() fyne.Size { return fyne.NewSize(0, b.height) }

// Inside lets the keyboard come into sight.
func (b *rowsBody) Inside() []fyne.CanvasObject { return b.objects }

// CreateRenderer implements fyne.Widget.
func (b *rowsBody) CreateRenderer() fyne.WidgetRenderer {
	return &simpleRenderer{
		layout:  func(fyne.Size) { b.of.show() }, // one of the rows may need another height
		min:     b.MinSize,
		refresh: func() { canvas.Refresh(b) },
		objects: b.Inside,
	}
}
