package widgets

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// bars draws a picture of bars, blue on a white ground, and their marks.
func bars(width, height int) (image.Image, []ChartMark) {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	var marks []ChartMark
	for i := range 4 {
		r := image.Rect(width*(2*i+1)/9, height*(4-i)/6, width*(2*i+2)/9, height*5/6)
		draw.Draw(img, r, image.NewUniform(rgb(0x0072b2)), image.Point{}, draw.Src)
		marks = append(marks, ChartMark{Bounds: r, Tip: fmt.Sprintf("51–200 people\nMedian $%d,000\n160 people", 120+i)})
	}
	return img, marks
}

type asked struct {
	width, height int
	scale         float32
}

func newChart(t *testing.T) (*Chart, fyne.Window, *[]asked) {
	t.Helper()
	c := NewChart()
	var wanted []asked
	c.OnSize = func(width, height int, scale float32) { wanted = append(wanted, asked{width, height, scale}) }
	w := show(t, c, 400, 200)
	return c, w, &wanted
}

func TestChartAsksForExactPixels(t *testing.T) {
	c, w, wanted := newChart(t)
	w.Canvas().(software.WindowlessCanvas).SetScale(1.5)
	c.Refresh()
	w.Resize(fyne.NewSize(301, 200))
	c.Refresh() // nothing has changed: nothing to ask
	fyne.CurrentApp().Settings().SetTheme(FixedTheme(1, theme.VariantDark))
	c.Refresh()
	got := *wanted
	got = got[len(got)-3:]
	want := []asked{{600, 300, 1.5}, {452, 300, 1.5}, {452, 300, 1.5}}
	if !slices.Equal(got, want) {
		t.Errorf("asked for %v, want %v", got, want)
	}
	if width, height, scale := c.PixelSize(); (asked{width, height, scale}) != want[2] {
		t.Errorf("PixelSize %d, %d, %v", width, height, scale)
	}
}

func TestChartIsPixelForPixel(t *testing.T) {
	c, w, _ := newChart(t)
	w.Canvas().(software.WindowlessCanvas).SetScale(2)
	// A checkerboard is where every blur shows.
	board := image.NewNRGBA(image.Rect(0, 0, 800, 400))
	for y := range 400 {
		for x := range 800 {
			board.Set(x, y, color.Gray{Y: uint8(255 * ((x + y) % 2))})
		}
	}
	c.SetPicture(board, 2, nil)
	got := w.Canvas().Capture()
	for y := range 400 {
		for x := range 800 {
			if r, _, _, _ := got.At(x, y).RGBA(); r != uint32(0xffff*((x+y)%2)) {
				t.Fatalf("pixel %d, %d is %x", x, y, r)
			}
		}
	}
}

func TestChartDoesNotStretchAnOldPicture(t *testing.T) {
	c, w, _ := newChart(t)
	img, marks := bars(400, 200)
	c.SetPicture(img, 1, marks)
	w.Resize(fyne.NewSize(600, 150))
	if got := c.picture.Size(); got != fyne.NewSize(400, 200) {
		t.Errorf("the old picture is shown at %v", got)
	}
	c.Clear("Nobody is left")
	if c.picture.Image != nil || len(c.marks) != 0 || c.notice.Text != "Nobody is left" {
		t.Error("the old picture is still there")
	}
}

func TestChartDraws(t *testing.T) {
	c, w, _ := newChart(t)
	img, marks := bars(400, 200)
	c.SetPicture(img, 1, marks)
	c.SetHighlight(2)
	golden(t, w, "chart")
	c.Clear("Nobody is left. Remove a filter.")
	golden(t, w, "chart-empty")
}

func TestChartPointer(t *testing.T) {
	var k clock
	c := NewChart()
	c.Tips = NewTips(k.after)
	w := show(t, c.Tips.Wrap(c), 400, 200)
	img, marks := bars(800, 400)
	c.SetPicture(img, 2, marks)
	var hovered, tapped []int
	c.OnHoverMark = func(i int) { hovered = append(hovered, i) }
	c.OnTapMark = func(i int) { tapped = append(tapped, i) }

	position, size := c.area(1)
	middle := position.AddXY(size.Width/2, size.Height/2)
	c.MouseMoved(mouse(middle.X, middle.Y))
	k.ring()
	if got := c.Tips.Text(); got != marks[1].Tip {
		t.Errorf("tip %q", got)
	}
	test.TapCanvas(w.Canvas(), middle)
	c.MouseMoved(mouse(position.X-3, middle.Y)) // a near miss still counts
	c.MouseMoved(mouse(position.X-12, middle.Y))
	test.TapCanvas(w.Canvas(), fyne.NewPos(2, 2))
	c.MouseOut()
	if !slices.Equal(hovered, []int{1, -1}) || !slices.Equal(tapped, []int{1}) {
		t.Errorf("hovered %v, tapped %v", hovered, tapped)
	}
	if got := c.Tips.Text(); got != "" {
		t.Errorf("tip %q after leaving", got)
	}
}

func TestChartSmallestMarkWins(t *testing.T) {
	c := NewChart()
	show(t, c, 100, 100)
	c.SetPicture(image.NewNRGBA(image.Rect(0, 0, 100, 100)), 1, []ChartMark{
		{Bounds: image.Rect(0, 0, 100, 100)}, {Bounds: image.Rect(40, 40, 60, 60)}, {Bounds: image.Rect(30, 30, 70, 70)},
	})
	for _, tc := range []struct {
		x, y float32
		want int
	}{{50, 50, 1}, {35, 50, 2}, {5, 5, 0}} {
		if got := c.markAt(fyne.NewPos(tc.x, tc.y)); got != tc.want {
			t.Errorf("at %v, %v: mark %d, want %d", tc.x, tc.y, got, tc.want)
		}
	}
}

