package warehouse

import (
	"reflect"
	"testing"

	"github.com/paybench/paybench/data/warehouse/servers"
)

// A table of constants holds the same in each dialect, however it is said: texts that end
// no quotes, and numbers to the last bit.
func TestTableOfConstants(t *testing.T) {
	p, click := servers.PostgreSQL(t), servers.NewClickHouse(t)
	type row struct {
		g    string
		j    int64
		from float64
	}
	want := []row{{`it's "a\b", [1] %`, 0, 1e5}, {"", 1, -3e5}, {"Zürich", 2, 58_000.000000000007}, {"x", 3, 0}}
	all := table{{name: words("g"), as: asText}, {name: words("j"), as: asWhole}, {name: name("from"), as: asReal}}
	for _, r := range want {
		all.add([]piece{value{r.g}, whole(r.j), digits(r.from)})
	}
	for _, db := range []Database{openPostgres(t, p), openClick(t, click)} {
		var got []row
		err := askOnce(t.Context(), db, func(a asking) error {
			var r row
			return a.each(say("SELECT g, %, % FROM (%) AS x ORDER BY j", asWhole(words("j")), name("from"), all), func() error {
				got = append(got, r)
				return nil
			}, &r.g, &r.j, &r.from)
		})
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, %v, want %v", db.Dialect().Name(), got, err, want)
		}
	}
}
