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
		{"Sueldo (S/.)", "PEN"},
		{"Sueldo en S/", "PEN"},
		{"Ingreso (U$S)", "USD"},
		{"R$", "BRL"},
		{"Salary (MX$)", "MXN"},
		{"Зарплата (руб.)", "RUB"},
		{"Singapore dollar", "SGD"},
		{"US dollar", "USD"},
		{"Egyptian Pound", "EGP"},
		{"Annual salary (Canadian dollars)", "CAD"},
		{"Salaire en dollars canadiens", "CAD"},
		{"Salaire (francs suisses)", "CHF"},
		{"Sueldo en pesos chilenos", "CLP"},
		{"peso chileno", "CLP"},
		{"couronne danoise", "DKK"},
		{"norske kroner", "NOK"},
		{"Salary in Indian rupees", "INR"},
		{"корона чешская, чешская крона", "CZK"},
		{"Gehalt TEUR", "EUR"},
		{"lon_tsek", "SEK"},
		{"Fizetés (eFt)", "HUF"},
		{"年収（万円）", "JPY"},
		{"単位千円", "JPY"},
		{"月薪(元)", "CNY"},
		{"Plat v Kč", "CZK"},
		{"TRY", "TRY"},
		{"Salary (TRY)", "TRY"},

		{"", ""},
		{"CADRE", ""},
		{"13. Monatslohn (i.d.R. 1/12)", ""},
		{"European company", ""},
		{"eurooppalainen työnantaja", ""},
		{"Missä kaupungissa työpaikkasi on Euroopassa?", ""},
		{"All staff", ""},
		{"TOP SALARY", ""},
		{"Try again", ""},
		{"kr", ""},
		{"kn", ""},
		{"W/S ratio", ""},
		{"Freedonian dollar", ""},
		{"dollars freedoniens", ""},
		{"pesos", ""},
		{"Salary (dinars)", ""},
		{"e-mail", ""},
		{"Salario e bonus", ""},
		{"单元", ""},
		{"Mars", ""},
		{"mall", ""},
		{"try", ""},
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

func TestCurrencyIn(t *testing.T) {
	for text, want := range map[string]bool{
		"$": true, "Salary ($)": true, "Salary in dollars": true, "pounds": true,
		"Salary in thousands of dollars": true, "Salary £ (pounds)": false, "US$": false, "U$S": false, "Salary ($ CAD)": false, "£": false, "USD": false, "EUR": false, "Pay, dollars (NZD)": false, "pounds (EGP)": false,
	} {
		code, assumed := CurrencyIn(text)
		if code == "" || assumed != want || code != CurrencyOf(text) {
			t.Errorf("CurrencyIn(%q) = %q, %v, want assumed %v", text, code, assumed, want)
		}
	}
	for _, text := range []string{"kr", "Rs.", "¥", "pesos", "", "$/€", "$ pesos", "dollars or euros"} {
		if code, assumed := CurrencyIn(text); code != "" || assumed {
			t.Errorf("CurrencyIn(%q) = %q, %v, want none", text, code, assumed)
		}
	}
}

func TestMayBe(t *testing.T) {
	tests := []struct {
		text, code string
		want       bool
	}{
		{"Lön (kr)", "SEK", true},
		{"Løn i kr.", "DKK", true},
		{"Lön (kr)", "EUR", false},
		{"Lön (kr)", "", false},
		{"Lön (SEK)", "SEK", false}, // it names one
		{"工资(¥)", "CNY", true},
		{"Lön", "SEK", false},
		{"Salary ($)", "SEK", false},
	}
	for _, test := range tests {
		if got := MayBe(test.text, test.code); got != test.want {
			t.Errorf("%q in %s: %v", test.text, test.code, got)
		}
	}
}
