package desk_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/warehouse/servers"
	"github.com/paybench/paybench/ui/desk"
)

// TestDatabase: a table that is taken, and one that is asked, say what a file of its rows
// says, and a study of it opens again and notices a change.
func TestDatabase(t *testing.T) {
	server := servers.PostgreSQL(t)
	text := "role,company_size,employer,base_salary\n"
	for i := range 3000 {
		text += fmt.Sprintf("%s,%d,Employer %d,%d.%02d\n", []string{"Nurse", "Cook", "Clerk"}[i%3], 10+i%40, i%60, 30000+i*13%50000, i%100)
	}
	server.Run(t, "CREATE TABLE pay (role text, company_size int, employer text, base_salary numeric(12,2))")
	server.Load(t, "pay", strings.NewReader(text))
	address := server.Address() + "?table=pay"

	open := func(from study.Source) *desk.Source {
		t.Helper()
		from.Options.Period = "year"
		s, err := desk.Open(t.Context(), from, nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		return s
	}
	figures := func(s *desk.Source, where ...string) string {
		t.Helper()
		asked := s.Everybody()
		asked.Query.By = "company_size"
		for _, w := range where {
			f, err := s.Filter(w)
			if err != nil {
				t.Fatal(err)
			}
			asked.Query.Filters = append(asked.Query.Filters, f)
		}
		a, err := s.Answer(t.Context(), asked)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		for _, r := range a.Shown.Rows {
			fmt.Fprintf(&b, "%s %d %d %+v\n", r.Name, r.People, r.Employers, r.Figures)
		}
		return b.String()
	}
	path := filepath.Join(t.TempDir(), "pay.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	file := open(study.Source{Path: path})
	taken := open(study.Source{Database: study.Database{Address: address}})
	narrowed := open(study.Source{Database: study.Database{Address: address, Narrow: []string{"role=Nurse"}}})
	asked := open(study.Source{Database: study.Database{Address: address, Ask: true}})
	if got, want := figures(taken), figures(file); got != want || !strings.Contains(got, " 3000 60 ") {
		t.Errorf("taken:\n%s\nwant\n%s", got, want)
	}
	if got, want := figures(narrowed), figures(file, "role=Nurse"); got != want {
		t.Errorf("narrowed:\n%s\nwant\n%s", got, want)
	}
	if got, want := figures(asked, "role=Nurse"), figures(file, "role=Nurse"); got != want {
		t.Errorf("asked:\n%s\nwant\n%s", got, want)
	}

	var b bytes.Buffer
	if err := narrowed.Everybody().Write(&b); err != nil {
		t.Fatal(err)
	}
	saved, err := study.Read(&b)
	if err != nil || !reflect.DeepEqual(saved.Source().Database, narrowed.From.Database) || saved.Source().BuiltIn() {
		t.Fatalf("the study keeps %+v, %v", saved.Source(), err)
	}
	if saved.Source().Changed(open(saved.Source()).About()) {
		t.Error("a table that is the same is said to have changed")
	}
	server.Run(t, "UPDATE pay SET base_salary = base_salary + 1 WHERE role = 'Cook'")
	if saved.Source().Changed(open(saved.Source()).About()) {
		t.Error("people who are not taken are said to have changed")
	}
	server.Run(t, "UPDATE pay SET base_salary = base_salary + 1 WHERE ctid IN (SELECT ctid FROM pay WHERE role = 'Nurse' LIMIT 1)")
	if !saved.Source().Changed(open(saved.Source()).About()) {
		t.Error("nobody notices that a row changed")
	}
}

// TestRosterIsNoTable: our own people are not read from a database, whichever way it is
// named.
func TestRosterIsNoTable(t *testing.T) {
	const address, says = "postgres://127.0.0.1:1/x?table=people", "read from a file, and not from a database"
	for name, from := range map[string]study.Source{
		"for a file":    {Path: address},
		"for a table":   {Database: study.Database{Address: address}},
		"that is asked": {Database: study.Database{Address: address, Ask: true}},
	} {
		of := study.Roster{Source: from}
		if _, err := desk.OpenRoster(t.Context(), of, nil); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: opening says %v", name, err)
		}
		if _, err := desk.ImportRoster(t.Context(), of, nil); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: importing says %v", name, err)
		}
	}
}
