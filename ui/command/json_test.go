package command_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// TestDocumentedJSON executes the example of docs/json.md; times aside, it prints
// what stands there. Every member at the top is in the table.
func TestDocumentedJSON(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "json.md"))
	if err != nil {
		t.Fatal(err)
	}
	example := regexp.MustCompile("(?s)```sh\npaybench (.*?)\n```\n\n```json\n(.*?)```").FindSubmatch(page)
	if example == nil {
		t.Fatal("there is no example")
	}
	var args []string
	for _, word := range regexp.MustCompile(`'[^']*'|[^\s'\\]+`).FindAllString(string(example[1]), -1) {
		args = append(args, strings.Trim(word, "'"))
	}
	stdout, stderr, code := run(t, args...)
	if code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	read := func(text string) (object map[string]any) {
		if err := json.Unmarshal([]byte(text), &object); err != nil {
			t.Fatalf("%v in %s", err, text)
		}
		return object
	}
	got, want := read(stdout), read(string(example[2]))
	for member := range got {
		if !strings.Contains(string(page), "`"+member+"`") {
			t.Errorf("%s is not told of", member)
		}
	}
	delete(got, "timings")
	delete(want, "timings")
	if !reflect.DeepEqual(got, want) {
		t.Errorf("it prints\n%s", stdout)
	}
}
