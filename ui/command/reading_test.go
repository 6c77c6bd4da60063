package command_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
)

var alsoPending = flag.Bool("pending", false, "try the readings that do not hold yet, too")

// reading is a question asked of a file, and what is right for it. Compared is the
// file as it stands, a year of 2,080 hours, with no gate.
type reading struct {
	file    string            // below the folder of cases, or the name of a file of ours
	text    string            // the contents of a file of ours
	in      encoding.Encoding // how it is encoded; nil is UTF-8
	flags   []string          // how the file is to be read
	asked   [][]string        // what is asked, in words of which one has to be known; nil is the whole file
	right   []answer          // any of them; none where the file is to be refused
	refused []string          // what the sentence says that refuses the file, where refusing is right
	says    []string          // what is said beside the figures or by inspect
	beside  []string          // what is said beside the figures
	never   []string          // what is nowhere said or printed
	left    []int             // rows that the report names as not taken
	means   map[string]string // what columns are taken for, as "base per year|pay", or noPay
	pending bool              // does not hold yet
}

// answer is the right figures of the whole file and of each group.
type answer struct {
	figures
	currency string // "" is none; "USD|" is USD or none
	groups   map[string]figures
	says     []string
}

// figures of people; what is 0 is not looked at.
type figures struct {
	n, p10, p25, median, p75, p90 float64
	mean                          float64
	either                        float64 // the median or the mean
}

// unknown is a number of people that is not published.
const unknown = -1

// noPay is what a column is that must never be taken for pay.
const noPay = "no pay"

// by asks for a breakdown, by the first of the names that is known.
func by(names ...string) [][]string { return flagged("--by", names) }

// element asks for a pay element, by the first of the names that is known.
func element(names ...string) [][]string { return flagged("--pay", names) }

// where asks for a part of the file, by the first of the names that is known.
func where(names ...string) [][]string { return flagged("--where", names) }

func flagged(name string, values []string) [][]string {
	var all [][]string
	for _, value := range values {
		all = append(all, []string{name, value})
	}
	return all
}

// and combines each way to ask one thing with each way to ask another.
func and(these, those [][]string) [][]string {
	var all [][]string
	for _, a := range these {
		for _, b := range those {
			all = append(all, slices.Concat(a, b))
		}
	}
	return all
}

// tryAll asks every question of a table.
func tryAll(t *testing.T, readings []reading, path func(*testing.T, reading) string) {
	t.Helper()
	for _, r := range readings {
		name := strings.Join(slices.Concat([]string{r.file}, r.flags, slices.Concat(r.asked[:min(1, len(r.asked))]...)), " ")
		t.Run(name, func(t *testing.T) {
			if r.pending && !*alsoPending {
				t.Skip("not yet")
			}
			r.try(t, path(t, r))
		})
	}
}

// try asks the question in each of its words, and reports what is wrong with the
// best answer.
func (r reading) try(t *testing.T, path string) {
	t.Helper()
	if r.asked == nil {
		r.asked = [][]string{nil}
	}
	var best []string
	for i, asked := range r.asked {
		faults := r.faults(t, path, asked)
		if i == 0 || len(faults) < len(best) {
			best = faults
		}
	}
	for _, fault := range best {
		t.Error(fault)
	}
}

// faults are what is wrong with an answer.
func (r reading) faults(t *testing.T, path string, asked []string) []string {
	t.Helper()
	out, errs, code := run(t, slices.Concat([]string{"compare", path, "--gate", "none", "--format", "json"}, r.flags, asked)...)
	looked, notes, looks := run(t, slices.Concat([]string{"inspect", path, "--format", "json"}, r.flags)...)
	errs = strings.ReplaceAll(errs, r.file, "the file")
	compared, inspected := parse(out), parse(looked)
	beside := append(spoken(compared), errs)
	said := slices.Concat(beside, spoken(inspected), []string{notes})
	faults := missing("beside the figures", beside, r.beside)
	faults = append(faults, missing("anywhere", said, r.says)...)
	for _, pattern := range r.never {
		if found(append(said, out, errs), pattern) {
			faults = append(faults, fmt.Sprintf("%q is said", pattern))
		}
	}
	if strings.ContainsRune(out+errs+looked+notes, '\x1b') {
		faults = append(faults, "a terminal's escape is printed")
	}
	if len(r.means) > 0 && looks != 0 {
		faults = append(faults, "inspect: "+notes)
	}
	faults = append(faults, r.wrongMeanings(inspected)...)
	faults = append(faults, r.wrongRows(inspected)...)
	return append(faults, r.wrongAnswer(compared, said, errs, code)...)
}

// wrongAnswer says why neither figures nor refusal are right.
func (r reading) wrongAnswer(compared map[string]any, said []string, errs string, code int) []string {
	if code == 1 && len(r.refused) > 0 {
		return missing("in the refusal", []string{errs}, r.refused)
	}
	if code != 0 || len(r.right) == 0 {
		return []string{fmt.Sprintf("exit %d: %s", code, errs)}
	}
	var best []string
	for i, a := range r.right {
		faults := append(a.faults(compared), missing("anywhere", said, a.says)...)
		if i == 0 || len(faults) < len(best) {
			best = faults
		}
	}
	return best
}

