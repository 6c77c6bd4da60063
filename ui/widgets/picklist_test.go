package widgets

import (
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// meanings are options as an import screen offers them.
func meanings() []PickGroup {
	groups := []PickGroup{
		{"pay", []Pick{{"base", "Base salary", "wage"}, {"bonus_paid", "Bonus, paid", ""}, {"other_pay", "Other pay", ""}}},
		{"job and employer", []Pick{{"role", "Role", "title"}, {"employer", "Employer", "company"}, {"company_size", "Company size", ""}}},
		{"percentiles", nil},
	}
	for p := 5; p < 100; p += 5 {
		groups[2].Picks = append(groups[2].Picks, Pick{"p" + strconv.Itoa(p), "P" + strconv.Itoa(p), ""})
	}
	return groups
}

// newPicks opens a list on a canvas.
func newPicks(t *testing.T, picked string) (p *Picklist, w fyne.Window, heard *[]string) {
	t.Helper()
	p = NewPicklist("Search meanings", meanings(), picked)
	w = show(t, inset(p), 260, 300)
	heard = &[]string{}
	p.OnPicked = func(value string) { *heard = append(*heard, value) }
	p.OnLeave = func() { *heard = append(*heard, "left") }
	w.Canvas().Focus(p.Field())
	p.Search("")
	return p, w, heard
}

func TestPicklistDraws(t *testing.T) {
	_, w, _ := newPicks(t, "employer")
	golden(t, w, "picklist")
	p, w, _ := newPicks(t, "employer")
	p.Search("pay")
	golden(t, w, "picklist-search")
	p.Search("nothing of the kind")
	golden(t, w, "picklist-none")
}

// TestPicklistSearch: words find labels and what else an option is called; Enter
// picks the one that fits best.
func TestPicklistSearch(t *testing.T) {
	for _, test := range []struct {
		text  string
		lines []string // names of groups in brackets
		picks string
	}{
		{"pay", []string{"(pay)", "Other pay"}, "other_pay"},
		{"comp", []string{"(job and employer)", "Employer", "Company size"}, "company_size"},
		{"p9", []string{"(percentiles)", "P90", "P95"}, "p90"},
		{"P5", []string{"(percentiles)", "P5", "P50", "P55"}, "p5"},
		{"p50", []string{"(percentiles)", "P50"}, "p50"},
		{"wage", []string{"(pay)", "Base salary"}, "base"},
		{"size company", []string{"(job and employer)", "Company size"}, "company_size"},
		{"nobody", nil, ""},
	} {
		p, w, heard := newPicks(t, "base")
		p.Search(test.text)
		var lines []string
		for _, l := range p.lines {
			if l.group != "" {
				lines = append(lines, "("+l.group+")")
				continue
			}
			lines = append(lines, l.pick.Label)
		}
		if !slices.Equal(lines, test.lines) {
			t.Errorf("%q finds %q, want %q", test.text, lines, test.lines)
		}
		press(w, fyne.KeyReturn)
		if got := append(*heard, "")[0]; got != test.picks {
			t.Errorf("%q picks %q, want %q", test.text, got, test.picks)
		}
	}
}

// TestPicklistByKeyboard: the present option is current and in sight; arrows walk
// over the names of groups; Escape leaves.
func TestPicklistByKeyboard(t *testing.T) {
	p, w, heard := newPicks(t, "p60")
	inSight := func() bool { // with the name of its group, where it is the first
		line := p.current
		if p.lines[line-1].group != "" {
			line--
		}
		top := float32(line) * p.body.rowHeight()
		return top >= p.scroll.Offset.Y && top+p.body.rowHeight() <= p.scroll.Offset.Y+p.scroll.Size().Height
	}
	if p.lines[p.current].pick.Value != "p60" || !inSight() {
		t.Errorf("the list opens at line %d, in sight: %v", p.current, inSight())
	}
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyDown, "p65"},
		{fyne.KeyPageUp, "p15"},
		{fyne.KeyUp, "p10"},
		{fyne.KeyUp, "p5"},
		{fyne.KeyUp, "company_size"},
		{fyne.KeyPageUp, "base"},
		{fyne.KeyUp, "base"},
		{fyne.KeyPageDown, "p25"},
		{fyne.KeyPageDown, "p75"},
		{fyne.KeyPageDown, "p95"},
		{fyne.KeyDown, "p95"},
	} {
		press(w, step.key)
		if got := p.lines[p.current].pick.Value; got != step.want || !inSight() {
			t.Errorf("%s leads to %q, want %q; in sight: %v", step.key, got, step.want, inSight())
		}
	}
	press(w, fyne.KeyReturn, fyne.KeyEscape)
	if !slices.Equal(*heard, []string{"p95", "left"}) {
		t.Errorf("heard %q", *heard)
	}
}

// TestPicklistByPointer: what is pointed at is current, and a click picks it; the
// name of a group is nothing to pick.
func TestPicklistByPointer(t *testing.T) {
	p, _, heard := newPicks(t, "base")
	row := p.body.rowHeight()
	p.body.MouseMoved(mouse(40, 2.5*row))
	if p.current != 2 {
		t.Errorf("line %d is current", p.current)
	}
	p.body.MouseMoved(mouse(40, 4.5*row))
	test.TapAt(p.body, fyne.NewPos(40, 4.5*row))
	if p.current != 2 || len(*heard) > 0 {
		t.Errorf("the name of a group was picked: line %d, heard %q", p.current, *heard)
	}
	test.TapAt(p.body, fyne.NewPos(40, 3.5*row))
	test.TapAt(p.body, fyne.NewPos(40, 500*row))
	if !slices.Equal(*heard, []string{"other_pay"}) {
		t.Errorf("heard %q", *heard)
	}
}
