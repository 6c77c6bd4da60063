package money

import "testing"

func TestScaleOf(t *testing.T) {
	for header, want := range map[string]float64{
		"Salary": 1, "Salary (k€)": 1e3, "Salary in kEUR": 1e3, "RSU ($K/yr)": 1e3, "Base pay, TSEK": 1e3, "Salary (K)": 1e3, "salary_usd_k": 1e3, "Lön (tkr)": 1e3,
		"Salary £000": 1e3, "Salary ('000)": 1e3, "Pay (£000s)": 1e3, "Salary (thousands)": 1e3, "Gehalt in T€": 1e3,
		"CTC (LPA)": 1e5, "Salary in Lakhs": 1e5, "年収(万円)": 1e4, "年収（万円）": 1e4, "Зарплата, тыс. руб.": 1e3, "Pay (million)": 1e6,
		"Above 100,000": 1, "Kuukausipalkka": 1, "K": 1, "Tkey": 1, "401k match": 1, "Title": 1, "Kr per month": 1, "": 1,
	} {
		if got := ScaleOf(header); got != want {
			t.Errorf("ScaleOf(%q) = %g, want %g", header, got, want)
		}
	}
}
