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
