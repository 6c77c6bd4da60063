package remark

// Why a person is not counted in a review, or has no figure there.
const (
	// NoRate: no rate brings a currency into that of the review. Args: currency.
	NoRate Kind = "no-rate"
	// PayCurrencyUnknown: nothing says the currency of their pay.
	PayCurrencyUnknown Kind = "pay-currency-unknown"
	// NoMatch: their job is matched to no market.
	NoMatch Kind = "no-match"
	// MarketWithheld: the market their job is matched to gives no figure. Args: why.
	MarketWithheld Kind = "market-withheld"
	// MarketUndated: a survey has no date to be aged from. Args: the survey.
	MarketUndated Kind = "market-undated"
	// MarketAtLeast: the publisher shows no more than an amount. Args: the amount.
	MarketAtLeast Kind = "market-at-least"
	// OutsidePercentiles: a percentile is outside those that are published. Args: it.
	OutsidePercentiles Kind = "outside-percentiles"
	// NoWeight: no survey of several has a weight.
	NoWeight Kind = "no-weight"
	// NoTargetVariable: base pay alone is no target cash.
	NoTargetVariable Kind = "no-target-variable"
	// NoRange: nothing says what their job is paid from and to.
	NoRange Kind = "no-range"
	// HasLeft: they are gone.
	HasLeft Kind = "has-left"
	// HasLeftOn: they are gone since a day. Args: the day.
	HasLeftOn Kind = "has-left-on"
)

// What is remarked on a person of a review.
const (
	// PricedFrom: the market is in another currency. Args: it.
	PricedFrom Kind = "priced-from"
	// PaidAboveFullTime: their pay is divided by a share above 1. Args: the share.
	PaidAboveFullTime Kind = "paid-above-full-time"
	// BelowFloor: they are paid less than the floor of their place. Args: the floor.
	BelowFloor Kind = "below-floor"
	// RangeUpsideDown: their own range is none. Args: minimum, maximum.
	RangeUpsideDown Kind = "range-upside-down"
	// RangeNoWidth: their range has no width.
	RangeNoWidth Kind = "range-no-width"
	// RatioAtMost: the publisher shows no more than an amount. Args: the amount, what
	// pay is at most of it.
	RatioAtMost Kind = "ratio-at-most"
)

// Warnings of a review: what a reader must know before trusting its figures.
const (
	// MarketYounger: a survey is of a later day than the roster. Args: the survey, its
	// day, the roster's.
	MarketYounger Kind = "market-younger"
	// MarketOld: a survey is more than two years older than the roster. Args: the survey,
	// its day, the roster's.
	MarketOld Kind = "market-old"
	// PlacesUnknown: people at places without a differential have that of 1. Args: how
	// many people, the places.
	PlacesUnknown Kind = "places-unknown"
	// AlreadyLocal: people are priced by what is paid at one place, to which no
	// differential applies. Args: how many people.
	AlreadyLocal Kind = "already-local"
	// WeakMatches: people stand on weak matches. Args: how many, of how many.
	WeakMatches Kind = "weak-matches"
	// ProvisionalMatches: people stand on suggestions that nobody confirmed. Args: how
	// many, of how many.
	ProvisionalMatches Kind = "provisional-matches"
	// LevelsUpsideDown: a level has a lower target than the one under it. Args: job,
	// level, the one under it.
	LevelsUpsideDown Kind = "levels-upside-down"
	// PeopleBelowFloor: people are paid less than the floor of their place. Args: how many.
	PeopleBelowFloor Kind = "people-below-floor"
	// RaisesOfTargetCash: people are held against target cash, and so are their raises, in
	// which base and variable keep their shares. Args: how many people.
	RaisesOfTargetCash Kind = "raises-of-target-cash"
	// OnCostFlat: on-costs are a share of all pay, whatever ceilings contributions have.
	OnCostFlat Kind = "on-cost-flat"
	// LeaversNotTaken: people have left and are in no figure and no list. Args: how many, of
	// how many in the roster.
	LeaversNotTaken Kind = "leavers-not-taken"
	// PeopleNotCounted: people are in no total. Args: how many, of how many.
	PeopleNotCounted Kind = "people-not-counted"
)

// Why somebody gets no merit raise.
const (
	// IsLeaving: they are about to leave.
	IsLeaving Kind = "is-leaving"
	// HireUnknown: nobody says since when they are employed.
	HireUnknown Kind = "hire-unknown"
	// HiredAfter: they came later than the last day for it. Args: the day.
	HiredAfter Kind = "hired-after"
	// RaisedSince: their last raise is too late. Args: the day it has to be before.
	RaisedSince Kind = "raised-since"
	// Excluded: a condition keeps them out. Args: the dimension, its value.
	Excluded Kind = "excluded"
	// NoRating: they have none.
	NoRating Kind = "no-rating"
	// RatingNotInGuideline: the guideline does not have it. Args: the rating.
	RatingNotInGuideline Kind = "rating-not-in-guideline"
)
