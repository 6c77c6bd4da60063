package comparison

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The study that a book carries is read again as the same study, however long it is
// and whatever is in its texts.
func TestStudyOfBookIsRead(t *testing.T) {
	want := study.First().WithSource(study.Source{Path: "/home/Zoë/_x0041_ & <pay> 😀.csv"})
	for range 2_000 {
		want.Pins = append(want.Pins, market.Pin{Name: strings.Repeat(" spaces ", 5), Query: want.Query})
	}
	var saved bytes.Buffer
	if err := want.Write(&saved); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "Ours.xlsx")
	if err := os.WriteFile(path, bytesOf(t, Content{Comparison: example(), Study: saved.Bytes()}), 0o600); err != nil {
		t.Fatal(err)
	}
	carried, ok, err := sheet.ReadStudy(path)
	if err != nil || !ok {
		t.Fatalf("the book carries a study: %v, %v", ok, err)
	}
	if got, err := study.Read(bytes.NewReader(carried)); err != nil || !got.Equal(want) {
		t.Errorf("another study is read: %v", err)
	}
}
