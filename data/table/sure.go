package table

import (
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/say"
)

// MeanText says a mean of which a publisher says how sure it is, given how to write pay:
// "mean $33,400, standard error 1.4 % of it"; "" of others.
func MeanText(mean market.Figure, write func(pay float64) string) string {
	if !mean.Known() || !mean.Error.Known {
		return ""
	}
	return Words(remark.New(remark.MeanWithError, write(mean.Value), PRSE(mean)))
}

// Sure says how sure a figure is, given how to write pay: "95 % sure: $148,000 to
// $156,000 (precise)", or why that is not known: "no 95 % interval: needs 9 people". It
// is "" for figures that are withheld or published.
func Sure(f market.Figure, write func(pay float64) string) string {
	switch i := f.Interval; {
	case !f.Known():
		return ""
	case i.Attainable:
		text := say.F("95 %% sure: %s to %s", write(i.Low), write(i.High))
		if word := f.Reliability(); word != "" {
			text += " (" + Words(remark.New(word)) + ")"
		}
		return text
	case !i.Why.IsZero():
		return say.F("no 95 %% interval: %s", Words(i.Why))
	default:
		return ""
	}
}
