package bands

import (
	"fmt"
	"testing"
)

func BenchmarkParse(b *testing.B) {
	_, _ = ParseYears("5 years") // reads the vocabulary
	for _, cell := range []string{"12", "5-7 years", "yli 10 vuotta", "Engineer"} {
		b.Run("years/"+cell, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = ParseYears(cell)
			}
		})
	}
	for _, cell := range []string{"12", "51-200", "10000+ employees", "Engineer"} {
		b.Run("size/"+cell, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = ParseSize(cell)
			}
		})
	}
}

// BenchmarkOrder orders as many job titles as a large file has.
func BenchmarkOrder(b *testing.B) {
	titles := make([]string, 10_000)
	for i := range titles {
		titles[i] = fmt.Sprintf("Engineer %d, team %d", i%97, i)
	}
	Order(titles[:2]) // reads the vocabulary
	for b.Loop() {
		Order(titles)
	}
}
