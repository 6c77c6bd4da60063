package columns_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/realfiles"
)

// labelled is a file whose columns experts labelled.
type labelled struct {
	ID, Language, About, Kind string
	Rows                      [][]string
	Columns                   []struct {
		Header, Meaning string
		Also            []string
		Period          string
		Assumed         bool
		Currency        string
	}
}

// assign recognises a labelled file, as a user opens it.
func (f labelled) assign(t *testing.T) columns.Assignment {
	t.Helper()
	var text bytes.Buffer
	if err := csv.NewWriter(&text).WriteAll(f.Rows); err != nil {
		t.Fatal(err)
	}
	r, err := ingest.ReadBytes(t.Context(), f.ID+".csv", text.Bytes(), ingest.Options{HeaderRow: 1})
	if err != nil {
		t.Fatalf("%s: %v", f.ID, err)
	}
	return r.Assignment
}

// The kinds of mistake, worst first.
const (
	noPay = iota
	payUnseen
	wrongUnit
	otherPay
	otherMeaning
	kinds
)

// judge says which kind of mistake an assigned column is; kinds if it is right.
func (f labelled) judge(i int, got columns.Assigned) int {
	want := f.Columns[i]
	right := append([]string{want.Meaning}, want.Also...)
	payAllowed := slices.ContainsFunc(right, func(m string) bool { return columns.Meaning(m).IsPay() })
	payNeeded := !slices.ContainsFunc(right, func(m string) bool { return !columns.Meaning(m).IsPay() })
	switch {
	case got.Meaning.IsPay() && !payAllowed:
		return noPay
	case !got.Meaning.IsPay() && payNeeded:
		return payUnseen
	}
	if got.Meaning.IsPay() {
		if want.Period != "" && !want.Assumed && got.Period.String() != want.Period {
			return wrongUnit
		}
		if want.Period == "" && got.Period != money.UnknownPeriod {
			return wrongUnit
		}
		if want.Currency != got.Currency {
			return wrongUnit
		}
	}
	switch {
	case slices.Contains(right, string(got.Meaning)):
		return kinds
	case got.Meaning.IsPay():
		return otherPay
	}
	return otherMeaning
}

func TestCorpus(t *testing.T) {
	data, err := os.ReadFile(realfiles.Path(t, "cases", "headers", "corpus.json"))
	if err != nil {
		t.Fatal(err)
	}
	var files []labelled
	if err := json.Unmarshal(data, &files); err != nil {
		t.Fatal(err)
	}
	var mistakes [kinds + 1]int
	right := 0
	for _, f := range files {
		a := f.assign(t)
		bad := false
		var lines []string
		for i, got := range a.Columns[:min(len(a.Columns), len(f.Columns))] {
			kind := f.judge(i, got)
			mistakes[kind]++
			if kind < kinds {
				mark := "   "
				if kind < otherPay {
					mark, bad = "!!!", true
				}
				lines = append(lines, fmt.Sprintf("  %s %d %q: %s %s %s, want %s %v %s %s (%v)", mark, kind, f.Columns[i].Header, got.Meaning, got.Period, got.Currency,
					f.Columns[i].Meaning, f.Columns[i].Also, f.Columns[i].Period, f.Columns[i].Currency, got.Evidence))
			}
		}
		if !bad {
			right++
		}
		if testing.Verbose() && len(lines) > 0 {
			t.Logf("%s %s right=%v kind %s want %s\n%s", f.ID, f.Language, !bad, a.Kind, f.Kind, strings.Join(lines, "\n"))
		}
	}
	t.Logf("%d of %d files right; columns: %d no pay taken for pay, %d pay unseen, %d units or currencies, %d other pay, %d other meaning, %d right",
		right, len(files), mistakes[0], mistakes[1], mistakes[2], mistakes[3], mistakes[4], mistakes[5])
}
