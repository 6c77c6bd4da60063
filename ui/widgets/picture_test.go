package widgets

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/theme"
)

// TestPictures compares what people see, at scale 2, in light and in dark. The
// markup goldens hold the layout; these hold colours, fonts and drawing order.
func TestPictures(t *testing.T) {
	for name, variant := range map[string]fyne.ThemeVariant{"light": theme.VariantLight, "dark": theme.VariantDark} {
		t.Run(name, func(t *testing.T) {
			w := show(t, gallery(), 760, 430)
			fyne.CurrentApp().Settings().SetTheme(FixedTheme(1, variant))
			w.Canvas().(software.WindowlessCanvas).SetScale(2)
			samePicture(t, w.Canvas().Capture(), filepath.Join("testdata", "gallery-"+name+".png"))
		})
	}
}

// gallery is a small window of what an analyst looks at.
func gallery() fyne.CanvasObject {
	table := NewDataTable(payColumns())
	table.Pinned = 1
	table.SetRows(payRows())
	table.SetSort("median", true)
	table.SetHighlight(3)

	roleList := NewChecklist("Search roles")
	roleList.SetOptions(roles(60))
	roleList.SetTicked([]string{"Director of Product Management"})
	experience := years()
	experience.SetSpan(10, 15)
	filters := container.NewVBox(NewSection("Role", roleList), NewSection("Experience", experience))

	chips := NewChips()
	chips.SetChips([]Chip{{"role", "Role", "Director of Product Management"}, {"x", "Experience", "10 – 15 years"}})
	median, top := NewHeadline(ColorNameMedian), NewHeadline(ColorNameTop)
	median.SetFigure(Figure{Label: "Median", Value: "$152,000", Second: "$73.08 an hour", Third: "95 % sure: 148–156k"})
	top.SetFigure(Figure{Label: "Top 10 % earn from", Value: "$235,000", Second: "$112.98 an hour", Third: "95 % sure: 224–247k"})
	head := container.NewVBox(chips, container.NewGridWithColumns(2, median, top), container.NewHBox(NewSegmented("Annual", "Hourly")))
	return NewSides(filters, container.NewPadded(container.NewBorder(head, nil, nil, nil, table)), nil)
}

// samePicture compares a picture with a golden. Rasterisers may round a fraction
// of the pixels another way on another machine; more than that is a change.
func samePicture(t *testing.T, got image.Image, path string) {
	t.Helper()
	if *update {
		var b bytes.Buffer
		if err := png.Encode(&b, got); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatalf("%v; run go test -update to make it", err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if got.Bounds() != want.Bounds() {
		t.Fatalf("%s is %v, drawn now %v", path, want.Bounds(), got.Bounds())
	}
	if share := differing(got, want); share > 0.002 {
		t.Errorf("%s: %.1f %% of the pixels differ from what is drawn now; look, then run with -update", path, 100*share)
	}
}

// differing is the share of pixels that differ visibly.
func differing(a, b image.Image) float64 {
	const visible = 0x1800
	count := 0
	bounds := a.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			if apart(r1, r2) > visible || apart(g1, g2) > visible || apart(b1, b2) > visible {
				count++
			}
		}
	}
	return float64(count) / float64(bounds.Dx()*bounds.Dy())
}

func apart(a, b uint32) uint32 { return max(a, b) - min(a, b) }