func TestChartKeys(t *testing.T) {
	var k clock
	c := NewChart()
	c.Tips = NewTips(k.after)
	w := show(t, c.Tips.Wrap(container.NewVBox(c)), 400, 200)
	img, marks := bars(400, 120)
	c.SetPicture(img, 1, marks)
	var hovered, tapped []int
	c.OnHoverMark = func(i int) { hovered = append(hovered, i) }
	c.OnTapMark = func(i int) { tapped = append(tapped, i) }
	w.Canvas().FocusNext()
	press(w, fyne.KeyReturn, fyne.KeyLeft, fyne.KeyRight, fyne.KeyEnd, fyne.KeyRight, fyne.KeyReturn)
	if got := c.Tips.Text(); got != marks[3].Tip {
		t.Errorf("tip %q", got)
	}
	golden(t, w, "chart-keys")
	w.Canvas().Unfocus()
	if want := []int{0, 1, 3, -1}; !slices.Equal(hovered, want) || !slices.Equal(tapped, []int{3}) {
		t.Errorf("walked %v, opened %v", hovered, tapped)
	}
}

// cells are the marks of a matrix of two rows and three columns, then two marks
// that share a place below it.
func cells() []ChartMark {
	var marks []ChartMark
	for i := range 6 {
		corner := image.Pt(10+100*(i%3), 10+40*(i/3))
		marks = append(marks, ChartMark{Bounds: image.Rectangle{Min: corner, Max: corner.Add(image.Pt(90, 36))}, Tip: string(rune('a' + i))})
	}
	low := image.Rect(110, 90, 200, 110)
	return append(marks, ChartMark{Bounds: low, Tip: "g"}, ChartMark{Bounds: low, Tip: "h"})
}

func TestChartArrowsGoWhereTheyPoint(t *testing.T) {
	c := NewChart()
	w := show(t, c, 400, 120)
	img, _ := bars(400, 120)
	c.SetPicture(img, 1, cells())
	w.Canvas().Focus(c)
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyDown, 0},
		{fyne.KeyUp, 0},
		{fyne.KeyLeft, 0},
		{fyne.KeyRight, 1},
		{fyne.KeyDown, 4},
		{fyne.KeyRight, 5},
		{fyne.KeyRight, 5},
		{fyne.KeyUp, 2},
		{fyne.KeyLeft, 1},
		{fyne.KeyDown, 4},
		{fyne.KeyDown, 6},
		{fyne.KeyDown, 7},
		{fyne.KeyDown, 7},
		{fyne.KeyUp, 6},
		{fyne.KeyUp, 4},
		{fyne.KeyHome, 0},
		{fyne.KeyEnd, 7},
		{fyne.KeyEscape, -1},
	} {
		press(w, step.key)
		if c.current != step.want {
			t.Fatalf("%s leads to mark %d, want %d", step.key, c.current, step.want)
		}
	}
}

// TestChartNewPicture: nothing of the former picture stands over the new one.
func TestChartNewPicture(t *testing.T) {
	var k clock
	c := NewChart()
	c.Tips = NewTips(k.after)
	w := show(t, c.Tips.Wrap(c), 400, 120)
	var heard []int
	c.OnHoverMark = func(i int) { heard = append(heard, i) }
	img, _ := bars(400, 120)
	c.SetPicture(img, 1, cells())
	c.MouseMoved(mouse(120, 20))
	k.ring()
	if c.Tips.Text() != "b" {
		t.Fatalf("tip %q", c.Tips.Text())
	}
	others := []ChartMark{{Bounds: image.Rect(0, 0, 400, 120), Tip: "another figure"}}
	c.SetPicture(img, 1, others)
	if got := c.Tips.Text(); got != "" {
		t.Errorf("tip %q of the former picture", got)
	}
	c.MouseMoved(mouse(121, 20))
	k.ring()
	if got := c.Tips.Text(); got != "another figure" {
		t.Errorf("tip %q", got)
	}
	c.MouseOut()
	c.SetPicture(img, 1, cells())

	w.Canvas().Focus(c)
	press(w, fyne.KeyEnd)
	c.SetPicture(img, 2, cells()) // another size
	if c.current != 7 {
		t.Errorf("at another size the keyboard is on mark %d, want 7", c.current)
	}
	c.SetPicture(img, 1, others)
	if c.current != -1 {
		t.Errorf("the keyboard is on mark %d of a picture that says something else", c.current)
	}
	if want := []int{1, 0, -1, 7, 7, -1}; !slices.Equal(heard, want) {
		t.Errorf("heard of %v, want %v", heard, want)
	}
}

func TestChartHighlightsMarksTogether(t *testing.T) {
	c, _, _ := newChart(t)
	img, _ := bars(400, 120)
	c.SetPicture(img, 1, cells())
	c.SetHighlight(3, 4, 5, 99)
	if c.ring.Hidden || c.ring.Position() != fyne.NewPos(7, 47) || c.ring.Size() != fyne.NewSize(296, 42) {
		t.Errorf("the ring is at %v, %v", c.ring.Position(), c.ring.Size())
	}
	c.SetHighlight()
	if !c.ring.Hidden {
		t.Error("the ring stays")
	}
}

func TestChartWithoutMarks(t *testing.T) {
	c, w, _ := newChart(t)
	c.OnHoverMark = func(i int) { t.Errorf("hears of mark %d", i) }
	w.Canvas().FocusNext()
	press(w, fyne.KeyRight, fyne.KeyLeft, fyne.KeyHome, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyEscape)
	c.MouseMoved(mouse(5, 5))
	c.SetHighlight(7)
	c.SetPicture(nil, 0, nil)
}
