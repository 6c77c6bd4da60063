package warehouse

import (
	"fmt"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/ranks"
)

// summarizeEmployers fills in percentiles, mean and the own rank, each employer counting
// once with the median of what it pays.
func (c *cut) summarizeEmployers(a asking, groups []market.Summary) error {
	if c.m.employers.name == nil {
		return fmt.Errorf("%s does not name employers, so they cannot count once each: choose a column that holds the employer, or count people", c.m.about.Name)
	}
	all, err := c.eachMedian(a, c.amount.Of)
	if err != nil {
		return err
	}
	for slot, medians := range all {
		slices.Sort(medians)
		ranks.OfMedians(c.query, medians, &groups[slot])
	}
	return nil
}

// eachMedian finds the medians of what each slot's employers pay, and the whole cut's
// last.
func (c *cut) eachMedian(a asking, of func(pay float64) float64) ([][]float64, error) {
	whole := len(c.slots)
	if !c.broken() {
		whole = 0
	}
	all := make([][]float64, whole+1)
	err := c.whole().medians(a, of, func(_ int, median float64) { all[whole] = append(all[whole], median) })
	if err == nil && c.broken() {
		err = c.medians(a, of, func(slot int, median float64) { all[slot] = append(all[slot], median) })
	}
	return all, err
}

// medians visits the median of what each employer of each slot pays.
func (c *cut) medians(a asking, of func(pay float64) float64, visit func(slot int, median float64)) error {
	windows := a.dialect.Grammar().windows
	var g, e string
	var last [2]string
	var pays []payee
	var pay float64
	var people int64
	finish := func() error {
		if len(pays) == 0 {
			return nil
		}
		slot, err := c.slot(last[0])
		if err != nil {
			return err
		}
		if !windows {
			pays = middle(pays)
		}
		visit(slot, quantile.Blend(of(pays[0].pay), of(pays[len(pays)-1].pay), 0.5))
		pays = pays[:0]
		return nil
	}
	err := a.each(c.byEmployer(windows), func() error {
		if now := [2]string{g, e}; now != last {
			if err := finish(); err != nil {
				return err
			}
			last = now
		}
		pays = append(pays, payee{pay, int(people)})
		return nil
	}, &g, &e, &pay, &people)
	if err != nil {
		return err
	}
	return finish()
}

// byEmployer is the pay of each employer's people in order: with window functions the
// one or two that the median lies at, else all.
func (c *cut) byEmployer(windows bool) piece {
	pays := say("SELECT g, e, p, % AS n FROM (%) AS k WHERE e <> '' GROUP BY g, e, p", asWhole(say("sum(w)")), c.rows())
	if !windows {
		return say("SELECT g, e, p, n FROM (%) AS x ORDER BY g, e, p", pays)
	}
	return say(`SELECT g, e, p, n FROM (
SELECT g, e, p, n, % AS upto, % AS total FROM (%) AS x) AS y
WHERE upto - n <= total / 2 AND upto > (total - 1) / 2 ORDER BY g, e, p`,
		asWhole(say("sum(n) OVER (PARTITION BY g, e ORDER BY p)")), asWhole(say("sum(n) OVER (PARTITION BY g, e)")), pays)
}

// middle leaves the pay that the median lies at, or between.
func middle(pays []payee) []payee {
	total := 0
	for _, x := range pays {
		total += x.people
	}
	var kept []payee
	upTo := 0
	for _, x := range pays {
		upTo += x.people
		if upTo-x.people <= total/2 && upTo > (total-1)/2 {
			kept = append(kept, x)
		}
	}
	return kept
}
