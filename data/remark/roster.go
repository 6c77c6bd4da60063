package remark

// Why the pay of one of our own people is unknown.
const (
	// PayMissing: there is none.
	PayMissing Kind = "pay-missing"
	// PayNotRead: its cell holds no amount. Args: the cell.
	PayNotRead Kind = "pay-not-read"
	// PayPeriodUnknown: nothing says what time it is for.
	PayPeriodUnknown Kind = "pay-period-unknown"
	// PayBasisUnknown: nothing says whether part-time pay is stated as paid or for full
	// time.
	PayBasisUnknown Kind = "pay-basis-unknown"
	// ShareUnknown: without a share of full time there is no full-time pay or no paid pay.
	ShareUnknown Kind = "share-unknown"
	// FullTimeHoursUnknown: an hourly rate makes no year without the hours of full time.
	FullTimeHoursUnknown Kind = "full-time-hours-unknown"
)

// Whose id counts nobody.
const (
	// IDBlank: there is none.
	IDBlank Kind = "id-blank"
	// IDRepeated: it stands on several rows. Args: how many.
	IDRepeated Kind = "id-repeated"
)

// Why a row of a roster is nobody of it.
const (
	// RowEarlier: an earlier row of a person.
	RowEarlier Kind = "row-earlier"
	// RowLater: it holds only after the roster's day. Args: the day.
	RowLater Kind = "row-later"
	// RowMistaken: the user says that the last row of an id holds, and this is none.
	RowMistaken Kind = "row-mistaken"
	// RowOtherPart: it holds a part of pay beside base, in a file with a row for each.
	RowOtherPart Kind = "row-other-part"
	// RowNotAsked: the user asks for others.
	RowNotAsked Kind = "row-not-asked"
)

// What is noticed of one person and keeps nobody out.
const (
	// PersonOutOfLine: pay is far from that of most others.
	PersonOutOfLine Kind = "person-out-of-line"
	// InManagerLoop: the managers lead back to the person.
	InManagerLoop Kind = "in-manager-loop"
)

// What was decided about a roster. None names a person: they name lines.
const (
	// IDsMade: the file has no ids, and the lines stand for them.
	IDsMade Kind = "ids-made"
	// RosterChanged: the file is not the one that the study was saved with. Args: its name.
	RosterChanged Kind = "roster-changed"
	// IDsBlank: rows without an id. Args: how many, header.
	IDsBlank Kind = "ids-blank"
	// IDsRepeated: rows whose id stands on others, too. Args: how many, header.
	IDsRepeated Kind = "ids-repeated"
	// HoursPaidOf: what time the hours paid are of. Args: header, the period.
	HoursPaidOf Kind = "hours-paid-of"
	// HistoryLast: of several rows a person the last is taken. Args: how many rows are
	// not, header of the date.
	HistoryLast Kind = "history-last"
	// HistoryOn: of several rows a person the one of a day is taken. Args: how many rows
	// are not, header of the date, the day.
	HistoryOn Kind = "history-on"
	// PartsInRows: a file has a row for each part of a person's pay, and variable pay in
	// them is taken for its target. Args: header of the part, how many rows of variable pay.
	PartsInRows Kind = "parts-in-rows"
	// MonthFirst: dates such as 3/4/2024 are taken for month, day, year. Args: header.
	MonthFirst Kind = "month-first"
	// DayFirst: they are taken for day, month, year. Args: header.
	DayFirst Kind = "day-first"
	// StatusUnknown: statuses that say nothing known. Args: header, the statuses.
	StatusUnknown Kind = "status-unknown"
	// SharesAboveOne: shares of full time above 1. Args: how many people, header.
	SharesAboveOne Kind = "shares-above-one"
	// FullTimeHoursOfMost: what most people work a week is full time. Args: header, the
	// hours.
	FullTimeHoursOfMost Kind = "full-time-hours-of-most"
	// HoursAssumed: full time is taken for so many hours a week. Args: how many people are
	// paid by the hour, the hours.
	HoursAssumed Kind = "hours-assumed"
	// MonthsAssumed: monthly pay is taken for paid twelve times a year. Args: how many
	// people.
	MonthsAssumed Kind = "months-assumed"
	// NotCalledBase: no column is called base pay, and another is taken. Args: header.
	NotCalledBase Kind = "not-called-base"
	// TargetSummed: target variable pay is the sum of several columns. Args: headers.
	TargetSummed Kind = "target-summed"
	// PaidSummed: paid variable pay is the sum of several columns. Args: headers.
	PaidSummed Kind = "paid-summed"
	// CurrencyUnknown: nothing says the currency of pay. Args: how many people.
	CurrencyUnknown Kind = "currency-unknown"
	// CurrencyOfMarket: nothing says the currency of pay, and it is taken for that of the
	// market. Args: how many people, the currency.
	CurrencyOfMarket Kind = "currency-of-market"
	// BasisByRow: a column says by row what part-time pay is stated for. Args: header.
	BasisByRow Kind = "basis-by-row"
	// BasisShown: part-timers' pay shows what it is stated for. Args: how many jobs, its
	// ratio to full-timers', the share of full time, the basis, the flag's other word.
	BasisShown Kind = "basis-shown"
	// BasisShownWithoutShare: the same where the file has no share of full time. Args: how
	// many jobs, the ratio, the basis, the flag's other word.
	BasisShownWithoutShare Kind = "basis-shown-without-share"
	// ManagersUnknown: people whose manager the roster does not know. Args: how many,
	// header, lines.
	ManagersUnknown Kind = "managers-unknown"
	// ManagersOther: none of the managers is in the roster, and people are grouped by what
	// the file calls them. Args: header.
	ManagersOther Kind = "managers-other"
	// ManagerLoop: managers who lead back to themselves. Args: how many people, header,
	// lines.
	ManagerLoop Kind = "manager-loop"
	// OwnRangesUpsideDown: own ranges whose minimum is above the maximum. Args: how many,
	// lines.
	OwnRangesUpsideDown Kind = "own-ranges-upside-down"
)
