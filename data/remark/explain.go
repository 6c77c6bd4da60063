package remark

// Remarks on pay at a size.
const (
	// OneSize: everybody has the same size.
	OneSize Kind = "one-size"
	// SizeLineFitted: what the line says. Args: title of the size, what each doubling
	// adds, per cent of the variance of pay that size accounts for.
	SizeLineFitted Kind = "size-line-fitted"
	// NoSizeLine: there is none. Args: title of the size, why.
	NoSizeLine Kind = "no-size-line"
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
	// ChangeOf: who is in both years. Args: employers in both, the first year,
	// employers in it alone, the second year, employers in it alone.
	ChangeOf Kind = "change-of"
	// ChangeOfUncounted: those in both years are compared, and how many is not told.
	ChangeOfUncounted Kind = "change-of-uncounted"
	// NoChange: there is no change of the same employers. Args: why.
	NoChange Kind = "no-change"
	// FewMatched: a change takes more employers that are in both years. Args: how
	// many, how many there are.
	FewMatched Kind = "few-matched"
	// FewMatchedUncounted: as FewMatched, and how many there are is not told. Args: how
	// many it takes.
	FewMatchedUncounted Kind = "few-matched-uncounted"
	// ChangeNeedsRecords: the figures came without people.
	ChangeNeedsRecords Kind = "change-needs-records"
	// ChangeNeedsEmployers: the data names no employers.
	ChangeNeedsEmployers Kind = "change-needs-employers"
	// OfYear: a reason that one year has. Args: the year, the reason.
	OfYear Kind = "of-year"
)
