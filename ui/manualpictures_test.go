package ui

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	pictures "image/draw"
	"image/png"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/docs"
)

// manualPictures are the pictures of the guide, by their names there. Each is small, since
// all of them ship inside the program.
var manualPictures = map[string]func(t *testing.T) image.Image{
	"market": func(t *testing.T) image.Image {
		w, _ := newTestWindow(t)
		w.win.Resize(smallest)
		return w.win.Canvas().Capture()
	},
	"groups": func(t *testing.T) image.Image {
		w, _ := newTestWindow(t)
		return cutOut(w, w.results.chart, w.results.content)
	},
	"import": func(t *testing.T) image.Image {
		w, _ := newTestWindow(t)
		w.win.Resize(smallest)
		opened(t, w, writeFile(t, "survey.csv", "Job title,Company,Monthly salary,Site\n"+
			strings.Repeat("Analyst,Acme,4000,Oulu\nAnalyst,Borealis,5200,Turku\nManager,Acme,6500,Oulu\nManager,Cygnus,7100,Turku\nManager,Borealis,ask,Oulu\n", 6)))
		return w.win.Canvas().Capture()
	},
	"sources": func(t *testing.T) image.Image {
		w, picker := newTestWindow(t)
		w.win.Resize(fyne.NewSize(smallest.Width, smallest.Height))
		folder := t.TempDir()
		roles := map[string]float64{"Data Analyst": 58_000, "Data Engineer": 79_000, "Product Manager": 94_000, "Software Engineer": 86_000}
		w.opener.loader.load(study.Source{Path: surveyFile(t, folder, "Spring survey", "2026-03-01", 200, roles)}, w.opener.begin)
		addSource(t, w, picker, surveyFile(t, folder, "Guild salaries", "2025-10-01", 90, map[string]float64{"Data Analyst": 63_000, "Data Engineer": 87_000, "Developer II": 108_000}))
		w.state.query(w.state.study().Query.WithBy("role"))
		w.notice.hide()
		return cutOut(w, w.results.sources.content, w.results.content)
	},
	"gap": func(t *testing.T) image.Image {
		w, _ := newExampleGap(t)
		w.win.Resize(smallest)
		press(t, w.win.Content(), "Article 9")
		return w.win.Canvas().Capture()
	},
	"review": func(t *testing.T) image.Image {
		w, _ := newExampleReview(t)
		w.win.Resize(smallest)
		return w.win.Canvas().Capture()
	},
}

// surveyFile makes a file of people of several roles, whose pay begins at that of the role.
func surveyFile(t *testing.T, folder, name, date string, n int, roles map[string]float64) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("Job title,Employer,Annual salary EUR,Effective date\n")
	titles := slices.Sorted(maps.Keys(roles))
	for i := range n {
		title := titles[i%len(titles)]
		fmt.Fprintf(&b, "%s,Company %d,%.0f,%s\n", title, i%23, roles[title]*(0.8+0.4*float64(i*37%n)/float64(n)), date)
	}
	return writeFileIn(t, folder, name+".csv", b.String())
}

// cutOut is what the window shows from the top of one object to the end of one around it.
func cutOut(w *Window, from, within fyne.CanvasObject) image.Image {
	driver := w.dialogs.driver
	top, corner := driver.AbsolutePositionForObject(from), driver.AbsolutePositionForObject(within)
	size := within.Size()
	area := image.Rect(int(corner.X), int(top.Y), int(corner.X+size.Width), int(corner.Y+size.Height))
	cut := image.NewNRGBA(image.Rectangle{Max: area.Size()})
	pictures.Draw(cut, cut.Bounds(), w.win.Canvas().Capture(), area.Min, pictures.Src)
	return cut
}

// fewColours is a picture with a palette, which makes it a fourth as large as a file: the
// commonest colours, and the nearest of them for the others.
func fewColours(of image.Image) *image.Paletted {
	count := map[color.Color]int{}
	b := of.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.NRGBAModel.Convert(of.At(x, y)).(color.NRGBA)
			count[c]++
		}
	}
	commonest := slices.SortedFunc(maps.Keys(count), func(a, b color.Color) int {
		x, y := a.(color.NRGBA), b.(color.NRGBA)
		return cmp.Or(count[b]-count[a], int(x.R)-int(y.R), int(x.G)-int(y.G), int(x.B)-int(y.B))
	})
	few := image.NewPaletted(b, commonest[:min(len(commonest), 96)])
	pictures.Draw(few, b, of, b.Min, pictures.Src)
	return few
}

// difference is how far two pictures of one size are apart: the mean difference of the
// brightness of their parts, of 255. A part is as large as what nobody would miss.
func difference(a, b image.Image) float64 {
	const part = 64
	sum, n := 0.0, 0
	for y := 0; y < a.Bounds().Dy(); y += part {
		for x := 0; x < a.Bounds().Dx(); x += part {
			sum += math.Abs(brightness(a, x, y, part) - brightness(b, x, y, part))
			n++
		}
	}
	return sum / float64(n)
}

// brightness is that of a square part of a picture, of 255.
func brightness(of image.Image, left, top, size int) float64 {
	area := image.Rect(left, top, left+size, top+size).Intersect(of.Bounds())
	sum := 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			sum += int(color.GrayModel.Convert(of.At(x, y)).(color.Gray).Y)
		}
	}
	return float64(sum) / float64(area.Dx()*area.Dy())
}

// TestManualPictures: the pictures of the manual show the window as it is, but for details
// that nobody would notice. Look at them after drawing them again.
func TestManualPictures(t *testing.T) {
	const tolerated, largest = 5, 80_000 // of 255; bytes
	for name, take := range manualPictures {
		t.Run(name, func(t *testing.T) {
			now := fewColours(take(t))
			if *update {
				var file bytes.Buffer
				encoder := png.Encoder{CompressionLevel: png.BestCompression}
				if err := encoder.Encode(&file, now); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join("..", "docs", "manual", name+".png"), file.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			file, err := docs.Manual.ReadFile("manual/" + name + ".png")
			if err != nil {
				t.Fatal(err)
			}
			if len(file) > largest {
				t.Errorf("the picture has %d bytes", len(file))
			}
			shipped, err := png.Decode(bytes.NewReader(file))
			if err != nil {
				t.Fatal(err)
			}
			if shipped.Bounds().Size() != now.Bounds().Size() {
				t.Fatalf("the window is drawn in %v and the manual shows %v: make golden PKG=./ui", now.Bounds().Size(), shipped.Bounds().Size())
			}
			if d := difference(shipped, now); d > tolerated {
				t.Errorf("the window looks otherwise than the manual shows it (%.1f): make golden PKG=./ui", d)
			}
		})
	}
}
