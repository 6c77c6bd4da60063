package bands

import (
	"encoding/json"
	"errors"
	"math"
	"testing"
)

func TestParseYears(t *testing.T) {
	tests := []struct {
		cell string
		want Span
	}{
		{"5", number(5)},
		{"12", number(12)},
		{"0", number(0)},
		{"1,5", number(1.5)},
		{"2.125", number(2.125)},
		{"5-7 years", Span{Min: 5, Max: 7}},
		{"8 - 10 years", Span{Min: 8, Max: 10}},
		{"0–2", Span{Min: 0, Max: 2}},
		{"3 to 5 years", Span{Min: 3, Max: 5}},
		{"5 a 7 años", Span{Min: 5, Max: 7}},
		{"3 bis 5 Jahre", Span{Min: 3, Max: 5}},
		{"30-35 v", Span{Min: 30, Max: 35}},
		{"10+", openFrom(10)},
		{"10+ years", openFrom(10)},
		{"10 + v", openFrom(10)},
		{"10 years+", openFrom(10)},
		{"+20", openFrom(20)},
		{"10 or more years", openFrom(10)},
		{"10 years or more", openFrom(10)},
		{"10 vuotta tai enemmän", openFrom(10)},
		{"yli 10 vuotta", openFrom(10)},
		{"> 55v", openFrom(55)},
		{"más de 10 años", openFrom(10)},
		{"более 10 лет", openFrom(10)},
		{"at least 3 years", openFrom(3)},
		{"over a year", openFrom(1)},
		{"<1", Span{Max: 1}},
		{"< 15 yrs", Span{Max: 15}},
		{"less than a year", Span{Max: 1}},
		{"Less than 1 year", Span{Max: 1}},
		{"alle vuosi", Span{Max: 1}},
		{"до 3 лет", Span{Max: 3}},
		{"up to 2 years", Span{Max: 2}},
		{"5 vuotta", number(5)},
		{"5yrs", number(5)},
		{"10 yrs. in IT", number(10)},
		{"one year", number(1)},
		{"half a year", number(0.5)},
		{"3 years 6 months", number(3.5)},
		{"3 years and 6 months", number(3.5)},
		{"3 v 6 kk", number(3.5)},
		{"3y6m", number(3.5)},
		{"18 months", number(1.5)},
		{"6-12 months", Span{Min: 0.5, Max: 1}},
		{"6 months - 2 years", Span{Min: 0.5, Max: 2}},
		{"1 year or less", Span{Max: 1}},
		{"Between 3 and 6 years", Span{Min: 3, Max: 6}},
		{"de 1 a 2 anos", Span{Min: 1, Max: 2}},
		{"Mais de 10 anos", openFrom(10)},
		{"3-4年经验", Span{Min: 3, Max: 4}},
		{"1年未満", Span{Max: 1}},
		{"10年以上", openFrom(10)},
		{"应届毕业生", number(0)},
		{"не требуется", number(0)},
		{"опыт работы от 3 лет", openFrom(3)},
		{"Опыт 1–3 года", Span{Min: 1, Max: 3}},
		{"15, thereof 8 as CTO", number(15)},
		{"15 years, 8 as CTO", number(15)},
		{"5 years of experience", number(5)},
		{"~5", number(5)},
		{"noin 10 vuotta", number(10)},
		{"a year and a half", number(1.5)},
		{"half a year", number(0.5)},
		{".5", number(0.5)},
		{">= 10", openFrom(10)},
		{"10 years & above", openFrom(10)},
		{"от 3 до 5 лет", Span{Min: 3, Max: 5}},
		{"Entry level (0-2 years)", Span{Max: 2}},
		{"no experience", number(0)},
		{"moins d'un an", Span{Max: 1}},
		{"un an et demi", number(1.5)},
		{"5 ans d'expérience", number(5)},
		{"3 bis 5 Jahre Berufserfahrung", Span{Min: 3, Max: 5}},
		{"10 Jahre und mehr", openFrom(10)},
		{"powyżej 10 lat", openFrom(10)},
		{"od 3 do 5 lat", Span{Min: 3, Max: 5}},
		{"meno di un anno", Span{Max: 1}},
		{"tussen 3 en 5 jaar", Span{Min: 3, Max: 5}},
		{"mellan 3 och 5 år", Span{Min: 3, Max: 5}},
		{"3년 이상", openFrom(3)},
		{"hơn 5 năm", openFrom(5)},
		{"lebih dari 10 tahun", openFrom(10)},
		{"peste 10 ani", openFrom(10)},
		{"több mint 10 év", openFrom(10)},
		{"3 роки", number(3)},
		{"10 yoe", number(10)},
		{"5+ yrs exp", openFrom(5)},
		{"10 years or more experience", openFrom(10)},
		{"anderthalb Jahre", number(1.5)},
		{"Berufseinsteiger", number(0)},
		{"two years", number(2)},
		{"５年", number(5)},
	}
	for _, test := range tests {
		if got, err := ParseYears(test.cell); err != nil || got != test.want {
			t.Errorf("ParseYears(%q) = %v, %v, want %v", test.cell, got, err, test.want)
		}
	}
}

