package lang

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

var update = flag.Bool("update", false, "write the list of all texts anew")

// english is the list of all texts, from which a translator begins.
const english = "../../assets/translations/en.json"

// silent are the folders of ui that show nothing in the window.
var silent = []string{"command", "desk", "e2e", "filedialog", "lang", "startup", "testdata"}

// eachFile parses the files of the window.
func eachFile(t *testing.T, do func(path string, set *token.FileSet, file *ast.File)) {
	t.Helper()
	if files := eachUnder(t, "..", do); files < 50 {
		t.Fatalf("only %d files are looked at", files)
	}
}

// eachUnder parses the files in a folder and in those within it, and counts them.
func eachUnder(t *testing.T, root string, do func(path string, set *token.FileSet, file *ast.File)) (files int) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains(silent, entry.Name()):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		files++
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, 0)
		if err == nil {
			do(path, set, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// literal is a text that stands in the code, also one over several lines.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		left, ok := literal(e.X)
		right, too := literal(e.Y)
		return left + right, ok && too && e.Op == token.ADD
	}
	return "", false
}

// callee is what a call calls: "lang.L", "SetText" of whatever it is a method.
func callee(call *ast.CallExpr) (whole, name string) {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name, f.Name
	case *ast.SelectorExpr:
		if of, ok := f.X.(*ast.Ident); ok {
			return of.Name + "." + f.Sel.Name, f.Sel.Name
		}
		return f.Sel.Name, f.Sel.Name
	}
	return "", ""
}

// keys are all texts that the window asks for, as the file of a language has them, and those
// of the figures and charts that it shows.
func keys(t *testing.T) map[string]any {
	t.Helper()
	found := map[string]any{}
	add := func(path string, set *token.FileSet, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			switch whole, _ := callee(call); whole {
			case "lang.L", "lang.F", "say.L", "say.F":
				text, ok := literal(call.Args[0])
				if !ok {
					t.Errorf("%v: what is translated does not stand in the code, so that no list can have it", set.Position(call.Pos()))
				}
				if found[text] == nil { // a noun has its text in it
					found[text] = text
				}
			case "lang.N", "say.N":
				one, ok := literal(call.Args[1])
				many, too := literal(call.Args[2])
				if !ok || !too {
					t.Errorf("%v: what is counted does not stand in the code, so that no list can have it", set.Position(call.Pos()))
				}
				found[many] = map[string]string{"one": one, "other": many}
			}
			return true
		})
	}
	eachFile(t, add)
	eachUnder(t, "../../data", add)
	eachUnder(t, "../../charts", add)
	eachUnder(t, "../desk", add)
	for text := range dataTexts(t) {
		if found[text] == nil {
			found[text] = text
		}
	}
	return found
}

// parsed are the files of a folder of data.
func parsed(t *testing.T, folder string) []*ast.File {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("../../data", folder, "*.go"))
	if err != nil || paths == nil {
		t.Fatalf("no files in %s: %v", folder, err)
	}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// dataTexts are the texts that lang.Data says: the titles of columns and dimensions, where a
// list can have them ("Id" is a person in the window), and what constants of some types say.
func dataTexts(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for _, file := range parsed(t, "table") {
		makers := makers(file)
		ast.Inspect(file, func(n ast.Node) bool {
			for _, e := range titlesAt(n, makers) {
				if title, ok := literal(e); ok && title != "" && !slices.Contains(reserved, strings.ToLower(title)) {
					found[title] = true
				}
			}
			return true
		})
	}
	for _, kind := range constants(t, "market", "Kind") {
		if kind != string(market.Other) {
			found[table.Title(market.Dimension{Name: kind, Kind: market.Kind(kind)})] = true
		}
	}
	for _, text := range slices.Concat(constants(t, "market", "Basis"), constants(t, "market", "Verdict"), constants(t, "review", "Quality"), constants(t, "review", "Position"), constants(t, "gap", "Over"), []string{market.EveryoneName}) {
		found[text] = true
	}
	return found
}

// constants are those of a type in a folder of data.
func constants(t *testing.T, folder, of string) []string {
	t.Helper()
	var all []string
	for _, file := range parsed(t, folder) {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			if named, ok := spec.Type.(*ast.Ident); !ok || named.Name != of {
				return true
			}
			if text, ok := literal(spec.Values[0]); ok {
				all = append(all, text)
			}
			return true
		})
	}
	if all == nil {
		t.Fatalf("%s has no constant of type %s", folder, of)
	}
	return all
}

