package command_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// dimensions are files of which something to filter by is to be read.
var dimensions = []reading{
	{
		// Nine cells in ten are numbers: the column is numeric, and the tenth named.
		file: "tenure.csv", text: strings.Replace(tenPeople("Role,Years of experience,Salary", "Cook,{i},{pay}"), "Cook,10,", "Cook,unclear,", 1),
		asked: where("Years of experience=5.."), says: []string{"unclear|1 (cell|row|value)"},
		right: []answer{{figures: figures{n: 5, p10: 63_900, median: 71_300, p90: 81_880}}},
	},
	{
		file: "sizes.csv", asked: by("Company size"), says: []string{"date"},
		text:  "Role,Company size,Salary\nCook,10-Jan,50000\nCook,Nov-50,60000\nCook,51-200,70000\nCook,10-Jan,54000\nCook,Nov-50,66000\nCook,51-200,78000\n",
		right: []answer{{groups: map[string]figures{"1–10|1-10": {n: 2, median: 52_000}, "11–50|11-50": {n: 2, median: 63_000}, "51–200|51-200": {n: 2, median: 74_000}}}},
	},
	{
		file: "sizesiso.csv", asked: by("Number of employees"), says: []string{"date"},
		text:  "Role,Number of employees,Salary\nCook,2024-01-10,50000\nCook,1950-11-01,60000\nCook,51-200,70000\nCook,2024-01-10,54000\nCook,1950-11-01,66000\nCook,51-200,78000\n",
		right: []answer{{groups: map[string]figures{"1–10|1-10": {n: 2, median: 52_000}, "11–50|11-50": {n: 2, median: 63_000}, "51–200|51-200": {n: 2, median: 74_000}}}},
	},
	{
		file: "headcountbands.csv", asked: by("Company size"),
		text: "Role,Company size,Salary\nCook,1–50 FTE,50000\nCook,51–250 FTE,60000\nCook,5k–10k,70000\nCook,1–50 FTE,54000\nCook,51–250 FTE,66000\nCook,5k–10k,78000\n",
		right: []answer{{groups: map[string]figures{
			"1–50 FTE|1–50|1-50": {n: 2, median: 52_000}, "51–250 FTE|51–250|51-250": {n: 2, median: 63_000}, "5k–10k|5,000–10,000|5000–10000|5000-10000": {n: 2, median: 74_000},
		}}},
		means: map[string]string{"Company size": "company_size"},
	},
	{
		file: "errors.csv", asked: by("Role"),
		text:  "Role,Salary\nCook,50000\n#REF!,60000\nCook,54000\n#N/A,66000\nWaiter,41000\n#NAME?,70000\n",
		right: []answer{{groups: map[string]figures{"Cook": {n: 2, median: 52_000}, "Waiter": {n: 1, median: 41_000}, "(blank)": {n: 3, median: 66_000}}}},
	},
	{
		file: "effective.csv", text: tenPeople("Role,Salary,Effective from", "Cook,{pay},2024-06-{ii}"), right: []answer{{figures: yearlyTen}},
		means: map[string]string{"Effective from": "effective_date"},
	},
	{file: "headerless.csv", text: headerless, right: []answer{{figures: yearlyTen}}},
	{file: "headerless.csv", text: headerless, asked: element("total_cash"), refused: []string{"total_cash"}},
}

// headerless is a table whose column TC, as letters count, has no header.
var headerless = tenPeople("Role,Salary"+strings.Repeat(",", 521)+",Answer", "Cook,{pay}"+strings.Repeat(",", 521)+"39993,3")

