package study

import (
	"slices"
	"time"

	"github.com/paybench/paybench/data/gap"
)

// Gap is what the Pay gap room asks of the roster: conventions that the user chose, and
// nothing of a person. The zero value leaves all open that has to be said.
type Gap struct {
	Sex      string    `json:"sex,omitempty"`   // column; "" is the one that was seen
	Women    []string  `json:"women,omitempty"` // what cells of it say, where that is not seen
	Men      []string  `json:"men,omitempty"`
	Category string    `json:"category,omitempty"` // column of the category of workers
	ByJob    bool      `json:"by_job,omitempty"`   // categories are those of jobs in the matches of the review
	On       time.Time `json:"on,omitzero"`        // who has left by then is not in; zero is the roster's own day

	PayPeriod  gap.Period `json:"pay_period,omitempty"` // that hourly pay is made from where it is not stated
	HoursAYear float64    `json:"hours_a_year,omitempty"`
	Level      gap.Level  `json:"level,omitempty"`    // "" is left open
	Over       gap.Over   `json:"variable,omitempty"` // "" is left open

	By        string   `json:"by,omitempty"` // column of groups; "" is sex
	Reference string   `json:"reference,omitempty"`
	Terms     []string `json:"terms,omitempty"`
	Least     int      `json:"least,omitempty"`
	Unit      string   `json:"unit,omitempty"` // column of what people share who may be paid alike
}

// LeftOpen are the choices that article 9 leaves to the employer and that nobody has made:
// "category", "level", "variable". Nothing is reported by it while there is one.
func (g Gap) LeftOpen() (all []string) {
	if g.Category == "" && !g.ByJob {
		all = append(all, "category")
	}
	if g.Level == "" {
		all = append(all, "level")
	}
	if g.Over == "" {
		all = append(all, "variable")
	}
	return all
}

// Equal reports whether two gaps ask the same.
func (g Gap) Equal(other Gap) bool { return equal(g, other) }

// WithGap asks something else of the roster. What names one of its people is left out:
// texts of a column of people.
func (s Study) WithGap(g Gap) Study {
	if NamesPeople(g.Sex) {
		g.Sex, g.Women, g.Men = "", nil, nil
	}
	if NamesPeople(g.By) {
		g.By, g.Reference = "", ""
	}
	g.Women, g.Men, g.Terms = slices.Clone(g.Women), slices.Clone(g.Men), slices.Clone(g.Terms)
	s.Gap = &g
	return s
}
