package sample

// Rung describes one role of the ladder: how many people hold it, what they
// are paid and how the effects act on them.
type Rung struct {
	Role         string
	Levels       [2]string  // the two levels its people may hold: a level is not a copy of the role
	PeopleBySize [6]int     // number of people per company size, in the order of Sizes
	OneEach      bool       // no employer has two of them
	Years        yearRange  // experience
	Education    [5]float64 // how common each of Educations is; weights

	Median, TopTenth int     // base pay a year in US dollars: P50 and P90, type 7
	SizeFactor       float64 // multiplies the effects of Sizes
	PerYear          float64 // log base pay per year of experience

	BonusShare   int // per cent of its people who have a bonus target
	BonusPercent int // that target, in per cent of base
}

// yearRange is a range of whole years of experience and its commonest value.
type yearRange struct{ Least, Mode, Most int }

// People is the number of people who hold the role.
func (r *Rung) People() int {
	n := 0
	for _, people := range r.PeopleBySize {
		n += people
	}
	return n
}

// Rungs is the product-management ladder from the lowest rung to the highest.
// Read it, do not change it.
var Rungs = []Rung{
	{
		Role: "Junior Product Manager", Levels: [2]string{"P1", "P2"},
		PeopleBySize: [6]int{4, 36, 152, 244, 202, 162},
		Years:        yearRange{0, 1, 4}, Education: [5]float64{10, 66, 18, 5, 1},
		Median: 72_000, TopTenth: 94_000, SizeFactor: 0.4, PerYear: 0.030,
		BonusShare: 25, BonusPercent: 5,
	},
	{
		Role: "Product Manager", Levels: [2]string{"P2", "P3"},
		PeopleBySize: [6]int{12, 98, 342, 528, 428, 342},
		Years:        yearRange{1, 4, 10}, Education: [5]float64{9, 58, 19, 12, 2},
		Median: 98_000, TopTenth: 131_000, SizeFactor: 0.6, PerYear: 0.022,
		BonusShare: 45, BonusPercent: 8,
	},
	{
		Role: "Senior Product Manager", Levels: [2]string{"P3", "P4"},
		PeopleBySize: [6]int{9, 84, 306, 475, 376, 300},
		Years:        yearRange{4, 8, 16}, Education: [5]float64{8, 50, 20, 19, 3},
		Median: 126_000, TopTenth: 170_000, SizeFactor: 0.8, PerYear: 0.016,
		BonusShare: 60, BonusPercent: 10,
	},
	{
		Role: "Head of Product Management", Levels: [2]string{"M4", "M5"},
		PeopleBySize: [6]int{25, 75, 100, 85, 50, 26}, OneEach: true,
		Years: yearRange{6, 11, 20}, Education: [5]float64{7, 44, 20, 26, 3},
		Median: 141_000, TopTenth: 211_000, SizeFactor: 1.3, PerYear: 0.013,
		BonusShare: 70, BonusPercent: 15,
	},
	{
		Role: "Director of Product Management", Levels: [2]string{"M5", "M6"},
		PeopleBySize: [6]int{7, 74, 160, 236, 204, 130},
		Years:        yearRange{7, 13, 25}, Education: [5]float64{6, 42, 19, 29, 4},
		Median: 152_000, TopTenth: 235_000, SizeFactor: 1.4, PerYear: 0.014,
		BonusShare: 80, BonusPercent: 18,
	},
	{
		Role: "Senior Director of Product Management", Levels: [2]string{"M6", "M7"},
		PeopleBySize: [6]int{3, 18, 74, 142, 150, 100},
		Years:        yearRange{10, 17, 28}, Education: [5]float64{4, 30, 17, 45, 4},
		Median: 186_000, TopTenth: 278_000, SizeFactor: 1.5, PerYear: 0.011,
		BonusShare: 85, BonusPercent: 22,
	},
	{
		Role: "Chief Product Officer", Levels: [2]string{"M7", "M8"},
		PeopleBySize: [6]int{20, 55, 66, 50, 30, 20}, OneEach: true,
		Years: yearRange{11, 20, 32}, Education: [5]float64{5, 30, 16, 44, 5},
		Median: 240_000, TopTenth: 378_000, SizeFactor: 2.2, PerYear: 0.009,
		BonusShare: 92, BonusPercent: 35,
	},
}
