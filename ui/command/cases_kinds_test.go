package command_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// The files here are invented: the same kinds as the shared cases, in other words,
// languages and amounts. Most hold ten people, written in one way or another.

// yearly and monthly are the pay of ten people.
var (
	yearly  = []int{48_300, 51_750, 55_200, 58_900, 62_400, 66_150, 71_300, 77_800, 84_600, 96_500}
	monthly = []int{2_100, 2_350, 2_600, 2_900, 3_150, 3_400, 3_800, 4_300, 4_900, 6_000}
)

// The figures of the ten, a year.
var (
	yearlyTen  = figures{n: 10, p10: 51_405, median: 64_275, p90: 85_790}
	monthlyTen = figures{n: 10, p10: 27_900, median: 39_300, p90: 60_120}
	tenfoldTen = figures{n: 10, p10: 514_050, median: 642_750, p90: 857_900}
	mixedTen   = figures{n: 10, p10: 51_463, median: 64_275, p90: 85_790} // of mixedPay
)

// ten people's lines: {pay} is each one's yearly pay, {tenfold} ten times that, {month}
// the monthly pay of another ten; {k} and {k,} are thousands of yearly pay, {i} and {ii} count.
func tenPeople(header, line string) string {
	var text strings.Builder
	text.WriteString(header + "\n")
	for i, pay := range yearly {
		thousands := strconv.FormatFloat(float64(pay)/1000, 'f', -1, 64)
		text.WriteString(strings.NewReplacer(
			"{pay}", strconv.Itoa(pay), "{tenfold}", strconv.Itoa(10*pay), "{cents}", strconv.Itoa(100*pay), "{month}", strconv.Itoa(monthly[i]),
			"{k}", thousands, "{k,}", strings.Replace(thousands, ".", ",", 1), "{i}", strconv.Itoa(i+1), "{ii}", fmt.Sprintf("%02d", i+1),
		).Replace(line) + "\n")
	}
	return text.String()
}

// mixedPay are ten people of whom three are paid by the hour: 23.50 is 48,880 a
// year, 28.25 is 58,760 and 34.00 is 70,720.
func mixedPay(header, hour, year string) string {
	text := header + "\n"
	for i, pay := range []string{"23.50", "51750", "55200", "28.25", "62400", "66150", "34.00", "77800", "84600", "96500"} {
		unit := year
		if strings.Contains(pay, ".") {
			unit = hour
		}
		text += fmt.Sprintf("Fitter %d,%s,%s\n", i%2, pay, unit)
	}
	return text
}

