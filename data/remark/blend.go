package remark

// What is said of several markets as one.
const (
	// OfSource: a remark is of one source. Args: its name, the remark.
	OfSource Kind = "of-source"
	// SourcesOfDates: sources are of several dates and not aged to one. Args: a list of
	// SourceDated and SourceUndated.
	SourcesOfDates Kind = "sources-of-dates"
	// SourceDated: a source with its date. Args: its name, the date.
	SourceDated Kind = "source-dated"
	// SourceUndated: a source without a date. Args: its name.
	SourceUndated Kind = "source-undated"
	// SourceLacks: a source has no such column to select by, and so nobody in the
	// selection. Args: its name, the header.
	SourceLacks Kind = "source-lacks"
	// SourceLacksBreakdown: a source has no such column to break down by. Args: its name,
	// the header.
	SourceLacksBreakdown Kind = "source-lacks-breakdown"
	// SourceNoCurrency: a source does not say what currency its pay is in. Args: its name,
	// the currency that it is taken for.
	SourceNoCurrency Kind = "source-no-currency"
	// SourceNoRates: people of a source are paid in currencies without a rate, and are not
	// counted. Args: how many, the source, the currencies.
	SourceNoRates Kind = "source-no-rates"
	// SourceNoPlaces: people of a source are at places that the table does not name, and
	// count as paid as in the country as a whole. Args: how many, the source, the places.
	SourceNoPlaces Kind = "source-no-places"
	// SourceNoEstimate: people of a source are at places without an estimate, and are not
	// counted. Args: how many, the source, the places.
	SourceNoEstimate Kind = "source-no-estimate"
	// SourceNoRatesUncounted: as SourceNoRates, for outside. Args: the source.
	SourceNoRatesUncounted Kind = "source-no-rates-uncounted"
	// SourceNoPlacesUncounted: as SourceNoPlaces, for outside. Args: the source.
	SourceNoPlacesUncounted Kind = "source-no-places-uncounted"
	// SourceNoEstimateUncounted: as SourceNoEstimate, for outside. Args: the source.
	SourceNoEstimateUncounted Kind = "source-no-estimate-uncounted"
	// SourceWithoutPlaces: a source does not say where its people are, and its pay counts
	// as of no place. Args: its name.
	SourceWithoutPlaces Kind = "source-without-places"
	// SourcesWeighAlike: a source does not tell the number that sources weigh by, so all
	// weigh alike.
	SourcesWeighAlike Kind = "sources-weigh-alike"
	// SourceThin: a source that the gate would withhold alone weighs by its people only.
	// Args: its name.
	SourceThin Kind = "source-thin"
	// SourceOut: a source is left out of a figure. Args: its name, why.
	SourceOut Kind = "source-out"
	// SourceNoElement: a source has no such pay. Args: the pay element.
	SourceNoElement Kind = "source-no-element"
	// SourceNoColumn: a source has no such column. Args: its header.
	SourceNoColumn Kind = "source-no-column"
	// SourceWeighsNothing: a source is given no weight, so that it takes no part.
	SourceWeighsNothing Kind = "source-weighs-nothing"
	// SourceOtherBasis: a source gives its figures in another basis only. Args: the basis.
	SourceOtherBasis Kind = "source-other-basis"
	// SourceLocal: a source is selected by place already, so that no differential is taken.
	// Args: its name.
	SourceLocal Kind = "source-local"
	// BlendNoInterval: no interval is possible, as sources are published. Args: their names.
	BlendNoInterval Kind = "blend-no-interval"
	// Between: a figure lies past the outermost that a source knows, between two amounts.
	// Args: the lower, the higher.
	Between Kind = "between"
	// Above: as Between, above an amount. Args: the amount.
	Above Kind = "above"
	// Below: as Between, below an amount. Args: the amount.
	Below Kind = "below"
	// NoSourceKnows: no source says what a figure could lie between.
	NoSourceKnows Kind = "no-source-knows"
	// BlendedBy: several sources are one. Args: what they weigh by.
	BlendedBy Kind = "blended-by"
	// BlendedByHand: several sources are one. Args: a list of SourceWeighs.
	BlendedByHand Kind = "blended-by-hand"
	// SourceWeighs: what a source weighs. Args: its name, per cent.
	SourceWeighs Kind = "source-weighs"
	// BlendedAtRates: all is in one currency by the user's rates. Args: how sources are
	// one, the currency.
	BlendedAtRates Kind = "blended-at-rates"
	// BlendedAtRatesOf: as BlendedAtRates, with the date of the rates. Args: how sources
	// are one, the currency, the date.
	BlendedAtRatesOf Kind = "blended-at-rates-of"
	// BlendedAtPlace: all is brought to a place. Args: how sources are one, the place, by
	// which differentials.
	BlendedAtPlace Kind = "blended-at-place"
	// BlendedNational: all is brought to the country as a whole. Args: how sources are one,
	// by which differentials.
	BlendedNational Kind = "blended-national"
	// BlendedAtAllPlaces: all is brought to what all places pay together. Args: how sources
	// are one, by which differentials.
	BlendedAtAllPlaces Kind = "blended-at-all-places"
	// DifferentialsGiven: differentials of places are the user's.
	DifferentialsGiven Kind = "differentials-given"
	// DifferentialsEstimated: they are estimated. Args: the sources, people compared,
	// places, what was compared alike, how sure they are.
	DifferentialsEstimated Kind = "differentials-estimated"
	// DifferentialsEstimatedUncounted: as DifferentialsEstimated, without counts. Args: the
	// sources, what was compared alike, how sure they are.
	DifferentialsEstimatedUncounted Kind = "differentials-estimated-uncounted"
	// DifferentialsSure: all have an interval. Args: half of the
	// widest.
	DifferentialsSure Kind = "differentials-sure"
	// DifferentialsUnsure: some have no interval. Args: how many.
	DifferentialsUnsure Kind = "differentials-unsure"
	// BlendedNoted: what must stand beside the name of a source. Args: how sources are one,
	// the source, what it is.
	BlendedNoted Kind = "blended-noted"
	// AverageApart: an average of percentiles is far from what the people together are
	// paid. Args: the percentile, per cent.
	AverageApart Kind = "average-apart"
	// AverageOfSome: a source has a weight but does not say a percentile, so that the
	// average is of the others. Args: how many sources, the percentile.
	AverageOfSome Kind = "average-of-some"
	// AverageOf: what the rows of sources and their average are.
	AverageOf Kind = "average-of"
	// HybridOf: a job that is part one and part another. Args: a HybridShare of each job.
	HybridOf Kind = "hybrid-of"
	// HybridShare: one of them. Args: its name, its share in per cent.
	HybridShare Kind = "hybrid-share"
	// HybridPremium: what a hybrid job is worth beside its jobs. Args: per cent, the reason.
	HybridPremium Kind = "hybrid-premium"
	// HybridBeside: what the rows of a hybrid job are.
	HybridBeside Kind = "hybrid-beside"
	// HybridBounds: a percentile of the mixture has bounds only. Args: from, to.
	HybridBounds Kind = "hybrid-bounds"
	// HybridApart: the average of a hybrid job is far from the mixture. Args: the
	// percentile, per cent.
	HybridApart Kind = "hybrid-apart"
)
