package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/ui/widgets"
)

// settingsForm is settings S to be typed. What is typed is taken as a whole.
type settingsForm[S any] struct {
	check  func(*S) error // of all settings
	parts  []settingPart[S]
	fields []*settingField[S] // of these, those that are typed
	box    *fyne.Container
}

func newSettingsForm[S any](check func(*S) error) *settingsForm[S] {
	return &settingsForm[S]{check: check, box: container.NewVBox()}
}

// text is a setting that is typed.
func (f *settingsForm[S]) text(label, hint string, of func(S) string, put func(*S, string) error) *settingField[S] {
	return &settingField[S]{newTextWithFault(hint), label, of, put, f.check}
}

// choice is a setting that is one of a few words.
func (f *settingsForm[S]) choice(label string, options []string, of func(S) int, put func(*S, int)) *settingChoice[S] {
	return &settingChoice[S]{label: label, choice: widgets.NewSegmented(options...), of: of, put: put}
}

// add adds a section, with more below it; nil for none.
func (f *settingsForm[S]) add(title string, more fyne.CanvasObject, parts ...settingPart[S]) {
	f.box.Add(strong(title))
	labelled := func(label string, part settingPart[S]) {
		const width = 138
		name := widget.NewLabel(label)
		name.Wrapping = fyne.TextWrapWord
		f.box.Add(widgets.NewBorder(nil, nil, container.New(column{width}, name), nil, part.content()))
	}
	for _, part := range parts {
		f.parts = append(f.parts, part)
		switch part := part.(type) {
		case *settingField[S]:
			f.fields = append(f.fields, part)
			labelled(part.label, part)
		case *settingChoice[S]:
			labelled(part.label, part)
		default:
			f.box.Add(part.content())
		}
	}
	if more != nil {
		f.box.Add(more)
	}
}

// listen hears that something is typed, and that Enter is pressed in a field.
func (f *settingsForm[S]) listen(changed, submitted func()) {
	for _, p := range f.parts {
		p.whenever(changed)
		if rows, ok := p.(*settingRows[S]); ok {
			rows.enter = submitted
		}
	}
	for _, field := range f.fields {
		field.entry.OnSubmitted = func(string) { submitted() }
	}
}

// show writes settings into the form.
func (f *settingsForm[S]) show(s S) {
	for _, p := range f.parts {
		p.show(s)
	}
	f.box.Refresh()
}

// read takes what is typed.
func (f *settingsForm[S]) read(s S) S {
	for _, p := range f.parts {
		p.read(&s)
	}
	f.box.Refresh()
	return s
}

// changed reports whether anything is typed that is not taken.
func (f *settingsForm[S]) changed() bool {
	return slices.ContainsFunc(f.parts, settingPart[S].changed)
}
