package warehouse

import (
	"fmt"
	"hash/fnv"
	"slices"
	"time"

	"github.com/paybench/paybench/data/market"
)

// The fingerprint of a table that is asked is of its columns and their types, of how many
// rows and people have each value, and of a sum of all pay: a row that comes, goes or is
// paid otherwise is noticed, and nothing of it costs a look at the table of its own.

// sumOf adds pay up so that no order of adding changes the sum: cents, less what whole
// times of a prime they hold. Amounts that no pay comes to are left out.
func sumOf(pay piece) piece {
	return say("(CASE WHEN % > -1e12 AND % < 1e12 THEN floor(% * 100) - floor(floor(% * 100) / 1000003) * 1000003 ELSE 0 END)", pay, pay, pay, pay)
}

// identify sets the fingerprint and when by the database's clock the table was read, once
// all has been counted.
func (m *Market) identify(a asking, structure []string, sums []int64) error {
	var seconds int64
	if err := a.each(a.dialect.Grammar().clock, func() error { return nil }, &seconds); err != nil {
		return err
	}
	m.about.Asked = market.Asked{Engine: m.Engine(), At: time.Unix(seconds, 0).UTC()}
	h := fnv.New64a()
	slices.Sort(structure)
	fmt.Fprintf(h, "%q %d\n", structure, m.about.People)
	for _, d := range m.dimensions {
		fmt.Fprintf(h, "%q %d", d.Header, d.Blank)
		for _, v := range d.Values {
			fmt.Fprintf(h, " %q %d", v.Label, v.People)
		}
	}
	for i, e := range m.elements {
		fmt.Fprintf(h, "%q %d %d\n", e.Name, e.People, sums[i])
	}
	m.about.SHA256 = fmt.Sprintf("%016x%016x", h.Sum64(), m.about.RowsRead)
	return nil
}
