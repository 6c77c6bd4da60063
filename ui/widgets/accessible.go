package widgets

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/ui/lang"
)

// What a screen reader says of our widgets, where Fyne tells one: in builds with the tag
// "accessibility", on Windows and macOS. Those that are built on Fyne's own say what Fyne
// says of them.
var (
	_ fyne.Accessible = (*DataTable[int])(nil)
	_ fyne.Accessible = (*Chart)(nil)
	_ fyne.Accessible = (*chipView)(nil)
	_ fyne.Accessible = (*Checklist)(nil)
	_ fyne.Accessible = (*Segmented)(nil)
	_ fyne.Accessible = (*Headline)(nil)
)

// AccessibilityLabel implements fyne.Accessible: the selected row, each cell with its title;
// else the titles and how many rows there are.
func (t *DataTable[T]) AccessibilityLabel() string {
	var parts []string
	if t.selected < 0 {
		parts = append(parts, lang.N(len(t.shown.rows), "row", "rows"))
	}
	for _, c := range t.grid.columns {
		said := c.Title
		if t.selected >= 0 {
			said = strings.TrimSpace(said + " " + c.Text(t.shown.rows[t.selected]))
		}
		parts = append(parts, said)
	}
	return strings.Join(parts, ", ")
}

// AccessibilityRole implements fyne.Accessible.
func (t *DataTable[T]) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel implements fyne.Accessible: what is pointed at in words, by the keyboard
// or the pointer; else all that can be.
func (c *Chart) AccessibilityLabel() string {
	for _, at := range []int{c.current, c.hovered} {
		if at >= 0 && at < len(c.marks) {
			return c.marks[at].Tip
		}
	}
	parts := []string{c.message}
	for _, m := range c.marks {
		parts = append(parts, m.Tip)
	}
	return strings.TrimSpace(strings.Join(parts, "\n"))
}

// AccessibilityRole implements fyne.Accessible.
func (c *Chart) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel implements fyne.Accessible: the filter that a press takes away.
func (v *chipView) AccessibilityLabel() string {
	return strings.TrimSpace(v.chip.Title + " " + v.chip.Text)
}

// AccessibilityRole implements fyne.Accessible.
func (v *chipView) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel implements fyne.Accessible: how many values there are, and those ticked.
func (c *Checklist) AccessibilityLabel() string {
	parts := []string{lang.N(len(c.options), "value", "values")}
	for _, o := range c.options {
		if c.ticked[o.Value] {
			parts = append(parts, o.Label)
		}
	}
	return strings.Join(parts, ", ")
}

// AccessibilityRole implements fyne.Accessible.
func (c *Checklist) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel implements fyne.Accessible: what is chosen.
func (s *Segmented) AccessibilityLabel() string {
	if s.index < 0 || s.index >= len(s.options) {
		return ""
	}
	return s.options[s.index]
}

// AccessibilityRole implements fyne.Accessible.
func (s *Segmented) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel implements fyne.Accessible: the card read out.
func (h *Headline) AccessibilityLabel() string {
	f := h.figure
	if f.Value == "" {
		return f.Label + ": " + f.Reason
	}
	return strings.Join([]string{f.Label + " " + f.Value, f.Second, f.Third}, ", ")
}

// AccessibilityRole implements fyne.Accessible.
func (h *Headline) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
