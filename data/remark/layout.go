package remark

// Remarks on where the table of a sheet is, and on rows that are no data.
const (
	// NoHeaders: no row was found to hold headers. Args: the first row of data.
	NoHeaders Kind = "no-headers"
	// DoubtfulHeaders: the texts of the row taken for headers stand again below.
	// Args: the row.
	DoubtfulHeaders Kind = "doubtful-headers"
	// TableBeside: columns belong to another table, beside the one that was read.
	// Args: header of the first, header of the last.
	TableBeside Kind = "table-beside"
	// BeyondColumns: rows hold cells to the right of the last column. Args: how
	// many rows, the first.
	BeyondColumns Kind = "beyond-columns"
)
