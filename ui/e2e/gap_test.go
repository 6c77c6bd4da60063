//go:build e2e

package e2e

import (
	"path/filepath"
	"testing"
)

// TestPayGap goes through the pay gap of the example with the mouse: its views, what
// article 9 leaves open, and its book.
func TestPayGap(t *testing.T) {
	p := sitDown(t, "pay gap", "")
	p.click("Pay gap", 0)
	p.shoot("begin")
	p.click("Try the example", 0)
	p.shoot("british")
	p.click("Article 9", 0)
	p.shoot("left open")
	p.click("Like for like", 0)
	p.click("department", 0)
	p.shoot("like for like")
	p.click("Export", 0)
	p.choose(filepath.Join(p.home, "pay-gap.xlsx"))
	p.click("The book (.xlsx)…", 0)
	book := p.saved("pay-gap.xlsx")
	if rows := cells(t, book, "Figures"); len(rows) < 10 {
		t.Errorf("the book has %d rows of figures", len(rows))
	}
	if rows := cells(t, book, "Like for like"); len(rows) < 5 {
		t.Errorf("the book has %d rows of pay like for like", len(rows))
	}
	p.shoot("book")
}
