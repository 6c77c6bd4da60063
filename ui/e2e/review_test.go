//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// reviewSteps are the steps of a review, as the window numbers them.
var reviewSteps = []string{"1 People", "2 Jobs", "3 Ranges", "4 Cost", "5 Export"}

// TestReview goes through the example with the mouse: its steps, its book, a book for each
// manager, and those brought back.
func TestReview(t *testing.T) {
	p := sitDown(t, "review", "")
	p.click("Review", 0)
	p.shoot("begin")
	p.click("Try the example", 0)
	p.throughSteps()
	p.choose(filepath.Join(p.home, "review.xlsx"))
	p.click("The book (.xlsx)…", 0)
	if rows := cells(t, p.saved("review.xlsx"), "People"); len(rows) < 40 {
		t.Errorf("the book has %d rows of people", len(rows))
	}
	p.shoot("book")
	for _, home := range []string{p.home, p.twinHome} {
		if err := os.Mkdir(filepath.Join(home, "books"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	p.choose(filepath.Join(p.home, "books"))
	p.click("A book a manager (.xlsx)…", 0)
	books := listed(t, filepath.Join(p.twinHome, "books"))
	p.until("all managers' books are written", func() bool { return len(listed(t, filepath.Join(p.home, "books"))) == len(books) })
	if len(books) < 2 {
		t.Errorf("managers' books: %q", books)
	}
	p.shoot("managers")
	p.click("Bring decisions back…", 0)
	p.shoot("brought back")
	p.choose(filepath.Join(p.home, "merged.xlsx"))
	p.click("Merged book (.xlsx)…", 0)
	p.saved("merged.xlsx")
}

// throughSteps looks at each step of a review.
func (p *person) throughSteps() {
	p.t.Helper()
	for i, step := range reviewSteps {
		if i > 0 {
			p.click(p.startingWith(step), 0)
		}
		p.shoot(strings.ToLower(step[2:]))
	}
}
