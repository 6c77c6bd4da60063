package warehouse

import (
	"slices"
	"sync"

	"github.com/paybench/paybench/data/market"
)

// mostAnswers is how many summaries of a group are kept in all: some hundred bytes each.
const mostAnswers = 50_000

// answers keeps what was answered last, by the key of the question. Any number of
// goroutines may use it.
type answers struct {
	mutex  sync.Mutex
	all    map[string]market.Summaries
	order  []string // keys, the oldest first
	groups int      // of all answers
}

// find finds an answer, which the caller may change.
func (k *answers) find(key string) (market.Summaries, bool) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	answer, kept := k.all[key]
	return separate(answer), kept
}

// keep keeps an answer, and lets go of the oldest ones where there are too many.
func (k *answers) keep(key string, answer market.Summaries) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if _, kept := k.all[key]; kept || len(answer.Groups) > mostAnswers {
		return
	}
	for k.groups += len(answer.Groups); k.groups > mostAnswers; k.order = k.order[1:] {
		k.groups -= len(k.all[k.order[0]].Groups)
		delete(k.all, k.order[0])
	}
	if k.all == nil {
		k.all = map[string]market.Summaries{}
	}
	k.all[key], k.order = separate(answer), append(k.order, key)
}

// separate is an answer that shares nothing with another that either may change.
func separate(answer market.Summaries) market.Summaries {
	answer.Groups, answer.Mixed = slices.Clone(answer.Groups), slices.Clone(answer.Mixed)
	for i := range answer.Groups {
		answer.Groups[i].Quantiles = slices.Clone(answer.Groups[i].Quantiles)
	}
	answer.Outside.Quantiles = slices.Clone(answer.Outside.Quantiles)
	return answer
}
