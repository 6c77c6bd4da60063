package match

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/review"
)

// fault is what is wrong with a line of matches, and what to do.
type fault struct {
	at     int    // of the lines that were looked at
	column string // "" is all of the line
	why    string
}

// wrong is what is wrong with a line by itself; nil for nothing.
func (l Line) wrong() *fault {
	switch outside := l.Adjust < LowestAdjust || l.Adjust > HighestAdjust; {
	case l.Share < 0 || l.Share > 1:
		return &fault{column: "share", why: "write a share of the job: 0.6 or 60 %"}
	case !(l.Weight >= 0) || math.IsInf(l.Weight, 0):
		return &fault{column: "weight", why: "a weight is not below 0"}
	case !(l.Adjust > 0) || math.IsInf(l.Adjust, 0):
		return &fault{column: "adjust", why: "write 1.05 for a job that is worth 5 % more"}
	case outside && l.Note == "":
		return &fault{column: "adjust", why: fmt.Sprintf("beyond %g and %g it needs a note that says why", LowestAdjust, HighestAdjust)}
	}
	return nil
}

// enoughShare is how far the shares of a hybrid may be from 1 together: three thirds may
// be written with three digits.
const enoughShare = 0.0011

// together checks what the lines of one job in one survey, whose places are given, say
// together, and fills in the share of one that stands alone. Shares that are nearly 1
// together become so.
func together(lines []Line, of []int) *fault {
	first := of[0]
	if len(of) == 1 && lines[first].Share == 0 {
		lines[first].Share = 1
	}
	sum := 0.0
	for _, i := range of {
		l := lines[i]
		switch {
		case l.Quality == NoMatch && len(of) > 1:
			return &fault{at: i, why: "the quality is none, but another row matches the job in the same survey; take one of them away"}
		case l.Share == 0 && l.Quality != NoMatch:
			return &fault{at: i, why: fmt.Sprintf("the job has %d rows in one survey, so each needs a share, and the shares are to be 1 together", len(of))}
		case l.Weight != lines[first].Weight:
			return &fault{at: i, column: "weight", why: "a survey has one weight, and another row of the same job and survey has another"}
		}
		sum += l.Share
	}
	if math.Abs(sum-1) > enoughShare {
		return &fault{at: first, why: fmt.Sprintf("the shares of %q are %s together, not 1; write shares that add up to 1", nameOf(lines[first].Job), strconv.FormatFloat(sum, 'g', 4, 64))}
	}
	for _, i := range of {
		lines[i].Share /= sum
	}
	return nil
}

// Check checks lines as a file of them is checked, and that the surveys of a job have
// weights all, or none. It says what is wrong first; shares that are nearly 1 together
// become so.
func Check(lines []Line) error {
	for _, l := range lines {
		if f := l.wrong(); f != nil {
			return fmt.Errorf("%s of %s: %s", f.column, l.called(), f.why)
		}
	}
	for _, of := range groups(lines) {
		if f := together(lines, of); f != nil {
			return errors.New(f.why)
		}
	}
	weighed := map[string][2]int{} // lines of a job with and without a weight
	for _, l := range lines {
		if l.Quality == NoMatch {
			continue
		}
		n := weighed[keyOf(l.Job)]
		if l.Weight > 0 {
			n[0]++
		} else {
			n[1]++
		}
		if weighed[keyOf(l.Job)] = n; n[0] > 0 && n[1] > 0 {
			return fmt.Errorf("%s has a weight in some markets and none in others; write one for each, or none", nameOf(l.Job))
		}
	}
	return nil
}

// groups are the places of the lines of each job in each survey, in the order they are
// first met.
func groups(lines []Line) [][]int {
	var all [][]int
	at := map[string]int{}
	for i, l := range lines {
		key := keyOf(l.Job) + " in " + form.Key(l.Market)
		j, known := at[key]
		if !known {
			j = len(all)
			at[key], all = j, append(all, nil)
		}
		all[j] = append(all[j], i)
	}
	return all
}

// called is what a line's job is called in its market.
func (l Line) called() string { return strings.TrimSpace(l.name() + " " + l.Market) }

// Hybrid matches a job to two jobs of one market; share is the part of it that the first
// is, between 0 and 1. It fails where they are no two jobs of one market.
func Hybrid(first, second Line, share float64) ([]Line, error) {
	same := form.Key(first.Code) == form.Key(second.Code) && form.Key(first.Title) == form.Key(second.Title) && form.Key(first.Level) == form.Key(second.Level)
	switch {
	case form.Key(first.Market) != form.Key(second.Market):
		return nil, fmt.Errorf("a job is a hybrid of two jobs of one market, and these are of %s and of %s", first.Market, second.Market)
	case same:
		return nil, errors.New("a job is a hybrid of two jobs, and these are one")
	case !(share > 0 && share < 1):
		return nil, errors.New("write the share of the first as 60 %: the second has the rest")
	}
	second.Job, second.Weight = first.Job, first.Weight
	first.Share, second.Share = share, 1-share
	return []Line{first, second}, nil
}

// Same reports whether two are one job: by their codes where both have one, else by title
// and level.
func Same(a, b review.Job) bool {
	if a.Code != "" && b.Code != "" {
		return form.Key(a.Code) == form.Key(b.Code)
	}
	return form.Key(a.Title) == form.Key(b.Title) && form.Key(a.Level) == form.Key(b.Level)
}

// Replace puts lines in the place of those of the same jobs and surveys; one without a
// survey is of each.
func Replace(all []Line, lines ...Line) []Line {
	rest := slices.DeleteFunc(slices.Clone(all), func(old Line) bool {
		return slices.ContainsFunc(lines, func(l Line) bool {
			return Same(old.Job, l.Job) && (old.Market == "" || l.Market == "" || form.Key(old.Market) == form.Key(l.Market))
		})
	})
	return append(rest, lines...)
}
