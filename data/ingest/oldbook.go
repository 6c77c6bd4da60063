package ingest

// openCompound opens an old workbook, or says what else the file is.
func openCompound(c content, o Options) (source, error) {
	return nil, &Error{File: c.name, Kind: ErrOldFormat, Do: "open it in a spreadsheet and save it as .xlsx"}
}
