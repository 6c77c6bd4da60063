package study_test

import (
	"testing"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/study"
)

// A choice tells a study from another, however deep it stands.
func TestNotEqual(t *testing.T) {
	whole := full("/pay")
	for name, change := range map[string]func(*study.Study){
		"chart":               func(s *study.Study) { s.Chart = "matrix" },
		"columns of a matrix": func(s *study.Study) { s.Across = "role" },
		"cut on screen":       func(s *study.Study) { s.Pinned = false },
		"order":               func(s *study.Study) { s.Sort.Descending = false },
		"order of another":    func(s *study.Study) { s.Orders[0].Column = "p75" },
		"a column more":       func(s *study.Study) { s.Hidden = append(s.Hidden, "p25") },
		"no source":           func(s *study.Study) { s.Sources = nil },
		"fingerprint":         func(s *study.Study) { s.Sources[0].SHA256 = "cd34" },
		"how a column's read": func(s *study.Study) { s.Sources[0].Options.Columns[0].Period = "hour" },
		"what is noted":       func(s *study.Study) { s.Sources[0].Options.Note = remark.New(remark.Synthetic, 1.0) },
		"effective":           func(s *study.Study) { s.Sources[0].Options.Effective = time.Time{} },
		"end of a range":      func(s *study.Study) { six := 6.0; s.Query.Filters[0].AtLeast = &six },
		"no end of a range":   func(s *study.Study) { s.Query.Filters[0].AtLeast = nil },
		"a band":              func(s *study.Study) { s.Query.Bands[0].Max = 3 },
		"gate":                func(s *study.Study) { s.Query.Gate.MaxShare = 0.251 },
		"shown anyway":        func(s *study.Study) { s.Query.ShowAnyway[0].Blank = true },
		"name of a pin":       func(s *study.Study) { s.Pins[0].Name = "All" },
		"question of a pin":   func(s *study.Study) { s.Pins[0].Query.Own = 1 },
	} {
		other := full("/pay")
		if !other.Equal(whole) {
			t.Fatal("two studies made alike are not equal")
		}
		if change(&other); other.Equal(whole) || whole.Equal(other) {
			t.Errorf("%s makes no difference", name)
		}
	}
}

// Studies that would be one file are equal: no list and an empty one, and a date
// told in another time zone.
func TestEqualAsInFiles(t *testing.T) {
	s := study.First()
	s.Query.Ageing.To = time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	other := s.WithColumn("p10", false).WithColumn("p10", true).WithPins([]market.Pin{})
	other.Query.Ageing.To = s.Query.Ageing.To.In(time.FixedZone("EET", 7200))
	if !s.Equal(other) {
		t.Errorf("%+v is not %+v", other, s)
	}
}

// TestConnectingIsNoChange: how a database was connected to this time makes no other study.
func TestConnectingIsNoChange(t *testing.T) {
	a, b := study.Database{Address: "postgres://h/d?table=t"}, study.Database{Address: "postgres://h/d?table=t", Timeout: time.Hour, InsecureTLS: true}
	if !study.Of(study.Source{Database: a}).Equal(study.Of(study.Source{Database: b})) || !(study.Source{Database: a}).Same(study.Source{Database: b}) {
		t.Error("more time makes another study")
	}
	b.Ask = true
	if study.Of(study.Source{Database: a}).Equal(study.Of(study.Source{Database: b})) {
		t.Error("whether a database is asked makes no other study")
	}
}
