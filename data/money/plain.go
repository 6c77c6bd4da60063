package money

// powersOfTen holds the powers of ten that a float64 represents exactly, so one
// division or multiplication by them is correctly rounded.
var powersOfTen = [...]float64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

// exactDigits is how many digits any float64 can hold exactly.
const exactDigits = 15

// plain reads the cells that nearly all columns are made of, digits with at
// most a dollar sign, thousands in threes and a decimal mark, in one pass and
// without allocation. It declines whatever else it meets, also what has two
// readings; the parser then takes over and would read the same cells alike.
func plain(cell string, mark DecimalMark) (Amount, bool) {
	decimal, group := byte('.'), byte(',')
	if mark == Comma {
		decimal, group = ',', '.'
	}
	var amount Amount
	start := 0
	if len(cell) > 0 && cell[0] == '$' {
		amount.Currency = "USD"
		start = 1
	}
	var (
		mantissa uint64
		run      int // digits since the last mark
		groups   int // group marks
		whole    = -1
	)
	for i := start; i < len(cell); i++ {
		c := cell[i]
		switch digit := c - '0'; {
		case digit <= 9:
			mantissa = mantissa*10 + uint64(digit)
			run++
		case c == group && whole < 0 && isGroup(run, groups):
			groups++
			run = 0
		case c == decimal && whole < 0 && run > 0 && (groups == 0 || run == 3):
			whole = i - start
			run = 0
		default:
			return amount, false
		}
	}
	if run == 0 || len(cell)-start > exactDigits || groups > 0 && cell[start] == '0' {
		return amount, false
	}
	switch {
	case whole < 0:
		if groups > 0 && run != 3 {
			return amount, false
		}
		amount.Value = float64(mantissa)
	case mark == Auto && run == 3 && whole <= 3:
		return amount, false
	default:
		amount.Value = float64(mantissa) / powersOfTen[run]
	}
	amount.Low, amount.High = amount.Value, amount.Value
	return amount, true
}

// isGroup reports whether a run of digits may stand before the next group mark.
func isGroup(run, groups int) bool {
	return run == 3 || groups == 0 && (run == 1 || run == 2)
}
