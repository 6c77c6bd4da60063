package money

// powersOfTen holds the powers of ten that a float64 represents exactly, so one
// division or multiplication by them is correctly rounded.
var powersOfTen = [...]float64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

// exactDigits is how many digits any float64 can hold exactly.
const exactDigits = 15

// plain reads the cells that nearly all columns are made of, digits with
// thousands in threes and a decimal mark, in one pass and without allocation. It
// declines whatever else it meets, also what has two readings; the parser then
// takes over and would read the same cells alike.
func plain(cell string, mark DecimalMark) (value float64, ok bool) {
	decimal, group := byte('.'), byte(',')
	if mark == Comma {
		decimal, group = ',', '.'
	}
	if len(cell) > exactDigits {
		return 0, false
	}
	var (
		mantissa uint64
		run      int // digits since the last mark
		groups   int // group marks
		whole    int // length of the whole part where a decimal mark ended it
	)
	for i := range len(cell) {
		c := cell[i]
		if digit := c - '0'; digit <= 9 {
			mantissa = mantissa*10 + uint64(digit)
			run++
			continue
		}
		if run == 0 || whole > 0 || groups > 0 && run != 3 {
			return 0, false
		}
		switch {
		case c == decimal:
			whole = i
		case c == group && run <= 3 && cell[0] != '0':
			groups++
		default:
			return 0, false
		}
		run = 0
	}
	switch {
	case run == 0, whole == 0 && groups > 0 && run != 3:
		return 0, false
	case whole == 0:
		return float64(mantissa), true
	case mark == Auto && run == 3 && whole <= 3:
		return 0, false
	}
	return float64(mantissa) / powersOfTen[run], true
}