// makers are the functions of a file that make a column of an ID and a title, or a line of a
// name and a formula, and at which place they get that.
func makers(file *ast.File) map[string]int {
	found := map[string]int{}
	add := func(name string, f *ast.FuncType) {
		if len(f.Params.List) == 0 || len(f.Params.List[0].Names) != 2 {
			return
		}
		switch first := f.Params.List[0].Names; first[0].Name + " " + first[1].Name {
		case "id title":
			found[name] = 1
		case "name formula":
			found[name] = 0
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			add(n.Name.Name, n.Type)
		case *ast.AssignStmt:
			name, ok := n.Lhs[0].(*ast.Ident)
			f, too := n.Rhs[0].(*ast.FuncLit)
			if ok && too {
				add(name.Name, f.Type)
			}
		}
		return true
	})
	return found
}

// titlesAt are the titles that a node of data/table has: what makers get, the title beside
// an ID, the head of facts, the names of lines, and what a function returns that is called
// after its title.
func titlesAt(n ast.Node, makers map[string]int) []ast.Expr {
	switch n := n.(type) {
	case *ast.CallExpr:
		_, name := callee(n)
		if at, ok := makers[name]; ok && len(n.Args) > 1 {
			return n.Args[at : at+1]
		}
	case *ast.CompositeLit:
		if lines := namesOfLines(n); len(lines) > 0 {
			return lines
		}
		fields := map[string]ast.Expr{}
		for _, e := range n.Elts {
			if pair, ok := e.(*ast.KeyValueExpr); ok {
				if key, ok := pair.Key.(*ast.Ident); ok {
					fields[key.Name] = pair.Value
				}
			}
		}
		if fields["ID"] != nil && fields["Title"] != nil {
			return []ast.Expr{fields["Title"]}
		}
		if head, ok := fields["Head"].(*ast.CompositeLit); ok {
			return head.Elts
		}
	case *ast.FuncDecl:
		if strings.HasSuffix(n.Name.Name, "Title") {
			return returned(n.Body)
		}
	}
	return nil
}

// lines are the types of lines that begin with texts, and with how many.
var lines = map[string]int{"Derived": 1, "ScenarioLine": 2}

// namesOfLines are the texts that a line begins with, or each of several.
func namesOfLines(n *ast.CompositeLit) []ast.Expr {
	switch of := n.Type.(type) {
	case *ast.Ident:
		return n.Elts[:min(lines[of.Name], len(n.Elts))]
	case *ast.ArrayType:
		var all []ast.Expr
		name, _ := of.Elt.(*ast.Ident)
		for _, e := range n.Elts {
			if line, ok := e.(*ast.CompositeLit); ok && name != nil {
				all = append(all, line.Elts[:min(lines[name.Name], len(line.Elts))]...)
			}
		}
		return all
	}
	return nil
}

// returned is what a function returns.
func returned(body *ast.BlockStmt) []ast.Expr {
	var all []ast.Expr
	ast.Inspect(body, func(n ast.Node) bool {
		if r, ok := n.(*ast.ReturnStmt); ok {
			all = append(all, r.Results...)
		}
		return true
	})
	return all
}

// reserved are words that mean something else in a file of translations.
var reserved = []string{"id", "description", "hash", "leftdelim", "rightdelim", "zero", "one", "two", "few", "many", "other", "translation"}

// TestEveryTextIsListed: the file of English has every text of the window, no other, and
// nothing that the format of such files forbids.
func TestEveryTextIsListed(t *testing.T) {
	found := keys(t)
	for key := range found {
		if slices.Contains(reserved, strings.ToLower(key)) {
			t.Errorf("%q means something else in a file of translations: say it in more words", key)
		}
		if strings.Contains(key, "{{") {
			t.Errorf("%q would be a template in a file of translations", key)
		}
	}
	var want bytes.Buffer
	encoder := json.NewEncoder(&want)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "\t")
	if err := encoder.Encode(found); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(english, want.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(english)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want.Bytes()) {
		return
	}
	var listed map[string]any
	if err := json.Unmarshal(got, &listed); err != nil {
		t.Fatal(err)
	}
	for key := range found {
		if listed[key] == nil {
			t.Errorf("%q is not listed", key)
		}
	}
	for key := range listed {
		if found[key] == nil {
			t.Errorf("%q is listed and nowhere in the window", key)
		}
	}
	t.Errorf("%s is out of date: make golden PKG=./ui/lang", english)
}

