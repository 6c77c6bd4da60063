// Package remark holds what is said about a file as values: a kind and its
// arguments. Whoever reads a file makes them; data/table alone turns them into
// words, so that screen, command line and notes say the same, and JSON carries
// the values.
package remark

// Kind is what a remark says, apart from its arguments.
type Kind string

// Remark is one thing said about a file.
type Remark struct {
	Kind Kind  `json:"kind"`
	Args []any `json:"args,omitempty"` // texts and numbers, as the kind says
}

// New returns a remark of a kind with its arguments.
func New(kind Kind, args ...any) Remark { return Remark{Kind: kind, Args: args} }

// Remarks on how a file was opened and its cells were read.
const (
	// HiddenRows: rows that the sheet does not show are read as the others are.
	// Args: how many, row of the first.
	HiddenRows Kind = "hidden-rows"
	// HiddenColumns: columns that the sheet does not show are read as the others
	// are. Args: their letters.
	HiddenColumns Kind = "hidden-columns"
	// OddCells: a text in UTF-8 has cells that are not. Args: the encoding that
	// they are read as.
	OddCells Kind = "odd-cells"
	// EncodingAssumed: nothing in a text says its encoding. Args: the one it is
	// read as.
	EncodingAssumed Kind = "encoding-assumed"
	// EncodingDoubtful: nothing in a text says its encoding, and two are about as
	// likely. Args: the one it is read as, the other.
	EncodingDoubtful Kind = "encoding-doubtful"
	// JoinedThousands: amounts in a text of commas have commas that are not quoted,
	// and their parts are put together. Args: the headers of the columns.
	JoinedThousands Kind = "joined-thousands"
	// ErrorCells: cells hold an error of the spreadsheet, such as #N/A, and are
	// blank. Args: how many, the first as A1.
	ErrorCells Kind = "error-cells"
	// NotCalculated: cells have a formula that was never calculated, and are
	// blank. Args: how many, the first as A1.
	NotCalculated Kind = "not-calculated"
)
