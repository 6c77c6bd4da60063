package money

import "strings"

// shortWords are the letters and abbreviations that mean something only beside an
// amount and whose meaning there no vocabulary could tell: in a header they are
// somebody's initials, or words that say nothing.
func shortWords() map[string]sense {
	all := map[string]sense{
		"e": {currency: currency{code: "EUR"}}, "р": {currency: currency{code: "RUB"}}, "fr": {currency: currency{code: "CHF"}},
		"mil": {is: unclear},
		"h":   {period: Hour, is: initials | counted},
	}
	add := func(words string, s sense) {
		for word := range strings.FieldsSeq(words) {
			all[word] = all[word].and(s, word)
		}
	}
	for period, words := range map[Period]string{Year: "pa", Month: "pm pcm mo", Fortnight: "bw", Week: "pw", Day: "pd", Hour: "ph hr"} {
		add(words, sense{period: period, is: initials})
	}
	for period, words := range map[Period]string{
		Year:  "y a v an j å г",
		Month: "m м md mdr ay",
		Week:  "w vk sem нед",
		Day:   "d pv tag dag",
		Hour:  "t std st u ч",
	} {
		add(words, sense{perAlone: period})
	}
	for scale, words := range map[int8]string{3: "k к т 千", 4: "万 萬 만", 5: "l", 6: "m mm mn м кк", 7: "cr", 8: "億 亿 억", 9: "b"} {
		add(words, sense{scale: scale, is: scaled})
	}
	add("at of de du than als que", sense{lead: fillerLead})
	add("bi semi per every each", sense{is: unnamed})
	add(`jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october
		nov november dec december`, sense{is: monthName})
	return all
}

// scaleLetters are joined with a currency or period into one word: "k€", "keur",
// "TSEK", "LPA", "万円".
var scaleLetters = map[rune]int8{'k': 3, 't': 3, '千': 3, 'т': 3, '万': 4, '萬': 4, '만': 4, '億': 8, '亿': 8, '억': 8, 'l': 5, 'm': 6}

// slangMillions is below every pay of a month: "1.5kk" is a million and a half, but
// "3500 kk" Finnish for 3500 a month.
const slangMillions = 100

// setOf returns the words as a set.
func setOf(words ...string) map[string]struct{} {
	set := make(map[string]struct{}, len(words))
	for _, word := range words {
		set[word] = struct{}{}
	}
	return set
}
