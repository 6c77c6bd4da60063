package ingest

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// term is a word, or several, that a header may hold for a meaning. A word that
// ends with * stands for all that begin so, one that begins with * for all that
// end so: *gehalt is Jahresgehalt and Monatsgehalt.
type term struct {
	meaning Meaning
	words   []string
}

// dimensionTerms are the words of headers for dimensions, in English, Finnish,
// German, Spanish, Swedish, French and Russian, and the most usual ones in
// Portuguese, Italian, Dutch, Danish, Polish, Japanese and Chinese. Words that
// mean two things stand under the one that pay files mean.
//
//nolint:misspell // other languages spell otherwise
var dimensionTerms = terms(map[Meaning]string{
	Role: `job title, job titles, jobtitle, job role, jobrole, role, roles, role title, title, position, position title, job, job name,
		job family, occupation, occ title, designation, profession, function title, generic job title,
		rooli, titteli, titel, tehtava, tehtavanimike, nimike, ammatti, ammattinimike,
		beruf, berufsbezeichnung, stelle, stellenbezeichnung, tatigkeit, funktion,
		puesto, cargo, ocupacion, profesion, rol, befattning, yrke, roll, jobbtitel,
		poste, metier, fonction, emploi, intitule, class title, title description, vacancy, vacancy name, position name, job profile,
		cargo atual, ruolo, mansione, functie, beroep, stilling, stanowisko, 職種, 職位, 职位, 职位名称, 岗位, 岗位名称,
		должность, профессия, роль, специальность, позиция, вакансия, название вакансии, наименование вакансии, посада`,
	Level: `level, job level, seniority, seniority level, experience level, career level, grade, pay grade, job grade, rank, band, rung, tier,
		taso, vaativuustaso, senioriteetti, stufe, karrierestufe, entgeltgruppe, lohngruppe,
		nivel, categoria, senioridad, niva, niveau, echelon, уровень, грейд, разряд, квалификация`,
	JobCode: `job code, jobcode, occ code, occupation code, soc, soc code, isco, isco code, position code, class code, code, role code,
		ammattikoodi, tehtavakoodi, koodi, berufscode, codigo, codigo puesto, yrkeskod, kod, code poste, код, код должности`,
	Experience: `experience, years experience, years of experience, experience years, work experience, total experience, yoe,
		exp, work exp, years exp, yrs experience, yrs exp, professional experience, professional work experience, years, yrs,
		working years, total working years, years worked, years worked professionally, years coded job, years code pro, years coding professionally, years in role,
		relevant work experience, relevant experience, yrs since phd, yrs service, years of service, years service, length of service, tenure,
		kokemus, tyokokemus, kokemusvuodet, tyokokemus alalta, alan tyokokemus,
		erfahrung, berufserfahrung, berufsjahre, jahre beruf, experiencia, anos experiencia, anos de experiencia, experiencia laboral,
		erfarenhet, arbetslivserfarenhet, ars erfarenhet, ar i yrket, annees experience, anciennete, experience professionnelle,
		tempo de experiencia, esperienza, anni di esperienza, ervaring, jaren ervaring, erfaring, doswiadczenie, lata doswiadczenia,
		経験年数, 经验, 经验要求, 工作经验, 工作年限, опыт, опыт работы, требуемый опыт, стаж, стаж работы, досвід`,
	CompanySize: `company size, companysize, company size number, size of company, size company, big company, company big, people work company, people company, people employed, employees, number of employees, no of employees, employee count, headcount,
		org size, organisation size, organization size, employer size, firm size, size, team size company, fte count company,
		henkilosto, henkilostomaara, henkiloston maara, yrityksen koko, tyontekijamaara,
		unternehmensgrosse, firmengrosse, betriebsgrosse, mitarbeiter, mitarbeiterzahl, anzahl mitarbeiter,
		tamano, tamano empresa, tamano de la empresa, empleados, numero de empleados,
		foretagsstorlek, antal anstallda, anstallda, taille, taille entreprise, effectif, effectifs, nombre de salaries,
		numero de funcionarios, tamanho da empresa, dimensione azienda, bedrijfsgrootte, wielkosc firmy, 従業員数, 公司规模,
		размер компании, численность, число сотрудников, количество сотрудников`,
	CompanyRevenue: `revenue, company revenue, annual revenue, turnover, annual turnover, sales volume, liikevaihto, umsatz, jahresumsatz,
		facturacion, ingresos de la empresa, omsattning, chiffre affaires, выручка, оборот`,
	Industry: `industry, sector, industry sector, company industry, naics title, business sector, industry group, toimiala, sektori,
		branche, wirtschaftszweig, industria, sector industrial, bransch, naringsgren, secteur, secteur activite,
		setor, settore, branza, industry field, 業種, 行业, отрасль, индустрия, сфера, сектор`,
	Location: `location, locations, city, state, country, region, zone, area title, area, metro, metro area, residence, employee residence, company location,
		office location, work location, work city, work state, province, county, place, geo, geography, site, pay zone,
		paikkakunta, kaupunki, maa, maakunta, sijainti, toimipaikka, tyoskentelypaikka, kunta,
		stadt, ort, standort, land, bundesland, arbeitsort, ciudad, pais, ubicacion, provincia, localidad,
		job location, job locations, work location borough, borough, paikkakunnalla, cidade, estado, uf, citta, plaats, miasto, lokalizacja,
		勤務地, 工作地点, 城市, stad, plats, lan, kommun, ville, pays, lieu, departement, город, страна, регион, локация, местоположение`,
	Education: `education, education level, level of education, highest education, degree, qualification, formal education, educational level, ed level,
		koulutus, koulutustausta, koulutustaustasi, koulutustaso, tutkinto, ausbildung, bildung, bildungsabschluss, abschluss,
		educacion, estudios, nivel de estudios, titulacion, formacion, utbildning, utbildningsniva,
		nivel de ensino, ensino, escolaridade, formacao, titolo di studio, opleiding, uddannelse, wyksztalcenie, 学歴, 学历, 学历要求,
		formation, diplome, niveau etudes, образование`,
	EmploymentType: `employment type, employment, employment status, job type, type of employment, contract, contract type, type of contract, full time,
		part time, full or part time, full time part time, work schedule, worker type, employee type, employmenttype,
		tyosuhde, tyosuhteen luonne, tyosuhteen tyyppi, tyosuhdetyyppi, sopimustyyppi, tyoaika,
		beschaftigungsart, anstellungsart, vertragsart, arbeitszeitmodell, tipo de contrato, contrato, jornada,
		anstallningsform, anstallning, type de contrat, contrat, temps de travail, time type, emptype, worker category,
		situacao atual de trabalho, vinculo, dienstverband, rodzaj umowy, typ umowy, forma zatrudnienia, 雇用形態, тип занятости, занятость, вид занятости`,
	Employer: `employer, employer name, company, company name, organisation, organization, organisation name, organization name, firm, employing organisation,
		agency, agency name, business name, yritys, tyonantaja, tyopaikka, arbeitgeber, firma, unternehmen,
		empresa, empleador, compania, foretag, arbetsgivare, employeur, entreprise, societe, azienda, bedrijf, werkgever, virksomhed, pracodawca,
		hiring company, company short name, institution, 会社名, 企業名, 公司, 公司名称,
		компания, работодатель, организация, предприятие`,
	Year: `year, work year, survey year, salary year, pay year, fiscal year, calendar year, reporting year, data year,
		vuosi, jahr, erhebungsjahr, ano, ar, annee, год`,
	Currency: `currency, currency code, salary currency, pay currency, wage currency, curr, ccy, valuutta, wahrung, moneda, divisa, valuta, devise, monnaie, moeda, waluta, 通貨, 币种, валюта`,
	PayUnit: `pay unit, pay period, salary period, wage unit, wage unit of pay, unit of pay, pay frequency, salary frequency, pay freq, comp freq, salary freq, pay basis, wage period, rate type,
		salary type, pay type, per, period, unit, wage per, salary or hourly, pay rate unit, salary basis, pay per, salary pay period,
		gehaltsintervall, zahlungsintervall, compensation frequency, salary interval, pay interval, salary unit, palkkajakso, palkkatyyppi, lohnart, zeitraum, periodo, lonetyp, periode, период`,
	WeeklyHours: `weekly hours, hours per week, hrs per week, hrs week, hrs wk, weekly hrs, typical hours, hours a week, hours week, weekly working hours, standard hours, scheduled hours, contracted hours,
		work week hrs, work week hours, hrs worked, horas semanais, uren per week, waz,
		viikkotunnit, viikkotyoaika, tuntia viikossa, wochenstunden, stunden pro woche, wochenarbeitszeit,
		horas semanales, horas por semana, veckotimmar, timmar per vecka, heures par semaine, heures hebdomadaires, часов в неделю`,
	FTE: `fte, full time equivalent, fte percent, fte pct, percent of full time, time fraction, beschaftigungsgrad, besch grad, pensum, arbeitspensum,
		tyoaikaprosentti, sysselsattningsgrad, tjanstgoringsgrad, taux d activite, etp, ставка`,
})

