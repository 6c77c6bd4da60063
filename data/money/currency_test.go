package money

import "testing"

func TestCurrencyOf(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Base salary (gross, monthly EUR)", "EUR"},
		{"Payscale Minimum (£)", "GBP"},
		{"salary_in_usd", "USD"},
		{"salaryInUSD", "USD"},
		{"Kuukausipalkka (brutto, euroina)", "EUR"},
		{"Monthly salary (gross, in EUR)", "EUR"},
		{"Tuntilaskutus (ALV 0%, euroina)", "EUR"},
		{"$", "USD"},
		{"US$", "USD"},
		{"CA$", "CAD"},
		{"Salary ($ CAD)", "CAD"},
		{"Salary (CAD $)", "CAD"},
		{"₹", "INR"},
		{"usd", "USD"},
		{"Euro", "EUR"},
		{"k€", "EUR"},
		{"Зарплата (руб.)", "RUB"},
		{"TRY", "TRY"},
		{"Salary (TRY)", "TRY"},

		{"", ""},
		{"CADRE", ""},
		{"European company", ""},
		{"eurooppalainen työnantaja", ""},
		{"Missä kaupungissa työpaikkasi on Euroopassa?", ""},
		{"All staff", ""},
		{"TOP SALARY", ""},
		{"Try again", ""},
		{"kr", ""},
		{"¥", ""},
		{"EUR or USD", ""},
		{"€/£", ""},
		{"salary_currency", ""},
		{"Annual Salary", ""},
	}
	for _, test := range tests {
		if got := CurrencyOf(test.text); got != test.want {
			t.Errorf("CurrencyOf(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}
