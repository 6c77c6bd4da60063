//go:build windows

package wholefile_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/paybench/paybench/data/wholefile"
)

// A workbook that Excel holds open is not replaced, the error says what to do, and
// nothing is left beside it; once it is closed, it is.
func TestHeldOpen(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "book.xlsx")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	excel, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, syscall.FILE_SHARE_READ, nil, syscall.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	err = wholefile.Write(t.Context(), path, true, text("new"))
	if err == nil || !strings.Contains(err.Error(), "close it there") {
		t.Errorf("the error is %v", err)
	}
	if got := names(t, folder); len(got) != 1 {
		t.Errorf("the folder holds %q", got)
	}
	if err := syscall.CloseHandle(excel); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, path); got != "old" {
		t.Errorf("the file holds %q", got)
	}
	if err := wholefile.Write(t.Context(), path, true, text("new")); err != nil || contents(t, path) != "new" {
		t.Errorf("closed: %v", err)
	}
}

// Paths longer than the 260 characters that Windows long allowed, with a drive letter
// and with slashes of both kinds.
func TestLongPath(t *testing.T) {
	folder := t.TempDir()
	if filepath.VolumeName(folder) == "" {
		t.Fatalf("%s has no drive", folder)
	}
	for range 12 {
		folder = filepath.Join(folder, strings.Repeat("pay ", 6)+"é")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(folder, "pay.csv"), filepath.ToSlash(folder) + "/other.csv"} {
		if len(path) < 300 {
			t.Fatalf("%d characters are not long", len(path))
		}
		if err := wholefile.Write(t.Context(), path, false, text("whole")); err != nil || contents(t, path) != "whole" {
			t.Errorf("%v", err)
		}
	}
}
