package command_test

import (
	"strings"
	"testing"
)

// TestDatabaseFlags: what cannot be meant is said before anybody is connected to, and a
// password is never repeated.
func TestDatabaseFlags(t *testing.T) {
	file := pay(t, "small.csv", small)
	const table = "postgres://127.0.0.1:1/x?table=pay"
	for name, test := range map[string]struct {
		args []string
		code int
		says string
	}{
		"a password":      {[]string{"compare", "postgres://zoe:secret@127.0.0.1:1/x?table=pay"}, 2, "write it in ~/.pgpass"},
		"no table":        {[]string{"compare", "postgres://127.0.0.1:1/x"}, 2, "write ?table=schema.table"},
		"narrow a file":   {[]string{"compare", file, "--narrow", "role=x"}, 2, "speak of a table in a database"},
		"ask a file":      {[]string{"compare", file, "--ask"}, 2, "speak of a table in a database"},
		"narrow, and ask": {[]string{"compare", table, "--ask", "--narrow", "role=x"}, 2, "filter them instead (--where)"},
		"no narrow":       {[]string{"compare", table, "--narrow", "role"}, 2, "write COLUMN=VALUE"},
		"beside a file":   {[]string{"compare", file, "--market", "b=postgres://zoe:secret@127.0.0.1:1/x?table=pay"}, 2, "write it in ~/.pgpass"},
		"nobody there":    {[]string{"compare", table}, 1, "nobody answers there"},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, code := run(t, test.args...)
			if code != test.code || !strings.Contains(stderr, test.says) {
				t.Errorf("exit %d: %s", code, stderr)
			}
			if strings.Contains(stdout+stderr, "secret") || strings.Contains(stdout+stderr, "zoe") {
				t.Errorf("it repeats what is secret: %s", stderr)
			}
		})
	}
}

// TestNoAddress: where no market stands an address is refused before anybody is connected
// to, and not repeated; a market may be a table in every command that takes one.
func TestNoAddress(t *testing.T) {
	file, people := pay(t, "small.csv", small), pay(t, "people.csv", "id,job title,base salary\n1,Nurse,50000\n2,Cook,40000\n")
	const secret, table = "postgres://zoe:secret@127.0.0.1:1/x?table=pay", "postgres://127.0.0.1:1/x?table=pay"
	const refused, asked = "stands in the place of a file", "nobody answers there"
	for name, test := range map[string]struct {
		args []string
		code int
		says string
	}{
		"gap":              {[]string{"gap", secret}, 2, "gap: the address"},
		"review":           {[]string{"review", secret, "--benchmarks"}, 2, "review: the address"},
		"review jobs":      {[]string{"review", "jobs", secret, "--out", "x.csv"}, 2, "jobs: the address"},
		"review merge":     {[]string{"review", "merge", secret}, 2, "merge: the address"},
		"template":         {[]string{"template", secret}, 2, "template: the address"},
		"matches":          {[]string{"gap", file, "--jobs", secret}, 2, "--jobs: the address"},
		"one of several":   {[]string{"gap", file, "--published", "a.json", "--published", secret}, 2, "--published: the address"},
		"written to":       {[]string{"compare", "--xlsx", secret}, 2, "--xlsx: the address"},
		"rates":            {[]string{"compare", file, "--market", "b=" + file, "--rates", secret}, 2, "--rates: the address"},
		"roster":           {[]string{"review", file, "--roster", table}, 2, "--roster: the address"},
		"a value is none":  {[]string{"compare", file, "--where", "role=" + table}, 3, "nobody has"},
		"drivers":          {[]string{"drivers", table}, 1, asked},
		"places":           {[]string{"places", table}, 1, asked},
		"inspect":          {[]string{"inspect", table}, 1, asked},
		"profile":          {[]string{"profile", "Product Manager", "--file", table}, 1, asked},
		"market of review": {[]string{"review", people, "--market", table, "--statement-timeout", "5s"}, 1, asked},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, code := run(t, test.args...)
			if code != test.code || !strings.Contains(stderr, test.says) || strings.Contains(stderr, refused) != (test.code == 2) {
				t.Errorf("exit %d: %s", code, stderr)
			}
			if strings.Contains(stdout+stderr, "secret") {
				t.Errorf("it repeats what is secret: %s", stderr)
			}
		})
	}
}
