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
	"unicode"
)

// wordless are the folders that say what they have to say as remarks; data/table puts
// them into words. Errors are sentences of their own.
var wordless = []string{"market", "records", "published", "drivers", "sizeline", "ingest", "profile", "remark", "review", "roster", "source"}

// ofErrors are the functions whose texts are those of errors, or are no sentences.
var ofErrors = []string{"fmt.Errorf", "errors.New", "regexp.MustCompile", "Fail", "fail", "Wrong", "WrongCell"}

// named are files that hold three words and more which are no sentences: why.
var named = map[string]string{
	"ingest/columns/meaning.go":    "the names of groups of meanings",
	"ingest/columns/places.go":     "countries and their currencies",
	"profile/catalog.go":           "mistakes in profiles, which are errors",
	"profile/check.go":             "mistakes in profiles, which are errors",
	"profile/parse.go":             "mistakes in profiles, which are errors",
	"published/intake/elements.go": "the names of pay elements",
}

// TestWhoSaysIt: nothing but data/table makes sentences of what is found.
func TestWhoSaysIt(t *testing.T) {
	checked, used := 0, map[string]bool{}
	for _, folder := range wordless {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			checked++
			if slices.Contains(imports(t, path), "github.com/paybench/paybench/data/table") {
				t.Errorf("%s imports data/table, which puts into words what it finds", path)
			}
			for _, text := range sentencesIn(t, path) {
				if name := filepath.ToSlash(path); named[name] == "" {
					t.Errorf("%s makes a sentence: say it as a remark, whose text is in assets/texts", text)
				} else {
					used[name] = true
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for name := range named {
		if !used[name] {
			t.Errorf("%s holds no such words: take it off the list", name)
		}
	}
	if checked < 50 {
		t.Errorf("only %d files are checked", checked)
	}
}

// sentencesIn lists the texts of three words and more in a file, with their places,
// but those of errors.
func sentencesIn(t *testing.T, path string) []string {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			return n.Name.Name != "Error"
		case *ast.ValueSpec: // the name of a value, such as market.NotToldApart, has a type of its own
			of, typed := n.Type.(*ast.Ident)
			return !typed || of.Name == "string"
		case *ast.Field: // a tag
			return n.Tag == nil
		case *ast.CallExpr:
			return !slices.Contains(ofErrors, called(n))
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil && wordsIn(text) >= 3 {
				found = append(found, set.Position(n.Pos()).String()+": "+n.Value)
			}
		}
		return true
	})
	return found
}

// called names the function of a call: "fmt.Errorf" of a package, "Fail" of a value.
func called(call *ast.CallExpr) string {
	s, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if p, ok := s.X.(*ast.Ident); ok && slices.Contains([]string{"fmt", "errors", "regexp"}, p.Name) {
		return p.Name + "." + s.Sel.Name
	}
	return s.Sel.Name
}

// wordsIn counts what reads as words: two letters or more, but for punctuation around
// them.
func wordsIn(text string) int {
	n := 0
	for field := range strings.FieldsSeq(text) {
		word := strings.TrimFunc(field, unicode.IsPunct)
		if len(word) > 1 && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) {
			n++
		}
	}
	return n
}

// TestSentencesIn finds those of every kind, and no error, tag, comment or number.
func TestSentencesIn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.go")
	writeGo(t, path, `package x

// A comment is no sentence here.
type a struct {
	B string `+"`json:\"one two three\"`"+`
}

const why = "looks like a mistake"

const value verdict = "not told apart"

func say(n int) (string, error) {
	return fmt.Sprintf("%d rows are left out", n), fmt.Errorf("this is an error: %w", errors.New("so is this one"))
}

func (a) Error() string { return "so it is here" }

var dates = []string{"2 January 2006", "by=%q pay=%q own=%g", "total cash"}
`)
	found := sentencesIn(t, path)
	if len(found) != 2 || !strings.Contains(found[0], "a mistake") || !strings.Contains(found[1], "left out") {
		t.Errorf("found %q", found)
	}
}

func writeGo(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
