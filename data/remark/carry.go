package remark

// What became of a study that was put to another source.
const (
	// ColumnGone: the other source lacks a column that the study uses. Args: header.
	ColumnGone Kind = "column-gone"
	// ValueRenamed: a value is spelt otherwise. Args: value, header, the value now.
	ValueRenamed Kind = "value-renamed"
	// ValueGone: nobody has a value any more. Args: value, header.
	ValueGone Kind = "value-gone"
	// ValueGonePerhaps: nobody has it, but another that is like it. Args: value, header,
	// the other one.
	ValueGonePerhaps Kind = "value-gone-perhaps"
	// ValuesNew: there are values that were not there. Args: how many, header, the values.
	ValuesNew Kind = "values-new"
	// YearMoved: the newest year stands in the place of one that is gone. Args: the year,
	// the newest.
	YearMoved Kind = "year-moved"
	// PinLeftOut: a pinned selection filters a column that is gone. Args: its name.
	PinLeftOut Kind = "pin-left-out"
	// PinsNotMoved: what the pins paid before is not known. Args: why.
	PinsNotMoved Kind = "pins-not-moved"
)