// rowsOfFile are files of which not every row is a person, and files whose first
// column that could be money is none.
var rowsOfFile = []reading{
	{
		file: "mittelwert.csv", text: tenPeople("Stelle;Jahresgehalt", "Koch {i};{pay}") + ";\nMittelwert;67290\nMedian;64275\nSumme;672900\nAnzahl;10\n",
		right: []answer{{figures: yearlyTen}}, left: []int{13, 14, 15, 16},
	},
	{
		file: "moyenne.csv", text: tenPeople("Poste;Salaire annuel", "Cuisinier {i};{pay}") + "Moyenne;67290\nMédiane;64275\nTotal;672900\n",
		right: []answer{{figures: yearlyTen}}, left: []int{12, 13, 14},
	},
	{
		file: "keskiarvo.csv", text: tenPeople("Tehtävä;Vuosipalkka", "Kokki {i};{pay}") + "Keskiarvo;67290\nMediaani;64275\nYhteensä;672900\n",
		right: []answer{{figures: yearlyTen}}, left: []int{12, 13, 14},
	},
	{
		file: "medel.csv", text: tenPeople("Befattning;Årslön", "Kock {i};{pay}") + "Medelvärde;67290\nSumma;672900\nAntal;10\n",
		right: []answer{{figures: yearlyTen}}, left: []int{12, 13, 14},
	},
	{
		file:  "promedio.csv",
		text:  "Puesto;Sueldo anual\nCocinero;30000\nCocinero;34000\nCocinero;38000\nPromedio Cocinero;34000\nCamarero;24000\nCamarero;26000\nCamarero;31000\nPromedio Camarero;27000\nPromedio general;30500\n",
		right: []answer{{figures: figures{n: 6, p10: 25_000, median: 30_500, p90: 36_000}}}, left: []int{5, 9, 10},
	},
	{
		// Told by what it equals: no word says that the row is an average.
		file: "percentiles.csv", text: tenPeople("Role,Salary", "Cook {i},{pay}") + "10th percentile,51405\nLower quartile,56125\nUpper quartile,76175\n90th percentile,85790\n",
		right: []answer{{figures: yearlyTen}}, left: []int{12, 13, 14, 15},
	},
	{
		file: "labels.csv", asked: by("Department", "Section", "Cut", "Block", "Column A"),
		text:  "Role,Level,Salary\nFinance,,\nAnalyst,1,50000\nAnalyst,2,60000\nOperations,,\nAnalyst,1,44000\nAnalyst,2,52000\nAnalyst,3,66000\n",
		right: []answer{{figures: figures{n: 5, median: 52_000}, groups: map[string]figures{"Finance": {n: 2, median: 55_000}, "Operations": {n: 3, median: 52_000}}}},
	},
	{
		file: "labelsagain.csv", asked: by("Abteilung"),
		text:  "Abteilung: Küche,\nStelle,Jahresgehalt\nKoch,50000\nKoch,60000\n,\nAbteilung: Service,\nStelle,Jahresgehalt\nKellner,44000\nKellner,52000\nKellner,66000\n",
		right: []answer{{figures: figures{n: 5, median: 52_000}, groups: map[string]figures{"Küche|Abteilung: Küche": {n: 2, median: 55_000}, "Service|Abteilung: Service": {n: 3, median: 52_000}}}},
	},
	ids("ids.csv", "Worker,Job Profile,Base Rt,Team", "E200{i},Cook,{pay},Kitchen", "Worker"),
	ids("personal.csv", "Pers.-Nr.;Tätigkeit;Jahresentg.;Bereich", "P1004{i};Koch;{pay};Küche", "Pers.-Nr."),
	ids("matricule.csv", "Matricule,Poste,Rému. annuelle,Service", "M004{i},Cuisinier,{pay},Cuisine", "Matricule"),
	ids("rand.csv", "Staff no,Occupation,Yearly amt,Branch", "R1002{i},Cook,{pay},North", "Staff no"),
	ids("badge.csv", "Badge,Title,Yr Comp,Site", "70000{i},Cook,{pay},North", "Badge"),
	ids("kod.csv", "Kod,Stanowisko,Płaca roczna,Dział", "K300{i},Kucharz,{pay},Kuchnia", "Kod"),
	{
		file: "workday.csv", text: "Worker,Job Profile,Base Pay - Amount,Base Pay - Currency,Base Pay - Frequency\nW1,Cook,52000,EUR,Annual\nW2,Cook,4500,EUR,Monthly\nW3,Cook,60000,EUR,Annual\n",
		right: []answer{{figures: figures{n: 3, median: 54_000}, currency: "EUR"}},
		means: map[string]string{"Base Pay - Currency": "currency", "Base Pay - Frequency": "pay_unit"},
	},
}

// ids is a file whose first column is an id that could be read as money.
func ids(file, header, line, id string) reading {
	return reading{
		file: file, text: tenPeople(header, line), right: []answer{{figures: yearlyTen}}, means: map[string]string{id: noPay},
	}
}

