package sample

// Effect is what one value of a dimension adds to the natural logarithm of
// base pay, all else equal; 0.06 is about 6 %.
type Effect struct {
	Value  string  // as written in the file
	LogPay float64 // relative to the dimension's value with 0
}

// The true effects behind the sample market, kept here so that a test can ask
// whether the program's estimates recover them. Read them, do not change them.
var (
	// Sizes are the effects of company size, in order of size. They count
	// times the SizeFactor of the person's rung.
	Sizes = []Effect{
		{"1–10", -0.18},
		{"11–50", -0.10},
		{"51–200", -0.04},
		{"201–1,000", 0},
		{"1,001–5,000", 0.06},
		{"5,001+", 0.13},
	}

	// Industries are the effects of the employer's industry.
	Industries = []Effect{
		{"Software", 0.07},
		{"Finance", 0.06},
		{"Health", 0.02},
		{"Telecom and media", 0},
		{"Manufacturing", -0.04},
		{"Retail", -0.06},
		{"Public sector", -0.16},
	}

	// Places are the effects of where a person works.
	Places = []Effect{
		{"San Francisco", 0.18},
		{"New York", 0.11},
		{"Seattle", 0.08},
		{"Boston", 0.08},
		{"Remote", 0},
		{"Austin", -0.02},
		{"Chicago", -0.02},
		{"Denver", -0.02},
		{"Other US", -0.10},
	}

	// Educations are the effects of a person's highest degree.
	Educations = []Effect{
		{"No degree", -0.05},
		{"Bachelor's", 0},
		{"Master's", 0.03},
		{"MBA", 0.06},
		{"Doctorate", 0.05},
	}
)

// employerSpread is the standard deviation, in log base pay, of what an
// employer pays above or below others of its size, industry and place.
const employerSpread = 0.08
