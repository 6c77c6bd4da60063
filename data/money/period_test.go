package money

import (
	"testing"

	"github.com/paybench/paybench/data/lexicon"
)

// periodOf is the pay period that a header names.
func periodOf(header string) Period { return PeriodIn(lexicon.Default().Read(header)) }

func TestPeriodIn(t *testing.T) {
	tests := []struct {
		header string
		want   Period
	}{
		{"Hourly Rate", Hour},
		{"hourly_rate", Hour},
		{"Annual Salary", Year},
		{"annualSalary", Year},
		{"Salary p.a.", Year},
		{"Salary (£pa)", Year},
		{"Kuukausipalkka", Month},
		{"Kuukausipalkka (jos työntekijä) (brutto)", Month},
		{"Vuositulot (sis. bonukset, osingot yms) / Vuosilaskutus (jos laskutat)", Year},
		{"Tuntilaskutus (ALV 0%, euroina)", Hour},
		{"Base salary (gross, monthly EUR)", Month},
		{"Yearly income (incl. bonuses, etc; in EUR)", Year},
		{"Jahresgehalt", Year},
		{"Gehalt pro Monat", Month},
		{"Månadslön", Month},
		{"Salario mensual", Month},
		{"Зарплата в месяц", Month},
		{"月薪", Month},
		{"Daily rate", Day},
		{"Weekly pay", Week},
		{"€/h", Hour},
		{"Pay every two weeks", Fortnight},
		{"Salaire brut mensuel", Month},
		{"Salaire (années)", Year},
		{"Wynagrodzenie miesięczne brutto", Month},
		{"Среднемесячная заработная плата", Month},
		{"Salariu lunar brut", Month},
		{"Stundenlohn brutto", Hour},
		{"Basis (monthly, paid weekly)", UnknownPeriod},
		{"Annual pay (monthly installments)", Year},
		{"PAY PER HOUR", Hour},

		{"Salary", UnknownPeriod},
		{"HR cost", UnknownPeriod},
		{"PA salary", UnknownPeriod},
		{"Typical Hours", UnknownPeriod},
		{"Bi-weekly pay", Fortnight},
		{"BiWeeklySalary", Fortnight},
		{"biweekly_rate", Fortnight},
		{"Biweekly High Rate", Fortnight},
		{"Semi-Monthly Salary", HalfMonth},
		{"semi_monthly_pay", HalfMonth},
		{"Bi-monthly pay", UnknownPeriod},
		{"Semi-annual bonus", UnknownPeriod},
		{"Annual or hourly pay", UnknownPeriod},
		{"Fiscal Year", UnknownPeriod},
		{"Does it cover a short term disability (STD)?", UnknownPeriod},
		{"Dienstzeit in Jahren", UnknownPeriod},
		{"Quarterly bonus, annual", UnknownPeriod},
		{"Timestamp", UnknownPeriod},
		{"Työkokemus alalta (vuosina)", UnknownPeriod},
		{"Relevant work experience (in years)", UnknownPeriod},
	}
	for _, test := range tests {
		if got := periodOf(test.header); got != test.want {
			t.Errorf("PeriodIn(%q) = %v, want %v", test.header, got, test.want)
		}
	}
}

func TestParsePeriod(t *testing.T) {
	tests := []struct {
		text string
		want Period
	}{
		{"Year", Year},
		{"annual", Year},
		{"per year", Year},
		{"per annum", Year},
		{"p.a.", Year},
		{"YR", Year},
		{"/year", Year},
		{"vuosi", Year},
		{"Jahr", Year},
		{"anual", Year},
		{"в год", Year},
		{"y", Year},
		{"Month", Month},
		{"monthly", Month},
		{"kk", Month},
		{"/kk", Month},
		{"kuukausi", Month},
		{"mensual", Month},
		{"в месяц", Month},
		{"Monat", Month},
		{"pro Monat", Month},
		{"p.m.", Month},
		{"par mois", Month},
		{"Week", Week},
		{"weekly", Week},
		{"wk", Week},
		{"Day", Day},
		{"daily", Day},
		{"per diem", Day},
		{"Hour", Hour},
		{"Hourly", Hour},
		{"/hour", Hour},
		{"hr", Hour},
		{"HR", Hour},
		{"h", Hour},
		{"tunti", Hour},
		{"Bi-Weekly", Fortnight},
		{"bi weekly", Fortnight},
		{"BW", Fortnight},
		{"per fortnight", Fortnight},
		{"Semi-Monthly", HalfMonth},
		{"half-month", HalfMonth},
		{"a year", Year},
		{"al mes", Month},
		{"na miesiąc", Month},
		{"毎月", Month},
		{"/ay", Month},
	}
	for _, test := range tests {
		if got, err := ParsePeriod(test.text); got != test.want || err != nil {
			t.Errorf("ParsePeriod(%q) = %v, %v, want %v", test.text, got, err, test.want)
		}
	}
	for _, text := range []string{"", "Salary", "Bi-Monthly", "half a month", "bi", "per", "year month", "5", "per 2 weeks", "month bonus", "quarterly", "every"} {
		if got, err := ParsePeriod(text); err == nil {
			t.Errorf("ParsePeriod(%q) = %v, want an error", text, got)
		}
	}
}

func TestPerYear(t *testing.T) {
	want := map[Period]float64{UnknownPeriod: 0, Year: 1, Month: 12, HalfMonth: 24, Fortnight: 26, Week: 52, Day: 260, Hour: 2080, 99: 0}
	for period, times := range want {
		if got := period.PerYear(2080); got != times {
			t.Errorf("%v.PerYear(2080) = %v, want %v", period, got, times)
		}
	}
}
