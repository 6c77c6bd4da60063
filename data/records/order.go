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
	if known < len(pay) {
		for i := range o.step {
			o.step[i] = unknownStep
		}
	}
	steps := (known + o.size - 1) / o.size
	inPieces(steps, func(_, from, to int) {
		for step := from; step < to; step++ {
			for _, record := range o.records[step*o.size : min((step+1)*o.size, known)] {
				o.step[record] = uint16(step)
			}
		}
	})
	return o
}

func stepSize(known int) int { return max(1, (known+maxSteps-1)/maxSteps) }

// ascending returns the indexes of pay from the lowest to the highest, equal pay
// in the order given and unknown pay (NaN) last, and how many are known. No pay is
// infinite.
func ascending(pay []float64) (indexes []uint32, known int) {
	for _, x := range pay {
		if !math.IsNaN(x) {
			known++
		}
	}
	return sortedBy(len(pay), func(index uint32) uint64 { return sortKey(pay[index]) }), known
}

// sortKey maps pay to whole numbers that are in the same order, unknown pay last:
// the bits of a float ascend with its value once the sign is turned over, and all
// the bits of negative numbers.
func sortKey(x float64) uint64 {
	if math.IsNaN(x) {
		x = math.Inf(1) // which has no more bits than others
	}
	bits := math.Float64bits(x + 0) // -0 becomes 0
	if bits>>63 == 1 {
		return ^bits
	}
	return bits | 1<<63
}
