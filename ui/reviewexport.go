package ui

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/wholefile"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// exportStep is the last step of a review: what can be taken away, and the ranges to post.
type exportStep struct {
	of      *reviewing
	saver   *saver
	picker  Picker
	dialogs *dialogs
	notice  *notice
	program string // "Paybench 0.1.0"
	now     func() time.Time

	box      fyne.CanvasObject
	names    *widgets.Check // of the whole book
	own      *widgets.Check // of managers' books
	line     *widgets.Segmented
	password *widgets.Entry // of managers' books
	chosenBy *widgets.Entry
	back     *decisions
	carry    *carriedDecisions
	postings *widgets.DataTable[review.Posting]
	about    *widget.RichText // of the ranges
}

func newExportStep(of *reviewing, jobs *jobsStep, exports *exports, picker Picker, tips *widgets.Tips) *exportStep {
	e := &exportStep{
		of: of, saver: exports.saver, picker: picker, dialogs: exports.dialogs, notice: exports.notice, program: exports.program, now: exports.now,
		names: widgets.NewCheck(lang.L("with names"), nil), own: widgets.NewCheck(lang.L("with names"), nil),
		line: widgets.NewSegmented(lang.L("direct reports"), lang.L("whole line")), password: widgets.NewPasswordEntry(), chosenBy: widgets.NewEntry(),
		postings: widgets.NewDataTable(postingColumns()), about: muted(""),
	}
	e.names.Checked, e.own.Checked = true, true
	e.password.SetPlaceHolder(lang.L("password, if any"))
	e.chosenBy.SetPlaceHolder(lang.L("chosen by"))
	e.postings.Tips = tips
	e.back = newDecisions(e)
	e.carry = newCarriedDecisions(e, e.back.password)
	title := heading(lang.L("Posting ranges"))
	e.box = container.New(layout.NewCustomPaddedLayout(8, 8, 12, 12), widgets.NewBorder(
		container.NewVBox(e.ways(jobs), container.New(tight{}, title, e.about)), nil, nil, nil, e.postings))
	return e
}

// ways are what can be done.
func (e *exportStep) ways(jobs *jobsStep) fyne.CanvasObject {
	return wayList(
		way{lang.L("The book (.xlsx)…"), paragraph(lang.L("What the meeting decides with: change what is yellow, and everything moves.")), e.book, []fyne.CanvasObject{e.names}},
		way{lang.L("A book a manager (.xlsx)…"), paragraph(lang.L("One for each manager, into a folder, with nobody else's people in any part.")), e.managers, []fyne.CanvasObject{e.line, e.own, sized(e.password, 150)}},
		way{lang.L("Bring decisions back…"), paragraph(lang.L("The books that came back, in one folder: who decided what, what changed since, what is over budget.")), e.back.ask, []fyne.CanvasObject{sized(e.back.password, 150)}},
		way{lang.L("Fill in decisions…"), e.carry.said, e.carry.choose, []fyne.CanvasObject{e.carry.see, e.carry.drop}},
		way{lang.L("People (.csv)…"), paragraph(lang.L("Everyone with every figure, a row a person, whoever is not counted with the reason.")), e.people, nil},
		way{lang.L("Everything (.json)…"), paragraph(lang.L("People, groups, scenarios and warnings, unrounded, for other programs.")), e.everything, nil},
		way{lang.L("Posting ranges (.csv)…"), paragraph(lang.L("The ranges below. They name no person.")), e.ranges, []fyne.CanvasObject{sized(e.chosenBy, 150)}},
		way{lang.L("Matches (.csv)…"), paragraph(lang.L("What each job is matched to, for next year's review. They name no person.")), jobs.saveMatches, nil},
	)
}

func (e *exportStep) name() string               { return lang.L("Export") }
func (e *exportStep) content() fyne.CanvasObject { return e.box }

// open is nothing: nothing has to be taken away.
func (e *exportStep) open() int { return 0 }

// show shows the ranges.
func (e *exportStep) show() {
	all := e.of.answer.Review.Postings()
	about := lang.L("What somebody in the job can expect to be paid, from minimum to maximum. Whoever posts a range chooses what of it.")
	if len(all) == 0 {
		about = lang.L("No job has a range yet: see Jobs and Ranges.")
	}
	setText(e.about, about)
	e.postings.SetRows(all)
	e.carry.again()
}

