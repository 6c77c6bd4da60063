package sheets

import (
	"hash/maphash"

	"github.com/paybench/paybench/data/place"
)

// joint is a table of several files while they are read, one after the other, into one
// gathering and with the same dictionaries.
type joint struct {
	gathering    *gathering
	dictionaries []*dictionary
	seed         maphash.Seed
	byCells      bool // rows are told apart by their cells: not all files have their columns in one order
	piece        Piece
	times        float64 // how many times all files are as large as this one
}

// begin goes on with another file.
func (j *joint) begin(piece Piece, times float64) { j.piece, j.times = piece, times }

// newGathering begins a table whose first row is in a row of the file, or goes on with
// that of several files.
func (p Plan) newGathering(first int, expected func(rows int) int) *gathering {
	j := p.into
	if j == nil {
		return newGathering(p, first, expected)
	}
	if j.gathering == nil {
		times := j.times
		j.gathering = newGathering(p, first, func(rows int) int { return int(times * float64(max(rows, expected(rows)))) })
	}
	t := j.gathering.table
	t.Files = append(t.Files, place.File{Name: j.piece.Part.Content.name, First: t.First + t.Rows + t.Blank, Row: first})
	j.gathering.next = 0
	return j.gathering
}

// newSeed returns the seed that rows are hashed with.
func (p Plan) newSeed() maphash.Seed {
	if p.into == nil {
		return maphash.MakeSeed()
	}
	return p.into.seed
}

// arrangement is how the rows of one of several files become those of the table.
type arrangement struct {
	order   []int
	values  [][]byte
	byCells bool
	seed    maphash.Seed
	salt    uint64 // of the values
	cells   [][]byte
}

// arrangement is that of the file that is read; nil where there is one file.
func (p Plan) arrangement() *arrangement {
	j := p.into
	if j == nil {
		return nil
	}
	a := &arrangement{order: j.piece.Order, byCells: j.byCells, seed: j.seed}
	var hash maphash.Hash
	hash.SetSeed(j.seed)
	for _, v := range j.piece.Values {
		a.values = append(a.values, []byte(v))
		hash.WriteString(v)
		hash.WriteByte(0)
	}
	a.salt = hash.Sum64()
	return a
}

// row puts the cells of a row in the table's order, those beyond its columns last.
func (a *arrangement) row(cells [][]byte, hash uint64) ([][]byte, uint64) {
	if a.order != nil {
		a.cells = a.cells[:0]
		for _, from := range a.order {
			var cell []byte
			if from < len(cells) {
				cell = cells[from]
			}
			a.cells = append(a.cells, cell)
		}
		cells = append(a.cells, cells[min(len(cells), len(a.order)):]...)
		a.cells = cells
	}
	if a.byCells {
		var all maphash.Hash
		all.SetSeed(a.seed)
		for _, cell := range cells {
			all.Write(cell)
			all.WriteByte(0)
		}
		hash = all.Sum64()
	}
	return cells, hash ^ a.salt
}
