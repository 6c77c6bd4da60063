// Package money understands what people write for pay in a cell: "$62K",
// "₹6,48,573/yr", "4695,70", "$53K-$91K (Glassdoor est.)", "28/hour".
//
// [Parse] reads one cell into an [Amount]. It never guesses what a careful
// person would not: what cannot be read is an error that says why, and words
// that were not needed to read the amount are kept in Amount.Note. [CurrencyOf],
// [PeriodIn], [ScaleOf] and [ParsePeriod] read headers and units; [Format] and [Short] write
// amounts for people. All words come from the one vocabulary, in data/lexicon;
// what stands here are letters and signs that mean something only beside an amount.
//
// # One mark, three digits
//
// Most cells have one reading, whatever the language: in "1.234,56" and
// "4695,70" the comma is the decimal mark, in "98,500.50" the point is, in
// "1,234,567" the commas part thousands. Such a cell is read by its own shape.
//
// Only a lone mark after one to three digits and before exactly three, as in
// "152,000" or "63.000", can be read both ways. These rules decide:
//
//   - The column's [DecimalMark] does, where it is known: "1,500" is 1.5 where
//     the comma is the decimal mark and 1500 where the point is.
//     The mark holds for all cells of a column, also for those of three decimals.
//   - With [Auto] the mark parts thousands, because nobody writes pay to the
//     thousandth: "152,000" is 152000 and "63.000" is 63000. A unit after the
//     number can say otherwise: "1.234M" is a fraction.
//   - After a zero the mark is the decimal one: "0.125".
//
// [DecimalVotes] finds the mark of a column from all its
// cells, by what the others show and by their sizes.
//
// # Other rules
//
//   - A range ("2000-3400") is its midpoint, with both ends kept. A unit,
//     currency or period named at one end counts for both: "50-60k". So do
//     the thousands of "80-90 000", whose ends would else lie a thousandfold
//     apart.
//   - "7500+" and "from 7500" are open-ended; "up to 7500" names no amount that
//     anybody earns and is not read.
//   - "$" is taken for the US dollar, said in Amount.Assumed, unless another dollar
//     stands beside it ("$90,000 CAD"). A dollar that is named ("Singapore dollars") is
//     its own currency. Signs that several currencies share ("kr",
//     "¥", "Rs") name none; they are kept in Amount.Sign and, as written, in the
//     note.
//   - Words before a colon are a label where one of them is of pay: "Employer
//     provided salary: $150K". "1.5kk" is a million and a half, "3500 kk" Finnish
//     for 3500 a month.
//   - An amount that is paid for a time without a name here ("quarterly", "per
//     shift") is not read, rather than taken for a year's.
//   - An amount in brackets, "(1,200)", is negative, as in bookkeeping.
//   - In text with several amounts the first one counts and the rest is the
//     note; two numbers with nothing between them are not read.
//   - Percentages, dates, times and sums to work out ("2600*12,5") are not
//     amounts.
package money
