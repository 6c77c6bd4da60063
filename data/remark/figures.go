package remark

// The rule by which a figure is shown or withheld, and what it is weighted by.
const (
	// GateNone: every figure is shown.
	GateNone Kind = "gate-none"
	// GatePeople: figures need people. Args: how many a median or quartile needs,
	// how many P10 or P90.
	GatePeople Kind = "gate-people"
	// GateEmployers: figures need employers, too. Args: the rule without them, how
	// many a median or quartile needs, how many P10 or P90.
	GateEmployers Kind = "gate-employers"
	// GateShare: no employer may have much of the people, either. Args: the rule
	// without it, per cent.
	GateShare Kind = "gate-share"
	// WeightedBy: rows stand for more or fewer than one. Args: header of the weight,
	// its kind.
	WeightedBy Kind = "weighted-by"
)

// Reasons why a figure has no number, or should have none.
const (
	// FewPeople: a figure needs more people. Args: how many, how many there are.
	FewPeople Kind = "few-people"
	// FewEmployers: a figure needs more employers. Args: how many, how many there
	// are.
	FewEmployers Kind = "few-employers"
	// PeopleNeeded: a figure needs more people than there are, which is not told.
	// Args: how many.
	PeopleNeeded Kind = "people-needed"
	// EmployersNeeded: a figure needs more employers than there are, which is not
	// told. Args: how many.
	EmployersNeeded Kind = "employers-needed"
	// LargeEmployer: one employer has too many of the people. Args: per cent that
	// are allowed.
	LargeEmployer Kind = "large-employer"
	// HeavyEmployer: one employer has too much of the weight. Args: per cent that
	// are allowed.
	HeavyEmployer Kind = "heavy-employer"
	// OfReceivers: the gate withholds what those are paid who receive a bonus or
	// commission. Args: the gate's reason.
	OfReceivers Kind = "of-receivers"
	// FewReceivers: a bonus or commission needs more people who receive one. Args:
	// how many, how many there are.
	FewReceivers Kind = "few-receivers"
	// NoPeople: there is nobody.
	NoPeople Kind = "no-people"
	// UsualPercentilesOnly: no other percentile than the usual ones leaves the house.
	UsualPercentilesOnly Kind = "usual-percentiles-only"
	// FewMakeTheMean: one or two contributors make up most of a mean.
	FewMakeTheMean Kind = "few-make-the-mean"
	// MedianTellsNoUnit: the median of everyone is not above zero, so that nothing
	// says how far amounts are rounded for outside publication.
	MedianTellsNoUnit Kind = "median-tells-no-unit"
	// NeighbourWithheld: the figure would give that of another group away.
	NeighbourWithheld Kind = "neighbour-withheld"
	// BelowGate: the publisher gives a figure that the gate would withhold. Args:
	// the gate's reason.
	BelowGate Kind = "below-gate"
	// ChosenBelowGate: the user has a figure shown that the gate would withhold.
	// Args: the gate's reason.
	ChosenBelowGate Kind = "chosen-below-gate"
	// PinCurrency: a pinned selection is in another currency than the first. Args:
	// its currency, the first one's.
	PinCurrency Kind = "pin-currency"
	// PinNoCurrency: a pinned selection is in no known currency. Args: the first
	// one's currency.
	PinNoCurrency Kind = "pin-no-currency"
	// BonusOnly: a figure of bonus and commission only.
	BonusOnly Kind = "bonus-only"
	// NobodyReceives: nobody whose base pay is known receives a bonus.
	NobodyReceives Kind = "nobody-receives"
	// NoFigure: a figure is no number, for a reason that nobody knows.
	NoFigure Kind = "no-figure"
	// NotAskedFor: a percentile that the query does not ask for.
	NotAskedFor Kind = "not-asked-for"
	// NotPublished: the publisher does not give it.
	NotPublished Kind = "not-published"
	// NoPublishedRow: no row of a published table is of the group.
	NoPublishedRow Kind = "no-published-row"
	// SeveralRows: several published rows are of the group. Args: how many, the
	// columns to choose by.
	SeveralRows Kind = "several-rows"
	// OtherBasisOnly: the publisher gives it in another basis. Args: the basis.
	OtherBasisOnly Kind = "other-basis-only"
	// MeanOnly: the publisher gives a mean instead of a median. Args: the amount.
	MeanOnly Kind = "mean-only"
	// PublisherMark: the publisher's mark stands in its place, and the file says what
	// it means. Args: its meaning.
	PublisherMark Kind = "publisher-mark"
)
