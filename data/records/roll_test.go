package records_test

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/table"
)

// shareCase is one of the shares that two implementations agree on.
type shareCase struct {
	Name, Kind string
	Employer   []string
	Group      []string `json:"employer_group"`
	Weight     []float64
	Bonus      []float64
	Expected   struct {
		TopShare float64 `json:"top_share"`
		Passes   bool    `json:"passes_25_percent"`
	}
}

// named is a column of texts; "" is no value.
func named(kind market.Kind, values []string) records.Dimension {
	c := records.Dimension{Dimension: market.Dimension{Name: string(kind), Header: string(kind), Kind: kind}}
	codes := map[string]uint32{"": 0}
	for _, v := range values {
		if _, ok := codes[v]; !ok {
			c.Labels = append(c.Labels, v)
			codes[v] = uint32(len(c.Labels))
		}
		c.Codes.Append(codes[v])
	}
	return c
}

// market makes the market of a case, and the question whose gate is looked at.
func (c shareCase) market(t *testing.T) (*records.Market, market.Query) {
	t.Helper()
	columns := []records.Dimension{named(market.Employer, c.Employer)}
	if c.Group != nil {
		columns = append(columns, named(market.EmployerGroup, c.Group))
	}
	annual := make([]float64, len(c.Employer))
	for i := range annual {
		annual[i] = 50_000 + 1000*float64(i)
	}
	q := market.NewQuery()
	pays := []records.Pay{{Element: market.Element{Name: "base", Kind: market.Base}, Annual: annual}}
	about := market.About{Name: c.Name, Declared: market.Survey}
	var m *records.Market
	var err error
	switch c.Kind {
	case "sampling":
		m, err = records.NewWeighted(about, columns, pays, nil, records.Weight{Kind: market.SamplingWeight, Values: c.Weight})
	case "count":
		m, err = records.NewWeighted(about, columns, pays, nil, records.Weight{Kind: market.CountWeight, Values: c.Weight})
	case "receivers":
		q.Pay = "bonus_paid"
		m, err = records.New(about, columns, append(pays, records.Pay{Element: market.Element{Name: q.Pay, Kind: market.BonusPaid}, Annual: c.Bonus}), nil)
	case "employer":
		q.Weighting = market.PerEmployer
		m, err = records.New(about, columns, pays, nil)
	default:
		m, err = records.New(about, columns, pays, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return m, q
}

// The largest employer's share is of the weight behind the statistic, among named
// employers.
func TestShareVectors(t *testing.T) {
	var vectors struct{ Cases []shareCase }
	content, err := os.ReadFile(realfiles.Path(t, "vectors", "figures", "gate_weighted_share.json"))
	if err == nil {
		err = json.Unmarshal(content, &vectors)
	}
	if err != nil {
		t.Fatal(err)
	}
	passing := 0
	for _, c := range vectors.Cases {
		m, q := c.market(t)
		answer, err := m.Summarize(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		got := answer.Groups[0].Backing
		if c.Kind == "receivers" {
			got = answer.Groups[0].Receivers
		}
		if math.Abs(got.TopShare-c.Expected.TopShare) > 1e-9 {
			t.Errorf("%s: share %v, want %v", c.Name, got.TopShare, c.Expected.TopShare)
		}
		// The gate asks for nothing else, so that the share alone decides.
		q.Gate = market.Gate{MaxShare: 0.25}
		shown, err := market.Compare(t.Context(), m, q)
		if err != nil {
			t.Fatal(err)
		}
		top := shown.Whole().Figures[4] // above zero also where few receive a bonus
		if top.Known() != c.Expected.Passes {
			t.Errorf("%s: P90 known %v (%s), want %v", c.Name, top.Known(), table.Words(top.Reason), c.Expected.Passes)
		}
		if c.Expected.Passes {
			passing++
		}
	}
	t.Logf("%d cases of the largest employer's share, %d of which pass", len(vectors.Cases), passing)
}

// What was taken for one employer or for none is said once.
func TestRollIsSaid(t *testing.T) {
	employers := []string{"Acme", "ACME", " acme ", "A.C.M.E.", "Müller & Co", "MULLER Co.", "n/a", "vertraulich", "-", "", "B"}
	groups := []string{"", "", "", "", "Holding", "holding", "unknown", "", "", "", "Holding"}
	base := make([]float64, len(employers))
	for i := range base {
		base[i] = 1000 * float64(i+1)
	}
	pay := func() []records.Pay {
		return []records.Pay{{Element: market.Element{Name: "base", Kind: market.Base}, Annual: append([]float64(nil), base...)}}
	}
	said := func(columns ...records.Dimension) (string, market.Backing) {
		m, err := records.New(market.About{Name: "pay"}, columns, pay(), nil)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := m.Summarize(t.Context(), market.NewQuery())
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, r := range m.About().Choices {
			all = append(all, table.Words(r))
		}
		return strings.Join(all, "\n"), answer.Groups[0].Backing
	}
	text, backing := said(named(market.Employer, employers))
	want := "3 employers in \"employer\" are others spelt differently, and count as these\n3 people have a word for no answer in \"employer\", which counts as no employer"
	if text != want || backing.Employers != 4 {
		t.Errorf("%d employers:\n%s\nwant 4:\n%s", backing.Employers, text, want)
	}
	text, backing = said(named(market.Employer, employers), named(market.EmployerGroup, groups))
	if !strings.Contains(text, "employers are counted by \"employer_group\", and by \"employer\" where that is blank") || backing.Employers != 3 {
		t.Errorf("%d employers in groups:\n%s", backing.Employers, text)
	}
	if text, _ := said(named(market.Employer, []string{"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K"})); text != "" {
		t.Errorf("nothing was folded, yet it says %s", text)
	}
}
