// Testreport reads what go test -json prints and prints what go test would: a line
// a package, and what tests that failed said. At its end it says how many tests
// were skipped, and how many of them for want of the folder shared beside the
// repository, which go test keeps to itself.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// needsShared is how package realfiles begins to say that a file is missing.
const needsShared = "skipped: needs shared"

// event is one line of go test -json; see go doc test2json.
type event struct {
	Action, Package, Test, Output string
}

// report is what is known of the tests so far.
type report struct {
	out             io.Writer
	said            map[string]*strings.Builder // by package and test, until it ends
	packages        int
	skipped, shared int
	failed          bool
}

func main() {
	r := report{out: os.Stdout, said: map[string]*strings.Builder{}}
	if err := r.read(os.Stdin); err != nil {
		fmt.Fprintf(os.Stderr, "testreport: %v\n", err)
		os.Exit(1)
	}
	r.close()
	if r.failed || r.packages == 0 {
		os.Exit(1)
	}
}

// read takes events until there are no more. Lines that are no event are printed.
func (r *report) read(in io.Reader) error {
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadBytes('\n')
		var e event
		if json.Unmarshal(line, &e) != nil || e.Action == "" {
			fmt.Fprintf(r.out, "%s", line)
		} else {
			r.take(e)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading what go test printed: %w", err)
		}
	}
}

func (r *report) take(e event) {
	key := e.Package + " " + e.Test
	switch e.Action {
	case "build-output":
		fmt.Fprint(r.out, e.Output)
	case "build-fail":
		r.failed = true
	case "output":
		if e.Test == "" && e.Output != "PASS\n" {
			fmt.Fprint(r.out, e.Output)
		} else if e.Test != "" {
			r.say(key, e.Output)
		}
	case "pass", "skip", "fail":
		r.end(key, e)
	}
}

func (r *report) say(key, text string) {
	if r.said[key] == nil {
		r.said[key] = &strings.Builder{}
	}
	r.said[key].WriteString(text)
}

// end closes a test, or the package where e names no test: tests that are still
// open then were cut off, and what they said is printed.
func (r *report) end(key string, e event) {
	var ended []string
	for open := range r.said {
		if open == key || e.Test == "" && strings.HasPrefix(open, e.Package+" ") {
			ended = append(ended, open)
		}
	}
	slices.Sort(ended)
	for _, open := range ended {
		said := r.said[open].String()
		delete(r.said, open)
		if e.Action == "fail" {
			fmt.Fprint(r.out, said)
		}
		if e.Action == "skip" && e.Test != "" {
			r.skipped++
			if strings.Contains(said, needsShared) {
				r.shared++
			}
		}
	}
	if e.Test == "" {
		r.packages++
		r.failed = r.failed || e.Action == "fail"
	}
}

// close prints the last line.
func (r *report) close() {
	fmt.Fprintf(r.out, "skipped: %d tests, %d of them for want of the folder shared beside the repository\n", r.skipped, r.shared)
}
