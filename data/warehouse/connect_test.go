package warehouse

import (
	"strings"
	"testing"
)

// TestTLS: beyond this machine the server's certificate is checked, with no way around
// it but the one that is said, and never without TLS.
func TestTLS(t *testing.T) {
	t.Setenv("PGSSLMODE", "disable") // the environment has no word in it
	for _, test := range []struct {
		address  string
		insecure bool
		checked  bool
	}{
		{"postgres://db.example/pay", false, true},
		{"postgres://db.example/pay", true, false},
		{"postgres://10.0.0.7/pay", false, true},
		{"postgres://127.0.0.1.example/pay", false, true},
	} {
		a, err := ParseAddress(test.address)
		if err != nil {
			t.Fatal(err)
		}
		o := Options{InsecureTLS: test.insecure}
		c, err := a.postgres(o)
		if err != nil {
			t.Fatal(err)
		}
		if c.TLSConfig == nil || c.TLSConfig.InsecureSkipVerify == test.checked || test.checked && c.TLSConfig.ServerName != a.Host {
			t.Errorf("%s, insecure %v: %+v", test.address, test.insecure, c.TLSConfig)
		}
		for _, f := range c.Fallbacks {
			if f.TLSConfig == nil {
				t.Errorf("%s, insecure %v: without TLS in the end", test.address, test.insecure)
			}
		}
		if a.Unchecked(o) == test.checked {
			t.Errorf("%s, insecure %v: unchecked %v", test.address, test.insecure, a.Unchecked(o))
		}
		if p := c.RuntimeParams; p["statement_timeout"] != "0" && p["application_name"] != "paybench" {
			t.Errorf("it is run with %v", p)
		}
	}
	for _, local := range []string{"postgres://127.0.0.1/pay", "postgres://localhost/pay", "postgres://[::1]/pay", "postgres:///pay"} {
		a, err := ParseAddress(local)
		if err != nil {
			t.Fatal(err)
		}
		t.Setenv("PGHOST", "localhost")
		if _, err := a.postgres(Options{}); err != nil || a.Unchecked(Options{InsecureTLS: true}) {
			t.Errorf("%s: %v", local, err)
		}
	}
	t.Setenv("PGHOST", "db.example") // of an address without a host
	if !(Address{Engine: "postgres"}).Unchecked(Options{InsecureTLS: true}) {
		t.Error("a host of the environment that is not checked is not said")
	}
	if c, err := (Address{Engine: "postgres"}).postgres(Options{}); err != nil || c.TLSConfig == nil || c.TLSConfig.InsecureSkipVerify {
		t.Errorf("a host of the environment: %v", err)
	}
	t.Setenv("PGPORT", "secret")
	if _, err := (Address{Engine: "postgres", User: "ann"}).postgres(Options{}); err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("a wrong variable: %v", err)
	}
}
