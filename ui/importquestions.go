package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/lang"
)

// partTime are the remarks that make one ask what the pay of part-timers is.
var partTime = []remark.Kind{remark.BroughtToFullTime, remark.StatedFullTime, remark.PaidAsFullTime}

// doubtfulEncoding are those that make one ask how a text is encoded.
var doubtfulEncoding = []remark.Kind{remark.EncodingDoubtful, remark.EncodingAssumed, remark.OddCells}

// payAs is what the pay of part-timers can be, as Options.PayIs has it.
var payAs = []string{"paid", "full-time"}

// asked is what questions are about.
func (f *fileChoices) asked() []remark.Kind {
	return append(slices.Concat(partTime, doubtfulEncoding), remark.RosterAsMarket)
}

// questions ask what the file leaves open and what changes its figures, each
// with the evidence beside it.
func (f *fileChoices) questions() []fyne.CanvasObject {
	asked := f.askRoom(lang.L("Our own people"), lang.L("Open in Review"), study.ReviewRoom, remark.RosterAsMarket)
	if why := f.why(partTime...); why != "" {
		at := max(0, slices.Index(payAs, f.options.PayIs))
		asked = append(asked, askRow(lang.L("Part-timers' pay"), f.fields.segmented("part time", []string{lang.L("As paid"), lang.L("For full time")}, at, func(i int) {
			f.page.choose(func(o *ingest.Options) { o.PayIs = payAs[i] })
		}), why))
	}
	asked = append(asked, f.askEncoding()...)
	if f.found.Kind == columns.Structure || f.options.Pay != "" {
		asked = append(asked, askRow(lang.L("Pay to look at"), f.payChoice(), lang.L("One column of pay is looked at, and not the others.")))
	}
	return asked
}

// askRoom offers to open the file in another room where remarks say that it belongs there.
func (f *fileChoices) askRoom(name, label string, to study.Room, of ...remark.Kind) []fyne.CanvasObject {
	why := f.why(of...)
	if why == "" {
		return nil
	}
	return []fyne.CanvasObject{askRow(name, f.fields.button("room", label, -1, func() { f.page.elsewhere(to) }), why)}
}

// askEncoding asks for the encoding of a text where that is not certain.
func (f *fileChoices) askEncoding() []fyne.CanvasObject {
	why := f.why(doubtfulEncoding...)
	if why == "" {
		return nil
	}
	return []fyne.CanvasObject{askRow(lang.L("Encoding"), f.encodingChoice(), why)}
}

// payChoice chooses one column of pay to look at, whatever the others are.
func (f *fileChoices) payChoice() fyne.CanvasObject {
	var headers []string
	for _, c := range f.found.Columns {
		if c.Meaning.IsPay() {
			headers = append(headers, c.Header)
		}
	}
	return wideChoice(f.fields.choice("pay", -1, headers, slices.Index(headers, f.options.Pay), func(i int) {
		f.page.choose(func(o *ingest.Options) { o.Pay = headers[i] })
	}))
}

// askRow is a choice with its name before and its evidence after it.
func askRow(name string, choice fyne.CanvasObject, why string) fyne.CanvasObject {
	label := widget.NewLabelWithStyle(name, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	return container.New(aside{}, container.NewHBox(label, choice), paragraph(why))
}

// aside puts a text beside a choice, wrapped to the width that is left and in the
// middle of the choice's height.
type aside struct{}

// Layout implements fyne.Layout.
func (aside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	choice, text := objects[0], objects[1]
	least := choice.MinSize()
	text.Resize(fyne.NewSize(size.Width-least.Width, text.MinSize().Height))
	height := text.MinSize().Height // at the width just given
	text.Resize(fyne.NewSize(size.Width-least.Width, height))
	text.Move(fyne.NewPos(least.Width, fyne.Max(0, (least.Height-height)/2)))
	choice.Resize(least)
	choice.Move(fyne.Position{})
}

// MinSize implements fyne.Layout: the height at the width there was last.
func (aside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	choice, text := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(choice.Width, fyne.Max(choice.Height, text.Height))
}
