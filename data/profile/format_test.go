package profile

import (
	"os"
	"strings"
	"testing"
)

const formatPage = "../../docs/profiles.md"

// TestEveryFieldIsExplained holds docs/profiles.md to the format.
func TestEveryFieldIsExplained(t *testing.T) {
	page, err := os.ReadFile(formatPage)
	if err != nil {
		t.Fatal(err)
	}
	var check func(format []field)
	check = func(format []field) {
		for _, f := range format {
			if !strings.Contains(string(page), "`"+f.name+"`") {
				t.Errorf("%s does not explain the field %s", formatPage, f.name)
			}
			check(f.fields)
		}
	}
	check(profileFormat)
	check(ladderFormat)
}

// TestPageExamples reads what the page gives as examples.
func TestPageExamples(t *testing.T) {
	page, err := os.ReadFile(formatPage)
	if err != nil {
		t.Fatal(err)
	}
	examples := strings.Split(string(page), "```yaml\n")[1:]
	if len(examples) != 2 {
		t.Fatalf("%d examples, want a profile and a ladder", len(examples))
	}
	for _, example := range examples {
		content, _, _ := strings.Cut(example, "```")
		if _, err := Parse("example", []byte(content)); err != nil {
			t.Errorf("%v in\n%s", err, content)
		}
	}
}
