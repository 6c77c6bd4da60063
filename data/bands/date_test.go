package bands

import "testing"

func TestSizeOfDate(t *testing.T) {
	for cell, want := range map[string]string{
		// The tenth of January, as it is shown and stored.
		"10-Jan": "1–10", "Jan-10": "1–10", "10. Jan": "1–10", "Jan 10": "1–10", "10-janv.": "1–10", "10-ene": "1–10",
		"2026-01-10": "1–10", "2026-01-10 00:00:00": "1–10", "2026-01-10T00:00:00": "1–10", "10.1.2024": "1–10", "01/10/2024": "1–10", "10/01/2024": "1–10",
		"10-Jan-24": "1–10", "1月10日": "1–10", "2024年1月10日": "1–10",
		// The first of October, where days come first, and October of 2001, where years do.
		"1-Oct": "1–10", "2024-10-01": "1–10", "2001-10-01": "1–10", "2002-10-01": "2–10", "2005-09-01": "5–9",
		// November of 1950.
		"Nov-50": "11–50", "50-Nov": "11–50", "Nov-1950": "11–50", "1950-11-01": "11–50", "1950-11-01 00:00:00": "11–50", "01.11.1950": "11–50",
		"11/1/1950": "11–50", "1-Nov-50": "11–50", "2020-11-01": "11–20", "Oct-49": "10–49", "1999-10-01": "10–99", "2024-06-30": "6–30",
		"1930-02-01": "2–30", "2011-11-01": "1–11",
	} {
		if got, ok := SizeOfDate(cell); !ok || SizeLabel(got) != want {
			t.Errorf("SizeOfDate(%q) = %v, %v, want %s", cell, got, ok, want)
		}
	}
	for _, cell := range []string{
		"", "1-10", "51-200", "1–10", "10", "1000+", "2024", "Jan", "Jan-2024", "Mars", "Jan-1", "2024-01-01", "2024-13-10", "2024-00-10", "2024-01-32",
		"10-Foo", "January staff", "1.000", "2024-01", "0-Jan", "Jan-Feb", "Jan-100", "+1-Jan-10", "-", "12:30", "1/10",
	} {
		if got, ok := SizeOfDate(cell); ok {
			t.Errorf("SizeOfDate(%q) = %v, want none", cell, got)
		}
	}
}

// A size that a spreadsheet showed as a date comes back through its label.
func TestSizeLabel(t *testing.T) {
	for _, label := range []string{"1–10", "11–50", "1000+", "1"} {
		size, err := ParseSize(label)
		if err != nil || SizeLabel(size) != label || size.Bounded() != (label != "1000+") {
			t.Errorf("%q reads as %+v, %v", label, size, err)
		}
	}
}
