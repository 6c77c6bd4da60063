package remark

// Warnings: what a reader must know before trusting the figures of a comparison.
const (
	// UncheckedServer: people came from a database whose certificate nobody checked.
	UncheckedServer Kind = "unchecked-server"
	// Narrowed: of a table in a database only some people were taken. Args: the
	// conditions that they meet.
	Narrowed Kind = "narrowed"
	// Synthetic: the sample market is made up.
	Synthetic Kind = "synthetic"
	// MixedValues: people differ in what a sound selection has one value of. Args:
	// dimension, some of its values.
	MixedValues Kind = "mixed-values"
	// MixedYears: pay is of several years. Args: dimension, some of the years, the
	// last.
	MixedYears Kind = "mixed-years"
	// SeveralCurrencies: of several currencies one is taken. Args: the one with its
	// people, header, the others with theirs.
	SeveralCurrencies Kind = "several-currencies"
	// PeopleIn: so many people are paid in a currency. Args: currency, how many.
	PeopleIn Kind = "people-in"
	// PeopleInNone: so many people are paid in no known currency. Args: how many.
	PeopleInNone Kind = "people-in-none"
	// OneEmployer: one employer has everybody, and nobody said how pay came into
	// the source.
	OneEmployer Kind = "one-employer"
	// Dominated: one employer has much of a selection. Args: per cent of the weight
	// of those with a named employer.
	Dominated Kind = "dominated"
	// NoReference: no row is called as the one that rows should be set against. Args:
	// its name, the names there are.
	NoReference Kind = "no-reference"
	// ToldApartByChance: of so many differences some would look real by chance alone.
	// Args: how many are shown, how many of them.
	ToldApartByChance Kind = "told-apart-by-chance"
	// MediansFarApart: the medians of people and of employers are far apart. Args: the
	// names of the groups.
	MediansFarApart Kind = "medians-far-apart"
	// MediansAsPublished: published figures have no median of the other weighting.
	MediansAsPublished Kind = "medians-as-published"
	// MediansNeedEmployers: no employer is named whose medians could be taken.
	MediansNeedEmployers Kind = "medians-need-employers"
	// FewEmployersBehind: no interval says how sure some medians are, as their people
	// share few employers. Args: the names of their groups.
	FewEmployersBehind Kind = "few-employers-behind"
	// RowsNotTaken: rows of the file could not be read. Args: how many, of how many.
	RowsNotTaken Kind = "rows-not-taken"
	// RowsRepeated: rows of the file repeat another exactly. Args: how many.
	RowsRepeated Kind = "rows-repeated"
	// BasisKept: figures are published in another basis than asked for. Args: basis
	// given, basis asked for.
	BasisKept Kind = "basis-kept"
	// NobodyLeft: a selection has nobody in it.
	NobodyLeft Kind = "nobody-left"
	// UnknownValue: a filter names what its column does not hold. Args: value,
	// header.
	UnknownValue Kind = "unknown-value"
	// MisspeltValue: a filter names what its column does not hold, but for another
	// spelling. Args: value, header, the value that is like it.
	MisspeltValue Kind = "misspelt-value"
	// ShownByChoice: figures below the gate are shown as the user chose.
	ShownByChoice Kind = "shown-by-choice"
	// GroupsGuarded: groups are guarded for outside publication.
	GroupsGuarded Kind = "groups-guarded"
	// AmountsRounded: annual amounts of the source are rounded for outside
	// publication. Args: the unit.
	AmountsRounded Kind = "amounts-rounded"
	// OutsideLimits: what the rules for outside publication cannot stop.
	OutsideLimits Kind = "outside-limits"
	// NothingCompared: nothing that left the house before is known.
	NothingCompared Kind = "nothing-compared"
	// NearPublished: a selection differs by a few people from one that left the house
	// before. Args: the selection, the earlier one.
	NearPublished Kind = "near-published"
	// RateOutOfLine: pay is aged at an unusual rate. Args: per cent a year.
	RateOutOfLine Kind = "rate-out-of-line"
	// OfPin: a warning is of a pinned selection. Args: its name, the warning.
	OfPin Kind = "of-pin"
)

// Why a role has no pay.
const (
	// NoSuchRole: the market does not have the role.
	NoSuchRole Kind = "no-such-role"
)

// Why a column is not kept to filter by.
const (
	// ColumnPersonal: it says who a person is.
	ColumnPersonal Kind = "column-personal"
	// ColumnIgnored: it is left out.
	ColumnIgnored Kind = "column-ignored"
	// ColumnAllDiffer: nearly every value is different.
	ColumnAllDiffer Kind = "column-all-differ"
	// ColumnTooMany: a database holds too many values in it. Args: from how many on.
	ColumnTooMany Kind = "column-too-many"
)