// unitsOfPay are files of which unit and scale are to be told.
var unitsOfPay = []reading{
	{file: "hrly.csv", text: mixedPay("Trade,Rate,Wage basis", "Hrly", "Sal"), right: []answer{{figures: mixedTen}}, says: []string{"hour"}},
	{file: "ne.csv", text: mixedPay("Trade,Compensation,FLSA", "NE", "EX"), right: []answer{{figures: mixedTen}}, says: []string{"hour"}},
	{file: "nonexempt.csv", text: mixedPay("Trade,Compensation,Overtime class", "Nonexempt", "Exempt"), right: []answer{{figures: mixedTen}}, says: []string{"hour"}},
	{file: "entgeltart.csv", text: mixedPay("Beruf,Entgelt,Entgeltart", "Stundenlohn", "Jahresgehalt"), right: []answer{{figures: mixedTen}}, says: []string{"hour"}},
	{file: "horaire.csv", text: mixedPay("Métier,Rémunération,Type de paie", "Taux horaire", "Salaire annuel"), right: []answer{{figures: mixedTen}}, says: []string{"hour"}},
	{
		// People who may get overtime, with a year's pay: nothing is multiplied.
		file: "nonexemptyear.csv", text: "Trade,Compensation,FLSA status\nClerk,41000,Non-exempt\nClerk,44500,Non-Exempt\nLead,61000,Exempt\nLead,67500,Exempt\nLead,72000,Exempt\n",
		right: []answer{{figures: figures{n: 5, p10: 42_400, median: 61_000, p90: 70_200}}},
	},
	{
		file: "hbesideyear.csv", text: "Trade,Pay,Pay class\nClerk,41000,H\nClerk,22.50,H\nLead,61000,S\nLead,67500,S\nLead,72000,S\n", says: []string{"41,?000|1 (row|amount|person|of)"},
		right: []answer{{figures: figures{n: 5, p10: 43_320, median: 61_000, p90: 70_200}}},
	},
	{
		file: "unsaidhours.csv", text: "Trade,Pay\nCook,23.50\nCook,24.75\nCook,55200\nCook,58900\nCook,62400\nCook,66150\nCook,71300\nCook,77800\nCook,84600\nCook,96500\n",
		says: []string{"hour|hundredth|thousand"},
		right: []answer{
			{figures: figures{n: 10, p10: 24.625, median: 64_275, p90: 85_790}},
			{figures: figures{n: 10, p10: 51_220, median: 64_275, p90: 85_790}},
			{figures: figures{n: 8, median: 68_725}},
		},
	},
	{
		file: "yearpaidbiweekly.csv", text: tenPeople("Position,Annual salary,Pay schedule", "Planner,{pay},Bi-weekly"), says: []string{"week"},
		right: []answer{{figures: yearlyTen}}, means: map[string]string{"Annual salary": "base per year|pay per year"},
	},
	{
		file: "monthpaidweekly.csv", text: tenPeople("Position,Monthly gross salary,Pay run", "Planner,{month},Weekly"),
		right: []answer{{figures: monthlyTen}}, means: map[string]string{"Monthly gross salary": "base per month|pay per month"},
	},
	{
		// The rate says its unit; when it is paid out is another matter.
		file: "ratetype.csv", text: "Job,Compensation basis,Rate,Payroll calendar\nMechanic,Hourly,24.50,Semi-monthly\nMechanic,Hourly,31,Semi-monthly\nBuyer,Salaried,2600,Semi-monthly\nBuyer,Salaried,3350,Semi-monthly\n",
		right: []answer{{figures: figures{n: 4, p10: 54_392, median: 63_440, p90: 75_624}}},
	},
	{
		file: "fourdecimals.csv", text: "Job,Pay,Paid per\nNurse,24.5000,Hour\nNurse,95.061,Hour\nNurse,31.2500,Hour\nMatron,61200.5000,Year\nMatron,70100.2500,Year\n",
		right: []answer{{figures: figures{n: 5, p10: 55_056.20, median: 65_000, p90: 146_676.228}}},
	},
	{
		file: "titelmonat.csv", text: "Monatliche Grundgehälter 2024 in Euro;\n;\n" + tenPeople("Stelle;Grundgehalt", "Planer;{month}"),
		right: []answer{{figures: monthlyTen, currency: "EUR"}}, says: []string{"month|monat"},
	},
	{
		file: "titremois.csv", text: "\"Salaires mensuels bruts, en francs suisses\";\n" + tenPeople("Poste;Salaire", "Caissier;{month}"),
		right: []answer{{figures: monthlyTen, currency: "CHF"}}, says: []string{"month|mensuel"},
	},
	{file: "kuukausi.csv", text: tenPeople("Tehtävä;Kuukausipalkka (€)", "Kokki;{month},00"), right: []answer{{figures: monthlyTen, currency: "EUR"}}},
	{
		file: "tagessatz.csv", text: "Rolle;Tagessatz (EUR)\nBerater;400\nBerater;450\nBerater;520\n",
		right: []answer{{figures: figures{n: 3, median: 117_000}, currency: "EUR"}},
	},
	{
		// Nobody earns 3,150 reais a year; in Brazil pay is told by the month.
		file: "salario.csv", text: tenPeople("Cargo;Salário", "Cozinheiro;R$ {month},00"), beside: []string{"month"},
		right: []answer{{figures: monthlyTen, currency: "BRL"}},
	},
	{
		file: "xinzi.csv", text: "职位,薪资\n厨师,7000元\n厨师,7500元\n厨师,8000元\n厨师,9000元\n厨师,10000元\n店长,11000元\n店长,12500元\n店长,14000元\n店长,17000元\n店长,22000元\n", beside: []string{"month"},
		right: []answer{{figures: figures{n: 10, p10: 89_400, median: 126_000, p90: 210_000}, currency: "CNY|"}},
	},
	{file: "yuexin.csv", text: "岗位,月薪\n会计,7000\n会计,9000\n会计,14000\n", right: []answer{{figures: figures{n: 3, median: 108_000}, currency: "CNY|"}}},
	{file: "dollar000.csv", text: tenPeople("Title,Base pay ($000)", "Buyer,{k}"), right: []answer{{figures: yearlyTen, currency: "USD"}}},
	{file: "thousandsofdollars.csv", text: tenPeople("Title,Base pay (thousands of dollars)", "Buyer,{k}"), right: []answer{{figures: yearlyTen, currency: "USD"}}},
	{file: "poundk.csv", text: tenPeople("Title,Annual pay £k", "Buyer,{k}"), right: []answer{{figures: yearlyTen, currency: "GBP"}}},
	{file: "kusd.csv", text: tenPeople("Title,Salary [K USD]", "Buyer,{k}"), right: []answer{{figures: yearlyTen, currency: "USD"}}},
	{file: "teur.csv", text: tenPeople("Stelle;Jahresgehalt (TEUR)", "Planer;{k,}"), right: []answer{{figures: yearlyTen, currency: "EUR"}}},
	{file: "tsd.csv", text: tenPeople("Stelle;Jahresgehalt in Tsd. €", "Planer;{k,}"), right: []answer{{figures: yearlyTen, currency: "EUR"}}},
	{file: "miles.csv", text: tenPeople("Puesto;Sueldo bruto anual (miles de euros)", "Cajero;{k,}"), right: []answer{{figures: yearlyTen, currency: "EUR"}}},
	{file: "keuro.csv", text: tenPeople("Poste;Salaire annuel (k€)", "Caissier;{k,}"), right: []answer{{figures: yearlyTen, currency: "EUR"}}},
	{
		file: "tkr.csv", text: "Befattning;Årslön (tkr)\nKock;483\nKock;517,5\nKock;642\n",
		right: []answer{{figures: figures{n: 3, p10: 489_900, median: 517_500, p90: 617_100}, currency: "SEK|"}},
	},
	{
		file: "manyen.csv", text: "職種,年収（万円）\n料理人,483\n料理人,517.5\n料理人,642\n",
		right: []answer{{figures: figures{n: 3, p10: 4_899_000, median: 5_175_000, p90: 6_171_000}, currency: "JPY"}},
	},
	{
		file: "lakhs.csv", text: "Designation,Annual CTC (in lakhs)\nAccountant,4.83\nAccountant,6.24\nAccountant,9.65\n",
		right: []answer{{figures: figures{n: 3, p10: 511_200, median: 624_000, p90: 896_800}, currency: "INR|"}},
	},
	{
		file: "title.csv", text: "\"Pay review 2024 – figures in thousands, Canadian dollars\",\n" + tenPeople("Title,Base pay", "Buyer,{k}"),
		right: []answer{{figures: yearlyTen, currency: "CAD"}}, says: []string{"thousand"},
	},
	{
		file: "titel.csv", text: "Alle Angaben in Tausend Euro;\n" + tenPeople("Stelle;Jahresgehalt", "Planer;{k,}"),
		right: []answer{{figures: yearlyTen, currency: "EUR"}},
	},
	{file: "pence.csv", text: tenPeople("title,annual_pay_pence", "Buyer,{cents}"), right: []answer{{figures: yearlyTen, currency: "GBP|"}}},
	{
		// Payroll systems write letters for what pay is for.
		file: "letters.csv", text: "Job,Salary,Frequency\nDev,4500,M\nDev,62000,A\nQA,3900,M\nAid,30,H\nPM,71000,A\n",
		right: []answer{{figures: figures{n: 5, p10: 49_680, median: 62_000, p90: 67_560}}},
	},
	{
		// Few letters more are no sex, and no code: 185k is money.
		file: "ks.csv", text: "title,Annual salary\nSWE,185k\nSWE,172k\nEM,230k\nPM,190k\nTPM,165k\n",
		right: []answer{{figures: figures{n: 5, p10: 167_800, median: 185_000, p90: 214_000}}},
	},
	{
		// A rate beside income of the same time is of something else.
		file: "ratebesideincome.csv", text: "Job,Monthly Income,Monthly Rate\nDev,5993,19479\nDev,5130,24907\nQA,2090,2396\nQA,2909,23159\nPM,9468,16632\n",
		right: []answer{{figures: figures{n: 5, p10: 29_011.2, median: 61_560, p90: 96_936}}},
	},
	{
		// What customers are charged is no pay of employees.
		file: "invoiced.csv", text: "Role,\"Hourly rate (VAT 0%, in euros)\",\"Monthly salary (gross, in EUR)\"\nDev,95,\nDev,,5000\nDev,,5500\nLead,110,\nLead,,7000\n",
		right: []answer{{figures: figures{n: 3, p10: 61_200, median: 66_000, p90: 80_400}, currency: "EUR"}},
	},
	{
		// A quarter is no pay period: that it stands for a year is said.
		file: "quarterpay.csv", text: "Rep,Quarterly salary\nA,15000\nB,16000\nC,17000\n", says: []string{"quarter"},
		right: []answer{{figures: figures{n: 3, p10: 15_200, median: 16_000, p90: 16_800}}},
	},
	{
		file: "netonly.csv", text: "Job,Net salary per month (EUR),Tax class\nDev,2900,1\nDev,3100,3\nQA,2300,1\nQA,2250,4\nPM,3700,3\n", says: []string{"no base pay"},
		right: []answer{{figures: figures{n: 5, p10: 27_240, median: 34_800, p90: 41_520}, currency: "EUR"}},
	},
	{file: "cent.csv", text: tenPeople("Stelle;Jahresgehalt in Cent", "Planer;{cents}"), right: []answer{{figures: yearlyTen, currency: "EUR|"}}},
}

