package comparison

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
)

// check refuses what cannot be a workbook.
func (c Content) check() error {
	for _, comparison := range append([]market.Comparison{c.Comparison}, c.More...) {
		if err := checkRows(len(comparison.Rows), "groups"); err != nil {
			return err
		}
	}
	if c.Study != nil && !json.Valid(c.Study) {
		return errors.New("the study that was to be carried along is not JSON")
	}
	if c.Records == nil {
		return nil
	}
	switch whole := c.Comparison.Whole(); c.Comparison.Unlisted(whole) {
	case market.NobodyKnown:
		return errors.New("published figures come without the records of people")
	case market.OutsideReaders:
		return errors.New("figures for outside publication go without the records of single people: export the workbook without them")
	case market.MedianWithheld:
		return fmt.Errorf("the records of this selection are withheld as its median is: %s", table.Words(whole.Median().Reason))
	}
	if given := len(c.Records.Rows); given != c.Records.Total {
		return fmt.Errorf("of the selection's %d records %d were given; the formulas over them need all", c.Records.Total, given)
	}
	if q := c.Comparison.Query; q.Basis == market.Hourly && c.Records.Basis == market.Hourly {
		return errors.New("hourly figures are annual pay divided by hours: the records are to be listed in annual pay")
	}
	if most := excelize.MaxColumns - firstListed; len(c.Records.Columns) > most {
		return fmt.Errorf("the records have %d columns and a worksheet has room for %d; save them as CSV instead", len(c.Records.Columns), most)
	}
	return checkRows(len(c.Records.Rows), "records")
}

// checkRows refuses more rows than a worksheet has; some are for headings.
func checkRows(rows int, what string) error {
	const headings = 200
	if rows <= excelize.TotalRows-headings {
		return nil
	}
	return fmt.Errorf("%s %s are more than a worksheet has room for, %s rows; narrow the selection, or save the table as CSV",
		money.Grouped(float64(rows)), what, money.Grouped(excelize.TotalRows-headings))
}
