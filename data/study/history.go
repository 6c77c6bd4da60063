package study

// History is a study with the ones before it and the ones undone. The zero value
// is not usable; begin with NewHistory. It is immutable, as the studies in it.
type History struct {
	past, future []Study
	now          Study
}

// deepest is how many steps can be undone.
const deepest = 200

// NewHistory begins a history.
func NewHistory(now Study) History { return History{now: now} }

// Now is the present study.
func (h History) Now() Study { return h.now }

// Do makes a study the present one. What was undone is forgotten; a study equal
// to the present one changes nothing.
func (h History) Do(next Study) History {
	if next.Equal(h.now) {
		return h
	}
	past := append(h.past[:len(h.past):len(h.past)], h.now)
	return History{past: past[max(0, len(past)-deepest):], now: next}
}

// Replace changes the present study without making a step to be undone: for
// what the user did not do, such as the fingerprint of a file just read. Back at the study
// before it, the step itself is gone.
func (h History) Replace(now Study) History {
	h.now = now
	if last := len(h.past) - 1; last >= 0 && h.past[last].Equal(now) {
		h.past = h.past[:last]
	}
	return h
}

// Everywhere changes every study: for what no undoing takes back, such as what left
// the house.
func (h History) Everywhere(change func(Study) Study) History {
	each := func(studies []Study) []Study {
		changed := make([]Study, len(studies))
		for i, s := range studies {
			changed[i] = change(s)
		}
		return changed
	}
	return History{past: each(h.past), future: each(h.future), now: change(h.now)}
}

// CanUndo reports whether there is a step to undo.
func (h History) CanUndo() bool { return len(h.past) > 0 }

// CanRedo reports whether there is an undone step.
func (h History) CanRedo() bool { return len(h.future) > 0 }

// Undo goes back one step, if there is one.
func (h History) Undo() History {
	if !h.CanUndo() {
		return h
	}
	last := len(h.past) - 1
	return History{
		past: h.past[:last], now: h.past[last],
		future: append(h.future[:len(h.future):len(h.future)], h.now),
	}
}

// Redo goes forward to what was undone last.
func (h History) Redo() History {
	if !h.CanRedo() {
		return h
	}
	last := len(h.future) - 1
	return History{
		past: append(h.past[:len(h.past):len(h.past)], h.now), now: h.future[last],
		future: h.future[:last],
	}
}
