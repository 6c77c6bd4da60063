package widgets

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/data/spelling"
)

func roles(n int) []Option {
	names := []string{
		"Product Manager", "Senior Product Manager", "Director of Product Management",
		"Head of Product", "Senior Director of Product Management and Growth", "Associate Product Manager",
	}
	options := make([]Option, n)
	for i := range options {
		name := names[i%len(names)]
		if i >= len(names) {
			name += " " + strconv.Itoa(i/len(names)+1)
		}
		options[i] = Option{Value: name, Label: name, Count: strconv.Itoa(4000 / (i + 1)), Faint: i%7 == 6}
	}
	return options
}

func newRoles(t *testing.T, n int) (*Checklist, fyne.Window, *[][]string) {
	t.Helper()
	c := NewChecklist("Search roles")
	w := show(t, inset(c), 250, 450)
	var heard [][]string
	c.OnChanged = func(ticked []string) { heard = append(heard, ticked) }
	c.SetOptions(roles(n))
	return c, w, &heard
}

func shown(c *Checklist) []string {
	var labels []string
	for _, i := range c.order {
		labels = append(labels, c.options[i].Label)
	}
	return labels
}

func TestChecklistDraws(t *testing.T) {
	c, w, _ := newRoles(t, 60)
	c.SetTicked([]string{"Head of Product"})
	golden(t, w, "checklist")
	c.toggleOpen()
	focus(c.body)
	golden(t, w, "checklist-open")

	few, w, _ := newRoles(t, 4)
	few.SetTicked([]string{"Product Manager"})
	golden(t, w, "checklist-few")
}

func TestChecklistSearch(t *testing.T) {
	c, w, heard := newRoles(t, 6)
	c.Rows = 3
	c.Refresh()
	focus(c.search)
	test.Type(c.search, "dir prod")
	if want := []string{"Director of Product Management", "Senior Director of Product Management and Growth"}; !slices.Equal(shown(c), want) {
		t.Errorf("found %q, want %q", shown(c), want)
	}
	press(w, fyne.KeyReturn)
	if want := [][]string{{"Director of Product Management"}}; fmt.Sprint(*heard) != fmt.Sprint(want) {
		t.Errorf("heard %v, want %v", *heard, want)
	}
	if c.search.Text != "" || shown(c)[0] != "Director of Product Management" || len(c.order) != 6 {
		t.Errorf("after Enter: search %q, rows %q", c.search.Text, shown(c))
	}
	test.Type(c.search, "nobody")
	if len(c.order) != 0 {
		t.Errorf("found %q", shown(c))
	}
	press(w, fyne.KeyReturn, fyne.KeyEscape)
	if len(c.order) != 6 || len(*heard) != 1 {
		t.Errorf("after Escape: %d rows, %v", len(c.order), *heard)
	}
}

func TestChecklistRowsStayUnderThePointer(t *testing.T) {
	c, w, heard := newRoles(t, 6)
	before := shown(c)
	row := c.rowHeight()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.body)
	test.TapCanvas(w.Canvas(), at.AddXY(30, row*2.5))
	test.TapCanvas(w.Canvas(), at.AddXY(30, row*0.5))
	if !slices.Equal(shown(c), before) {
		t.Errorf("rows moved: %q", shown(c))
	}
	if want := []string{before[0], before[2]}; !slices.Equal((*heard)[1], want) {
		t.Errorf("heard %q, want %q", (*heard)[1], want)
	}
	// New counts do not move rows either, new options do.
	counted := roles(6)
	counted[0].Count = "1"
	c.SetOptions(counted)
	if !slices.Equal(shown(c), before) {
		t.Errorf("counts moved rows: %q", shown(c))
	}
	c.SetOptions(roles(12))
	if got := shown(c)[:2]; !slices.Equal(got, []string{before[0], before[2]}) {
		t.Errorf("ticked are not first: %q", got)
	}
}

