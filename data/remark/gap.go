package remark

// Why somebody is in no figure of the pay gap.
const (
	// SexUnknown: no sex is recorded, or one that no gap is between.
	SexUnknown Kind = "sex-unknown"
	// PayUnread: pay is stated, and could not be read.
	PayUnread Kind = "pay-unread"
	// PaidHoursUnknown: an hour's pay needs hours that nothing says.
	PaidHoursUnknown Kind = "paid-hours-unknown"
	// HourlyUnknown: at full pay, and in no figure of hourly pay, of which none is known.
	HourlyUnknown Kind = "hourly-unknown"
	// ReducedPay: paid less than usual because of leave: in no figure of hourly pay.
	ReducedPay Kind = "reduced-pay"
)

// What was decided about the pay gap, each a convention that could be another.
const (
	// SexFrom: the column that says who is a woman and who a man. Args: header.
	SexFrom Kind = "sex-from"
	// GapIn: people are paid in several currencies, and figures are in one. Args: it.
	GapIn Kind = "gap-in"
	// HourlyStated: hourly pay is stated.
	HourlyStated Kind = "hourly-stated"
	// HourlyMade: hourly pay is made from the pay of a period, by the days it is counted
	// for, and weekly hours. Args: the period, its days.
	HourlyMade Kind = "hourly-made"
	// PaidHoursStated: the paid hours of the year are a column's.
	PaidHoursStated Kind = "paid-hours-stated"
	// PaidHoursMade: they are the hours of full time in the year, by the share of
	// full time. Args: the hours.
	PaidHoursMade Kind = "paid-hours-made"
	// VariableFrom: variable pay is the bonuses and commissions that were paid.
	VariableFrom Kind = "variable-from"
	// NoVariable: no column has variable pay, which is then nothing for everybody.
	NoVariable Kind = "no-variable"
	// CategoryFrom: where the categories of workers come from. Args: header or file.
	CategoryFrom Kind = "category-from"
	// PayLevelIs: what pay level is compared. Args: its name.
	PayLevelIs Kind = "pay-level-is"
	// VariableOver: whom the gaps of variable pay that are reported are over. Args: everyone
	// or receivers.
	VariableOver Kind = "variable-over"
	// TiesShared: how people paid alike over the boundary of a quarter are placed.
	TiesShared Kind = "ties-shared"
	// LeaversOut: who left before a day is not in. Args: the day.
	LeaversOut Kind = "leavers-out"
	// ReducedStated: a column says who is paid less because of leave.
	ReducedStated Kind = "reduced-stated"
	// NobodyReduced: no column says who is paid less because of leave.
	NobodyReduced Kind = "nobody-reduced"
)

// What is said beside a gap like for like.
const (
	// FewForModel: there are fewer than 30 people. Args: how many.
	FewForModel Kind = "few-for-model"
	// FewOfGroup: there are fewer than five of a group. Args: how many.
	FewOfGroup Kind = "few-of-group"
	// FewPerColumn: there are fewer than ten people for each column. Args: people, columns.
	FewPerColumn Kind = "few-per-column"
	// GroupsUndecided: what else people differ in tells the groups apart completely.
	GroupsUndecided Kind = "groups-undecided"
	// AloneInColumn: one person alone has a column, which leaves no interval. Args: the
	// columns.
	AloneInColumn Kind = "alone-in-column"
	// AloneInSeveral: people whom several terms together leave without their like, which
	// leaves no interval either. Args: how many.
	AloneInSeveral Kind = "alone-in-several"
	// MayCarry: terms that may themselves carry the difference. Args: the terms.
	MayCarry Kind = "may-carry"
	// LeftOutOfModel: people in no model, for want of pay or of a term. Args: how many.
	LeftOutOfModel Kind = "left-out-of-model"
	// NotUnjust: what no adjusted gap can say.
	NotUnjust Kind = "not-unjust"
	// OneSex: a category of one sex has no gap to state.
	OneSex Kind = "one-sex"
	// NoGap: men have nothing that a gap could be a share of, or nobody of a sex has any.
	NoGap Kind = "no-gap"
	// FewToPublish: too few of a sex stand behind a figure, or are left apart by it. Args:
	// how many it takes.
	FewToPublish Kind = "few-to-publish"
	// HeldAgainst: how many earlier publications what is published was held against. Args: how
	// many.
	HeldAgainst Kind = "held-against"
	// NothingHeldAgainst: it was held against none.
	NothingHeldAgainst Kind = "nothing-held-against"
	// PublishedBeside: what was published before and what is now are of the same people but
	// few, so many between the two. Args: the file of the former, women, men, women with
	// variable pay, men with it.
	PublishedBeside Kind = "published-beside"
	// NoPaidHours: somebody's paid hours are not known, and so no pay an hour.
	NoPaidHours Kind = "no-paid-hours"
	// NotPassedOn: a book in which small categories tell of persons.
	NotPassedOn Kind = "not-passed-on"
	// MayIdentify: an average could identify a person.
	MayIdentify Kind = "may-identify"
	// DraftForChecking: what every export is headed.
	DraftForChecking Kind = "draft-for-checking"
)

// What became of the decisions of a review in the figures after them.
const (
	// DecisionTaken: people whose decided pay is in the figures after.
	// Args: how many.
	DecisionTaken Kind = "decision-taken"
	// DecisionNone: people about whom nothing was decided.
	// Args: how many.
	DecisionNone Kind = "decision-none"
	// DecisionNoRow: people of the roster whom the book does not have.
	// Args: how many.
	DecisionNoRow Kind = "decision-no-row"
	// DecisionChanged: people who are paid otherwise now than when it was decided.
	// Args: how many.
	DecisionChanged Kind = "decision-changed"
	// DecisionRefused: people whose row of the book cannot be taken as it is.
	// Args: how many.
	DecisionRefused Kind = "decision-refused"
	// DecisionNobody: ids of the book that nobody in the roster has.
	// Args: how many.
	DecisionNobody Kind = "decision-nobody"
	// DecidedForAll: what decided pay is taken for.
	DecidedForAll Kind = "decided-for-all"
)