// faults are what differs from the right figures.
func (a answer) faults(compared map[string]any) []string {
	var faults []string
	currency, _ := compared["currency"].(string)
	if !slices.Contains(strings.Split(a.currency, "|"), currency) {
		faults = append(faults, fmt.Sprintf("currency %q, want %q", currency, a.currency))
	}
	rows, _ := compared["rows"].([]any)
	names := []string{}
	for i, row := range rows {
		row := row.(map[string]any)
		if i == 0 {
			faults = append(faults, a.figures.faults("whole", row)...)
			continue
		}
		name, _ := row["group"].(string)
		names = append(names, name)
		for key, want := range a.groups {
			if slices.Contains(strings.Split(key, "|"), name) {
				faults = append(faults, want.faults(name, row)...)
				names = names[:len(names)-1]
			}
		}
	}
	if a.groups != nil && (len(names) > 0 || len(rows) != 1+len(a.groups)) {
		faults = append(faults, fmt.Sprintf("%d groups, want %d; not known are %q", len(rows)-1, len(a.groups), names))
	}
	return faults
}

// faults are the figures of a row that differ.
func (f figures) faults(name string, row map[string]any) []string {
	var faults []string
	for key, want := range map[string]float64{
		"people": f.n, "p10": f.p10, "p25": f.p25, "median": f.median, "p75": f.p75, "p90": f.p90, "mean": f.mean,
	} {
		if want == unknown && row[key] != nil || want > 0 && !near(row[key], want) {
			faults = append(faults, fmt.Sprintf("%s: %s = %v, want %v", name, key, row[key], want))
		}
	}
	if f.either > 0 && !near(row["median"], f.either) && !near(row["mean"], f.either) {
		faults = append(faults, fmt.Sprintf("%s: median %v and mean %v, want either to be %v", name, row["median"], row["mean"], f.either))
	}
	slices.Sort(faults)
	return faults
}

// near reports whether a figure is a number, but for how it is rounded.
func near(figure any, want float64) bool {
	x, ok := figure.(float64)
	return ok && math.Abs(x-want) <= 1e-6*math.Abs(want)
}

// payMeanings are the meanings of columns that hold pay.
var payMeanings = strings.Fields("base bonus_target bonus_paid commission_target commission_paid allowance overtime equity " +
	"total_cash total pay pay_minimum pay_midpoint pay_maximum p10 p25 p50 p75 p90 mean")

// wrongMeanings are the columns that are taken for something else.
func (r reading) wrongMeanings(inspected map[string]any) []string {
	var faults []string
	for header, want := range r.means {
		got, seen := "", false
		columns, _ := inspected["columns"].([]any)
		for _, c := range columns {
			c := c.(map[string]any)
			if c["header"] == header {
				got, seen = fmt.Sprint(c["meaning"]), true
				if period, ok := c["period"].(string); ok && strings.Contains(want, " per ") {
					got += " per " + period
				}
			}
		}
		right := slices.Contains(strings.Split(want, "|"), got) || want == noPay && !slices.Contains(payMeanings, got)
		if !seen || !right {
			faults = append(faults, fmt.Sprintf("column %q is %q, want %s", header, got, want))
		}
	}
	return faults
}

// wrongRows are the rows that the report was to name and does not.
func (r reading) wrongRows(inspected map[string]any) []string {
	report, _ := inspected["report"].(map[string]any)
	notTaken, _ := report["not_taken"].([]any)
	var faults []string
	for _, row := range r.left {
		if !slices.ContainsFunc(notTaken, func(cell any) bool { return cell.(map[string]any)["row"] == float64(row) }) {
			faults = append(faults, fmt.Sprintf("row %d is not in the report", row))
		}
	}
	return faults
}

// parse reads a JSON object, nil where there is none.
func parse(text string) map[string]any {
	var o map[string]any
	if json.Unmarshal([]byte(text), &o) != nil {
		return nil
	}
	return o
}

// quoted are the members of JSON that hold the file's own words and not ours.
var quoted = strings.Fields("source name header group examples preview filters by basis encoding base fingerprint")

// spoken are the texts in JSON that are ours.
func spoken(value any) []string {
	var all []string
	switch v := value.(type) {
	case string:
		all = append(all, v)
	case []any:
		for _, element := range v {
			all = append(all, spoken(element)...)
		}
	case map[string]any:
		for key, member := range v {
			if !slices.Contains(quoted, key) {
				all = append(all, spoken(member)...)
			}
		}
	}
	return all
}

// missing are the patterns that none of the texts holds.
func missing(place string, texts, patterns []string) []string {
	var faults []string
	for _, pattern := range patterns {
		if !found(texts, pattern) {
			faults = append(faults, fmt.Sprintf("nothing says %q %s", pattern, place))
		}
	}
	return faults
}

// found reports whether a text holds a pattern, whatever its case.
func found(texts []string, pattern string) bool {
	expression := regexp.MustCompile("(?is)" + pattern)
	return slices.ContainsFunc(texts, expression.MatchString)
}

// written writes a file of ours.
func written(t *testing.T, r reading) string {
	t.Helper()
	path, text := filepath.Join(t.TempDir(), r.file), r.text
	if r.in != nil {
		var err error
		if text, err = r.in.NewEncoder().String(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
