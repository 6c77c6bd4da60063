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
	mantissa, end, ok := plainWhole(cell, group)
	if !ok || end == len(cell) {
		return float64(mantissa), ok
	}
	if cell[end] != decimal {
		return 0, false
	}
	for i := end + 1; i < len(cell); i++ {
		digit := cell[i] - '0'
		if digit > 9 {
			return 0, false
		}
		mantissa = mantissa*10 + uint64(digit)
	}
	decimals := len(cell) - end - 1
	twoReadings := mark == Auto && decimals == 3 && end <= 3
	return float64(mantissa) / powersOfTen[decimals], decimals > 0 && !twoReadings
}

// plainWhole reads digits, with or without thousands in threes, up to the first
// other character.
func plainWhole(cell string, group byte) (mantissa uint64, end int, ok bool) {
	run, groups := 0, 0 // digits since the last group mark, group marks
	for end < len(cell) {
		c := cell[end]
		if digit := c - '0'; digit <= 9 {
			mantissa = mantissa*10 + uint64(digit)
			run++
		} else if c == group && (run == 3 || groups == 0 && run > 0 && run < 3) {
			groups++
			run = 0
		} else {
			break
		}
		end++
	}
	if groups > 0 {
		return mantissa, end, run == 3 && cell[0] != '0'
	}
	return mantissa, end, run > 0
}
