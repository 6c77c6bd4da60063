package charts

import (
	"flag"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// TestGolden compares pictures with what is drawn now. The examples hold the
// usual ones; these are the rarer forms. After a change of looks: go test
// ./charts -update, and look at every picture.
func TestGolden(t *testing.T) {
	rare := []fixture{
		{"signs", MedianTop, Data{Comparison: signs()}},
		{"range-signs", PayRange, Data{Comparison: signs()}},
		{"names", MedianTop, Data{Comparison: foreign()}},
		{"nobody", MedianTop, Data{Comparison: nobody()}},
		{"one-group", MedianTop, Data{Comparison: comparison(sizes[3:4])}},
		{"60-groups", MedianTop, Data{Comparison: manyRoles(60)}},
		{"gaps", ByExperience, Data{Comparison: experience()}},
		{"matrix-top", MatrixKind, Data{Comparison: comparison(sizes), Matrix: roleBySize(90, 6)}},
	}
	for _, f := range rare {
		t.Run(f.name, func(t *testing.T) {
			picture, _, err := f.chart(t, Light()).Render(800, 500, 1)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, f.name, picture)
		})
	}
	t.Run("small", func(t *testing.T) {
		picture, _, err := usual()[0].chart(t, Dark()).Render(800, 600, 2)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "small", picture)
	})
}

// golden compares a picture with testdata/name.png. On a difference it leaves
// the new picture beside it as name.got.png.
func golden(t *testing.T, name string, got *image.RGBA) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if *update {
		save(t, path, got)
		return
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	want, err := png.Decode(file)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if want.Bounds() != got.Bounds() {
		t.Fatalf("%s is %v, want %v", name, got.Bounds(), want.Bounds())
	}
	if share := difference(want, got); share > 0.0005 {
		beside := filepath.Join("testdata", name+".got.png")
		save(t, beside, got)
		t.Errorf("%s differs from %s in %.2f %% of its pixels; see %s", name, path, share*100, beside)
	}
}

// difference is the share of pixels that anybody would tell apart. Rounding in
// the last bits differs between processors.
func difference(a image.Image, b *image.RGBA) float64 {
	want := image.NewRGBA(b.Bounds())
	draw.Draw(want, want.Bounds(), a, image.Point{}, draw.Src)
	different := 0
	for i := 0; i < len(b.Pix); i += 4 {
		apart := 0
		for j := i; j < i+3; j++ {
			apart += max(int(want.Pix[j]), int(b.Pix[j])) - min(int(want.Pix[j]), int(b.Pix[j]))
		}
		if apart > 48 {
			different++
		}
	}
	return float64(different) / float64(len(b.Pix)/4)
}

func save(t *testing.T, path string, picture image.Image) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(file, picture); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}