// currencies are files of which the currency is to be told, or never guessed.
var currencies = []reading{
	{file: "encuesta.csv", text: "Encuesta de sueldos 2024 (dólares canadienses);\n" + tenPeople("Puesto;Sueldo anual", "Cajero;{pay}"), right: []answer{{figures: yearlyTen, currency: "CAD"}}},
	{file: "francs.csv", text: tenPeople("Poste;Traitement annuel (francs suisses)", "Caissier;{pay}"), right: []answer{{figures: yearlyTen, currency: "CHF"}}},
	{file: "dollarsamericains.csv", text: tenPeople("Poste;Traitement annuel (dollars américains)", "Caissier;{pay}"), right: []answer{{figures: yearlyTen, currency: "USD"}}},
	{file: "zloty.csv", text: tenPeople("Stanowisko;Roczne wynagrodzenie (zł)", "Kucharz;{pay}"), right: []answer{{figures: yearlyTen, currency: "PLN"}}},
	{file: "rubles.csv", text: tenPeople("Должность;Годовой оклад (руб.)", "Повар;{tenfold}"), right: []answer{{figures: tenfoldTen, currency: "RUB"}}},
	{file: "reais.csv", text: tenPeople("Cargo;Salário anual (reais)", "Cozinheiro;{pay}"), right: []answer{{figures: yearlyTen, currency: "BRL"}}},
	{file: "rupees.csv", text: tenPeople("Title,Annual pay (Indian rupees)", "Buyer,{tenfold}"), right: []answer{{figures: tenfoldTen, currency: "INR"}}},
	{file: "australian.csv", text: tenPeople("Title,Annual pay - Australian dollars", "Buyer,{pay}"), right: []answer{{figures: yearlyTen, currency: "AUD"}}},
	{file: "aed.csv", text: tenPeople("Title,Annual salary AED", "Buyer,{tenfold}"), right: []answer{{figures: tenfoldTen, currency: "AED"}}},
	{
		file: "pounds.csv", text: "Title,Pay currency,Annual salary\nBuyer,Egyptian pound,180000\nBuyer,Egyptian pound,210000\nBuyer,Egyptian pound,240000\nBuyer,Pound sterling,38000\nBuyer,Lebanese pound,9000000\n",
		right: []answer{{figures: figures{n: 3, median: 210_000}, currency: "EGP"}}, beside: []string{"GBP", "LBP"},
	},
	{
		file: "devise.csv", text: "Poste;Devise;Salaire annuel\nAcheteur;dollar australien;80000\nAcheteur;dollar australien;90000\nAcheteur;dollar australien;100000\nAcheteur;dollar américain;70000\nAcheteur;dollar américain;75000\n",
		right: []answer{{figures: figures{n: 3, median: 90_000}, currency: "AUD"}}, beside: []string{"USD"},
	},
	{
		file: "yen.csv", text: "Title,Base pay\nBuyer,61000\nBuyer,64000\nBuyer,67000\nBuyer,70000\nBuyer,73000\nBuyer,¥6200000\nBuyer,¥6500000\nBuyer,¥7100000\n",
		right: []answer{{figures: figures{n: 5, p10: 62_200, median: 67_000, p90: 71_800}}}, beside: []string{"¥|yen|yuan"},
	},
	{
		file: "kr.csv", text: "Title,Base pay\nBuyer,450 000 kr\nBuyer,480 000 kr\nBuyer,510 000 kr\nBuyer,540 000 kr\nBuyer,600 000 kr\n",
		right: []answer{{figures: figures{n: 5, median: 510_000}, currency: "|SEK|NOK|DKK"}},
	},
	{
		file: "kr.csv", text: "Title,Base pay\nBuyer,450 000 kr\nBuyer,480 000 kr\nBuyer,510 000 kr\n", flags: []string{"--currency", "NOK"},
		right: []answer{{figures: figures{n: 3, median: 480_000}, currency: "NOK"}},
	},
	{
		file: "rs.csv", text: "Title,Base pay\nBuyer,\"Rs 4,50,000\"\nBuyer,\"Rs 6,00,000\"\nBuyer,\"Rs 9,75,000\"\n", flags: []string{"--currency", "INR"},
		right: []answer{{figures: figures{n: 3, median: 600_000}, currency: "INR"}},
	},
	{
		file: "twodollars.csv", text: "Title,Base pay\nBuyer,\"C$80,000\"\nBuyer,\"C$90,000\"\nBuyer,\"C$100,000\"\nBuyer,\"$70,000\"\nBuyer,\"$75,000\"\n",
		right: []answer{{figures: figures{n: 3, median: 90_000}, currency: "CAD"}}, beside: []string{`\$|USD`},
	},
	{
		file: "dollar.csv", text: "Title,Base pay\nBuyer,\"$80,000\"\nBuyer,\"$90,000\"\nBuyer,\"$100,000\"\n",
		right: []answer{{figures: figures{n: 3, median: 90_000}, currency: "USD"}}, says: []string{`\$.*(assum|taken)|(assum|taken).*\$`},
	},
	{file: "indollar.csv", text: tenPeople("Title,Base pay in $", "Buyer,{pay}"), flags: []string{"--currency", "SGD"}, right: []answer{{figures: yearlyTen, currency: "SGD"}}},
	{
		file: "mosteuro.csv", text: "Title,Base pay\nBuyer,€50000\nBuyer,€52000\nBuyer,€54000\nBuyer,€56000\nBuyer,€58000\nBuyer,€60000\nBuyer,€62000\nBuyer,64000\nBuyer,66000\n",
		right: []answer{{figures: figures{n: 9, p10: 51_600, median: 58_000, p90: 64_400}, currency: "EUR"}},
	},
	{
		// The largest group names no currency; twelve others name one each.
		file: "manycurrencies.csv", text: tenPeople("Title,Base pay,Currency", "Buyer,{pay},") +
			"Buyer,70000,USD\nBuyer,70000,EUR\nBuyer,70000,GBP\nBuyer,70000,CHF\nBuyer,70000,SEK\nBuyer,70000,NOK\nBuyer,70000,DKK\nBuyer,70000,PLN\nBuyer,70000,CZK\nBuyer,70000,HUF\nBuyer,70000,CAD\nBuyer,70000,AUD\n",
		right: []answer{{figures: yearlyTen}}, beside: []string{"currenc"},
	},
}

func TestUnitsOfPay(t *testing.T) { tryAll(t, unitsOfPay, written) }

func TestCurrencies(t *testing.T) { tryAll(t, currencies, written) }
