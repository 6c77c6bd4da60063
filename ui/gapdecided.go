package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/review"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// decidedGap is every gap before and after what a review decided, which a merged book of it
// says. It is for the employer alone, and forgotten with the window: no study has it.
type decidedGap struct {
	of      *gapping
	picker  Picker
	dialogs *dialogs

	password *widgets.Entry
	file     *widget.RichText // the book there is
	why      *widget.RichText // nothing comes of it
	list     *factsTable
	notes    *fyne.Container
	none     fyne.CanvasObject // how to come by a book
	body     fyne.CanvasObject
	box      *fyne.Container
}

func newDecidedGap(of *gapping, picker Picker, over *dialogs, tips *widgets.Tips) *decidedGap {
	v := &decidedGap{
		of: of, picker: picker, dialogs: over, password: widgets.NewPasswordEntry(),
		file: strong(""), why: paragraph(""), list: newFactsTable(tips), notes: container.New(tight{}), box: container.NewStack(),
	}
	v.password.SetPlaceHolder(lang.L("its password"))
	open := widgets.NewButton(lang.L("Open a merged book…"), v.choose)
	open.Importance = widget.HighImportance
	v.none = container.NewCenter(container.New(column{width: 520}, container.NewVBox(
		heading(lang.L("What does a review change?")),
		paragraph(lang.L("Open the merged book of a review, and each gap stands before and after what was decided. Merged books are written in the Review room, under Export.")),
		paragraph(lang.L("It is for the employer alone: it goes into the employer's own book, and into nothing that leaves the house.")),
		container.NewHBox(open, sized(v.password, 150)))))
	v.body = widgets.NewBorder(
		container.New(stacked{}, widgets.NewBorder(nil, nil, nil, widgets.NewButton(lang.L("Leave it out"), func() { v.of.decide(nil) }), v.file), v.why),
		v.notes, nil, nil, v.list)
	return v
}

func (*decidedGap) name() string                 { return lang.L("After a review") }
func (*decidedGap) choices() fyne.CanvasObject   { return nil }
func (v *decidedGap) content() fyne.CanvasObject { return v.box }

// choose asks for the merged book.
func (v *decidedGap) choose() {
	v.picker.Open(lang.L("Open a merged book"), []string{".xlsx"}, func(path string) {
		password := v.password.Text
		var merged *review.Returned
		var err error
		v.of.tasks.run(func() { merged, err = desk.ReadBook(path, password) }, func() {
			if err != nil {
				v.dialogs.fail(lang.L("The decisions were not taken"), err)
				return
			}
			v.password.SetText("")
			v.of.decide(merged)
		})
	})
}

// show shows the gaps before and after.
func (v *decidedGap) show() {
	shown := v.none
	if v.of.merged != nil {
		shown = v.body
		v.showGaps()
	}
	v.box.Objects = []fyne.CanvasObject{shown}
	v.box.Refresh()
}

func (v *decidedGap) showGaps() {
	setText(v.file, lang.F("Before and after what was decided in %s", v.of.merged.File))
	var gaps table.Facts
	why := ""
	if err := v.of.whyUndecided(); err != nil {
		why = sentence(err)
	} else if v.of.answer != nil && v.of.answer.After != nil {
		gaps = table.GapChange(v.of.answer.Results)[0]
	}
	setText(v.why, why)
	setHidden(v.why, why == "")
	v.notes.RemoveAll()
	for _, note := range gaps.Notes {
		v.notes.Add(muted(table.Capital(note) + "."))
	}
	setFacts(v.list, gaps)
	setHidden(v.list, len(gaps.Rows) == 0)
}
