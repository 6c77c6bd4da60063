package sample

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// person is one pay record on its way.
type person struct {
	rung             *Rung
	employer         *employer
	level            string
	years            int
	place, education int // positions in Places, Educations

	base, bonusTarget, bonusPaid, commission int // US dollars a year
}

// Some people work remotely although their employer has a home place.
const (
	remoteShare = 0.2
	remotePlace = 4 // in Places
)

// drawPeople makes the people of all rungs, from the highest to the lowest,
// complete but for their pay.
func drawPeople(rng *rand.Rand, employers []employer) []*person {
	var all []*person
	for size := range Sizes {
		var band []*employer
		for i := range employers {
			if employers[i].size == size {
				band = append(band, &employers[i])
			}
		}
		all = append(all, placePeople(rng, band, size)...)
	}
	for i := range Rungs {
		describe(rng, holders(all, &Rungs[i]))
	}
	return all
}

// holders are the people of one rung.
func holders(people []*person, rung *Rung) []*person {
	var of []*person
	for _, p := range people {
		if p.rung == rung {
			of = append(of, p)
		}
	}
	return of
}

// placePeople gives every person at one company size an employer, the highest
// rungs first. Employers with more room draw more people, none gets more than
// it has room for, and none is left without anybody.
func placePeople(rng *rand.Rand, band []*employer, size int) []*person {
	left := 0
	for i := range Rungs {
		left += Rungs[i].PeopleBySize[size]
	}
	var placed []*person
	taken := make([]int, len(band))
	weights := make([]float64, len(band))
	for r := len(Rungs) - 1; r >= 0; r-- {
		rung := &Rungs[r]
		ofRung := make([]int, len(band))
		for range rung.PeopleBySize[size] {
			empty := count(taken, 0)
			for i, e := range band {
				weights[i] = float64(e.room - taken[i])
				full := ofRung[i] >= mostOf(rung, e)
				saved := left <= empty && taken[i] > 0
				if full || saved {
					weights[i] = 0
				}
			}
			at := pick(rng, weights)
			placed = append(placed, &person{rung: rung, employer: band[at]})
			taken[at]++
			ofRung[at]++
			left--
		}
	}
	return placed
}

// mostOf is how many holders of one rung an employer may have.
func mostOf(rung *Rung, e *employer) int {
	if rung.OneEach {
		return 1
	}
	return max(1, e.room/4)
}

func count(values []int, wanted int) int {
	n := 0
	for _, v := range values {
		if v == wanted {
			n++
		}
	}
	return n
}

// describe gives the people of one rung their experience, education, level
// and place.
func describe(rng *rand.Rand, people []*person) {
	rung := people[0].rung
	years := drawYears(rng, rung.Years, len(people))
	for i, p := range people {
		p.years = years[i]
		p.education = pick(rng, rung.Education[:])
		p.level = rung.Levels[0]
		served := float64(p.years-rung.Years.Least) / float64(rung.Years.Most-rung.Years.Least)
		if rng.Float64() < 0.25+0.5*served {
			p.level = rung.Levels[1]
		}
		p.place = p.employer.home
		if rng.Float64() < remoteShare {
			p.place = remotePlace
		}
	}
}

// drawYears hands out n years of experience whose frequency rises to the mode
// and falls from it. The counts are fixed and only who gets which is chance,
// so that the commonest year is the mode and both ends occur.
func drawYears(rng *rand.Rand, r yearRange, n int) []int {
	type share struct {
		years   int
		ideal   float64
		granted int
	}
	var shares []share
	total := 0.0
	for y := r.Least; y <= r.Most; y++ {
		nearness := float64(y-r.Least+1) / float64(r.Mode-r.Least+1)
		if y > r.Mode {
			nearness = float64(r.Most-y+1) / float64(r.Most-r.Mode+1)
		}
		weight := math.Pow(nearness, 1.3)
		shares = append(shares, share{years: y, ideal: weight})
		total += weight
	}
	left := n
	for i := range shares {
		shares[i].ideal *= float64(n) / total
		shares[i].granted = int(shares[i].ideal)
		left -= shares[i].granted
	}
	// What rounding down left over goes to those who lost most by it.
	slices.SortStableFunc(shares, func(a, b share) int {
		return cmp.Compare(b.ideal-float64(b.granted), a.ideal-float64(a.granted))
	})
	var years []int
	for i, s := range shares {
		if i < left {
			s.granted++
		}
		years = append(years, slices.Repeat([]int{s.years}, s.granted)...)
	}
	rng.Shuffle(len(years), func(i, j int) { years[i], years[j] = years[j], years[i] })
	return years
}
