package money

import (
	"testing"
)

// A column kept as its different texts has the mark of all its cells.
func TestDecimalTimes(t *testing.T) {
	var votes DecimalVotes
	votes.addTimes("10,5", 2)
	votes.Add("11.5")
	if got := votes.Mark(); got != Comma {
		t.Errorf("two commas and a point give %v", got)
	}
	votes.addTimes("12.5", 2)
	if got := votes.Mark(); got != Point {
		t.Errorf("two commas and three points give %v", got)
	}
}

// decimalOf is the decimal mark that all cells together decide on.
func decimalOf(cells []string) DecimalMark {
	var votes DecimalVotes
	for _, cell := range cells {
		votes.Add(cell)
	}
	return votes.Mark()
}

func TestDecimalVotes(t *testing.T) {
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
		{"a rate of three decimals among those of four", []string{"28.0625", "23.4567", "95.061", "61200", "72000", "58000", "83500", "91000"}, Point},
		{"a rate of three decimals among those of four, comma", []string{"28,0625", "95,061", "61200", "72000", "58000"}, Comma},
		{"a rate of three decimals among those of one", []string{"28.5", "31.125", "61200", "58000", "72000"}, Point},
		{"three decimals where most cells show fewer", []string{"61200.5", "58000.25", "72000.75", "83.125"}, Point},
		{"amounts of three decimals alone", []string{"61.200", "58.000"}, Auto},
		{"thousands beside a decimal point", []string{"4500", "5000", "4695.70", "6.956€"}, Auto},
		{"more thousands than rates", []string{"61.200", "58.000", "72.000", "28500.5"}, Auto},
		{"in thousands", []string{"61.2", "63.9", "72.85", "61.200"}, Point},
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
		if got := decimalOf(test.cells); got != test.want {
			t.Errorf("%s: the mark of (%q) = %v, want %v", test.name, test.cells, got, test.want)
		}
	}
}
