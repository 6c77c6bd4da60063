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