// TestTranslations: every language that ships has every text, with the values of the
// English ones in it.
func TestTranslations(t *testing.T) {
	found := keys(t)
	files, err := filepath.Glob(filepath.Join(filepath.Dir(english), "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no file of translations: %v", err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, problem := range problems(found, content) {
			t.Errorf("%s: %s", file, problem)
		}
	}
}

// problems are what is wrong with a file of translations.
func problems(keys map[string]any, content []byte) []string {
	var of map[string]any
	if err := json.Unmarshal(content, &of); err != nil {
		return []string{err.Error()}
	}
	var all []string
	for key, english := range keys {
		text, isText := of[key].(string)
		forms, isNoun := of[key].(map[string]any)
		_, noun := english.(map[string]string)
		switch {
		case of[key] == nil:
			all = append(all, fmt.Sprintf("%q has no translation", key))
		case noun && (!isNoun || forms["other"] == nil):
			all = append(all, fmt.Sprintf("%q has no form \"other\"", key))
		case !noun && !isText:
			all = append(all, fmt.Sprintf("%q is translated by no text", key))
		case !noun && !slices.Equal(values(key), values(text)):
			all = append(all, fmt.Sprintf("%q is translated by %q, whose values are others", key, text))
		}
	}
	return all
}

var verb = regexp.MustCompile(`%(\[\d+\])?[-+#0-9.]*[a-zA-Z%]`)

// values are the values that a text takes, in the order they are given in.
func values(text string) []string {
	var all []string
	next := 1
	for _, v := range verb.FindAllStringSubmatch(text, -1) {
		if strings.HasSuffix(v[0], "%") {
			continue
		}
		if v[1] != "" {
			next, _ = strconv.Atoi(strings.Trim(v[1], "[]"))
		}
		all = append(all, fmt.Sprintf("%d%s", next, strings.Replace(v[0], v[1], "", 1)))
		next++
	}
	slices.Sort(all)
	return all
}

func TestProblems(t *testing.T) {
	keys := map[string]any{"Open": "Open", "%s of %d": "%s of %d", "rows": map[string]string{"one": "row", "other": "rows"}}
	for _, c := range []struct {
		content string
		want    int
	}{
		{`{"Open": "Öffnen", "%s of %d": "%[2]d: %[1]s", "rows": {"one": "Zeile", "other": "Zeilen"}}`, 0},
		{`{"Open": "Öffnen", "%s of %d": "%d: %s", "rows": {"one": "Zeile", "other": "Zeilen"}}`, 1},
		{`{"Open": "Öffnen", "%s of %d": "%s", "rows": "Zeilen"}`, 2},
		{`{}`, 3},
		{`{`, 1},
	} {
		if got := problems(keys, []byte(c.content)); len(got) != c.want {
			t.Errorf("%s: %q", c.content, got)
		}
	}
}

// noTexts are calls whose literals nobody reads in the window.
var noTexts = []string{
	"lang.L", "lang.F", "lang.N", "say.L", "say.F", "say.N", "panic", "fyne.LogError", "regexp.MustCompile", "time.Parse", "filepath.Join", "filepath.Glob", "os.Getenv",
	"strings.HasPrefix", "strings.HasSuffix", "strings.TrimSuffix", "strings.TrimPrefix", "strings.Contains", "strings.Cut", "strings.ReplaceAll",
	"strings.NewReplacer", "strings.Trim", "strings.TrimLeft", "strings.TrimRight", "Format",
}

// makesNamed reports whether a call makes a widget whose first argument is the name by which
// it is found again.
func makesNamed(call *ast.CallExpr) bool {
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	of, ok := method.X.(*ast.SelectorExpr)
	return ok && of.Sel.Name == "fields"
}

// names are what looks like a text and is none.
var names = map[string]string{
	"Ctrl+": "a key", "Cmd+": "a key", "Alt+": "a key", "Shift+": "a key",
	"Mg": "letters that are measured",
}

// code is a text that is the same in every language: a currency, a percentile, the name of
// a file.
var code = regexp.MustCompile(`^([A-Z]{3}|P\d+|UTF-\d*|https?:.*|[\w-]+\.\w+|assets/.*)$`)

// looksShown reports whether a literal looks like what people read: words, or one word that
// begins with a capital.
func looksShown(text string) bool {
	whole := text
	text = verb.ReplaceAllString(text, "")
	two := regexp.MustCompile(`\pL{2}`).MatchString(text)
	if !two || code.MatchString(text) || strings.HasPrefix(text, ".") {
		return false
	}
	first := []rune(strings.TrimSpace(text))[0]
	return text != whole || strings.Contains(strings.TrimSpace(text), " ") || unicode.IsUpper(first) || strings.HasSuffix(text, "…")
}

func TestLooksShown(t *testing.T) {
	for text, want := range map[string]bool{
		"Open": true, "no match": true, "Open…": true, "open": false, "%s of %s": true, "%.2f %%": false, "USD": false,
		"P90": false, "review.xlsx": false, ".csv": false, "https://x.org/a b": false, " · ": false,
	} {
		if got := looksShown(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// formats are the files of charts that write files, whose words are those of a format.
var formats = regexp.MustCompile(`charts/(svg|pdf|png|write|fonts)\.go$`)

// TestEveryTextIsTranslated: what people read goes through this package, and what charts
// write through package say. An error is in English.
func TestEveryTextIsTranslated(t *testing.T) {
	used := map[string]bool{}
	check := func(path string, set *token.FileSet, file *ast.File) {
		if formats.MatchString(filepath.ToSlash(path)) {
			return
		}
		inCharts := strings.Contains(filepath.ToSlash(path), "/charts/")
		var within []ast.Node
		ast.Inspect(file, func(n ast.Node) bool {
			if n == nil {
				within = within[:len(within)-1]
				return true
			}
			within = append(within, n)
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				text, _ := strconv.Unquote(lit.Value)
				switch {
				case !looksShown(text) || untold(within) || inCharts && isError(within):
				case names[text] != "":
					used[text] = true
				default:
					t.Errorf("%v: %q is English whatever the user's language: give it to lang.L, lang.F or lang.N", set.Position(lit.Pos()), text)
				}
			}
			return true
		})
	}
	eachFile(t, check)
	eachUnder(t, "../../charts", check)
	for name := range names {
		if !used[name] {
			t.Errorf("%q is nowhere: take it off the list", name)
		}
	}
}

// isError reports whether a literal is the text of an error.
func isError(within []ast.Node) bool {
	return slices.ContainsFunc(within, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return false
		}
		whole, _ := callee(call)
		return whole == "errors.New" || whole == "fmt.Errorf"
	})
}

// untold reports whether a literal stands where nobody reads it; it is the last of the nodes
// within each other.
func untold(within []ast.Node) bool {
	child := within[len(within)-1]
	for i := len(within) - 2; i >= 0; i-- {
		switch p := within[i].(type) {
		case *ast.ImportSpec, *ast.Field:
			return true
		case *ast.GenDecl:
			return p.Tok == token.CONST
		case *ast.CallExpr:
			whole, name := callee(p)
			named := makesNamed(p) && len(p.Args) > 0 && p.Args[0] == child
			return named || slices.Contains(noTexts, whole) || slices.Contains(noTexts, name)
		case *ast.CaseClause:
			return slices.ContainsFunc(p.List, func(e ast.Expr) bool { return e == child })
		case *ast.BinaryExpr:
			if p.Op == token.EQL || p.Op == token.NEQ {
				return true
			}
		case *ast.IndexExpr:
			if p.Index == child {
				return true
			}
		case *ast.KeyValueExpr:
			if key, ok := p.Key.(*ast.Ident); p.Key == child || ok && key.Name == "ID" {
				return true
			}
		case *ast.BlockStmt:
			return false
		}
		child = within[i]
	}
	return false
}

// TestDataTexts: the list has what data calls columns and dimensions, wherever that stands.
func TestDataTexts(t *testing.T) {
	found := dataTexts(t)
	for _, title := range []string{"Company size", "People", "Median ÷ base", "Job", "Top 10 % (P90)", "Median by person", "From, an hour", "spent", "Women, share", "not told apart", "hourly", "weak", "Our people in the job", "Rank in the market", "On top of pay"} {
		if !found[title] {
			t.Errorf("%q is not found", title)
		}
	}
	for _, other := range []string{"", "Other", "people", "(g) by category of workers", "company_size"} {
		if found[other] {
			t.Errorf("%q is no title of a column", other)
		}
	}
}
