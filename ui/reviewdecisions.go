package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
	book "github.com/paybench/paybench/data/workbook/review"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// decisions bring back what was decided in the workbooks of a review, and hand on what
// comes of it. They keep nothing: a person's decision stands in workbooks alone.
type decisions struct {
	export   *exportStep
	password *widgets.Entry
}

func newDecisions(e *exportStep) *decisions {
	d := &decisions{export: e, password: widgets.NewPasswordEntry()}
	d.password.SetPlaceHolder(lang.L("their password"))
	return d
}

// ask asks for the folder with the books that came back, and brings them back.
func (d *decisions) ask() {
	e := d.export
	e.picker.Folder(func(folder string) {
		paths, err := filepath.Glob(filepath.Join(folder, "*.xlsx"))
		if err == nil && len(paths) == 0 {
			err = errors.New(lang.F("there is no workbook (.xlsx) in %s", folder))
		}
		if err != nil {
			e.dialogs.fail(lang.L("Nothing was brought back"), err)
			return
		}
		d.bring(paths)
	})
}

// bring brings back what was decided in some books.
func (d *decisions) bring(paths []string) {
	e := d.export
	a, asked, password := e.parted(), e.asked(e.names), d.password.Text
	asked.Carried = nil
	var merger *book.Merger
	var err error
	e.of.do(func() (work, done func()) {
		return func() { merger, err = a.Merge(paths, password, asked) },
			func() {
				if err != nil {
					e.dialogs.fail(lang.L("Nothing was brought back"), err)
					return
				}
				d.show(merger)
			}
	})
}

// dropped takes what was dropped on the room: books of a review that came back, alone or
// in folders, or else a roster.
func (d *decisions) dropped(paths []string, open func(roster string)) {
	password := d.password.Text
	var books []string
	d.export.of.tasks.run(
		func() { books = desk.ReviewBooks(paths, password) },
		func() {
			switch {
			case len(books) == 0:
				open(paths[0])
			case !d.export.of.begun():
				d.export.dialogs.fail(lang.L("Nothing was brought back"), errors.New(lang.L("open the roster first, as it is now: decisions are brought back to its people")))
			default:
				d.bring(books)
			}
		})
}

// show shows what came back of whom, and offers the merged book and what payroll needs.
func (d *decisions) show(m *book.Merger) {
	e := d.export
	rows := widgets.NewDataTable(decisionColumns())
	rows.SetRows(m.ToLookAt())
	merged := widgets.NewButton(lang.L("Merged book (.xlsx)…"), func() {
		e.saver.save(lang.L("Save the merged book"), "review-merged.xlsx", func(w io.Writer) error { return desk.WriteMerged(context.Background(), w, m) })
	})
	merged.Importance = widget.HighImportance
	payroll := widgets.NewButton(lang.L("For payroll (.csv)…"), func() {
		e.saver.save(lang.L("Save what payroll needs"), "payroll.csv", m.WritePayroll)
	})
	e.dialogs.large(lang.L("What was decided"), widgets.NewBorder(
		paragraph(mergedText(m, e.of.answer.Review.Settings.Currency)), container.NewHBox(merged, payroll), nil, nil, rows))
}

// mergedText counts what came back, and names the books that spend more than they have.
func mergedText(m *book.Merger, currency string) string {
	counts := map[book.State]int{}
	for _, r := range m.Rows {
		counts[r.State]++
	}
	var parts []string
	for _, s := range book.States() {
		if n := counts[s]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", countText(n), s))
		}
	}
	text := strings.Join(parts, " · ") + "."
	for _, s := range m.Spent {
		if s.Over() {
			text += lang.F("\nThe book of %s is over budget: %s of %s.", s.Manager,
				money.Format(s.Spent, currency, 0), money.Format(s.Budget, currency, 0))
		}
	}
	return text
}

// decisionColumns are those of what came back.
func decisionColumns() []widgets.TableColumn[book.MergedRow] {
	text := func(id, title string, of func(book.MergedRow) string) widgets.TableColumn[book.MergedRow] {
		return widgets.TableColumn[book.MergedRow]{ID: id, Title: title, Text: of, Compare: func(a, b book.MergedRow) int { return strings.Compare(of(a), of(b)) }}
	}
	pay := func(id, title string, of func(book.MergedRow) float64) widgets.TableColumn[book.MergedRow] {
		c := text(id, title, func(r book.MergedRow) string {
			if x := of(r); !math.IsNaN(x) && x != 0 {
				return money.Format(x, "", 2)
			}
			return "–"
		})
		c.Align, c.Compare = fyne.TextAlignTrailing, nil
		return c
	}
	return []widgets.TableColumn[book.MergedRow]{
		text("id", lang.L("Person"), func(r book.MergedRow) string { return r.ID }),
		text("state", lang.L("What became of it"), func(r book.MergedRow) string { return table.Capital(string(r.State)) }),
		pay("old", lang.L("Old pay"), func(r book.MergedRow) float64 { return r.Old }),
		pay("proposed", lang.L("Proposed"), func(r book.MergedRow) float64 { return r.Proposed }),
		pay("new", lang.L("Decided"), func(r book.MergedRow) float64 { return r.New }),
		text("who", lang.L("Book of"), func(r book.MergedRow) string { return r.Who }),
		text("note", lang.L("Note"), func(r book.MergedRow) string { return r.Note }),
	}
}
