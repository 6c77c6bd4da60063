package warehouse

import (
	"slices"
	"strconv"
	"strings"
)

// Dialect is what engines say differently.
type Dialect interface {
	// Name is the engine's, for people.
	Name() string
	// Quote quotes a name.
	Quote(name string) string
	// Placeholder stands for the bound value with a number, from 1.
	Placeholder(number int, value any) string
	// Grammar is how the rest is said.
	Grammar() Grammar
}

// Grammar is how an engine says what is no name and no value. In words, % is what
// they are about.
type Grammar struct {
	text  words // converts to a text; NULL stays NULL
	trim  words // leaves out the spaces around a text, and other blanks of ASCII
	real  words // to a floating-point number of 64 bits
	whole words // to a whole number of 64 bits
	rows  words // is a list of rows, (1, 2), (3, 4), to look up a row in with IN

	// tables is the statement that lists tables and views: schema and name. Where
	// the schema is empty, none is needed.
	tables words
	// schema is the one that a table without one is in.
	schema words
	// types lists the columns of a table with what is kept in each, given the names of
	// its schema and of its own; number tells which of that are numbers.
	types  words
	number func(kept string) bool

	// clock is the statement that says what time it is, in seconds since 1970.
	clock words

	// shared says that a statement can name a part of itself once and use it
	// several times (WITH). Else the part is written, and worked out, each time.
	shared bool
	// arrays says that a table of constants is written as arrays (ARRAY JOIN). Else it
	// is a SELECT for each row.
	arrays bool
	// windows says that there are window functions.
	windows bool
}

var numbersOfPostgres = []string{"smallint", "integer", "bigint", "numeric", "real", "double precision"}

// postgreSQL is the dialect of PostgreSQL and of those who speak as it does.
type postgreSQL struct{}

func (postgreSQL) Name() string { return "PostgreSQL" }

// Quote doubles quotes, in which everything but a zero byte may stand.
func (postgreSQL) Quote(name string) string {
	return `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
}

// Placeholder says of numbers that they are some, as PostgreSQL would guess.
func (postgreSQL) Placeholder(number int, value any) string {
	p := "$" + strconv.Itoa(number)
	switch value.(type) {
	case float64:
		return "CAST(" + p + " AS double precision)"
	case int64:
		return "CAST(" + p + " AS bigint)"
	}
	return p
}

func (postgreSQL) Grammar() Grammar {
	return Grammar{
		trim: "btrim(%, ' \t\n\v\f\r')",
		text: "CAST(% AS text)", real: "CAST(% AS double precision)", whole: "CAST(% AS bigint)",
		tables: "SELECT CAST(table_schema AS text), CAST(table_name AS text) FROM information_schema.tables" +
			" WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2",
		schema: "CAST(current_schema() AS text)",
		types:  "SELECT CAST(column_name AS text), CAST(data_type AS text) FROM information_schema.columns WHERE table_schema = % AND table_name = %",
		number: func(kept string) bool { return slices.Contains(numbersOfPostgres, kept) },
		clock:  "SELECT CAST(floor(extract(epoch FROM current_timestamp)) AS bigint)",
		rows:   "VALUES %", shared: true, windows: true,
	}
}
