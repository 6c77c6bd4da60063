package template

// reviewSheets are the small tables of a review, as package form reads them.
func reviewSheets() []Sheet {
	code := "a code of three letters"
	country := Column{Header: "country", Tells: "the country, as the roster has it", Forms: "blank is any other", Example: "DE"}
	qualities := []string{"strong", "moderate", "weak", "none"}
	share := "0.6, or 60 %"
	return []Sheet{
		{"Matches", []Column{
			{Header: "job_code", Tells: "our job's code", Forms: "as the roster has it; a code or a title is needed", Example: "J-114", AsText: true},
			{Header: "job", Tells: "our job's title", Forms: "as the roster has it", Example: "Data Product Manager", AsText: true},
			{Header: "level", Tells: "our job's level", Forms: "as the roster has it; blank is any", Example: "P3", AsText: true},
			{Header: "market", Tells: "which market it is matched in", Forms: "the name it has in the review; blank where there is one", Example: "Radford", AsText: true},
			{Header: "market_code", Tells: "the job's code there", Forms: "a code or a title is needed", Example: "5214", AsText: true},
			{Header: "market_job", Tells: "the job's title there", Forms: "as the market has it", Example: "Product Manager", AsText: true},
			{Header: "market_level", Tells: "the job's level there", Forms: "as the market has it; blank is all of them", Example: "P3", AsText: true},
			{Header: "where", Tells: "what else the cut is limited to", Forms: "COLUMN=VALUE; several with a semicolon", Example: "location=Boston", AsText: true},
			{Header: "share", Tells: "of a job that is part one, part another", Forms: share + "; those of a job in one market are 1 together", Example: "0.6"},
			{Header: "weight", Tells: "what the market weighs beside others", Forms: "a number; blank leaves it to the review", Example: "2"},
			{Header: "adjust", Tells: "for a job that is larger or smaller", Forms: "1.05 is 5 % more; beyond 0.85 and 1.15 with a note", Example: "1.05"},
			{Header: "quality", Tells: "how well it fits", Forms: "strong, moderate or weak; none: no match; blank: a suggestion, which does not count", Example: "strong", Choices: qualities},
			{Header: "category", Tells: "the category of work, for the pay gap", Forms: "anything, the same for work of equal value", Example: "C4", AsText: true},
			{Header: "note", Tells: "why", Forms: "anything", Example: "one third larger team", AsText: true},
		}},
		{"Structure", []Column{
			{Header: "grade", Needed: true, Tells: "the grade, as the roster has it", Forms: "anything", Example: "G7", AsText: true},
			{Header: "place", Tells: "where the range holds", Forms: "as the roster has it; blank is everywhere else", Example: "Leipzig", AsText: true},
			{Header: "currency", Tells: "what the range is in", Forms: code + "; blank is the person's own", Example: "EUR"},
			{Header: "min", Needed: true, Tells: "the lowest pay a year at full time", Forms: "a plain number", Example: "49300"},
			{Header: "mid", Tells: "the midpoint", Forms: "a plain number; blank is the middle", Example: "59100"},
			{Header: "max", Needed: true, Tells: "the highest pay a year at full time", Forms: "a plain number", Example: "69000"},
		}},
		{"Rates", []Column{
			{Header: "currency", Needed: true, Tells: "the currency", Forms: code, Example: "GBP"},
			{Header: "rate", Needed: true, Tells: "what one unit is worth in the currency of the review", Forms: "a plain number", Example: "1.15"},
			{Header: "date", Tells: "the day of the rate", Forms: "2026-11-20", Example: "2026-11-20", AsText: true},
		}},
		{"Places", []Column{
			{Header: "place", Needed: true, Tells: "the place, as the roster has it", Forms: "anything", Example: "Leipzig", AsText: true},
			{Header: "differential", Needed: true, Tells: "what is paid there beside the country's market", Forms: "0.91, or 91 %, for 9 % less", Example: "0.91"},
			{Header: "floor", Tells: "the lowest pay a year at full time by law or agreement", Forms: "a plain number", Example: "26700"},
		}},
		{"On-costs", []Column{
			{Header: "country", Needed: true, Tells: "the country, as the roster has it", Forms: "anything", Example: "DE"},
			{Header: "on_cost", Needed: true, Tells: "what the employer pays on top of pay", Forms: "0.21, or 21 %", Example: "0.21"},
		}},
		{"Ageing", []Column{
			country,
			{Header: "job_family", Tells: "the family of jobs", Forms: "as the roster has it; blank is any other", Example: "Sales", AsText: true},
			{Header: "level", Tells: "the level", Forms: "as the roster has it; blank is any other", Example: "P3", AsText: true},
			{Header: "rate", Needed: true, Tells: "by how much the market moves a year", Forms: "0.03, or 3 %", Example: "0.03"},
			{Header: "until", Tells: "the last day of the rate, where another follows", Forms: "2026-12-31; blank has no end", Example: "2026-12-31", AsText: true},
		}},
		{"Guideline", append([]Column{
			{Header: "rating", Needed: true, Tells: "the rating, as the roster has it", Forms: "anything", Example: "4", AsText: true},
		}, raises("0", "0.88", "0.96", "1.04", "1.12")...)},
		{"Points", []Column{
			{Header: "job_code", Tells: "our job's code", Forms: "as the roster has it; a code or a title is needed", Example: "J-114", AsText: true},
			{Header: "job", Tells: "our job's title", Forms: "as the roster has it", Example: "Data Product Manager", AsText: true},
			{Header: "level", Tells: "our job's level", Forms: "as the roster has it; blank is any", Example: "P3", AsText: true},
			{Header: "points", Needed: true, Tells: "its rank, or its points of an evaluation", Forms: "a plain number; more is a higher grade", Example: "310"},
		}},
	}
}

// raises are the columns of a guideline by the compa-ratio from which each holds.
func raises(from ...string) []Column {
	var all []Column
	for _, ratio := range from {
		all = append(all, Column{Header: ratio, Tells: "the raise from this compa-ratio on", Forms: "0.03, or 3 %; change the headers as you need them", Example: "0.03"})
	}
	return all
}
