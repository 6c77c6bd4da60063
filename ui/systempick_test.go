package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/ui/filedialog"
)

// systemPick is a picker whose system answers with a path or an error.
func systemPick(t *testing.T, path string, err error) (*systemPicker, *filedialog.Question) {
	t.Helper()
	app := test.NewTempApp(t)
	win := app.NewWindow("")
	win.Show()
	asked := &filedialog.Question{}
	answer := func(_ context.Context, q filedialog.Question) (string, error) {
		*asked = q
		return path, err
	}
	return &systemPicker{
		picker: picker{memory{app.Preferences()}, &dialogs{win: win, driver: app.Driver()}},
		tasks:  &tasks{background: atOnce, after: soon},
		asks:   fileDialogs{open: answer, folder: answer, save: answer},
	}, asked
}

func TestSystemPicker(t *testing.T) {
	folder := t.TempDir()
	there := filepath.Join(folder, "pay.xlsx")
	if err := os.WriteFile(there, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, answer string
		want         string
		replace      bool
		asks         string // in the window
	}{
		{"another file", filepath.Join(folder, "new.xlsx"), filepath.Join(folder, "new.xlsx"), false, ""},
		{"one that the system asked about", there, there, true, ""},
		{"without its extension", filepath.Join(folder, "new"), filepath.Join(folder, "new.xlsx"), false, ""},
		{"without it, and there is such a file", filepath.Join(folder, "pay"), "", false, "pay.xlsx exists already"},
		{"none", "", "", false, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, asked := systemPick(t, tt.answer, nil)
			got, replacing := "", false
			p.Save("Export", "pay.xlsx", func(path string, replace bool) { got, replacing = path, replace })
			if got != tt.want || replacing != tt.replace {
				t.Errorf("saved as %q, replace %v", got, replacing)
			}
			if asked.Name != "pay.xlsx" || asked.Title != "Export" || asked.Folder == "" {
				t.Errorf("asked %+v", asked)
			}
			text := ""
			if top := p.picker.dialogs.win.Canvas().Overlays().Top(); top != nil {
				text = textsOf(top)
			}
			if (text != "") != (tt.asks != "") || !strings.Contains(text, tt.asks) {
				t.Errorf("the window asks %q", text)
			}
		})
	}
}

// TestWindowsOwnDialogs: where the system has none, the window asks; another error is
// told.
func TestWindowsOwnDialogs(t *testing.T) {
	for err, want := range map[error]string{filedialog.ErrNone: "File name", errors.New("the bus broke"): "The bus broke."} {
		p, _ := systemPick(t, "", err)
		p.Save("Export", "pay.xlsx", func(string, bool) { t.Error("nothing was chosen") })
		top := p.picker.dialogs.win.Canvas().Overlays().Top()
		if top == nil || !strings.Contains(textsOf(top), want) {
			t.Errorf("%v: the window does not say %q", err, want)
		}
	}
	p, _ := systemPick(t, "/pay/2026.csv", nil)
	p.asking = true
	p.Open("Open", nil, func(string) { t.Error("two dialogs at once") })
	p.asking = false
	got := ""
	p.Open("Open", nil, func(path string) { got = path })
	if got != "/pay/2026.csv" || p.picker.memory.folder() != "/pay" {
		t.Errorf("opened %q, remembered %q", got, p.picker.memory.folder())
	}
}
