package command_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/table"
)

func TestProfileGolden(t *testing.T) {
	stdout, stderr, code := run(t, "profile", "director product mgmt")
	if code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	golden(t, "profile.txt", stdout)
	if unquoted, _, _ := run(t, "profile", "Dir.", "Product", "Mgmt"); unquoted != stdout {
		t.Error("the role in several words is another one")
	}
}

// portrait is what profile --format json prints, as far as tests look at it.
type portrait struct {
	Profile struct{ Role string }
	Pay     *struct{ Annual, Hourly map[string]any }
	NoPay   *table.Said `json:"no_pay"`
	Ladder  *struct {
		Rung  *int
		Rungs []struct {
			Name      string
			Pay       map[string]any
			StepMoney *float64 `json:"step_money"`
		}
	}
}

func profileOf(t *testing.T, args ...string) portrait {
	t.Helper()
	stdout, stderr, code := run(t, append([]string{"profile", "--format", "json"}, args...)...)
	if code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	var p portrait
	if err := json.Unmarshal([]byte(stdout), &p); err != nil {
		t.Fatalf("%v in %s", err, stdout)
	}
	return p
}

func TestProfileJSON(t *testing.T) {
	p := profileOf(t, "director product mgmt")
	if p.Profile.Role != "Director of Product Management" || p.Pay == nil || p.Ladder == nil {
		t.Fatalf("%+v", p)
	}
	if p.Pay.Annual["median"] != 152_000. || p.Pay.Hourly["p90"] != 235_000./2080 {
		t.Errorf("annual %v, hourly %v", p.Pay.Annual, p.Pay.Hourly)
	}
	if *p.Ladder.Rung != 5 || len(p.Ladder.Rungs) != 7 || *p.Ladder.Rungs[4].StepMoney != 11_000 {
		t.Errorf("ladder %+v", p.Ladder)
	}
	if p := profileOf(t, "director of engineering"); p.Pay != nil || p.NoPay == nil {
		t.Errorf("a Director of Engineering is paid %v in the built-in market", p.Pay)
	}
}

// TestProfileOfAnotherMarket counts all words for the role.
func TestProfileOfAnotherMarket(t *testing.T) {
	file := pay(t, "pay.csv", "role,salary,currency\n"+
		strings.Repeat("Product Manager,100000,EUR\n\"Manager, Product\",110000,EUR\nCook,30000,EUR\n", 6))
	p := profileOf(t, "product mgr", "--file", file)
	if p.Pay.Annual["people"] != 12. || p.Pay.Annual["median"] != 105_000. {
		t.Errorf("annual %v", p.Pay.Annual)
	}
	if rung := p.Ladder.Rungs[*p.Ladder.Rung-1]; rung.Name != "Product Manager" || rung.Pay["people"] != 12. {
		t.Errorf("rung %+v", rung)
	}
}

func TestProfileOfOnesOwn(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("buyer.yaml", "role: Senior Buyer\npurpose: Buys.\n")
	if p := profileOf(t, "sr buyer", "--folder", folder); p.Profile.Role != "Senior Buyer" {
		t.Errorf("%+v", p)
	}
	write("wrong.yaml", "role: Junior Buyer\npurpose: Buys.\ndutys:\n  - Buys.\n")
	_, stderr, code := run(t, "profile", "sr buyer", "--folder", folder)
	for _, want := range []string{"wrong.yaml", "line 3", `field "dutys"`, `did you mean "duties"?`} {
		if code != 1 || !strings.Contains(stderr, want) {
			t.Errorf("exit %d, %q; want %q in it", code, stderr, want)
		}
	}
}

func TestProfileErrors(t *testing.T) {
	cases := []struct {
		name string
		args []string
		code int
		want string
	}{
		{"nearest role", []string{"profile", "senior product mangr"}, 1, "did you mean Senior Product Manager"},
		{"nothing like it", []string{"profile", "xyzzy"}, 1, "there are Chief Product Officer"},
		{"no role", []string{"profile"}, 2, "ROLE"},
		{"format", []string{"profile", "cpo", "--format", "xml"}, 2, "text or json"},
		{"missing folder", []string{"profile", "cpo", "--folder", filepath.Join(t.TempDir(), "no")}, 1, "--folder"},
		{"missing file", []string{"profile", "cpo", "--file", "no.csv"}, 1, "no.csv"},
		{"flag", []string{"profile", "cpo", "--colour"}, 2, "colour"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, stderr, code := run(t, c.args...); code != c.code || !strings.Contains(stderr, c.want) {
				t.Errorf("exit %d, %q; want exit %d and %q in it", code, stderr, c.code, c.want)
			}
		})
	}
}
