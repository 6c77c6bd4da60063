package remark

// What is said of a job and the markets it is matched to.
const (
	// MatchNotFound: a line of matches names what its market does not have. Args: the
	// job or code that it names, the market.
	MatchNotFound Kind = "match-not-found"
	// NoMarketCash: a market does not say total cash, which is asked for. Args: the market.
	NoMarketCash Kind = "no-market-cash"
	// Unconfirmed: there is no match but a suggestion, which nobody confirmed. Args: the
	// title that is alike, the market.
	Unconfirmed Kind = "unconfirmed"
	// TitleAlike: why a line is suggested. Args: the share of pairs of letters that the
	// titles have in common.
	TitleAlike Kind = "title-alike"
	// NoLevels: a market knows no levels, so matches by title alone are weak. Args: the
	// market.
	NoLevels Kind = "no-levels"
	// WeightsEqual: a survey does not say how many stand behind it, so the surveys of some
	// jobs weigh alike. Args: how many jobs, the first of them.
	WeightsEqual Kind = "weights-equal"
	// BroughtToYear: a market is published for another time, and taken for a year. Args:
	// the market, the basis it is published in, hours of a year.
	BroughtToYear Kind = "brought-to-year"
	// SizeNotThere: a market breaks pay down by size of company, and our own is of none of
	// its sizes. Args: the market, how many people our company has.
	SizeNotThere Kind = "size-not-there"
	// IndustryNotThere: a market breaks pay down by industry, and has not ours. Args: the
	// market, our industry.
	IndustryNotThere Kind = "industry-not-there"
	// ColumnNotRead: a column of a form that nobody reads. Args: its header, the file.
	ColumnNotRead Kind = "column-not-read"
)

// What a scenario's budget does.
const (
	// RaisedTo: everybody is raised to one share of target. Args: per cent.
	RaisedTo Kind = "raised-to"
	// SharedOut: everybody gets the same share of what they need. Args: per cent.
	SharedOut Kind = "shared-out"
	// TurnedRound: pairs of people change places. Args: how many.
	TurnedRound Kind = "turned-round"

	// CarriedOver: decisions of a merged book are filled in. Args: how many.
	CarriedOver Kind = "carried-over"
	// NotCarriedOver: people of a merged book or of the roster changed meanwhile, are new or
	// gone, and have to be decided anew. Args: how many.
	NotCarriedOver Kind = "not-carried-over"
)
