package roster_test

import (
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/roster"
)

// systems are headers as systems of personnel export them, with what each is and cells
// as they have them: HEADER = MEANING | CELL | CELL. Where several meanings are right,
// strokes part them.
var systems = map[string]string{
	"Personio": `
Personalnummer = employee_id | 1001 | 1002 | 1003
E-Mail = ignore/note | a@example.com | b@example.com | c@example.com
Position = role | Buchhalterin | Entwickler | Entwicklerin
Abteilung = department | Finanzen | IT | IT
Standort = location | Berlin | München | Berlin
Vorgesetzter = manager | 1003 | 1003 |
Subcompany = employer | Muster GmbH | Muster GmbH | Muster AG
Fixgehalt = base | 4.200,00 | 5.100,00 | 6.300,00
Stundenlohn = base | | |
Gültig ab = effective_date | 01.01.2024 | 01.03.2025 | 01.07.2025
Eintrittsdatum = hire_date | 01.01.2020 | 15.03.2021 | 01.07.2018
Wochenstunden = weekly_hours | 40 | 20 | 40
Geschlecht = sex | weiblich | männlich | weiblich
Status = status | aktiv | aktiv | Kündigungsfrist`,
	"BambooHR": `
Employee # = employee_id | 101 | 102 | 103
Job Title = role | Accountant | Engineer | Engineer
Department = department | Finance | R&D | R&D
Division = department | EMEA | EMEA | NA
Location = location | Austin | Boston | Boston
Pay Rate = base | 62000 | 31.5 | 98000
Pay Period = pay_unit | Year | Hour | Year
Pay Type = pay_unit | Salary | Hourly | Salary
Bonus Amount = bonus_paid | 5000 | | 8000
Commission = commission_paid | | 1000 |
Hire Date = hire_date | 2020-01-15 | 2021-03-02 | 2019-07-01
Gender = sex | Female | Male | Female
Employment Status = status/employment_type | Full-Time | Part-Time | Full-Time`,
	"UKG Pro": `
employee_number = employee_id | 00123 | 00124 | 00125
job_title = role | Nurse | Nurse | Clerk
job_id = job_code | N1 | N1 | C2
job_group_code = job_family/job_code | NUR | NUR | ADM
organization_level_1 = department/level | Clinic | Clinic | Office
supervisor_id = manager | 00125 | 00125 |
location = location | Miami | Tampa | Miami
annual_salary = base | 62400 | 65520 | 41600
hourly_pay_rate = base | 30 | 31.5 | 20
period_pay_rate = base/pay | 2400 | 2520 | 1600
pay_period_code = pay_unit | H | H | H
job_effective_date = in_job_since | 2023-01-01 | 2024-01-01 | 2022-05-01
scheduled hours = weekly_hours | 40 | 20 | 40
full_time_or_part_time = employment_type | F | P | F
salary_or_hourly = pay_unit | H | H | S`,
	"Workday": `
Employee ID = employee_id | 21001 | 21002 | 21003
Job Profile = role | Senior Engineer | Analyst | Analyst
Management Level = level | Individual Contributor | Manager | Individual Contributor
Compensation Grade = grade | G7 | G8 | G7
Cost Center = department | CC100 | CC200 | CC200
Total Base Pay Amount = base/total_cash | 120000 | 98000 | 70000
Total Base Pay Annualized Amount = base/total_cash | 120000 | 98000 | 70000
Compensation Frequency = pay_unit | Annual | Annual | Annual
Compensation Plan = category/other | Salary Plan | Salary Plan | Salary Plan
Compensation Effective Date = effective_date | 2025-04-01 | 2025-04-01 | 2024-04-01
FTE = fte | 1 | 0.5 | 1
Currency = currency | USD | USD | USD`,
	"HiBob": `
employee_id_in_company = employee_id | 1 | 2 | 3
title = role | Designer | Designer | PM
department = department | Product | Product | Product
site = location | London | Berlin | Berlin
reports_to_id_in_company = manager | 3 | 3 |
base salary = base | 61000 | 58000 | 83000
band_min_ote = pay | 50000 | 50000 | 70000
band_mid_ote = pay | 60000 | 60000 | 80000
band_max_ote = pay | 70000 | 70000 | 95000
band_compa_ratio_ote = share/other | 1.02 | 0.97 | 1.04
start date = hire_date | 2021-01-01 | 2022-01-01 | 2020-06-01
gender = sex | Female | Male | Male`,
	"CompAnalyst": `
EmployeeID = employee_id | A1 | A2 | A3
CompanyJobCode = job_code | FIN100 | ENG200 | ENG200
DepartmentID = department | D1 | D2 | D2
ReportToEmployeeID = manager | A3 | A3 |
BaseSalary = base | 61000 | 98000 | 120000
Bonus = bonus_paid | 1000 | 2000 | 3000
AnnualWorkHours = annual_hours | 2080 | 1040 | 2080
CurrencyCode = currency | USD | USD | USD
IsSalaried = pay_basis/pay_unit | Y | Y | Y
HireDate = hire_date | 2020-01-15 | 2021-03-02 | 2019-07-01
DateStartedJob = in_job_since | 2021-01-15 | 2022-03-02 | 2020-07-01
TerminationDate = leave_date | | | 2026-01-31
EmployeeCity = location | Austin | Boston | Boston
GenderCode = sex | F | M | F
EthnicityCode = ethnicity | 1 | 2 | 3
IsActive = status | Yes | Yes | No`,
	"PeopleForce": `
Employee ID = employee_id | 7 | 8 | 9
Amount = base | 4200 | 5100 | 3900
Currency = currency | PLN | PLN | UAH
Per = pay_unit | Month | Month | Month
Effective from = effective_date | 2025-01-01 | 2025-02-01 | 2025-03-01`,
	"HCI": `
Employee Number = employee_id | 11 | 12 | 13
Job Number = job_code | 200 | 200 | 300
Job Class Title = role | Clerk | Clerk | Nurse
Base Salary = base | 41000 | 42000 | 63000
Base Hourly rate = base | 19.7 | 20.2 | 30.3
Total Variable Compensation = bonus_paid/total_cash/total | 0 | 500 | 1000
Annual Hours = annual_hours | 2080 | 2080 | 1040
Actual Base Earned = base_paid | 41000 | 40000 | 31500
Gender = sex | F | F | M`,
	"Logib de": `
Laufnummer (Personalnummer, ID, etc.) = employee_id | 1 | 2 | 3
Alter = age | 31 | 45 | 52
Dienstjahre = experience/in_job_since | 3 | 10 | 20
Geschlecht = sex | M | W | M
Funktion (ausgeübter Beruf) = role/job_family | Buchhalter | Leiterin | Monteur
Anforderungsniveau = level | 3 | 1 | 4
Beschäftigungsgrad in % = fte | 100 | 60 | 80
Betriebsübliche wöchentliche Arbeitszeit = full_time_hours | 42 | 42 | 42
Grundlohn (gemäss Beschäftigungsgrad) = base | 6500 | 5200 | 4800
Zulagen = allowance | 0 | 0 | 150
13. Monatslohn (i.d.R. 1/12 des Grundlohns) = thirteenth | 541.67 | 433.33 | 400
Sonderzahlungen (1/12 der Jahressumme) = bonus_paid/pay | 100 | 0 | 0`,
	"Logib fr": `
Numéro courant (numéro personnel, ID, etc.) = employee_id | 1 | 2 | 3
Âge = age | 31 | 45 | 52
Années de service = experience/in_job_since | 3 | 10 | 20
Sexe = sex | H | F | H
Fonction (profession exercée) = role/job_family | Comptable | Cheffe | Monteur
taux d'activité en % = fte | 100 | 60 | 80
Durée hebdomadaire normale de travail = full_time_hours | 42 | 42 | 42
Salaire de base (selon taux d'activité) = base | 6500 | 5200 | 4800
Indemnités = allowance | 0 | 0 | 150
13e salaire mensuel = thirteenth | 541.67 | 433.33 | 400
Paiements spéciaux = bonus_paid/pay | 100 | 0 | 0`,
	"Logib it": `
Numero progressivo = employee_id | 1 | 2 | 3
Età = age | 31 | 45 | 52
Anni di servizio = experience/in_job_since | 3 | 10 | 20
Sesso = sex | M | F | M
Funzione (professione esercitata) = role/job_family | Contabile | Capo | Montatore
grado di occupazione in % = fte | 100 | 60 | 80
Durata normale del lavoro settimanale = full_time_hours | 42 | 42 | 42
Salario di base (in base al grado di occupazione) = base | 6500 | 5200 | 4800
Indennità = allowance | 0 | 0 | 150
13ª mensilità = thirteenth | 541.67 | 433.33 | 400
Pagamenti straordinari = bonus_paid/pay/overtime | 100 | 0 | 0`,
	"Logib en": `
Serial number = employee_id | 1 | 2 | 3
Age = age | 31 | 45 | 52
Years of service = experience/in_job_since | 3 | 10 | 20
Gender = sex | M | F | M
Function (job) = role/job_family | Accountant | Head | Fitter
Employees paid monthly: Activity rate in % = fte | 100 | 60 | 80
Normal weekly working time = full_time_hours | 42 | 42 | 42
Basic wage = base | 6500 | 5200 | 4800
Allowances = allowance | 0 | 0 | 150
13th monthly wage = thirteenth | 541.67 | 433.33 | 400
Special payments = bonus_paid/pay | 100 | 0 | 0`,
}

