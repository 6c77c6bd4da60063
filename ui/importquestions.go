package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/ui/lang"
)

// partTime are the remarks that make one ask what the pay of part-timers is.
var partTime = []remark.Kind{remark.BroughtToFullTime, remark.StatedFullTime, remark.PaidAsFullTime}

// doubtfulEncoding are those that make one ask how a text is encoded.
var doubtfulEncoding = []remark.Kind{remark.EncodingDoubtful, remark.EncodingAssumed, remark.OddCells}

// payAs is what the pay of part-timers can be, as Options.PayIs has it.
var payAs = []string{"paid", "full-time"}

// showQuestions asks what the file leaves open and what changes its figures, each
// with the evidence beside it.
func (p *importPage) showQuestions() {
	p.asked.RemoveAll()
	if p.ours != nil {
		p.askOfRoster()
		p.asked.Hidden = len(p.asked.Objects) == 0
		return
	}
	if why := p.why(partTime); why != "" {
		at := max(0, slices.Index(payAs, p.options.PayIs))
		p.asked.Add(askRow(lang.L("Part-timers' pay"), p.fields.segmented("part time", []string{lang.L("As paid"), lang.L("For full time")}, at, func(i int) {
			p.choose(func(o *ingest.Options) { o.PayIs = payAs[i] })
		}), why))
	}
	if p.doubtsEncoding() {
		p.asked.Add(askRow(lang.L("Encoding"), p.encodingChoice(), p.why(doubtfulEncoding)))
	}
	if p.found.Kind == columns.Structure || p.options.Pay != "" {
		p.asked.Add(askRow(lang.L("Pay to look at"), p.payChoice(), lang.L("One column of pay is looked at, and not the others.")))
	}
	p.asked.Hidden = len(p.asked.Objects) == 0
}

// payChoice chooses one column of pay to look at, whatever the others are.
func (p *importPage) payChoice() fyne.CanvasObject {
	var headers []string
	for _, c := range p.found.Columns {
		if c.Meaning.IsPay() {
			headers = append(headers, c.Header)
		}
	}
	return wideChoice(p.fields.choice("pay", -1, headers, slices.Index(headers, p.options.Pay), func(i int) {
		p.choose(func(o *ingest.Options) { o.Pay = headers[i] })
	}))
}

// doubtsEncoding reports whether the encoding of a text is not certain.
func (p *importPage) doubtsEncoding() bool { return p.why(doubtfulEncoding) != "" }

// why is the evidence that makes one ask, "" where there is none.
func (p *importPage) why(of []remark.Kind) string {
	var kept []remark.Remark
	for _, r := range p.found.Remarks {
		if slices.Contains(of, r.Kind) {
			kept = append(kept, r)
		}
	}
	return strings.Join(sentencesOf(kept), " ")
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