// payTerms are the words that make a header pay.
//
//nolint:misspell // other languages spell otherwise
var payTerms = terms(map[Meaning]string{
	Base: `salary, salaries, wage, wages, pay, base, base pay, basic pay, compensation, comp, remuneration, payscale, payrate, pay rate, hourly rate, annual rate,
		weekly rate, biweekly rate, bi weekly rate, fortnightly rate, semimonthly rate, semi monthly rate,
		monthlyincome, salaryusd, stipend, ctc, payband,
		*palkka, *palkat, palkkasi, *gehalt, gehalter, *lohn, lohne, *verdienst, *vergutung, *entgelt, bezuge,
		salario, sueldo, retribucion, remuneracion, nomina, *manadslon, *arslon, *grundlon, *bruttolon, *timlon, salaire, salaires, remunerations, traitement, *bezuge,
		basic, regular, regular pay, salarial, faixa salarial, remuneracao, vencimento, ordenado, stipendio, retribuzione, ral, *salaris, *loon, *lønn, *løn,
		wynagrodzenie, pensja, zarobki, 年収, 年俸, 月給, 時給, 給与, 基本給, 薪资, 薪水, 薪酬, 工资, 月薪, 年薪, 연봉, 급여, 월급, 시급,
		зарплата, оклад, заработная плата, зп`,
	TotalPay: `total, total comp, total compensation, total pay, total salary, total remuneration, tc, total rewards, total direct compensation, gross earnings, gross pay, gross paid,
		income, earnings, yearly income, annual income, annual earnings, total yearly compensation, total income, ote,
		*tulot, tulot, *ansiot, *ansio, ansiot, kokonaispalkka, kokonaisansio, gesamtgehalt, gesamtvergutung, *einkommen, gesamteinkommen,
		ingresos, compensacion total, totallon, inkomst, revenu, revenus, remuneration totale, доход, совокупный доход`,
	TotalCash: `total cash, total cash compensation, cash compensation, total annual cash, ttc, total target cash, target total cash`,
	BonusPaid: `bonus, bonuses, annual bonus, cash bonus, incentive, incentives, incentive pay, sti, short term incentive, variable pay, variable, performance bonus,
		bonus pay, bonukset, *bonus, tulospalkkio, tulospalkkiot, *pramie, pramien, variable vergutung, bonificacion, incentivo, variable anual,
		prime, primes, *tantieme, premio, 賞与, ボーナス, 奖金, премия, бонус, бонусы`,
	CommissionPaid: `commission, commissions, sales commission, sales incentive, provisio, provisiot, provision, provisionen, comision, comisiones, kommission, комиссия`,
	Equity: `equity, stock, stocks, rsu, rsus, shares, options, stock options, stock grant, stock grant value, stock award, lti, long term incentive, equity value, esop,
		osakkeet, optiot, aktien, aktienoptionen, acciones, aktier, actions, акции, опционы`,
	OtherPay: `overtime, overtime pay, overtime paid, ot pay, ot paid, other pay, allowance, allowances, benefits value, holiday bonus, holiday pay, signing bonus, sign on bonus, relocation bonus, retention bonus, tips, longevity pay, longevity, retro pay, shift differential, severance,
		lomaraha, ylityot, zulage, zulagen, urlaubsgeld, weihnachtsgeld, complementos, semesterersattning, надбавка`,
})

