package columns

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/paybench/paybench/data/lexicon"
)

// countries are the countries by their English names, their own, and their ISO codes,
// as columns of places have them.
var countries = countriesOf(`
	US USD: united states, united states of america, usa, us, u.s., u.s.a.
	CA CAD: canada, ca
	AU AUD: australia, au
	NZ NZD: new zealand, nz, aotearoa
	SG SGD: singapore, sg
	HK HKD: hong kong, hk
	TW TWD: taiwan, tw
	GB GBP: united kingdom, uk, gb, great britain, england, scotland, wales, northern ireland
	CH CHF: switzerland, schweiz, suisse, svizzera, ch
	SE SEK: sweden, sverige, se
	NO NOK: norway, norge, no
	DK DKK: denmark, danmark, dk
	PL PLN: poland, polska, pl
	CZ CZK: czechia, czech republic, česko, cz
	HU HUF: hungary, magyarország, hu
	RO RON: romania, românia, ro
	UA UAH: ukraine, україна, ua
	RU RUB: russia, россия, ru
	TR TRY: turkey, türkiye, tr
	IN INR: india, in
	PK PKR: pakistan, pk
	BD BDT: bangladesh
	LK LKR: sri lanka
	JP JPY: japan, 日本, jp
	CN CNY: china, 中国, cn
	KR KRW: south korea, korea, 대한민국, kr
	VN VND: vietnam, việt nam, vn
	ID IDR: indonesia, id
	PH PHP: philippines, ph
	TH THB: thailand
	MY MYR: malaysia, my
	BR BRL: brazil, brasil, br
	MX MXN: mexico, méxico, mx
	AR ARS: argentina, ar
	CL CLP: chile, cl
	CO COP: colombia, co
	PE PEN: peru, perú
	ZA ZAR: south africa, za
	NG NGN: nigeria, ng
	KE KES: kenya, ke
	GH GHS: ghana
	EG EGP: egypt
	MA MAD: morocco, maroc
	IL ILS: israel, il
	AE AED: united arab emirates, uae, ae
	SA SAR: saudi arabia, ksa
	DE EUR: germany, deutschland, allemagne, germania, de
	FR EUR: france, frankreich, francia, fr
	ES EUR: spain, españa, spanien, espagne, spagna, es
	IT EUR: italy, italia, italien, italie, it
	NL EUR: netherlands, nederland, the netherlands, niederlande, pays-bas, paesi bassi, nl
	BE EUR: belgium, belgien, belgique, belgië, be
	AT EUR: austria, österreich, autriche, at
	LU EUR: luxembourg, luxemburg, lu
	EE EUR: estonia, eesti, ee
	LV EUR: latvia, latvija, lv
	LT EUR: lithuania, lietuva, lt
	SK EUR: slovakia, slovensko, sk
	SI EUR: slovenia, slovenija, si
	HR EUR: croatia, hrvatska, hr
	CY EUR: cyprus, cy
	MT EUR: malta, mt
	BG EUR: bulgaria, българия, bg
	IS ISK: iceland, ísland, is
	RS RSD: serbia, srbija, rs
	FI EUR: finland, suomi, finnland, fi
	IE EUR: ireland, irland, ie
	PT EUR: portugal, pt
	GR EUR: greece, griechenland, gr`)

// country is one of them: its ISO 3166 code and its currency.
type country struct{ code, currency string }

func countriesOf(list string) map[string]country {
	all := map[string]country{}
	for line := range strings.SplitSeq(strings.TrimSpace(list), "\n") {
		head, names, _ := strings.Cut(strings.TrimSpace(line), ":")
		code, currency, _ := strings.Cut(head, " ")
		for name := range strings.SplitSeq(names, ",") {
			all[lexicon.Fold(strings.TrimSpace(name))] = country{code, currency}
		}
	}
	return all
}

// CountryOf is the ISO 3166 code of the country that a text names by a name or a code:
// "GB" for "UK"; "" where it names none of those known.
func CountryOf(text string) string { return countries[lexicon.Fold(strings.TrimSpace(text))].code }

// CountryKey is what a country is told by from others, however it is written: its ISO 3166
// code where a text names it by a name that is known or by a code of two or three letters,
// so that Germany is DE and UK is GB; otherwise the text as it is compared.
func CountryKey(text string) string {
	if code := CountryOf(text); code != "" {
		return code
	}
	if code := strings.TrimSpace(text); len(code) == 2 || len(code) == 3 {
		if region, err := language.ParseRegion(code); err == nil && region.IsCountry() {
			return region.Canonicalize().String()
		}
	}
	return lexicon.Fold(strings.TrimSpace(text))
}

// SamePlace reports whether two texts name one place, or one country.
func SamePlace(a, b string) bool {
	if lexicon.Fold(a) == lexicon.Fold(b) {
		return true
	}
	country := CountryOf(a)
	return country != "" && country == CountryOf(b)
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
			currency := countries[lexicon.Fold(strings.TrimSpace(cell))].currency
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