// export is a system's export as a text, with what each of its columns is.
func export(system string) (file string, headers, want []string) {
	var rows [3][]string
	for line := range strings.Lines(strings.TrimSpace(systems[system])) {
		cells := append(strings.Split(strings.TrimSpace(line), "|"), "", "", "")
		header, meaning, _ := strings.Cut(cells[0], " = ")
		headers, want = append(headers, strings.TrimSpace(header)), append(want, strings.TrimSpace(meaning))
		for i := range rows {
			rows[i] = append(rows[i], strings.TrimSpace(cells[i+1]))
		}
	}
	file = strings.Join(headers, "\t") + "\n"
	for _, row := range rows {
		file += strings.Join(row, "\t") + "\n"
	}
	return file, headers, want
}

// TestHeadersOfSystems: exports of personnel systems are read as they are.
func TestHeadersOfSystems(t *testing.T) {
	for name := range systems {
		t.Run(name, func(t *testing.T) {
			file, headers, want := export(name)
			r, err := ingest.ReadBytes(t.Context(), "export.tsv", []byte(file), ingest.Options{As: ingest.RosterForm})
			if err != nil {
				t.Fatal(err)
			}
			for i, c := range r.Assignment.Columns {
				if !isOneOf(c.Meaning, want[i]) {
					t.Errorf("%q is taken for %s, want %s; %v", headers[i], c.Meaning, want[i], c.Evidence)
				}
			}
		})
	}
}

