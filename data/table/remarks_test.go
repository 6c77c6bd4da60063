package table

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/remark"
)

// remarkKinds reads the kinds of remarks and how many arguments each has from the
// package's constants and their comments.
func remarkKinds(t *testing.T) map[remark.Kind]int {
	t.Helper()
	kinds := map[remark.Kind]int{}
	paths, err := filepath.Glob(filepath.Join("..", "remark", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || fmt.Sprint(spec.Type) != "Kind" {
				return true
			}
			kind, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			_, args, ok := strings.Cut(strings.Join(strings.Fields(spec.Doc.Text()), " "), "Args: ")
			kinds[remark.Kind(kind)] = 0
			if ok {
				kinds[remark.Kind(kind)] = strings.Count(args, ",") + 1
			}
			return true
		})
	}
	return kinds
}

// TestEveryRemarkHasWords: for one and for many, with every argument.
func TestEveryRemarkHasWords(t *testing.T) {
	kinds := remarkKinds(t)
	if len(kinds) == 0 || len(kinds) != len(sentences)+len(paySentences)+len(publishedSentences) {
		t.Errorf("%d kinds, %d sentences", len(kinds), len(sentences)+len(paySentences)+len(publishedSentences))
	}
	for kind, args := range kinds {
		for first := 1; first <= 2; first++ {
			of, _ := sentenceOf(kind)
			values := make([]any, args)
			for i := range values {
				values[i] = fmt.Sprintf("x%d", i*1000+first)
				if i == 0 && of.one != "" {
					values[i] = first // a count
				}
			}
			words := Words(remark.New(kind, values...))
			if words == string(kind) || strings.Contains(words, "%!") || strings.HasSuffix(words, ".") {
				t.Errorf("%s: %s", kind, words)
			}
			for _, v := range values {
				if !strings.Contains(words, fmt.Sprint(v)) && of.one == "" || v != any(1) && !strings.Contains(words, fmt.Sprint(v)) {
					t.Errorf("%s: argument %v is not in %q", kind, v, words)
				}
			}
		}
	}
}

// TestRemarkOfJSON says a remark that was written as JSON in the same words.
func TestRemarkOfJSON(t *testing.T) {
	for _, rows := range []int{1, 12} {
		r := remark.New(remark.HiddenRows, rows, 3_000_000)
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var back remark.Remark
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatal(err)
		}
		if got, want := Words(back), Words(r); got != want || !strings.Contains(want, "row 3000000") {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
