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
	listing, err := statement(db.Dialect(), db.Dialect().Grammar().tables)
	if err != nil {
		return nil, err
	}
	var all []Table
	err = db.Snapshot(ctx, func(s Session) error {
		all = nil
		found, err := s.Query(ctx, listing)
		if err != nil {
			return err
		}
		defer found.Close()
		for found.Next() {
			var t Table
			if err := found.Scan(&t.Schema, &t.Name); err != nil {
				return err
			}
			all = append(all, t)
		}
		return found.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("the tables cannot be listed: %w", err)
	}
	return all, nil
}
