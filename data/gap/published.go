package gap

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/paybench/paybench/data/remark"
)

// Published is what was published before: how many people stand behind it.
type Published struct {
	Name      string // of the file that has its figures
	Counted   Count
	Receivers Count // of variable pay
}

// errNoArticle9 says that a file has no figures of article 9.
var errNoArticle9 = errors.New(`there are no figures of article 9 in it: give what "gap --eu --format json" printed when they were published`)

// ReadPublished reads the figures of an earlier publication, as they were printed as JSON
// for the employer when it was made.
func ReadPublished(in io.Reader, name string) (Published, error) {
	var d struct {
		EU *struct {
			M         int `json:"M"`
			F         int `json:"F"`
			Receiving struct {
				M float64 `json:"M"`
				F float64 `json:"F"`
			} `json:"e_receive_variable_pct"`
		} `json:"eu"`
	}
	if err := json.NewDecoder(in).Decode(&d); err != nil {
		return Published{}, fmt.Errorf("%s: reading what was published before: %w", name, err)
	}
	if d.EU == nil {
		return Published{}, fmt.Errorf("%s: %w", name, errNoArticle9)
	}
	of := func(percent float64, n int) int { return int(math.Round(percent / 100 * float64(n))) }
	return Published{
		Name: name, Counted: Count{d.EU.M, d.EU.F}, Receivers: Count{of(d.EU.Receiving.M, d.EU.M), of(d.EU.Receiving.F, d.EU.F)},
	}, nil
}

// Beside says what the European figures may tell beside what was published before: one to
// four people of a sex who are in one of the two alone. Counts are compared, not people: where
// as many came as went it says nothing.
func (r Results) Beside() (all []remark.Remark) {
	e, receivers := r.EU, r.EU.MeanVariable[Receivers].Of
	for _, b := range r.Asked.Published {
		between := []int{
			distance(e.Counted.Women, b.Counted.Women), distance(e.Counted.Men, b.Counted.Men),
			distance(receivers.Women, b.Receivers.Women), distance(receivers.Men, b.Receivers.Men),
		}
		for _, n := range between {
			if n > 0 && n < fewest {
				all = append(all, remark.New(remark.PublishedBeside, b.Name, between[0], between[1], between[2], between[3]))
				break
			}
		}
	}
	return all
}

// distance is how far two counts are apart.
func distance(a, b int) int { return max(a-b, b-a) }
