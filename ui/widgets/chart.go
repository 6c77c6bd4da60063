package widgets

import (
	"image"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ChartMark is something on a chart's picture that can be pointed at.
type ChartMark struct {
	Bounds image.Rectangle // in pixels of the picture
	Tip    string          // what it says, lines parted by newlines
	Leads  bool            // a click on it leads somewhere
}

// Chart shows a picture somebody else draws, pixel for pixel, and the marks on
// it. It asks for a picture of the size it has; until that comes it shows the
// former one as it was drawn, cut off rather than stretched.
//
// Keys: an arrow goes to the next mark in its direction, Home and End to the first
// and last, Enter opens one, Escape lets go.
type Chart struct {
	widget.BaseWidget

	// OnSize asks for a picture of so many pixels; scale is pixels per unit of
	// Fyne. It is called again when the theme changes. The window waits a little
	// for the size to settle, draws elsewhere, and calls SetPicture.
	OnSize func(widthPx, heightPx int, scale float32)
	// OnHoverMark hears which mark is pointed at by pointer or keyboard; -1 when
	// none is any more.
	OnHoverMark func(mark int)
	// OnTapMark hears which mark was clicked, or opened by Enter.
	OnTapMark func(mark int)
	// OnCopy hears Ctrl+C.
	OnCopy func()
	// OnMenuMark hears that the menu of a mark is asked for, or with -1 that of the
	// chart; at is absolute.
	OnMenuMark func(mark int, at fyne.Position)
	// Tips shows what marks say.
	Tips *Tips

	marks     []ChartMark
	scale     float32        // of the picture
	pointer   *fyne.Position // where it is on the chart, nil while it is elsewhere
	hovered   int            // mark under the pointer, -1 for none
	current   int            // mark of the keyboard, -1 for none
	highlight []int          // marks pointed at elsewhere
	focused   bool
	message   string
	asked     request

	picture *canvas.Image
	clip    *container.Clip
	holder  *fyne.Container
	ring    *canvas.Rectangle // around what is pointed at
	frame   *canvas.Rectangle // around the chart when it has the keyboard
	notice  *canvas.Text
}

// request is what a picture is drawn for.
type request struct {
	width, height int
	scale         float32
	ink           color.RGBA64 // foreground of the theme
}

// NewChart makes an empty chart.
func NewChart() *Chart {
	c := &Chart{hovered: -1, current: -1, scale: 1}
	c.picture = canvas.NewImageFromImage(nil)
	c.picture.FillMode, c.picture.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleFastest
	c.ring = canvas.NewRectangle(color.Transparent)
	c.ring.CornerRadius, c.ring.StrokeWidth, c.ring.Hidden = 3, 1.5, true
	c.frame = canvas.NewRectangle(color.Transparent)
	c.frame.CornerRadius, c.frame.StrokeWidth, c.frame.Hidden = 5, 1.5, true
	c.holder = container.NewWithoutLayout(c.picture, c.ring)
	c.clip = container.NewClip(c.holder)
	c.notice = newText("")
	c.notice.Alignment = fyne.TextAlignCenter
	c.ExtendBaseWidget(c)
	return c
}

// PixelSize is the size a picture should have now. All are zero while the chart
// has no size.
func (c *Chart) PixelSize() (widthPx, heightPx int, scale float32) {
	r := c.request()
	return r.width, r.height, r.scale
}

// SetPicture shows a picture drawn for a scale, and the marks on it. A highlight
// and the keyboard's place are kept where the marks say the same as before; the
// pointer points at what is under it now.
func (c *Chart) SetPicture(img image.Image, scale float32, marks []ChartMark) {
	was := c.pointed()
	if !slices.EqualFunc(c.marks, marks, func(a, b ChartMark) bool { return a.Tip == b.Tip }) {
		c.current, c.highlight = -1, nil
	}
	c.picture.Image, c.marks, c.scale, c.message = img, marks, scale, ""
	if !(scale > 0) {
		c.scale = 1
	}
	c.hovered = -1
	if c.pointer != nil {
		c.hovered = c.markAt(*c.pointer)
	}
	c.Tips.Hide() // it says what the former picture showed
	c.placePicture()
	c.picture.Refresh()
	c.redraw()
	if now := c.pointed(); was >= 0 || now >= 0 {
		c.tell(now)
	}
}

// Clear takes the picture away, for a message in its place or "".
func (c *Chart) Clear(message string) {
	c.SetPicture(nil, 0, nil)
	c.message = message
	c.redraw()
}

// SetHighlight rings marks that are pointed at elsewhere, all within one ring;
// without any it goes.
func (c *Chart) SetHighlight(marks ...int) {
	marks = slices.DeleteFunc(marks, func(i int) bool { return i < 0 || i >= len(c.marks) })
	if slices.Equal(marks, c.highlight) {
		return
	}
	c.highlight = marks
	c.drawRing()
}

// Refresh asks for a new picture if size, scale or theme have changed.
func (c *Chart) Refresh() {
	c.ask()
	c.BaseWidget.Refresh()
}

// ask tells what picture is needed, if that is another than was asked for last.
func (c *Chart) ask() {
	r := c.request()
	if r == c.asked || r.width <= 0 || r.height <= 0 {
		return
	}
	c.asked = r
	if c.OnSize != nil {
		c.OnSize(r.width, r.height, r.scale)
	}
}

func (c *Chart) request() request {
	scale := canvasScale(c)
	return request{
		width:  int(math.Round(float64(c.Size().Width * scale))),
		height: int(math.Round(float64(c.Size().Height * scale))),
		scale:  scale,
		ink:    color.RGBA64Model.Convert(colorOf(c, theme.ColorNameForeground)).(color.RGBA64),
	}
}

// canvasScale is the scale of the window a widget is in. Before it is in one,
// that of the first window is the best guess.
func canvasScale(w fyne.CanvasObject) float32 {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(w); c != nil {
		return c.Scale()
	}
	if windows := driver.AllWindows(); len(windows) > 0 {
		return windows[0].Canvas().Scale()
	}
	return 1
}

// MinSize leaves the size to the window.
func (c *Chart) MinSize() fyne.Size { return fyne.NewSize(200, 120) }

// CreateRenderer implements fyne.Widget.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer {
	return &simpleRenderer{
		layout: func(size fyne.Size) {
			c.clip.Resize(size)
			c.frame.Resize(size)
			c.placeNotice()
			c.placePicture()
			c.ask()
		},
		min:     c.MinSize,
		refresh: c.redraw,
		objects: func() []fyne.CanvasObject {
			return []fyne.CanvasObject{c.clip, c.notice, c.frame}
		},
	}
}

