package remark

// Why a figure has no interval.
const (
	// IntervalPeople: it needs more people. Args: how many.
	IntervalPeople Kind = "interval-people"
	// IntervalEmployers: it needs more employers. Args: how many.
	IntervalEmployers Kind = "interval-employers"
	// IntervalOneEmployer: all people have one employer.
	IntervalOneEmployer Kind = "interval-one-employer"
	// IntervalEffective: too few people are left to count on, as those of one employer
	// are paid alike, or as weights differ. Args: how many, how many people there are.
	IntervalEffective Kind = "interval-effective"
	// IntervalOutermost: an end would be the lowest or the highest pay.
	IntervalOutermost Kind = "interval-outermost"
)

// How sure a figure is, by half the width of its interval.
const (
	// Precise: no more than 5 % of the figure.
	Precise Kind = "precise"
	// Fair: no more than 10 %.
	Fair Kind = "fair"
	// Rough: no more than 20 %.
	Rough Kind = "rough"
	// Indicative: more.
	Indicative Kind = "indicative"
	// MeanWithError: a publisher says how sure a mean is. Args: the mean, its standard
	// error in per cent of it.
	MeanWithError Kind = "mean-with-error"
	// ReliabilityWords: what the four words mean.
	ReliabilityWords Kind = "reliability-words"
	// SmallSample: a P90 of few people lies low. Args: how many they are.
	SmallSample Kind = "small-sample"
)
