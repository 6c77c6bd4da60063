package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// newPicker is the window's own picker in a window of the test driver.
func newPicker(t *testing.T, folder string) picker {
	t.Helper()
	app := test.NewTempApp(t)
	win := app.NewWindow("")
	win.Resize(fyne.NewSize(1024, 700))
	win.Show()
	p := picker{memory{app.Preferences()}, &dialogs{win: win, driver: app.Driver()}}
	p.memory.setFolder(folder)
	return p
}

func TestPickerOpens(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "pay.csv"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	p := newPicker(t, folder)
	p.Open("Open", []string{".csv"}, func(string) {})
	if text := textsOf(p.dialogs.win.Canvas().Overlays().Top()); !strings.Contains(text, "Cancel") {
		t.Errorf("dialog: %q", text)
	}
	press(t, p.dialogs.win.Canvas().Overlays().Top(), "Cancel")
	p.Folder(func(string) {})
	press(t, p.dialogs.win.Canvas().Overlays().Top(), "Cancel")
}

func TestPickerSaves(t *testing.T) {
	folder := t.TempDir()
	p := newPicker(t, folder)
	var path string
	replacing := false
	save := func() {
		p.Save("Save", "pay.csv", func(chosen string, replace bool) { path, replacing = chosen, replace })
	}
	save()
	press(t, p.dialogs.win.Canvas().Overlays().Top(), "Save")
	want := filepath.Join(folder, "pay.csv")
	if path != want || replacing {
		t.Errorf("chose %q, replace %v", path, replacing)
	}
	if err := os.WriteFile(want, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	path = ""
	save()
	press(t, p.dialogs.win.Canvas().Overlays().Top(), "Save")
	press(t, p.dialogs.win.Canvas().Overlays().Top(), "Keep it")
	if path != "" {
		t.Error("an existing file is replaced without being asked about")
	}
	press(t, p.dialogs.win.Canvas().Overlays().Top(), "Save")
	press(t, p.dialogs.win.Canvas().Overlays().Top(), "Replace")
	if path != want || !replacing {
		t.Errorf("chose %q, replace %v", path, replacing)
	}
}

func TestTarget(t *testing.T) {
	folder := t.TempDir()
	tests := []struct{ folder, name, path, problem string }{
		{folder, "pay", filepath.Join(folder, "pay.csv"), ""},
		{folder, " pay.CSV ", filepath.Join(folder, "pay.CSV"), ""},
		{folder, "pay.xlsx", filepath.Join(folder, "pay.xlsx.csv"), ""},
		{"elsewhere", filepath.Join(folder, "pay"), filepath.Join(folder, "pay.csv"), ""},
		{folder, "", "", "Give the file a name."},
		{folder, ".csv", "", "Give the file a name."},
		{folder, "a/b", "", "slashes"},
		{filepath.Join(folder, "no"), "pay", "", "There is no folder"},
	}
	for _, test := range tests {
		path, problem := target(test.folder, test.name, ".csv")
		if path != test.path || !strings.Contains(problem, test.problem) || (problem == "") != (test.problem == "") {
			t.Errorf("%q in %q: %q, %q", test.name, test.folder, path, problem)
		}
	}
}
