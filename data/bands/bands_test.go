package bands

import (
	"math"
	"slices"
	"testing"
)

func TestYearBands(t *testing.T) {
	bands := YearBands()
	labels := map[float64]string{
		0: "0–2", 2: "0–2", 2.9: "0–2", 3: "3–5", 5.999: "3–5", 6: "6–9", 10: "10–14", 14.5: "10–14", 15: "15–19",
		19.99: "15–19", 20: "20+", 55: "20+", -1: "", math.Inf(1): "20+",
	}
	for x, want := range labels {
		if got := bands.Label(bands.Index(x)); got != want {
			t.Errorf("%v years fall in %q, want %q", x, got, want)
		}
	}
	if got := bands.Index(math.NaN()); got != -1 {
		t.Errorf("Index(NaN) = %d, want -1", got)
	}
}

func TestParseBands(t *testing.T) {
	tests := []struct {
		text string
		want string
	}{
		{"0-2, 3-5, 6-9, 10+", "0–2, 3–5, 6–9, 10+"},
		{"0–2,3–5,", "0–2, 3–5"},
		{"<3, 3-5, 6+", "0–2, 3–5, 6+"},
		{"0, 1, 2-4, 5+", "0, 1, 2–4, 5+"},
		{"1-10; 11-50; 51-200; 201-1,000; 1,001+", "1–10, 11–50, 51–200, 201–1000, 1001+"},
		{"1-10\n11-50\n", "1–10, 11–50"},
		{YearBands().String(), "0–2, 3–5, 6–9, 10–14, 15–19, 20+"},
	}
	for _, test := range tests {
		if got, err := ParseBands(test.text); err != nil || got.String() != test.want {
			t.Errorf("ParseBands(%q) = %v, %v, want %v", test.text, got, err, test.want)
		}
	}
	last, err := ParseBands("0-2, 3-5")
	if err != nil || last.Index(5.9) != 1 || last.Index(6) != -1 {
		t.Errorf("0-2, 3-5 should end below 6: %v, %v", last, err)
	}
}

func TestParseBandsErrors(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", `no bands are named: write them from low to high, such as "0-2, 3-5, 6+"`},
		{" , ", `no bands are named: write them from low to high, such as "0-2, 3-5, 6+"`},
		{"0-2, 2-5", `"0–2" and "2–5" both hold 2: let the second begin at 3`},
		{"0-2, 4-6", `no band holds 3, between "0–2" and "4–6": let the second begin at 3`},
		{"3-5, 0-2", `"0–2" stands after "3–5": write the bands from low to high`},
		{"0+, 3-5", `"0+" has no upper end, so no band can follow it: write it last`},
		{"0-2, many", `"many" is not a band: write "3-5", "10+" or "8"`},
		{"5-3", `"5-3" is not a band: write "3-5", "10+" or "8"`},
		{"1e13+", `"1e13+" is too large for a band: the largest end is 1000000000000`},
		{"<0", `"<0" holds nothing: let it end at or above 0`},
		{"0-2.5, 3+", `"0-2.5" does not end at whole numbers: bands count completed units, so write whole ends, and 2.9 will fall in 0-2`},
	}
	for _, test := range tests {
		if got, err := ParseBands(test.text); err == nil || err.Error() != test.want {
			t.Errorf("ParseBands(%q) = %v, %v\nwant %s", test.text, got, err, test.want)
		}
	}
}

func TestOrder(t *testing.T) {
	tests := [][]string{ // each in the order wanted
		{"EN", "MI", "SE", "EX"},
		{"S", "M", "L"},
		{"XS", "S", "M", "L", "XL"},
		{"Small", "Medium", "Large"},
		{"Junior", "Mid-level", "Senior", "Lead", "Principal", "Director", "Executive"},
		{"Junior", "Senior", "Staff", "Principal"},
		{"Manager", "Senior Manager", "Director", "VP", "SVP"},
		{"AsstProf", "AssocProf", "Prof"},
		{"High school", "Bachelor's", "Master's", "PhD", "Other"},
		{"1-10", "11-50", "51-200", "201–1,000", "1,001-5,000", "5,001+"},
		{"1", "2", "3-5", "6-10", "11-50", "yli 1000"},
		{"Fewer than 10 employees", "10 to 19 employees", "1,000 to 4,999 employees", "10,000 or more employees", "I don't know"},
		{"<1", "1-2 years", "3-5 years", "10 years", "10+ years", "", " "},
		{"< 15v", "15-20", "21-25", "51-55", "> 55v"},
		{"6 months", "1 year", "18 months", "2 years"},
		{"0.5", "1", "2", "10", "100"},
		{"$1M-$10M", "$10M-$50M", "$1B+"},
		{"2021", "2022", "2023"},
		{"Band 2", "Band 10", "band 11"},
		{"P2", "P3", "P10"},
		{"Level 2", "Level 3", "Level 10"},
		{"2023-05-01", "2023-06-01", "2024-01-01"},
		{"Helsinki", "Oulu", "turku", "Äänekoski"},
		{"3M", "7-Eleven", "Acme", "Initech"},
		{"F", "M"},
		{"Grade 6", "Grade 7", "HEO", "SEO"},
		{},
		{""},
	}
	for _, want := range tests {
		for shift := range max(1, len(want)) { // from every rotation of the values, and backwards
			values := slices.Concat(want[shift:], want[:shift])
			checkOrder(t, values, want)
			slices.Reverse(values)
			checkOrder(t, values, want)
		}
	}
}

func checkOrder(t *testing.T, values, want []string) {
	t.Helper()
	got := make([]string, 0, len(values))
	for _, i := range Order(values) {
		got = append(got, values[i])
	}
	if !slices.Equal(got, want) {
		t.Errorf("Order(%q) gives %q, want %q", values, got, want)
	}
}

// Words of one ladder stand in its order, wherever it is known.
func TestOrderOfLevels(t *testing.T) {
	for _, rising := range [][]string{
		{"intern", "Entry-level", "JUNIOR", "mid", "Senior level", "Lead", "principal", "Director", "Executive"},
		{"EN", "MI", "SE", "EX"},
		{"XS", "S", "M", "L", "XL"},
		{"small", "medium", "large"},
		{"P2", "P3", "P10"},
		{"Level 1", "level 2"},
	} {
		falling := slices.Clone(rising)
		slices.Reverse(falling)
		checkOrder(t, falling, rising)
	}
}
