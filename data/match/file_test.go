package match_test

import (
	"bytes"
	"context"
	"reflect"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
)

func TestRead(t *testing.T) {
	got, unknown, err := match.ReadBytes(t.Context(), "matches.csv", []byte("\ufeffJob title;Our level;Survey;Market job;market_level;Share;Weight;Adjust;Quality;Remarks\n"+
		"DPM;P3;A;Product Manager;P3;60 %;2;1,05;Moderate;\n"+
		"DPM;P3;A;Data Scientist;P3;0,4;2;;strong;\n"+
		"Clerk;;;;;;;;no match;\n"+
		"Ninja;;;;;;;;;\n"))
	want := []match.Line{
		{Row: 2, Job: review.Job{Title: "DPM", Level: "P3"}, Market: "A", Title: "Product Manager", Level: "P3", Share: 0.6, Weight: 2, Adjust: 1.05, Quality: review.Moderate},
		{Row: 3, Job: review.Job{Title: "DPM", Level: "P3"}, Market: "A", Title: "Data Scientist", Level: "P3", Share: 0.4, Weight: 2, Adjust: 1, Quality: review.Strong},
		{Row: 4, Job: review.Job{Title: "Clerk"}, Share: 1, Adjust: 1, Quality: match.NoMatch},
	}
	if err != nil || !reflect.DeepEqual(got, want) || !reflect.DeepEqual(unknown, []string{"Remarks"}) {
		t.Errorf("got %+v, %q, %v", got, unknown, err)
	}
}

