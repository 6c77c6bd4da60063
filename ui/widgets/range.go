package widgets

import (
	"image/color"
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Range picks an interval of numbers with two handles. The bars above the track, if
// any, show where the data lies.
//
// Tab reaches each handle; arrows move it by a step, Page keys by ten, Home and
// End to where it can go.
type Range struct {
	widget.BaseWidget

	// OnChanged hears every movement; final is set when the user lets go.
	OnChanged func(low, high float64, final bool)
	// Format writes the chosen interval; nil writes "5 – 15".
	Format func(low, high float64) string

	min, max, step float64
	low, high      float64
	bars           []float64

	handles [2]*rangeHandle
	caption *canvas.Text
	track   *canvas.Rectangle
	chosen  *canvas.Rectangle
	columns []*canvas.Rectangle
}

var _ fyne.Tappable = (*Range)(nil)

const (
	handleSize = 16
	trackWidth = 4
	barsHeight = 28
)

// NewRange picks from the numbers between min and max, ends included, in steps.
// Everything is chosen at first.
func NewRange(min, max, step float64) *Range {
	r := &Range{}
	for i := range r.handles {
		r.handles[i] = &rangeHandle{owner: r, upper: i == 1}
		r.handles[i].ExtendBaseWidget(r.handles[i])
	}
	if !(step > 0) {
		step = 1
	}
	r.min, r.max, r.step = min, math.Max(min, max), step
	r.low, r.high = r.min, r.max
	r.ExtendBaseWidget(r)
	return r
}

// SetSpan chooses an interval, moved to what can be picked.
func (r *Range) SetSpan(low, high float64) {
	r.low, r.high = r.snap(low), r.snap(high)
	if r.high < r.low {
		r.low, r.high = r.high, r.low
	}
	r.Refresh()
}

// Span is the interval chosen.
func (r *Range) Span() (low, high float64) { return r.low, r.high }

// Whole reports whether everything is chosen.
func (r *Range) Whole() bool { return r.low == r.min && r.high == r.max }

// SetBars draws bars of these heights evenly over the track; none for nil.
func (r *Range) SetBars(heights []float64) {
	r.bars = heights
	r.Refresh()
}

// snap is the nearest number that can be picked.
func (r *Range) snap(value float64) float64 {
	if math.IsNaN(value) || value <= r.min {
		return r.min
	}
	if value >= r.max {
		return r.max
	}
	snapped := r.min + math.Round((value-r.min)/r.step)*r.step
	return math.Min(snapped, r.max)
}

// move sets one end on behalf of the user, as far as the other end lets it.
func (r *Range) move(upper bool, value float64, final bool) {
	low, high := r.low, r.high
	if upper {
		high = math.Max(r.snap(value), low)
	} else {
		low = math.Min(r.snap(value), high)
	}
	changed := low != r.low || high != r.high
	r.low, r.high = low, high
	if changed {
		r.Refresh()
	}
	if (changed || final) && r.OnChanged != nil {
		r.OnChanged(low, high, final)
	}
}

// Tapped moves the nearer handle to where the track was tapped.
func (r *Range) Tapped(e *fyne.PointEvent) {
	value := r.valueAt(e.Position.X)
	upper := math.Abs(value-r.high) < math.Abs(value-r.low) || value > r.high
	focus(r.handles[index(upper)])
	r.move(upper, value, true)
}

func index(upper bool) int {
	if upper {
		return 1
	}
	return 0
}

// text is the interval in words.
func (r *Range) text() string {
	if r.Format != nil {
		return r.Format(r.low, r.high)
	}
	low, high := strconv.FormatFloat(r.low, 'f', -1, 64), strconv.FormatFloat(r.high, 'f', -1, 64)
	if low == high {
		return low
	}
	return low + " – " + high
}

func (r *Range) xOf(value float64) float32 {
	if r.max <= r.min {
		return handleSize / 2
	}
	share := (value - r.min) / (r.max - r.min)
	return handleSize/2 + float32(share)*(r.Size().Width-handleSize)
}

func (r *Range) valueAt(x float32) float64 {
	width := r.Size().Width - handleSize
	if width <= 0 {
		return r.min
	}
	return r.min + float64((x-handleSize/2)/width)*(r.max-r.min)
}

// Inside lets the keyboard come into sight.
func (r *Range) Inside() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.handles[0], r.handles[1]}
}

// CreateRenderer implements fyne.Widget.
func (r *Range) CreateRenderer() fyne.WidgetRenderer {
	r.caption = newText("")
	r.track, r.chosen = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	r.track.CornerRadius, r.chosen.CornerRadius = trackWidth/2, trackWidth/2
	r.draw()
	return &simpleRenderer{
		layout:  func(fyne.Size) { r.draw() },
		min:     r.minSize,
		refresh: func() { r.draw(); canvas.Refresh(r) },
		objects: r.objects,
	}
}

func (r *Range) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.caption}
	for _, c := range r.columns {
		objects = append(objects, c)
	}
	return append(objects, r.track, r.chosen, r.handles[0], r.handles[1])
}

func (r *Range) minSize() fyne.Size {
	return fyne.NewSize(8*handleSize, r.trackTop()+handleSize)
}

// trackTop is where the handles' upper edge is.
func (r *Range) trackTop() float32 {
	top := lineHeight(r) + 2
	if len(r.bars) > 0 {
		top += barsHeight
	}
	return top
}

// draw places and colours everything.
func (r *Range) draw() {
	if r.caption == nil {
		return
	}
	r.caption.Text = r.text()
	restyle(r, r.caption, theme.ColorNameForeground, theme.SizeNameText)
	r.caption.Resize(r.caption.MinSize())
	r.caption.Move(fyne.NewPos(handleSize/4, 0)) // in line with the boxes of a Checklist

	middle := r.trackTop() + handleSize/2
	low, high := r.xOf(r.low), r.xOf(r.high)
	placeBar(r.track, handleSize/2, r.Size().Width-handleSize/2, middle, colorOf(r, theme.ColorNameInputBorder))
	placeBar(r.chosen, low, high, middle, colorOf(r, theme.ColorNamePrimary))
	r.drawBars()
	for i, x := range []float32{low, high} {
		r.handles[i].Resize(fyne.NewSquareSize(handleSize))
		r.handles[i].Move(fyne.NewPos(x-handleSize/2, r.trackTop()))
	}
}

// drawBars draws the data's bars, those inside the interval darker.
func (r *Range) drawBars() {
	if len(r.columns) != len(r.bars) {
		r.columns = nil
		for range r.bars {
			r.columns = append(r.columns, canvas.NewRectangle(color.Transparent))
		}
	}
	if len(r.bars) == 0 {
		return
	}
	most := 0.0
	for _, h := range r.bars {
		most = math.Max(most, h)
	}
	bottom := r.trackTop() + (handleSize-trackWidth)/2 - 1
	step := (r.Size().Width - handleSize) / float32(len(r.bars))
	for i, bar := range r.columns {
		height := float32(0)
		if most > 0 {
			height = float32(r.bars[i]/most) * barsHeight
		}
		if r.bars[i] > 0 {
			height = fyne.Max(height, 1)
		}
		x := handleSize/2 + float32(i)*step
		bar.FillColor = colorOf(r, theme.ColorNameInputBorder)
		if middle := r.valueAt(x + step/2); middle >= r.low && middle <= r.high {
			bar.FillColor = colorOf(r, ColorNameMuted)
		}
		bar.Resize(fyne.NewSize(fyne.Max(1, step-1), height))
		bar.Move(fyne.NewPos(x, bottom-height))
		bar.Refresh()
	}
}
