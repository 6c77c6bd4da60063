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
	// OtherSheets: the file has other tables that can be chosen. Args: the sheet that
	// is read, the others.
	OtherSheets Kind = "other-sheets"
	// HiddenSheet: a sheet that the workbook does not show. Args: its name.
	HiddenSheet Kind = "hidden-sheet"
	// BeyondColumns: rows hold cells to the right of the last column. Args: how
	// many rows, the first.
	BeyondColumns Kind = "beyond-columns"
	// OtherTable: rows belong to another table, below the one that was read. Args:
	// its headers, its first row, how many rows it has below its headers.
	OtherTable Kind = "other-table"
	// DoubtfulTotals: rows are called a total or a statistic, and are none of the
	// rows above. Args: how many, the first.
	DoubtfulTotals Kind = "doubtful-totals"
)

// What a file looks like that is read as something else.
const (
	// FiguresAsRoster: a table of figures of groups is read as our own people.
	FiguresAsRoster Kind = "figures-as-roster"
	// MarketAsRoster: people of several employers, with neither ids nor names, are read as
	// our own. Args: how many employers, header.
	MarketAsRoster Kind = "market-as-roster"
	// RosterAsMarket: people with ids or names, of one employer at most, are read as pay data.
	RosterAsMarket Kind = "roster-as-market"
)

// What a row is that is no data: the reason why it is not taken.
const (
	// RowHeaders: the headers again.
	RowHeaders Kind = "row-headers"
	// RowUnits: units, or numbers of columns.
	RowUnits Kind = "row-units"
	// RowLabel: a label over the rows below it.
	RowLabel Kind = "row-label"
	// RowNote: a note.
	RowNote Kind = "row-note"
	// RowOther: of another table below.
	RowOther Kind = "row-other-table"
	// RowNothing: all that it holds stands beyond the last column.
	RowNothing Kind = "row-nothing"
	// RowTotal: a sum of other rows.
	RowTotal Kind = "row-total"
	// RowStatistic: an average or another statistic of other rows.
	RowStatistic Kind = "row-statistic"
	// RowCount: how many other rows there are.
	RowCount Kind = "row-count"
)
