package charts

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"math"
	"os"
	"strings"
	"testing"
)

func TestWrite(t *testing.T) {
	c := comparison(sizes)
	c.Query.Own = 148000
	c.Rows[1].Name = "1–10 <script> & 製品"
	for _, kind := range Kinds() {
		chart, err := New(kind, Data{Comparison: c, Histogram: histogram(), Matrix: roleBySize(90, 6)}, Light())
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range Formats() {
			var file bytes.Buffer
			if err := chart.Write(&file, format, FileWidth, FileHeight); err != nil {
				t.Fatalf("%s as %s: %v", kind, format, err)
			}
			checkFile(t, format, file.Bytes())
			if dir := os.Getenv("LOOK"); dir != "" {
				os.WriteFile(dir+"/file-"+string(kind)+"."+string(format), file.Bytes(), 0o644)
			}
		}
	}
}

// checkFile reads a written chart back.
func checkFile(t *testing.T, format Format, file []byte) {
	t.Helper()
	switch format {
	case PNG:
		picture, err := png.Decode(bytes.NewReader(file))
		if err != nil || picture.Bounds().Dx() != 2*FileWidth || picture.Bounds().Dy() != 2*FileHeight {
			t.Errorf("png: %v, %v", picture.Bounds(), err)
		}
	case SVG:
		decoder := xml.NewDecoder(bytes.NewReader(file))
		for {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("svg: %v", err)
			}
		}
		if text := string(file); !strings.Contains(text, "<title>") || !strings.Contains(text, "survey.csv") {
			t.Error("svg: has no title or no source in its description")
		}
	case PDF:
		if !bytes.HasPrefix(file, []byte("%PDF-")) || !bytes.Contains(file, []byte("%%EOF")) {
			t.Error("pdf: not a whole PDF file")
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	chart, err := New(MedianTop, Data{Comparison: comparison(sizes)}, Light())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		format        Format
		width, height float64
	}{
		{"gif", 960, 600}, {PNG, 0, 600}, {SVG, 960, math.NaN()}, {PDF, math.Inf(1), 600}, {PNG, 1e6, 1e6}, {PNG, -5, -5},
	} {
		if err := chart.Write(io.Discard, c.format, c.width, c.height); err == nil {
			t.Errorf("Write(%s, %g, %g) gave no error", c.format, c.width, c.height)
		}
	}
	if err := chart.Write(brokenWriter{}, PNG, 960, 600); !errors.Is(err, errBroken) {
		t.Errorf("a full disk gives %v", err)
	}
	for _, format := range []Format{SVG, PDF} {
		if err := chart.Write(brokenWriter{}, format, 960, 600); !errors.Is(err, errBroken) {
			t.Errorf("a full disk gives %v for %s", err, format)
		}
	}
}

var errBroken = errors.New("disk full")

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestParseFormat(t *testing.T) {
	for path, want := range map[string]Format{"a.png": PNG, "dir.x/B.SVG": SVG, "c.tar.pdf": PDF} {
		if got, err := ParseFormat(path); got != want || err != nil {
			t.Errorf("ParseFormat(%q) = %q, %v", path, got, err)
		}
	}
	for _, path := range []string{"", "png", "a.jpg", "a."} {
		if got, err := ParseFormat(path); err == nil {
			t.Errorf("ParseFormat(%q) = %q, want an error", path, got)
		}
	}
}
