package widgets

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

func TestHeadlineDraws(t *testing.T) {
	median, top, none := NewHeadline(ColorNameMedian), NewHeadline(ColorNameTop), NewHeadline(ColorNameTop)
	median.SetFigure(Figure{Label: "Median", Value: "$152,000", Second: "$73.08 an hour", Third: "95 % sure: 148–156k"})
	top.SetFigure(Figure{Label: "Top 10 % earn from (P90)", Value: "$235,000", Second: "$112.98 an hour", Third: "95 % sure: 224–247k"})
	none.SetFigure(Figure{Label: "Top 10 % earn from (P90)", Reason: "P90 needs 10 people from 10 employers, has 7 from 4"})
	w := show(t, inset(container.NewGridWithColumns(3, median, top, none)), 720, 130)
	golden(t, w, "headline")
}

func TestHeadlineOpensAndCopies(t *testing.T) {
	h := NewHeadline(ColorNameMedian)
	opened, copied := 0, 0
	h.OnOpen = func() { opened++ }
	h.OnCopy = func() { copied++ }
	w := show(t, h, 200, 120)
	test.Tap(h)
	press(w, fyne.KeyReturn, fyne.KeySpace)
	h.TypedShortcut(&fyne.ShortcutCopy{})
	if opened != 3 || copied != 1 {
		t.Errorf("opened %d times, copied %d times", opened, copied)
	}
	h.SetFigure(Figure{Label: "Median", Reason: "needs 5, has 3"})
	if got := h.AccessibilityLabel(); got != "Median: needs 5, has 3" {
		t.Errorf("read out: %q", got)
	}
}

func chipList() []Chip {
	return []Chip{
		{"role", "Role", "Director of Product Management, Senior Director of Product Management and 4 more"},
		{"size", "Company size", "51–200"},
		{"experience", "Experience", "10 – 15 years"},
		{"year", "Year", "2026"},
	}
}

func TestChips(t *testing.T) {
	c := NewChips()
	var removed []string
	cleared := 0
	c.OnRemove = func(key string) { removed = append(removed, key) }
	c.OnClear = func() { cleared++ }
	w := show(t, inset(container.NewVBox(c)), 560, 110)
	c.SetChips(chipList())
	w.Canvas().FocusNext()
	golden(t, w, "chips")

	press(w, fyne.KeyDelete)
	c.SetChips(chipList()[1:])
	press(w, fyne.KeyDelete) // the next chip has the keyboard now
	test.Tap(c.views[2])
	c.clear.Tapped(nil)
	if !slices.Equal(removed, []string{"role", "size", "year"}) || cleared != 1 {
		t.Errorf("removed %q, cleared %d times", removed, cleared)
	}
	c.SetChips(chipList()[:1])
	if !c.clear.Hidden {
		t.Error("one chip needs no clear all")
	}
	c.SetChips(nil)
	if got := c.MinSize().Height; got != 0 {
		t.Errorf("no chips take %v", got)
	}
}

func TestChipsTipShowsCutText(t *testing.T) {
	var k clock
	c := NewChips()
	c.Tips = NewTips(k.after)
	w := show(t, c.Tips.Wrap(container.NewVBox(c)), 400, 150)
	c.SetChips(chipList())
	w.Canvas().Content().Refresh()
	c.views[1].MouseIn(mouse(20, 10))
	k.ring()
	if got := c.Tips.Text(); got != "" {
		t.Errorf("a chip in full says %q", got)
	}
	c.views[0].MouseIn(mouse(20, 10))
	k.ring()
	if got := c.Tips.Text(); !strings.HasPrefix(got, "Role: Director") || !strings.HasSuffix(got, "4 more") {
		t.Errorf("a cut chip says %q", got)
	}
}