// textsOfFile are files whose text is to be told, or repaired.
var textsOfFile = []reading{
	encoded("cp1252.csv", charmap.Windows1252, tenPeople("Poste;Salaire annuel", "Contrôleur;{pay}"), "Poste", "Contrôleur", "1252"),
	encoded("cp1250.csv", charmap.Windows1250, tenPeople("Stanowisko;Płaca roczna", "Główna księgowa;{pay}"), "Stanowisko", "Główna księgowa", "1250"),
	encoded("cp1250cz.csv", charmap.Windows1250, tenPeople("Pozice;Roční plat", "Účetní šéf;{pay}"), "Pozice", "Účetní šéf", "1250"),
	encoded("cp1251.csv", charmap.Windows1251, tenPeople("Должность;Годовой оклад", "Бухгалтер;{pay}"), "Должность", "Бухгалтер", "1251"),
	encoded("cp850.csv", charmap.CodePage850, tenPeople("Intitulé du poste;Salaire annuel", "Développeur expérimenté;{pay}"), "Intitulé du poste", "Développeur expérimenté", "850|437|DOS"),
	encoded("cp437.csv", charmap.CodePage437, tenPeople("Tätigkeit;Jahresgehälter", "Bürokauffrau;{pay}"), "Tätigkeit", "Bürokauffrau", "850|437|DOS"),
	encoded("mac.csv", charmap.Macintosh, strings.ReplaceAll(tenPeople("Puesto;Sueldo anual", "Diseñador técnico;{pay}"), "\n", "\r"), "Puesto", "Diseñador técnico", `\bmac`),
	encoded("gbk.csv", simplifiedchinese.GBK, tenPeople("职位,年薪", "会计主管,{pay}"), "职位", "会计主管", "GB(K|18030|2312)"),
	encoded("sjis.csv", japanese.ShiftJIS, tenPeople("職種,年収", "経理担当,{tenfold}"), "職種", "経理担当", "Shift"),
	encoded("utf16.csv", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), tenPeople("Tehtävä\tVuosipalkka", "Kirjanpitäjä\t{pay}"), "Tehtävä", "Kirjanpitäjä", ""),
	{file: "backslashes.csv", text: tenPeople("Role,Site,Base salary", `"Cook, \"hot\", senior",North,{pay}`), right: []answer{{figures: yearlyTen}}},
	{file: "linesquoted.csv", text: tenPeople(`"Stelle;Ort;Jahresgehalt"`, `"Koch;""Haus A"";{pay}"`), asked: by("Ort"), right: []answer{{figures: yearlyTen, groups: map[string]figures{"Haus A": yearlyTen}}}},
	{
		// The cells of pay are parted by the comma of its thousands.
		file: "thousands.csv", text: "Role,Base salary,Site\nCook,61,200,North\nCook,63,900,South\nCook,70,100,North\nCook,72,850,South\nCook,68,400,North\n",
		refused: []string{"comma|thousand"}, right: []answer{{figures: figures{n: 5, median: 68_400}, says: []string{"comma|thousand"}}},
	},
	{
		file: "objects.json", text: `[{"title": "Cook", "salary": 50000, "currency": "EUR"}, {"title": "Cook", "salary": 54000, "currency": "EUR"}, {"title": "Waiter", "salary": 41000.5, "currency": "EUR"}]`,
		asked: by("title"),
		right: []answer{{figures: figures{n: 3, median: 50_000}, currency: "EUR", groups: map[string]figures{"Cook": {n: 2, median: 52_000}, "Waiter": {n: 1, median: 41_000.5}}}},
	},
	{
		file: "lines.jsonl", text: "{\"title\": \"Cook\", \"salary\": 50000}\n{\"title\": \"Cook\", \"site\": \"North\", \"salary\": 54000}\n{\"title\": \"Waiter\", \"salary\": null}\n{\"title\": \"Waiter\", \"salary\": 41000}\n",
		asked: by("title"),
		right: []answer{{figures: figures{n: 3, median: 50_000}, groups: map[string]figures{"Cook": {n: 2, median: 52_000}, "Waiter": {n: 1, median: 41_000}}}},
	},
}

// encoded is a file of ten people of one job in an encoding that is to be told,
// with a note that names it, or asked for where another is as likely. One that a
// mark at the beginning tells needs no note: its name is "".
func encoded(file string, e encoding.Encoding, text, header, job, name string) reading {
	var said []string
	if name != "" {
		said = []string{name}
	}
	people := yearlyTen
	if strings.Contains(text, "483000") {
		people = tenfoldTen
	}
	return reading{
		file: file, text: text, in: e, asked: by(header), says: said, refused: []string{"encoding", name},
		right: []answer{{figures: people, groups: map[string]figures{job: people}}},
	}
}

func TestDimensions(t *testing.T) { tryAll(t, dimensions, written) }

func TestRowsOfFile(t *testing.T) { tryAll(t, rowsOfFile, written) }

func TestTextsOfFile(t *testing.T) { tryAll(t, textsOfFile, written) }