// TestChecklistWraps: every label is read whole, a press on its last line is one on it,
// and other values, or other counts, leave the list as high as it was.
func TestChecklistWraps(t *testing.T) {
	for _, open := range []bool{false, true} {
		c, w, heard := newRoles(t, 60)
		c.open = open
		c.Refresh()
		row := -1
		for at, line := range c.body.lines {
			said := line.label.Text
			for _, text := range line.more {
				said += " " + text.Text
			}
			if label := c.options[c.order[at]].Label; said != label {
				t.Errorf("open %v: row %d reads %q, want %q", open, at, said, label)
			}
			if len(line.more) > 0 && row < 0 {
				row = at
			}
		}
		if row < 0 {
			t.Fatalf("open %v: no label takes two lines", open)
		}
		more := c.body.lines[row].more
		last := more[len(more)-1]
		if c.body.draw(); c.body.lines[row].more[len(more)-1] != last {
			t.Errorf("open %v: a line of a name is another object each time it is drawn, which never ends", open)
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.body)
		test.TapCanvas(w.Canvas(), at.Add(last.Position()).AddXY(5, last.Size().Height-2))
		if want := c.options[c.order[row]].Value; len(*heard) != 1 || !slices.Equal((*heard)[0], []string{want}) {
			t.Errorf("open %v: a press on the last line of %q is heard as %q", open, want, *heard)
		}
	}
	for _, n := range []int{6, 60} {
		c, _, _ := newRoles(t, n)
		high := c.MinSize().Height
		other := roles(n)
		slices.Reverse(other)
		for i := range other {
			other[i].Count = "0"
		}
		c.SetOptions(other)
		if got := c.MinSize().Height; got != high {
			t.Errorf("%d options in another order are %v high, not %v", n, got, high)
		}
	}
}

func TestChecklistKeys(t *testing.T) {
	c, w, heard := newRoles(t, 60)
	focus(c.search)
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if got := c.Ticked(); !slices.Equal(got, []string{"Senior Product Manager"}) {
		t.Errorf("ticked %q", got)
	}
	w.Canvas().Focused().TypedRune(' ')
	if got := c.Ticked(); len(got) != 0 {
		t.Errorf("Space leaves %q ticked", got)
	}
	w.Canvas().Focused().TypedRune('h')
	if w.Canvas().Focused() != c.search || c.search.Text != "h" {
		t.Errorf("typing in the rows does not search: %q", c.search.Text)
	}
	if len(*heard) != 2 {
		t.Errorf("heard %v", *heard)
	}
}

func TestChecklistClearAndMore(t *testing.T) {
	c, w, heard := newRoles(t, 10_000)
	if got := c.more.Text; got != "9,995 more" { // five rows take the height of eight
		t.Errorf("below the rows: %q", got)
	}
	c.more.Tapped(nil)
	focus(c.body)
	press(w, fyne.KeyEnd, fyne.KeyReturn)
	if len(c.body.lines) > 20 || c.more.Text != "fewer" {
		t.Errorf("%d lines, %q", len(c.body.lines), c.more.Text)
	}
	if got := c.Ticked(); len(got) != 1 || got[0] != c.options[9999].Value {
		t.Errorf("End and Enter tick %q", got)
	}
	c.clear.Tapped(nil)
	if last := (*heard)[len(*heard)-1]; len(last) != 0 || !c.clear.Hidden {
		t.Errorf("after clear: %q", last)
	}
}

func TestChecklistKeepsTickedValuesThatAreGone(t *testing.T) {
	c, _, _ := newRoles(t, 3)
	c.OnChanged = func([]string) { t.Error("a setter calls back") }
	c.SetTicked([]string{"Zookeeper", "Astronaut", "Product Manager"})
	c.SetOptions(roles(2))
	if got, want := c.Ticked(), []string{"Product Manager", "Astronaut", "Zookeeper"}; !slices.Equal(got, want) {
		t.Errorf("ticked %q, want %q", got, want)
	}
}

func TestMatchRank(t *testing.T) {
	for _, tc := range []struct {
		label string
		words []string
		rank  int
		ok    bool
	}{
		{"product manager", nil, 0, true},
		{"product manager", []string{"prod"}, 0, true},
		{"senior product manager", []string{"prod"}, 1, true},
		{"byproduct lead", []string{"prod"}, 2, true},
		{"product manager", []string{"prod", "x"}, 0, false},
	} {
		if rank, ok := spelling.Rank(tc.label, tc.words); rank != tc.rank || ok != tc.ok {
			t.Errorf("%q for %q: %d, %v; want %d, %v", tc.label, tc.words, rank, ok, tc.rank, tc.ok)
		}
	}
}

func BenchmarkChecklistSearch(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(Theme(1))
	c := NewChecklist("")
	w := test.NewTempWindow(b, c)
	w.Resize(fyne.NewSize(250, 400))
	c.SetOptions(roles(10_000))
	c.toggleOpen()
	texts := []string{"dir", "direct", "head", ""}
	for i := 0; b.Loop(); i++ {
		c.search.SetText(texts[i%len(texts)])
	}
}

func BenchmarkChecklistScroll(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(Theme(1))
	c := NewChecklist("")
	w := test.NewTempWindow(b, c)
	w.Resize(fyne.NewSize(250, 400))
	c.SetOptions(roles(5_000))
	c.toggleOpen()
	down := &fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -40}}
	for b.Loop() {
		c.scroll.Scrolled(down)
		if c.scroll.Offset.Y+c.scroll.Size().Height >= c.body.MinSize().Height {
			c.scroll.ScrollToTop()
		}
	}
}
