package profile_test

import (
	"fmt"
	"log"
	"os"

	"github.com/paybench/paybench/data/profile"
)

// A title from anybody's file leads to the role's profile and its place on the
// ladder; one that leads nowhere gets suggestions.
func Example() {
	catalog, err := profile.Builtin()
	if err != nil {
		log.Fatal(err)
	}
	if director, found := catalog.Find("Dir. Product Mgmt"); found {
		fmt.Println(director.Role)
		fmt.Printf("%.0f a year, top tenth from %.0f\n", director.Published.Annual.Median, director.Published.Annual.TopTenth)
		ladder, rung, _ := catalog.LadderOf(director.Role)
		fmt.Println("next:", ladder.Above(rung)[0])
	}
	fmt.Println(catalog.Suggest("director of slaes", 1))
	// Output:
	// Director of Product Management
	// 152000 a year, top tenth from 235000
	// next: Senior Director of Product Management
	// [Director of Sales]
}

// A folder of the user's own adds to the built-in profiles. Files with
// mistakes are left out and told of; the others count.
func ExampleCatalog_With() {
	catalog, err := profile.Builtin()
	if err != nil {
		log.Fatal(err)
	}
	catalog, err = catalog.With(os.DirFS("testdata/own"), "own")
	fmt.Println(err)
	buyer, _ := catalog.Find("sr. buyer")
	fmt.Println(buyer.Purpose)
	// Output:
	// own/misspelt.yaml, line 3, field "dutys": there is no such field here; did you mean "duties"?
	// Buys what the firm makes its products of.
}
