package money

import "strings"

// The words of several languages that stand beside amounts, in lower case and
// without the points of abbreviations.

// periodWords name a period wherever they stand.
//
//nolint:misspell // "anual" is Spanish.
var periodWords = wordsFor(map[Period]string{
	Year: `year yearly annual annually annualized annualised annum yr vuosi vuodessa vuodelta vuosittain vuotuinen
		jahr jährlich jaehrlich annuel annuelle annuellement anual anualmente anuales año annuo annua annuale anno
		ano år årlig årligen årligt jaar jaarlijks rok roczne rocznie roczny rocznych год года годовая годовой году
		ежегодно рік річна év évi éves yıl yıllık 年 年収 年薪 年俸 연봉 연`,
	Month: `month monthly mth mthly kk kuukausi kuukaudessa kuukaudelta kuukausittain kuussa monat monatlich mtl
		mois mensuel mensuelle mensual mensuales mensualmente mes mese mensile mensal mês mensais
		månad månadsvis mnd måned månedlig mån maand maandelijks miesiąc miesięcznie miesięczne mies měsíc měsíčně
		месяц месяца мес ежемесячно ежемесячная месячная місяць hó havi ay aylık 月 月薪 月給 월급 월`,
	HalfMonth: `semimonthly semimonth halfmonth halfmonthly`,
	Fortnight: `biweekly biweek bw fortnight fortnightly`,
	Week: `week weekly wk wkly viikko viikossa woche wöchentlich semaine hebdomadaire semana semanal settimana
		settimanale vecka veckan uke uken неделя неделю weekly tydzień tygodniowo 週 周薪`,
	Day: `day daily diem päivä päivässä täglich jour journalier día dia diario diaria giorno giornaliero
		dygn dagligen день dziennie dzień 日 日薪 天 日給`,
	Hour: `hour hourly hrly tunti tunnissa tunnilta stunde stündlich heure horaire hora oraria orario timme
		timmen timlön timelønn uur uurloon godzina godzinę godz час часа почасовая
		時給 时薪 시급 小时`,
})

// periodInitials name a period after an amount; in a header only in small
// letters, because in capitals they are somebody's initials.
var periodInitials = wordsFor(map[Period]string{
	Year:  "pa",
	Month: "pm pcm mo",
	Week:  "pw",
	Day:   "pd",
	Hour:  "ph hr h",
})

// periodLetters name a period after "/" or "per", or alone.
var periodLetters = wordsFor(map[Period]string{
	Year:  "y a v an j å г р",
	Month: "m м md mdr",
	Week:  "w vk sem нед",
	Day:   "d pv tag dag",
	Hour:  "t std st u ч",
})

// periodStem is the first part of a compound word.
type periodStem struct {
	text   string
	period Period
}

// periodStems begin compounds such as Kuukausipalkka, Jahresgehalt, Månadslön.
var periodStems = []periodStem{
	{"kuukausi", Month},
	{"vuosi", Year},
	{"tunti", Hour},
	{"päivä", Day},
	{"viikko", Week},
	{"monats", Month},
	{"jahres", Year},
	{"stunden", Hour},
	{"tages", Day},
	{"wochen", Week},
	{"månads", Month},
	{"måneds", Month},
	{"årslön", Year},
	{"årsløn", Year},
	{"årsinkomst", Year},
	{"veckolön", Week},
	{"maand", Month},
	{"jaarsalaris", Year},
	{"ежемесячн", Month},
	{"годов", Year},
	{"часов", Hour},
	{"почасов", Hour},
	{"месячн", Month},
}

// countedPeriods begin like a stem but say how many: "Työkokemus (vuosina)".
var countedPeriods = setOf("vuosia", "vuosina", "kuukausia", "kuukausina", "kuukautta", "tuntia", "tunteina", "päivää", "viikkoa", "viikkoja")

// halvingWords are one word with the period after them: "bi-weekly" is "biweekly".
var halvingWords = setOf("bi", "semi", "half")

// otherPeriods turn a period into one that has no name here, as in "two months".
// Bi-monthly is twice a month to some and every two months to others.
var otherPeriods = setOf("bi", "semi", "half", "two", "four", "every", "quarter", "quarterly", "bimonthly", "semiannual", "semiannually",
	"biannual", "biannually", "halfyear", "halfyearly")

