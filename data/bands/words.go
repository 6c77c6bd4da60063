package bands

import "strings"

// unitWords are the units of a time, in lower case.
var unitWords = wordsFor(map[unit]string{
	years: `year years yr yrs y v vuosi vuotta vuoden vuosia jahr jahre jahren año años ano anos an ans année années
		anno anni år jaar jaren год года лет г л rok lata lat 年`,
	months: `month months mo mos m mth mths kk kuukausi kuukautta kuukauden monat monate monaten mes meses mois mese
		mesi månad månader mnd måned måneder maand maanden месяц месяца месяцев мес miesiąc miesiące miesięcy`,
})

// numberWords are the numbers that people write as words before years.
var numberWords = map[string]float64{
	"half": 0.5, "puoli": 0.5, "a": 1, "an": 1, "one": 1, "yksi": 1, "yhden": 1, "ein": 1, "un": 1, "ett": 1, "один": 1,
	"two": 2, "kaksi": 2, "three": 3, "kolme": 3, "four": 4, "neljä": 4, "five": 5, "viisi": 5, "six": 6, "kuusi": 6,
	"seven": 7, "eight": 8, "nine": 9, "ten": 10, "kymmenen": 10, "fifteen": 15, "twenty": 20,
}

// noYears say that somebody has no experience.
var noYears = map[string]struct{}{
	"no experience": {}, "ei kokemusta": {}, "keine erfahrung": {}, "keine": {}, "sin experiencia": {},
	"sans expérience": {}, "ingen erfarenhet": {}, "без опыта": {}, "нет опыта": {}, "не требуется": {}, "sem experiência": {},
	"fresher": {}, "应届毕业生": {}, "无经验": {}, "无工作经验": {}, "未経験": {},
}

// The words beside numbers of years.
var (
	andWords          = []string{"and", "ja", "y", "und", "et", "och", "e", "и"}
	betweenLeads      = []string{"between", "entre", "zwischen", "mellan", "de"}
	easternAbove      = []string{"以上"}
	easternExperience = []string{"经验", "经歷", "経験"}
)

// wordsFor turns lists of words, by their meaning, into the meaning by word.
func wordsFor[M comparable](lists map[M]string) map[string]M {
	meanings := make(map[string]M)
	for meaning, list := range lists {
		for _, word := range strings.Fields(list) {
			meanings[word] = meaning
		}
	}
	return meanings
}
