// Package remark holds what is said about a file or a figure as values: a kind and
// its arguments. Reasons why a figure is withheld, warnings and notes are remarks.
// Whoever reads a file or computes a figure makes them; data/table alone turns them
// into words, so that screen, command line and exports say the same, and JSON
// carries the values beside the words.
package remark

import "reflect"

// Kind is what a remark says, apart from its arguments.
type Kind string

// Remark is one thing said about a file or a figure. The zero Remark says nothing:
// as a reason, that there is none.
type Remark struct {
	Kind Kind  `json:"kind"`
	Args []any `json:"arguments,omitempty"` // texts, numbers, other remarks, or lists of them ([]any), as the kind says
}

// IsZero reports whether the remark says nothing.
func (r Remark) IsZero() bool { return r.Kind == "" }

// Equal reports whether two remarks say the same.
func (r Remark) Equal(other Remark) bool {
	return r.Kind == other.Kind && (len(r.Args) == 0 && len(other.Args) == 0 || reflect.DeepEqual(r.Args, other.Args))
}

// Brief is a remark without counts that outside readers may not know: "needs 5 people" of
// "needs 5 people, has 3". Other remarks stay as they are.
func (r Remark) Brief() Remark {
	switch r.Kind {
	case FewPeople:
		return New(PeopleNeeded, r.Args[0])
	case FewEmployers:
		return New(EmployersNeeded, r.Args[0])
	case ModelNeedsPeople:
		return New(PeopleNeeded, r.Args[0])
	case ParametersNeedPeople:
		return New(PeopleNeeded, r.Args[1])
	case PlaceThin:
		if why, ok := r.Args[0].(Remark); ok {
			return New(PlaceThin, why.Brief())
		}
	case SourceNoRates:
		return New(SourceNoRatesUncounted, r.Args[1])
	case SourceNoPlaces:
		return New(SourceNoPlacesUncounted, r.Args[1])
	case SourceNoEstimate:
		return New(SourceNoEstimateUncounted, r.Args[1])
	case DifferentialsEstimated:
		return New(DifferentialsEstimatedUncounted, r.Args[0], r.Args[3], r.Args[4])
	case BlendedAtPlace, BlendedAtAllPlaces, BlendedNoted:
		brief := New(r.Kind, append([]any{}, r.Args...)...)
		for i, arg := range r.Args {
			if of, ok := arg.(Remark); ok {
				brief.Args[i] = of.Brief()
			}
		}
		return brief
	}
	return r
}

// Renamed returns the remark with other names where an argument is one of these.
func (r Remark) Renamed(names map[string]string) Remark {
	if len(names) == 0 {
		return r
	}
	r.Args, _ = renamed(r.Args, names).([]any)
	return r
}

// renamed is an argument with other names, within lists and remarks too.
func renamed(arg any, names map[string]string) any {
	switch x := arg.(type) {
	case string:
		if name, ok := names[x]; ok {
			return name
		}
	case Remark:
		return x.Renamed(names)
	case []any:
		all := make([]any, len(x))
		for i, one := range x {
			all[i] = renamed(one, names)
		}
		return all
	}
	return arg
}

// New returns a remark of a kind with its arguments.
func New(kind Kind, args ...any) Remark { return Remark{Kind: kind, Args: args} }

// List is an argument that is a list.
func List[T any](all []T) []any {
	list := make([]any, len(all))
	for i, one := range all {
		list[i] = one
	}
	return list
}

// Remarks on how a file was opened and its cells were read.
const (
	// HiddenRows: rows that the sheet does not show are read as the others are.
	// Args: how many, row of the first.
	HiddenRows Kind = "hidden-rows"
	// HiddenColumns: columns that the sheet does not show are read as the others
	// are. Args: their letters.
	HiddenColumns Kind = "hidden-columns"
	// OddCells: a text in UTF-8 has cells that are not. Args: the encoding that
	// they are read as.
	OddCells Kind = "odd-cells"
	// EncodingAssumed: nothing in a text says its encoding. Args: the one it is
	// read as.
	EncodingAssumed Kind = "encoding-assumed"
	// EncodingDoubtful: nothing in a text says its encoding, and two are about as
	// likely. Args: the one it is read as, the other.
	EncodingDoubtful Kind = "encoding-doubtful"
	// JoinedThousands: amounts in a text of commas have commas that are not quoted,
	// and their parts are put together. Args: the headers of the columns.
	JoinedThousands Kind = "joined-thousands"
	// ErrorCells: cells hold an error of the spreadsheet, such as #N/A, and are
	// blank. Args: how many, the first as A1.
	ErrorCells Kind = "error-cells"
	// NotCalculated: cells have a formula that was never calculated, and are
	// blank. Args: how many, the first as A1.
	NotCalculated Kind = "not-calculated"
)
