// Package study is the saved work: all that a user has set up, as one plain
// value. The window's state is one Study; every action makes a new one with a
// With method, undo goes back to an earlier one (see History), saving writes it,
// and opening it again leads to the same numbers.
//
// A Study holds choices, never pay and never a person of a roster: the files it names are
// read anew, and Source.Changed says when one of them is no longer the file it was. One
// study is for every room of the window: its Query is that of the Market room, its Roster
// our own people, its Review what these are held against, its Gap how women's and men's pay
// are compared.
package study

import (
	"fmt"
	"slices"
	"time"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sizeline"
)

// Study is all that a user has set up. It is immutable: the With methods return
// changed copies and share nothing that is written to.
type Study struct {
	Sources []Source          `json:"sources"`           // what is compared; the first is the market on screen
	Blend   *Blend            `json:"blend,omitempty"`   // how several sources are one market; nil for one source
	Query   market.Query      `json:"query"`             // the cut on screen, the user's own pay included
	Pins    []market.Pin      `json:"pins,omitempty"`    // cuts kept to stand side by side
	Pinned  bool              `json:"pinned,omitempty"`  // the pins are on screen instead of the cut
	Chart   string            `json:"chart,omitempty"`   // kind of chart, "" for the usual one
	Across  string            `json:"across,omitempty"`  // name of the dimension of a matrix's columns; "" for the one the program chooses
	Size    sizeline.Question `json:"size,omitzero"`     // pay at our size; the zero Question asks nothing
	Change  market.Years      `json:"change,omitzero"`   // the change between two years; the zero Years ask nothing
	Hybrid  *blend.Hybrid     `json:"hybrid,omitempty"`  // a job that is part one and part another, priced beside the cut; nil for none
	Against string            `json:"against,omitempty"` // name of the row that the others are set against; "" for none
	Sort    Sort              `json:"sort"`              // order of the rows on screen, in table and chart
	Orders  []Order           `json:"orders,omitempty"`  // orders of other breakdowns, for when they are on screen again
	Hidden  []string          `json:"hidden,omitempty"`  // columns of the table that are not shown, by ID
	Folded  []string          `json:"folded,omitempty"`  // sections that are folded, by name

	Room   Room    `json:"room,omitempty"`   // the one in sight
	Roster Roster  `json:"roster,omitzero"`  // our own people, for every room that is about them
	Review *Review `json:"review,omitempty"` // what the Review room asks of them; nil where there is none
	Gap    *Gap    `json:"gap,omitempty"`    // what the Pay gap room asks of them; nil where nothing was chosen yet

	// Published lists what left the house for outside publication.
	Published []Published `json:"published,omitempty"`
}

// Published is a selection whose figures left the house, and of how many people.
type Published struct {
	Filters []market.Filter `json:"filters,omitempty"`
	People  int             `json:"people"`
}

// Sort is the order of a table.
type Sort struct {
	Column     string `json:"column,omitempty"` // ID; "" is the natural order
	Descending bool   `json:"descending,omitempty"`
}

// Asked reports whether the order is another one than the natural one.
func (s Sort) Asked() bool { return s.Column != "" }

// Order is the order of a breakdown, or of the pins.
type Order struct {
	By     string `json:"by,omitempty"`
	Pinned bool   `json:"pinned,omitempty"`
	Sort
}

// The built-in sources beside the sample market.
const (
	Benchmarks = "benchmarks" // the Inside of the published wages
	Example    = "example"    // the Inside of the invented roster, and of the market it is held against
)

// Room is a part of the window that answers one question.
type Room string

// The rooms.
const (
	MarketRoom Room = ""
	ReviewRoom Room = "review"
	GapRoom    Room = "gap"
)

// Source is one file of a study, or a market built into the program.
type Source struct {
	Path     string         `json:"path,omitempty"`   // "" is a built-in market
	Inside   string         `json:"inside,omitempty"` // which built-in one: "" is the sample market
	Size     int64          `json:"size,omitempty"`
	SHA256   string         `json:"sha256,omitempty"` // fingerprint when it was last read, in hexadecimal
	Options  ingest.Options `json:"options"`
	Database Database       `json:"database,omitzero"` // where it is a table in one; Path is "" then
	Piped    bool           `json:"-"`                 // it came through a pipe: it lies at Path as long as the program works, and no study can name it
}

