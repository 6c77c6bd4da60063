package profile_test

import (
	"testing"

	"github.com/paybench/paybench/data/profile"
)

func TestKey(t *testing.T) {
	for _, same := range [][]string{
		{"Director of Product Management", "Dir. Product Mgmt", "director product mgmt", "Director, Product Management", "PRODUCT MANAGEMENT DIRECTOR", "Director – Products Mngmt."},
		{"Senior Product Manager", "Sr. Product Mgr", "Product Manager, Senior", "snr prod mgr"},
		{"VP of Sales", "Vice President, Sales"},
		{"Operations Manager", "Ops Mgrs."},
		{"Tuotepäällikkö", "tuotepäällikkö"},
		{"менеджер по продукту", "Менеджер  по продукту"},
	} {
		for _, title := range same[1:] {
			if got, want := profile.Key(title), profile.Key(same[0]); got != want {
				t.Errorf("Key(%q) = %q, Key(%q) = %q", title, got, same[0], want)
			}
		}
	}
	for _, other := range [][2]string{
		{"Product Manager", "Project Manager"},
		{"Product Manager", "Senior Product Manager"},
		{"Product Manager", "Director of Product Management"},
		{"Engineer I", "Engineer II"},
	} {
		if profile.Key(other[0]) == profile.Key(other[1]) {
			t.Errorf("%q and %q have one key", other[0], other[1])
		}
	}
	if got := profile.Key(" –/ "); got != "" {
		t.Errorf("key of no word is %q", got)
	}
}

// FuzzKey: a key is its own key, or titles would change roles when stored.
func FuzzKey(f *testing.F) {
	for _, title := range []string{"Dir. Product Mgmt", "SVP, Sales & Ops", "classes", "İstanbul", "a the of"} {
		f.Add(title)
	}
	f.Fuzz(func(t *testing.T, title string) {
		once := profile.Key(title)
		if twice := profile.Key(once); twice != once {
			t.Errorf("Key(%q) = %q, but its key is %q", title, once, twice)
		}
	})
}
