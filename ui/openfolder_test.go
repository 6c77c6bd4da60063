package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// TestOpenFolder opens a folder of files as one table, from the menu and by dropping it.
func TestOpenFolder(t *testing.T) {
	w, picker := newTestWindow(t)
	folder := filepath.Dir(writeFile(t, "january.csv", payFile))
	head, rows, _ := strings.Cut(payFile, "\n")
	writeFileIn(t, folder, "february.csv", head+"\n"+rows)
	for name, open := range map[string]func(){
		"menu":    func() { picker.folder = folder; runItem(w, "File", "Open folder…") },
		"dropped": func() { w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(folder)}) },
	} {
		w.opener.sample()
		open()
		w.pages.now.enter()
		if got := w.state.source.About(); got.RowsRead != 2*strings.Count(rows, "\n") || got.Path != folder || got.Name != filepath.Base(folder) {
			t.Errorf("%s: %d rows of %s, called %q", name, got.RowsRead, got.Path, got.Name)
		}
	}
}
