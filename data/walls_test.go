package data_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// walls says what a folder's packages must not import. Tests are bound by them
// too, so that everything but main builds and tests without cgo and a display.
var walls = []struct {
	folder  string
	banned  []string
	because string
}{
	{"data", []string{"fyne.io/", "gonum.org/v1/plot", "github.com/paybench/paybench/charts", "github.com/paybench/paybench/ui"}, "data knows no screen and no chart"},
	{"charts", []string{"fyne.io/", "github.com/paybench/paybench/ui"}, "charts know no screen"},
	{"ui/command", []string{"fyne.io/"}, "the command line needs no display"},
	{"ui/desk", []string{"fyne.io/"}, "both doors go through the desk"},
	{"ui", []string{"fyne.io/fyne/v2/app"}, "only main opens the application"},
	{"data/ingest", []string{"github.com/paybench/paybench/data/study", "github.com/paybench/paybench/data/workbook"}, "an importer knows nothing of our own files"},
	{"data/workbook/sheet", []string{"github.com/paybench/paybench/data/market", "github.com/paybench/paybench/data/table", "github.com/paybench/paybench/data/workbook/comparison", "github.com/paybench/paybench/data/workbook/review", "github.com/paybench/paybench/data/review"}, "what books are made of knows nothing of what they say"},
}

func TestWalls(t *testing.T) {
	checked := 0
	for _, wall := range walls {
		root := filepath.Join("..", filepath.FromSlash(wall.folder))
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if entry.IsDir() && entry.Name() == "testdata" { // no part of the program, says Go
				return filepath.SkipDir
			}
			if entry.IsDir() || !strings.HasSuffix(path, ".go") {
				return nil
			}
			checked++
			for _, imported := range imports(t, path) {
				for _, banned := range wall.banned {
					if strings.HasPrefix(imported, banned) {
						t.Errorf("%s imports %s, but %s", path, imported, wall.because)
					}
				}
			}
			return nil
		})
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	if checked == 0 {
		t.Fatal("no file was checked")
	}
}

// TestOneRoomSpeaks: a network is spoken with in data/warehouse alone, which does so
// only where a user gives the address of a database.
func TestOneRoomSpeaks(t *testing.T) {
	speaks := 0
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		for _, imported := range imports(t, path) {
			for _, way := range []string{"net/http", "net/rpc", "net/smtp", "net/textproto", "crypto/tls", "github.com/jackc/"} {
				if !strings.HasPrefix(imported, way) {
					continue
				}
				if speaks++; !strings.HasPrefix(path, filepath.Join("..", "data", "warehouse")+string(filepath.Separator)) {
					t.Errorf("%s imports %s, but only data/warehouse speaks with a network", path, imported)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if speaks == 0 {
		t.Error("nobody speaks with a network: the list is out of date")
	}
}

// atTheDesk are the functions that only ui/desk calls: whatever opens, compares,
// explains or writes a book.
var atTheDesk = []string{
	"source.Load", "source.LoadBytes", "source.Make", "sample.Load", "benchmarks.Load", "ingest.Read", "ingest.ReadBytes",
	"market.Compare", "market.ComparePins", "market.Resolve", "charts.Gather", "charts.Available", "drivers.Find",
	"market.CompareYears", "sizeline.Find", "places.Estimate",
	"profile.Builtin", "comparison.Write", "sheet.ReadStudy", "study.Load",
	"roster.From", "roster.Example", "match.NewMatcher", "review.New",
}

// TestOneWay: window and command line go through the desk.
func TestOneWay(t *testing.T) {
	found := 0
	err := filepath.WalkDir(filepath.Join("..", "ui"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if p, ok := s.X.(*ast.Ident); ok && slices.Contains(atTheDesk, p.Name+"."+s.Sel.Name) {
				if found++; filepath.Base(filepath.Dir(path)) != "desk" {
					t.Errorf("%s uses %s.%s, which is for ui/desk alone", path, p.Name, s.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < len(atTheDesk)/2 {
		t.Errorf("only %d uses are found: the list is out of date", found)
	}
}

// TestAskedOnce: what a market can do beyond figures is asked once, at the desk, and
// handed on. Nobody else looks whether a market is one of some kind.
func TestAskedOnce(t *testing.T) {
	var places []string
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.TypeAssertExpr:
				if ofMarket(n.Type) {
					places = append(places, path)
				}
			case *ast.TypeSwitchStmt:
				for _, c := range n.Body.List {
					if slices.ContainsFunc(c.(*ast.CaseClause).List, ofMarket) {
						places = append(places, path)
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	places = slices.Compact(places)
	if want := []string{filepath.Join("..", "ui", "desk", "open.go")}; !slices.Equal(places, want) {
		t.Errorf("a market is asked what it is in %q; want it asked in %q alone", places, want)
	}
}

// ofMarket reports whether a type is one that a market may be: what is asked of an
// interface by name, of a package of markets, or by its methods.
func ofMarket(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.StarExpr:
		return ofMarket(e.X)
	case *ast.InterfaceType:
		return slices.ContainsFunc(e.Methods.List, func(m *ast.Field) bool {
			return len(m.Names) > 0 && slices.Contains([]string{"Records", "Histogram", "Sample"}, m.Names[0].Name)
		})
	case *ast.Ident:
		return slices.Contains([]string{"People", "Lister", "Distributor", "Sampler"}, e.Name)
	case *ast.SelectorExpr:
		p, ok := e.X.(*ast.Ident)
		return ok && slices.Contains([]string{"market", "records", "published"}, p.Name)
	}
	return false
}

// imports lists what a Go file imports.
func imports(t *testing.T, path string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range file.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, p)
	}
	return paths
}
