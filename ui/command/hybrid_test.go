package command_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// hybrid is what of the JSON is of a hybrid job.
type hybrid struct {
	Hybrid struct {
		Column  string
		Premium float64 `json:"premium_percent"`
		Why     string
		People  int
		Jobs    []struct {
			Name          string
			Share, Median float64
		}
		Percentiles map[string]struct {
			Average  float64 `json:"weighted_average"`
			From, To *float64
			Apart    bool
		}
	}
}

// TestHybridJob: a job that is part one and part another is priced, printed, saved and in
// the workbook; a study keeps it until a flag changes it or takes it away.
func TestHybridJob(t *testing.T) {
	folder := t.TempDir()
	file, saved, book := filepath.Join(folder, "pay.csv"), filepath.Join(folder, "h.paybench"), filepath.Join(folder, "h.xlsx")
	var b strings.Builder
	b.WriteString("job title,employer,base salary\n")
	for i := range 41 {
		fmt.Fprintf(&b, "\"Engineer, Data: II\",E%d,%d\nAnalyst,E%d,%d\n", i, 50_000+1000*i, i, 80_000+1000*i)
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	asked := []string{file, "--hybrid", "engineer, data: ii:0.6, Analyst:.4", "--premium", "5%", "--premium-why", "two teams"}
	got := comparedAs[hybrid](t, append(asked, "--save", saved, "--xlsx", book)...)
	h := got.Hybrid
	if h.Premium != 5 || h.Why != "two teams" || h.People != 82 || len(h.Jobs) != 2 || h.Jobs[0].Name != "Engineer, Data: II" || h.Jobs[1].Median != 100_000 {
		t.Fatalf("%+v", h)
	}
	want := 1.05 * (0.6*70_000 + 0.4*100_000)
	if a := h.Percentiles["median"]; math.Abs(a.Average-want) > 1e-6 || a.From == nil || a.To == nil {
		t.Errorf("%+v, want %v", a, want)
	}
	for _, path := range []string{saved, book} {
		if again := comparedAs[hybrid](t, path); fmt.Sprint(again.Hybrid.Jobs) != fmt.Sprint(h.Jobs) || again.Hybrid.Percentiles["median"].Average != h.Percentiles["median"].Average {
			t.Errorf("%s reopens to %+v", filepath.Base(path), again)
		}
	}
	if again := comparedAs[hybrid](t, saved, "--premium", "0"); math.Abs(again.Hybrid.Percentiles["median"].Average-want/1.05) > 1e-6 {
		t.Errorf("without its premium %+v", again)
	}
	if again := comparedAs[hybrid](t, saved, "--hybrid", "none"); again.Hybrid.Jobs != nil {
		t.Errorf("it is not taken away: %+v", again)
	}
	if out, _, _ := run(t, append([]string{"compare"}, asked...)...); !strings.Contains(out, "two teams") || !strings.Contains(out, "86,100") {
		t.Errorf("printed: %s", out)
	}
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Hybrid job")
	if err != nil || !strings.Contains(fmt.Sprint(rows), "two teams") || !strings.Contains(fmt.Sprint(rows), "Weighted average") || !strings.Contains(fmt.Sprint(rows), " to ") {
		t.Errorf("%v: %v", err, rows)
	}
	apart := 0
	for _, p := range h.Percentiles {
		if p.Apart {
			apart++
		}
	}
	if said := strings.Count(fmt.Sprint(rows), "% from that of the people of all jobs together"); said != apart || apart == 0 {
		t.Errorf("%d averages are far off, the sheet says so of %d: %v", apart, said, rows)
	}
}

// TestHybridJobRefused: what is wrong is said, and ends with 2.
func TestHybridJobRefused(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		says string
	}{
		"no share":     {[]string{"--hybrid", "Product Manager"}, "with its share"},
		"unknown":      {[]string{"--hybrid", "Product Manager:0.6,Nobody:0.4"}, `nobody is called "Nobody"`},
		"sum":          {[]string{"--hybrid", "Product Manager:0.6,Director of Product Management:0.5"}, "sum to 1.1"},
		"no reason":    {[]string{"--hybrid", "Product Manager:0.6,Director of Product Management:0.4", "--premium", "5"}, "needs its reason"},
		"no number":    {[]string{"--hybrid", "Product Manager:0.6,Director of Product Management:0.4", "--premium", "five"}, "write per cent"},
		"no hybrid":    {[]string{"--premium", "5"}, "give --hybrid too"},
		"for outside":  {[]string{"--publication", "--hybrid", "Product Manager:0.6,Director of Product Management:0.4"}, "outside publication"},
		"no such jobs": {[]string{"--hybrid", "company_size=Product Manager:0.6,Analyst:0.4"}, "nobody is called"},
	} {
		if _, said, code := run(t, append([]string{"compare"}, c.args...)...); code != 2 || !strings.Contains(said, c.says) {
			t.Errorf("%s ends with %d and says %q", name, code, said)
		}
	}
}
