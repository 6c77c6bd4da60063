package drivers_test

import (
	"bytes"
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/drivers"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/source"
)

// TestTheModelAgreesWithALongWay: the Directors' model again, from the file's own
// text, as one matrix, solved by gonum's QR factorisation.
func TestTheModelAgreesWithALongWay(t *testing.T) {
	const role = "Director of Product Management"
	d := find(t, builtin(t), ofRole(role))
	cells, err := csv.NewReader(bytes.NewReader(assets.SampleMarket)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := slices.DeleteFunc(cells[1:], func(row []string) bool { return row[slices.Index(cells[0], "Role")] != role })
	type column struct {
		header, value string // a quantity where value is ""
		effect        drivers.Effect
	}
	var columns []column
	for _, dimension := range d.Dimensions {
		if dimension.Slope != nil {
			columns = append(columns, column{dimension.Header, "", dimension.Slope.Effect})
			continue
		}
		for _, v := range dimension.Values {
			if !v.Reference {
				columns = append(columns, column{dimension.Header, v.Label, v.Effect})
			}
		}
	}
	x, y := mat.NewDense(len(rows), len(columns)+1, nil), mat.NewVecDense(len(rows), nil)
	for i, row := range rows {
		cell := func(header string) string { return row[slices.Index(cells[0], header)] }
		number := func(header string) float64 {
			n, err := strconv.ParseFloat(cell(header), 64)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		y.SetVec(i, math.Log(number("Base salary")))
		x.Set(i, 0, 1)
		for j, c := range columns {
			switch {
			case c.value == "":
				x.Set(i, j+1, number(c.header))
			case c.value == cell(c.header):
				x.Set(i, j+1, 1)
			}
		}
	}
	var qr mat.QR
	var b mat.VecDense
	qr.Factorize(x)
	if err := qr.SolveVecTo(&b, false, y); err != nil {
		t.Fatal(err)
	}
	for j, c := range columns {
		if want := math.Expm1(b.AtVec(j + 1)); !c.effect.Known() || math.Abs(c.effect.Share-want) > 1e-10 {
			t.Errorf("%s %s: %v, want %v", c.header, c.value, c.effect.Share, want)
		}
	}
	if len(columns)+1 != d.Model.Parameters {
		t.Errorf("%d parameters, want %d", d.Model.Parameters, len(columns)+1)
	}
}

// TestARealFile: levels in their order and countries pooled, on 74,301 records.
func TestARealFile(t *testing.T) {
	path := realfiles.Path(t, "data", "foorilla_ai_salaries", "salaries.csv")
	loaded, err := source.Load(t.Context(), path, ingest.Options{Pay: "salary_in_usd"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	q := market.NewQuery()
	q.Pay = "salary_in_usd"
	d := find(t, loaded.Market, q)
	if !d.Model.Reason.IsZero() || d.Model.People != 74_301 {
		t.Fatalf("model %+v", d.Model)
	}
	level := dimension(t, d, "level")
	entry, middle, executive := value(t, level, "EN"), value(t, level, "MI"), value(t, level, "EX")
	if level.Reference != "SE" || entry.Effect.High > middle.Effect.Low || middle.Effect.High > 0 || executive.Effect.Low < 0 {
		t.Errorf("EN %v, MI %v, EX %v against %s", entry.Effect, middle.Effect, executive.Effect, level.Reference)
	}
	if role := dimension(t, d, "role"); len(role.Values) != 20 || role.More == 0 {
		t.Errorf("%d roles and %d more", len(role.Values), role.More)
	}
}
