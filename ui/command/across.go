package command

import (
	"errors"
	"fmt"
	"strings"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
)

// resolveAcross checks that a chart is drawn, or kept.
func (c *comparison) resolveAcross() error {
	if c.across != "" && c.chart == "" && c.xlsx == "" && c.save == "" {
		return usageError{errors.New("--across names the columns of a matrix; give --chart, --xlsx or --save too")}
	}
	return nil
}

// studyAcross adds to a study what its matrix has as its columns.
func (c *comparison) studyAcross(src *desk.Source, asked study.Study) (study.Study, error) {
	if c.across == "" {
		return asked, nil
	}
	d, err := src.Dimension(c.across)
	if err != nil {
		return asked, fmt.Errorf("--across: %w", err)
	}
	return asked.WithAcross(d.Name), nil
}

// checkAcross says that the chart is no matrix, or has other columns than --across asks.
func (c *comparison) checkAcross(a desk.Answer) error {
	if c.across == "" {
		return nil
	}
	if a.Kind() != charts.Matrix {
		return usageError{errors.New("--across names the columns of a matrix; give --chart-kind matrix too")}
	}
	offered, at := a.Across()
	if at >= 0 && offered[at].Name == a.Study.Across {
		return nil
	}
	headers := make([]string, len(offered))
	for i, d := range offered {
		headers[i] = d.Header
	}
	return usageError{fmt.Errorf("--across %s: these can be the columns: %s", c.across, strings.Join(headers, ", "))}
}
