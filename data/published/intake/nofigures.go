package intake

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
)

// The reasons why a table has no figures.
var (
	errNoStatistic = errors.New("no column is a percentile or a mean of pay")
	errUnnamed     = errors.New("may be the ends and the middle of a range, or percentiles")
)

// usualPercentiles are what columns called low, middle and high mostly hold where
// they hold percentiles.
var usualPercentiles = map[columns.Meaning]string{
	columns.PayMinimum: "p25", columns.PayMidpoint: "p50", columns.PayMaximum: "p75",
}

// noFigures says why a table has no figures, and what can be done about it.
func (b *tableMaker) noFigures() error {
	var names, percentiles, ends []string
	for i := range b.columns {
		end := columns.EndOf(b.given(i))
		if end == "" || b.r.Cells[i].Money < 0.5 {
			continue
		}
		names = append(names, strconv.Quote(b.header(i)))
		percentiles = append(percentiles, columnFlag(b.header(i), usualPercentiles[end]))
		ends = append(ends, columnFlag(b.header(i), string(end)))
	}
	if len(names) > 1 {
		return b.r.Fail(ingest.ErrNoPay, fmt.Errorf("%s %w", strings.Join(names, ", "), errUnnamed),
			fmt.Sprintf("say which: percentiles (%s) or a range (%s)", strings.Join(percentiles, " "), strings.Join(ends, " ")))
	}
	return b.r.Fail(ingest.ErrNoPay, errNoStatistic, "say which columns are (--column HEADER=p50), or read it as pay records (--pay HEADER)")
}

// columnFlag is what the command line is told about a column.
func columnFlag(header, meaning string) string {
	return "--column " + strconv.Quote(header+"="+meaning)
}
