package widgets

import "testing"

// TestShortListTakesTheKeyboard: a list without a search field takes it too.
func TestShortListTakesTheKeyboard(t *testing.T) {
	c := NewChecklist("Search")
	show(t, c, 200, 200)
	c.SetOptions([]Option{{Value: "a", Label: "Analyst"}, {Value: "b", Label: "Recruiter"}})
	c.FocusSearch()
	if !c.body.focused || c.body.current != 0 {
		t.Errorf("the list has the keyboard: %v, at row %d", c.body.focused, c.body.current)
	}
	c.body.TypedRune('r')
	if !c.searchable() || len(c.order) != 1 || c.options[c.order[0]].Value != "b" {
		t.Errorf("typed, it shows %v of %v", c.order, c.options)
	}
}
