package warehouse

import (
	"fmt"
	"strconv"
	"strings"
)

// words are of a statement: constants of this package. A text from elsewhere is no
// words without a conversion, and there is none but in a dialect's quotes.
type words string

// piece is a part of a statement: words, a name, a value, or pieces said together.
type piece interface {
	write(w *writer)
}

// say puts pieces where % stands in words.
func say(template words, pieces ...piece) piece { return said{template, pieces} }

type said struct {
	template words
	pieces   []piece
}

// name is the name of a schema, a table or a column, whatever it holds.
type name string

// value is bound: an int64, a float64 or a string.
type value struct{ of any }

// whole is a number that is written as it is.
type whole int64

// list is pieces with words between them.
type list struct {
	between words
	pieces  []piece
}

// bound are bound texts with commas between them.
func bound(all []string) piece {
	l := list{between: ", "}
	for _, text := range all {
		l.pieces = append(l.pieces, value{text})
	}
	return l
}

// wholes are numbers with commas between them.
func wholes(all []int64) piece {
	l := list{between: ", "}
	for _, n := range all {
		l.pieces = append(l.pieces, whole(n))
	}
	return l
}

// writer writes a statement in a dialect.
type writer struct {
	dialect Dialect
	text    strings.Builder
	values  []any
	err     error
}

// mostValues is how many values the wire protocol of PostgreSQL can bind.
const mostValues = 1<<16 - 1

// statement writes a piece as a statement.
func statement(d Dialect, p piece) (Statement, error) {
	w := writer{dialect: d}
	p.write(&w)
	if len(w.values) > mostValues {
		return Statement{}, fmt.Errorf("the question names %d values, more than can be sent at once (%d): filter by fewer of them", len(w.values), mostValues)
	}
	return Statement{text: w.text.String(), values: w.values}, w.err
}

func (x words) write(w *writer) { w.text.WriteString(string(x)) }

func (x name) write(w *writer) {
	if strings.ContainsRune(string(x), 0) {
		w.err = fmt.Errorf("the name %q holds a zero byte, which no database has in a name", string(x))
	}
	w.text.WriteString(w.dialect.Quote(string(x)))
}

func (x value) write(w *writer) {
	w.values = append(w.values, x.of)
	w.text.WriteString(w.dialect.Placeholder(len(w.values), x.of))
}

func (x whole) write(w *writer) { w.text.WriteString(strconv.FormatInt(int64(x), 10)) }

func (x list) write(w *writer) {
	for i, p := range x.pieces {
		if i > 0 {
			x.between.write(w)
		}
		p.write(w)
	}
}

func (x said) write(w *writer) {
	rest := x.template
	for _, p := range x.pieces {
		before, after, found := strings.Cut(string(rest), "%")
		if !found {
			w.err = fmt.Errorf("a statement has more pieces than places: %q", string(x.template))
		}
		words(before).write(w)
		p.write(w)
		rest = words(after)
	}
	if strings.Contains(string(rest), "%") {
		w.err = fmt.Errorf("a statement has more places than pieces: %q", string(x.template))
	}
	rest.write(w)
}

// grammatical is a piece that engines say differently.
type grammatical struct {
	as func(g Grammar) words
	of piece
}

func (x grammatical) write(w *writer) { say(x.as(w.dialect.Grammar()), x.of).write(w) }

// asText, asReal and asWhole convert what a piece says; trimmed is a text without the
// blanks around.
func asText(p piece) piece  { return grammatical{func(g Grammar) words { return g.text }, p} }
func asReal(p piece) piece  { return grammatical{func(g Grammar) words { return g.real }, p} }
func asWhole(p piece) piece { return grammatical{func(g Grammar) words { return g.whole }, p} }

func trimmed(p piece) piece { return grammatical{func(g Grammar) words { return g.trim }, p} }

// rows is a list of rows that others are looked up in.
func rows(all []piece) piece {
	return grammatical{func(g Grammar) words { return g.rows }, list{", ", all}}
}
