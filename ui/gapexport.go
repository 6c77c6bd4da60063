package ui

import (
	"cmp"
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

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/table"
	book "github.com/paybench/paybench/data/workbook/gap"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// gapExport is what can be taken away of a pay gap: the employer's own book, the figures
// of article 9 for a reader, and the answer to one worker, which is kept nowhere.
type gapExport struct {
	of      *gapping
	saver   *saver
	dialogs *dialogs
	tips    *widgets.Tips
	program string // "Paybench 0.1.0"
	now     func() time.Time

	box    fyne.CanvasObject
	what   *widget.RichText // is in the book
	worker *widgets.Entry
	gate   *widgets.Entry
}

func newGapExport(of *gapping, exports *exports, tips *widgets.Tips) *gapExport {
	e := &gapExport{
		of: of, saver: exports.saver, dialogs: exports.dialogs, tips: tips, program: exports.program, now: exports.now,
		what: paragraph(""), worker: widgets.NewEntry(), gate: widgets.NewEntry(),
	}
	e.worker.SetPlaceHolder(lang.L("id of the worker"))
	e.worker.OnSubmitted = func(string) { e.answerOne() }
	e.gate.SetPlaceHolder(lang.L("least of a sex"))
	e.gate.OnSubmitted = e.worker.OnSubmitted
	ways := wayList(
		way{lang.L("The book (.xlsx)…"), e.what, e.book, nil},
		way{lang.L("To publish (.xlsx)…"), paragraph(lang.L("Article 9 (a) to (f) in per cent, each from five women and five men; no amount of pay.")), func() { e.statements(gap.Public, "pay-gap-published.xlsx") }, nil},
		way{lang.L("For the authority (.xlsx)…"), paragraph(lang.L("Article 9 (a) to (g), whole: small categories in it tell of people, and it says so on its face.")), func() { e.statements(gap.Authority, "pay-gap-authority.xlsx") }, nil},
		way{lang.L("For workers (.xlsx)…"), paragraph(lang.L("Article 9 (g), for workers and their representatives: a category of fewer than five of a sex is held back.")), func() { e.statements(gap.Workers, "pay-gap-workers.xlsx") }, nil},
		way{lang.L("Everything (.json)…"), paragraph(lang.L("All figures with what was decided, unrounded, for other programs.")), e.everything, nil},
		way{lang.L("Answer one worker…"), paragraph(lang.L("Article 7: own pay level, and those of women and of men in the category. It is kept nowhere.")), e.answerOne, []fyne.CanvasObject{sized(e.worker, 150), sized(e.gate, 110)}},
	)
	about := muted(lang.L("All of it is a draft for checking. The employer's own book is whole, and names nobody; what is published is held back where few people stand behind it."))
	e.box = container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), container.NewVBox(about, ways))
	return e
}

func (*gapExport) name() string                 { return lang.L("Export") }
func (*gapExport) choices() fyne.CanvasObject   { return nil }
func (e *gapExport) content() fyne.CanvasObject { return e.box }

// show says what is in the book.
func (e *gapExport) show() {
	var parts []string
	if a := e.of.answer; a != nil {
		if a.UK != nil {
			parts = append(parts, lang.L("UK figures"))
		}
		if a.EU != nil {
			parts = append(parts, lang.L("Article 9"))
		}
		if len(a.Like) > 0 {
			parts = append(parts, lang.L("like for like"))
		}
		if a.After != nil {
			parts = append(parts, lang.L("all of it after the review, too"))
		}
	}
	setText(e.what, lang.F("The employer's own: %s, who is in no figure, and the conventions.", strings.Join(parts, ", ")))
}

// about says what a book is of.
func (e *gapExport) about() book.About {
	return book.About{Name: e.of.people.Name, Program: e.program, Made: e.now()}
}

// ready reports whether there are figures, and says so where there are none.
func (e *gapExport) ready(figures bool, why string) bool {
	if e.of.answer == nil || !figures {
		e.dialogs.fail(lang.L("There is nothing to take away yet"), errors.New(why))
		return false
	}
	return true
}

// book writes the employer's own book.
func (e *gapExport) book() {
	if !e.ready(true, lang.L("no figures could be worked out: see the other views")) {
		return
	}
	a, about := *e.of.answer, e.about()
	e.saver.save(lang.L("Save the book of the pay gap"), "pay-gap.xlsx", func(w io.Writer) error { return a.WriteBook(context.Background(), w, about) })
}

// statements writes the figures of article 9 for a reader.
func (e *gapExport) statements(to gap.Reader, name string) {
	if !e.ready(e.of.answer != nil && e.of.answer.EU != nil, lang.L("article 9 leaves choices to you that were not made: see Article 9")) {
		return
	}
	a, about := *e.of.answer, e.about()
	e.saver.save(lang.L("Save figures that leave the house"), name, func(w io.Writer) error { return a.WriteStatements(context.Background(), w, to, about) })
}

// everything writes all figures as JSON.
func (e *gapExport) everything() {
	if !e.ready(true, lang.L("no figures could be worked out: see the other views")) {
		return
	}
	a := *e.of.answer
	e.saver.save(lang.L("Save all figures of the pay gap"), "pay-gap.json", func(w io.Writer) error {
		out := json.NewEncoder(w)
		out.SetIndent("", "  ")
		if err := out.Encode(a.Document()); err != nil {
			return fmt.Errorf(lang.L("writing the figures: %w"), err)
		}
		return nil
	})
}

// answerOne shows the answer to one worker.
func (e *gapExport) answerOne() {
	id, now := strings.TrimSpace(e.worker.Text), e.of.state.study()
	gate, err := readGate(e.gate.Text)
	switch {
	case id == "":
		e.dialogs.fail(lang.L("Nobody is answered"), errors.New(lang.L("write the id of the worker who asks, as the roster has it")))
		return
	case err != nil:
		e.dialogs.fail(lang.L("Nobody is answered"), err)
		return
	case e.of.asked().Category == "" && !e.of.asked().ByJob:
		e.dialogs.fail(lang.L("Nobody is answered"), errors.New(lang.L("the answer compares workers of one category: choose the category of work under Article 9")))
		return
	}
	people, today := e.of.people, e.now()
	var a *gap.Answer
	e.of.tasks.run(func() { a, err = desk.AnswerOne(now, people, today, id, gate) }, func() {
		switch {
		case people != e.of.people: // it would be of a file that was put away
		case err != nil:
			e.dialogs.fail(lang.L("Nobody is answered"), err)
		default:
			e.answered(a)
		}
	})
}

// answered shows an answer, and forgets whose it is.
func (e *gapExport) answered(a *gap.Answer) {
	facts := table.GapAnswer(a)
	list := newFactsTable(e.tips)
	setFacts(list, facts)
	notes := container.New(tight{}, paragraph(lang.F("Category: %s", cmp.Or(a.Category, "–"))))
	for _, n := range facts.Notes {
		notes.Add(muted(n))
	}
	e.dialogs.large(lang.L("Answer to one worker (article 7)"), widgets.NewBorder(notes, nil, nil, nil, list))
	e.worker.SetText("")
}

// readGate reads the least number of people of a sex; nothing is none.
func readGate(text string) (int, error) {
	if text = strings.TrimSpace(text); text == "" {
		return 0, nil
	}
	n := 0
	if _, err := fmt.Sscanf(text, "%d", &n); err != nil || n < 0 || fmt.Sprint(n) != text {
		return 0, fmt.Errorf(lang.L("%q is no number of people: write it as 6"), text)
	}
	return n, nil
}
