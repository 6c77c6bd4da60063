package command

import (
	"errors"
	"fmt"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/ui/desk"
)

// parseWhere reads one --where, as market.ParseFilter.
func parseWhere(src *desk.Source, text string) (market.Filter, error) {
	f, err := src.Filter(text)
	switch {
	case errors.Is(err, market.ErrFilterForm):
		return f, usageError{fmt.Errorf("--where %q: %w", text, err)}
	case err != nil:
		return f, fmt.Errorf("--where %q: %w", text, err)
	}
	return f, nil
}