func TestSection(t *testing.T) {
	s := NewSection("Company size", widget.NewLabel("1–10\n11–50"))
	closed := NewSection("Industry", widget.NewLabel("Software"))
	closed.SetOpen(false)
	closed.SetSummary("Software and services, Retail, Banking")
	var heard []bool
	s.OnToggle = func(open bool) { heard = append(heard, open) }
	w := show(t, inset(container.NewVBox(s, closed)), 240, 140)
	golden(t, w, "section")

	tall := s.MinSize().Height
	test.Tap(s.title)
	if low := s.MinSize().Height; low >= tall || s.IsOpen() {
		t.Errorf("closed it is %v high, open %v", low, tall)
	}
	w.Canvas().Focus(s.title)
	press(w, fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	if !slices.Equal(heard, []bool{false, true, false}) {
		t.Errorf("heard %v", heard)
	}
	s.SetOpen(true)
	if len(heard) != 3 {
		t.Error("SetOpen calls back")
	}
}

func TestSegmented(t *testing.T) {
	s := NewSegmented("Annual", "Hourly")
	var heard []int
	s.OnChanged = func(i int) { heard = append(heard, i) }
	w := show(t, inset(container.NewHBox(s)), 220, 50)
	test.TapAt(s, fyne.NewPos(s.Size().Width-4, 5))
	golden(t, w, "segmented")
	press(w, fyne.KeyRight, fyne.KeyLeft, fyne.KeyLeft, fyne.KeySpace)
	s.SetIndex(0)
	s.SetIndex(9)
	if want := []int{1, 0, 1}; !slices.Equal(heard, want) || s.Index() != 0 {
		t.Errorf("heard %v, want %v", heard, want)
	}
}

func TestNumberEntry(t *testing.T) {
	parse := func(s string) (float64, error) {
		v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
		if err != nil {
			return 0, errors.New("write a pay such as 148,000 or 148k")
		}
		return v, nil
	}
	n := NewNumberEntry("your pay", parse, func(v float64) string { return fmt.Sprintf("$%.0f", v) })
	var heard []string
	n.OnNumber = func(v float64, ok bool) { heard = append(heard, fmt.Sprint(v, ok)) }
	w := show(t, inset(container.NewVBox(n)), 180, 90)
	n.Focus()
	test.Type(n.entry, "148,000")
	if len(heard) != 0 {
		t.Errorf("heard %q before Enter", heard)
	}
	press(w, fyne.KeyReturn)
	if n.entry.Text != "$148000" {
		t.Errorf("after Enter it reads %q", n.entry.Text)
	}
	n.entry.SetText("lots")
	press(w, fyne.KeyReturn)
	w.Canvas().Content().Refresh()
	golden(t, w, "numberentry")
	if n.fault == "" {
		t.Error("no word about what cannot be read")
	}
	press(w, fyne.KeyEscape)
	if n.entry.Text != "$148000" || n.fault != "" {
		t.Errorf("after Escape it reads %q, %q", n.entry.Text, n.fault)
	}
	n.entry.SetText("")
	w.Canvas().Unfocus()
	n.SetNumber(5, true)
	if want := []string{"148000 true", "0 false"}; !slices.Equal(heard, want) {
		t.Errorf("heard %q, want %q", heard, want)
	}
	if v, ok := n.Number(); v != 5 || !ok || n.entry.Text != "$5" {
		t.Errorf("Number %v, %v, %q", v, ok, n.entry.Text)
	}
}

func TestSides(t *testing.T) {
	box := func(text string) fyne.CanvasObject { return container.NewVScroll(widget.NewLabel(text)) }
	s := NewSides(box("filters"), box("results"), box("role"))
	w := show(t, s, 1024, 300)
	golden(t, w, "sides")
	var heard []SidesState
	s.OnState = func(state SidesState) { heard = append(heard, state) }
	before := s.centre.Size().Width
	s.ToggleLeft()
	if after := s.centre.Size().Width; after != before+250 || s.left.Visible() {
		t.Errorf("folding gives the middle %v, was %v", after, before)
	}
	w.Canvas().Focus(s.edges[1])
	press(w, fyne.KeyLeft, fyne.KeyReturn)
	test.TapAt(s.edges[0], fyne.NewPos(5, 200)) // a folded panel opens anywhere
	s.edges[0].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-1000, 0)})
	s.edges[0].DragEnd()
	want := []SidesState{
		{250, 240, false, true},
		{250, 256, false, true},
		{250, 256, false, false},
		{250, 256, true, false},
		{narrowestPanel, 256, true, false},
	}
	if !slices.Equal(heard, want) {
		t.Errorf("heard %v, want %v", heard, want)
	}
	s.SetState(SidesState{Left: 500, Right: 500, LeftOpen: true, RightOpen: true})
	if got := s.centre.Size().Width; got < narrowestMain-1 {
		t.Errorf("wide panels leave the middle %v", got)
	}
}

// A withheld reason, a tip or a count must be readable in light and in dark.
func TestThemeContrast(t *testing.T) {
	test.NewTempApp(t)
	for _, variant := range []fyne.ThemeVariant{theme.VariantLight, theme.VariantDark} {
		th := FixedTheme(1, variant)
		for _, pair := range []struct {
			ink, ground fyne.ThemeColorName
			least       float64
		}{
			{theme.ColorNameForeground, theme.ColorNameBackground, 7},
			{theme.ColorNameForeground, ColorNameHighlight, 7},
			{ColorNameMuted, theme.ColorNameBackground, 4.5},
			{ColorNameMuted, ColorNamePanel, 4.5},
			{ColorNameMuted, ColorNameHighlight, 4.5},
			{ColorNameOnTip, ColorNameTip, 7},
			{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, 4.5},
			{ColorNameMuted, theme.ColorNameMenuBackground, 4.5},
			{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground, 4.5},
			{theme.ColorNameForeground, theme.ColorNameButton, 7},
			{theme.ColorNameForeground, ColorNameRaised, 4.5},
			{theme.ColorNameForeground, theme.ColorNameOverlayBackground, 7},
			{theme.ColorNameForeground, theme.ColorNameMenuBackground, 7}, // shortcuts of menus too
			{ColorNameRing, theme.ColorNameButton, 3},
			{ColorNameRing, ColorNamePanel, 3},
			{ColorNameRing, theme.ColorNameInputBackground, 3},
			{ColorNameRing, theme.ColorNameMenuBackground, 3},
			{theme.ColorNameHyperlink, theme.ColorNameBackground, 4.5},
			{theme.ColorNameHyperlink, ColorNamePanel, 4.5},
			{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning, 4.5},
			{theme.ColorNameWarning, theme.ColorNameBackground, 4.5},
			{theme.ColorNameInputBorder, theme.ColorNameBackground, 3},
			{ColorNameMedian, theme.ColorNameBackground, 3},
			{ColorNameMedian, ColorNamePanel, 3},
			{ColorNameTop, theme.ColorNameBackground, 3},
			{ColorNameRing, ColorNameHighlight, 3},
			{theme.ColorNameError, theme.ColorNameBackground, 4.5},
			{theme.ColorNameError, ColorNamePanel, 4.5},
			{ColorNameRing, theme.ColorNameBackground, 3},
		} {
			if got := contrast(th.Color(pair.ink, 0), th.Color(pair.ground, 0)); got < pair.least {
				t.Errorf("variant %d: %s on %s has contrast %.2f, needs %v", variant, pair.ink, pair.ground, got, pair.least)
			}
		}
	}
}
