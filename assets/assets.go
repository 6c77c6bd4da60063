// Package assets holds what ships inside the program, and nothing else: the
// sample market, published benchmarks, the icon, the role profiles. What makes
// these files and what reads them lives with the data they are of.
package assets

import "embed"

// SampleMarket is the built-in market as a CSV file; data/sample makes it and
// tells what is in it.
//
//go:embed sample-market.csv
var SampleMarket []byte

// Benchmarks are published wages as a CSV file; data/benchmarks makes it from the
// published workbook and tells where that comes from.
//
//go:embed benchmarks.csv
var Benchmarks []byte

// ExampleRoster is forty invented people as a CSV file, with what rosters have of doubt:
// a pay that is text, an id on two rows, one without pay; data/roster reads it.
//
//go:embed example-roster.csv
var ExampleRoster []byte

// ExampleMarket is an invented survey, of the jobs of the example's people.
//
//go:embed example-market.csv
var ExampleMarket []byte

// ExampleMatches are the matches of the example's jobs that nobody finds without being
// told.
//
//go:embed example-matches.csv
var ExampleMatches []byte

// Icon is the program's icon, a PNG picture of 512×512 pixels drawn from
// icon.svg (rsvg-convert -w 512 -h 512 icon.svg -o icon.png).
//
//go:embed icon.png
var Icon []byte

// Profiles are the role profiles and ladders, in the folder "profiles"; their
// format is data/profile's.
//
//go:embed profiles/*.yaml
var Profiles embed.FS

// Vocabulary is what pay files call things, one text per language, in the folder
// "vocabulary"; data/lexicon reads it and tells its format.
//
//go:embed vocabulary/*.txt
var Vocabulary embed.FS

// Texts are what Paybench says about files and figures, one text per language, in
// the folder "texts"; data/table reads it, and the text itself tells its format.
//
//go:embed texts/*.txt
var Texts embed.FS

// Translations are what the window says, one file per language, in the folder
// "translations"; ui/lang reads them. English is the key of all others, and its file the one
// to begin from.
//
//go:embed translations/*.json
var Translations embed.FS
