package money

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// before reads up to the first digit: signs, a currency, words like "from".
func (p *parser) before(s *side) (why string) {
	for {
		p.skip(" ")
		if p.pos == len(p.text) {
			return notAnAmount
		}
		if p.isNumberAhead() {
			return ""
		}
		if p.signBefore(s) {
			continue
		}
		start := p.pos
		if known, why := p.wordBefore(); why != "" {
			return why
		} else if !known && !p.label(start) {
			return notAnAmount
		}
	}
}

// label takes in the words up to a colon where one of them is of pay: "Employer
// provided salary: $150K". Other labels may stand before a grade or a year.
func (p *parser) label(start int) bool {
	words, _, found := strings.Cut(p.text, ":")
	if !found || start > len(words) || strings.ContainsAny(words, "0123456789") {
		return false
	}
	ofPay := false
	eachWord(words, func(w *word) {
		_, quality := lookup(qualityWords, w)
		ofPay = ofPay || quality
	})
	if ofPay {
		p.note(words[start:])
		p.pos = len(words) + len(":")
	}
	return ofPay
}

// isNumberAhead reports whether the text goes on with a number.
func (p *parser) isNumberAhead() bool {
	c := p.text[p.pos]
	return isDigit(c) || (c == '.' || c == ',') && p.pos+1 < len(p.text) && isDigit(p.text[p.pos+1])
}

// signBefore takes in one sign before a number.
func (p *parser) signBefore(s *side) bool {
	switch p.text[p.pos] {
	case '-':
		if s.negative {
			return false
		}
		s.negative = true
	case '+', '\'':
		if p.pos > 0 {
			return false
		}
	case '~':
		p.note("~")
	case '>':
		p.atLeast = true
	case '<':
		p.atMost = true
	case '(':
		if p.bracket || !strings.HasSuffix(p.text, ")") {
			return false
		}
		p.bracket = true
		p.text = p.text[:len(p.text)-1]
	default:
		return false
	}
	p.pos++
	p.skip("=") // of ">="
	return true
}

// wordBefore takes in one word or currency sign before a number.
func (p *parser) wordBefore() (known bool, why string) {
	w := wordAt(p.text, p.pos)
	raw := p.text[p.pos:w.end]
	if c, end, ok := currencyAt(p.text, p.pos, &w); ok {
		sign := p.text[p.pos:end]
		p.pos = end
		p.skip(".:")
		return true, p.setCurrency(c, sign)
	}
	p.pos = w.end
	p.skip(".:")
	if w.String() == "r" {
		return true, p.setCurrency(currency{code: "ZAR"}, raw)
	}
	if period, ok := lookup(periodWords, &w); ok {
		return true, p.setPeriod(period)
	}
	if _, ok := lookup(qualityWords, &w); ok {
		p.note(raw)
		return true, ""
	}
	meaning, known := lookup(leadWords, &w)
	switch meaning {
	case aboutLead:
		p.note(raw)
	case atLeastLead:
		p.atLeast = true
	case atMostLead:
		p.atMost = true
	case betweenLead:
		p.between = true
	}
	return known, ""
}

// cutEastern takes off the end what Chinese and Japanese write there: "4k以上" is
// open upwards, "4k以下" only an upper end, and "15k-25k·14薪" is paid each month,
// fourteen times a year.
func (p *parser) cutEastern() {
	if rest, found := strings.CutSuffix(p.text, "以上"); found {
		p.text, p.plus = rest, true
	}
	for _, below := range []string{"以下", "以内", "未満"} {
		if rest, found := strings.CutSuffix(p.text, below); found {
			p.text, p.atMost = rest, true
		}
	}
	rest, found := strings.CutSuffix(p.text, "薪")
	star := strings.LastIndexByte(rest, '*')
	if found && star > 0 && strings.Trim(rest[star+1:], "0123456789") == "" {
		p.note(p.text[star+1:])
		p.text, p.out.Period = rest[:star], Month
	}
}

// after reads the units that follow a number, up to what it does not know.
func (p *parser) after(s *side) (why string) {
	p.skipNoCents()
	end := p.pos
	for {
		start := p.pos
		p.skip(" ()[],;.:")
		used, why := p.unit(s, start == end, p.pos == start)
		if why != "" {
			return why
		}
		if !used {
			p.pos = start
			return ""
		}
	}
}

