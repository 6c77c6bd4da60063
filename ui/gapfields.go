package ui

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// gapOption is one of what can be chosen.
type gapOption struct{ value, label string }

// gapFields are choices of the pay gap under each other, each taken at once.
type gapFields struct {
	of    *gapping
	list  *fyne.Container
	shows []func(study.Gap)
}

func newGapFields(of *gapping) *gapFields {
	return &gapFields{of: of, list: container.New(stacked{})}
}

// show writes what is asked.
func (f *gapFields) show() {
	asked := f.of.asked()
	for _, show := range f.shows {
		show(asked)
	}
	f.list.Refresh()
}

// add adds a field under its name; it returns the name.
func (f *gapFields) add(label string, field fyne.CanvasObject) *widget.Label {
	name := widget.NewLabel(label)
	name.Wrapping = fyne.TextWrapWord
	f.list.Add(container.New(tight{}, name))
	f.list.Add(field)
	return name
}

// pick is one of some values. One that has to be chosen says so until it is.
func (f *gapFields) pick(label string, required bool, options func() []gapOption, of func(study.Gap) string, put func(*study.Gap, string)) {
	var all []gapOption
	field := widgets.NewSelect(nil, nil)
	field.PlaceHolder = lang.L("choose…")
	name := f.add(label, field)
	f.shows = append(f.shows, func(g study.Gap) {
		all = options()
		field.OnChanged = nil
		field.Options, field.Selected = nil, ""
		for _, o := range all {
			field.Options = append(field.Options, o.label)
			if o.value == of(g) && (o.value != "" || !required) {
				field.Selected = o.label
			}
		}
		field.Refresh()
		name.TextStyle.Bold, name.Importance = false, widget.MediumImportance
		text := label
		if required && field.Selected == "" {
			text, name.TextStyle.Bold, name.Importance = lang.F("%s: yours to choose", label), true, widget.WarningImportance
		}
		name.SetText(text)
		field.OnChanged = func(string) {
			if at := field.SelectedIndex(); at >= 0 {
				f.of.change(func(g *study.Gap) { put(g, all[at].value) })
			}
		}
	})
}

// number is a number that is typed; what is not above zero is none.
func (f *gapFields) number(label, hint string, of func(study.Gap) float64, put func(*study.Gap, float64)) {
	f.typed(label, hint, func(text string) (float64, error) {
		x, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
		if err != nil || x < 0 || math.IsInf(x, 0) || math.IsNaN(x) {
			return 0, errors.New(lang.L("write a number, as 1,720"))
		}
		return x, nil
	}, numberText, of, put)
}

// day is a day that is typed, kept as its number.
func (f *gapFields) day(label, hint string, of func(study.Gap) time.Time, put func(*study.Gap, time.Time)) {
	const seconds = 24 * 60 * 60
	back := func(day float64) time.Time { return time.Unix(int64(day)*seconds, 0).UTC() }
	f.typed(label, hint, func(text string) (float64, error) {
		var day time.Time
		err := readDay(text, &day)
		return float64(day.Unix()) / seconds, err
	}, func(day float64) string { return dayText(back(day)) }, func(g study.Gap) float64 {
		if day := of(g); !day.IsZero() {
			return float64(day.Unix()) / seconds
		}
		return 0
	}, func(g *study.Gap, day float64) {
		if day == 0 {
			put(g, time.Time{})
			return
		}
		put(g, back(day))
	})
}

// typed is a number that is typed in some way; 0 is none.
func (f *gapFields) typed(label, hint string, parse func(string) (float64, error), format func(float64) string, of func(study.Gap) float64, put func(*study.Gap, float64)) {
	field := widgets.NewNumberEntry(hint, parse, format)
	field.OnNumber = func(x float64, ok bool) {
		if !ok {
			x = 0
		}
		f.of.change(func(g *study.Gap) { put(g, x) })
	}
	f.add(label, field)
	f.shows = append(f.shows, func(g study.Gap) { field.SetNumber(of(g), of(g) != 0) })
}

// columns are those of the roster that a choice can be of, with what no column stands for
// before them. None has people for values.
func (f *gapFields) columns(of func(*roster.Roster) []roster.Dimension, before ...gapOption) []gapOption {
	all := before
	if f.of.people == nil {
		return all
	}
	for _, d := range of(f.of.people) {
		if !study.NamesPeople(d.Name) && !study.NamesPeople(d.Header) {
			all = append(all, gapOption{d.Name, d.Header})
		}
	}
	return all
}

// grouping are the columns that a review groups by, too; anyColumn are all, those that it does
// not group by first.
func grouping(r *roster.Roster) []roster.Dimension { return r.Dimensions }

func anyColumn(r *roster.Roster) []roster.Dimension { return slices.Concat(r.Protected, r.Dimensions) }

// valuesOf are what people have of a column.
func (f *gapFields) valuesOf(column string) (all []gapOption) {
	r := f.of.people
	if r == nil || column == "" {
		return nil
	}
	d := r.Dimension(column)
	if d == nil {
		d = r.ProtectedDimension(column)
	}
	if d == nil {
		return nil
	}
	for _, label := range d.Labels {
		if label != "" {
			all = append(all, gapOption{label, label})
		}
	}
	slices.SortFunc(all, func(a, b gapOption) int { return strings.Compare(a.label, b.label) })
	return all
}

// mostWords is how many words of a column of sexes are asked about.
const mostWords = 12

// words asks what the words of the column of sexes mean that are not understood, or that
// somebody has said.
func (f *gapFields) words() {
	box := container.New(stacked{})
	f.list.Add(box)
	f.shows = append(f.shows, func(g study.Gap) {
		box.RemoveAll()
		if f.of.answer == nil {
			return
		}
		shown := 0
		for _, w := range f.of.answer.People.Words {
			told := slices.Contains(g.Women, w.Text) || slices.Contains(g.Men, w.Text)
			if w.Text == "" || w.Sex != gap.Unknown && !told || shown == mostWords {
				continue
			}
			shown++
			f.word(box, w)
		}
	})
}

// word asks what one means.
func (f *gapFields) word(box *fyne.Container, w gap.Word) {
	meanings := []string{lang.L("neither"), lang.L("men"), lang.L("women")}
	field := widgets.NewSelect(meanings, nil)
	field.Selected = meanings[w.Sex]
	field.OnChanged = func(string) {
		sex := gap.Sex(field.SelectedIndex())
		f.of.change(func(g *study.Gap) {
			is := func(text string) bool { return text == w.Text }
			g.Women, g.Men = slices.DeleteFunc(slices.Clone(g.Women), is), slices.DeleteFunc(slices.Clone(g.Men), is)
			switch sex {
			case gap.Woman:
				g.Women = append(g.Women, w.Text)
			case gap.Man:
				g.Men = append(g.Men, w.Text)
			}
		})
	}
	name := widget.NewLabel(lang.F("“%s”, %s", w.Text, lang.N(w.People, "person", "people")))
	name.Wrapping = fyne.TextWrapWord
	box.Add(container.New(tight{}, name))
	box.Add(field)
}
