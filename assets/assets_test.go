package assets_test

import (
	"bytes"
	"image/png"
	"testing"

	"github.com/paybench/paybench/assets"
)

// TestIcon: packagers want a square picture with see-through corners.
func TestIcon(t *testing.T) {
	icon, err := png.Decode(bytes.NewReader(assets.Icon))
	if err != nil {
		t.Fatal(err)
	}
	if size := icon.Bounds().Size(); size.X != 512 || size.Y != 512 {
		t.Errorf("icon is %v, want 512×512", size)
	}
	if _, _, _, opaque := icon.At(0, 0).RGBA(); opaque != 0 {
		t.Error("the icon's corner is not transparent")
	}
}
