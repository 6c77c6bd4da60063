package review

import "time"

// ExampleSettings are those of the review that ships inside the program, whose people are roster.Example.
func ExampleSettings() Settings {
	s := Usual()
	s.Date = time.Date(2027, time.January, 1, 0, 0, 0, 0, time.UTC)
	s.AgeRate.Usual = []AgeRate{{Yearly: 0.03}}
	s.Currency, s.Rates = "EUR", map[string]float64{"EUR": 1, "GBP": 1.15, "CHF": 1.06}
	s.RatesDate = time.Date(2026, time.November, 20, 0, 0, 0, 0, time.UTC)
	s.Places = []Place{{Name: "Berlin", Differential: 1}, {Name: "Munich", Differential: 1.07}, {Name: "Leipzig", Differential: 0.91}, {Name: "Zurich", Differential: 1.45}}
	s.RaisesFrom = time.Date(2027, time.April, 1, 0, 0, 0, 0, time.UTC)
	s.Target.Rules = []Rule[Target]{{Where: conditionOf("role", "Data Scientist"), Value: Target{Percentile: 75}}}
	for _, c := range []struct {
		country string
		share   float64
	}{{"DE", 0.21}, {"UK", 0.15}, {"CH", 0.09}} {
		s.OnCost.Rules = append(s.OnCost.Rules, Rule[float64]{Where: conditionOf("country", c.country), Value: c.share})
	}
	for _, spread := range []struct {
		levels []string
		share  float64
	}{{[]string{"P1", "P2"}, 0.4}, {[]string{"P3", "P4"}, 0.5}, {[]string{"M4", "M5"}, 0.6}} {
		for _, level := range spread.levels {
			s.Spread.Rules = append(s.Spread.Rules, Rule[float64]{Where: conditionOf("level", level), Value: spread.share})
		}
	}
	return s
}

// conditionOf is a condition that people meet who have a value.
func conditionOf(dimension, value string) []Condition {
	return []Condition{{Dimension: dimension, Value: value}}
}
