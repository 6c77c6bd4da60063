package table

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// remarkKinds reads the kinds of remarks and how many arguments each has from the
// package's constants and their comments.
func remarkKinds(t *testing.T) map[remark.Kind]int {
	t.Helper()
	kinds := map[remark.Kind]int{}
	paths, err := filepath.Glob(filepath.Join("..", "remark", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || fmt.Sprint(spec.Type) != "Kind" {
				return true
			}
			kind, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			_, args, ok := strings.Cut(strings.Join(strings.Fields(spec.Doc.Text()), " "), "Args: ")
			kinds[remark.Kind(kind)] = 0
			if ok {
				kinds[remark.Kind(kind)] = strings.Count(args, ",") + 1
			}
			return true
		})
	}
	return kinds
}

// languages are those that there are texts of.
func languages(t *testing.T) map[string]texts {
	t.Helper()
	files, err := assets.Texts.ReadDir("texts")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]texts{}
	for _, file := range files {
		name := strings.TrimSuffix(file.Name(), ".txt")
		if all[name], err = loadTexts(name); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// place is where a text has an argument.
var place = regexp.MustCompile(`\{([^}:]*)(?::([^}]*))?\}`)

// rendered are the ways to write an argument that need no text of their own.
var rendered = regexp.MustCompile(`^(a|all|count|date|signed|of \d|or|quoted|\.\d)?$`)

// formless is a key without its form by number.
func formless(key string) string {
	name, form, _ := strings.Cut(key, ".")
	for _, f := range forms {
		if form == f || form == "short" {
			return name
		}
	}
	return key
}

// TestEveryRemarkHasText: every kind has a text, every text a kind (or another text
// that uses it), and each shows all arguments and no others. The form for one may
// spell the number out.
func TestEveryRemarkHasText(t *testing.T) {
	kinds := remarkKinds(t)
	for name, all := range languages(t) {
		used := map[string]bool{"list": true}
		for _, text := range all.of {
			for _, p := range place.FindAllStringSubmatch(text, -1) {
				used[p[2]] = true
			}
		}
		for kind := range kinds {
			if all.of[string(kind)] == "" && all.of[string(kind)+".other"] == "" {
				t.Errorf("%s: %s has no text", name, kind)
			}
		}
		for key, text := range all.of {
			args, ok := kinds[remark.Kind(formless(key))]
			if !ok {
				if part, _, _ := strings.Cut(key, "."); !used[part] {
					t.Errorf("%s: %s is no kind of remark, and no text uses it", name, key)
				}
				continue
			}
			shown := map[int]bool{}
			for _, p := range place.FindAllStringSubmatch(text, -1) {
				n, err := strconv.Atoi(p[1])
				if of, ok := strings.CutPrefix(p[2], "of "); ok {
					total, _ := strconv.Atoi(of)
					shown[total] = true
				}
				if shown[n] = true; err != nil || n < 1 || n > args {
					t.Errorf("%s: %s has no argument %s", name, key, p[0])
				}
				if !rendered.MatchString(p[2]) && all.of[p[2]] == "" && all.of[p[2]+".other"] == "" {
					t.Errorf("%s: %s uses %q, which has no text", name, key, p[2])
				}
			}
			if len(shown) != args && !strings.HasSuffix(key, ".one") && !strings.HasSuffix(key, ".short") {
				t.Errorf("%s: %s shows %d of %d arguments: %s", name, key, len(shown), args, text)
			}
			if strings.HasSuffix(text, ".") || strings.Count(text, "{") != strings.Count(text, "}") {
				t.Errorf("%s: %s: %s", name, key, text)
			}
		}
	}
}

// TestPeriodsHaveText: a remark names a period with its article.
func TestPeriodsHaveText(t *testing.T) {
	for p := money.Year; p <= money.Hour; p++ {
		for name, all := range languages(t) {
			if all.of["a."+p.String()] == "" {
				t.Errorf("%s: no text for a %s", name, p)
			}
		}
	}
}

func TestWords(t *testing.T) {
	people := func(code string, n int) remark.Remark { return remark.New(remark.PeopleIn, code, n) }
	for want, r := range map[string]remark.Remark{
		"":                      {},
		"of-no-kind":            remark.New("of-no-kind", 3),
		"needs 5 people, has 3": remark.New(remark.FewPeople, 5, 3),
		"needs 5 people":        remark.New(remark.FewPeople, 5, 3).Brief(),
		"one employer has more than 12.5 % of the weight":                         remark.New(remark.LargeEmployer, 12.5),
		"below the gate: needs 5 people, has 3":                                   remark.New(remark.BelowGate, remark.New(remark.FewPeople, 5, 3)),
		"figures are for an hour, by the table's title":                           remark.New(remark.PeriodByTitle, "hour"),
		"6,000 rows of the file repeat another row exactly; they are kept":        remark.New(remark.RowsRepeated, 6000),
		"1 of 100,007 rows of the file was not taken; the import report says why": remark.New(remark.RowsNotTaken, 1, 100_007),
		"this selection mixes years: 2024 and 2025":                               remark.New(remark.MixedValues, "year", []any{2024, 2025}),
		"1 row of the file repeats another row exactly; it is kept":               remark.New(remark.RowsRepeated, 1),
		"0 rows of the file repeat another row exactly; they are kept":            remark.New(remark.RowsRepeated, 0),
		"USD (1,200 people)":                                  remark.New(remark.PeopleIn, "USD", 1200),
		"this selection mixes employment types: a":            remark.New(remark.MixedValues, "employment_type", []any{"a"}),
		`this selection mixes values of "Art": a and b`:       remark.New(remark.MixedValues, "Art", []any{"a", "b"}),
		"this selection mixes years: 1, 2, 3, 4 and 5":        remark.New(remark.MixedValues, "year", []any{1, 2, 3, 4, 5}),
		"this selection mixes years: 1, 2, 3, 4 and 2 others": remark.New(remark.MixedValues, "year", []any{1, 2, 3, 4, 5, 6}),
		"each further 1,000":                                  remark.New(remark.EachFurther, 1000.0),
		"each further 0.01":                                   remark.New(remark.EachFurther, 0.01),
		"left out: a, b, c, d, e and f: its values overlap":   remark.New(remark.DimensionsLeftOut, []any{"a", "b", "c", "d", "e", "f"}, remark.New(remark.ValuesOverlap)),
		"left out: a: its values overlap":                     remark.New(remark.DimensionsLeftOut, []any{"a"}, remark.New(remark.ValuesOverlap)),
		"the model: least squares on the logarithm of pay, 1 person, 2 parameters, R² 1.00; people it takes to be alike are typically 12 % apart from it": remark.New(
			remark.ModelFitted, 1, 2, 1.0, 12.3),
		"pay is in several currencies, which are never pooled: EUR (12 people) was taken; filter Cur for USD (1 person) and no currency (2 people)": remark.New(
			remark.SeveralCurrencies, people("EUR", 12), "Cur", []any{people("USD", 1), remark.New(remark.PeopleInNone, 2)}),
	} {
		if got := Words(r); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var back remark.Remark
		if err := json.Unmarshal(data, &back); err != nil || Words(back) != want {
			t.Errorf("%s by way of JSON: %q, %v", data, Words(back), err)
		}
	}
}

// TestAnotherLanguage has other forms by number.
func TestAnotherLanguage(t *testing.T) {
	of, err := readTexts("# Polish\nfew-people.one: {1} osoba, jest {2}\nfew-people.few: {1} osoby, jest {2}\nfew-people.many: {1} osób, jest {2}\n")
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[int]string{1: "1 osoba, jest 0", 3: "3 osoby, jest 0", 5: "5 osób, jest 0", 22: "22 osoby, jest 0"} {
		if got := (texts{language.Polish, of}).words(remark.New(remark.FewPeople, n, 0)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for content, want := range map[string]string{"a b": "line 1", "\na: b\na: c": "line 3"} {
		if _, err := readTexts(content); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", content, err)
		}
	}
}

// TestSay has a remark's arguments beside its words, those inside others too.
func TestSay(t *testing.T) {
	data, err := json.Marshal(Say(remark.New(remark.OfPin, "Ours", remark.New(remark.MixedValues, "year", []any{"2023", "2024"}))))
	want := `{"kind":"of-pin","arguments":["Ours",{"kind":"mixed-values","arguments":["year",["2023","2024"]],` +
		`"text":"this selection mixes years: 2023 and 2024"}],"text":"Ours: this selection mixes years: 2023 and 2024"}`
	if err != nil || string(data) != want {
		t.Errorf("got %s, %v", data, err)
	}
	if Say(remark.Remark{}) != nil || SayAll(nil) == nil {
		t.Error("a remark that says nothing is said, or a list of none is null")
	}
}

// TestRemarkOfJSON says a remark that was written as JSON in the same words.
func TestRemarkOfJSON(t *testing.T) {
	for _, rows := range []int{1, 12} {
		r := remark.New(remark.HiddenRows, rows, 3_000_000)
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var back remark.Remark
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatal(err)
		}
		if got, want := Words(back), Words(r); got != want || !strings.Contains(want, "row 3000000") {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestSpeak: another language says what it has, in the forms it has, and English the rest.
func TestSpeak(t *testing.T) {
	defer spoken.Store(nil)
	few, two := remark.New(remark.FewPeople, 10, 7), remark.New(remark.IntervalOneEmployer)
	if err := Speak("de", []byte("few-people: braucht {1} Personen, hat {2}\nfew-people.short: braucht {1}\n")); err != nil {
		t.Fatal(err)
	}
	if got := Words(few) + "; " + Short(few) + "; " + Words(two); got != "braucht 10 Personen, hat 7; braucht 10; one employer" {
		t.Error(got)
	}
	for name, content := range map[string]string{"no language": "", "de": "no colon"} {
		if err := Speak(name, []byte(content)); err == nil {
			t.Errorf("%q is spoken", name)
		}
	}
}