// The words that tell parts of pay apart.
var (
	targetWords  = set("target on-target target% tavoite tavoitebonus ziel zielbonus objetivo mal malbonus cible objectif целевой plan")
	minimumWords = set("min minimum lowest lower low from start floor minimi alin mindest von desde minimo lagsta minimal mini минимум мин от")
	maximumWords = set("max maximum highest upper high to end ceiling top maksimi ylin hochst bis hasta maximo hogsta maximal maxi максимум макс до")
	// notPayWords make a header of a pay word something else: "salary currency",
	// "pay grade", "salary in %".
	notPayWords = set(`currency curr ccy grade level band type unit period frequency basis code id number no count date zone group category
		percent pct percentage percentile freq change increase raise growth muutos veranderung cambio forandring изменение competitive satisfied satisfaction share ratio index rank step class status source note notes comment comments reported reports submitted entries
		quantity qty deduction deductions contribution contributions gap budget
		eligible eligibility flag prse valuutta wahrung moneda valuta devise валюта hours`)
	// weakWords make a header pay only where its other words do not speak of
	// something else: "Total (EUR)", but not "Total experience".
	weakWords = set("total base basic regular variable comp options shares stock stocks provision prime primes premio income revenu revenus earnings")
	// extraWords make pay something beside base pay.
	extraWords = set("additional other extra supplementary zusatzlich zusatzliche adicional additionnelle supplementaire дополнительная")
	// referenceWords make pay what others pay or what is planned, not what this
	// person is paid: the legal minimum, the middle of a grade.
	referenceWords = set("prevailing benchmark reference mid midpoint expected desired proposed")
	// pastWords make pay what was paid before, where the file also has what is paid.
	pastWords = set("previous prior former last past old ago edellinen viime vorjahr anterior предыдущая")
	// partsWords name a column that tells which part of pay a row holds.
	partsWords = set("component components element elements palkkalaji lohnart lonart")
	// broughtWords say that amounts were brought to one period.
	broughtWords = set("normalized normalised standardized standardised annualized annualised")
	// salaryWords name base pay among the parts of a sum: "Base + bonus".
	salaryWords = set("salary base wage basic palkka gehalt salario salaire lon")
	// netWords make pay what is left after tax.
	netWords = set("net netto neto nett нетто")
	// averageWords say that each row is an average of several people's pay.
	averageWords = set("average avg mean median keskiarvo mediaani durchschnitt durchschnittliches mittelwert promedio media mediana moyenne moyen medel genomsnittlig средняя средний медиана")
	// monthWords count months, in the plural and as abbreviations.
	monthWords = set("month months mos kk kuukautta kuukausina monate monaten mois meses manader месяцев месяцы")
	// neutralWords stand beside weak ones and change nothing.
	neutralWords = set("gross net brutto netto bruto neto brut amount value annual yearly paid actual target cash guaranteed converted")
	// genericWords name a dimension only when they stand alone: "Size", but not
	// "Household size".
	genericWords = set("job years yrs exp size code place area site unit per period rank band tier roll ort land plan")
	// rowNames are headers of columns that name one row each.
	rowNames = set("id ids name names uuid guid employee person record row first last full family given surname email mail phone timestamp aikaleima nimi nombre namn nom nummer number no nr имя фио")
	// fillers say nothing about a column's meaning.
	fillers = set(`the a an of in on at for your you is are do what which how many much this that and or per to with from by current have has overall indicate please approx approximate about if applicable does select selected choice most similar
		quanto quantos tempo voce tem na no da do em sua seu
		jos on ja tai der die das den dem des und oder in im d l el la los las de del y o en le les du des et ou dans och eller av din ditt i на и или в ваш ваша`)
)

