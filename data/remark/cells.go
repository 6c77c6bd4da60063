package remark

// Why a cell gives no pay.
const (
	// AmountNone: it is none.
	AmountNone Kind = "amount-none"
	// AmountPercentage: it is a percentage.
	AmountPercentage Kind = "amount-percentage"
	// AmountDate: it looks like a date, time or fraction.
	AmountDate Kind = "amount-date"
	// AmountSum: it is to be worked out.
	AmountSum Kind = "amount-sum"
	// AmountTwoNumbers: it holds two numbers.
	AmountTwoNumbers Kind = "amount-two-numbers"
	// AmountTwoCurrencies: it names two currencies.
	AmountTwoCurrencies Kind = "amount-two-currencies"
	// AmountTwoPeriods: it names two pay periods.
	AmountTwoPeriods Kind = "amount-two-periods"
	// AmountUpperOnly: it names only an upper limit.
	AmountUpperOnly Kind = "amount-upper-only"
	// AmountBackwards: it is a range from high to low.
	AmountBackwards Kind = "amount-backwards"
	// AmountTooLarge: it is too large to be one.
	AmountTooLarge Kind = "amount-too-large"
	// AmountOtherUnit: it counts something else than money.
	AmountOtherUnit Kind = "amount-other-unit"
	// AmountMil: it is in thousands or millions.
	AmountMil Kind = "amount-mil"
	// AmountBrackets: it stands in brackets and is not plainly negative.
	AmountBrackets Kind = "amount-brackets"
	// AmountDash: it ends in a dash.
	AmountDash Kind = "amount-dash"
	// AmountGroups: its digits are grouped as in no number.
	AmountGroups Kind = "amount-groups"
	// AmountOtherTime: it is paid for a time that is no pay period.
	AmountOtherTime Kind = "amount-other-time"
	// AmountMissing: it says that there is none.
	AmountMissing Kind = "amount-missing"
	// AmountZero: zero is unknown pay.
	AmountZero Kind = "amount-zero"
	// AmountNegative: it is below zero.
	AmountNegative Kind = "amount-negative"
	// AmountAbsurd: it looks like a mistake.
	AmountAbsurd Kind = "amount-absurd"
	// AmountWords: only plain numbers are asked for.
	AmountWords Kind = "amount-words"
)

// Why a row, or a cell beside pay, is not taken.
const (
	// RowNoPay: a row has no pay.
	RowNoPay Kind = "row-no-pay"
	// CellNoMeasure: a cell of a column of numbers holds none of its kind.
	CellNoMeasure Kind = "cell-no-measure"
	// CellNoShare: a cell of shares of full time holds none that can be.
	CellNoShare Kind = "cell-no-share"
	// CellNoFigure: a cell of a published table holds neither a number nor a mark.
	CellNoFigure Kind = "cell-no-figure"
)

// Why a column is taken for what it is: where the evidence comes from, and what it
// says there.
const (
	// EvidenceHeader: words of the header. Args: what they speak of.
	EvidenceHeader Kind = "evidence-header"
	// EvidenceCells: what the cells look like. Args: what they are.
	EvidenceCells Kind = "evidence-cells"
	// EvidenceNeighbours: other columns. Args: what they are.
	EvidenceNeighbours Kind = "evidence-neighbours"
	// EvidenceTitle: a text around the table. Args: the text.
	EvidenceTitle Kind = "evidence-title"
	// EvidenceChoice: the user's word.
	EvidenceChoice Kind = "evidence-choice"
	// EvidenceNotCells: cells that the meaning cannot have. Args: what they are.
	EvidenceNotCells Kind = "evidence-not-cells"
	// EvidenceNotWords: words that make the header something else. Args: what they
	// speak of.
	EvidenceNotWords Kind = "evidence-not-words"
	// EvidenceAllDiffer: nearly every value is different.
	EvidenceAllDiffer Kind = "evidence-all-differ"
	// EvidenceNone: nothing speaks for another meaning.
	EvidenceNone Kind = "evidence-none"
)
