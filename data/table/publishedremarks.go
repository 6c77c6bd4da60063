package table

import "github.com/paybench/paybench/data/remark"

// publishedSentences are the words of remarks on tables of published figures.
var publishedSentences = map[remark.Kind]sentence{
	remark.NoStatistic:      {many: "nothing says which statistic %v is, so it is left out; say which (--column HEADER=p50)"},
	remark.ReliabilityAside: {many: "how sure the figures are, and no pay: %v"},
	remark.CountsAside:      {many: "left out, as they may count others than those behind the figures: %v"},
	remark.FigureRepeated:   {many: "%q holds the same figures as %q and is left out"},
	remark.SeriesTaken:      {many: "several series stand in the table: %v answers where none is chosen; there are also %v (choose by %v)"},
	remark.MeansOnly:        {many: "only means are published, no percentiles"},
	remark.PayUnnamed:       {many: "the table does not say which pay it publishes; it is taken as base pay"},
	remark.SignShared:       {many: "%q stands for several currencies; say which it is (--currency)"},
	remark.NoCurrency:       {many: "the table names no currency"},
	remark.PeriodByTitle:    {many: "figures are for a %s, by the table's title"},
	remark.PeriodByChoice:   {many: "figures are for a %s, your choice"},
	remark.ShownForYear:     {many: "figures are published for a %s; for a year they are taken times %v"},
	remark.ShorterAside:     {many: "figures for a %s are left out, beside those for a year"},
	remark.FiguresScaled:    {many: "figures are taken times %s, as headers or the title say"},
	remark.UnitUnknown: {
		"%d figure is left out: %q does not say what time it is for",
		"%d figures are left out: %q does not say what time they are for",
	},
	remark.DateByColumn: {many: "pay is for %s, by the column %q"},
	remark.SeveralDates: {many: "the column %q has several dates; pay is not aged unless you give one"},
	remark.DateByText:   {many: "pay is for %s, as the table says"},
	remark.MarkExplained: {
		"%[2]q stands in %[1]d cell for: %[3]s (as the file says)",
		"%[2]q stands in %[1]d cells for: %[3]s (as the file says)",
	},
	remark.MarkUsual: {
		"%[2]q stands in %[1]d cell for: %[3]s (as is usual; the file does not say)",
		"%[2]q stands in %[1]d cells for: %[3]s (as is usual; the file does not say)",
	},
	remark.RowNoFigure:    {many: "no figure in any column of figures"},
	remark.RowNoStatistic: {many: "its statistic is none that can be shown"},
}