// skipNoCents passes the dash that stands for no cents: "5000,-", "5000.--",
// "5000/-".
func (p *parser) skipNoCents() {
	rest := p.text[p.pos:]
	if len(rest) < 2 || strings.IndexByte(",.:/", rest[0]) < 0 || rest[1] != '-' {
		return
	}
	dashes := strings.TrimLeft(rest[1:], "-")
	if dashes == "" || !isDigit(dashes[0]) {
		p.pos = len(p.text) - len(dashes)
	}
}

// unit takes in one sign or word after a number; first says that it is the first,
// attached that nothing parts it from what stands before.
func (p *parser) unit(s *side, first, attached bool) (used bool, why string) {
	if p.pos == len(p.text) {
		return false, ""
	}
	switch c := p.text[p.pos]; {
	case isDigit(c), c == '-':
		return false, ""
	case c == '+':
		return p.plusSign(attached), ""
	case c == '/':
		return p.per(p.pos + 1)
	}
	return p.wordAfter(s, first, attached)
}

// plusSign takes in the "+" of "7500+", but not that of "7500 + bonus".
func (p *parser) plusSign(attached bool) bool {
	rest := p.text[p.pos+1:]
	if rest != "" {
		r, _ := utf8.DecodeRuneInString(rest)
		if !attached || isLetter(r) || isDigit(rest[0]) {
			return false
		}
	}
	p.plus = true
	p.pos++
	return true
}

// per takes in the period that follows "/" or "per", from start on.
func (p *parser) per(start int) (used bool, why string) {
	for start < len(p.text) && strings.IndexByte(" ./", p.text[start]) >= 0 {
		start++
	}
	w := wordAt(p.text, start)
	period, ok := periodAlone(&w)
	if !ok {
		return false, ""
	}
	p.pos = w.end
	return true, p.setPeriod(period)
}

// wordAfter takes in one word or currency sign after a number.
func (p *parser) wordAfter(s *side, first, attached bool) (used bool, why string) {
	w := wordAt(p.text, p.pos)
	raw := p.text[p.pos:w.end]
	if first && p.scaleAfter(s, &w) {
		return true, ""
	}
	if c, end, ok := currencyAt(p.text, p.pos, &w); ok {
		sign := p.text[p.pos:end]
		p.pos = end
		return true, p.setCurrency(c, sign)
	}
	if w.size == 0 {
		return false, ""
	}
	if period, ok := p.periodAfter(&w); ok {
		p.pos = w.end
		return true, p.setPeriod(period)
	}
	if _, ok := lookup(perWords, &w); ok {
		if used, why := p.per(w.end); used {
			return used, why
		}
	}
	if _, ok := lookup(qualityWords, &w); ok {
		p.note(raw)
		p.pos = w.end
		return true, ""
	}
	if first {
		return false, refuseWord(s, &w, attached)
	}
	return false, ""
}

// periodAfter is the period that a word after an amount names by itself. One
// letter does only after a currency: "40 h" is a time, not a pay.
func (p *parser) periodAfter(w *word) (Period, bool) {
	if period, ok := lookup(periodWords, w); ok {
		return period, true
	}
	period, ok := lookup(periodInitials, w)
	return period, ok && (w.size > 1 || p.currency.code != "")
}

// refuseWord says why the first word after a number shows it to be no amount.
func refuseWord(s *side, w *word, attached bool) (why string) {
	if _, ok := lookup(otherUnits, w); ok {
		return otherUnit
	}
	if _, ok := lookup(monthNames, w); ok && s.number.mantissa <= 31 {
		return looksLikeDate
	}
	if w.String() == "mil" {
		return unclearMil
	}
	if _, ok := lookup(rangeWords, w); attached && !ok {
		return notAnAmount
	}
	return ""
}

// scaleAfter takes in a power of ten: a word of its own, or a letter joined with
// the currency ("t€", "keur", "TSEK") or the period ("LPA").
func (p *parser) scaleAfter(s *side, w *word) bool {
	scale, ok := lookup(scaleWords, w)
	if !ok && w.String() == "kk" && s.number.float() < slangMillions {
		scale, ok = 6, true
	}
	if ok {
		s.scale = scale
		p.pos = w.end
		return true
	}
	r, size := utf8.DecodeRuneInString(p.text[p.pos:])
	scale, ok = scaleLetters[unicode.ToLower(r)]
	if !ok {
		return false
	}
	start := p.pos + size
	if w.dotted {
		start++
	}
	rest := wordAt(p.text, start)
	_, _, joined := currencyAt(p.text, start, &rest)
	if r == 'l' {
		joined = false // "le mois" is French
	}
	if _, isPeriod := p.periodAfter(&rest); !joined && !isPeriod {
		return false
	}
	s.scale = scale
	p.pos = start
	return true
}
