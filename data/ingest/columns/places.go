package columns

import (
	"strings"

	"github.com/paybench/paybench/data/lexicon"
)

// countries are the currencies of countries by their English names, their own, and
// their ISO codes, as columns of places have them.
var countries = currenciesOf(`
	USD: united states, united states of america, usa, us, u.s., u.s.a.
	CAD: canada, ca
	AUD: australia, au
	NZD: new zealand, nz, aotearoa
	SGD: singapore, sg
	HKD: hong kong, hk
	TWD: taiwan, tw
	GBP: united kingdom, uk, gb, great britain, england, scotland, wales, northern ireland
	EUR: germany, deutschland, de, france, fr, spain, españa, es, italy, italia, it, netherlands, nederland, nl, belgium, austria, österreich, finland, suomi, fi, ireland, ie, portugal, pt, greece, gr
	CHF: switzerland, schweiz, suisse, svizzera, ch
	SEK: sweden, sverige, se
	NOK: norway, norge, no
	DKK: denmark, danmark, dk
	PLN: poland, polska, pl
	CZK: czechia, czech republic, česko, cz
	HUF: hungary, magyarország, hu
	RON: romania, românia, ro
	UAH: ukraine, україна, ua
	RUB: russia, россия, ru
	TRY: turkey, türkiye, tr
	INR: india, in
	PKR: pakistan, pk
	BDT: bangladesh
	LKR: sri lanka
	JPY: japan, 日本, jp
	CNY: china, 中国, cn
	KRW: south korea, korea, 대한민국, kr
	VND: vietnam, việt nam, vn
	IDR: indonesia, id
	PHP: philippines, ph
	THB: thailand
	MYR: malaysia, my
	BRL: brazil, brasil, br
	MXN: mexico, méxico, mx
	ARS: argentina, ar
	CLP: chile, cl
	COP: colombia, co
	PEN: peru, perú
	ZAR: south africa, za
	NGN: nigeria, ng
	KES: kenya, ke
	GHS: ghana
	EGP: egypt
	MAD: morocco, maroc
	ILS: israel, il
	AED: united arab emirates, uae, ae
	SAR: saudi arabia, ksa`)

func currenciesOf(list string) map[string]string {
	all := map[string]string{}
	for line := range strings.SplitSeq(strings.TrimSpace(list), "\n") {
		code, names, _ := strings.Cut(strings.TrimSpace(line), ":")
		for name := range strings.SplitSeq(names, ",") {
			all[lexicon.Fold(strings.TrimSpace(name))] = code
		}
	}
	return all
}

// homeCurrency is the currency of the one country that a column of countries names
// in all its cells; "" if there is none, or they name several.
func (t *table) homeCurrency() string {
	for _, c := range t.columns {
		if c.meaning() != Location || len(c.cells.Texts) == 0 {
			continue
		}
		one := ""
		for _, cell := range c.cells.Texts {
			currency := countries[lexicon.Fold(strings.TrimSpace(cell))]
			if currency == "" || one != "" && currency != one {
				one = ""
				break
			}
			one = currency
		}
		if one != "" && c.cells.Distinct <= len(c.cells.Texts) && c.isCountry() {
			return one
		}
	}
	return ""
}

// isCountry reports whether cells are names of countries rather than codes of
// states: CA is California as well as Canada.
func (c *column) isCountry() bool {
	for _, cell := range c.cells.Texts {
		if len(cell) <= 2 && !c.heading.isNamed("country", "land", "pays", "pais", "maa", "kraj", "paese") {
			return false
		}
	}
	return true
}

// isNamed reports whether a word of the header is one of some.
func (h *heading) isNamed(words ...string) bool {
	for _, w := range h.Words {
		for _, word := range words {
			if w.Text == word {
				return true
			}
		}
	}
	return false
}
