package sheet

import (
	"bytes"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"
)

// What cannot be placed is named once, with its sheet and the reason.
func TestNotPlaced(t *testing.T) {
	var pixels bytes.Buffer
	if err := png.Encode(&pixels, image.NewRGBA(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	show := func(sheet string, p Picture) func(*Book) error {
		return func(b *Book) error { _, err := b.Show(sheet, "A1", p); return err }
	}
	for name, test := range map[string]struct {
		place func(*Book) error
		want  string
	}{
		"chart":                {func(b *Book) error { return b.Draw("Nowhere", "A1", Chart{Title: "Pay range"}) }, "Nowhere"},
		"picture":              {show("Nowhere", Picture{Title: "Pay range", PNG: pixels.Bytes()}), "Nowhere"},
		"picture of something": {show("Sheet1", Picture{Title: "Pay range", PNG: []byte("GIF89a")}), "not a PNG"},
	} {
		t.Run(name, func(t *testing.T) {
			var b Book
			err := Write(t.Context(), io.Discard, &b, func() error { return test.place(&b) })
			if err == nil || strings.Count(err.Error(), "Pay range") != 1 || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v; want the chart named once, and %q", err, test.want)
			}
		})
	}
}
