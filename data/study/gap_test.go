package study_test

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/study"
)

// gapped is a study of a pay gap with every part set.
func gapped() study.Study {
	folder, _ := filepath.Abs("/pay") // Windows' has a drive
	return reviewed(folder).WithGap(study.Gap{
		Sex: "Geschlecht", Women: []string{"w"}, Men: []string{"m"}, Category: "grade", On: time.Date(2026, 4, 5, 0, 0, 0, 0, time.UTC),
		PayPeriod: gap.Month, HoursAYear: 1720, Level: gap.Hourly, Over: gap.Receivers, By: "ethnicity", Reference: "White", Terms: []string{"department", "tenure"}, Least: 30, Unit: "place",
	}).WithRoom(study.GapRoom)
}

// TestGapIsKept: all of it comes back; without it a study is that of the market.
func TestGapIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.paybench")
	if err := gapped().Save(path, false); err != nil {
		t.Fatal(err)
	}
	got, err := study.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if want := gapped(); !got.Equal(want) || got.Room != study.GapRoom {
		t.Errorf("loaded %+v", got.Gap)
	}
	if got := gapped().WithoutReview(); !got.Equal(study.First()) {
		t.Errorf("of the market alone: %+v", got)
	}
	other := gapped()
	other.Gap.Least++
	if other.Equal(gapped()) || other.Gap.Equal(*gapped().Gap) {
		t.Error("another number of people makes no difference")
	}
}

// TestGapNamesNobody: texts of a column of people are in no study.
func TestGapNamesNobody(t *testing.T) {
	const person = "E0047"
	s := study.First().WithGap(study.Gap{Sex: "Employee name", Women: []string{person}, By: "manager_id", Reference: person, Least: 5})
	var text bytes.Buffer
	if err := s.Write(&text); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(text.String(), person) || s.Gap.Least != 5 {
		t.Errorf("it holds %s", text.String())
	}
}

// TestLeftOpen: three choices have no usual value.
func TestLeftOpen(t *testing.T) {
	for _, of := range []struct {
		gap  study.Gap
		want []string
	}{
		{study.Gap{}, []string{"category", "level", "variable"}},
		{study.Gap{ByJob: true, Level: gap.AsPaid}, []string{"variable"}},
		{study.Gap{Category: "grade", Over: gap.Everyone}, []string{"level"}},
		{*gapped().Gap, nil},
	} {
		if got := of.gap.LeftOpen(); !slices.Equal(got, of.want) {
			t.Errorf("%+v leaves %q open, want %q", of.gap, got, of.want)
		}
	}
}
