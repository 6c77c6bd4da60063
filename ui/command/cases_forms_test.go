package command_test

import (
	"fmt"
	"testing"
)

// formsOfFile are tables of statistics, scales and shares, which are not people,
// and files of several years.
var formsOfFile = []reading{
	{
		file: "kennzahlen.csv", asked: by("Beruf"),
		text: "Beruf;Kennzahl;Euro im Jahr\nKoch;1. Quartil;27500\nKoch;Median;31000\nKoch;3. Quartil;36400\nKellner;1. Quartil;26100\nKellner;Median;29300\nKellner;3. Quartil;33800\n",
		right: []answer{{currency: "EUR", groups: map[string]figures{
			"Koch": {p25: 27_500, median: 31_000, p75: 36_400}, "Kellner": {p25: 26_100, median: 29_300, p75: 33_800},
		}}},
	},
	{
		file: "deciles.csv", asked: by("Poste"),
		text: "Poste;Indicateur;Salaire annuel\nCaissier;1er décile;21000\nCaissier;Médiane;24500\nCaissier;9e décile;31000\nBoucher;1er décile;22000\nBoucher;Médiane;26800\nBoucher;9e décile;36000\n",
		right: []answer{{groups: map[string]figures{
			"Caissier": {p10: 21_000, median: 24_500, p90: 31_000}, "Boucher": {p10: 22_000, median: 26_800, p90: 36_000},
		}}},
	},
	{
		file: "measures.csv", asked: by("Occupation"),
		text: "Occupation,Measure,Annual pay\nPilot,10th percentile,72000\nPilot,50th percentile,118000\nPilot,90th percentile,190000\nMechanic,10th percentile,41000\nMechanic,50th percentile,60500\nMechanic,90th percentile,88000\n",
		right: []answer{{groups: map[string]figures{
			"Pilot": {p10: 72_000, median: 118_000, p90: 190_000}, "Mechanic": {p10: 41_000, median: 60_500, p90: 88_000},
		}}},
	},
	{
		// Two medians stand side by side, of people at two times of life.
		file: "careers.csv", text: careers, pending: true,
		asked: and(by("Programme"), append(element("Early career", "Early career median pay"), where("scope=Early career", "series=Early career")...)),
		right: []answer{{groups: map[string]figures{"Botany": {n: unknown, median: 38_000}, "Surveying": {n: unknown, median: 47_500}, "Acoustics": {n: unknown, median: 52_000}}}},
	},
	{
		file: "careers.csv", text: careers, pending: true,
		asked: and(by("Programme"), append(element("Mid career", "Mid career median pay"), where("scope=Mid career", "series=Mid career")...)),
		right: []answer{{groups: map[string]figures{"Botany": {n: unknown, median: 61_000}, "Surveying": {n: unknown, median: 79_500}, "Acoustics": {n: unknown, median: 90_000}}}},
	},
	{
		file: "quarters.csv", refused: []string{"share", "per cent|percent|%"},
		text: "Company,WomenTopQuarter,MenTopQuarter,WomenUpperMiddleQuarter,MenUpperMiddleQuarter,WomenLowerQuarter,MenLowerQuarter\nAlder,31.5,68.5,44,56,58.2,41.8\nBirch,25,75,38.5,61.5,62,38\nCedar,50,50,51,49,47.5,52.5\n",
	},
	{
		file: "gaps.csv", refused: []string{"gap|share", "per cent|percent|%"},
		text: "Organisation,Mean gap in hourly pay,Median gap in hourly pay,Mean gap in bonus pay,Women receiving a bonus\nAlder,14.2,9.9,35,71\nBirch,-3,0,12.5,66\nCedar,21,18.4,40,80\n",
	},
	{
		file: "bands.csv", refused: []string{"scale|structure"},
		text: "Pay band,Point 1,Point 2,Point 3,Point 4\nA,21800,22400,23050,23700\nB,24300,25000,25750,26500\nC,27100,28000,28900,29850\nD,30500,31600,32700,33900\n",
	},
	{
		file: "stufen.csv", refused: []string{"scale|structure"},
		text: "Entgeltgruppe;Stufe 1;Stufe 2;Stufe 3;Stufe 4\nE 5;2700;2890;3020;3150\nE 8;2950;3170;3310;3440\nE 11;3610;3990;4310;4730\n",
	},
	{
		file: "spine.csv", refused: []string{"scale|structure"},
		text:  "Pay spine,Spine point,Annual salary\nMain,1,30000\nMain,2,31750\nMain,3,33800\nUpper,1,43600\nUpper,2,45200\n",
		right: []answer{{figures: figures{n: 5, median: 33_800}, says: []string{"scale|points|steps"}}},
	},
	{
		file: "averages.csv", asked: by("Occupation"),
		text: "Occupation,Workers,Average annual pay\nBaker,1200,31200\nPotter,90,28400\nGlazier,310,36900\n",
		right: []answer{{groups: map[string]figures{
			"Baker": {n: 1200, either: 31_200}, "Potter": {n: 90, either: 28_400}, "Glazier": {n: 310, either: 36_900},
		}}},
		means: map[string]string{"Workers": "people", "Average annual pay": "mean|mean per year"},
	},
	{
		file: "mediano.csv", asked: by("Ocupación"),
		text: "Ocupación;Ocupados;Salario mediano anual (euros)\nPanadero;1200;19800\nAlfarero;90;18100\nVidriero;310;22900\n",
		right: []answer{{currency: "EUR", groups: map[string]figures{
			"Panadero": {n: 1200, median: 19_800}, "Alfarero": {n: 90, median: 18_100}, "Vidriero": {n: 310, median: 22_900},
		}}},
	},
	{
		file: "prse.csv", asked: by("OCC_TITLE"),
		text: "OCC_CODE,OCC_TITLE,TOT_EMP,A_MEAN,MEAN_PRSE,A_PCT10,A_MEDIAN,A_PCT90\n11-0001,Bakers,5200,33400,1.4,24100,32000,45800\n11-0002,Potters,800,30100,3.2,22000,28900,41500\n",
		right: []answer{{currency: "|USD", groups: map[string]figures{
			"Bakers": {n: 5200, p10: 24_100, median: 32_000, p90: 45_800, mean: 33_400}, "Potters": {n: 800, p10: 22_000, median: 28_900, p90: 41_500, mean: 30_100},
		}}},
		means: map[string]string{"MEAN_PRSE": "reliability", "OCC_CODE": "job_code"},
	},
	{
		file: "headcounts.csv", asked: by("Bereich"),
		text: "Bereich;Beschäftigte;P25;Median;P75\nPflege;46;38000;42500;47800\nKüche;12;27500;30100;33600\n",
		right: []answer{{groups: map[string]figures{
			"Pflege": {n: 46, p25: 38_000, median: 42_500, p75: 47_800}, "Küche": {n: 12, p25: 27_500, median: 30_100, p75: 33_600},
		}}},
	},
	{file: "jahre.csv", text: yearColumns, right: []answer{{figures: yearlyTen}}, beside: []string{"2025"}},
	{file: "jahre.csv", text: yearColumns, asked: element("Gehalt 2023"), right: []answer{{figures: oldestTen}}},
	years("fiscal.csv", "Division,Fiscal yr,Base pay\nNorth,FY2015,40000\nSouth,FY2015,45000\nNorth,FY2016,60000\nSouth,FY2016,65000\n", "Fiscal yr", "2015", "2016"),
	years("schuljahr.csv", "Fach;Schuljahr;Jahresgehalt\nMusik;2022/23;40000\nSport;2022/23;45000\nMusik;2023/24;60000\nSport;2023/24;65000\n", "Schuljahr", "2022", "2023"),
	years("schoolyear.csv", "Subject,School Year,Annual salary\nMusic,2019-20,40000\nArt,2019-20,45000\nMusic,2023-24,60000\nArt,2023-24,65000\n", "School Year", "2019", "2023"),
	years("season.csv", "Club,season_id,Salary\nReds,1998,40000\nBlues,1998,45000\nReds,2012,60000\nBlues,2012,65000\n", "season_id", "1998", "2012"),
	years("ejercicio.csv", "Puesto;Ejercicio;Sueldo anual\nCajero;2021;40000\nCocinero;2021;45000\nCajero;2024;60000\nCocinero;2024;65000\n", "Ejercicio", "2021", "2024"),
	years("rok.csv", "Stanowisko;Rok;Wynagrodzenie roczne\nKucharz;2021;40000\nKelner;2021;45000\nKucharz;2024;60000\nKelner;2024;65000\n", "Rok", "2021", "2024"),
}