// terms writes a table of words as terms.
func terms(table map[Meaning]string) []term {
	var all []term
	for _, m := range Meanings() { // in a fixed order
		for _, phrase := range strings.Split(table[m], ",") {
			if words := strings.Fields(fold(phrase)); len(words) > 0 {
				all = append(all, term{m, words})
			}
		}
	}
	return all
}

func set(words string) map[string]bool {
	s := map[string]bool{}
	for _, w := range strings.Fields(fold(words)) {
		s[w] = true
	}
	return s
}

// fold returns a text in small letters without accents.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s))
	return strings.ReplaceAll(s, "ß", "ss")
}

// matches reports whether a word of a header is the term's word.
func matches(pattern, word string) bool {
	if end, ok := strings.CutPrefix(pattern, "*"); ok {
		return strings.HasSuffix(word, end)
	}
	return pattern == word
}

// within returns where the term's words stand side by side among a header's
// words, or -1.
func (t term) within(words []string) int {
	for at := 0; at+len(t.words) <= len(words); at++ {
		found := true
		for i, pattern := range t.words {
			if !matches(pattern, words[at+i]) {
				found = false
				break
			}
		}
		if found {
			return at
		}
	}
	return -1
}

// headerWords cuts a header into small words without accents, at spaces, marks,
// underscores and where a capital follows a small letter. What stands in
// brackets is given apart.
func headerWords(header string) (words, bracketed []string) {
	var word strings.Builder
	depth := 0
	flush := func() {
		if word.Len() == 0 {
			return
		}
		if depth > 0 {
			bracketed = append(bracketed, word.String())
		} else {
			words = append(words, partWords(word.String())...)
		}
		word.Reset()
	}
	small := false
	for _, r := range norm.NFKD.String(header) {
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if small && unicode.IsUpper(r) {
				flush()
			}
			small = unicode.IsLower(r)
			word.WriteString(fold(string(r)))
			continue
		}
		flush()
		small = false
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(0, depth-1)
		case '%':
			words = append(words, "percent")
		}
	}
	flush()
	return words, bracketed
}
