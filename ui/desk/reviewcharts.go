package desk

import (
	"io"
	"time"

	"github.com/paybench/paybench/charts"
)

// charted is the review as pictures are made of it.
func (a ReviewAnswer) charted() charts.Reviewed {
	return charts.Reviewed{Review: a.Review, Roster: a.roster, Markets: a.markets}
}

// Ladder is the picture of the ranges of jobs with our people in them: of those who have a
// value of a dimension, or of everybody where the dimension is "".
func (a ReviewAnswer) Ladder(dimension, value string) (charts.Data, error) {
	return charts.OfLadder(a.charted(), dimension, value)
}

// Groups is the picture of our people by a dimension, against market and ranges.
func (a ReviewAnswer) Groups(by string) (charts.Data, error) {
	return charts.OfGroups(a.charted(), by)
}

// WritePicture writes a picture of a review as a file, which says on which day it was made.
func WritePicture(out io.Writer, data charts.Data, format charts.Format, made time.Time) error {
	chart, err := printed(data, made)
	if err != nil {
		return err
	}
	return chart.Write(out, format, charts.FileWidth, charts.FileHeight)
}
