// Package rows tells which rows of a table are data and which are something else
// that people write among them: headers again, labels over blocks, units, totals,
// statistics, head-counts, notes.
package rows

// Why is what a row is that is no data.
type Why string

// Left is a row that is no data.
type Left struct {
	Row int // of the table, counted from 0
	Why Why
}

// Split is the rows of a table parted from what is no data.
type Split struct {
	Left  []Left   // in the order of the rows
	Below []string // notes below the table
	Cut   *Cut     // what label rows over blocks say, nil if there are none
}

// Cut is a dimension made of label rows: each row of data belongs to the label
// above it.
type Cut struct {
	Name   string   // "Industry" of "Industry: Technology", else "Cut"
	Labels []string // by code; the first is ""
	Codes  []uint32 // of labels, for each row of the table
}
