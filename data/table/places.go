package table

import (
	"math"
	"strings"

	"github.com/paybench/paybench/data/places"
	"github.com/paybench/paybench/data/remark"
)

// Places are the columns of what places pay beside each other. The first two are those of
// the form that differentials are read by.
func Places(t places.Table) []Column[places.Place] {
	factor := func(id, title string, get func(places.Place) (float64, remark.Remark)) Column[places.Place] {
		return Column[places.Place]{ID: id, Title: title, Name: id, Kind: FactorKind, Cell: func(p places.Place) Cell {
			x, why := get(p)
			return Cell{Number: x, Reason: why}
		}}
	}
	end := func(x float64, p places.Place) (float64, remark.Remark) {
		if !p.Known() || !p.Attainable {
			x = math.NaN()
		}
		return x, remark.Remark{}
	}
	number := func(id, title string, get func(places.Place) int) Column[places.Place] {
		return Column[places.Place]{ID: id, Title: title, Name: id, Kind: CountKind, Cell: func(p places.Place) Cell {
			if get(p) < 0 {
				return Cell{Number: math.NaN()}
			}
			return Cell{Number: float64(get(p))}
		}}
	}
	columns := []Column[places.Place]{
		{ID: "place", Title: "Place", Name: "place", Cell: func(p places.Place) Cell { return Cell{Text: p.Name} }},
		factor("differential", "Differential", func(p places.Place) (float64, remark.Remark) {
			if !p.Known() {
				return math.NaN(), p.Reason
			}
			return p.Differential, remark.Remark{}
		}),
		factor("differential_ci_low", "From", func(p places.Place) (float64, remark.Remark) { return end(p.Low, p) }),
		factor("differential_ci_high", "To", func(p places.Place) (float64, remark.Remark) { return end(p.High, p) }),
		number("people", "People", func(p places.Place) int { return p.People }),
		number("employers", "Employers", func(p places.Place) int { return p.Employers }),
	}
	if t.Cut.Query.Publication {
		return columns
	}
	return append(columns, number("compared", "Compared", func(p places.Place) int { return p.Compared }),
		number("roles", "Roles", func(p places.Place) int { return p.Roles }))
}

// PlacesCSV are the columns of Places with what each row has to be read by: what pay it is,
// where it comes from and what it cannot say.
func PlacesCSV(t places.Table) []Column[places.Place] {
	same := func(name, text string) Column[places.Place] {
		return Column[places.Place]{Name: name, Cell: func(places.Place) Cell { return Cell{Text: text} }}
	}
	return append(Places(t), same("pay", t.Cut.Element.Name), same("effective", Effective(t.Cut.About)), same("source", Source(t.Cut.About)),
		same("limits", strings.Join(AllWords(PlacesNotes(t)), "; ")))
}

// PlacesNotes say what differentials are, what was left out or taken for granted, and what
// they cannot say.
func PlacesNotes(t places.Table) []remark.Remark {
	if !t.Reason.IsZero() {
		return []remark.Remark{remark.New(remark.PlacesNone, t.Reason)}
	}
	var alike []any
	for _, d := range t.Within {
		alike = append(alike, Title(d))
	}
	what := remark.New(remark.PlacesCompared, Title(t.Cut.By), alike, t.People, t.Roles)
	if t.People < 0 {
		what = remark.New(remark.PlacesComparedUncounted, Title(t.Cut.By), alike)
	}
	notes := append([]remark.Remark{what}, t.Notes...)
	return append(notes, places.Cautions()...)
}

// PlacesWithout are the places without a differential, each with its reason.
func PlacesWithout(t places.Table) []remark.Remark {
	var all []remark.Remark
	for _, p := range t.Places {
		if !p.Known() && t.Reason.IsZero() {
			all = append(all, remark.New(remark.PlaceNone, p.Name, p.Reason))
		}
	}
	return all
}
