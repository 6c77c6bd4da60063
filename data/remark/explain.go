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
