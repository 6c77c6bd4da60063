package comparison

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sample"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// TestLook writes workbooks to be looked at into the folder PAYBENCH_LOOK names.
func TestLook(t *testing.T) {
	folder := os.Getenv("PAYBENCH_LOOK")
	if folder == "" {
		t.Skip("set PAYBENCH_LOOK to a folder to have workbooks written there")
	}
	for name, c := range toLookAt(t) {
		var out bytes.Buffer
		c.Program, c.Made = "Paybench 0.1.0", time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
		if err := Write(t.Context(), &out, c); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name+".xlsx"), out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// toLookAt are workbooks of all kinds.
func toLookAt(t *testing.T) map[string]Content {
	l, err := sample.Load(context.Background(), assets.SampleMarket)
	if err != nil {
		t.Fatal(err)
	}
	role := func(name string) market.Query {
		return market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{name}})
	}
	compare := func(q market.Query) market.Comparison {
		c, err := market.Compare(context.Background(), l.Market, q)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	director := role("Director of Product Management")
	pinned, err := market.ComparePins(context.Background(), l.Market, []market.Pin{
		{Name: "Director, 51–200 people", Query: director.WithFilter(market.Filter{Dimension: "company_size", Values: []string{"51–200"}})},
		{Name: "Director", Query: director},
		{Name: "Director, 1–10", Query: director.WithFilter(market.Filter{Dimension: "company_size", Values: []string{"1–10"}})},
		{Name: "Everyone", Query: market.NewQuery()},
	})
	if err != nil {
		t.Fatal(err)
	}
	records, err := l.Market.(market.Lister).Records(context.Background(), director.Normal(), 0, 100000)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := os.ReadFile("../../../assets/icon.png")
	if err != nil {
		t.Fatal(err)
	}
	own := director.WithBy("company_size")
	own.Own = 148000
	states := realQuestions()["h1b"].content(t)
	states.Records = nil
	rupees := example()
	rupees.Currency, rupees.Query.Basis = "INR", market.Monthly
	return map[string]Content{
		"states": states,
		"rupees": {Comparison: rupees},

		"size":   {Comparison: compare(director.WithBy("company_size"))},
		"years":  {Comparison: compare(director.WithBy("experience")), Records: &records},
		"pinned": {Comparison: pinned},
		"study":  {Comparison: compare(own), More: []market.Comparison{compare(director.WithBy("experience")), pinned, compare(market.NewQuery().WithBy("industry"))}, Records: &records, Pictures: []sheet.Picture{{Title: "A picture", Alt: "words", PNG: picture}}, Study: []byte(`{"a": "ü _x0041_"}`)},
	}
}
