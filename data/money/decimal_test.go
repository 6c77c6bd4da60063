package money

import (
	"slices"
	"testing"
)

func TestDetectDecimal(t *testing.T) {
	tests := []struct {
		name  string
		cells []string
		want  DecimalMark
	}{
		{"nothing", nil, Auto},
		{"whole numbers", []string{"152000", "98500", "", "n/a"}, Auto},
		{"comma with two digits", []string{"4695,70"}, Comma},
		{"point with two digits", []string{"$107790.00"}, Point},
		{"lone thousands do not decide", []string{"152,000", "98,500"}, Auto},
		{"both marks", []string{"152,000", "98,500.50"}, Point},
		{"German", []string{"1.234,56 €"}, Comma},
		{"two thousands marks", []string{"1,234,567"}, Point},
		{"Indian", []string{"₹6,48,573/yr"}, Point},
		{"spaces and a comma", []string{"63 000,50"}, Comma},
		{"thousands beside a decimal comma", []string{"4500", "5000", "4695,70", "6,956€"}, Auto},
		{"rates to the thousandth", []string{"28,5", "31", "28,125"}, Comma},
		{"rates to the thousandth, point", []string{"28.5", "31", "28.125"}, Point},
		{"a lone rate to the thousandth", []string{"28", "31.125"}, Point},
		{"rates beside thousands", []string{"17", "18", "85,000"}, Auto},
		{"rates with cents beside thousands", []string{"16.00", "16.50", "85,000"}, Point},
		{"short numbers of thousands", []string{"$145,000", "120k", "~115k"}, Auto},
		{"most cells win", []string{"10,5", "11,5", "12.5"}, Comma},
		{"a tie", []string{"58696,25", "63312.5"}, Auto},
		{"dates have no say", []string{"1.5.2023"}, Auto},
		{"fractions of one", []string{"0,125", "0,5"}, Comma},
	}
	for _, test := range tests {
		if got := DetectDecimal(slices.Values(test.cells)); got != test.want {
			t.Errorf("%s: DetectDecimal(%q) = %v, want %v", test.name, test.cells, got, test.want)
		}
	}
}
