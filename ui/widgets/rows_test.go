package widgets

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// newRowsOf makes a list of entries of one to three lines in a window of 300 × 200.
func newRowsOf(t *testing.T, count int) (r *Rows, w fyne.Window, created map[int]int) {
	t.Helper()
	r = NewRows()
	w = show(t, r, 300, 200)
	created = map[int]int{}
	r.SetRows(count, func(i int) fyne.CanvasObject {
		created[i]++
		e := widget.NewMultiLineEntry()
		e.SetText(strconv.Itoa(i))
		e.SetMinRowsVisible(1 + i%3)
		return e
	})
	return r, w, created
}

// TestRowsMakesWhatIsInSight: of many rows only a few exist, wherever the list is.
func TestRowsMakesWhatIsInSight(t *testing.T) {
	r, w, created := newRowsOf(t, 100_000)
	for i := range 4 {
		if created[i] != 1 {
			t.Errorf("row %d was made %d times", i, created[i])
		}
	}
	if len(created) > 30 {
		t.Fatalf("%d rows were made", len(created))
	}
	r.Reveal(50_000)
	if created[50_000] != 1 || r.Made() > 30 || len(created) > 60 {
		t.Errorf("row 50,000 made %d times, %d rows exist, %d were made", created[50_000], r.Made(), len(created))
	}
	if text := test.RenderToMarkup(w.Canvas()); !strings.Contains(text, ">50000<") || strings.Contains(text, ">3<") {
		t.Error("row 50,000 is not in sight, or row 3 still is")
	}
	r.Reveal(99_999)
	if end := r.body.height - r.scroll.Size().Height; r.Offset() < end-1 || r.Offset() > end+1 {
		t.Errorf("at the last row the list stands at %v, the end is %v", r.Offset(), end)
	}
	r.Reveal(0)
	if r.Offset() != 0 {
		t.Errorf("at the first row the list stands at %v", r.Offset())
	}
}

// TestRowsDoNotOverlap: each row begins where the one before ends, whatever their
// heights and after the width has changed.
func TestRowsDoNotOverlap(t *testing.T) {
	r, w, _ := newRowsOf(t, 40)
	for _, width := range []float32{300, 180, 420} {
		w.Resize(fyne.NewSize(width, 200))
		var y float32
		for i, o := range r.body.objects {
			if o.Position().Y != y || o.Size().Width != width {
				t.Fatalf("row %d at %v, %v wide; want %v, %v", i, o.Position().Y, o.Size().Width, y, width)
			}
			y += o.Size().Height
		}
	}
}

// TestRowsStayInPlace: rows above that turn out higher do not move what is in sight.
func TestRowsStayInPlace(t *testing.T) {
	r, _, _ := newRowsOf(t, 1000)
	r.Reveal(500)
	r.Refresh()
	where := func(i int) float32 { return r.made[i].Position().Y - r.Offset() }
	for range 20 {
		before := where(500)
		if before > 150 {
			break
		}
		r.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 20}})
		if moved := where(500) - before; moved < 19 || moved > 21 {
			t.Fatalf("scrolled by 20, row 500 moved by %v", moved)
		}
	}
}

// TestRowsByKeyboard: Tab goes through all rows, in order, with what they need made
// on the way.
func TestRowsByKeyboard(t *testing.T) {
	r := NewRows()
	w := show(t, r, 300, 100)
	const count = 60
	r.SetRows(count, func(i int) fyne.CanvasObject { return newRevealing(r, i) })
	for i := range count {
		w.Canvas().FocusNext()
		if now := w.Canvas().Focused().(*revealing).row; now != i {
			t.Fatalf("Tab number %d leads to row %d", i, now)
		}
	}
	for i := count - 2; i >= 0; i-- {
		w.Canvas().FocusPrevious()
		if now := w.Canvas().Focused().(*revealing).row; now != i {
			t.Fatalf("Tab back leads to row %d, want %d", now, i)
		}
	}
	if r.Offset() != 0 {
		t.Errorf("the list stands at %v", r.Offset())
	}
}

// revealing is an entry that shows its row when it has the keyboard.
type revealing struct {
	widget.Entry
	rows *Rows
	row  int
}

func newRevealing(r *Rows, i int) *revealing {
	e := &revealing{rows: r, row: i}
	e.ExtendBaseWidget(e)
	return e
}

func (e *revealing) FocusGained() {
	e.Entry.FocusGained()
	e.rows.Reveal(e.row)
}
