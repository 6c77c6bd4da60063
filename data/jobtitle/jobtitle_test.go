package jobtitle_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/jobtitle"
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
			if got, want := jobtitle.Key(title), jobtitle.Key(same[0]); got != want {
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
		if jobtitle.Key(other[0]) == jobtitle.Key(other[1]) {
			t.Errorf("%q and %q have one key", other[0], other[1])
		}
	}
	if got := jobtitle.Key(" –/ "); got != "" {
		t.Errorf("key of no word is %q", got)
	}
}

// FuzzKey: a key is its own key, or titles would change roles when stored.
func FuzzKey(f *testing.F) {
	for _, title := range []string{"Dir. Product Mgmt", "SVP, Sales & Ops", "classes", "İstanbul", "a the of"} {
		f.Add(title)
	}
	f.Fuzz(func(t *testing.T, title string) {
		once := jobtitle.Key(title)
		if twice := jobtitle.Key(once); twice != once {
			t.Errorf("Key(%q) = %q, but its key is %q", title, once, twice)
		}
	})
}

// TestParts: what a title is compared by.
func TestParts(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"Manager, Sales", "[[manager sale] manager] [[manager] manager] [[sale] sale]"},
		{"Sr SWE II", "[[senior software engineer] engineer]"},
		{"VP Eng", "[[vice president engineer] engineer]"},
		{"Acct Mgr", "[[account manager] manager]"},
		{"Director of Product Management", "[[director product management] director]"},
		{"IT Manager - DB", "[[information technology manager db] manager]"},
		{"Accountants and Auditors", "[[accountant auditor] auditor] [[accountant] accountant] [[auditor] auditor]"},
		{"Police and Sheriff's Patrol Officers", "[[police sheriff patrol officer] officer] [[police] police] [[sheriff patrol officer] officer]"},
		{"Architects, Except Landscape and Naval", "[[architect] architect]"},
		{"Engineers, All Other", "[[engineer] engineer]"},
		{"Accountant Senior", "[[accountant senior] accountant]"},
		{"Head of Sales", "[[head sale] head]"},
		{"II", ""},
		{" –/ ", ""},
	} {
		var got []string
		for _, p := range jobtitle.Parts(c.title) {
			got = append(got, fmt.Sprintf("[%v %s]", p.Words, p.Head))
		}
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%q: %s, want %s", c.title, text, c.want)
		}
	}
}
