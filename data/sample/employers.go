package sample

import (
	"math"
	"math/rand/v2"
	"strings"
)

// employer is an invented organisation.
type employer struct {
	name                 string
	size, industry, home int // positions in Sizes, Industries, Places
	room                 int // most product people an organisation of its headcount has
	logPay               float64
}

// sizeBands says how many employers a company size has and the least and the
// most people who work at one of them.
var sizeBands = [6]struct{ employers, least, most int }{
	{60, 3, 10},
	{110, 11, 50},
	{130, 51, 200},
	{100, 201, 1_000},
	{52, 1_001, 5_000},
	{28, 5_001, 40_000},
}

// How common each of Industries and Places is among employers; weights.
var (
	industryWeights = []float64{34, 18, 13, 10, 10, 9, 6}
	homeWeights     = []float64{18, 17, 9, 8, 8, 9, 8, 6, 17}
)

// An employer's name is an adjective, an animal and a word for its industry:
// pleasant to read and nobody's real name. Every pair is used once.
var (
	adjectives = strings.Fields(`Amber Ardent Brisk Candid Copper Dapper Drowsy Earnest Frosty Gentle Hazel Indigo
		Jolly Lucid Mellow Nimble Opal Placid Quiet Russet Sunlit Tidy Velvet Wistful`)
	animals = strings.Fields(`Badger Bittern Dormouse Egret Ermine Gannet Hare Heron Ibis Lapwing
		Magpie Marmot Newt Otter Plover Puffin Sandpiper Squirrel Tortoise Wren`)
	industryWords = strings.Fields(`Software Finance Health Media Works Stores Agency`)
)

// drawEmployers invents all employers, in order of size.
func drawEmployers(rng *rand.Rand) []employer {
	pairs := rng.Perm(len(adjectives) * len(animals))
	var all []employer
	for size, band := range sizeBands {
		for range band.employers {
			pair := pairs[len(all)]
			e := employer{
				size:     size,
				industry: pick(rng, industryWeights),
				home:     pick(rng, homeWeights),
				room:     productRoom(drawHeadcount(rng, band.least, band.most)),
				logPay:   employerSpread * rng.NormFloat64(),
			}
			e.name = adjectives[pair/len(animals)] + " " + animals[pair%len(animals)] + " " + industryWords[e.industry]
			all = append(all, e)
		}
	}
	return all
}

// drawHeadcount draws between least and most, small ones being commoner, as
// they are among real firms: evenly on a log scale.
func drawHeadcount(rng *rand.Rand, least, most int) int {
	ratio := float64(most) / float64(least)
	return int(math.Round(float64(least) * math.Pow(ratio, rng.Float64())))
}

// productRoom is the most product people that an organisation has: product
// teams grow with the square root of the whole, 4 of 10 and 47 of 1,000.
func productRoom(headcount int) int {
	return int(1.5 * math.Sqrt(float64(headcount)))
}

// pick draws a position with the given weights, of which at least one must be
// above zero.
func pick(rng *rand.Rand, weights []float64) int {
	total := 0.0
	for _, w := range weights {
		total += w
	}
	at, last := rng.Float64()*total, 0
	for i, w := range weights {
		if w <= 0 {
			continue
		}
		if at -= w; at < 0 {
			return i
		}
		last = i
	}
	return last
}