// TestPayOfSystems: full-time pay a year, and shares of full time, of the three people
// of each export.
func TestPayOfSystems(t *testing.T) {
	for name, test := range map[string]struct {
		choices  roster.Choices
		fullTime [3]float64
		share    [3]float64
	}{
		"Personio":    {roster.Choices{PayIs: roster.AsPaid}, [3]float64{12 * 4200, 24 * 5100, 12 * 6300}, [3]float64{1, .5, 1}},
		"BambooHR":    {roster.Choices{PayIs: roster.AsPaid}, [3]float64{62000, 31.5 * 2080, 98000}, [3]float64{1, 0, 1}},
		"UKG Pro":     {roster.Choices{PayIs: roster.AsPaid}, [3]float64{30 * 2080, 31.5 * 2080, 41600}, [3]float64{1, .5, 1}},
		"Workday":     {roster.Choices{PayIs: roster.ForFullTime}, [3]float64{120000, 98000, 70000}, [3]float64{1, .5, 1}},
		"HiBob":       {roster.Choices{}, [3]float64{61000, 58000, 83000}, [3]float64{1, 1, 1}},
		"CompAnalyst": {roster.Choices{PayIs: roster.AsPaid}, [3]float64{61000, 196000, 120000}, [3]float64{1, .5, 1}},
		"PeopleForce": {roster.Choices{Months: map[string]float64{"": 13}}, [3]float64{13 * 4200, 13 * 5100, 13 * 3900}, [3]float64{1, 1, 1}},
		"HCI":         {roster.Choices{PayIs: roster.ForFullTime}, [3]float64{41000, 42000, 63000}, [3]float64{1, 1, .5}},
		"Logib de":    {roster.Choices{}, [3]float64{12*6500 + 12*541.67, (12*5200 + 12*433.33) / .6, 13 * 4800 / .8}, [3]float64{1, .6, .8}},
		"Logib fr":    {roster.Choices{}, [3]float64{12*6500 + 12*541.67, (12*5200 + 12*433.33) / .6, 13 * 4800 / .8}, [3]float64{1, .6, .8}},
		"Logib it":    {roster.Choices{}, [3]float64{12*6500 + 12*541.67, (12*5200 + 12*433.33) / .6, 13 * 4800 / .8}, [3]float64{1, .6, .8}},
		"Logib en":    {roster.Choices{PayIs: roster.AsPaid}, [3]float64{12*6500 + 12*541.67, (12*5200 + 12*433.33) / .6, 13 * 4800 / .8}, [3]float64{1, .6, .8}},
	} {
		t.Run(name, func(t *testing.T) {
			file, _, _ := export(name)
			r, err := read(t, file, test.choices, ingest.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for i, p := range r.People {
				if !near(p.Pay.FullTime, test.fullTime[i]) || !near(p.Pay.FTE, test.share[i]) {
					t.Errorf("line %d: full-time %v, share %v; want %v, %v\n%+v", p.Line, p.Pay.FullTime, p.Pay.FTE, test.fullTime[i], test.share[i], p.Pay)
				}
			}
		})
	}
}

func isOneOf(m columns.Meaning, list string) bool {
	for one := range strings.SplitSeq(list, "/") {
		if m == columns.Meaning(one) {
			return true
		}
	}
	return false
}
