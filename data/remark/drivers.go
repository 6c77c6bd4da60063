package remark

// Why an effect on pay is not shown.
const (
	// NoModel: there is no model to tell it.
	NoModel Kind = "no-model"
	// NotInModel: its dimension is not in the model.
	NotInModel Kind = "not-in-model"
	// TakenAsQuantity: the model takes its dimension as a quantity.
	TakenAsQuantity Kind = "taken-as-quantity"
	// CountedAmongOthers: the model counts it among the other values.
	CountedAmongOthers Kind = "counted-among-others"
	// GoesTogether: it goes together with values of other dimensions.
	GoesTogether Kind = "goes-together"
	// ReferenceMedian: the median that it is held against is not known. Args: why.
	ReferenceMedian Kind = "reference-median"
	// MedianNotPositive: a median is not above zero.
	MedianNotPositive Kind = "median-not-positive"
)

// Why there is no model of what moves pay.
const (
	// NeedsRecords: the market has no pay records.
	NeedsRecords Kind = "needs-records"
	// ModelNeedsPeople: there are too few people for any. Args: how many it needs,
	// how many there are.
	ModelNeedsPeople Kind = "model-needs-people"
	// ParametersNeedPeople: there are too few people for the parameters. Args:
	// parameters, how many people they need, how many there are.
	ParametersNeedPeople Kind = "parameters-need-people"
	// NothingToTell: no dimension can be told apart from pay alone.
	NothingToTell Kind = "nothing-to-tell"
	// TooFewForColumns: there are too few people for the columns.
	TooFewForColumns Kind = "too-few-for-columns"
	// ColumnsAlike: the columns are too much alike.
	ColumnsAlike Kind = "columns-alike"
)

// What moves pay, told of the model and of one effect.
const (
	// NoModelAsReason: there is no model. Args: why.
	NoModelAsReason Kind = "no-model-as-reason"
	// ModelFitted: what the model is. Args: people, parameters, R squared, per cent
	// that people it takes to be alike are typically apart from it.
	ModelFitted Kind = "model-fitted"
	// ModelFittedUncounted: what the model is, without whom it was fitted to. Args:
	// parameters, R squared, per cent that people it takes to be alike are apart.
	ModelFittedUncounted Kind = "model-fitted-uncounted"
	// Effect: by how much pay differs. Args: per cent with its sign.
	Effect Kind = "effect"
	// EffectBetween: by how much pay differs, and how sure that is. Args: per cent
	// with its sign, lower end of the interval, upper end.
	EffectBetween Kind = "effect-between"
	// EachYear: the effect of a year more.
	EachYear Kind = "each-year"
	// EachDoubling: the effect of twice as much.
	EachDoubling Kind = "each-doubling"
	// EachFurther: the effect of so much more. Args: how much.
	EachFurther Kind = "each-further"
	// DimensionNotModelled: a dimension is not in the model. Args: its title, why.
	DimensionNotModelled Kind = "dimension-not-modelled"
	// DimensionsLeftOut: dimensions are left out. Args: their titles, why.
	DimensionsLeftOut Kind = "dimensions-left-out"
	// AssociationOnly: what goes with pay need not move it.
	AssociationOnly Kind = "association-only"
	// EffectsMultiply: the model's effects are shares of a typical pay.
	EffectsMultiply Kind = "effects-multiply"
	// SmallValuesHidden: the gate holds for values, too.
	SmallValuesHidden Kind = "small-values-hidden"
)

// Why a dimension is left out of what moves pay, or of the model.
const (
	// EmployerNoTrait: an employer is no trait of the job.
	EmployerNoTrait Kind = "employer-no-trait"
	// CurrencyNoTrait: a currency is no trait of the job.
	CurrencyNoTrait Kind = "currency-no-trait"
	// ValuesOverlap: its values overlap.
	ValuesOverlap Kind = "values-overlap"
	// OwnValues: nearly everybody has a value of their own.
	OwnValues Kind = "own-values"
	// OneValue: the selection has one value of it only.
	OneValue Kind = "one-value"
	// MostlyBlank: too many people have no value of it. Args: per cent of them.
	MostlyBlank Kind = "mostly-blank"
	// NoTwoValues: it has no two values with enough people. Args: how many.
	NoTwoValues Kind = "no-two-values"
	// TooFewToTell: there are too few people for the columns of all dimensions, and
	// it explains least. Args: per cent of the variance of pay that it explains alone.
	TooFewToTell Kind = "too-few-to-tell"
	// DimensionGoesTogether: its values go together with those of others.
	DimensionGoesTogether Kind = "dimension-goes-together"
)

// Notes on what the model pooled, left out or assumed.
const (
	// SpansUncounted: as SpansAtMiddle, where the number is not to be told. Args: header.
	SpansUncounted Kind = "spans-uncounted"
	// SpansAtMiddle: people with a span of a quantity count at its middle. Args:
	// header, people.
	SpansAtMiddle Kind = "spans-at-middle"
	// RarestPooled: the rarest values count as one. Args: header, values, people.
	RarestPooled Kind = "rarest-pooled"
	// EffectTurns: an effect is above zero at one value of another dimension and below
	// zero at another. Args: header, value, the one it is held against, header of the
	// other dimension, its value above, its value below.
	EffectTurns Kind = "effect-turns"
	// RarestPooledUncounted: the rarest values count as one, and how many people
	// they have is not told. Args: header.
	RarestPooledUncounted Kind = "rarest-pooled-uncounted"
	// UnpaidLeft: people with pay of zero or less are left out. Args: people.
	UnpaidLeft Kind = "unpaid-left"
	// UnpaidLeftUncounted: people with pay of zero or less are left out, and how
	// many is not told.
	UnpaidLeftUncounted Kind = "unpaid-left-uncounted"
	// BlankLeft: people without a value of a quantity are left out. Args: people.
	BlankLeft Kind = "blank-left"
	// BlankLeftUncounted: people without a value of a quantity are left out, and how
	// many is not told.
	BlankLeftUncounted Kind = "blank-left-uncounted"
	// Lone: people who alone decide a coefficient, so that no interval can allow for
	// them. Args: people, the columns they have alone.
	Lone Kind = "lone"
	// LoneUncounted: there are such people, and how many is not told.
	LoneUncounted Kind = "lone-uncounted"
	// ColumnOfValue: the column of a value. Args: header, value.
	ColumnOfValue Kind = "column-of-value"
	// ColumnOfOthers: the column of the values that are pooled. Args: header.
	ColumnOfOthers Kind = "column-of-others"
	// ColumnOfQuantity: the column of a quantity. Args: header.
	ColumnOfQuantity Kind = "column-of-quantity"
	// IntervalsByEmployer: intervals allow for one employer's people being paid
	// alike.
	IntervalsByEmployer Kind = "intervals-by-employer"
	// EmployersTooFew: too few employers to allow for that. Args: how many it takes.
	EmployersTooFew Kind = "employers-too-few"
	// EmployersUnknown: the data names no employers.
	EmployersUnknown Kind = "employers-unknown"
	// RowsCountPeople: the people of one row count as people of their own. Args:
	// header of the weight.
	RowsCountPeople Kind = "rows-count-people"
	// WeightsIgnored: the model leaves weights out of account. Args: their header.
	WeightsIgnored Kind = "weights-ignored"
)
