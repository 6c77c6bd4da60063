package ui

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// settingRow is a line of settings that differ: for whom or what, and what holds there.
type settingRow struct {
	where []review.Condition
	cells []string
}

// settingRows are lines of settings, which are added and taken away.
type settingRows[S any] struct {
	dimensions []string // what a line may be of; with one it is not asked for
	hint       string   // of that one
	cells      []string // hints of what is typed beside it
	options    []string // of the first of these; nil for none
	values     func(dimension string) []string
	of         func(S) []settingRow
	clear      func(*S)
	put        func(*S, settingRow) error // adds a line
	check      func(*S) error             // of all settings

	over  *dialogs
	lines []*settingLine
	was   string // the lines as they are taken
	list  *fyne.Container
	box   fyne.CanvasObject
	tell  func()
	enter func() // Enter was pressed
}

// settingLine is a line on screen.
type settingLine struct {
	dimension *widgets.Select // nil where it is not asked for
	where     []review.Condition
	value     *textWithFault // nil where several conditions stand in where
	cells     []*textWithFault
	fault     *textWithFault // the field that says what is wrong with the line
	box       fyne.CanvasObject
}

// build makes the part's objects, with a button by which lines are added.
func (r *settingRows[S]) build(over *dialogs, add string) *settingRows[S] {
	r.over, r.list, r.tell, r.enter = over, container.NewVBox(), func() {}, func() {}
	button := widgets.NewButtonWithIcon(add, theme.ContentAddIcon(), func() { r.addLine("") })
	button.Importance = widget.LowImportance
	r.box = container.NewVBox(r.list, container.NewHBox(button))
	return r
}

// addLine adds a line for one of the first dimension, which nothing is said of yet.
func (r *settingRows[S]) addLine(value string) {
	r.add(settingRow{where: []review.Condition{{Dimension: r.dimensions[0], Value: value}}, cells: make([]string, len(r.cells))})
	r.tell()
}

// line is the line on screen for one of the first dimension, nil for none.
func (r *settingRows[S]) line(value string) *settingLine {
	i := slices.IndexFunc(r.lines, func(l *settingLine) bool {
		where := l.typed().where
		return len(where) == 1 && where[0] == review.Condition{Dimension: r.dimensions[0], Value: value}
	})
	if i < 0 {
		return nil
	}
	return r.lines[i]
}

func (r *settingRows[S]) content() fyne.CanvasObject { return r.box }
func (r *settingRows[S]) changed() bool              { return rowsText(r.typed()) != r.was }
func (r *settingRows[S]) whenever(changed func())    { r.tell = changed }

// show implements settingPart.
func (r *settingRows[S]) show(s S) {
	rows := r.of(s)
	typed := r.changed()
	r.was = rowsText(rows)
	if typed || rowsText(r.typed()) == r.was {
		return
	}
	r.lines = nil
	r.list.RemoveAll()
	for _, row := range rows {
		r.add(row)
	}
}

// rowsText is lines as one text, to tell whether they are the same.
func rowsText(rows []settingRow) string {
	var b strings.Builder
	for _, row := range rows {
		for _, c := range row.where {
			b.WriteString(c.Dimension + "\x01" + c.Value + "\x01")
		}
		b.WriteString(strings.Join(row.cells, "\x01") + "\x02")
	}
	return b.String()
}

// typed are the lines as they are typed, without those that are blank.
func (r *settingRows[S]) typed() []settingRow {
	var rows []settingRow
	for _, l := range r.lines {
		if row := l.typed(); !row.blank() {
			rows = append(rows, row)
		}
	}
	return rows
}

// blank reports whether nothing is typed into a line.
func (row settingRow) blank() bool {
	return strings.Join(row.cells, "") == "" && !slices.ContainsFunc(row.where, func(c review.Condition) bool { return c.Value != "" })
}

// typed is a line as it is typed.
func (l *settingLine) typed() settingRow {
	row := settingRow{where: l.where}
	if l.value != nil {
		row.where = []review.Condition{{Dimension: l.where[0].Dimension, Value: l.value.text()}}
	}
	for _, c := range l.cells {
		row.cells = append(row.cells, c.text())
	}
	return row
}

// read implements settingPart: a line that cannot be is left out, and says why.
func (r *settingRows[S]) read(s *S) {
	if !r.changed() {
		return
	}
	next := *s
	r.clear(&next)
	var all []settingRow
	for _, l := range r.lines {
		row := l.typed()
		var err error
		if !row.blank() {
			err = taken(&next, r.check, func(s *S) error { return r.taken(s, row, all) })
		}
		if err == nil && !row.blank() {
			all = append(all, row)
		}
		l.fault.say(err)
	}
	*s, r.was = next, rowsText(all)
}

