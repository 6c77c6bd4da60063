package warehouse

// table is a table of constants that is part of a statement: a SELECT.
type table []constants

// constants is a column of it: words, whole numbers or values, of one type.
type constants struct {
	name piece
	as   func(piece) piece // says of what type they are
	all  []piece
}

// add adds a row.
func (t table) add(row []piece) {
	for i := range t {
		t[i].all = append(t[i].all, row[i])
	}
}

func (t table) write(w *writer) {
	if w.dialect.Grammar().arrays {
		t.columns().write(w)
	} else {
		t.rows().write(w)
	}
}

// rows say the table row by row.
func (t table) rows() piece {
	l := list{between: " UNION ALL "}
	for i := range t[0].all {
		row := list{between: ", "}
		for _, c := range t {
			row.pieces = append(row.pieces, say("% AS %", c.as(c.all[i]), c.name))
		}
		l.pieces = append(l.pieces, say("SELECT %", row))
	}
	return l
}

// columns say the table column by column, each as an array of constants, of which an
// engine makes one value: a SELECT for each row costs it more than many people do.
func (t table) columns() piece {
	names, arrays := list{between: ", "}, list{between: ", "}
	for _, c := range t {
		names.pieces = append(names.pieces, c.name)
		arrays.pieces = append(arrays.pieces, say("[%] AS %", list{", ", c.all}, c.name))
	}
	return say("SELECT % FROM (SELECT 1 AS one) AS x ARRAY JOIN %", names, arrays)
}
