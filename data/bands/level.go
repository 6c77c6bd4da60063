package bands

import (
	"strings"

	"github.com/paybench/paybench/data/money"
)

// ladder lists words from the lowest to the highest, words of equal rank parted
// by "=".
type ladder []string

// ladders are the orders that hold everywhere. A word may stand in several; the
// values of one column are put in order by a ladder that has them all.
var ladders = []ladder{
	{
		"intern=trainee=apprentice=harjoittelija=стажёр", "entry=entry level=graduate=en", "junior=jr=júnior=juniori=джуниор=младший",
		"mid=middle=mid level=intermediate=medior=semi senior=ssr=pleno=mi=мидл=средний", "senior=sr=sênior=seniori=se=сеньор=старший",
		"lead=tech lead=team lead=лид", "principal", "director", "executive=ex=c level",
	},
	{"junior=jr", "mid=middle=mid level=intermediate", "senior=sr", "staff", "senior staff", "principal", "distinguished", "fellow"},
	{
		"supervisor", "manager", "senior manager=sr manager", "director", "senior director=sr director",
		"vice president=vp", "senior vice president=svp", "executive vice president=evp", "executive=c level=chief",
	},
	{"xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl"},
	{"micro=mikro", "small=pieni=klein=petite=liten=pequeña=маленькая", "medium=mid size=midsize=keskisuuri=mittel=moyenne=mellan=mediana=средняя", "large=suuri=groß=grande=stor=большая", "very large"},
	{"very low", "low=matala", "medium=moderate", "high=korkea", "very high"},
	{"assistant professor=asstprof=asst prof", "associate professor=assocprof=assoc prof", "professor=prof=full professor"},
	{
		"primary", "secondary=high school", "some college", "associate=associate s degree",
		"bachelor=bachelors=bachelor s=bachelor degree=bachelor s degree=college degree", "master=masters=master s=master degree=master s degree",
		"professional degree", "doctor=doctorate=phd=doctoral degree",
	},
}

// ranks are the ladders with the rank of each word.
var ranks = rankLadders(ladders)

func rankLadders(ladders []ladder) []map[string]int {
	all := make([]map[string]int, len(ladders))
	for i, ladder := range ladders {
		all[i] = make(map[string]int)
		for rank, words := range ladder {
			for word := range strings.SplitSeq(words, "=") {
				all[i][word] = rank + 1
			}
		}
	}
	return all
}

// levelWord folds the ways to write a level: "Mid-Level" is "mid level", and the
// word level goes where the rest is enough, as in "Senior level".
func levelWord(cell string) string {
	fields := strings.FieldsFunc(strings.ToLower(money.Clean(cell)), func(r rune) bool {
		return strings.ContainsRune(" -_.'/", r)
	})
	word := strings.Join(fields, " ")
	short, found := strings.CutSuffix(word, " level")
	if found && short != "c" {
		return short
	}
	return word
}