// taken adds a line to settings that have those before.
func (r *settingRows[S]) taken(s *S, row settingRow, before []settingRow) error {
	switch {
	case row.where[0].Value == "":
		return errors.New(lang.L("say for whom or what it holds"))
	case slices.ContainsFunc(before, func(b settingRow) bool { return slices.Equal(b.where, row.where) }):
		return errors.New(lang.L("it stands above already"))
	}
	return r.put(s, row)
}

// add shows another line.
func (r *settingRows[S]) add(row settingRow) {
	l := &settingLine{where: row.where}
	var who fyne.CanvasObject
	if len(row.where) == 1 {
		who = r.asks(l, row.where[0])
	} else {
		var parts []string
		for _, c := range row.where {
			parts = append(parts, strings.TrimSpace(dimensionWords(c.Dimension)+" "+c.Value))
		}
		who = paragraph(strings.Join(parts, ", "))
	}
	cells := container.NewHBox()
	for i, hint := range r.cells {
		cell := newTextWithFault(hint)
		if i == 0 && r.options != nil {
			cell.offer(r.over, func() []string { return r.options })
		}
		cell.entry.SetText(row.cells[i])
		cell.entry.OnChanged = func(string) { r.tell() }
		cell.entry.OnSubmitted = func(string) { r.enter() }
		l.cells = append(l.cells, cell)
	}
	width := float32(60)
	if r.options != nil {
		width = 112
	}
	for _, cell := range l.cells {
		cells.Add(sized(cell.entry, width))
	}
	remove := widgets.NewButtonWithIcon("", theme.CancelIcon(), func() { r.remove(l) })
	remove.Importance = widget.LowImportance
	cells.Add(remove)
	if l.fault = l.value; len(l.cells) > 0 {
		l.fault = l.cells[0]
	}
	l.box = container.New(stacked{}, widgets.NewBorder(nil, nil, nil, cells, who), l.fault.fault)
	r.lines = append(r.lines, l)
	r.list.Add(l.box)
}

// asks makes the fields that say for whom or what a line is.
func (r *settingRows[S]) asks(l *settingLine, c review.Condition) fyne.CanvasObject {
	l.where = []review.Condition{c}
	l.value = newTextWithFault(r.hint)
	l.value.offer(r.over, func() []string { return r.values(l.where[0].Dimension) })
	l.value.entry.SetText(c.Value)
	l.value.entry.OnChanged = func(string) { r.tell() }
	if len(r.dimensions) == 1 {
		return l.value.entry
	}
	var words []string
	for _, d := range r.dimensions {
		words = append(words, dimensionWords(d))
	}
	l.dimension = widgets.NewSelect(words, nil)
	l.dimension.SetSelected(dimensionWords(c.Dimension))
	l.dimension.OnChanged = func(words string) {
		l.where = []review.Condition{{Dimension: dimensionName(words)}}
		r.tell()
	}
	return container.New(&pair{least: 80}, sized(l.dimension, 102), l.value.entry)
}

// remove takes a line away.
func (r *settingRows[S]) remove(l *settingLine) {
	i := slices.Index(r.lines, l)
	r.lines = slices.Delete(r.lines, i, i+1)
	r.list.Remove(l.box)
	r.tell()
}

// rulesOf are the lines of a setting that differs for some people.
func rulesOf[T any](dimensions []string, hint string, values func(string) []string, of func(*review.Settings) *review.Setting[T], words func(T) string, read func(string) (T, error)) *settingRows[review.Settings] {
	return &settingRows[review.Settings]{
		check:      (*review.Settings).Check,
		dimensions: dimensions, hint: lang.L("who"), cells: []string{hint}, values: values,
		of: func(s review.Settings) []settingRow {
			var rows []settingRow
			for _, rule := range of(&s).Rules {
				where := slices.Clone(rule.Where)
				for i := range where {
					where[i].Dimension = review.DimensionName(where[i].Dimension)
				}
				rows = append(rows, settingRow{where, []string{words(rule.Value)}})
			}
			return rows
		},
		clear: func(s *review.Settings) { of(s).Rules = nil },
		put: func(s *review.Settings, row settingRow) error {
			value, err := read(row.cells[0])
			rules := of(s)
			rules.Rules = append(slices.Clip(rules.Rules), review.Rule[T]{Where: row.where, Value: value})
			return err
		},
	}
}
