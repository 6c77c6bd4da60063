// Package desk is where a source becomes something that answers, a study an
// answer, and an answer a book: for the window and the command line alike, so that
// what one of them shows is what the other one writes. It knows no screen.
//
//	Open     a file or a built-in market becomes a Source   (open.go)
//	OpenStudy, Together   several sources become one        (blend.go)
//	Begin    the study that a source starts with            (begin.go)
//	Answer   a study's question becomes what is shown       (answer.go)
//	OpenRoster, NewReview   our own people, held against markets   (review.go)
//	Explain  what moves pay, and what a role is and pays    (explain.go)
//	Book     an answer becomes a workbook or a picture      (book.go)
//
// A Source keeps its market to itself. So nothing outside can compare, pin, list or
// explain by another way than this one, and what a market can do beyond figures is
// asked once, here. Questions and answers (market.Query, market.Comparison) are
// plain values, for everybody to read and write.
package desk

import (
	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/warehouse"
)

// Source is a source that was opened. It never changes and is safe for use by
// several goroutines at once.
type Source struct {
	From          study.Source // what it is and how it was read, with its fingerprint
	Understanding ingest.Understanding
	Report        ingest.Report
	Roster        *roster.Roster // our own people, where the file was opened as theirs

	market  market.Market     // nil where no pay was recognised
	records *records.Market   // the same one, nil where it is another kind
	people  market.People     // the same one, nil where it knows nobody behind its figures
	asked   *warehouse.Market // the same one, nil where it is not in a database

	// Where several sources are one, these are they, and how they are brought together.
	parts    []*Source
	blend    *study.Blend
	composer blend.Market

	reading *ingest.Reading // what was read of the file, where it may be read in another way
	looked  bool            // it holds some rows of a table, by which its columns are understood
	closes  func() error    // gives up the database that is asked; nil for others
}

// Answers reports whether the source holds pay that was recognised. Where it does
// not, its Understanding says what there is.
func (s *Source) Answers() bool { return s.market != nil || s.Roster != nil }

// About describes the source; empty where it has no pay.
func (s *Source) About() market.About {
	if s.market == nil {
		return market.About{}
	}
	return s.market.About()
}

// Dimensions lists what pay can be filtered and broken down by, in the order a
// person would look for them.
func (s *Source) Dimensions() []market.Dimension {
	if s.market == nil {
		return nil
	}
	return s.market.Dimensions()
}

// Elements lists the pay elements, the default one first.
func (s *Source) Elements() []market.Element {
	if s.market == nil {
		return nil
	}
	return s.market.Elements()
}

// Dimension finds a dimension by what a person calls it, as market.FindDimension.
func (s *Source) Dimension(name string) (market.Dimension, error) {
	return market.FindDimension(s.market, name)
}

// Element finds a pay element by what a person calls it, as market.FindElement.
func (s *Source) Element(name string) (market.Element, error) {
	return market.FindElement(s.market, name)
}

// Filter reads a filter as people write it, as market.ParseFilter.
func (s *Source) Filter(text string) (market.Filter, error) {
	return market.ParseFilter(s.market, text)
}

// Headers are the headers of an imported file as it has them, "" where a column has
// none.
func (s *Source) Headers() []string {
	if s.reading == nil {
		return nil
	}
	return s.reading.Headers()
}

// Lists reports whether there are people that can be listed.
func (s *Source) Lists() bool { return s.people != nil }
