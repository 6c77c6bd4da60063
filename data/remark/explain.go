package remark

// Remarks on pay at a size.
const (
	// OneSize: everybody has the same size.
	OneSize Kind = "one-size"
	// SizeOutside: a size that the data does not hold. Args: the smallest, the
	// largest it holds.
	SizeOutside Kind = "size-outside"
	// SizeUnknown: people whose size is no number above zero are left out. Args:
	// people.
	SizeUnknown Kind = "size-unknown"
	// SizeUnknownUncounted: there are such people, and how many is not told.
	SizeUnknownUncounted Kind = "size-unknown-uncounted"
)

// Remarks on the change between two years.
const (
	// FewMatched: a change takes more employers that are in both years. Args: how
	// many, how many there are.
	FewMatched Kind = "few-matched"
	// ChangeNeedsRecords: the figures came without people.
	ChangeNeedsRecords Kind = "change-needs-records"
	// ChangeNeedsEmployers: the data names no employers.
	ChangeNeedsEmployers Kind = "change-needs-employers"
	// OfYear: a reason that one year has. Args: the year, the reason.
	OfYear Kind = "of-year"
)
