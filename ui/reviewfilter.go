package ui

import (
	"strings"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/ui/lang"
)

// peopleShown says which people of a review the table lists.
type peopleShown struct {
	card      card
	dimension string // of the group, "" for none
	group     string
	search    string
}

// card is what people a card of figures stands for.
type card string

// The cards that filter.
const (
	allPeople    card = ""
	notCounted   card = "not counted"
	belowMinimum card = "below minimum"
	aboveMaximum card = "above maximum"
	toMinimum    card = "raised by the cost to minimum"
	compressed   card = "compressed"
)

// title is what the card is called on screen.
func (c card) title() string {
	switch c {
	case notCounted:
		return lang.L("Not counted")
	case belowMinimum:
		return lang.L("Below minimum")
	case aboveMaximum:
		return lang.L("Above maximum")
	case toMinimum:
		return lang.L("Raised by the cost to minimum")
	case compressed:
		return lang.L("Compressed")
	default:
		return ""
	}
}

// of reports whether a person is of the card.
func (c card) of(s *review.Standing) bool {
	switch c {
	case notCounted:
		return !s.Counted()
	case belowMinimum:
		return s.Counted() && s.Position == review.BelowMinimum
	case aboveMaximum:
		return s.Counted() && s.Position == review.AboveMaximum
	case toMinimum:
		return s.Gets() && s.ToMinimum > 0
	}
	return true
}

// people are those of an answer that are listed, in the order of the roster.
func (f peopleShown) people(r *review.Review, groups []review.Part, pressed map[*review.Standing][]review.Compressed) []*review.Standing {
	within := map[*review.Standing]bool{}
	for _, g := range groups {
		if f.dimension != "" && g.Value == f.group {
			for _, s := range g.People {
				within[s] = true
			}
		}
	}
	words := strings.Fields(strings.ToLower(f.search))
	var all []*review.Standing
	for i := range r.People {
		s := &r.People[i]
		if f.card.of(s) && (f.card != compressed || pressed[s] != nil) && (f.dimension == "" || within[s]) && found(s, words) {
			all = append(all, s)
		}
	}
	return all
}

// found reports whether all words stand in what a person is looked for by.
func found(s *review.Standing, words []string) bool {
	if len(words) == 0 {
		return true
	}
	p := s.Person
	text := strings.ToLower(strings.Join([]string{p.ID, p.Name, p.Job, p.JobCode, p.Level, p.Department, p.Place}, " "))
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
