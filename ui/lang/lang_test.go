package lang

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// TestEnglish: where there is no translation, a text is what stands in the code.
func TestEnglish(t *testing.T) {
	s := &speaker{}
	for got, want := range map[string]string{
		s.text("Open…"):               "Open…",
		s.noun(1, "person", "people"): "person",
		s.noun(2, "person", "people"): "people",
		s.noun(0, "person", "people"): "people",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestShips(t *testing.T) {
	files := fstest.MapFS{"translations/en.json": {}, "translations/de.json": {}, "translations/pt-BR.json": {}}
	for locale, want := range map[fyne.Locale]bool{"de-AT": true, "de": true, "pt-PT": true, "en-GB": false, "en": false, "fr-FR": false} {
		if got := ships(files, locale); got != want {
			t.Errorf("%s: %v", locale, got)
		}
	}
}

// TestTrial runs itself in a process whose translation is on trial.
func TestTrial(t *testing.T) {
	if os.Getenv(trial) != "" {
		for got, want := range map[string]string{
			L("Open…"):                    "Öffnen…",
			L("Nowhere translated"):       "Nowhere translated",
			F("%s of %s", "A", "B"):       "B: A",
			N(1, "person", "people"):      "1 Mensch",
			N(6000, "person", "people"):   "6,000 Menschen",
			N(2, "stranger", "strangers"): "2 strangers",
		} {
			if got != want {
				t.Errorf("%q, want %q", got, want)
			}
		}
		if got := say.N(1, "person", "people"); got != "1 person" {
			t.Errorf("figures are said in the language before it is asked for: %q", got)
		}
		if err := Figures(); err != nil {
			t.Error(err)
		}
		for got, want := range map[string]string{
			say.L("Hourly pay, mean"):              "Stundenlohn, Mittel",
			say.F("%s at %s", "A", "B"):            "B: A",
			say.N(6000, "person", "people"):        "6,000 Menschen",
			say.Data("What a file calls a column"): "What a file calls a column",
		} {
			if got != want {
				t.Errorf("%q, want %q", got, want)
			}
		}
		if got := table.Words(remark.New(remark.IntervalOneEmployer)); got != "ein Arbeitgeber" {
			t.Errorf("a remark is %q", got)
		}
		return
	}
	file := filepath.Join(t.TempDir(), "de.json")
	content := `{"Open…": "Öffnen…", "%s of %s": "%[2]s: %[1]s", "Hourly pay, mean": "Stundenlohn, Mittel", "%s at %s": "%[2]s: %[1]s", "people": {"one": "Mensch", "other": "Menschen"}}`
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(strings.Replace(file, ".json", ".txt", 1), []byte("interval-one-employer: ein Arbeitgeber\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	again := exec.Command(os.Args[0], "-test.run=^TestTrial$", "-test.v")
	again.Env = append(os.Environ(), trial+"="+file, "LANG=en_US.UTF-8")
	if out, err := again.CombinedOutput(); err != nil || !strings.Contains(string(out), "--- PASS: TestTrial") {
		t.Errorf("%v\n%s", err, out)
	}
}

// BenchmarkText is what a text costs, where it is English and where it is translated.
func BenchmarkText(b *testing.B) {
	for name, s := range map[string]*speaker{"english": {}, "translated": {translated: true, said: map[string]string{}}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s.text("Pin this selection")
			}
		})
	}
}
