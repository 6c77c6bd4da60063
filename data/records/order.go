package records

import "math"

// order is the records from the lowest to the highest pay of one element, as
// positions counted from 0. Only records whose pay is known have a position.
//
// Positions are gathered into steps of equal size, at most maxSteps of them. A
// query counts its people by blocks of neighbouring steps (see cut.block).
type order struct {
	known int // records whose pay is known
	size  int // positions in a step

	// The records are themselves kept in order of the main element, so both are
	// nil there: a record is its own position.
	records []uint32 // the record at each position
	step    []uint16 // the step of each record; unknownStep where pay is unknown
}

const (
	maxSteps    = math.MaxUint16
	unknownStep = math.MaxUint16
)

// record returns the record at a position.
func (o *order) record(position int) uint32 {
	if o.records == nil {
		return uint32(position)
	}
	return o.records[position]
}

// mainOrder returns the order of an element that the records are kept in.
func mainOrder(known int) order {
	return order{known: known, size: stepSize(known)}
}

// newOrder returns the order of an element that the records are not kept in.
func newOrder(pay []float64) order {
	records, known := ascending(pay)
	o := order{known: known, size: stepSize(known), records: records[:known:known]}
	o.step = make([]uint16, len(pay))
	for i := range o.step {
		o.step[i] = unknownStep
	}
	for position, record := range o.records {
		o.step[record] = uint16(position / o.size)
	}
	return o
}

func stepSize(known int) int { return max(1, (known+maxSteps-1)/maxSteps) }

// ascending returns the indexes of pay from the lowest to the highest, equal pay
// in the order given and unknown pay (NaN) last, and how many are known.
func ascending(pay []float64) (indexes []uint32, known int) {
	keys := make([]uint64, len(pay))
	indexes = make([]uint32, len(pay))
	for i, x := range pay {
		keys[i], indexes[i] = sortKey(x), uint32(i)
		if !math.IsNaN(x) {
			known++
		}
	}
	_, indexes = sortByKey(keys, indexes, math.MaxUint64)
	return indexes, known
}

// sortKey maps pay to whole numbers that are in the same order, NaN last: the
// bits of a float ascend with its value once the sign is turned over, and all
// the bits of negative numbers.
func sortKey(x float64) uint64 {
	if math.IsNaN(x) {
		return math.MaxUint64
	}
	bits := math.Float64bits(x + 0) // -0 becomes 0
	if bits>>63 == 1 {
		return ^bits
	}
	return bits | 1<<63
}

// digitBits is the width of a digit of sortByKey.
const digitBits = 11

// sortByKey sorts keys with their values by the bits of the keys in mask, equal
// ones in the order given, and returns both; the arguments are used up. It is a
// radix sort from the lowest digit (Knuth, The Art of Computer Programming 3,
// 5.2.5), which leaves out the digits that all keys share: pay in whole units has
// few that differ.
func sortByKey(keys []uint64, values []uint32, mask uint64) ([]uint64, []uint32) {
	const digits = (64 + digitBits - 1) / digitBits
	digit := func(key uint64, d int) uint64 { return (key & mask) >> (d * digitBits) % (1 << digitBits) }
	var counts [digits][1 << digitBits]int
	for _, key := range keys {
		for d := range digits {
			counts[d][digit(key, d)]++
		}
	}
	var toKeys []uint64
	var toValues []uint32
	for d := range digits {
		starts := &counts[d]
		if len(keys) == 0 || starts[digit(keys[0], d)] == len(keys) {
			continue
		}
		if toKeys == nil {
			toKeys, toValues = make([]uint64, len(keys)), make([]uint32, len(values))
		}
		next := 0
		for i, count := range starts {
			starts[i], next = next, next+count
		}
		for i, key := range keys {
			at := starts[digit(key, d)]
			starts[digit(key, d)] = at + 1
			toKeys[at], toValues[at] = key, values[i]
		}
		keys, toKeys = toKeys, keys
		values, toValues = toValues, values
	}
	return keys, values
}
