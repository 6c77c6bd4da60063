// Pages writes the manual pages and the completions of shells that packages bring:
//
//	go run ./scripts/pages FOLDER VERSION DAY     as dist/pages 0.1.0 2026-11-30
package main

import (
	"fmt"
	"os"
	"time"

	"github.com/paybench/paybench/ui/command"
)

func main() {
	if err := write(os.Args[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "pages: %v\n", err)
		os.Exit(1)
	}
}

// write writes the pages into the folder that the arguments name.
func write(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("3 arguments are needed, FOLDER VERSION DAY, and there are %d", len(args))
	}
	day, err := time.Parse(time.DateOnly, args[2])
	if err != nil {
		return fmt.Errorf("the day: %w", err)
	}
	return command.WritePages(args[0], args[1], day)
}
