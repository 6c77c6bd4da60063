package ui

import (
	"errors"
	"io/fs"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// said is a reason as people read it.
func said(why string) string { return sentence(errors.New(why)) }

// sentence is an error as people read it.
func sentence(err error) string {
	text := table.WithoutFlags(table.ErrorText(err))
	switch {
	case errors.Is(err, fs.ErrPermission):
		text += lang.L("; choose a folder you may write to")
	case errors.Is(err, fs.ErrNotExist):
		text += lang.L("; check the name")
	}
	if first, _, _ := strings.Cut(text, " "); !strings.ContainsAny(first, "./\\\"") {
		text = table.Capital(text) // unless it begins with a file's name
	}
	if last, _ := utf8.DecodeLastRuneInString(text); !strings.ContainsRune(".!?…", last) {
		text += "."
	}
	return text
}

// shownFor is how long a notice stays that asks nothing.
const shownFor = 10 * time.Second

// notice lies over the foot of what is on screen, says what was done and offers what
// may come next. It goes by itself unless it asks something, and moves nothing.
type notice struct {
	content *fyne.Container // where it lies, in sight even while it is not
	bar     *widgets.Surface
	text    *widget.Label
	actions *fyne.Container
	after   widgets.Timer
	passing bool   // it goes by itself
	stop    func() // from doing so
}

// action is a button of a notice or of a question.
type action struct {
	label string
	do    func()
}

func newNotice(after widgets.Timer) *notice {
	n := &notice{text: widget.NewLabel(""), actions: container.NewHBox(), after: after, stop: func() {}}
	n.text.Wrapping = fyne.TextWrapWord
	n.bar = widgets.NewRaised(widgets.NewBorder(nil, nil, nil, container.NewVBox(n.actions), n.text))
	n.bar.Hide()
	n.content = container.New(&over{}, n.bar)
	return n
}

// lieAbove leaves so much free below it.
func (n *notice) lieAbove(below float32) { n.content.Layout = &over{below} }

// show says something and offers actions, for a while.
func (n *notice) show(text string, actions ...action) {
	n.stay(text, actions...)
	n.passing, n.stop = true, n.after(shownFor, n.hide)
}

// leave takes a notice away that would go by itself: what it is about is left.
func (n *notice) leave() {
	if n.passing {
		n.hide()
	}
}

// stay says something and offers actions until one is taken, it is closed, or
// another notice comes. The last button always closes.
func (n *notice) stay(text string, actions ...action) {
	n.stop()
	n.passing, n.stop = false, func() {}
	n.text.SetText(text)
	n.actions.RemoveAll()
	for _, a := range actions {
		n.actions.Add(widgets.NewButton(a.label, a.do))
	}
	closing := widgets.NewButtonWithIcon("", theme.CancelIcon(), n.hide)
	closing.Importance = widget.LowImportance
	n.actions.Add(closing)
	n.bar.Show()
	n.content.Refresh() // the toolkit draws nothing for what was never in sight
}

// hide takes the notice away, and with its actions what they hold.
func (n *notice) hide() {
	n.stop()
	n.passing, n.stop = false, func() {}
	n.actions.RemoveAll()
	n.bar.Hide()
}

// over puts a notice at the foot of what it lies over, with a margin, above what
// stands below.
type over struct {
	below float32 // left free
}

// MinSize implements fyne.Layout: a notice asks for no room.
func (*over) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout. The height of wrapped text follows from its width.
func (o *over) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const margin, most = 12, 900
	width := fyne.Min(size.Width-2*margin, most)
	for _, object := range objects {
		object.Resize(fyne.NewSize(width, object.Size().Height))
		height := object.MinSize().Height
		object.Resize(fyne.NewSize(width, height))
		object.Move(fyne.NewPos((size.Width-width)/2, size.Height-o.below-height-margin))
	}
}
