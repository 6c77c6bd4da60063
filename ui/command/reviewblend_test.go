package command_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
)

// TestBlend: several surveys of one job by weights, and a hybrid job, come out of the
// command at every percentile as they were computed elsewhere.
func TestBlend(t *testing.T) {
	var want struct {
		Tables struct {
			T1, T2, T3, Weights []float64
			Average             map[string]float64
		}
		Hybrid struct{ X, Y, Blend []float64 } `json:"hybrid_job"`
	}
	realfiles.JSON(t, &want, "review", "vectors", "e_blend", "expected.json")
	const head = "job,level,currency,effective_date,p10,p25,p50,p75,p90\n"
	row := func(job string, pay []float64) string {
		return job + ",P1,EUR,2026-04-01," + strings.Trim(strings.ReplaceAll(fmt.Sprint(pay), " ", ","), "[]") + "\n"
	}
	people := reviewFile(t, "people.csv", "Employee ID,Job title,Level,Currency,Base salary\n1,Engineer,P1,EUR,70000\n2,Mixed,P1,EUR,70000\n")
	lines := "job,market,market_job,share,quality\nMixed,A,X,.6,strong\nMixed,A,Y,.4,strong\n"
	args := []string{"review", people, "--format", "json", "--jobs", reviewFile(t, "matches.csv", lines)}
	weights := ""
	for i, pay := range [][]float64{want.Tables.T1, want.Tables.T2, want.Tables.T3} {
		name := string(rune('A' + i))
		text := head + row("Engineer", pay)
		if i == 0 {
			text += row("X", want.Hybrid.X) + row("Y", want.Hybrid.Y)
		}
		args = append(args, "--market", name+"="+reviewFile(t, name+".csv", text))
		weights += fmt.Sprintf(",%s:%v", name, want.Tables.Weights[i])
	}
	args = append(args, "--weight", weights[1:])
	m := &met{T: t}
	for i, percentile := range []string{"P10", "P25", "P50", "P75", "P90"} {
		stdout, errs, code := run(t, append(args, "--target", percentile)...)
		if code != 0 {
			t.Fatal(errs)
		}
		var got struct{ People []map[string]any }
		if err := json.Unmarshal([]byte(stdout), &got); err != nil {
			t.Fatal(err)
		}
		m.same(percentile, got.People[0]["target"], want.Tables.Average[percentile])
		m.same(percentile+" of a hybrid", got.People[1]["target"], want.Hybrid.Blend[i])
	}
	if m.count != 10 {
		t.Errorf("%d of 10 figures are met", m.count)
	}
	t.Logf("%d figures of blends met", m.count)
}
