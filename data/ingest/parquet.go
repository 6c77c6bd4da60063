package ingest

// openParquet opens a Parquet file.
func openParquet(c content) (source, error) {
	return nil, &Error{File: c.name, Kind: ErrNotTable, Do: "save it as .csv"}
}
