package command_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/warehouse/servers"
)

// nurses is pay of three roles at sixty employers.
func nurses() string {
	text := "role,company_size,employer,base_salary\n"
	for i := range 600 {
		text += fmt.Sprintf("%s,%d,Employer %d,%d.%02d\n", []string{"Nurse", "Cook", "Clerk"}[i%3], 10+i%4*10, i%60, 30000+i*131%50000, i%100)
	}
	return text
}

// payTable is a server whose table pay holds a CSV as nurses has it.
func payTable(t *testing.T, text string) servers.Postgres {
	t.Helper()
	server := servers.PostgreSQL(t)
	server.Run(t, "CREATE TABLE pay (role text, company_size int, employer text, base_salary numeric(12,2))")
	server.Load(t, "pay", strings.NewReader(text))
	return server
}

// afar is an address by another name of this machine, which the certificate of its server
// does not hold: as if the server were elsewhere.
func afar(server servers.Postgres) string {
	return strings.Replace(server.Address(), "127.0.0.1", "0.0.0.0", 1) + "?table=pay"
}

// TestUncheckedIsSaid: a certificate that is not right is refused, and where it is not
// looked at, everything that is written says so; a study does not keep that.
func TestUncheckedIsSaid(t *testing.T) {
	const said, refused = "certificate was not checked", "its certificate is not right"
	address := afar(payTable(t, nurses()))
	file := pay(t, "small.csv", nurses())
	for name, source := range map[string][]string{
		"taken":           {address, "--period", "year"},
		"asked":           {address, "--period", "year", "--ask"},
		"beside a file":   {file, "--period", "year", "--market", "b=" + address, "--weight", "equal"},
		"a file beside":   {address, "--period", "year", "--market", "b=" + file},
		"without a name":  {file, "--period", "year", "--market", address},
		"and reads again": {address, "--period", "year", "--pay", "base_salary"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, stderr, code := run(t, append([]string{"compare"}, source...)...); code != 1 || !strings.Contains(stderr, refused) {
				t.Errorf("not refused: exit %d, %s", code, stderr)
			}
			folder := t.TempDir()
			in := func(name string) string { return filepath.Join(folder, name) }
			ask := append(append([]string{"compare"}, source...), "--insecure-tls", "--by", "role")
			for _, format := range []string{"table", "csv", "json"} {
				stdout, stderr, code := run(t, append(slices.Clone(ask), "--format", format)...)
				if code != 0 || !strings.Contains(stdout, said) {
					t.Errorf("%s does not say it: exit %d, %s%s", format, code, stdout, stderr)
				}
			}
			_, stderr, code := run(t, append(slices.Clone(ask), "--xlsx", in("x.xlsx"), "--csv", in("x.csv"), "--chart", in("x.svg"), "--save", in("x.paybench"))...)
			if code != 0 {
				t.Fatal(stderr)
			}
			if !strings.Contains(textIn(t, in("x.xlsx")), said) {
				t.Error("the workbook does not say it")
			}
			for _, name := range []string{"x.csv", "x.svg", "x.paybench"} {
				text, err := os.ReadFile(in(name))
				if err != nil {
					t.Fatal(err)
				}
				if says := strings.Contains(strings.Join(strings.Fields(string(text)), " "), said); says != (name != "x.paybench") {
					t.Errorf("%s says it: %v", name, says)
				}
			}
			for _, name := range []string{"x.paybench", "x.xlsx"} {
				if _, stderr, code := run(t, "compare", in(name)); code != 1 || !strings.Contains(stderr, refused) {
					t.Errorf("%s keeps that nothing is checked: exit %d, %s", name, code, stderr)
				}
				if stdout, stderr, code := run(t, "compare", in(name), "--insecure-tls"); code != 0 || !strings.Contains(stdout, said) {
					t.Errorf("%s: exit %d, %s%s", name, code, stdout, stderr)
				}
			}
		})
	}
	stdout, stderr, code := run(t, "inspect", address, "--insecure-tls")
	if code != 0 || !strings.Contains(stdout, said) {
		t.Errorf("inspect: exit %d, %s%s", code, stdout, stderr)
	}
}

// fingerprint is what a blend says of its sources beside their names.
var fingerprint = regexp.MustCompile("(SHA-256|Fingerprint) [0-9a-f]+…")

// TestDatabases: tables of both engines, taken and asked, one by itself or beside a file,
// are compared as files of their rows; and so is a study of them.
func TestDatabases(t *testing.T) {
	postgres := payTable(t, nurses()).Address() + "?table=pay"
	click := servers.NewClickHouse(t)
	click.Run(t, "CREATE TABLE pay (role String, company_size Int64, employer String, base_salary Float64) ENGINE = Memory")
	click.Load(t, "pay", strings.NewReader(nurses()))
	file, other := pay(t, "pay", nurses()), pay(t, "b.csv", strings.ReplaceAll(nurses(), ",3", ",4"))
	rows := func(args ...string) string {
		t.Helper()
		stdout, stderr, code := run(t, append([]string{"compare", "--by", "role", "--period", "year", "--format", "csv"}, args...)...)
		if code != 0 {
			t.Fatalf("%v: exit %d: %s", args, code, stderr)
		}
		return fingerprint.ReplaceAllString(stdout, "")
	}
	one, both := rows(file), rows(file, "--market", "b="+other)
	for _, address := range []string{postgres, click.Address() + "?table=pay"} {
		for _, narrower := range []string{"role=Nurse", "company_size=20..30", "role^=C", `role^=Nurse`} {
			if got, want := rows(address, "--narrow", narrower), rows(file, "--where", narrower); got != want {
				t.Errorf("%s narrowed to %s:\n%s\nwant\n%s", address, narrower, got, want)
			}
		}
		if got := rows(address); got != one {
			t.Errorf("%s taken:\n%s\nwant\n%s", address, got, one)
		}
		if got := rows(address, "--ask"); got != one {
			t.Errorf("%s asked:\n%s\nwant\n%s", address, got, one)
		}
		if got := rows(address, "--market", "b="+other); got != both {
			t.Errorf("%s beside a file:\n%s\nwant\n%s", address, got, both)
		}
		study := filepath.Join(t.TempDir(), "of.paybench")
		if got := rows(file, "--market", "pay2="+address, "--save", study); !strings.Contains(got, "pay + pay2") {
			t.Errorf("a file beside %s:\n%s", address, got)
		} else if again, stderr, code := run(t, "compare", study, "--format", "csv"); fingerprint.ReplaceAllString(again, "") != got {
			t.Errorf("its study says, exit %d:\n%s%s\nwant\n%s", code, again, stderr, got)
		}
		_, stderr, code := run(t, "compare", address, "--ask", "--period", "year", "--market", "b="+other)
		if code != 1 || !strings.Contains(stderr, "stays in its database") {
			t.Errorf("asked beside a file: exit %d, %s", code, stderr)
		}
	}
}
