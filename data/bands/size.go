package bands

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paybench/paybench/data/money"
)

const notASize = `is not a size: write a number, "51-200", "1000+" or "<10"`

// ParseSize reads a head-count or a revenue as people write it: "51-200",
// "201–1,000", "10000+ employees", "yli 1000", "<10", "$10M-$50M".
//
// A blank cell gives [ErrBlank], any other that is not a size an error that
// matches [ErrUnreadable].
func ParseSize(cell string) (Span, error) {
	if n, ok := wholeNumber(cell); ok {
		return number(n), nil
	}
	text := strings.ToLower(strings.TrimSpace(money.Clean(cell)))
	if text == "" {
		return Span{}, ErrBlank
	}
	outer, _, _ := strings.Cut(text, "(")
	if span, ok := sizeIn(outer); ok {
		return span, nil
	}
	if inner, found := bracketed(text); found {
		// "Small (10-49)"; a bare number in brackets may be anything.
		if span, ok := sizeIn(inner); ok && span.Min != span.Max {
			return span, nil
		}
	}
	return Span{}, unreadable(cell, notASize)
}

// sizeIn reads a folded text.
func sizeIn(text string) (span Span, ok bool) {
	text = strings.TrimSpace(text)
	for _, phrase := range aloneLeads {
		if strings.HasPrefix(text, phrase) {
			return number(1), true
		}
	}
	text, below := cutSuffixOf(text, lessTails)
	text, open := cutTail(text)
	text, under := cutLead(text, underLeads)
	under = under || below
	text, over := cutLead(text, overLeads)
	amount, err := money.Parse(text, money.Auto)
	if err != nil || amount.Note != "" || amount.Low < 0 || amount.Period != money.UnknownPeriod {
		return span, false
	}
	open = open || amount.OpenEnded || over && !amount.Range
	switch {
	case under:
		return Span{Max: amount.High}, !open && !amount.Range
	case open:
		return openFrom(amount.Low), true
	}
	return Span{Min: amount.Low, Max: amount.High}, true
}

// bracketed returns what stands in brackets at the end of a text.
func bracketed(text string) (inner string, found bool) {
	_, inner, found = strings.Cut(text, "(")
	if !found || !strings.HasSuffix(inner, ")") {
		return "", false
	}
	return strings.TrimSpace(inner[:len(inner)-1]), true
}

// cutTail takes nouns such as "employees" and phrases such as "or more" off the
// end of a text.
func cutTail(text string) (rest string, open bool) {
	for {
		text = strings.TrimRight(text, " .")
		if text == "" || isDigit(text[len(text)-1]) {
			return text, open
		}
		if short, found := cutSuffixOf(text, moreTails); found {
			text, open = short, true
			continue
		}
		short, found := cutSuffixOf(text, headNouns)
		if !found {
			return text, open
		}
		text = short
	}
}

// cutSuffixOf takes the first of the phrases that ends the text off it, whole
// words only. Chinese and Japanese write words without spaces between them.
func cutSuffixOf(text string, phrases []string) (rest string, found bool) {
	for _, phrase := range phrases {
		if rest, found = strings.CutSuffix(text, phrase); found && (rest == "" || !endsInLetter(rest) || isEastern(phrase)) {
			return rest, true
		}
	}
	return text, false
}

func isEastern(phrase string) bool {
	r, _ := utf8.DecodeRuneInString(phrase)
	return unicode.In(r, unicode.Han)
}

// cutLead takes the first of the phrases that begins the text off it, whole
// words only.
func cutLead(text string, phrases []string) (rest string, found bool) {
	if text == "" || isDigit(text[0]) {
		return text, false
	}
	for _, phrase := range phrases {
		if rest, found = strings.CutPrefix(text, phrase); found && (isSymbol(phrase) || !beginsWithLetter(rest)) {
			return strings.TrimLeft(rest, " .:="), true
		}
	}
	return text, false
}

// underLeads stand before an upper end.
var underLeads = []string{
	"<", "less than", "fewer than", "under", "below", "up to", "at most", "max", "maximum", "not more than",
	"alle", "enintään", "korkeintaan", "weniger als", "unter", "bis zu", "bis", "höchstens", "menos de", "hasta",
	"moins de", "jusqu'à", "färre än", "mindre än", "upp till", "meno di", "fino a", "до", "менее", "меньше",
	"не более", "minder dan", "mniej niż", "少于", "不到",
}

// overLeads stand before a lower end.
var overLeads = []string{
	">", "+", "more than", "over", "above", "at least", "min", "minimum", "from", "greater than", "yli", "vähintään",
	"mehr als", "über", "ab", "mindestens", "más de", "mas de", "al menos", "desde", "plus de", "au moins", "mer än",
	"över", "minst", "più di", "oltre", "от", "более", "больше", "свыше", "не менее", "meer dan", "ponad", "powyżej",
	"acima de", "mais de",
}

// aboutLeads stand before an estimate.
var aboutLeads = []string{
	"~", "about", "approximately", "approx", "around", "roughly", "almost", "nearly", "circa", "ca", "noin", "n", "melkein",
	"etwa", "rund", "ungefähr", "fast", "environ", "unos", "cirka", "около", "примерно", "опыт работы", "опыт", "experience",
}

// aloneLeads begin what somebody writes who works alone.
var aloneLeads = []string{
	"just me", "self-employed", "self employed", "freelance", "solo", "sole proprietor", "yksinyrittäjä", "autónomo",
}

// moreTails stand after a lower end.
var moreTails = []string{
	"or more", "and more", "or over", "and over", "or above", "and above", "and up", "& above", "& over", "& up", "or greater", "tai enemmän",
	"tai yli", "ja yli", "oder mehr", "und mehr", "o más", "y más", "ou plus", "et plus", "eller mer", "eller fler",
	"och mer", "или более", "и более", "и выше", "o più", "e oltre", "of meer",
	"ou mais", "plus", "以上",
}

// lessTails stand after an upper end.
var lessTails = []string{
	"or less", "or fewer", "or under", "or below", "and below", "and under", "tai alle", "tai vähemmän", "oder weniger", "o menos",
	"ou moins", "ou menos", "eller mindre", "eller färre", "и менее", "или менее", "of minder", "以下", "未満", "以内",
}

// headNouns are what a size counts.
var headNouns = []string{
	"employees", "employee", "people", "persons", "person", "staff", "workers", "headcount", "fte", "ftes",
	"henkilöä", "henkilö", "henkeä", "hlö", "työntekijää", "työntekijä", "mitarbeiter", "mitarbeitende", "beschäftigte",
	"empleados", "trabajadores", "personas", "salariés", "employés", "personnes", "anställda", "personer", "ansatte",
	"dipendenti", "medewerkers", "сотрудников", "сотрудника", "человек", "pracowników", "funcionários", "pessoas", "人", "名",
}
