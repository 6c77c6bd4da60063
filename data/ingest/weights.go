package ingest

import (
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
)

// weight returns what the rows taken stand for, as the user declares; ok is false
// where each is one person. It is never guessed from a header.
func (b *builder) weight() (w records.Weight, ok bool) {
	meaning, kind := CountWeight, market.CountWeight
	if b.column(meaning) < 0 {
		meaning, kind = SamplingWeight, market.SamplingWeight
	}
	number := b.rowNumbers(meaning)
	if number == nil {
		return w, false
	}
	w = records.Weight{Header: b.file.guesses[b.column(meaning)].header, Kind: kind}
	for row, taken := range b.taken {
		if taken {
			w.Values = append(w.Values, number(row))
		}
	}
	return w, true
}
