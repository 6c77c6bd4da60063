package ui

import (
	"errors"
	"io/fs"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/table"
)

// said is a reason as people read it.
func said(why string) string { return sentence(errors.New(why)) }

// sentence is an error as people read it.
func sentence(err error) string {
	text := table.ErrorText(err)
	switch {
	case errors.Is(err, fs.ErrPermission):
		text += "; choose a folder you may write to"
	case errors.Is(err, fs.ErrNotExist):
		text += "; check the name"
	}
	if first, _, _ := strings.Cut(text, " "); !strings.ContainsAny(first, "./\\\"") {
		text = table.Capital(text) // unless it begins with a file's name
	}
	if last, _ := utf8.DecodeLastRuneInString(text); !strings.ContainsRune(".!?…", last) {
		text += "."
	}
	return text
}

// notice is a strip at the bottom of the window that says what was done and
// offers what may come next. It stays until it is closed or another one comes.
type notice struct {
	bar     *fyne.Container
	text    *widget.Label
	actions *fyne.Container
	onShow  func() // paints what is around the bar: Fyne does not see by itself that it is there
}

// action is a button of a notice.
type action struct {
	label string
	do    func()
}

func newNotice() *notice {
	n := &notice{text: widget.NewLabel(""), actions: container.NewHBox(), onShow: func() {}}
	n.text.Truncation = fyne.TextTruncateEllipsis
	n.bar = container.NewBorder(widget.NewSeparator(), nil, nil, n.actions, n.text)
	n.bar.Hide()
	return n
}

// show says something and offers actions; the last button always closes.
func (n *notice) show(text string, actions ...action) {
	n.text.SetText(text)
	n.actions.RemoveAll()
	for _, a := range actions {
		n.actions.Add(widget.NewButton(a.label, a.do))
	}
	closing := widget.NewButtonWithIcon("", theme.CancelIcon(), n.hide)
	closing.Importance = widget.LowImportance
	n.actions.Add(closing)
	n.bar.Show()
	n.onShow()
}

// hide takes the notice away, and with its actions what they hold.
func (n *notice) hide() {
	n.actions.RemoveAll()
	n.bar.Hide()
}
