package remark

// Remarks on what pay is of, and how it was brought to a full-time year.
const (
	// AnnualBesideUnit: amounts that are a year's, whatever the row says they are
	// paid for, which would make far too much of them. Args: how many, header.
	AnnualBesideUnit Kind = "annual-beside-unit"
	// HeaderBeforeUnit: the header of pay names its period, whatever a column of units
	// says. Args: header, its period, a unit of the column, its header.
	HeaderBeforeUnit Kind = "header-before-unit"
	// PeriodOfOther: a column's period is told by another column of the same pay.
	// Args: header, period, the other's header.
	PeriodOfOther Kind = "period-of-other"
	// PeriodAssumed: nothing names what pay is for, and the likeliest is taken.
	// Args: header, period taken, period to try.
	PeriodAssumed Kind = "period-assumed"
	// QuarterTaken: pay of a quarter is taken for a year's. Args: header.
	QuarterTaken Kind = "quarter-taken"
	// PeriodDoubted: amounts that do not look like the pay of their period. Args:
	// header, period.
	PeriodDoubted Kind = "period-doubted"
	// SmallAmounts: amounts far below the others. Args: how many, header, the first
	// rows.
	SmallAmounts Kind = "small-amounts"
	// LargeAmounts: amounts far above the others. Args: how many, header, the first
	// rows.
	LargeAmounts Kind = "large-amounts"
	// DollarAssumed: a bare dollar sign is taken for the US dollar. Args: header.
	DollarAssumed Kind = "dollar-assumed"
	// SignAssumed: a sign that several currencies share is taken for one. Args:
	// header, currency.
	SignAssumed Kind = "sign-assumed"
	// CurrencyOfMost: amounts without a currency take that of most. Args: how
	// many, header, currency.
	CurrencyOfMost Kind = "currency-of-most"
	// CurrencyShared: pay that names no currency takes that of the file's other
	// pay. Args: currency.
	CurrencyShared Kind = "currency-shared"
	// CurrencyOverruled: amounts name another currency than the file's column of
	// currencies, which is taken. Args: how many, header, header of the column, the first rows.
	CurrencyOverruled Kind = "currency-overruled"
	// HeaderBeforeCurrency: the header of pay names its currency, whatever a column of
	// currencies says. Args: header, its currency, header of the column.
	HeaderBeforeCurrency Kind = "header-before-currency"
	// CurrencyDiffers: two columns of one pay are not in one currency. Args:
	// header, other header.
	CurrencyDiffers Kind = "currency-differs"
	// PostsNotShares: numbers of posts are no shares of full time. Args: header.
	PostsNotShares Kind = "posts-not-shares"
	// BroughtToFullTime: part-time pay is divided by the share of full time. Args:
	// how many people, header.
	BroughtToFullTime Kind = "brought-to-full-time"
	// StatedFullTime: the user says that pay is stated for full time. Args: how
	// many people, header.
	StatedFullTime Kind = "stated-full-time"
	// AboveFullTime: shares a little above one leave pay as it is. Args: how many
	// people, header.
	AboveFullTime Kind = "above-full-time"
	// FewerHours: people with fewer weekly hours than most are among the others.
	// Args: how many people, header, usual hours.
	FewerHours Kind = "fewer-hours"
	// PaidAsFullTime: part-timers are paid as much as the others before part-time
	// is allowed for. Args: header of shares, header of pay.
	PaidAsFullTime Kind = "paid-as-full-time"
	// NewestYear: of pay of several years the newest is taken. Args: header taken,
	// other headers.
	NewestYear Kind = "newest-year"
	// SeveralBase: of several columns that could be base pay one is taken. Args:
	// header taken, other headers.
	SeveralBase Kind = "several-base"
	// ColumnRows: so many rows use a column. Args: header, rows.
	ColumnRows Kind = "column-rows"
	// JoinedBase: base pay is put together of columns that fill each other's gaps.
	// Args: columns with their rows.
	JoinedBase Kind = "joined-base"
	// RateAboveTotal: a rate makes more in a year than the total. Args: header of
	// the rate, header of the total, people for whom it does, people with both.
	RateAboveTotal Kind = "rate-above-total"
	// Midpoints: base pay is the midpoint of a range. Args: header of the lower
	// end, header of the upper end.
	Midpoints Kind = "midpoints"
	// LowerEndAlone: rows with the lower end of a range alone are taken at it.
	// Args: how many rows, header.
	LowerEndAlone Kind = "lower-end-alone"
	// ShareOfBase: a share of base pay is turned into money. Args: header, label
	// of base pay.
	ShareOfBase Kind = "share-of-base"
	// NoTotalCash: total cash is not added up. Args: header in another currency.
	NoTotalCash Kind = "no-total-cash"
	// TotalCashOfKnown: total cash is added up for people of whom all parts are
	// known. Args: parts.
	TotalCashOfKnown Kind = "total-cash-of-known"
	// TotalCashBlankZero: total cash is added up, blanks counted as none. Args:
	// parts.
	TotalCashBlankZero Kind = "total-cash-blank-zero"
	// TotalTaken: the file has no base pay, and a total is shown first. Args:
	// header.
	TotalTaken Kind = "total-taken"
	// OtherPayTaken: the file has no base pay, and other pay is shown first. Args:
	// header.
	OtherPayTaken Kind = "other-pay-taken"
	// PartsByRow: each row holds a part of pay that another column names. Args:
	// header.
	PartsByRow Kind = "parts-by-row"
	// Averages: each row is an average of several people. Args: header.
	Averages Kind = "averages"
	// PointsOfScale: rows are points of a pay scale and no people.
	PointsOfScale Kind = "points-of-scale"
	// SizesFromDates: dates that a spreadsheet made of size bands are read back.
	// Args: how many cells, header.
	SizesFromDates Kind = "sizes-from-dates"
	// SpellingsFolded: spellings that differ by case or spaces are one. Args: how
	// many spellings, header.
	SpellingsFolded Kind = "spellings-folded"
	// EmployersFolded: spellings of employers count as one employer. Args: how many
	// spellings, header.
	EmployersFolded Kind = "employers-folded"
	// EmployersUnnamed: people whose employer is none that is named. Args: how many
	// people, header.
	EmployersUnnamed Kind = "employers-unnamed"
	// EmployersJoined: employers of one group count as one. Args: header of the
	// groups, header of the employers.
	EmployersJoined Kind = "employers-joined"
	// ZerosUnknown: zeros in pay are unknown pay. Args: how many, header.
	ZerosUnknown Kind = "zeros-unknown"
	// ZerosArePay: zeros in pay are pay. Args: how many, header.
	ZerosArePay Kind = "zeros-are-pay"
	// MistakesLeft: amounts that look like mistakes are left out. Args: how many,
	// header.
	MistakesLeft Kind = "mistakes-left"
	// MistakesKept: amounts that look like mistakes are kept. Args: how many,
	// header.
	MistakesKept Kind = "mistakes-kept"
	// Scaled: amounts are multiples, as the header or the title says. Args: how
	// many, header, multiple of.
	Scaled Kind = "scaled"
	// RangesMidpoint: ranges in cells are taken at their midpoint. Args: how many,
	// header.
	RangesMidpoint Kind = "ranges-midpoint"
	// OpenAmounts: amounts that are open upwards are taken as written. Args: how
	// many, header.
	OpenAmounts Kind = "open-amounts"
	// TimesAYear: pay for a day, a week or two is brought to a year. Args: how many
	// amounts, header, period, times.
	TimesAYear Kind = "times-a-year"
	// TwelveMonths: monthly pay is taken 12 times a year.
	TwelveMonths Kind = "twelve-months"
	// MonthsByRow: monthly pay is taken as many times a year as a column says. Args:
	// header of pay, header of the column, fewest times, most times.
	MonthsByRow Kind = "months-by-row"
	// MonthsByHeader: monthly pay is taken as many times a year as its header says.
	// Args: header, times.
	MonthsByHeader Kind = "months-by-header"
	// FewerMonths: people are paid for fewer than twelve months, with pay taken as
	// stated. Args: how many, header of the months.
	FewerMonths Kind = "fewer-months"
	// HourlyByOwnHours: hourly pay is brought to a year by each row's hours.
	HourlyByOwnHours Kind = "hourly-by-own-hours"
	// HourlyByHours: hourly pay is brought to a year by one number of hours. Args:
	// hours.
	HourlyByHours Kind = "hourly-by-hours"
	// PartOfOtherPeriod: a part of total cash is paid for another time than base pay.
	// Args: header of the part, period, header of base pay, period.
	PartOfOtherPeriod Kind = "part-of-other-period"
	// PaidToDate: pay is the sum of a part of a year so far. Args: header.
	PaidToDate Kind = "paid-to-date"
	// ProposedAside: pay of today is taken, not what is proposed. Args: header,
	// headers of what is proposed.
	ProposedAside Kind = "proposed-aside"
	// BandsNotPeople: rows are bands of a pay structure and no people.
	BandsNotPeople Kind = "bands-not-people"
	// RepeatedNames: names of people stand in several rows, in a file with dates.
	// Args: how many names, how many rows, first rows of the first, how many it has.
	RepeatedNames Kind = "repeated-names"
	// RepeatedIDs: ids of people stand in several rows. Args: how many ids, how
	// many rows, first rows of the first, how many it has.
	RepeatedIDs Kind = "repeated-ids"
)
