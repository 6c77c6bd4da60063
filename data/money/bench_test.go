package money

import "testing"

func BenchmarkParse(b *testing.B) {
	cells := []struct {
		name, cell string
		mark       DecimalMark
	}{
		{"plain", "152000", Auto},
		{"thousands", "152,000", Auto},
		{"cents", "$107790.00", Auto},
		{"comma", "4695,70", Comma},
		{"commaAuto", "4695,70", Auto},
		{"space", "63 000", Auto},
		{"nbsp", "63\u00a0000", Auto},
		{"euro", "1.234,56 €", Auto},
		{"range", "$53K-$91K (Glassdoor est.)", Auto},
		{"blank", "", Auto},
		{"text", "ks. liite", Auto},
	}
	_, _ = Parse("5000 euro", Auto) // reads the vocabulary
	for _, test := range cells {
		b.Run(test.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = Parse(test.cell, test.mark)
			}
		})
	}
}

func BenchmarkDecimalVotes(b *testing.B) {
	for _, cell := range []string{"152000", "$107790.00"} {
		b.Run(cell, func(b *testing.B) {
			b.ReportAllocs()
			var votes DecimalVotes
			for b.Loop() {
				votes.Add(cell)
			}
		})
	}
}
