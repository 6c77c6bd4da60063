package gap

import (
	"errors"
	"math"
)

// Answer is what one worker is told on request (article 7): their own pay level, and the
// average ones of women and of men in their category, each gross annual and gross hourly.
type Answer struct {
	Category string
	Own      Pay
	Men      Average
	Women    Average
}

// Pay is a pay level; NaN where it is unknown.
type Pay struct{ Annual, Hourly float64 }

// NoHours reports whether only that is unknown for which somebody's paid hours are missing.
func (p Pay) NoHours() bool { return math.IsNaN(p.Hourly) && !math.IsNaN(p.Annual) }

// Average is the average pay level of one sex.
type Average struct {
	People   int
	Pay      Pay
	Withheld bool // it could identify a person (article 12(3)); Pay is NaN
}

// ErrNoWorker says that nobody has an id, ErrSeveralWorkers that several do, ErrNoCategory
// that the one who has it is in no category: whoever else is in none is no comparison.
var (
	ErrNoWorker       = errors.New("no worker with this id")
	ErrSeveralWorkers = errors.New("several workers with this id")
	ErrNoCategory     = errors.New("the worker with this id is in no category of work")
)

// NewAnswer answers the worker of an id. With a gate, the average of fewer workers of a
// sex is withheld; the directive sets no number, so that 0 withholds none.
func NewAnswer(workers []Worker, id string, gate int) (Answer, error) {
	var own *Worker
	for i := range workers {
		switch {
		case workers[i].ID != id:
		case own != nil:
			return Answer{}, ErrSeveralWorkers
		default:
			own = &workers[i]
		}
	}
	if own == nil {
		return Answer{}, ErrNoWorker
	}
	if own.Category == "" {
		return Answer{}, ErrNoCategory
	}
	average := func(sex Sex) Average {
		var annual, hourly []float64
		for i := range workers {
			if w := &workers[i]; w.Sex == sex && w.Category == own.Category {
				annual, hourly = append(annual, w.level().Annual), append(hourly, w.level().Hourly)
			}
		}
		a := Average{People: len(annual), Pay: Pay{mean(annual), mean(hourly)}}
		if a.Withheld = a.People < gate; a.Withheld {
			a.Pay = Pay{math.NaN(), math.NaN()}
		}
		return a
	}
	return Answer{own.Category, own.level(), average(Man), average(Woman)}, nil
}

// level is a worker's pay level.
func (w *Worker) level() Pay {
	p := Pay{Annual: w.Base + w.Variable, Hourly: math.NaN()}
	if w.Hours > 0 {
		p.Hourly = p.Annual / w.Hours
	}
	return p
}
