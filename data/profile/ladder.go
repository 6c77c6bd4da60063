package profile

import "github.com/paybench/paybench/data/jobtitle"

// Ladder is the rungs of one line of work, the lowest first.
type Ladder struct {
	Name      string   `yaml:"ladder" json:"ladder"`
	Dimension string   `yaml:"dimension" json:"dimension"` // whose values the rungs are: "role" unless the file says otherwise
	Rungs     []string `yaml:"rungs" json:"rungs"`
}

// Position finds the rung that a value stands for, however it is written, as
// an index of Rungs.
func (l Ladder) Position(value string) (rung int, found bool) {
	key := jobtitle.Key(value)
	for i, name := range l.Rungs {
		if jobtitle.Key(name) == key {
			return i, true
		}
	}
	return 0, false
}

// Below and Above are the career path from a rung: what comes before it and
// what comes after it, the nearest first. A rung off the ladder has neither.
func (l Ladder) Below(rung int) []string {
	var path []string
	for i := min(rung, len(l.Rungs)) - 1; i >= 0; i-- {
		path = append(path, l.Rungs[i])
	}
	return path
}

// Above is the path upwards; see Below.
func (l Ladder) Above(rung int) []string {
	if rung < 0 || rung >= len(l.Rungs) {
		return nil
	}
	return append([]string(nil), l.Rungs[rung+1:]...)
}
