package charts

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"hash/crc32"
	"image"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
)

// filed is the exemplary chart as a file.
func filed(t *testing.T, currency string, format Format) []byte {
	t.Helper()
	c := comparison(sizes)
	c.Currency = currency
	style := Print()
	style.Date = "2026-11-30"
	chart, err := New(Data{compared{medianTop{groupsOf(c)}}}, style)
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := chart.Write(&file, format, FileWidth, FileHeight); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// A PNG has the size it was drawn for and says where its figures come from.
func TestPNGSaysWhatItIs(t *testing.T) {
	file := filed(t, "USD", PNG)
	said := map[string]string{}
	for rest := file[8:]; len(rest) > 0; {
		n := binary.BigEndian.Uint32(rest)
		kind, data := string(rest[4:8]), rest[8:8+n]
		if sum := binary.BigEndian.Uint32(rest[8+n:]); sum != crc32.ChecksumIEEE(rest[4:8+n]) {
			t.Errorf("%s has another checksum", kind)
		}
		switch kind {
		case "pHYs":
			// 1,920 pixels are 960 points, which are 40/3 inches.
			wide := float64(FileWidth*fileScale) / float64(binary.BigEndian.Uint32(data)) / 0.0254
			if math.Abs(wide-40./3) > 0.01 || !bytes.Equal(data[:4], data[4:8]) || data[8] != 1 {
				t.Errorf("it is %g inches wide: % x", wide, data)
			}
			said[kind] = "size"
		case "iTXt":
			keyword, text, _ := bytes.Cut(data, []byte("\x00\x00\x00\x00\x00"))
			said[string(keyword)] = string(text)
		}
		rest = rest[12+n:]
	}
	for keyword, want := range map[string]string{"pHYs": "size", "Title": "Median", "Description": "Source: survey.csv", "Source": "survey.csv", "Software": "Paybench"} {
		if !strings.Contains(said[keyword], want) {
			t.Errorf("%s is %q, want %q in it", keyword, said[keyword], want)
		}
	}
}

// An SVG has its text as text, in fonts that every machine has something like, and
// as wide as it was measured.
func TestSVGHasText(t *testing.T) {
	var picture struct {
		Family string `xml:"font-family,attr"`
		Texts  []struct {
			Text  string `xml:",chardata"`
			Width string `xml:"textLength,attr"`
			Size  string `xml:"font-size,attr"`
		} `xml:"text"`
	}
	if err := xml.Unmarshal(filed(t, "USD", SVG), &picture); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(picture.Family, ", sans-serif") {
		t.Errorf("fonts %q", picture.Family)
	}
	var all []string
	for _, text := range picture.Texts {
		all = append(all, text.Text)
		width, err := strconv.ParseFloat(text.Width, 64)
		size, _ := strconv.ParseFloat(text.Size, 64)
		if letters := float64(len([]rune(text.Text))); err != nil || width < 0.2*size*letters || width > 1.2*size*letters {
			t.Errorf("%q is %q wide at %q", text.Text, text.Width, text.Size)
		}
	}
	for _, want := range []string{"Median", "11–50", "$0"} {
		if !slices.Contains(all, want) {
			t.Errorf("no text %q in %q", want, all)
		}
	}
}

// A circle, which no single arc of SVG draws, is drawn whole.
func TestSVGCircle(t *testing.T) {
	canvas := newSVG(100, 100)
	var path vg.Path
	path.Move(vg.Point{X: 60, Y: 50})
	path.Arc(vg.Point{X: 50, Y: 50}, 10, 0, 2*math.Pi)
	canvas.Fill(path)
	want := `<path d="M60,50L60,50A10,10 0 0 0 50,40A10,10 0 0 0 40,50A10,10 0 0 0 50,60A10,10 0 0 0 60,50" fill="#000000"/>` + "\n"
	if got := canvas.body.String(); got != want {
		t.Errorf("got  %swant %s", got, want)
	}
}

// A PDF is a page of the paper that is usual where its pay is, and says what it is.
func TestPDFPage(t *testing.T) {
	for currency, box := range map[string]string{"USD": "[0 0 792.00 612.00]", "EUR": "[0 0 841.89 595.28]"} {
		file := filed(t, currency, PDF)
		if !bytes.Contains(file, []byte("/MediaBox "+box)) {
			t.Errorf("%s: no page of %s", currency, box)
		}
		readable := strings.ReplaceAll(string(file), "\x00", "")
		for _, part := range []string{"/Subject (", "survey.csv", "/Author (", "Paybench", "/CreationDate (D:20261130000000"} {
			if !strings.Contains(readable, part) {
				t.Errorf("%s: no %s", currency, part)
			}
		}
	}
}

// What cannot be written is said, wherever the disk is full.
func TestPNGOnAFullDisk(t *testing.T) {
	for _, room := range []int{0, pngHead, pngHead + 40} {
		if err := encodePNG(&roomy{room}, image.NewRGBA(image.Rect(0, 0, 4, 4)), 2, [2]string{"Title", "x"}); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("room for %d bytes: %v", room, err)
		}
	}
}

// roomy has room for so many bytes.
type roomy struct{ room int }

func (r *roomy) Write(b []byte) (int, error) {
	if r.room -= len(b); r.room < 0 {
		return 0, io.ErrShortWrite
	}
	return len(b), nil
}