func TestParseSize(t *testing.T) {
	tests := []struct {
		cell string
		want Span
	}{
		{"2000人以上", openFrom(2000)},
		{"1–50 FTE", Span{Min: 1, Max: 50}},
		{"up to 50 FTEs", Span{Max: 50}},
		{"5k–10k", Span{Min: 5000, Max: 10000}},
		{"1.000-5.000 Mitarbeiter", Span{Min: 1000, Max: 5000}},
		{"plus de 250", openFrom(250)},
		{"ponad 1000", openFrom(1000)},
		{"approx. 500 employees", number(500)},
		{"de 50 à 249 salariés", Span{Min: 50, Max: 249}},
		{"moins de 10 salariés", Span{Max: 10}},
		{"50 tot 249 werknemers", Span{Min: 50, Max: 249}},
		{"fino a 50 dipendenti", Span{Max: 50}},
		{"250 osób i więcej", openFrom(250)},
		{"1만명 이상", openFrom(10000)},
		{"färre än 10", Span{Max: 10}},
		{"少于15人", Span{Max: 15}},
		{"51〜200名", Span{Min: 51, Max: 200}},
		{"250 salariés et plus", openFrom(250)},
		{"50 or fewer", Span{Max: 50}},
		{"Acima de 3.000", openFrom(3000)},
		{"1", number(1)},
		{"1000", number(1000)},
		{"1,000", number(1000)},
		{"10,5", number(10.5)},
		{"3-5", Span{Min: 3, Max: 5}},
		{"51-200", Span{Min: 51, Max: 200}},
		{"201–1,000", Span{Min: 201, Max: 1000}},
		{"1 001–5 000", Span{Min: 1001, Max: 5000}},
		{"1,000 to 4,999 employees", Span{Min: 1000, Max: 4999}},
		{"51-200 (medium)", Span{Min: 51, Max: 200}},
		{"1000+", openFrom(1000)},
		{"5,001+", openFrom(5001)},
		{"10000+ employees", openFrom(10000)},
		{"10,000 or more employees", openFrom(10000)},
		{"yli 1000", openFrom(1000)},
		{"> 5 000 hlö", openFrom(5000)},
		{"über 500 Mitarbeiter", openFrom(500)},
		{">= 250", openFrom(250)},
		{"от 50 до 100 человек", Span{Min: 50, Max: 100}},
		{"Small (10-49)", Span{Min: 10, Max: 49}},
		{"1 (self-employed)", number(1)},
		{"Just me - I am a freelancer", number(1)},
		{"<10", Span{Max: 10}},
		{"fewer than 10 employees", Span{Max: 10}},
		{"alle 10", Span{Max: 10}},
		{"до 50 человек", Span{Max: 50}},
		{"$10M-$50M", Span{Min: 10e6, Max: 50e6}},
		{"$1B+", openFrom(1e9)},
		{"under $1M", Span{Max: 1e6}},
		{"1–2 M€", Span{Min: 1e6, Max: 2e6}},
	}
	for _, test := range tests {
		if got, err := ParseSize(test.cell); err != nil || got != test.want {
			t.Errorf("ParseSize(%q) = %v, %v, want %v", test.cell, got, err, test.want)
		}
	}
}

func TestUnreadableSpans(t *testing.T) {
	parsers := map[string]func(string) (Span, error){"ParseYears": ParseYears, "ParseSize": ParseSize}
	for name, parse := range parsers {
		for _, cell := range []string{"", "  ", "\u00a0"} {
			if got, err := parse(cell); !errors.Is(err, ErrBlank) {
				t.Errorf("%s(%q) = %v, %v, want ErrBlank", name, cell, got, err)
			}
		}
		for _, cell := range []string{
			"n/a", "-", "many", "3D artist", "5-3", "-5", "10%", "2023-05-01", "1.5.2023", "3 5", "under 3-5",
			"less than 10+", "10-Jan", "employees", "or more", "years", "a", "2;6", "Helsinki (2)", "()", "(", "Level 3", "5 €/h", "1e400",
		} {
			if got, err := parse(cell); !errors.Is(err, ErrUnreadable) {
				t.Errorf("%s(%q) = %v, %v, want ErrUnreadable", name, cell, got, err)
			}
		}
	}
	for _, cell := range []string{"2015", "0-2015", "101+", "10,000", "1,000 years"} {
		if got, err := ParseYears(cell); !errors.Is(err, ErrUnreadable) {
			t.Errorf("ParseYears(%q) = %v, %v, want ErrUnreadable", cell, got, err)
		}
	}
}

func TestSpan(t *testing.T) {
	tests := []struct {
		span    Span
		text    string
		inside  []float64
		outside []float64
	}{
		{Span{Min: 5, Max: 7}, "5–7", []float64{5, 6.5, 7}, []float64{4.9, 7.1}},
		{number(1.5), "1.5", []float64{1.5}, []float64{1.4, 1.6}},
		{openFrom(10), "10+", []float64{10, 1e9}, []float64{9.9, math.NaN()}},
	}
	for _, test := range tests {
		if got := test.span.String(); got != test.text {
			t.Errorf("%+v is written %q, want %q", test.span, got, test.text)
		}
		for _, x := range test.inside {
			if !test.span.Contains(x) {
				t.Errorf("%v does not contain %v", test.span, x)
			}
		}
		for _, x := range test.outside {
			if test.span.Contains(x) {
				t.Errorf("%v contains %v", test.span, x)
			}
		}
		encoded, err := json.Marshal(test.span)
		if err != nil {
			t.Errorf("json of %v: %v", test.span, err)
		}
		var back Span
		if err := json.Unmarshal(encoded, &back); err != nil || back != test.span {
			t.Errorf("%v comes back from %s as %v, %v", test.span, encoded, back, err)
		}
	}
	for _, text := range []string{"", "x", "7–5", "5–7+", "NaN", "5–"} {
		var s Span
		if err := s.UnmarshalText([]byte(text)); !errors.Is(err, ErrUnreadable) {
			t.Errorf("UnmarshalText(%q) = %v, %v, want ErrUnreadable", text, s, err)
		}
	}
}