// asked is what is asked of workbooks.
func (e *exportStep) asked(names *widgets.Check) desk.ReviewBook {
	return desk.ReviewBook{Roster: e.of.of.Roster.Name, NoNames: !names.Checked, Program: e.program, Made: e.now(), Carried: e.carry.from}
}

// parted is the answer with its breakdowns for a workbook.
func (e *exportStep) parted() desk.ReviewAnswer {
	a := *e.of.answer
	a.Asked.By = []string{"department"}
	return a
}

// book writes the workbook.
func (e *exportStep) book() {
	a, asked := e.parted(), e.asked(e.names)
	e.saver.save(lang.L("Save the book of the review"), "review.xlsx", func(w io.Writer) error { return a.WriteBook(context.Background(), w, asked) })
}

// managers writes a workbook for each manager into a folder.
func (e *exportStep) managers() {
	e.picker.Folder(func(folder string) {
		a, asked, line, password := e.parted(), e.asked(e.own), e.line.Index() == 1, e.password.Text
		var books []desk.ManagerBook
		var err error
		e.of.do(func() (work, done func()) {
			return func() {
					if books, err = a.ManagerBooks(line, password, asked); err == nil {
						err = desk.WriteManagerBooks(context.Background(), folder, false, books)
					}
				}, func() {
					switch {
					case errors.Is(err, wholefile.ErrExists):
						e.dialogs.fail(lang.L("The workbooks were not written"), errors.New(lang.L("a manager's workbook is in the folder already; choose another folder")))
					case err != nil:
						e.dialogs.fail(lang.L("The workbooks were not written"), err)
					default:
						e.notice.show(lang.F("Saved %s into %s", lang.N(len(books), "workbook", "workbooks"), folder))
					}
				}
		})
	})
}

// people writes everybody as CSV.
func (e *exportStep) people() {
	r := e.of.answer.Review
	people := make([]*review.Standing, len(r.People))
	for i := range people {
		people[i] = &r.People[i]
	}
	e.saver.save(lang.L("Save the people of the review"), "review-people.csv", func(w io.Writer) error {
		return table.WriteRows(w, table.CSV{Mark: true}, table.ReviewPeople(), people)
	})
}

// ranges writes the posting ranges as CSV.
func (e *exportStep) ranges() {
	all, by := e.of.answer.Review.Postings(), strings.TrimSpace(e.chosenBy.Text)
	e.saver.save(lang.L("Save the ranges to post"), "posting-ranges.csv", func(w io.Writer) error {
		return table.WriteRows(w, table.CSV{Mark: true}, table.PostingColumns(by), all)
	})
}

// everything writes all figures as JSON.
func (e *exportStep) everything() {
	a := *e.of.answer
	a.Asked.By = []string{"department", "level"}
	e.saver.save(lang.L("Save all figures of the review"), "review.json", func(w io.Writer) error {
		document, err := a.Document()
		if err != nil {
			return err
		}
		out := json.NewEncoder(w)
		out.SetIndent("", "  ")
		if err := out.Encode(document); err != nil {
			return fmt.Errorf(lang.L("writing the figures: %w"), err)
		}
		return nil
	})
}

// postingColumns are those of the ranges to post.
func postingColumns() []widgets.TableColumn[review.Posting] {
	var columns []widgets.TableColumn[review.Posting]
	for _, c := range table.PostingColumns("") {
		if c.ID == "chosen_by" {
			continue
		}
		shown := widgets.TableColumn[review.Posting]{ID: c.ID, Title: lang.Data(c.Title), Whole: c.ID == "job", Compare: c.Compare, Text: func(p review.Posting) string {
			return table.Text(c, p, p.Currency, market.Annual)
		}}
		if c.Kind == table.MoneyKind {
			shown.Align = fyne.TextAlignTrailing
		}
		if c.ID == "from_hour" || c.ID == "to_hour" {
			shown.Text = func(p review.Posting) string { return table.Text(c, p, p.Currency, market.Hourly) }
		}
		columns = append(columns, shown)
	}
	return columns
}
