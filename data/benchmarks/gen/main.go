// Command gen writes the built-in benchmarks, as CSV, from the national workbook
// of the Occupational Employment and Wage Statistics, which
// https://www.bls.gov/oes/tables.htm offers for download.
//
//	go run ./data/benchmarks/gen national_M2024_dl.xlsx > assets/benchmarks.csv
package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"

	"github.com/paybench/paybench/data/benchmarks"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/source"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("want the published workbook, got %d arguments", len(args))
	}
	ctx := context.Background()
	loaded, err := source.Load(ctx, args[0], ingest.Options{As: ingest.PublishedForm}, nil)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := benchmarks.WriteCSV(ctx, &file, loaded.Market); err != nil {
		return err
	}
	_, err = file.WriteTo(w)
	return err
}
