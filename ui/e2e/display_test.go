//go:build e2e

package e2e

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// display is a virtual display. It keeps what it shows in a file, where looking
// costs nothing of what the programs on it do.
type display struct {
	t      *testing.T
	name   string // as X11 calls it
	file   *os.File
	pixels int64 // where they begin in the file
	bounds image.Rectangle
}

// startDisplay starts a display of a free number. Its keys do not repeat, as they
// would where the machine is slow to let go of one.
func startDisplay(t *testing.T, size image.Point) *display {
	t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	server := exec.Command("Xvfb", "-noreset", "-r", "-displayfd", "3", "-fbdir", folder, "-screen", "0", fmt.Sprintf("%dx%dx24", size.X, size.Y))
	server.ExtraFiles = []*os.File{writer}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	_ = writer.Close()
	number, err := bufio.NewReader(reader).ReadString('\n')
	if err != nil {
		t.Fatalf("the virtual display did not start: %v", err)
	}
	d := &display{t: t, name: ":" + strings.TrimSpace(number), bounds: image.Rectangle{Max: size}}
	d.open(filepath.Join(folder, "Xvfb_screen0"))
	return d
}

// open opens the file of the display, an X window dump: a header of big-endian
// words, of which the first says how long it is and the twentieth how many colours
// of 12 bytes follow it, then four bytes a pixel: blue, green, red and none.
func (d *display) open(path string) {
	d.t.Helper()
	file, err := os.Open(path)
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { _ = file.Close() })
	var header [25]uint32
	if err := binary.Read(file, binary.BigEndian, &header); err != nil {
		d.t.Fatal(err)
	}
	d.file, d.pixels = file, int64(header[0]+12*header[19])
}

// frame is what a display showed at a time: four bytes a pixel.
type frame []byte

// look takes a frame.
func (d *display) look() frame {
	d.t.Helper()
	f := make(frame, 4*d.bounds.Dx()*d.bounds.Dy())
	if _, err := d.file.ReadAt(f, d.pixels); err != nil {
		d.t.Fatalf("looking at the display: %v", err)
	}
	return f
}

// differs counts the pixels in which two frames differ.
func (f frame) differs(other frame) (pixels int) {
	if len(f) != len(other) {
		return len(f) / 4
	}
	for i := 0; i < len(f); i += 4 {
		if !bytes.Equal(f[i:i+3], other[i:i+3]) {
			pixels++
		}
	}
	return pixels
}

// alike reports whether two frames are the same but for a blinking cursor.
func (f frame) alike(other frame) bool { return f.differs(other) < 130 }

// picture returns a frame as a PNG file.
func (d *display) picture(f frame) []byte {
	d.t.Helper()
	img := image.NewRGBA(d.bounds)
	for i := 0; i < len(f); i += 4 {
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = f[i+2], f[i+1], f[i], 0xff
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		d.t.Fatal(err)
	}
	return out.Bytes()
}

// keep keeps a picture of the display among the artefacts of the run.
func (d *display) keep(name string) {
	d.t.Helper()
	folder := filepath.Join("..", "..", "artefacts")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), d.picture(d.look()), 0o644); err != nil {
		d.t.Fatal(err)
	}
}
