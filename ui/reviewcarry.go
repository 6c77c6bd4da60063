package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	book "github.com/paybench/paybench/data/workbook/review"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// carriedDecisions are those of a merged book, which stand in the next books that are
// written. They are forgotten with the window.
type carriedDecisions struct {
	export   *exportStep
	password *widgets.Entry // of books that came back

	from    *book.Returned // nil for none
	carried *book.Carried  // what becomes of them in the answer there is
	counted *desk.ReviewAnswer

	said *widget.RichText
	see  *widgets.Button
	drop *widgets.Button
}

func newCarriedDecisions(e *exportStep, password *widgets.Entry) *carriedDecisions {
	c := &carriedDecisions{export: e, password: password, said: paragraph("")}
	c.see = widgets.NewButton(lang.L("Who is not…"), c.list)
	c.drop = widgets.NewButton(lang.L("Leave them out"), func() { c.use(nil) })
	c.show()
	return c
}

// choose asks for the merged book.
func (c *carriedDecisions) choose() {
	c.export.picker.Open(lang.L("Open a merged book"), []string{".xlsx"}, func(path string) {
		password := c.password.Text
		var from *book.Returned
		var err error
		c.export.of.do(func() (work, done func()) {
			return func() { from, err = desk.ReadBook(path, password) }, func() {
				if err != nil {
					c.export.dialogs.fail(lang.L("The decisions were not taken"), err)
					return
				}
				c.use(from)
			}
		})
	})
}

// use takes another book, or none.
func (c *carriedDecisions) use(from *book.Returned) {
	c.from, c.carried, c.counted = from, nil, nil
	c.show()
	c.again()
}

// again looks what becomes of the decisions in another answer.
func (c *carriedDecisions) again() {
	if c.from == nil || c.counted == c.export.of.answer {
		return
	}
	c.counted = c.export.of.answer
	a, asked := *c.counted, c.export.asked(c.export.names)
	var carried *book.Carried
	var err error
	c.export.of.do(func() (work, done func()) {
		return func() { carried, err = a.Carried(asked) }, func() {
			switch {
			case c.from != asked.Carried:
			case err != nil:
				c.use(nil)
				c.export.dialogs.fail(lang.L("The decisions were not taken"), err)
			default:
				c.carried = carried
				c.show()
			}
		}
	})
}

// show says what stands in the next books.
func (c *carriedDecisions) show() {
	says := lang.L("A merged book's decisions stand in the next books that you write, for the next level to decide.")
	if c.carried != nil {
		says = lang.F("%s: %s filled in, %s to be decided anew.", c.carried.File,
			lang.N(c.carried.Filled, "decision is", "decisions are"), lang.N(len(c.carried.Left), "person is", "people are"))
	}
	setText(c.said, says)
	setHidden(c.see, c.carried == nil || len(c.carried.Left) == 0)
	setHidden(c.drop, c.carried == nil)
}

// list lists whose decisions are not filled in.
func (c *carriedDecisions) list() {
	rows := widgets.NewDataTable(leftColumns())
	rows.SetRows(c.carried.Left)
	c.export.dialogs.large(lang.L("To be decided anew"), widgets.NewBorder(
		paragraph(lang.L("They changed since they were decided on, are new or gone, or cannot be taken as they are. The sheet Checks of the book lists them.")), nil, nil, nil, rows))
}

// leftColumns are those of decisions that are not filled in.
func leftColumns() []widgets.TableColumn[book.MergedRow] {
	var columns []widgets.TableColumn[book.MergedRow]
	for _, column := range decisionColumns() {
		switch column.ID {
		case "id", "state", "note":
			columns = append(columns, column)
		}
	}
	raise := widgets.TableColumn[book.MergedRow]{ID: "raise", Title: lang.L("Raise"), Align: fyne.TextAlignTrailing, Text: func(r book.MergedRow) string { return shareOrDash(r.Decision.Raise) }}
	pay := widgets.TableColumn[book.MergedRow]{ID: "decided", Title: lang.L("New pay"), Align: fyne.TextAlignTrailing, Text: func(r book.MergedRow) string { return moneyOrDash(r.Decision.New, "") }}
	return append(columns[:2:2], append([]widgets.TableColumn[book.MergedRow]{raise, pay}, columns[2:]...)...)
}
