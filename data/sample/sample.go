// Package sample makes the built-in market: 6,000 synthetic pay records of the
// product-management ladder, so that a new user has something credible to
// compare before a file of their own is opened.
//
// Nothing in it is real. The figures of Director of Product Management (median
// 152,000, top tenth from 235,000) are facts from a published career article;
// those of the other rungs are placed around them by judgement. Every record
// is full time, in US dollars, of the year 2026.
//
// Records are made in four steps:
//
//  1. 480 employers are invented, each with a headcount, an industry and a
//     home place (employers.go).
//  2. The people of each rung are placed with them and given experience,
//     education, a level and a place (people.go).
//  3. Base pay is the exponential of a sum of known effects (effects.go) and
//     chance; the intercept and the spread of each rung are tuned until its
//     median and P90 are those of the table in rungs.go (pay.go).
//  4. Bonus and commission follow from base pay, and the records are written
//     as a CSV file such as a user might have (this file).
//
// The file ships in the assets folder and comes in through the same importer
// as any other. A test makes it anew and compares byte for byte.
package sample

import (
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"time"
)

//go:generate go run ./gen ../../assets/sample-market.csv

// Name is what the built-in market is called; that it is synthetic stands beside it
// wherever it is shown or exported (market.About.Note).
const Name = "Sample market"

// EffectiveDate is the day the sample's pay is as of.
var EffectiveDate = time.Date(2026, time.April, 1, 0, 0, 0, 0, time.UTC)

// The seed of every draw. Another seed makes another market as good, but for
// one thing: under most of them some two records happen to be the same, and
// the first screen would have to warn of it.
const seedHigh, seedLow = 152_000, 44

// Header holds the file's column names, in order.
var Header = []string{
	"Employer", "Company size", "Industry", "Location",
	"Role", "Job level", "Years of experience", "Education",
	"Employment type", "Year", "Currency",
	"Base salary", "Bonus target", "Bonus paid", "Commission paid",
}

// WriteCSV makes the sample market and writes it as UTF-8 CSV with a header
// row and lines ended by a line feed. It always writes the same bytes.
func WriteCSV(w io.Writer) error {
	rng := rand.New(rand.NewPCG(seedHigh, seedLow))
	employers := drawEmployers(rng)
	people := drawPeople(rng, employers)
	setPay(rng, people)
	rng.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })

	out := csv.NewWriter(w)
	if err := out.Write(Header); err != nil {
		return fmt.Errorf("writing the sample market's header: %w", err)
	}
	for i, p := range people {
		if err := out.Write(p.row()); err != nil {
			return fmt.Errorf("writing sample record %d: %w", i+1, err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("writing the sample market: %w", err)
	}
	return nil
}

// row gives a person's cells in the order of Header. A bonus or commission
// that is not paid is 0, never blank: it is known, so total cash is known too.
func (p *person) row() []string {
	return []string{
		p.employer.name, Sizes[p.employer.size].Value, Industries[p.employer.industry].Value, Places[p.place].Value,
		p.rung.Role, p.level, strconv.Itoa(p.years), Educations[p.education].Value,
		"Full-time", strconv.Itoa(EffectiveDate.Year()), "USD",
		strconv.Itoa(p.base), strconv.Itoa(p.bonusTarget), strconv.Itoa(p.bonusPaid), strconv.Itoa(p.commission),
	}
}