// careers has a series of medians at each of two times.
const careers = "Programme,Early career median pay,Mid career median pay\nBotany,38000,61000\nSurveying,47500,79500\nAcoustics,52000,90000\n"

// yearColumns are three years' pay of ten people, the newest last.
var yearColumns = tenPeople("Stelle;Gehalt 2023;Gehalt 2024;Gehalt 2025", "Planer;3{month};4{month};{pay}")

// oldestTen are the figures of the first of those years.
var oldestTen = figures{n: 10, p10: 32_325, median: 33_275, p90: 35_010}

// years holds that pay of two years is pooled with a warning that names both and
// the flag that parts them.
func years(file, text, header, first, last string) reading {
	return reading{
		file: file, text: text, beside: []string{first + ".*" + last + "|" + last + ".*" + first, "--where"},
		right: []answer{{figures: figures{n: 4, p10: 41_500, median: 52_500, p90: 63_500}}}, means: map[string]string{header: "year"},
	}
}

// partTime are files whose people do not all work full time.
var partTime = []reading{
	{file: "grad.csv", text: partTimers("Stelle;Jahresgehalt;Beschäftigungsgrad", "Koch;%s;%s", "100", "80", "60"), right: fullTime, beside: []string{`\b2\b.*(part|full)`}},
	{file: "taux.csv", text: partTimers("Poste;Salaire annuel;Taux d'activité", "Cuisinier;%s;%s", "100 %", "80 %", "60 %"), right: fullTime, beside: []string{`\b2\b.*(part|full)`}},
	{file: "fte.csv", text: partTimers("Role,Salary,FTE", "Cook,%s,%s", "1.0", "0.8", "0.6"), right: fullTime, beside: []string{`\b2\b.*(part|full)`}},
	{file: "deltid.csv", text: partTimers("Befattning;Årslön;Sysselsättningsgrad (%)", "Kock;%s;%s", "100", "80", "60"), right: fullTime, beside: []string{`\b2\b.*(part|full)`}},
	{
		// The flag leaves pay as it is written, where it is stated for full time.
		file: "fte.csv", text: partTimers("Role,Salary,FTE", "Cook,%s,%s", "1.0", "0.8", "0.6"), flags: []string{"--pay-is", "full-time"},
		right: []answer{{figures: figures{n: 5, p10: 38_240, median: 52_000, p90: 67_600}}},
	},
	{
		file: "overfull.csv", text: "Role,Salary,FTE\nCook,48000,0.8\nCook,66000,1.1\nCook,58000,1\nCook,71000,1\nCook,52000,1.0\n", says: []string{`1\.1|above 1|1 .*full`},
		right: []answer{{figures: figures{n: 5, p10: 54_400, median: 60_000, p90: 69_000}}},
	},
	{
		// Whole numbers from 2 up are posts: nothing is divided by them.
		file: "posts.csv", text: "Unit,Salary,FTE\nMail,30000,2\nPress,42000,1\nLegal,55000,12\nStaff,71000,46\nChair,98000,1.0\n", never: []string{"absurd|not taken"},
		right: []answer{{figures: figures{n: 5, p10: 34_800, median: 55_000, p90: 87_200}}},
	},
	{
		file: "oddshares.csv", text: "Role,Salary,FTE\nCook,60000,1\nCook,64000,1\nCook,35000,0.5\nCook,52000,0\nCook,58000,\nCook,80000,1.5\nCook,45000,0.05\n",
		says:  []string{`\b5\b.*\b6\b.*\b7\b.*\b8\b|1\.5`},
		right: []answer{{figures: figures{n: 7, p10: 49_200, median: 60_000, p90: 74_000}}},
	},
	{
		file: "weeklyhours.csv", text: "Role,Salary,Weekly hours\nCook,52000,40\nCook,60000,40\nCook,28000,20\nCook,64000,40\nCook,21000,16\n", beside: []string{"part.?time|hours"},
		right: []answer{{figures: figures{n: 5, median: 52_000}}, {figures: figures{n: 5, median: 56_000}}, {figures: figures{n: 3, median: 60_000}}},
	},
	{
		file: "ownhours.csv", text: ownHours, flags: []string{"--own-hours"},
		right: []answer{{figures: figures{n: 3, p10: 22_880, median: 31_200, p90: 47_840}}},
	},
	{
		// An hour's pay is the rate that was written, however few the hours.
		file: "ownhours.csv", text: ownHours, flags: []string{"--own-hours"}, asked: [][]string{{"--basis", "hourly"}},
		right: []answer{{figures: figures{n: 3, p10: 26, median: 30, p90: 38}}},
	},
}

