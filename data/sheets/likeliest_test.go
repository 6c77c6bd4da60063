package sheets

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// languages are tables as people of a language write them, and the encodings that
// programs there wrote before UTF-8.
var languages = []struct{ name, encodings, rows string }{
	{"German", "Windows-1252 cp850 MacRoman", "Stelle;Größe;Gehälter\nLohnbüro;1–50;61200\nGeschäftsführer;1-50;63900\nSachbearbeiter für Löhne;51-200;70100\n"},
	{"French", "Windows-1252 cp850 MacRoman", "Métier;Société;Salaire brut annuel\nIngénieur;Université de Besançon;52000\nContrôleur de gestion;Hôpital;48000\nChargée d'études à l'étranger;Île-de-France;41000\n"},
	{"Spanish", "Windows-1252 cp850 MacRoman", "Puesto;Ciudad;Salario año\nTécnico;Málaga;30000\nIngeniería;A Coruña;42000\nDiseño gráfico;León;28000\n"},
	{"Portuguese", "Windows-1252 cp850 MacRoman", "Função;Município;Salário\nTécnico de manutenção;São Paulo;30000\nPromoção de saúde;Brasília;42000\n"},
	{"Swedish", "Windows-1252 cp850 MacRoman", "Yrke;Ort;Lön\nSjuksköterska;Malmö;410000\nRådgivare;Örebro;390000\nLärare;Umeå;370000\n"},
	{"Finnish", "Windows-1252 cp850 MacRoman", "Tehtävä;Kaupunki;Kuukausipalkka\nKehittäjä;Jyväskylä;4000\nMyyjä;Hämeenlinna;2500\n"},
	{"Danish", "Windows-1252 cp850 MacRoman", "Stilling;By;Løn\nLærer;København;410000\nSygeplejerske;Århus;390000\nRådgiver;Ålborg;400000\n"},
	{"Polish", "Windows-1250 cp852 ISO-8859-2", "Stanowisko;Miasto;Wynagrodzenie brutto\nKsięgowa;Łódź;8000\nInżynier;Kraków;12000\nKierownik działu sprzedaży;Gdańsk;15000\n"},
	{"Czech", "Windows-1250 cp852 ISO-8859-2", "Pozice;Město;Hrubá mzda\nÚčetní;Plzeň;42000\nŘidič;Ústí nad Labem;35000\nVedoucí oddělení;Brno-střed;60000\nPracovník péče o děti;Liberec;30000\n"},
	{"Hungarian", "Windows-1250 cp852 ISO-8859-2", "Munkakör;Város;Bruttó bér\nKönyvelő;Győr;600000\nMérnök;Székesfehérvár;900000\nÜgyintéző;Pécs;500000\n"},
	{"Croatian", "Windows-1250 cp852 ISO-8859-2", "Radno mjesto;Grad;Plaća\nInženjer;Čakovec;1800\nKnjigovođa;Šibenik;1200\nRačunovođa;Županja;1300\n"},
	{"Turkish", "Windows-1254", "Ünvan;Şehir;Maaş\nMühendis;İstanbul;60000\nÖğretmen;Eskişehir;40000\nSatış müdürü;Kırşehir;70000\n"},
	{"Russian", "Windows-1251 KOI8-R cp866", "Должность;Город;Зарплата\nБухгалтер;Казань;80000\nИнженер;Нижний Новгород;120000\n"},
	{"Ukrainian", "Windows-1251", "Посада;Місто;Зарплата\nБухгалтер;Київ;30000\nІнженер;Їжакевич і сини;42000\n"},
	{"Greek", "Windows-1253", "Θέση;Πόλη;Μισθός\nΛογιστής;Αθήνα;20000\nΜηχανικός;Θεσσαλονίκη;30000\n"},
	{"Hebrew", "Windows-1255", "תפקיד;עיר;שכר\nמהנדס;חיפה;20000\nמורה;ירושלים;12000\n"},
	{"Arabic", "Windows-1256", "الوظيفة;المدينة;الراتب\nمهندس;دبي;20000\nمعلم;القاهرة;12000\n"},
	{"Thai", "Windows-874", "ตำแหน่ง;จังหวัด;เงินเดือน\nวิศวกร;กรุงเทพ;40000\nครู;เชียงใหม่;25000\n"},
	{"Lithuanian", "Windows-1257", "Pareigos;Miestas;Atlyginimas\nInžinierius;Šiauliai;2000\nBuhalterė;Panevėžys;1500\nVadybininkų grupės vadovė;Kėdainiai;2500\n"},
	{"Japanese", "Shift_JIS EUC-JP", "職種;勤務地;年収\nエンジニア;東京都;6000000\nデザイナー;大阪府;5000000\nひらがなの仕事;名古屋市;4500000\n"},
	{"Chinese", "GBK", "职位;城市;月薪\n工程师;北京市;15000\n会计;上海市;9000\n销售经理;深圳市;20000\n人力资源专员;杭州市;8000\n"},
	{"Taiwanese", "Big5", "職稱;城市;月薪\n工程師;臺北市;60000\n會計;高雄市;40000\n業務經理;新竹縣;80000\n人力資源專員;臺中市;42000\n"},
	{"Korean", "EUC-KR", "직무;도시;연봉\n개발자;서울특별시;60000000\n회계;부산광역시;45000000\n영업 관리자;대전;70000000\n"},
	{"English signs", "Windows-1252", "Role;Range;Note\nManager;£50,000–£60,000;employer’s figure\nAnalyst;€40,000;“acting”\n“x”;don’t;\n"},
}

