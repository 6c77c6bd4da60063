// Package say says the texts that stand in the code in the language that is spoken. The key
// of a text is the English itself, as in ui/lang, so that nothing stands between the code
// and what is read; where nobody speaks another language, all is English.
//
// What is found in files and figures is a remark (package remark) and no text of the code.
package say

import (
	"fmt"
	"sync/atomic"

	"github.com/paybench/paybench/data/money"
)

// A Language says texts of which it is given the English. It is used by many goroutines at
// once.
type Language interface {
	// Text is a text; one that the language does not have stays as it is.
	Text(english string) string
	// Noun is a noun in the form for a number, of which one and many are the English.
	Noun(n int, one, many string) string
}

// spoken is the language that is spoken; none is English.
var spoken atomic.Pointer[Language]

// In has all texts said in a language from now on; nil is English. The window does so once,
// when it begins; the command line and what reads it stay with English.
func In(l Language) {
	if l == nil {
		spoken.Store(nil)
		return
	}
	spoken.Store(&l)
}

// L is a text.
func L(english string) string {
	if l := spoken.Load(); l != nil {
		return (*l).Text(english)
	}
	return english
}

// F is a text with values in it, as fmt.Sprintf puts them in. A language whose order is
// another one counts them: "%[2]s of %[1]s".
func F(english string, values ...any) string { return fmt.Sprintf(L(english), values...) }

// N is a number with its noun: "1 person", "6,000 people".
func N(n int, one, many string) string {
	noun := many
	if l := spoken.Load(); l != nil {
		noun = (*l).Noun(n, one, many)
	} else if n == 1 {
		noun = one
	}
	return money.Grouped(float64(n)) + " " + noun
}

// Data is a text that data has as it is, such as the title of a column.
func Data(english string) string { return L(english) }
