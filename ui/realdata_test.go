package ui

import (
	"net/url"
	"os"
	"strings"
	"testing"
)

// TestPublicSourcesAreDocumented: the page in the window and the one in the
// documentation name the same addresses.
func TestPublicSourcesAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../docs/getting-data.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range publicSources {
		if !strings.Contains(string(page), "<"+s.address+">") {
			t.Errorf("docs/getting-data.md does not name %s", s.address)
		}
		if s.name == "" || s.licence == "" || s.tells == "" || s.cannot == "" || s.open == "" {
			t.Errorf("%s: something is not said", s.address)
		}
	}
}

func TestRealDataOpensTheBrowserOnlyWhenAsked(t *testing.T) {
	w, _ := newTestWindow(t)
	var opened []string
	w.help.openURL = func(u *url.URL) error { opened = append(opened, u.String()); return nil }
	runItem(w, "Help", "Where to get real pay data")
	if text := dialogText(w); !strings.Contains(text, "BLS OEWS") || len(opened) > 0 {
		t.Errorf("dialog %q, opened %q", text, opened)
	}
	w.help.browse(publicSources[0].address)
	if len(opened) != 1 || opened[0] != publicSources[0].address {
		t.Errorf("opened %q", opened)
	}
}
