package money

import (
	"errors"
	"testing"

	"github.com/paybench/paybench/data/remark"
)

// amountOf and rangeOf make the expected amounts of the tables below short.
func amountOf(value float64, with ...func(*Amount)) Amount {
	a := Amount{Value: value, Low: value, High: value}
	for _, f := range with {
		f(&a)
	}
	return a
}

func rangeOf(low, high float64, with ...func(*Amount)) Amount {
	a := amountOf((low+high)/2, with...)
	a.Low, a.High, a.Range = low, high, true
	return a
}

func in(code string) func(*Amount)     { return func(a *Amount) { a.Currency = code } }
func dollars(a *Amount)                { a.Currency, a.Assumed = "USD", true }
func shared(sign string) func(*Amount) { return func(a *Amount) { a.Sign, a.Note = sign, sign } }
func per(p Period) func(*Amount)       { return func(a *Amount) { a.Period = p } }
func noted(text string) func(*Amount)  { return func(a *Amount) { a.Note = text } }
func assumed(a *Amount)                { a.Assumed = true }
func openEnded(a *Amount)              { a.OpenEnded = true }

func TestParse(t *testing.T) {
	tests := []struct {
		cell string
		mark DecimalMark
		want Amount
	}{
		// Plain numbers.
		{"152000", Auto, amountOf(152000)},
		{"152,000", Auto, amountOf(152000)},
		{"152,000", Point, amountOf(152000)},
		{"152,000", Comma, amountOf(152)},
		{"1,500", Comma, amountOf(1.5)},
		{"1.500", Comma, amountOf(1500)},
		{"1.500", Auto, amountOf(1500)},
		{"1.500", Point, amountOf(1.5)},
		{"63.000", Auto, amountOf(63000)},
		{"0.125", Auto, amountOf(0.125)},
		{"0,125", Auto, amountOf(0.125)},
		{"0,125", Point, amountOf(0.125)},
		{"0", Auto, amountOf(0)},
		{"-0", Auto, amountOf(0)},
		{"00152000", Auto, amountOf(152000)},
		{"4695,70", Auto, amountOf(4695.70)},
		{"4695,70", Comma, amountOf(4695.70)},
		{"4695,70", Point, amountOf(4695.70)},
		{"152,00", Auto, amountOf(152)},
		{"152,00", Comma, amountOf(152)},
		{"152,00", Point, amountOf(152)},
		{"63312.5", Comma, amountOf(63312.5)},
		{"107790.00", Auto, amountOf(107790)},
		{"58008.875", Auto, amountOf(58008.875)},
		{"1,234,567.89", Auto, amountOf(1234567.89)},
		{"1,234,567", Comma, amountOf(1234567)},
		{"1.234.567,89", Auto, amountOf(1234567.89)},
		{"1.234,567", Auto, amountOf(1234.567)},
		{".5", Auto, amountOf(0.5)},
		{",5", Auto, amountOf(0.5)},
		{"5000.", Auto, amountOf(5000)},
		{" 5000 ", Auto, amountOf(5000)},
		{"+500", Auto, amountOf(500)},
		{"'63000", Auto, amountOf(63000)},
		{"1e+05", Auto, amountOf(100000)},
		{"1E5", Auto, amountOf(100000)},
		{"1.5e5", Auto, amountOf(150000)},
		{"2.5e-1", Auto, amountOf(0.25)},
		{"99,999,999,999", Auto, amountOf(99999999999)},
		{"0.30000000000000004", Auto, amountOf(0.30000000000000004)},

		// Thousands parted in other ways.
		{"63 000", Auto, amountOf(63000)},
		{"63\u00a0000", Auto, amountOf(63000)},
		{"63\u202f000", Auto, amountOf(63000)},
		{"63\u2009000,50", Auto, amountOf(63000.5)},
		{"63'000", Auto, amountOf(63000)},
		{"63’000.50", Auto, amountOf(63000.5)},
		{"1 234 567", Auto, amountOf(1234567)},
		{"5 665", Auto, amountOf(5665)},
		{"6,48,573", Auto, amountOf(648573)},
		{"12,34,567.50", Auto, amountOf(1234567.5)},
		{"６３０００", Auto, amountOf(63000)},
		{"٦٣٠٠٠", Auto, amountOf(63000)},
		{"६३,०००", Auto, amountOf(63000)},

		// Currencies.
		{"$107790.00", Auto, amountOf(107790, dollars)},
		{"$ 107,790", Auto, amountOf(107790, dollars)},
		{"1.234,56 €", Auto, amountOf(1234.56, in("EUR"))},
		{"€4,460", Auto, amountOf(4460, in("EUR"))},
		{"6,956€", Auto, amountOf(6956, in("EUR"))},
		{"5000e", Auto, amountOf(5000, in("EUR"))},
		{"5000 euroa", Auto, amountOf(5000, in("EUR"))},
		{"USD 90,000", Auto, amountOf(90000, in("USD"))},
		{"USD90000", Auto, amountOf(90000, in("USD"))},
		{"90,000 USD p.a.", Auto, amountOf(90000, in("USD"), per(Year))},
		{"US$90k", Auto, amountOf(90000, in("USD"))},
		{"CA$85,000", Auto, amountOf(85000, in("CAD"))},
		{"$85,000 CAD", Auto, amountOf(85000, in("CAD"))},
		{"AUD $85,000", Auto, amountOf(85000, in("AUD"))},
		{"R$ 5.000,00", Auto, amountOf(5000, in("BRL"))},
		{"R 50 000", Auto, amountOf(50000, in("ZAR"))},
		{"CHF 5'000.-", Auto, amountOf(5000, in("CHF"))},
		{"kr 450.000,-", Auto, amountOf(450000, shared("kr"))},
		{"450 000 SEK", Auto, amountOf(450000, in("SEK"))},
		{"450 000 kr/år", Auto, amountOf(450000, per(Year), shared("kr"))},
		{"¥500,000", Auto, amountOf(500000, shared("¥"))},
		{"Rs. 50,000/-", Auto, amountOf(50000, shared("Rs"))},
		{"80 т.р.", Auto, amountOf(80000, in("RUB"))},
		{"TRY 5000", Auto, amountOf(5000, in("TRY"))},
		{"120 000 руб.", Auto, amountOf(120000, in("RUB"))},
		{"120 тыс. руб. в месяц", Auto, amountOf(120000, in("RUB"), per(Month))},
		{"50000 (EUR)", Auto, amountOf(50000, in("EUR"))},
		{"U$ 5,000", Auto, amountOf(5000, in("USD"))},
		{"U$S 5.000,50", Auto, amountOf(5000.5, in("USD"))},
		{"5000 U$S", Auto, amountOf(5000, in("USD"))},
		{"S/ 5,000.00", Auto, amountOf(5000, in("PEN"))},
		{"S/.5,000", Auto, amountOf(5000, in("PEN"))},
		{"5000 S/", Auto, amountOf(5000, in("PEN"))},
		{"S$5,000", Auto, amountOf(5000, in("SGD"))},
		{"5,000 dollars", Auto, amountOf(5000, dollars)},
		{"5,000 pounds", Auto, amountOf(5000, in("GBP"), assumed)},
		{"£5,000 pounds", Auto, amountOf(5000, in("GBP"))},
		{"$5,000 dollars", Auto, amountOf(5000, dollars)},
		{"$ 5,000 pesos", Auto, amountOf(5000, func(a *Amount) { a.Sign, a.Note = "peso", "pesos" })},
		{"5,000 pesos MXN", Auto, amountOf(5000, in("MXN"))},
		{"MX$ 5,000 pesos", Auto, amountOf(5000, in("MXN"))},
		{"450 000 kronor", Auto, amountOf(450000, func(a *Amount) { a.Sign, a.Note = "kr", "kronor" })},
		{"450 000 kr SEK", Auto, amountOf(450000, in("SEK"))},

		{"5000 Singapore dollars", Auto, amountOf(5000, in("SGD"))},
		{"Egyptian pounds 5,000", Auto, amountOf(5000, in("EGP"))},
		{"80 000 dollars canadiens", Auto, amountOf(80000, in("CAD"))},
		{"5 000 francs suisses", Auto, amountOf(5000, in("CHF"))},
		{"1.500.000 pesos chilenos", Auto, amountOf(1500000, in("CLP"))},
		{"35 000 danske kroner", Auto, amountOf(35000, in("DKK"))},
		{"5 000 Kč", Auto, amountOf(5000, in("CZK"))},
		{"5000 dirhams", Auto, amountOf(5000, func(a *Amount) { a.Sign, a.Note = "dirham", "dirhams" })},
		{"20.000 lei/lună", Auto, amountOf(20000, in("RON"), per(Month))},
		{"CHF 95'000/an", Auto, amountOf(95000, in("CHF"), per(Year))},

		// Powers of ten.
		{"$62K", Auto, amountOf(62000, dollars)},
		{"62.5k", Auto, amountOf(62500)},
		{"62.125k", Auto, amountOf(62125)},
		{"1,250k", Auto, amountOf(1250000)},
		{"1.2M", Auto, amountOf(1200000)},
		{"1.234M", Auto, amountOf(1234000)},
		{"€1.2m", Auto, amountOf(1200000, in("EUR"))},
		{"1,2 Mio. €", Auto, amountOf(1200000, in("EUR"))},
		{"80 t€", Auto, amountOf(80000, in("EUR"))},
		{"80k€", Auto, amountOf(80000, in("EUR"))},
		{"80ke", Auto, amountOf(80000, in("EUR"))},
		{"80 kEUR", Auto, amountOf(80000, in("EUR"))},
		{"450 TSEK", Auto, amountOf(450000, in("SEK"))},
		{"12 lakh", Auto, amountOf(1200000)},
		{"12 LPA", Auto, amountOf(1200000, per(Year))},
		{"₹4L", Auto, amountOf(400000, in("INR"))},
		{"1.5 Cr", Auto, amountOf(15000000)},
		{"500万円", Auto, amountOf(5000000, in("JPY"))},
		{"1.5kk", Auto, amountOf(1500000)},
		{"1,2кк", Auto, amountOf(1200000)},
		{"2-3кк", Auto, rangeOf(2000000, 3000000)},
		{"8 juta", Auto, amountOf(8000000)},
		{"2,5 mii lei", Auto, amountOf(2500, in("RON"))},
		{"61,2 tys. zł", Auto, amountOf(61200, in("PLN"))},
		{"500 eFt", Auto, amountOf(500000, in("HUF"))},
		{"1億円", Auto, amountOf(100000000, in("JPY"))},
		{"15 triệu", Auto, amountOf(15000000)},
		{"850 cents", Auto, amountOf(8.5)},
		{"1.5 billion", Auto, amountOf(1500000000)},
		{"月給25万円", Auto, amountOf(250000, in("JPY"), per(Month))},
		{"年収500万円", Auto, amountOf(5000000, in("JPY"), per(Year))},

		// Periods.
		{"28/hour", Auto, amountOf(28, per(Hour))},
		{"28 / hr", Auto, amountOf(28, per(Hour))},
		{"28 €/h", Auto, amountOf(28, in("EUR"), per(Hour))},
		{"28€ h", Auto, amountOf(28, in("EUR"), per(Hour))},
		{"28 per hour", Auto, amountOf(28, per(Hour))},
		{"$28 an hour", Auto, amountOf(28, dollars, per(Hour))},
		{"£15ph", Auto, amountOf(15, in("GBP"), per(Hour))},
		{"$23.45 HRLY", Auto, amountOf(23.45, dollars, per(Hour))},
		{"40,000 pro rata", Auto, amountOf(40000, noted("pro rata"))},
		{"5000/brutto", Auto, amountOf(5000, noted("/brutto"))},
		{"£15 p/h", Auto, amountOf(15, in("GBP"), per(Hour))},
		{"£400 per day", Auto, amountOf(400, in("GBP"), per(Day))},
		{"500 per week", Auto, amountOf(500, per(Week))},
		{"5000 kk", Auto, amountOf(5000, per(Month))},
		{"5000e/kk", Auto, amountOf(5000, in("EUR"), per(Month))},
		{"5000 €/m", Auto, amountOf(5000, in("EUR"), per(Month))},
		{"5.000 € im Monat", Auto, amountOf(5000, in("EUR"), per(Month))},
		{"45 000 € par an", Auto, amountOf(45000, in("EUR"), per(Year))},
		{"₹6,48,573/yr", Auto, amountOf(648573, in("INR"), per(Year))},
		{"5000 a month", Auto, amountOf(5000, per(Month))},
		{"90k gross per year", Auto, amountOf(90000, per(Year), noted("gross"))},
		{"Jahresgehalt: 50.000 €", Auto, amountOf(50000, in("EUR"), per(Year))},
		{"Stundenverdienst brutto: 25 €", Auto, amountOf(25, in("EUR"), per(Hour), noted("brutto"))},
		{"50000 p.a.", Auto, amountOf(50000, per(Year))},
		{"4500 € brut mensuel", Auto, amountOf(4500, in("EUR"), per(Month), noted("brut"))},
		{"50000 annualized", Auto, amountOf(50000, per(Year))},
		{"5000 € months", Auto, amountOf(5000, in("EUR"), per(Month))},
		{"Annual: $50,000", Auto, amountOf(50000, dollars, per(Year))},

		// Ranges and open ends.
		{"2000-3400", Auto, rangeOf(2000, 3400)},
		{"55000–100000", Auto, rangeOf(55000, 100000)},
		{"4 500 – 5 000 €/kk", Auto, rangeOf(4500, 5000, in("EUR"), per(Month))},
		{"$53K-$91K (Glassdoor est.)", Auto, rangeOf(53000, 91000, dollars, noted("Glassdoor est."))},
		{"50-60k", Auto, rangeOf(50000, 60000)},
		{"50k-60", Auto, rangeOf(50000, 60000)},
		{"50k-60000", Auto, rangeOf(50000, 60000)},
		{"500k-1.2M", Auto, rangeOf(500000, 1200000)},
		{"0.8-1.2M", Auto, rangeOf(800000, 1200000)},
		{"80-90 000 €", Auto, rangeOf(80000, 90000, in("EUR"))},
		{"80–90.000 €", Auto, rangeOf(80000, 90000, in("EUR"))},
		{"500-1,000", Auto, rangeOf(500, 1000)},
		{"80-90000", Auto, rangeOf(80, 90000)},
		{"0-5000", Auto, rangeOf(0, 5000)},
		{"900-1k", Auto, rangeOf(900, 1000)},
		{"$20 to $25 an hour", Auto, rangeOf(20, 25, dollars, per(Hour))},
		{"between 50k and 60k", Auto, rangeOf(50000, 60000)},
		{"€50.000 - €60.000", Auto, rangeOf(50000, 60000, in("EUR"))},
		{"3000~5000", Auto, rangeOf(3000, 5000)},
		{"from $50k to $60k", Auto, rangeOf(50000, 60000, dollars)},
		{"от 80 до 100 тыс. руб.", Auto, rangeOf(80000, 100000, in("RUB"))},
		{"50k-60k+", Auto, rangeOf(50000, 60000, openEnded)},
		{"Employer Provided Salary:$150K-$160K", Auto, rangeOf(150000, 160000, dollars, noted("Employer Provided Salary"))},
		{"Employer Provided Salary:$25-$28 Per Hour", Auto, rangeOf(25, 28, dollars, per(Hour), noted("Employer Provided Salary"))},
		{"Salary range: $80,000 - $100,000", Auto, rangeOf(80000, 100000, dollars, noted("Salary range"))},
		{"1-1.5万/月", Auto, rangeOf(10000, 15000, per(Month))},
		{"15k-25k·14薪", Auto, rangeOf(15000, 25000, per(Month), noted("14薪"))},
		{"4k以上", Auto, amountOf(4000, openEnded)},
		{"150元/天", Auto, amountOf(150, in("CNY"), per(Day))},
		{"de R$ 8.001/mês a R$ 12.000/mês", Auto, rangeOf(8001, 12000, in("BRL"), per(Month))},
		{"Acima de R$ 40.001/mês", Auto, amountOf(40001, in("BRL"), per(Month), openEnded)},
		{"5000 - negotiable", Auto, amountOf(5000, noted("- negotiable"))},
		{"7500+", Auto, amountOf(7500, openEnded)},
		{"7500 +", Auto, amountOf(7500, openEnded)},
		{"$100k+ per year", Auto, amountOf(100000, dollars, per(Year), openEnded)},
		{"od 12 000 do 15 000 zł", Auto, rangeOf(12000, 15000, in("PLN"))},
		{"de 3 000 à 4 000 € par mois", Auto, rangeOf(3000, 4000, in("EUR"), per(Month))},
		{"zwischen 50.000 und 60.000 €", Auto, rangeOf(50000, 60000, in("EUR"))},
		{"plus de 5000", Auto, amountOf(5000, openEnded)},
		{"from 5000", Auto, amountOf(5000, openEnded)},
		{"yli 5000 €", Auto, amountOf(5000, in("EUR"), openEnded)},
		{">= 100000", Auto, amountOf(100000, openEnded)},
		{">100000", Auto, amountOf(100000, openEnded)},
		{"more than 5000", Auto, amountOf(5000, openEnded)},

		// What is left over.
		{"£24,500 fte", Auto, amountOf(24500, in("GBP"), noted("fte"))},
		{"5500 (tai 6900 jos osuu on-call -viikko kuukaudelle)", Auto, amountOf(5500, noted("tai 6900 jos osuu on-call -viikko kuukaudelle"))},
		{"135500€/vuosi sisältäen lomarahat + optioita", Auto, amountOf(135500, in("EUR"), per(Year), noted("sisältäen lomarahat + optioita"))},
		{"~78 000 (on-call -lisät)", Auto, amountOf(78000, noted("~ on-call -lisät"))},
		{"~62k", Auto, amountOf(62000, noted("~"))},
		{"160000 (sis ALV 24%)", Auto, amountOf(160000, noted("sis ALV 24%"))},
		{"186000 ALV24%", Auto, amountOf(186000, noted("ALV24%"))},
		{"78000 + optiot", Auto, amountOf(78000, noted("+ optiot"))},
		{"60000+bonus", Auto, amountOf(60000, noted("+bonus"))},
		{"5000*", Auto, amountOf(5000, noted("*"))},
		{"5000, plus car", Auto, amountOf(5000, noted("plus car"))},
		{"5000 to be agreed", Auto, amountOf(5000, noted("to be agreed"))},
		{"$50k / €45k", Auto, amountOf(50000, dollars, noted("/ €45k"))},

		// Negative amounts.
		{"-500", Auto, amountOf(-500)},
		{"−500", Auto, amountOf(-500)},
		{"-$1,200.50", Auto, amountOf(-1200.5, dollars)},
		{"(1,200)", Auto, amountOf(-1200)},
		{"($1,200)", Auto, amountOf(-1200, dollars)},
		{"$ (1,200)", Auto, amountOf(-1200, dollars)},
	}
	for _, test := range tests {
		got, err := Parse(test.cell, test.mark)
		if err != nil || got != test.want {
			t.Errorf("Parse(%q, %v) = %+v, %v\nwant %+v", test.cell, test.mark, got, err, test.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct {
		cell string
		want error
		why  remark.Kind // "" where it does not matter
	}{
		{"", ErrBlank, ""},
		{" \t\u00a0\u200b", ErrBlank, ""},
		{"*", ErrMissing, remark.AmountMissing},
		{"x", ErrMissing, remark.AmountMissing},
		{"N/A", ErrMissing, remark.AmountMissing},
		{"-", ErrMissing, remark.AmountMissing},
		{"–", ErrMissing, remark.AmountMissing},
		{"..", ErrMissing, remark.AmountMissing},
		{"Not Provided", ErrMissing, remark.AmountMissing},
		{"面议", ErrMissing, remark.AmountMissing},
		{"Grade: 7", ErrUnreadable, remark.AmountNone},
		{"2万以下", ErrUnreadable, remark.AmountUpperOnly},
		{"unknown", ErrMissing, remark.AmountMissing},
		{"ks. liite", ErrUnreadable, remark.AmountNone},
		{"Optiot", ErrUnreadable, remark.AmountNone},
		{"Grade 7", ErrUnreadable, remark.AmountNone},
		{"3rd", ErrUnreadable, remark.AmountNone},
		{"7500-", ErrUnreadable, remark.AmountDash},
		{"#", ErrUnreadable, remark.AmountNone},
		{"10%", ErrUnreadable, remark.AmountPercentage},
		{"5-10 %", ErrUnreadable, remark.AmountPercentage},
		{"2023-05-01", ErrUnreadable, ""},
		{"2023-05", ErrUnreadable, ""},
		{"01-05-2023", ErrUnreadable, ""},
		{"01/05/2023", ErrUnreadable, remark.AmountDate},
		{"1.5.2023", ErrUnreadable, remark.AmountDate},
		{"2/15/2021 11:57:08", ErrUnreadable, ""},
		{"05-2023", ErrUnreadable, ""},
		{"12 Jan 2024", ErrUnreadable, remark.AmountDate},
		{"040-1234567", ErrUnreadable, ""},
		{"12:30", ErrUnreadable, remark.AmountDate},
		{"2600*12,5", ErrUnreadable, remark.AmountSum},
		{"12 x 3000", ErrUnreadable, remark.AmountSum},
		{"60000+5000", ErrUnreadable, remark.AmountSum},
		{"+358 40 123 4567", ErrUnreadable, ""},
		{"040 123 4567", ErrUnreadable, ""},
		{"555-123-4567", ErrUnreadable, ""},
		{"(555) 123-4567", ErrUnreadable, ""},
		{"3 5", ErrUnreadable, ""},
		{"5000 6900", ErrUnreadable, ""},
		{"up to 5000", ErrUnreadable, remark.AmountUpperOnly},
		{"<5000", ErrUnreadable, ""},
		{"91k-53k", ErrUnreadable, remark.AmountBackwards},
		{"1,23,4", ErrUnreadable, remark.AmountGroups},
		{"1e400", ErrUnreadable, remark.AmountTooLarge},
		{"5000 EUR dollars", ErrUnreadable, remark.AmountTwoCurrencies},
		{"¥5000 kr", ErrUnreadable, remark.AmountTwoCurrencies},
		{"5000 EUR GBP", ErrUnreadable, remark.AmountTwoCurrencies},
		{"5000/month-6000/hour", ErrUnreadable, remark.AmountTwoPeriods},
		{"5 vuotta", ErrUnreadable, remark.AmountOtherUnit},
		{"40 ore", ErrUnreadable, remark.AmountOtherUnit},
		{"12 Monate", ErrUnreadable, remark.AmountOtherUnit},
		{"25 employees", ErrUnreadable, remark.AmountOtherUnit},
		{"E1000", ErrUnreadable, remark.AmountNone},
		{"SAL12", ErrUnreadable, remark.AmountNone},
		{"Mon 5", ErrUnreadable, remark.AmountNone},
		{"A 12", ErrUnreadable, remark.AmountNone},
		{"12 mar 2024", ErrUnreadable, remark.AmountDate},
		{"NC", ErrUnreadable, remark.AmountNone},
		{"n/c", ErrMissing, remark.AmountMissing},
		{"(none)", ErrMissing, remark.AmountMissing},
		{"efter överenskommelse", ErrMissing, ""},
		{"40 h", ErrUnreadable, remark.AmountOtherUnit},
		{"1_000", ErrUnreadable, remark.AmountNone},
		{"100k/120k", ErrUnreadable, ""},
		{"2023/2024", ErrUnreadable, ""},
		{"5000 12kk", ErrUnreadable, ""},
		{"0x1F", ErrUnreadable, ""},
		{"#REF!", ErrUnreadable, ""},
		{"50 mil", ErrUnreadable, ""},
		{"$1,500 quarterly", ErrUnreadable, remark.AmountOtherTime},
		{"$1,500 bi-monthly", ErrUnreadable, ""},
		{"1500 per 2 weeks", ErrUnreadable, ""},
		{"$200 per shift", ErrUnreadable, ""},
		{"$350/shift", ErrUnreadable, ""},
	}
	for _, test := range tests {
		got, err := Parse(test.cell, Auto)
		if !errors.Is(err, test.want) {
			t.Errorf("Parse(%q) = %+v, %v, want an error that is %q", test.cell, got, err, test.want)
			continue
		}
		if errors.Is(err, ErrBlank) == errors.Is(err, ErrUnreadable) {
			t.Errorf("Parse(%q): %v is not one of blank and unreadable", test.cell, err)
		}
		var unread *Error
		if test.why != "" && (!errors.As(err, &unread) || unread.Why != test.why || unread.Cell != test.cell) {
			t.Errorf("Parse(%q): %v, %+v, want %s", test.cell, err, unread, test.why)
		}
	}
}

// What Format writes is read back as the same amount.
func TestParseReadsFormat(t *testing.T) {
	for _, code := range []string{"", "USD", "EUR", "GBP", "INR", "CAD", "AUD", "SGD", "BRL", "CHF", "SEK", "TRY"} {
		for _, value := range []float64{0, 1, 73.08, 999.99, 1000, 152000, -500, 1234567.89, 12500000, 99999999999} {
			cell := Format(value, code, 2)
			got, err := Parse(cell, Point)
			got.Assumed = false // "$"
			if err != nil || got != amountOf(value, in(code)) {
				t.Errorf("Parse(%q) = %+v, %v, want %v %s", cell, got, err, value, code)
			}
		}
	}
}