func TestRefused(t *testing.T) {
	const head = "job,level,market,market_job,share,weight,adjust,quality,note\n"
	for name, c := range map[string]struct{ rows, want string }{
		"shares":             {"X,P1,,A,.6,,,strong,\nX,P1,,B,.3,,,strong,\n", `m.csv, row 2: the shares of "X P1" are 0.9 together, not 1; write shares that add up to 1`},
		"a lone share":       {"X,P1,,A,.6,,,strong,\n", `m.csv, row 2: the shares of "X P1" are 0.6 together, not 1`},
		"no share":           {"X,P1,,A,.6,,,strong,\nX,P1,,B,,,,strong,\n", "m.csv, row 3: the job has 2 rows in one survey, so each needs a share, and the shares are to be 1 together"},
		"share in per cent":  {"X,P1,,A,60,,,strong,\n", `m.csv, row 2: share "60": write a share of the job: 0.6 or 60 %`},
		"share below 0":      {"X,P1,,A,-1,,,strong,\n", `m.csv, row 2: share "-1": write a share of the job`},
		"adjust":             {"X,P1,,A,,,1.2,strong,\n", `m.csv, row 2: adjust "1.2": beyond 0.85 and 1.15 it needs a note that says why`},
		"adjust low":         {"X,P1,,A,,,.8,strong,\n", `m.csv, row 2: adjust ".8": beyond 0.85 and 1.15 it needs a note that says why`},
		"adjust 0":           {"X,P1,,A,,,0,strong,a note\n", `m.csv, row 2: adjust "0": write 1.05 for a job that is worth 5 % more`},
		"weight":             {"X,P1,,A,,-1,,strong,\n", `m.csv, row 2: weight "-1": a weight is not below 0`},
		"weights":            {"X,P1,,A,.5,1,,strong,\nX,P1,,B,.5,2,,strong,\n", `m.csv, row 3: weight "2": a survey has one weight, and another row of the same job and survey has another`},
		"quality":            {"X,P1,,A,,,,good,\n", `m.csv, row 2: quality "good": write strong, moderate, weak or none; nothing leaves it a suggestion`},
		"none and some":      {"X,P1,,A,.5,,,strong,\nX,P1,,B,.5,,,none,\n", "m.csv, row 3: the quality is none, but another row matches the job in the same survey; take one of them away"},
		"no job":             {",P1,,A,,,,strong,\n", "m.csv, row 2: there is neither job_code nor job; fill one in or take the row away"},
		"a word for a share": {"X,P1,,A,half,,,strong,\n", `m.csv, row 2: share "half": write a plain number, with a point before its fraction`},
	} {
		t.Run(name, func(t *testing.T) {
			if _, _, err := match.ReadBytes(t.Context(), "m.csv", []byte(head+c.rows)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
	for name, rows := range map[string]string{
		"three thirds":   "X,P1,,A,.333,,,strong,\nX,P1,,B,.333,,,strong,\nX,P1,,C,.333,,,strong,\n",
		"a note":         "X,P1,,A,,,1.2,strong,twice as many people\n",
		"two surveys":    "X,P1,S,A,,1,,strong,\nX,P1,T,B,,2,,strong,\n",
		"the ends":       "X,P1,S,A,,1,.85,strong,\nX,P1,T,B,,2,1.15,strong,\n",
		"levels by turn": "X,P1,,A,,,,strong,\nX,P2,,A,,,,strong,\n",
	} {
		all, _, err := match.ReadBytes(t.Context(), "m.csv", []byte(head+rows))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if name == "three thirds" && all[0].Share != 1.0/3 {
			t.Errorf("a third of three is %v", all[0].Share)
		}
	}
}

// What is written is read as it was.
func TestWrite(t *testing.T) {
	all := []match.Line{
		{Job: review.Job{Code: "=1+1", Title: "@X", Level: "-1"}, Market: "S", Code: "1", Title: "+A", Level: "P1", Where: "year=2026; city=Rome", Share: 0.6, Weight: 2, Adjust: 1.2, Quality: review.Weak, Category: "C,1", Note: "a \"note\"\nof two lines"},
		{Job: review.Job{Code: "=1+1", Title: "@X", Level: "-1"}, Market: "S", Title: "B", Share: 0.4, Weight: 2, Adjust: 1},
		{Job: review.Job{Title: "Y"}, Market: "S", Share: 1, Adjust: 1, Quality: match.NoMatch},
	}
	var out bytes.Buffer
	if err := match.Write(&out, all); err != nil {
		t.Fatal(err)
	}
	for _, cell := range []string{"'=1+1", "'@X", "'-1", "'+A"} {
		if !strings.Contains(out.String(), cell+",") {
			t.Errorf("%q is not guarded in %s", cell, out.String())
		}
	}
	got, unknown, err := match.ReadBytes(t.Context(), "m.csv", out.Bytes())
	for i := range got {
		if got[i].Row == 0 {
			t.Error("a line has no row")
		}
		got[i].Row = 0
		got[i].Note = strings.Join(strings.Fields(got[i].Note), " ")
	}
	all[0].Note = `a "note" of two lines`
	if err != nil || unknown != nil || !reflect.DeepEqual(got, all) {
		t.Errorf("got  %+v, %v\nwant %+v", got, err, all)
	}
}

// FuzzMatches: whatever a file holds, it is read or refused; what is read makes sense,
// and is the same when it was written and read again.
func FuzzMatches(f *testing.F) {
	for _, seed := range []string{
		"job,level,market_job,share,quality\nX,P1,A,.6,strong\nX,P1,B,40%,weak\n", "job_code,market_code\n1,2\n",
		"job,market,weight,adjust,note,market_job\nX,S,2,1.3,n,A\n", "job;quality\n=1;none\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all, _, err := match.ReadBytes(context.Background(), "f.csv", []byte(text))
		if err != nil {
			return
		}
		for _, l := range all {
			if !(l.Share > 0 && l.Share <= 1.001) || !(l.Adjust > 0) || !(l.Weight >= 0) || l.Job.Code == "" && l.Job.Title == "" {
				t.Errorf("the line %+v was taken", l)
			}
		}
		var out bytes.Buffer
		if err := match.Write(&out, all); err != nil {
			t.Fatal(err)
		}
		again, _, err := match.ReadBytes(context.Background(), "f.csv", out.Bytes())
		if len(all) > 0 && (err != nil || len(again) != len(all)) {
			t.Errorf("%q gives %d lines, then %d, %v", text, len(all), len(again), err)
		}
	})
}
