package command_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// twoFiles are two files of pay, of 40 and of 60 people with an employer each.
func twoFiles(t *testing.T) (folder, first, second string) {
	t.Helper()
	folder = t.TempDir()
	write := func(name, title string, n int, from float64) string {
		var b strings.Builder
		b.WriteString("job title,employer,base salary\n")
		for i := range n {
			fmt.Fprintf(&b, "%s,%s %d,%.0f\n", title, name, i, from+float64(i)*1000)
		}
		path := filepath.Join(folder, name+".csv")
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	return folder, write("alpha", "Engineer", 40, 50_000), write("beta", "Developer", 60, 90_000)
}

// blended is what of the JSON is of several files.
type blended struct {
	Source string
	Rows   []struct {
		People int
		Median float64
	}
	Blend struct {
		Weighting string
		Sources   []struct {
			Name, SHA256, Effective string
			People                  int
		}
		Rows []struct {
			Sources []struct {
				Name           string
				People         int
				Weight, Ageing float64
				Median         float64
			}
			Percentiles map[string]struct {
				Average float64 `json:"weighted_average"`
				Apart   bool
			}
		}
	}
}

func blendedBy(t *testing.T, args ...string) blended {
	t.Helper()
	return comparedAs[blended](t, args...)
}

// comparedAs is what of the JSON of a question is looked at.
func comparedAs[T any](t *testing.T, args ...string) (got T) {
	t.Helper()
	out, errors, code := run(t, append([]string{"compare", "--format", "json"}, args...)...)
	if code != 0 {
		t.Fatalf("%d: %s", code, errors)
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// TestSeveralFiles: files stand together by people, by hand and each under a title of its
// own; the JSON says of what they are made, and a study and a workbook reopen to the same.
func TestSeveralFiles(t *testing.T) {
	folder, first, second := twoFiles(t)
	got := blendedBy(t, first, "--market", second)
	if r := got.Rows[0]; r.People != 100 || r.Median != 99_500 || got.Source != "alpha + beta (sources as one, weighted by people)" {
		t.Errorf("%+v of %s", r, got.Source)
	}
	titled := []string{first, "--market", "b=" + second, "--where", "job title=Engineer", "--where", "b:job title=Developer", "--weight", "alpha:0.75,b:0.25"}
	got = blendedBy(t, append(titled, "--effective", "2025-01-01", "--effective", "b:2026-01-01", "--age-to", "2027-01-01", "--age-rate", "10%")...)
	row := got.Blend.Rows[0]
	if len(row.Sources) != 2 || row.Sources[0].Weight != 0.75 || row.Sources[1].People != 60 || got.Rows[0].People != 100 {
		t.Fatalf("%+v", row)
	}
	for i, want := range []float64{1.21 * 69_500, 1.1 * 119_500} {
		if math.Abs(row.Sources[i].Median-want) > 1e-6 {
			t.Errorf("source %d pays %v, want %v", i, row.Sources[i].Median, want)
		}
	}
	average := row.Percentiles["median"]
	if want := 0.75*1.21*69_500 + 0.25*1.1*119_500; math.Abs(average.Average-want) > 1e-6 || !average.Apart {
		t.Errorf("the average is %+v, want %v, marked", average, want)
	}
	for i, s := range got.Blend.Sources {
		if len(s.SHA256) != 64 || s.Effective != []string{"2025-01-01", "2026-01-01"}[i] {
			t.Errorf("source %+v", s)
		}
	}
	saved, book := filepath.Join(folder, "both.paybench"), filepath.Join(folder, "both.xlsx")
	before := blendedBy(t, append(titled, "--save", saved, "--xlsx", book)...)
	for _, path := range []string{saved, book} {
		if again := blendedBy(t, path); fmt.Sprint(again.Rows, again.Blend) != fmt.Sprint(before.Rows, before.Blend) {
			t.Errorf("%s reopens to %+v, want %+v", filepath.Base(path), again, before)
		}
	}
	if changed := blendedBy(t, saved, "--weight", "equal"); changed.Blend.Rows[0].Sources[0].Weight != 0.5 {
		t.Errorf("the study is not changed by a flag: %+v", changed.Blend)
	}
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Sources")
	if err != nil {
		t.Fatal(err)
	}
	said := fmt.Sprint(rows)
	for _, want := range []string{"alpha", "Weighted average", "All together", "75"} {
		if !strings.Contains(said, want) {
			t.Errorf("the sheet Sources does not say %q: %s", want, said)
		}
	}
	method, _ := f.GetRows("Method")
	if said := fmt.Sprint(method); !strings.Contains(said, before.Blend.Sources[1].SHA256) || !strings.Contains(said, "job title Developer") && !strings.Contains(said, "Developer") {
		t.Errorf("Method does not say where the second file is from: %s", said)
	}
}

// TestSeveralFilesRefused says what is wrong with the flags.
func TestSeveralFilesRefused(t *testing.T) {
	_, first, second := twoFiles(t)
	for want, args := range map[string][]string{
		"give --market too":             {first, "--weight", "equal"},
		"two files are called":          {first, "--market", second, "--market", second},
		"they are called alpha, beta":   {first, "--market", second, "--weight", "gamma:1"},
		"which differential it has":     {first, "--market", second, "--place", "Bonn"},
		"beta: nobody is left":          {first, "--market", second, "--where", "beta:job title=Cook"},
		"two sources are called":        {first, "--market", "alpha=" + second},
		"is given 2 times for beta":     {first, "--market", second, "--currency", "beta:EUR", "--currency", "beta:USD"},
		"no column \"salary grade\"":    {first, "--market", second, "--where", "beta:salary grade=3"},
		"can stand together by the rat": {first, "--market", second, "--currency", "USD", "--currency", "beta:EUR"},
	} {
		if _, errors, code := run(t, append([]string{"compare"}, args...)...); code == 0 || !strings.Contains(errors, want) {
			t.Errorf("%v: %d, %s", args[1:], code, errors)
		}
	}
}

// TestFlagsOfTheFirstFile: a flag that cannot speak of another file says whose it is; one
// that can does not.
func TestFlagsOfTheFirstFile(t *testing.T) {
	_, first, second := twoFiles(t)
	for said, args := range map[string][]string{
		"note: --period, --declared: of alpha only": {"--period", "year", "--declared", "survey"},
		"": {"--effective", "2026-01-01", "--column", "employer=employer"},
	} {
		_, errors, code := run(t, append([]string{"compare", first, "--market", second}, args...)...)
		if code != 0 || !strings.Contains(errors, said) || said == "" && strings.Contains(errors, "of alpha only") {
			t.Errorf("%v ends with %d and says %q", args, code, errors)
		}
	}
}
