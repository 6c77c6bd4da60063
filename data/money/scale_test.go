package money

import "testing"

func TestScaleOf(t *testing.T) {
	for header, want := range map[string]float64{
		"Salary": 1, "Kuukausipalkka": 1, "Title": 1, "Kr per month": 1, "": 1,

		// Zeros and round numbers.
		"Salary £000": 1e3, "Salary ('000)": 1e3, "Pay (£'000)": 1e3, "Pay (£000s)": 1e3, "Base salary (in 000s)": 1e3, "Base Salary ($ in 000s)": 1e3,
		"Annual base pay (USD, 000)": 1e3, "Base salary (€ 000)": 1e3, "Salary - 000s omitted": 1e3, "Revenue (£000,000)": 1e6, "Wages 2024 000s": 1e3,
		"Base salary x1000": 1e3, "Base salary x 1,000": 1e3, "Base salary × 1.000": 1e3, "annual_salary_x1000": 1e3, "Lohn in 1000 CHF": 1e3, "Lohn (1'000 Fr.)": 1e3,
		"Lön, 1 000 kr": 1e3, "Inkomster i 1000-tals kronor": 1e3, "Palkka, 1000 €": 1e3, "Salary (1000s)": 1e3, "Pay, 1000000 €": 1e6, "EUR000": 1e3, "Salary in 1000": 1e3,
		"Above 100,000": 1, "1,000 employees": 1, "Band 2000": 1, "Salary 10,000": 1, "10 000 000": 1, "Company size 1000+": 1, "Fortune 1000 companies": 1, "A000": 1,
		"000km": 1, "Over 1000 €": 1, "Bonus above 1000 EUR": 1, "500-1000 EUR": 1, "500 to 1000 EUR": 1, "$1000 deductible": 1, "1000 EUR bonus": 1, "in 1000 companies": 1, "x12": 1,

		// Letters.
		"Salary (k€)": 1e3, "Salary in kEUR": 1e3, "Salary [K USD]": 1e3, "Alle Angaben in Tausend Euro": 1e3, "RSU ($K/yr)": 1e3, "Base pay, TSEK": 1e3, "Salary (K)": 1e3, "salary_usd_k": 1e3, "Gehalt in T€": 1e3, "Gehalt TEUR": 1e3,
		"lon_tsek": 1e3, "KUSD": 1e3, "US$k": 1e3, "Palkka (ke)": 1e3, "Salary ($M)": 1e6, "Salary (£m)": 1e6, "Salary M€": 1e6, "Revenue (MEUR)": 1e6, "Revenue ($mn)": 1e6,
		"K": 1, "Ke": 1, "Tkey": 1, "401k match": 1, "Mars": 1, "mall": 1, "Team": 1, "Kron": 1, "K index": 1, "Te": 1, "T (total)": 1, "$T": 1,

		// Words of several languages.
		"Salary (thousands)": 1e3, "Salary (thousand)": 1e3, "Pay (million)": 1e6, "Lön (tkr)": 1e3, "Lönesumma, mkr": 1e6, "CTC (LPA)": 1e5, "Salary in Lakhs": 1e5, "CTC (Crores)": 1e7,
		"Wynagrodzenie (tys. zł)": 1e3, "Plat (tis. Kč)": 1e3, "Salaire en milliers": 1e3, "Salário em milhares": 1e3, "Salário (R$ mil)": 1e3, "Stipendio in migliaia di euro": 1e3,
		"Sueldo (miles de pesos)": 1e3, "Зарплата, тыс. руб.": 1e3, "Зарплата, млн руб.": 1e6, "Fizetés (eFt)": 1e3, "Salariu (mii lei)": 1e3, "Wages 2024, thousand tenge": 1e3,
		"年収(万円)": 1e4, "年収（万円）": 1e4, "年収（千円）": 1e3, "月薪（万元）": 1e4, "単位：百万円": 1e6, "単位千円": 1e3, "千葉県": 1, "万科公司": 1,
		"salary_cents": 0.01, "salaryInCents": 0.01, "baseSalaryThousands": 1e3, "salaryKEUR": 1e3, "Salary in cents": 0.01, "Salary in pence": 0.01, "Wynagrodzenie w groszach, grosze": 0.01, "per cent": 1, "Part en pour cent": 1, "Paga ore straordinarie": 1,

		// Titles, and what is said of numbers and people.
		"Pay survey, all values in thousands (US$)": 1e3, "Salary data ($ in thousands)": 1e3, "Median earnings of workers, in thousands of dollars": 1e3, "in thousands": 1e3,
		"Survey of 5 thousand employees": 1, "Top 3 million earners": 1, "Number of employees (in thousands)": 1, "Median weekly earnings (numbers in thousands)": 1, "Employment (000)": 1,
	} {
		if got := ScaleOf(header); got != want {
			t.Errorf("ScaleOf(%q) = %g, want %g", header, got, want)
		}
	}
}
