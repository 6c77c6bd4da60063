package market

import (
	"fmt"
	"strings"

	"github.com/paybench/paybench/data/spelling"
)

// warn adds a warning.
func (c *Comparison) warn(kind WarningKind, format string, args ...any) {
	c.Warnings = append(c.Warnings, Warning{Kind: kind, Text: fmt.Sprintf(format, args...)})
}

// addWarnings gathers what a reader must know beside the figures.
func (c *Comparison) addWarnings(answer Summaries) {
	if c.About.Note != "" {
		c.warn(SyntheticData, "%s", c.About.Note)
	}
	if c.Element.Note != "" {
		c.warn(PayTaken, "%s", c.Element.Note)
	}
	for _, mix := range answer.Mixed {
		keep := ""
		if mix.Dimension == string(Year) && len(mix.Values) > 0 {
			keep = fmt.Sprintf("; keep one (--where '%s=%s')", mix.Dimension, mix.Values[len(mix.Values)-1])
		}
		c.warn(MixedValues, "this cut mixes %s: %s%s", plural(mix.Dimension), listed(mix.Values, 4), keep)
	}
	whole := c.Whole()
	switch {
	case whole.People == 0:
		c.warn(Empty, "nobody is left in this cut; remove a filter")
	case len(answer.Groups) > 0 && whole.Withheld == "":
		c.warnEmployers(answer.Groups[0])
	}
	if len(c.Query.ShowAnyway) > 0 {
		c.warn(ByChoice, "figures below the gate are shown by choice")
	}
	if c.About.RowsNotTaken > 0 {
		c.warn(NotTaken, "%d of %d rows of the file were not taken; the import report says why", c.About.RowsNotTaken, c.About.RowsRead)
	}
	if c.About.RepeatedRows > 0 {
		c.warn(Repeated, "%d rows of the file repeat another row exactly; they are kept", c.About.RepeatedRows)
	}
}

// mostNames is how many names are searched for the one that was meant.
const mostNames = 5_000

// warnUnknownValues says which values of the filters nobody has in the whole
// market: they may be misspelt, or gone from a file that was read anew.
func (c *Comparison) warnUnknownValues(m Market) {
	for _, f := range c.Query.Filters {
		d, err := dimension(m, f.Dimension)
		if err != nil {
			continue // a resolved query names none that is not there
		}
		unknown := make(map[string]bool, len(f.Values))
		for _, value := range f.Values {
			unknown[value] = value != ""
		}
		for i := 0; i < len(d.Values) && len(unknown) > 0; i++ {
			delete(unknown, d.Values[i].Label)
		}
		for _, value := range f.Values {
			if unknown[value] {
				c.warn(UnknownValue, "nobody has %q as %s%s", value, d.Header, meant(value, d))
			}
		}
	}
}

// meant suggests the value of a dimension that is most like one it does not have.
func meant(value string, d Dimension) string {
	if len(d.Values) > mostNames {
		return ""
	}
	names := make([]string, len(d.Values))
	for i, v := range d.Values {
		names[i] = v.Label
	}
	near := spelling.Nearest(value, names, 1)
	if near == nil {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", near[0])
}

// warnEmployers says when few employers stand behind many people, or what to do
// where a single one does and nobody said how its pay came into the source.
func (c *Comparison) warnEmployers(whole Summary) {
	if whole.Employers < 1 || c.byPeople() {
		return
	}
	if whole.Employers == 1 && c.About.Declared == "" {
		c.warn(Dominated, "one employer stands behind this cut: declare the source as own employees or as a public record, and the rule on employers does not apply")
		return
	}
	if whole.TopShare > DefaultGate().MaxShare {
		c.warn(Dominated, "one employer has %.0f %% of the people in this cut", whole.TopShare*100)
	}
	if whole.People >= 4*whole.Employers && c.Query.Weighting != PerEmployer {
		c.warn(FewEmployers, "%s from %s: the interval is narrower than it should be",
			counted(whole.People, "person", "people"), counted(whole.Employers, "employer", "employers"))
	}
}

// counted writes a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// plural names the values of a dimension in a warning: "employment types", or the
// header where the dimension is called by it.
func plural(dimension string) string {
	if strings.Trim(dimension, "abcdefghijklmnopqrstuvwxyz_") != "" {
		return fmt.Sprintf("values of %q", dimension)
	}
	return strings.ReplaceAll(dimension, "_", " ") + "s"
}

// listed joins the first few texts: "A, B and 3 others".
func listed(texts []string, most int) string {
	switch {
	case len(texts) == 0:
		return ""
	case len(texts) == 1:
		return texts[0]
	case len(texts) <= most+1: // "1 others" would be no shorter
		return strings.Join(texts[:len(texts)-1], ", ") + " and " + texts[len(texts)-1]
	default:
		return fmt.Sprintf("%s and %d others", strings.Join(texts[:most], ", "), len(texts)-most)
	}
}
