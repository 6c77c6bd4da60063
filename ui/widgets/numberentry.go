package widgets

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NumberEntry takes an amount as people write it: "148,000", "148k". What cannot
// be read is said beneath the field, or by OnFault where that is set. The amount is
// written as it is taken on Enter and when the keyboard leaves; OnTyping hears of it
// before, at every key that makes another one.
type NumberEntry struct {
	widget.BaseWidget

	// OnNumber hears a new amount; ok is false when the field was emptied.
	OnNumber func(value float64, ok bool)
	// OnTyping hears an amount while it is being typed; nil hears nothing.
	OnTyping func(value float64)
	// OnFault hears what is wrong with what was typed, "" for nothing.
	OnFault func(fault string)

	parse  func(string) (float64, error)
	format func(float64) string
	entry  *numberField
	value  float64
	ok     bool
	fault  string

	showing bool // the field is being written by the program
}

// numberField is the text field inside a NumberEntry.
type numberField struct {
	Entry
	owner *NumberEntry
}

// NewNumberEntry makes an empty field. parse reads what was typed, its error in
// words for the user; format writes an amount once it is taken, nil writes plain
// digits.
func NewNumberEntry(placeholder string, parse func(string) (float64, error), format func(float64) string) *NumberEntry {
	if format == nil {
		format = func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	}
	n := &NumberEntry{parse: parse, format: format}
	n.entry = &numberField{owner: n}
	n.entry.PlaceHolder = placeholder
	n.entry.OnSubmitted = func(string) { n.take() }
	n.entry.OnChanged = n.typed
	n.entry.ExtendBaseWidget(n.entry)
	n.ExtendBaseWidget(n)
	return n
}

// Number is the amount taken last; ok is false if there is none.
func (n *NumberEntry) Number() (value float64, ok bool) { return n.value, n.ok }

// SetNumber shows an amount, or with ok false empties the field.
func (n *NumberEntry) SetNumber(value float64, ok bool) {
	if ok == n.ok && value == n.value {
		return
	}
	n.value, n.ok = value, ok
	n.show()
}

// text is the amount taken last as it is written.
func (n *NumberEntry) text() string {
	if n.ok {
		return n.format(n.value)
	}
	return ""
}

func (n *NumberEntry) show() {
	n.showing = true
	n.entry.SetText(n.text())
	n.showing = false
	n.setFault("")
}

// typed follows a key.
func (n *NumberEntry) typed(text string) {
	n.setFault("")
	if n.OnTyping == nil || n.showing {
		return
	}
	if value, err := n.parse(strings.TrimSpace(text)); err == nil && value != n.value {
		n.OnTyping(value)
	}
}

// take reads the field on behalf of the user.
func (n *NumberEntry) take() {
	text := strings.TrimSpace(n.entry.Text)
	value, ok := 0.0, text != ""
	if ok {
		var err error
		if value, err = n.parse(text); err != nil {
			n.setFault(err.Error())
			return
		}
	}
	changed := value != n.value || ok != n.ok
	n.value, n.ok = value, ok
	n.show()
	if changed && n.OnNumber != nil {
		n.OnNumber(value, ok)
	}
}

func (n *NumberEntry) setFault(fault string) {
	switch {
	case fault == n.fault:
		return
	case n.OnFault != nil:
		n.fault = fault
		n.OnFault(fault)
	default:
		n.fault = fault
		n.Refresh()
	}
}

// FocusLost takes what was typed.
func (f *numberField) FocusLost() {
	f.Entry.FocusLost()
	f.owner.take()
}

// TypedKey lets Escape restore the amount taken last.
func (f *numberField) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape && f.Text != f.owner.text() {
		f.owner.show()
		return
	}
	f.Entry.TypedKey(e)
}

// Focus puts the keyboard into the field.
func (n *NumberEntry) Focus() { focus(n.entry) }

// Inside lets the keyboard come into sight.
func (n *NumberEntry) Inside() []fyne.CanvasObject { return []fyne.CanvasObject{n.entry} }

// CreateRenderer implements fyne.Widget.
func (n *NumberEntry) CreateRenderer() fyne.WidgetRenderer {
	var lines []*canvas.Text
	layout := func(size fyne.Size) {
		height := n.entry.MinSize().Height
		n.entry.Resize(fyne.NewSize(size.Width, height))
		lines = nil
		if n.fault == "" || n.OnFault != nil {
			return
		}
		for _, words := range wrap(n.fault, size.Width-4, sizeOf(n, theme.SizeNameCaptionText)) {
			line := newText(words)
			restyle(n, line, theme.ColorNameError, theme.SizeNameCaptionText)
			line.Resize(line.MinSize())
			line.Move(fyne.NewPos(2, height))
			height += line.MinSize().Height
			lines = append(lines, line)
		}
	}
	return &simpleRenderer{
		layout: layout,
		min: func() fyne.Size {
			size := fyne.NewSize(110, n.entry.MinSize().Height)
			for _, line := range lines {
				size.Height += line.MinSize().Height
			}
			return size
		},
		refresh: func() {
			n.entry.Refresh()
			layout(n.Size())
			canvas.Refresh(n)
		},
		objects: func() []fyne.CanvasObject {
			objects := []fyne.CanvasObject{n.entry}
			for _, line := range lines {
				objects = append(objects, line)
			}
			return objects
		},
	}
}