// ownHours are hourly rates with each one's own weekly hours.
const ownHours = "Job,Hourly rate,Hours per week\nTutor,30,20\nTutor,25,40\nTutor,40,10\n"

// partTimers are five people, of whom one works four days and one three: 41,600 of
// 80 % is 52,000, 36,000 of 60 % is 60,000.
func partTimers(header, line, full, four, three string) string {
	text := header + "\n"
	for _, p := range [][2]string{{"52000", full}, {"41600", four}, {"36000", three}, {"70000", full}, {"64000", full}} {
		text += fmt.Sprintf(line, p[0], p[1]) + "\n"
	}
	return text
}

// fullTime are the figures of partTimers brought to full time.
var fullTime = []answer{{figures: figures{n: 5, p10: 52_000, median: 60_000, p90: 67_600}}}

// bonuses are files of pay beside base.
var bonuses = []reading{
	{file: "praemie.csv", text: tenPeople("Stelle;Grundgehalt;Prämie", "Koch;{pay};0,12"), asked: element("bonus_paid", "bonus_target"), right: bonusShare(12), says: []string{"share|per cent|percent|%"}},
	{file: "target.csv", text: tenPeople("Role,Base pay,Target bonus", "Cook,{pay},15"), asked: element("bonus_target"), right: bonusShare(15), says: []string{"share|per cent|percent|%"}},
	{file: "prime.csv", text: tenPeople("Poste;Salaire de base;Prime", "Cuisinier;{pay};15 %"), asked: element("bonus_paid", "bonus_target"), right: bonusShare(15), says: []string{"share|per cent|percent|%"}},
	{file: "tavoite.csv", text: tenPeople("Tehtävä;Peruspalkka vuodessa;Bonus-%", "Kokki;{pay};12,0"), asked: element("bonus_paid", "bonus_target"), right: bonusShare(12), says: []string{"share|per cent|percent|%"}},
	{
		file: "blank.csv", text: blankBonus, flags: []string{"--blank-bonus-is-zero"}, asked: element("bonus_paid", "Bonus"),
		right: []answer{{figures: figures{n: 10, median: 2_000, p90: 8_200}}},
	},
	{
		file: "blank.csv", text: blankBonus, flags: []string{"--blank-bonus-is-zero"}, asked: element("total_cash"),
		right: []answer{{figures: figures{n: 10, p10: 51_405, median: 66_275, p90: 93_990}}},
	},
	{
		file: "dreizehnter.csv", text: tenPeople("Funktion;Monatslohn (CHF);13. Monatslohn", "Koch;{month};{month}"),
		right: []answer{{figures: monthlyTen, currency: "CHF"}}, means: map[string]string{"13. Monatslohn": "bonus_paid|bonus_target|allowance|pay"},
	},
	{
		file: "provision.csv", text: tenPeople("Role,Base pay,Commission rate (%),Commission paid", "Seller,{pay},7.5,{month}"), asked: element("commission_paid", "Commission paid"),
		right: []answer{{figures: figures{n: 10, p10: 2_325, median: 3_275, p90: 5_010}}}, means: map[string]string{"Commission rate (%)": noPay, "Commission paid": "commission_paid|commission_paid per year"},
	},
	{
		file: "allowances.csv", text: tenPeople("Designation,Basic salary,Housing allowance,Transport allowance", "Cook,{pay},9000,1200"), right: []answer{{figures: yearlyTen}},
		means: map[string]string{"Housing allowance": "allowance|allowance per year", "Transport allowance": "allowance|allowance per year"},
	},
	{
		file: "deductions.csv", text: tenPeople("Role,Gross salary,Income tax,Pension contribution,Employer cost", "Cook,{pay},9100,2400,71000"), right: []answer{{figures: yearlyTen}},
		means: map[string]string{"Income tax": noPay, "Pension contribution": noPay, "Employer cost": noPay},
	},
}

// blankBonus are ten people of whom five have a bonus, and nobody a zero.
const blankBonus = "Role,Base salary,Bonus\nCook,48300,\nCook,51750,\nCook,55200,\nCook,58900,\nCook,62400,\nCook,66150,4000\nCook,71300,5000\nCook,77800,6000\nCook,84600,8000\nCook,96500,10000\n"

// bonusShare are the figures of a bonus that is a share of the ten people's base.
func bonusShare(percent float64) []answer {
	return []answer{{figures: figures{n: 10, p10: 514.05 * percent, median: 642.75 * percent, p90: 857.90 * percent}}}
}

func TestFormsOfFile(t *testing.T) { tryAll(t, formsOfFile, written) }

func TestPartTime(t *testing.T) { tryAll(t, partTime, written) }

func TestBonuses(t *testing.T) { tryAll(t, bonuses, written) }
