// Package bands understands years of experience and head-counts as people write
// them, and puts the values of a column in their natural order.
//
// A cell is read into a [Span]: "5-7 years" has two ends, "10+" is open, "8" is
// a span of one number. The numbers are those written: "<10" ends at 10 and
// "over 1000" begins at 1000, although neither includes it.
//
// The words come from the one vocabulary, in data/lexicon; the orders of words that
// hold everywhere (junior before senior) stand here.
//
// [Bands] part a scale for a breakdown. Their ends are whole numbers and count
// completed units, so that bands share no end: somebody with 2.9 years has
// completed two and stands in 0–2.
package bands
