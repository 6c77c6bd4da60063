package comparison_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sample"
	"github.com/paybench/paybench/data/wholefile"
	"github.com/paybench/paybench/data/workbook/comparison"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// A comparison is written whole or not at all, and carries the study it belongs
// to.
func Example() {
	folder, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "review.xlsx")

	loaded, err := sample.Load(context.Background(), assets.SampleMarket)
	if err != nil {
		fmt.Println(err)
		return
	}
	directors := market.NewQuery().WithBy("company_size").
		WithFilter(market.Filter{Dimension: "role", Values: []string{"Director of Product Management"}})
	bySize, err := market.Compare(context.Background(), loaded.Market, directors)
	if err != nil {
		fmt.Println(err)
		return
	}
	err = wholefile.Write(context.Background(), path, false, func(w io.Writer) error {
		return comparison.Write(context.Background(), w, comparison.Content{
			Comparison: bySize, Study: []byte(`{"paybench_study": 1}`),
			Program: "Paybench", Made: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC),
		})
	})
	if err != nil {
		fmt.Println(err)
		return
	}

	study, ok, err := sheet.ReadStudy(path)
	fmt.Println(string(study), ok, err)
	// Output: {"paybench_study":1} true <nil>
}
