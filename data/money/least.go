package money

// leastYears are rounded by hand, between the pay of a month and that of a year
// that is usual in a country of the currency about 2020.
var leastYears = map[string]float64{
	"USD": 9e3, "EUR": 9e3, "GBP": 9e3, "CHF": 20e3, "CAD": 12e3, "AUD": 15e3, "NZD": 15e3, "SGD": 12e3, "ILS": 50e3,
	"SEK": 120e3, "NOK": 150e3, "DKK": 120e3, "PLN": 36e3, "CZK": 200e3, "HUF": 2e6, "RON": 25e3, "UAH": 150e3, "RUB": 400e3,
	"INR": 120e3, "CNY": 50e3, "JPY": 1.2e6, "KRW": 12e6, "BRL": 20e3, "MXN": 60e3, "ZAR": 80e3, "PHP": 120e3, "IDR": 40e6,
}

// LeastYear returns an amount in the currency of an ISO 4217 code that nearly all
// full-time pay of a year exceeds and nearly no pay of a month; 0 where none is
// known. It is good for a question to the user, not for a decision.
func LeastYear(code string) float64 { return leastYears[code] }
