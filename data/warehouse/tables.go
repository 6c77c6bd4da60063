package warehouse

import (
	"context"
	"fmt"
)

// Table is a table or a view of a database.
type Table struct {
	Schema string // empty where an engine has none within a database
	Name   string
}

// String is the table's name as it stands in an address.
func (t Table) String() string {
	if t.Schema == "" {
		return t.Name
	}
	return t.Schema + "." + t.Name
}

// Tables lists the tables and views that the user may see, by schema and name.
func Tables(ctx context.Context, db Database) ([]Table, error) {
	var all []Table
	err := ask(ctx, db, func(a asking) error {
		var t Table
		return a.each(a.dialect.Grammar().tables, func() error {
			all = append(all, t)
			return nil
		}, &t.Schema, &t.Name)
	})
	if err != nil {
		return nil, fmt.Errorf("the tables cannot be listed: %w", err)
	}
	return all, nil
}
