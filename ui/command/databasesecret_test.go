package command_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/warehouse/servers"
)

// TestNoPasswordIsSaid: whichever way connecting or reading fails, or does not, nothing
// that is printed or written holds a password, be it right or wrong, of the environment,
// of the file of passwords or of the address.
func TestNoPasswordIsSaid(t *testing.T) {
	const wrong = "xyzzy-42"
	server := payTable(t, nurses())
	server.Run(t, fmt.Sprintf("CREATE TABLE kept AS SELECT * FROM pay; GRANT CONNECT ON DATABASE %[1]s TO %[2]s; GRANT SELECT ON pay TO %[2]s", server.Name, servers.WithPassword))
	guarded := strings.Replace(server.Address(), servers.Superuser+"@", servers.WithPassword+"@", 1)
	file := pay(t, "pgpass", "*:*:*:*:"+wrong+"\n")
	none := filepath.Join(t.TempDir(), "none")
	for name, test := range map[string]struct {
		address, password, passwords string
		code                         int
		says                         string
	}{
		"a right one":           {guarded + "?table=pay", servers.Password, none, 0, ""},
		"a wrong one":           {guarded + "?table=pay", wrong, none, 1, "the password is missing or wrong"},
		"a wrong one of a file": {guarded + "?table=pay", "", file, 1, "the password is missing or wrong"},
		"no right":              {guarded + "?table=kept", servers.Password, none, 1, "kept: the user may not read it; ask for SELECT on it"},
		"no table":              {guarded + "?table=pays", servers.Password, none, 1, "there is no table pays"},
		"no database":           {guarded + "x?table=pay", servers.Password, none, 1, "there is no database"},
		"a wrong certificate":   {strings.Replace(guarded, "127.0.0.1", "0.0.0.0", 1) + "?table=pay", wrong, none, 1, "its certificate is not right"},
		"nobody there":          {"postgres://127.0.0.1:1/x?table=pay", wrong, none, 1, "nobody answers there"},
		"in the address":        {strings.Replace(guarded, "@", ":"+wrong+"@", 1) + "?table=pay", "", none, 2, "write it in ~/.pgpass"},
		"behind the address":    {guarded + "?table=pay&password=" + wrong, "", none, 2, "holds a password"},
		"without TLS":           {strings.Replace(guarded, "127.0.0.1", "0.0.0.0", 1) + "?table=pay&sslmode=disable", wrong, none, 2, `the address says "sslmode", which is not known`},
		"SQL for a table":       {guarded + "?table=pay%3B+DROP+TABLE+pay", servers.Password, none, 1, "there is no table pay; DROP TABLE pay"},
	} {
		for _, ask := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, asked %v", name, ask), func(t *testing.T) {
				t.Setenv("PGPASSFILE", test.passwords)
				t.Setenv("PGPASSWORD", test.password)
				folder := t.TempDir()
				args := []string{"compare", test.address, "--period", "year", "--by", "role"}
				for flag, name := range map[string]string{"--xlsx": "x.xlsx", "--csv": "x.csv", "--chart": "x.svg", "--save": "x.paybench"} {
					args = append(args, flag, filepath.Join(folder, name))
				}
				if ask {
					args = append(args, "--ask")
				}
				stdout, stderr, code := run(t, args...)
				if code != test.code || !strings.Contains(stderr, test.says) {
					t.Errorf("exit %d, want %d: %s", code, test.code, stderr)
				}
				all := stdout + stderr
				written, err := os.ReadDir(folder)
				if err != nil || (len(written) == 4) != (code == 0) {
					t.Fatalf("%d files are written, %v", len(written), err)
				}
				for _, f := range written {
					path := filepath.Join(folder, f.Name())
					if filepath.Ext(path) == ".xlsx" {
						all += textIn(t, path)
						continue
					}
					text, err := os.ReadFile(path)
					if err != nil {
						t.Fatal(err)
					}
					all += string(text)
				}
				if strings.Contains(all, wrong) || strings.Contains(all, servers.Password) {
					t.Errorf("a password is said: %s", stderr)
				}
			})
		}
	}
}
