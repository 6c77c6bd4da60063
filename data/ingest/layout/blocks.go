package layout

// Block is consecutive columns of a table that hold something; a blank column parts
// it from the next.
type Block struct {
	First, Last int // columns, counted from 0
	Rows        int // to the last one with something in it
	Gaps        int // blank ones among them
}

// Blocks parts the columns of a table where one has neither a header nor a cell.
// rows are the first below the headers.
func (l Layout) Blocks(rows [][]string) []Block {
	filled := make([]bool, len(l.Given))
	for i, name := range l.Given {
		filled[i] = name != ""
	}
	for _, r := range rows {
		for i := range min(len(r), len(filled)) {
			filled[i] = filled[i] || r[i] != ""
		}
	}
	var blocks []Block
	for i, holds := range filled {
		switch {
		case holds && (i == 0 || !filled[i-1]):
			blocks = append(blocks, Block{First: i, Last: i})
		case holds:
			blocks[len(blocks)-1].Last = i
		}
	}
	for n := range blocks {
		blocks[n].measure(rows)
	}
	return blocks
}

// measure counts a block's rows.
func (b *Block) measure(rows [][]string) {
	blank := 0
	for row, r := range rows {
		if b.First < len(r) && countFilled(r[b.First:min(len(r), b.Last+1)]) > 0 {
			b.Rows, b.Gaps, blank = row+1, b.Gaps+blank, 0
		} else {
			blank++
		}
	}
}

// Beside returns the blocks that are tables beside the one with pay: they end above
// its end and are not merely sparse. The one with pay is the longest of those in
// which a column is pay, as the test says; else the longest.
func (l Layout) Beside(rows [][]string, isPay func(column int) bool) []Block {
	blocks := l.Blocks(rows)
	if len(blocks) < 2 {
		return nil
	}
	main, pays := blocks[0], false
	for _, b := range blocks {
		own := false
		for i := b.First; i <= b.Last && !own; i++ {
			own = isPay(i)
		}
		if own && !pays || own == pays && b.Rows > main.Rows {
			main, pays = b, own
		}
	}
	var beside []Block
	for _, b := range blocks {
		if b != main && b.Rows <= main.Rows-2 && 5*b.Rows <= 4*main.Rows && b.Gaps*10 <= b.Rows {
			beside = append(beside, b)
		}
	}
	return beside
}