// BuiltIn reports whether the source is a market built into the program.
func (s Source) BuiltIn() bool { return s.Path == "" && s.Database.Address == "" }

// Database says where a table is that is the source, and who of it.
type Database struct {
	Address string   `json:"address"`          // postgres://user@host/database?table=schema.table; never with a password
	Narrow  []string `json:"narrow,omitempty"` // who is taken, as COLUMN=VALUE; everybody without
	Ask     bool     `json:"ask,omitempty"`    // they stay there, and the database is asked

	Timeout     time.Duration `json:"-"` // the most a statement may take; 0 for what is usual
	InsecureTLS bool          `json:"-"` // its certificate is not checked
}

// IsZero reports whether there is none, however one would be connected to.
func (d Database) IsZero() bool { return d.Address == "" }

// kept is what a study keeps of it, and not how it was connected to this time.
func (d Database) kept() Database {
	d.Timeout, d.InsecureTLS = 0, false
	return d
}

// Changed reports whether a market just read is another than this source was,
// told by the file's fingerprint. It is false where nothing is known: a table that is
// taken has another fingerprint than one that is asked.
func (s Source) Changed(now market.About) bool {
	return s.Database.Ask == (now.Asked.Engine != "") && s.SHA256 != "" && now.SHA256 != "" && s.SHA256 != now.SHA256
}

// FirstRole is the role the program opens on.
const FirstRole = "Director of Product Management"

// First is the study the program opens on: the built-in market, one role chosen,
// compared by company size.
func First() Study {
	role := market.Filter{Dimension: string(market.Role), Values: []string{FirstRole}}
	return Study{
		Sources: []Source{{}},
		Query:   market.NewQuery().WithFilter(role).WithBy(string(market.CompanySize)),
	}
}

// Of is the study a newly opened source begins with: everybody in it.
func Of(source Source) Study {
	return Study{Sources: []Source{source}, Query: market.NewQuery()}
}

// Source returns the source of the market on screen.
func (s Study) Source() Source {
	if len(s.Sources) == 0 {
		return Source{}
	}
	return s.Sources[0]
}

// WithSource replaces the source of the market on screen.
func (s Study) WithSource(source Source) Study {
	s.Sources = append([]Source{source}, s.Sources[min(1, len(s.Sources)):]...)
	return s
}

// WithQuery asks another question of the same sources. Another breakdown has other
// rows to set against each other, and an order of its own.
func (s Study) WithQuery(q market.Query) Study {
	if q.By != s.Query.By {
		s.Against = ""
	}
	return s.turnedTo(q.Normal(), s.Pinned)
}

// turnedTo shows the rows of another breakdown, or the pins, in the order that they had
// last; rows that never had one are in their natural order.
func (s Study) turnedTo(q market.Query, pinned bool) Study {
	of := func(q market.Query, pinned bool) Order {
		if pinned {
			return Order{Pinned: true}
		}
		return Order{By: q.By}
	}
	was, is := of(s.Query, s.Pinned), of(q, pinned)
	s.Query, s.Pinned = q, pinned
	if was == is {
		return s
	}
	orders := slices.Clone(s.Orders)
	if was.Sort = s.Sort; s.Sort != (Sort{}) {
		orders = append(orders, was)
	}
	s.Sort = Sort{}
	s.Orders = slices.DeleteFunc(orders, func(o Order) bool {
		here := o.By == is.By && o.Pinned == is.Pinned
		if here {
			s.Sort = o.Sort
		}
		return here
	})
	return s
}

// WithFilter replaces the filter on one dimension; an empty one removes it.
func (s Study) WithFilter(f market.Filter) Study { return s.WithQuery(s.Query.WithFilter(f)) }

// WithReference sets the rows against the one that is called so; "" against none.
func (s Study) WithReference(name string) Study {
	s.Against = name
	return s
}

// WithHybrid prices a hybrid job beside the cut; nil prices none.
func (s Study) WithHybrid(h *blend.Hybrid) Study {
	s.Hybrid = h
	return s
}

