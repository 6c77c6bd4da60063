package charts

import (
	"bytes"
	"compress/zlib"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"
)

func TestWrite(t *testing.T) {
	c := comparison(sizes)
	c.Query.Own = 148000
	c.Rows[1].Name = "1–10 <script> & 製品"
	const width, height = 640, 400
	for _, e := range exemplars(t) {
		kind := e.about().kind
		chart, err := New(Data{compared{e.of(c)}}, Light())
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range Formats() {
			var file bytes.Buffer
			if err := chart.Write(&file, format, width, height); err != nil {
				t.Fatalf("%s as %s: %v", kind, format, err)
			}
			checkFile(t, format, file.Bytes(), width)
		}
	}
}

// checkFile reads a written chart back.
func checkFile(t *testing.T, format Format, file []byte, width int) {
	t.Helper()
	switch format {
	case PNG:
		picture, err := png.Decode(bytes.NewReader(file))
		if err != nil || picture.Bounds().Dx() != 2*width {
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
		page := pdfPage(t, file)
		if !strings.Contains(page, "survey.csv") || !strings.Contains(page, "Director") {
			t.Error("pdf: its text cannot be searched")
		}
	}
}

// pdfPage unpacks the first stream of a PDF, its page, and returns the text on
// it, without the zero bytes of UTF-16.
func pdfPage(t *testing.T, file []byte) string {
	t.Helper()
	_, rest, _ := bytes.Cut(file, []byte("stream\n"))
	packed, err := zlib.NewReader(bytes.NewReader(rest))
	if err != nil {
		t.Fatalf("pdf: %v", err)
	}
	page, err := io.ReadAll(packed)
	if err != nil {
		t.Fatalf("pdf: %v", err)
	}
	text := ""
	for _, piece := range regexp.MustCompile(`\((.*?)\) Tj`).FindAllStringSubmatch(string(page), -1) {
		text += strings.ReplaceAll(piece[1], "\x00", "")
	}
	return text
}

func TestWriteRefuses(t *testing.T) {
	chart, err := New(Data{compared{medianTop{groupsOf(comparison(sizes))}}}, Light())
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
