package startup_test

import (
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/paybench/paybench/ui/startup"
)

func TestVersion(t *testing.T) {
	built := func(version, commit, modified string) *debug.BuildInfo {
		return &debug.BuildInfo{Main: debug.Module{Version: version}, Settings: []debug.BuildSetting{
			{Key: "vcs.revision", Value: commit}, {Key: "vcs.modified", Value: modified},
		}}
	}
	const packaging = "Website = \"x\"\n[Details]\n  Version = \"1.2.0\"\nBuild = 1\n"
	const commit = "371164c3a1b2371164c3a1b2371164c3a1b2371164c3"
	tests := []struct {
		name, packaging string
		build           *debug.BuildInfo
		want            string
	}{
		{"from its tag", packaging, built("v1.2.0", commit, "false"), "1.2.0 (371164c3a1b2)"},
		{"from its tag, but changed", packaging, built("v1.2.0+dirty", commit, "true"), "1.2.0 (371164c3a1b2, modified)"},
		{"no tag yet", packaging, built("(devel)", commit, "true"), "1.2.0 (371164c3a1b2, modified)"},
		{"a short commit", packaging, built("(devel)", "371164c", "false"), "1.2.0 (371164c)"},
		{"without git", packaging, built("(devel)", "", ""), "1.2.0"},
		{"nothing known", packaging, nil, "1.2.0"},
		{"no number", "[Details]\n", nil, "unknown"},
	}
	dated := built("(devel)", commit, "false")
	dated.Settings = append(dated.Settings, debug.BuildSetting{Key: "vcs.time", Value: "2026-11-30T07:00:00Z"})
	if got, want := startup.Version(packaging, dated), "1.2.0 (371164c3a1b2, 2026-11-30)"; got != want {
		t.Errorf("version %q, want %q", got, want)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := startup.Version(test.packaging, test.build); got != test.want {
				t.Errorf("version %q, want %q", got, test.want)
			}
		})
	}
}

// What the program remembers is its owner's alone, from the first start and where
// an older version left it open to others.
func TestKeepPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: Windows keeps a user's folder to the user")
	}
	folder := filepath.Join(t.TempDir(), "fyne", "paybench")
	path := filepath.Join(folder, "preferences.json")
	for _, want := range []string{"{}", `{"recent":"pay.csv"}`} {
		if err := startup.KeepPrivate(folder); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Fatalf("permissions %v (%v), want the owner's alone", info.Mode().Perm(), err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("the file holds %q (%v), want %q", got, err, want)
		}
		if err := os.WriteFile(path, []byte(`{"recent":"pay.csv"}`), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
