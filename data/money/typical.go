package money

// typicalYear is about what a full-time employee earns in a year, before tax, in
// thousands of a currency: national medians of 2022 to 2024, rounded. They only
// serve to tell a month's pay from a year's, which lie twelve times apart.
var typicalYear = map[string]float64{
	"USD": 60, "GBP": 35, "EUR": 38, "CHF": 80, "CAD": 62, "AUD": 80, "NZD": 68, "SGD": 65, "HKD": 240, "TWD": 650,
	"JPY": 4500, "CNY": 100, "KRW": 40_000, "INR": 500, "IDR": 60_000, "PHP": 260, "THB": 250, "VND": 110_000, "MYR": 40,
	"PKR": 700, "BDT": 350, "LKR": 900, "NPR": 500, "KHR": 16_000, "MMK": 4000,
	"SEK": 430, "NOK": 600, "DKK": 500, "ISK": 9000, "PLN": 85, "CZK": 500, "HUF": 6500, "RON": 80, "BGN": 25, "RSD": 1400,
	"RUB": 800, "UAH": 250, "BYN": 25, "KZT": 4500, "GEL": 22, "AMD": 3200, "AZN": 11, "UZS": 50_000, "TRY": 450,
	"ILS": 150, "AED": 140, "SAR": 110, "QAR": 150, "KWD": 12, "BHD": 8, "OMR": 10, "JOD": 7, "EGP": 120, "MAD": 70, "TND": 20, "DZD": 550,
	"ZAR": 280, "NGN": 1500, "KES": 600, "GHS": 36, "TZS": 8000, "UGX": 8000, "XOF": 2400, "XAF": 2400,
	"BRL": 38, "MXN": 150, "ARS": 9000, "CLP": 9000, "COP": 24_000, "PEN": 24, "UYU": 500, "PYG": 36_000, "BOB": 42, "CRC": 6000, "GTQ": 50, "DOP": 350,
}

// TypicalYear is about what a full-time employee earns in a year in a currency; 0
// where that is not known.
func TypicalYear(currency string) float64 { return 1000 * typicalYear[currency] }
