package table

import "github.com/paybench/paybench/data/remark"

// paySentences are the words of remarks on what pay is of.
var paySentences = map[remark.Kind]sentence{
	remark.AnnualBesideUnit: {
		"%d amount in %q is taken for a year's, though its row names a shorter time: it would make too much in a year",
		"%d amounts in %q are taken for a year's, though their rows name a shorter time: they would make too much in a year",
	},
	remark.HeaderBeforeUnit: {many: "%q names its period, and its amounts are a %s's, whatever %q in %q says"},
	remark.PeriodOfOther:    {many: "%q names no pay period and is taken for a %s's pay, to agree with %q"},
	remark.QuarterTaken:     {many: "%q is of a quarter of a year, and stands here for a year's pay: add the quarters up, or take another column"},
	remark.PeriodAssumed:    {many: "nothing says what time %q is paid for: it is taken for a %s's pay, the likeliest for such amounts (--period %s if not)"},
	remark.PeriodDoubted:    {many: "%q is taken for a %s's pay, but its amounts do not look like it; if they are for another time, choose it (--period)"},
	remark.SmallAmounts: {
		"%d amount in %q is under a hundredth of the middle one, perhaps an hour's pay or in thousands: row %v",
		"%d amounts in %q are under a hundredth of the middle one, perhaps an hour's pay or in thousands: rows %v",
	},
	remark.DollarAssumed: {many: "\"$\" in %q is taken for the US dollar, as nothing says which (--currency if not)"},
	remark.CurrencyOfMost: {
		"%d amount in %q that names no currency is taken to be in %s, as most are",
		"%d amounts in %q that name no currency are taken to be in %s, as most are",
	},
	remark.CurrencyShared:  {many: "pay that names no currency is taken to be in %s, as the file's other pay"},
	remark.CurrencyDiffers: {many: "the currency of %q and %q differs or is unknown"},
	remark.PostsNotShares:  {many: "%q counts posts and is no share of full time: pay is taken as it is"},
	remark.BroughtToFullTime: {
		"%d person works part of full time by %q, whose pay is brought to full time (--pay-is full-time if it is stated so already)",
		"%d people work part of full time by %q, whose pay is brought to full time (--pay-is full-time if it is stated so already)",
	},
	remark.StatedFullTime: {
		"%d person works part of full time by %q; pay is taken as stated for full time",
		"%d people work part of full time by %q; pay is taken as stated for full time",
	},
	remark.AboveFullTime: {
		"%d person works more than full time by %q, whose pay is taken as it is",
		"%d people work more than full time by %q, whose pay is taken as it is",
	},
	remark.FewerHours: {
		"%d person works fewer weekly hours by %q than the usual %v, with pay taken as stated",
		"%d people work fewer weekly hours by %q than the usual %v, with pay taken as stated",
	},
	remark.PaidAsFullTime: {many: "people who work less than full time by %q are paid as much as the others already before it is allowed for; if %q is full-time pay, say so (--pay-is full-time)"},
	remark.NewestYear:     {many: "pay of several years stands in several columns: %q, the newest, was taken, not %s"},
	remark.SeveralBase:    {many: "several columns could be base pay: %q was taken, not %s"},
	remark.JoinedBase:     {many: "base pay is put together, each row by the column it uses: %s"},
	remark.RateAboveTotal: {many: "%q is not taken for base pay: in a year it makes more than %q for %v of %v people"},
	remark.Midpoints:      {many: "base pay is the midpoint of %q and %q"},
	remark.LowerEndAlone: {
		"%d row has only the lower end, %q, and is taken at it",
		"%d rows have only the lower end, %q, and are taken at it",
	},
	remark.ShareOfBase:        {many: "%q is a share of pay and is taken times %s"},
	remark.NoTotalCash:        {many: "total cash is not computed: %s is in another currency than base pay"},
	remark.TotalCashOfKnown:   {many: "total cash is base plus %s, for people of whom all are known"},
	remark.TotalCashBlankZero: {many: "total cash is base plus %s, blank ones counted as zero"},
	remark.TotalTaken:         {many: "the file has no base pay: total pay (%q) was taken"},
	remark.OtherPayTaken:      {many: "the file has no base pay: %q was taken"},
	remark.PartsByRow:         {many: "%q says which part of pay each row holds, and all are taken: filter by it"},
	remark.Averages:           {many: "%q says that each row is an average of several people: percentiles are those of averages"},
	remark.PointsOfScale:      {many: "rows are points of a pay scale, not people"},
	remark.SizesFromDates: {
		"%d cell of %q is a date that a spreadsheet made of a size, and is read as the size: 10-Jan as 1–10",
		"%d cells of %q are dates that a spreadsheet made of sizes, and are read as sizes: 10-Jan as 1–10",
	},
	remark.SpellingsFolded: {
		"%d spelling of %q that differs by case or spaces is taken as one with the usual one",
		"%d spellings of %q that differ by case or spaces are taken as one with the usual one",
	},
	remark.ZerosUnknown: {
		"%d zero in %q is taken for unknown pay",
		"%d zeros in %q are taken for unknown pay",
	},
	remark.ZerosArePay: {
		"%d zero in %q is taken as pay of zero",
		"%d zeros in %q are taken as pay of zero",
	},
	remark.MistakesLeft: {
		"%d amount in %q looks like a mistake and is left out",
		"%d amounts in %q look like mistakes and are left out",
	},
	remark.MistakesKept: {
		"%d amount in %q looks like a mistake and is kept",
		"%d amounts in %q look like mistakes and are kept",
	},
	remark.Scaled: {
		"%d amount in %q is taken times %s, as its header or the title says",
		"%d amounts in %q are taken times %s, as its header or the title says",
	},
	remark.RangesMidpoint: {
		"%d range in %q is taken at its midpoint",
		"%d ranges in %q are taken at their midpoint",
	},
	remark.OpenAmounts: {
		"%d amount in %q that is open upwards is taken as written",
		"%d amounts in %q that are open upwards are taken as written",
	},
	remark.TwelveMonths:     {many: "monthly pay is taken 12 times a year"},
	remark.HourlyByOwnHours: {many: "hourly pay is brought to a year by the row's own weekly hours, 52 weeks"},
	remark.HourlyByHours:    {many: "hourly pay is brought to a year by %v hours, assumed for all"},
	remark.RepeatedIDs: {
		"%d id on %v rows (lines %s): as records each row counts",
		"%d ids on %v rows (the first on lines %s): as records each row counts",
	},
}
