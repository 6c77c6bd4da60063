package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/paybench/paybench/data/wholefile"
	book "github.com/paybench/paybench/data/workbook/review"
)

// WriteManagerBooks writes the books of managers into a folder, which is made where there
// is none, each named after its manager's id. A file that exists is replaced where replace
// is set; otherwise the error wraps wholefile.ErrExists. No error names a file, as its name is
// an id.
func WriteManagerBooks(ctx context.Context, folder string, replace bool, books []ManagerBook) error {
	const ours = 0o700
	if err := os.MkdirAll(folder, ours); err != nil {
		return fmt.Errorf("the folder of the workbooks: %w", err)
	}
	names := map[string]int{}
	for _, m := range books {
		path := filepath.Join(folder, bookName(m.Manager, names))
		if err := wholefile.Write(ctx, path, replace, func(w io.Writer) error { return m.Write(ctx, w) }); err != nil {
			return fmt.Errorf("a manager's workbook in %s: %w", folder, nameless(err))
		}
	}
	return nil
}

// nameless is what lies behind an error of a file, without the file's name.
func nameless(err error) error {
	if errors.Is(err, wholefile.ErrExists) {
		return wholefile.ErrExists
	}
	for behind := err; behind != nil; behind = errors.Unwrap(err) {
		err = behind
	}
	return err
}

// ReviewBooks are those of some files, and of the workbooks in some folders, that are books
// of a review; the password is that of those that have one.
func ReviewBooks(paths []string, password string) []string {
	var books []string
	for _, path := range paths {
		inside, err := filepath.Glob(filepath.Join(path, "*.xlsx"))
		if err != nil || len(inside) == 0 {
			inside = []string{path}
		}
		for _, file := range inside {
			if strings.EqualFold(filepath.Ext(file), ".xlsx") && book.IsBook(file, password) {
				books = append(books, file)
			}
		}
	}
	return books
}

// bookName is the name of a manager's file: the id, in letters that every system has.
func bookName(manager string, taken map[string]int) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.", r) {
			return r
		}
		return '_'
	}, cmp.Or(manager, "without manager"))
	taken[strings.ToLower(name)]++
	if n := taken[strings.ToLower(name)]; n > 1 {
		name += fmt.Sprintf(" (%d)", n)
	}
	return "Review " + name + ".xlsx"
}
