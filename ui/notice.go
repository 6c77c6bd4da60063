package ui

import (
	"errors"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/table"
)

// fail tells the user in one sentence what did not work.
func (w *Window) fail(title string, err error) {
	text := widget.NewLabel(sentence(err))
	text.Wrapping = fyne.TextWrapWord
	text.Selectable = true
	d := dialog.NewCustom(title, "Close", container.NewBorder(nil, nil, widget.NewIcon(theme.ErrorIcon()), nil, text), w.win)
	d.Resize(fyne.NewSize(480, 0))
	d.Show()
}

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

// saved tells that a file was written and offers to go on with it.
func (w *Window) saved(path string) {
	open := func(path string) func() {
		return func() {
			if err := w.deps.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
				w.fail("It could not be opened", err)
			}
		}
	}
	w.notice.show("Saved "+path,
		action{"Open", open(path)},
		action{"Show folder", open(filepath.Dir(path))},
		action{"Copy path", func() { w.copyText(path) }})
}

// copyText puts a text on the clipboard.
func (w *Window) copyText(text string) { w.deps.App.Clipboard().SetContent(text) }
