// Command gen writes the sample market to the file it is given.
//
//	go run ./gen ../../assets/sample-market.csv
package main

import (
	"bytes"
	"fmt"
	"os"

	"github.com/paybench/paybench/data/sample"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("want the file to write, got %d arguments", len(args))
	}
	var file bytes.Buffer
	if err := sample.WriteCSV(&file); err != nil {
		return err
	}
	return os.WriteFile(args[0], file.Bytes(), 0o644)
}