// placePicture gives the picture exactly its own pixels.
func (c *Chart) placePicture() {
	size := fyne.Size{}
	if img := c.picture.Image; img != nil {
		size = fyne.NewSize(float32(img.Bounds().Dx())/c.scale, float32(img.Bounds().Dy())/c.scale)
	}
	c.picture.Resize(size)
	c.drawRing()
}

func (c *Chart) placeNotice() {
	c.notice.Resize(fyne.NewSize(c.Size().Width, c.notice.MinSize().Height))
	c.notice.Move(fyne.NewPos(0, (c.Size().Height-c.notice.MinSize().Height)/2))
}

func (c *Chart) redraw() {
	c.notice.Text = c.message
	restyle(c, c.notice, ColorNameMuted, theme.SizeNameText)
	c.placeNotice()
	c.frame.Hidden = !c.focused
	c.frame.StrokeColor = colorOf(c, ColorNameRing)
	c.drawRing()
	canvas.Refresh(c)
}

// pointed is the mark that the pointer is on, else the keyboard; -1 for none.
func (c *Chart) pointed() int {
	if c.hovered < 0 && c.focused {
		return c.current
	}
	return c.hovered
}

// drawRing rings the mark pointed at here, else the ones pointed at elsewhere.
func (c *Chart) drawRing() {
	marks := c.highlight
	if mark := c.pointed(); mark >= 0 {
		marks = []int{mark}
	}
	c.ring.Hidden = len(marks) == 0
	if !c.ring.Hidden {
		const margin = 3
		position, size := c.area(marks...)
		c.ring.StrokeColor = colorOf(c, ColorNameRing)
		c.ring.Move(position.SubtractXY(margin, margin))
		c.ring.Resize(size.AddWidthHeight(2*margin, 2*margin))
	}
	c.ring.Refresh()
}

// area is where marks are in the widget.
func (c *Chart) area(marks ...int) (fyne.Position, fyne.Size) {
	var b image.Rectangle
	for _, i := range marks {
		b = b.Union(c.marks[i].Bounds)
	}
	return fyne.NewPos(float32(b.Min.X)/c.scale, float32(b.Min.Y)/c.scale),
		fyne.NewSize(float32(b.Dx())/c.scale, float32(b.Dy())/c.scale)
}
