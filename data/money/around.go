package money

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/remark"
)

// before reads up to the first digit: signs, a currency, words like "from".
func (p *parser) before(s *side) (why remark.Kind) {
	for {
		p.skip(" ")
		if p.pos == len(p.text) {
			return remark.AmountNone
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
			return remark.AmountNone
		}
	}
}

// label takes in the words up to a colon where one of them is of pay: "Employer
// provided salary: $150K", "Jahresgehalt: 50.000 €". Other labels may stand before a grade or a year.
func (p *parser) label(start int) bool {
	words, _, found := strings.Cut(p.text, ":")
	if !found || start > len(words) || strings.ContainsAny(words, "0123456789") {
		return false
	}
	ofPay := func(m lexicon.Match) bool { return kindsOf[m.Concept]&quality != 0 }
	text := lexicon.Default().Read(words)
	if !slices.ContainsFunc(text.Matches, ofPay) {
		return false
	}
	if period := PeriodIn(text); period != UnknownPeriod {
		p.out.Period = period
	}
	p.note(words[start:])
	p.pos = len(words) + len(":")
	return true
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

// wordBefore takes in one term or currency sign before a number.
func (p *parser) wordBefore() (known bool, why remark.Kind) {
	start := p.pos
	s, end := termAt(p.text, start)
	if c, end, ok := p.currencyOf(&s); ok && !strings.EqualFold(p.text[start:end], "e") { // "E5" is a code
		p.pos = end
		p.skip(".:")
		return true, p.setCurrency(c, p.text[start:end])
	}
	if end == start {
		end = lettersEnd(p.text, start)
	}
	raw := p.text[start:end]
	first, _ := utf8.DecodeRuneInString(raw)
	dense := lexicon.IsDense(first)
	isCode := !dense && end < len(p.text) && isDigit(p.text[end]) // "SAL12"
	p.pos = end
	p.skip(".:")
	switch {
	case raw == "r", raw == "R":
		return true, p.setCurrency(currency{code: "ZAR"}, raw)
	case s.period != UnknownPeriod && !s.has(initials|counted) && !isCode:
		return true, p.setPeriod(s.period)
	case s.lead != 0:
		p.lead(s.lead, raw)
		return true, ""
	case s.has(quality) && !isCode:
		if !dense { // 収 of 年収
			p.note(raw)
		}
		return true, ""
	}
	return false, ""
}

// lead takes in what a word before an amount says.
func (p *parser) lead(l lead, raw string) {
	switch l {
	case aboutLead:
		p.note(raw)
	case atLeastLead:
		p.atLeast = true
	case atMostLead:
		p.atMost = true
	case betweenLead:
		p.between = true
	}
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
func (p *parser) after(s *side) (why remark.Kind) {
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
func (p *parser) unit(s *side, first, attached bool) (used bool, why remark.Kind) {
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
func (p *parser) per(start int) (used bool, why remark.Kind) {
	for start < len(p.text) && strings.IndexByte(" ./", p.text[start]) >= 0 {
		start++
	}
	s, end := termAt(p.text, start)
	period := s.alone()
	if period == UnknownPeriod {
		return false, ""
	}
	p.pos = end
	return true, p.setPeriod(period)
}

// wordAfter takes in one term or currency sign after a number.
func (p *parser) wordAfter(s *side, first, attached bool) (used bool, why remark.Kind) {
	t, end := termAt(p.text, p.pos)
	if first && p.scaleAfter(s, &t, end) {
		return true, ""
	}
	if c, end, ok := p.currencyOf(&t); ok {
		sign := p.text[p.pos:end]
		p.pos = end
		return true, p.setCurrency(c, sign)
	}
	if p.isPeriod(&t) {
		p.pos = end
		return true, p.setPeriod(t.period)
	}
	if t.has(perWord) {
		if used, why := p.per(end); used {
			return used, why
		}
	}
	if t.has(quality) && !t.has(toWord) {
		p.note(p.text[p.pos:end])
		p.pos = end
		return true, ""
	}
	if first {
		return false, p.refuseWord(s, &t, attached)
	}
	return false, ""
}

// currencyOf is the currency whose sign or term the text goes on with, t being the
// longest term there.
func (p *parser) currencyOf(t *sense) (c currency, to int, ok bool) {
	if t.currency == (currency{}) {
		return signAt(p.text, p.pos)
	}
	return currencyAt(p.text, p.pos, onlyCurrency)
}

// isPeriod reports whether a term after an amount names its period by itself. What
// also counts times does only after a currency: "40 h" is a time, not a pay.
func (p *parser) isPeriod(t *sense) bool {
	return t.period != UnknownPeriod && !t.has(perWord) && (!t.has(counted) || p.currency != currency{})
}

// refuseWord says why the first word after a number shows it to be no amount.
func (p *parser) refuseWord(s *side, t *sense, attached bool) (why remark.Kind) {
	switch {
	case lettersEnd(p.text, p.pos) == p.pos:
		return ""
	case t.has(monthName) && s.number.mantissa <= 31:
		return remark.AmountDate
	case t.has(counted):
		return remark.AmountOtherUnit
	case t.has(unclear):
		return remark.AmountMil
	case attached && !t.has(toWord):
		return remark.AmountNone
	}
	return ""
}

// scaleAfter takes in a power of ten: a term of its own, or a letter joined with
// the currency ("t€", "keur", "TSEK") or the period ("LPA").
func (p *parser) scaleAfter(s *side, t *sense, end int) bool {
	if p.joinedScale(s, t, end) {
		return true
	}
	slang := s.number.float() < slangMillions && end > p.pos && strings.EqualFold(p.text[p.pos:end], "kk")
	switch {
	case slang:
		s.scale = 6
	case t.has(scaled) && !t.has(counted|unclear):
		s.scale = int(t.scale)
	default:
		return false
	}
	if t.currency != (currency{}) {
		p.setCurrency(t.currency, "")
	}
	p.pos = end
	return true
}

// joinedScale takes in the letter of a power of ten at the beginning of a word that
// is no other term.
func (p *parser) joinedScale(s *side, t *sense, end int) bool {
	r, size := utf8.DecodeRuneInString(p.text[p.pos:])
	scale, ok := scaleLetters[unicode.ToLower(r)]
	if !ok || end > p.pos && t.currency != (currency{}) && !t.has(scaled) {
		return false
	}
	start := p.pos + size
	if start < len(p.text) && p.text[start] == '.' {
		start++
	}
	rest, restEnd := termAt(p.text, start)
	_, _, joined := currencyAt(p.text, start, onlyCurrency)
	if r == 'l' {
		joined = false // "le mois" is French
	}
	isPeriod := restEnd > start && rest.has(initials) && !rest.has(counted) && (end <= p.pos || t.has(scaled))
	if !joined && !isPeriod {
		return false
	}
	s.scale = int(scale)
	p.pos = start
	return true
}
