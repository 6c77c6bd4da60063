package ingest

import "errors"

// The reasons why a table that was read holds nothing that can be taken, besides
// those of package sheets. They stand in a sheets.Error.
var (
	ErrNoRows    = errors.New("the table has headers but no rows")
	ErrNoPay     = errors.New("no pay column was found")
	ErrNoPayRead = errors.New("no row has pay that can be read")
	ErrNoColumn  = errors.New("there is no such column")
)
