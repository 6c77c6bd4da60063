package ui

import (
	"encoding/json"
	"fmt"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/widgets"
)

// exportStep is the last step of a review: what can be taken away, and the ranges to post.
type exportStep struct {
	of    *reviewing
	saver *saver

	box      fyne.CanvasObject
	postings *widgets.DataTable[review.Posting]
	none     *widget.RichText
}

func newExportStep(of *reviewing, jobs *jobsStep, saver *saver, tips *widgets.Tips) *exportStep {
	e := &exportStep{of: of, saver: saver, postings: widgets.NewDataTable(postingColumns()), none: muted("")}
	e.postings.Tips = tips
	ways := container.NewGridWithColumns(1)
	for _, way := range []struct {
		label, says string
		do          func()
	}{
		{"People (.csv)…", "Everybody with every figure, a row a person, whoever is not counted with the reason.", e.people},
		{"Everything (.json)…", "People, groups, scenarios and warnings, unrounded, for other programs.", e.everything},
		{"Posting ranges (.csv)…", "The ranges below: job, level, place, currency, a year and an hour. They name no person.", e.ranges},
		{"Matches (.csv)…", "What each job is matched to, for next year's review. They name no person.", jobs.saveMatches},
	} {
		button := widget.NewButton(way.label, way.do)
		button.Alignment = widget.ButtonAlignLeading
		ways.Add(container.NewBorder(nil, nil, sized(button, 190), nil, paragraph(way.says)))
	}
	title := heading("Posting ranges")
	about := muted("What somebody in the job can expect to be paid, from minimum to maximum. Whoever posts a range chooses what of it.")
	e.box = container.New(layout.NewCustomPaddedLayout(8, 8, 12, 12),
		container.NewBorder(container.NewVBox(ways, container.New(tight{}, title, about, e.none)), nil, nil, nil, e.postings))
	return e
}

func (e *exportStep) name() string               { return "Export" }
func (e *exportStep) content() fyne.CanvasObject { return e.box }

// open is nothing: nothing has to be taken away.
func (e *exportStep) open() int { return 0 }

// show shows the ranges.
func (e *exportStep) show() {
	all := e.of.answer.Review.Postings()
	e.none.Hidden = len(all) > 0
	if len(all) == 0 {
		setText(e.none, "No job has a range yet: see Jobs and Ranges.")
	}
	e.postings.SetRows(all)
}

// people writes everybody as CSV.
func (e *exportStep) people() {
	r := e.of.answer.Review
	people := make([]*review.Standing, len(r.People))
	for i := range people {
		people[i] = &r.People[i]
	}
	e.saver.save("Save the people of the review", "review-people.csv", func(w io.Writer) error {
		return table.WriteRows(w, table.CSV{Mark: true}, table.ReviewPeople(), people)
	})
}

// ranges writes the posting ranges as CSV.
func (e *exportStep) ranges() {
	all := e.of.answer.Review.Postings()
	e.saver.save("Save the ranges to post", "posting-ranges.csv", func(w io.Writer) error {
		return table.WriteRows(w, table.CSV{Mark: true}, table.PostingColumns(), all)
	})
}

// everything writes all figures as JSON.
func (e *exportStep) everything() {
	a := *e.of.answer
	a.Asked.By = []string{"department", "level"}
	e.saver.save("Save all figures of the review", "review.json", func(w io.Writer) error {
		document, err := a.Document()
		if err != nil {
			return err
		}
		out := json.NewEncoder(w)
		out.SetIndent("", "  ")
		if err := out.Encode(document); err != nil {
			return fmt.Errorf("writing the figures: %w", err)
		}
		return nil
	})
}

// postingColumns are those of the ranges to post.
func postingColumns() []widgets.TableColumn[review.Posting] {
	var columns []widgets.TableColumn[review.Posting]
	for _, c := range table.PostingColumns() {
		shown := widgets.TableColumn[review.Posting]{ID: c.ID, Title: c.Title, Whole: c.ID == "job", Compare: c.Compare, Text: func(p review.Posting) string {
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