// unnamedPeriods follow an amount that is paid for something without a name here.
// What "per" and "each" have after them would have been read if it had one.
var unnamedPeriods = setOf("bi", "semi", "bimonthly", "quarter", "quarterly",
	"per", "every", "each")

// perWords stand between an amount and its period.
var perWords = setOf("per", "a", "an", "p", "pr", "pro", "par", "por", "al", "im", "i", "il", "each", "every", "в", "за", "на", "w", "na", "ved")

// rangeWords stand between the ends of a range.
var rangeWords = setOf("to", "bis", "a", "à", "till", "til", "do", "до")

// andWords stand between the ends of a range that began with "between".
var andWords = setOf("and", "und", "ja", "y", "et", "och", "og", "e", "и", "i")

// scaleWords are the powers of ten that people write as words.
var scaleWords = map[string]int{
	"k": 3, "к": 3, "thousand": 3, "thousands": 3, "tuhatta": 3, "tuhat": 3, "tonnia": 3, "tonni": 3,
	"tausend": 3, "tsd": 3, "mille": 3, "mila": 3, "tusen": 3, "тыс": 3, "тысяч": 3, "т": 3, "tys": 3, "tysięcy": 3, "千": 3,
	"万": 4, "萬": 4, "만": 4,
	"lakh": 5, "lakhs": 5, "lac": 5, "lacs": 5, "l": 5,
	"m": 6, "mn": 6, "mm": 6, "mio": 6, "million": 6, "millions": 6, "milj": 6, "miljoonaa": 6, "miljoner": 6,
	"millionen": 6, "millones": 6, "milioni": 6, "млн": 6, "mln": 6, "м": 6, "кк": 6,
	"juta": 6, "jt": 6, "triệu": 6,
	"cr": 7, "crore": 7, "crores": 7,
	"b": 9, "bn": 9, "billion": 9, "mrd": 9, "млрд": 9,
}

// slangMillions is below every pay of a month: "1.5kk" is a million and a half, but
// "3500 kk" Finnish for 3500 a month.
const slangMillions = 100

// scaleLetters are joined with a currency or period into one word: "k€", "keur",
// "TSEK", "LPA", "万円".
var scaleLetters = map[rune]int{'k': 3, 't': 3, '千': 3, 'т': 3, '万': 4, '萬': 4, '만': 4, 'l': 5, 'm': 6}

// lead is what a word before an amount says.
type lead uint8

const (
	aboutLead   lead = iota + 1 // the amount is an estimate
	atLeastLead                 // the amount is the lower end
	atMostLead                  // the amount is the upper end
	betweenLead                 // two amounts follow
	fillerLead                  // part of a longer expression: "more than"
)

var leadWords = wordsFor(map[lead]string{
	aboutLead: `about around approx approximately roughly ca c circa cirka noin n ungefähr etwa rund env environ
		aprox около примерно ok est estimated average avg`,
	atLeastLead: `from min minimum over above more least starting yli alk alkaen väh vähintään ab über mehr
		mindestens desde más mas plus moins minst över fra från von da od от свыше более oltre acima`,
	atMostLead: `to up max maximum under below less most alle enintään bis höchstens unter hasta menos jusqu
		till до fino`,
	betweenLead: "between entre zwischen mellan",
	fillerLead:  "at than of de als que du",
})

// qualityWords say what kind of pay an amount is. They go to the note, and what
// follows them is still read.
var qualityWords = setOf("gross", "brutto", "brut", "bruto", "lordo", "net", "netto", "neto", "fte", "base",
	"basic", "salary", "salaire", "salario", "palkka", "gehalt", "lön", "pay", "wage", "fixed", "total",
	"bruttó", "nettó", "брутто", "нетто", "compensation", "ctc", "tc", "ote")

// otherUnits follow numbers that are not pay.
var otherUnits = setOf("years", "yrs", "vuotta", "jahre", "años", "ans", "лет", "months", "kuukautta", "hours",
	"tuntia", "h", "days", "päivää", "weeks", "employees", "people", "persons", "henkilöä", "percent", "prosenttia", "percentage")

// monthNames follow the day in a date.
var monthNames = setOf("jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june", "jul", "july",
	"aug", "august", "sep", "sept", "september", "oct", "october", "nov", "november", "dec", "december")

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
