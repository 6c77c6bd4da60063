package charts

import (
	"flag"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// TestGolden compares pictures with what is drawn now. The examples hold the
// usual ones; these are the rarer forms. After a change of looks: go test
// ./charts -update, and look at every picture.
func TestGolden(t *testing.T) {
	rare := []fixture{
		{"signs", medianTop{groupsOf(signs())}},
		{"range-signs", payRange{groupsOf(signs())}},
		{"names", medianTop{groupsOf(foreign())}},
		{"nobody", medianTop{groupsOf(nobody())}},
		{"one-group", medianTop{groupsOf(comparison(sizes[3:4]))}},
		{"9-groups", medianTop{groupsOf(manyRoles(9))}},
		{"60-groups", medianTop{groupsOf(manyRoles(60))}},
		{"range-20-groups", payRange{groupsOf(manyRoles(20))}},
		{"joined-columns", distribution{groupsOf(comparison(sizes)), fewAtTheEnds(0, 0)}},
		{"gaps", byExperience{groups: groupsOf(experience())}},
		{"matrix-top", roleBySize(comparison(sizes), 90, 6)},
	}
	for _, f := range rare {
		t.Run(f.name, func(t *testing.T) { golden(t, f.name, f.chart(t, Light()), 800, 500, 1) })
	}
	t.Run("small", func(t *testing.T) { golden(t, "small", usual()[0].chart(t, Dark()), 400, 300, 2) })
}

// golden compares a chart of a size in points with testdata/name.png, and what it
// draws with testdata/name.txt. The text has to be the same: in a picture, a wrong
// digit is a few pixels of half a million. On a difference it leaves what is drawn
// now beside it as name.got.png and name.got.txt.
func golden(t *testing.T, name string, c *Chart, width, height int, scale float64) {
	t.Helper()
	picture, _, err := c.Render(int(float64(width)*scale), int(float64(height)*scale), scale)
	if err != nil {
		t.Fatal(err)
	}
	path, drawn := filepath.Join("testdata", name), record(c, float64(width), float64(height))
	if *update {
		save(t, path+".png", picture)
		write(t, path+".txt", drawn)
		return
	}
	recorded, err := os.ReadFile(path + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	if want := string(recorded); want != drawn {
		write(t, path+".got.txt", drawn)
		t.Errorf("%s draws other things than %s.txt says, first:\n%s\nsee %s.got.txt", name, path, firstDifference(want, drawn), path)
	}
	want := load(t, path+".png")
	if want.Bounds() != picture.Bounds() {
		t.Fatalf("%s is %v, want %v", name, picture.Bounds(), want.Bounds())
	}
	if n := difference(want, picture); n > mostDifferent {
		save(t, path+".got.png", picture)
		t.Errorf("%s differs from %s.png in %d pixels; see %s.got.png", name, path, n, path)
	}
}

// mostDifferent is how many pixels of a picture may differ from what was recorded:
// fewer than a letter has.
const mostDifferent = 12

// firstDifference shows the first line in which two texts differ.
func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	i := 0
	for i < min(len(a), len(b))-1 && a[i] == b[i] {
		i++
	}
	return fmt.Sprintf("line %d\n- %s\n+ %s", i+1, a[i], b[i])
}

// difference counts the pixels that anybody would tell apart. Rounding in the last
// bits differs between processors.
func difference(a image.Image, b *image.RGBA) int {
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
	return different
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

func load(t *testing.T, path string) image.Image {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return picture
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
