package charts

import (
	"image"
	"image/color"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
)

func TestUpright(t *testing.T) {
	box := vg.Rectangle{Min: vg.Point{X: 1, Y: 2}, Max: vg.Point{X: 5, Y: 9}}
	path := func(points ...vg.Point) (p vg.Path) {
		p.Move(points[0])
		for _, pt := range points[1:] {
			p.Line(pt)
		}
		p.Close()
		return p
	}
	a, b, c, d := vg.Point{X: 1, Y: 2}, vg.Point{X: 5, Y: 2}, vg.Point{X: 5, Y: 9}, vg.Point{X: 1, Y: 9}
	var arc vg.Path
	arc.Move(a)
	arc.Arc(a, 3, 0, 6)
	arc.Line(b)
	arc.Line(c)
	for _, one := range []struct {
		name string
		path vg.Path
		ok   bool
	}{
		{"of a rectangle", box.Path(), true},
		{"the other way round", path(a, d, c, b), true},
		{"closed twice", path(a, b, c, d, a), true},
		{"slanted", path(a, b, vg.Point{X: 6, Y: 9}, d), false},
		{"triangle", path(a, b, c), false},
		{"bow tie", path(a, c, b, d), false},
		{"arc", arc, false},
		{"nothing", nil, false},
	} {
		got, ok := upright(one.path)
		if ok != one.ok || ok && got != box {
			t.Errorf("%s: upright = %v, %v", one.name, got, ok)
		}
	}
}

// TestRasterIsVgimg holds that the shortcuts draw what gonum's canvas draws, but
// for the rims of letters and edges between pixels.
func TestRasterIsVgimg(t *testing.T) {
	for _, f := range usual() {
		chart := f.chart(t, Light())
		got, _, err := chart.Render(960, 600, 1)
		if err != nil {
			t.Fatal(err)
		}
		plain := vgimg.NewWith(vgimg.UseWH(960, 600), vgimg.UseDPI(72), vgimg.UseBackgroundColor(color.White))
		chart.draw(draw.New(plain))
		if share := float64(difference(plain.Image(), got)) / (960 * 600); share > 0.06 {
			t.Errorf("%s differs from plain vgimg in %.1f %% of its pixels", f.name, share*100)
		}
	}
}

// TestRasterTurned holds that what is not upright goes to gonum's canvas.
func TestRasterTurned(t *testing.T) {
	r, err := newRaster(200, 200, 1, color.White)
	if err != nil {
		t.Fatal(err)
	}
	r.SetColor(color.Black)
	r.Push()
	r.Translate(vg.Point{X: 100, Y: 100})
	r.Fill(vg.Rectangle{Max: vg.Point{X: 10, Y: 10}}.Path())
	r.Pop()
	r.Fill(vg.Rectangle{Max: vg.Point{X: 10, Y: 10}}.Path())
	for at, want := range map[image.Point]color.RGBA{
		{105, 95}: {A: 0xFF}, {5, 195}: {A: 0xFF}, {50, 50}: {0xFF, 0xFF, 0xFF, 0xFF}, {5, 95}: {0xFF, 0xFF, 0xFF, 0xFF},
	} {
		if got := r.image.RGBAAt(at.X, at.Y); got != want {
			t.Errorf("pixel %v is %v, want %v", at, got, want)
		}
	}
}
