package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// sources are the files of the window and its widgets without their tests, by name.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	for _, pattern := range []string{"*.go", "*/*.go"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			files[path] = file
		}
	}
	return files
}

// TestGoStatements: the window's background work has one way in; besides it, only
// the reading of a pipe that may never end runs by itself.
func TestGoStatements(t *testing.T) {
	found := map[string]int{}
	for path, file := range sources(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			if _, ok := n.(*ast.GoStmt); ok {
				found[path]++
			}
			return true
		})
	}
	if want := map[string]int{"deps.go": 1, filepath.Join("desk", "pipe.go"): 1}; !maps.Equal(found, want) {
		t.Errorf("go statements in %v, want %v; use Deps.Background", found, want)
	}
}

// TestTypesAreSmall: the window puts parts together and does little itself, and no
// other type grows into what it was.
func TestTypesAreSmall(t *testing.T) {
	const most, mostOfWindow = 40, 20
	methods := map[string]int{}
	for path, file := range sources(t) {
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil {
				methods[filepath.Dir(path)+"."+typeName(f.Recv.List[0].Type)]++
			}
		}
	}
	if methods["..Window"] < 5 {
		t.Fatalf("Window has %d methods: the test looks in the wrong place", methods["..Window"])
	}
	for name, n := range methods {
		limit := most
		if name == "..Window" {
			limit = mostOfWindow
		}
		if n > limit {
			t.Errorf("%s has %d methods, and may have %d: give some of them a type of their own", name, n, limit)
		}
	}
}

// mayHold are those who see the whole window, and those who work with all of its state;
// all others say which parts of it they need.
var mayHold = map[string][]string{
	"Window": {"menuBar", "newResults", "New"},
	"state":  {"Window", "exports", "gapping", "importPage", "keeper", "opener", "results", "reviewing", "rosters", "studyFile"},
}

// TestNobodyHoldsTheWindow: its parts know neither it nor, but for a few, its whole state,
// and it does not get methods by embedding.
func TestNobodyHoldsTheWindow(t *testing.T) {
	found := map[string][]string{}
	for path, file := range sources(t) {
		if filepath.Dir(path) != "." {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				for _, held := range pointedTo(n.Type) {
					found[held] = append(found[held], n.Name.Name)
				}
			case *ast.TypeSpec:
				for _, held := range pointedTo(n.Type) {
					found[held] = append(found[held], n.Name.Name)
				}
				if s, ok := n.Type.(*ast.StructType); ok && n.Name.Name == "Window" {
					for _, f := range s.Fields.List {
						if len(f.Names) == 0 {
							t.Errorf("Window embeds %s", typeName(f.Type))
						}
					}
				}
			}
			return true
		})
	}
	for held, may := range mayHold {
		slices.Sort(may)
		if got := found[held]; !slices.Equal(slices.Compact(slices.Sorted(slices.Values(got))), may) {
			t.Errorf("%s is held by %q, want %q: declare where it is used which parts of it are needed", held, got, may)
		}
	}
}

// pointedTo are the types of this package to which a type points.
func pointedTo(n ast.Node) []string {
	var names []string
	ast.Inspect(n, func(n ast.Node) bool {
		if star, ok := n.(*ast.StarExpr); ok {
			if of, ok := star.X.(*ast.Ident); ok { // and not such as fyne.Window
				names = append(names, of.Name)
			}
		}
		return true
	})
	return names
}

// typeName is the name of a type without its star, package and parameters.
func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return typeName(e.X)
	case *ast.IndexExpr:
		return typeName(e.X)
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.Ident:
		return e.Name
	default:
		return ""
	}
}
