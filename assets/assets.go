// Package assets holds what ships inside the program, and nothing else: the
// sample market, the icon, the role profiles. What makes these files and what
// reads them lives with the data they are of.
package assets

import _ "embed"

// SampleMarket is the built-in market as a CSV file; data/sample makes it and
// tells what is in it.
//
//go:embed sample-market.csv
var SampleMarket []byte
