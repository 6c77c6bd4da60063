package desk

import "testing"

func TestReadPercentile(t *testing.T) {
	for text, want := range map[string]float64{
		"90": 90, "P90": 90, "p90": 90, " p 2.5 ": 2.5, "1": 1, "99": 99,
		"": 0, "p": 0, "0.5": 0, "99.5": 0, "-50": 0, "NaN": 0, "median": 0, "50p": 0,
	} {
		got, err := ReadPercentile(text)
		if got != want || (err != nil) != (want == 0) {
			t.Errorf("%q is read as %v, %v; want %v", text, got, err, want)
		}
	}
}
