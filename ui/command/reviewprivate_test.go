package command_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
)

// secretRoster has ids, names and pay that stand nowhere else, and much that is wrong.
func secretRoster() string {
	var out strings.Builder
	out.WriteString("employee_id,name,job_title,level,department,manager_id,base,period,currency,fte,status,hire_date\n")
	for i := range 24 {
		job, manager, fte, pay := []string{"Engineer", "Seller", "Plumber"}[i%3], fmt.Sprintf("QX-77%03d", i/6), "1", strconv.Itoa(61_357+i*1_013)
		switch i {
		case 3:
			pay = "about 71357"
		case 4:
			fte = "0.5"
		case 5:
			manager = "QX-77999"
		case 6:
			pay = "-72357"
		case 7:
			fte = "0"
		}
		id := fmt.Sprintf("QX-77%03d", i)
		if i == 9 {
			id = "QX-77008"
		}
		fmt.Fprintf(&out, "%s,Zachariah Quillfeather%d,%s,P1,Tech%d,%s,%s,year,EUR,%s,active,2020-01-0%d\n", id, i, job, i%4, manager, pay, fte, i%9+1)
	}
	return out.String()
}

// TestNothingOfAPersonOnStandardError takes the commands of a review down every way that
// they end or complain by, with an invented roster and a real one: no id, name or pay of
// anybody goes to the standard error.
func TestNothingOfAPersonOnStandardError(t *testing.T) {
	t.Run("invented", func(t *testing.T) {
		text := secretRoster()
		var secrets []string
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[1:] {
			pay := strings.TrimLeft(row[6], "about -")
			secrets = append(secrets, row[0], pay, pay[:2]+","+pay[2:])
		}
		nothingSaid(t, reviewFile(t, "people.csv", text), append(secrets, "Quillfeather", "QX-77"))
	})
	t.Run("real", func(t *testing.T) {
		path := realfiles.Path(t, "review", "rosters", "hrdataset_v14_no_names.csv")
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var secrets []string
		for i, header := range rows[0] {
			if header == "EmpID" || header == "Salary" {
				for _, row := range rows[1:] {
					secrets = append(secrets, row[i])
				}
			}
		}
		if len(secrets) < 600 {
			t.Fatalf("%d ids and pays", len(secrets))
		}
		nothingSaid(t, path, secrets)
	})
}

// nothingSaid runs the commands and searches what they say.
func nothingSaid(t *testing.T, people string, secrets []string) {
	t.Helper()
	folder := t.TempDir()
	in := func(name string) string { return filepath.Join(folder, name) }
	market := reviewFile(t, "market.csv", badMarket)
	said, failed := 0, 0
	try := func(args ...string) {
		t.Helper()
		_, errs, code := run(t, args...)
		said += len(errs)
		if code != 0 {
			failed++
		}
		for _, secret := range secrets {
			if holds(errs, secret) {
				t.Errorf("%q says %q:\n%s", args, secret, errs)
				return
			}
		}
	}
	asked := func(more ...string) []string {
		return append([]string{"review", people, "--market", market, "--pay-is", "as-paid", "--currency", "EUR"}, more...)
	}
	for _, more := range [][]string{
		nil,
		{"--format", "csv"},
		{"--format", "json"},
		{"--strict"},
		{"--provisional"},
		{"--where", "department=Nowhere"},
		{"--where", "shoe size=44"},
		{"--column", "base=Nonsense"},
		{"--column", "Salary=employee id"},
		{"--sheet", "Sheet9"},
		{"--header-row", "7"},
		{"--header-row", "25"},
		{"--header-row", "312"},
		{"--header-row", "0"},
		{"--as-of", "tomorrow"},
		{"--period", "hour"},
		{"--by", "shoe size"},
		{"--by", "manager"},
		{"--target", "P120"},
		{"--spread", "x"},
		{"--rates", in("none.csv")},
		{"--places", market},
		{"--structure", market},
		{"--merit", market},
		{"--merit-budget", "3%"},
		{"--jobs", market},
		{"--jobs", in("none.csv")},
		{"--scenario", "x:budget=-1"},
		{"--scenario", "x:to=minimum", "--scenario", "x:to=90%"},
		{"--carry", market, "--xlsx", in("c.xlsx")},
		{"--xlsx", in("none/none.xlsx")},
		{"--xlsx", in("a.xlsx"), "--per-manager", in("managers")},
		{"--xlsx", in("a.xlsx")},
		{"--per-manager", in("managers")},
		{"--per-manager", in("a.xlsx")},
		{"--per-manager", in("managers"), "--force", "--whole-line"},
		{"--chart", in("x.svg")},
		{"--chart", in("x.svg")},
		{"--chart", in("y.svg"), "--chart-kind", "groups", "--by", "manager_id"},
		{"--posting-ranges", in("p.csv")},
		{"--posting-ranges", in("p.csv")},
		{"--several-rows", "last"},
		{"--full-time-hours", "0"},
		{"--months", "XX=99"},
	} {
		try(asked(more...)...)
	}
	try("review", people)
	try("review", people, "--market", people)
	try("review", people, "--market", market)
	try("review", market, "--market", people)
	try("review", people, people, "--market", market)
	try("review", "jobs", people, "--market", market, "--out", in("m.csv"), "--pay-is", "as-paid")
	try("review", "jobs", people, "--market", market, "--out", in("m.csv"), "--pay-is", "as-paid")
	merge := func(books ...string) []string {
		all := append([]string{"review", "merge"}, books...)
		return append(all, "--roster", people, "--market", market, "--pay-is", "as-paid", "--currency", "EUR", "--payroll", in("pay.csv"), "--xlsx", in("merged.xlsx"))
	}
	managers, err := filepath.Glob(in("managers/*.xlsx"))
	if err != nil || len(managers) == 0 {
		t.Fatalf("%d books of managers: %v", len(managers), err)
	}
	try(merge(in("a.xlsx"))...)
	try(merge(in("a.xlsx"))...) // that is there already
	try(merge(append(managers, managers[0], in("a.xlsx"))...)...)
	try(merge(market)...)
	try(merge(in("none.xlsx"))...)
	whole, err := os.ReadFile(in("a.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(in("torn.xlsx"), whole[:len(whole)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	try(merge(in("torn.xlsx"))...)
	if failed < 25 || said < 2000 {
		t.Errorf("only %d commands failed, saying %d letters", failed, said)
	}
}

// holds reports whether a text holds a secret that is no part of a longer word or number.
func holds(text, secret string) bool {
	word := func(i int) bool {
		return i >= 0 && i < len(text) && (text[i] >= '0' && text[i] <= '9' || text[i] >= 'a' && text[i] <= 'z' || text[i] >= 'A' && text[i] <= 'Z')
	}
	for from := 0; ; {
		i := strings.Index(text[from:], secret)
		if i < 0 {
			return false
		}
		i += from
		if !word(i-1) && !word(i+len(secret)) || strings.HasPrefix(secret, "Q") {
			return true
		}
		from = i + 1
	}
}
