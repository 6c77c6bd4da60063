package remark

// Remarks on what a table of published figures is of.
const (
	// NoStatistic: columns of pay name no statistic and are left out. Args: their
	// headers.
	NoStatistic Kind = "no-statistic"
	// ReliabilityAside: columns that say how sure figures are are no pay. Args:
	// their headers.
	ReliabilityAside Kind = "reliability-aside"
	// CountsAside: columns of counts may not be of those behind the figures. Args:
	// their headers.
	CountsAside Kind = "counts-aside"
	// FigureRepeated: a column holds the same figures as another. Args: its header,
	// the other's header.
	FigureRepeated Kind = "figure-repeated"
	// SeriesTaken: of several series side by side one answers where none is chosen.
	// Args: the series, the other series, what to choose by.
	SeriesTaken Kind = "series-taken"
	// MeansOnly: only means are published, and no percentile.
	MeansOnly Kind = "means-only"
	// PayUnnamed: a table does not say which pay it publishes.
	PayUnnamed Kind = "pay-unnamed"
	// SignShared: the only sign of a currency stands for several. Args: the sign.
	SignShared Kind = "sign-shared"
	// NoCurrency: a table names no currency.
	NoCurrency Kind = "no-currency"
	// PeriodByTitle: the title says what figures are for. Args: period.
	PeriodByTitle Kind = "period-by-title"
	// PeriodByChoice: the user says what figures are for. Args: period.
	PeriodByChoice Kind = "period-by-choice"
	// ShownForYear: figures of a shorter time are taken several times for a year.
	// Args: period, times.
	ShownForYear Kind = "shown-for-year"
	// ShorterAside: figures of a shorter time are left out beside those of a year.
	// Args: period.
	ShorterAside Kind = "shorter-aside"
	// FiguresScaled: figures are multiples, as headers or the title say. Args:
	// multiple of.
	FiguresScaled Kind = "figures-scaled"
	// UnitUnknown: figures are left out whose row does not say what they are for.
	// Args: how many, header of the column that should.
	UnitUnknown Kind = "unit-unknown"
	// DateByColumn: a column says the date of the figures. Args: date, header.
	DateByColumn Kind = "date-by-column"
	// SeveralDates: a column has several dates. Args: header.
	SeveralDates Kind = "several-dates"
	// DateByText: a text says the month of the figures. Args: month.
	DateByText Kind = "date-by-text"
	// MarkExplained: a mark stands in place of figures, and the file says what it
	// means. Args: how many cells, the mark, its meaning.
	MarkExplained Kind = "mark-explained"
	// MarkUsual: a mark stands in place of figures, and is read as is usual. Args:
	// how many cells, the mark, its meaning.
	MarkUsual Kind = "mark-usual"
	// RowNoFigure: a row has nothing under the columns of figures.
	RowNoFigure Kind = "row-no-figure"
	// RowNoStatistic: a row of a long table names no statistic that can be shown.
	RowNoStatistic Kind = "row-no-statistic"
)

// What a publisher's mark in place of a figure means.
const (
	// NotAvailable: it is not available.
	NotAvailable Kind = "not-available"
	// Suppressed: the publisher keeps it back.
	Suppressed Kind = "suppressed"
	// Unreliable: it is too unreliable.
	Unreliable Kind = "unreliable"
	// NotApplicable: it does not apply.
	NotApplicable Kind = "not-applicable"
	// TooLow: it is too low to be shown.
	TooLow Kind = "too-low"
	// NoneOrMissing: there is none, or it is not available.
	NoneOrMissing Kind = "none-or-missing"
	// NoData: there is no data.
	NoData Kind = "no-data"
	// NotEnoughData: there is not enough data.
	NotEnoughData Kind = "not-enough-data"
	// TooFewPeople: there are too few people.
	TooFewPeople Kind = "too-few-people"
	// TopCoded: it is at least what the publisher shows at most.
	TopCoded Kind = "top-coded"
	// LeftBlank: its cell is blank.
	LeftBlank Kind = "left-blank"
	// NotReadable: its cell cannot be read.
	NotReadable Kind = "not-readable"
	// MarkUnknown: nobody says what the mark means. Args: the mark.
	MarkUnknown Kind = "mark-unknown"
)