// WithPin keeps a cut under a name; a cut already kept takes the new name.
func (s Study) WithPin(pin market.Pin) Study {
	s.Pins = slices.Clone(s.Pins)
	pin.Query = cutOnly(pin.Query)
	for i, old := range s.Pins {
		if old.Query.Equal(pin.Query) {
			s.Pins[i].Name = pin.Name
			return s
		}
	}
	s.Pins = append(s.Pins, pin)
	return s
}

// cutOnly leaves out of a query what does not tell one cut from another.
func cutOnly(q market.Query) market.Query {
	q.By, q.Bands, q.ShowAnyway = "", nil, nil
	return q
}

// WithPins replaces all pins; without any, the cut is on screen again.
func (s Study) WithPins(pins []market.Pin) Study {
	s.Pins = slices.Clone(pins)
	return s.turnedTo(s.Query, s.Pinned && len(pins) > 0)
}

// WithoutPin drops a pin by its place.
func (s Study) WithoutPin(i int) Study {
	return s.WithPins(slices.Delete(slices.Clone(s.Pins), i, i+1))
}

// WithPinMoved puts the pin at one place to another.
func (s Study) WithPinMoved(from, to int) Study {
	if to < 0 || to >= len(s.Pins) {
		return s
	}
	pins := slices.Clone(s.Pins)
	pin := pins[from]
	pins = slices.Insert(slices.Delete(pins, from, from+1), to, pin)
	return s.WithPins(pins)
}

// WithPinNamed gives a pin another name.
func (s Study) WithPinNamed(i int, name string) Study {
	s.Pins = slices.Clone(s.Pins)
	s.Pins[i].Name = name
	return s
}

// ShowingPins puts the pins on screen, or the cut again.
func (s Study) ShowingPins(show bool) Study {
	pinned := show && len(s.Pins) > 0
	if pinned != s.Pinned {
		s.Against = ""
	}
	return s.turnedTo(s.Query, pinned)
}

// WithChart chooses the kind of chart.
func (s Study) WithChart(kind string) Study {
	s.Chart = kind
	return s
}

// WithAcross chooses the dimension that a matrix has as its columns.
func (s Study) WithAcross(name string) Study {
	s.Across = name
	return s
}

// WithSize asks what sizes pay; a question of nothing asks no more.
func (s Study) WithSize(q sizeline.Question) Study {
	s.Size = q
	return s
}

// AsksSize reports whether pay at a size is asked for.
func (s Study) AsksSize() bool { return s.Size.Size != "" || len(s.Size.At) > 0 }

// WithChange asks how pay changed between two years; no years ask no more.
func (s Study) WithChange(years market.Years) Study {
	s.Change = years
	return s
}

// AsksChange reports whether the change between two years is asked for.
func (s Study) AsksChange() bool { return s.Change != market.Years{} }

// WithPublished lists what left the house, beside what did before.
func (s Study) WithPublished(list []Published) Study {
	known := make(map[string]bool, len(s.Published))
	key := func(p Published) string { return fmt.Sprint(p.People, market.Query{Filters: p.Filters}.Key()) }
	for _, p := range s.Published {
		known[key(p)] = true
	}
	s.Published = slices.Clone(s.Published)
	for _, p := range list {
		if k := key(p); !known[k] {
			known[k] = true
			s.Published = append(s.Published, p)
		}
	}
	return s
}

// WithRoom turns to a room.
func (s Study) WithRoom(r Room) Study {
	s.Room = r
	return s
}

// WithSort orders the rows on screen; no Sort is their natural order.
func (s Study) WithSort(sort Sort) Study {
	s.Sort = sort
	return s
}

// WithColumn shows or hides one column of the table.
func (s Study) WithColumn(id string, shown bool) Study {
	s.Hidden = with(s.Hidden, id, !shown)
	return s
}

// Shows reports whether a column of the table is shown.
func (s Study) Shows(column string) bool { return !slices.Contains(s.Hidden, column) }

// with returns a list that has the entry, or has it not.
func with(list []string, entry string, has bool) []string {
	list = slices.Clone(list)
	if i := slices.Index(list, entry); i >= 0 {
		list = slices.Delete(list, i, i+1)
	}
	if has {
		list = append(list, entry)
	}
	return list
}
