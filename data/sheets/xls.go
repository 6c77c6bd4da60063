package sheets

import (
	"context"
	"errors"
)

// openRawOld opens an old workbook whose records are not in a compound file.
func openRawOld(ctx context.Context, c Content, _ Options) (reader, error) {
	data, err := c.all(ctx)
	if err != nil {
		return nil, err
	}
	return openOld(ctx, c, data)
}

// refuseOldest refuses a worksheet of Excel 2, 3 or 4.
func refuseOldest(context.Context, Content, Options) (reader, error) {
	return nil, &Error{Kind: ErrOldFormat, Err: errors.New("it was made before Excel 5"), Do: convert}
}

// openOld opens the records of an Excel file as it was before 2007 (.xls): of
// Excel 5, 95 and 97 to 2003.
func openOld(ctx context.Context, c Content, records []byte) (reader, error) {
	sheets, err := readOld(ctx, records)
	var known *Error
	switch {
	case errors.Is(err, ErrPassword):
		return nil, locked()
	case err != nil && !errors.As(err, &known):
		return nil, &Error{Kind: ErrCorrupt, Err: err, Do: convert}
	case err != nil:
		return nil, err
	}
	return newHeld(c, "old workbook", sheets)
}