// TestLikeliest tells the encoding that a table was written in, by its letters.
func TestLikeliest(t *testing.T) {
	for _, l := range languages {
		for _, name := range strings.Fields(l.encodings) {
			_, e, err := encodingNamed(name)
			if err != nil {
				t.Fatal(err)
			}
			rows := l.rows
			if name == "MacRoman" {
				rows = strings.ReplaceAll(rows, "\n", "\r")
			}
			data, err := e.NewEncoder().Bytes([]byte(strings.ReplaceAll(rows, "–", "-")))
			if strings.HasPrefix(name, "Windows") {
				data, err = e.NewEncoder().Bytes([]byte(rows))
			}
			if err != nil {
				t.Fatalf("%s in %s: %v", l.name, name, err)
			}
			b := opened(t, data, Options{})
			want := strings.Split(strings.ReplaceAll(strings.TrimSpace(l.rows), ";", "|"), "\n")
			if !strings.HasPrefix(name, "Windows") {
				want = strings.Split(strings.ReplaceAll(strings.Join(want, "\n"), "–", "-"), "\n")
			}
			if got := cells(t, b, ""); got != strings.Join(want, "\n") {
				t.Errorf("%s in %s is read as %s (or %s): %q", l.name, name, b.Facts().Encoding, b.reader.(*text).charset.rival, got)
			}
		}
	}
}

// TestDoubtfulEncoding says both encodings where two are about as likely, and asks
// who knows more.
func TestDoubtfulEncoding(t *testing.T) {
	data, err := charmap.Windows1254.NewEncoder().Bytes([]byte("Ünvan;Maaş\nA;1\n"))
	if err != nil {
		t.Fatal(err)
	}
	read := func(o Options) (cell, said string) {
		b := opened(t, data, o)
		table, err := b.Scan(t.Context(), "", 0, Plan{Columns: make([]ColumnPlan, 2)}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return table.Columns[1].Text(0), fmt.Sprint(b.Remarks())
	}
	if cell, said := read(Options{}); cell != "Maaş" || said != "[{encoding-doubtful [Windows-1254 Windows-1257]}]" {
		t.Errorf("%q, and it says %s", cell, said)
	}
	knows := func(text string) float64 {
		if strings.Contains(text, "Maaž") { // as if it were Estonian
			return 1
		}
		return 0
	}
	if cell, said := read(Options{Likely: knows}); cell != "Maaž" || said != "[{encoding-assumed [Windows-1257]}]" {
		t.Errorf("asked, %q, and it says %s", cell, said)
	}
	// Letters that two encodings have alike are in no doubt.
	if cell, said := read(Options{Encoding: "windows-1254"}); cell != "Maaş" || said != "[]" {
		t.Errorf("named, %q, and it says %s", cell, said)
	}
}

// TestMostlyUTF8: one line that is not UTF-8 in a text that is.
func TestMostlyUTF8(t *testing.T) {
	b := opened(t, []byte("Role;City\nA;Łódź\nB;Kraków\nC;Gda\xF1sk i \xA3\xF3d\x9F\n"), Options{})
	if got := cells(t, b, ""); got != "Role|City\nA|Łódź\nB|Kraków\nC|Gdańsk i Łódź" || b.Facts().Encoding != "UTF-8" {
		t.Errorf("%s: %q", b.Facts().Encoding, got)
	}
}
