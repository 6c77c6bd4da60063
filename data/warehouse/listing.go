package warehouse

import (
	"context"
	"math"
	"strconv"

	"github.com/paybench/paybench/data/market"
)

// Records lists the pay records of a cut, best paid first, from the first one asked for
// (0-based) and count at most. The breakdown is left out of account. Among equals all
// that is listed decides, so that a page never shows again what another one did. A
// table has no lines: Record.Line is 0.
func (m *Market) Records(ctx context.Context, q market.Query, first, count int) (market.Listing, error) {
	q.By = ""
	c, err := m.newCut(q)
	if err != nil {
		return market.Listing{}, err
	}
	var l market.Listing
	err = ask(ctx, m.db, func(a asking) (err error) {
		l, err = c.page(a, first, count)
		return err
	})
	return l, err
}

func (c *cut) page(a asking, first, count int) (market.Listing, error) {
	total := int64(0)
	if err := a.each(say("SELECT % FROM (%) AS k", asWhole(say("COALESCE(sum(w), 0)")), c.rows()), func() error { return nil }, &total); err != nil {
		return market.Listing{}, err
	}
	l := market.NewListing(c.m, c.query.Basis, int(total))
	first = min(max(first, 0), l.Total)
	count = min(max(count, 0), l.Total-first)
	if count == 0 {
		return l, nil
	}
	r := c.newRow()
	skip := 0
	limit := say("LIMIT % OFFSET %", whole(count), whole(first))
	if c.m.weight != "" { // a row stands for several, so those before have to be looked at, too
		limit, skip = say("LIMIT %", whole(first+count)), first
	}
	err := a.each(say("SELECT p, w, % FROM (%) AS k ORDER BY p DESC, % %", list{", ", r.names}, c.rows(r.columns...), list{", ", r.names}, limit), func() error {
		for range r.people {
			if skip > 0 {
				skip--
			} else if len(l.Rows) < count {
				l.Rows = append(l.Rows, r.record(c))
			}
		}
		return nil
	}, r.into...)
	return l, err
}

// row is a row of a listing as it is read.
type row struct {
	names, columns []piece
	into           []any
	pay            float64
	people         int64
	texts          []*string
	pays           []*float64
	codes          []map[string]uint32 // by dimension and text
	amounts        []market.Amount     // by element
}

func (c *cut) newRow() *row {
	r := &row{texts: make([]*string, len(c.m.dimensions)), pays: make([]*float64, len(c.m.elements))}
	r.into = []any{&r.pay, &r.people}
	for i := range c.m.columns {
		column := &c.m.columns[i]
		at := name("d" + strconv.Itoa(i))
		r.names = append(r.names, at)
		r.columns = append(r.columns, say("% AS %", asText(column.name), at))
		r.into = append(r.into, &r.texts[i])
		r.codes = append(r.codes, column.byText())
	}
	usual := c.amount
	if annual, err := market.NewAmount(c.m.about, c.query); err == nil {
		usual = annual
	}
	for i := range c.m.elements {
		at := name("p" + strconv.Itoa(i))
		pay, already := c.m.payIn(i, c.query.Basis)
		amount := usual
		if already {
			amount = usual.InBasis()
		}
		r.names = append(r.names, at)
		r.columns = append(r.columns, say("% AS %", pay, at))
		r.into, r.amounts = append(r.into, &r.pays[i]), append(r.amounts, amount)
	}
	return r
}

// byText are the column's codes by text.
func (c *column) byText() map[string]uint32 {
	codes := make(map[string]uint32, len(c.texts))
	for i, text := range c.texts {
		codes[text] = c.codes[i]
	}
	return codes
}

// record is the row as it is listed.
func (r *row) record(c *cut) market.Record {
	record := market.Record{Pay: c.amount.Of(r.pay)}
	for i, text := range r.texts {
		cell := ""
		if text != nil {
			if code := r.codes[i][*text]; code != 0 {
				cell = c.m.dimensions[i].Values[code-1].Label
			}
		}
		record.Cells = append(record.Cells, cell)
	}
	for i, pay := range r.pays {
		x := math.NaN()
		if pay != nil {
			x = r.amounts[i].Of(*pay)
		}
		if math.IsInf(x, 0) {
			x = math.NaN()
		}
		record.Cells = append(record.Cells, market.Cents(x))
	}
	return record
}
