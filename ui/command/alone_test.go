package command_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/warehouse/servers"
)

// TestFilesCallNobody: where no address is given nobody is connected to, whatever is opened
// and written.
func TestFilesCallNobody(t *testing.T) {
	alone, said, failed := servers.Alone(t)
	if !alone {
		if failed {
			t.Error(said)
		}
		return
	}
	file, folder := pay(t, "a.csv", nurses()), t.TempDir()
	other, people := pay(t, "b.csv", strings.ReplaceAll(nurses(), ",3", ",4")), pay(t, "people.csv", "id,job title,base salary\n1,Nurse,50000\n2,Cook,40000\n")
	in := func(name string) string { return filepath.Join(folder, name) }
	for _, args := range [][]string{
		{"compare", "--by", "role"},
		{"compare", file, "--period", "year", "--market", "b=" + other, "--xlsx", in("x.xlsx"), "--csv", in("x.csv"), "--chart", in("x.png"), "--save", in("x.paybench")},
		{"compare", in("x.paybench")},
		{"compare", in("x.xlsx")},
		{"drivers", file, "--period", "year"},
		{"inspect", file},
		{"profile", "Product Manager"},
		{"review", people, "--benchmarks", "--period", "year"},
	} {
		if _, stderr, code := run(t, args...); code != 0 && code != 3 {
			t.Errorf("%v: exit %d: %s", args, code, stderr)
		}
	}
}

// TestACallIsSeen: who is given an address does call, and that ends the process.
func TestACallIsSeen(t *testing.T) {
	alone, said, failed := servers.Alone(t)
	if alone {
		run(t, "compare", "postgres://127.0.0.1:1/x?table=pay")
		return
	}
	if !failed || !strings.Contains(said, "SIGSYS") {
		t.Errorf("nothing was noticed: %s", said)
	}
}
