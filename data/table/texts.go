package table

import (
	"fmt"
	"maps"
	"path"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"github.com/paybench/paybench/assets"
)

// texts are what is said about files and figures in one language, by key. The file
// they are read from tells their format.
type texts struct {
	language language.Tag
	of       map[string]string
}

// english are the texts that ship with the program.
var english = sync.OnceValue(func() texts {
	all, err := loadTexts("en")
	if err != nil { // a test holds that there is none
		return texts{language: language.English}
	}
	return all
})

// spoken are the texts of the language that is spoken; nil is English.
var spoken atomic.Pointer[texts]

// said are the texts of the language that is spoken.
func said() texts {
	if t := spoken.Load(); t != nil {
		return *t
	}
	return english()
}

// Speak has all words said in a language from now on, by texts in the format of
// assets/texts; what they do not have is said in English. The window does so once, when it
// begins; the command line and what reads it stay with English.
func Speak(name string, content []byte) error {
	tag, err := language.Parse(name)
	if err != nil {
		return fmt.Errorf("%q is no language: %w", name, err)
	}
	of, err := readTexts(string(content))
	if err != nil {
		return fmt.Errorf("texts of language %q: %w", name, err)
	}
	all := maps.Clone(english().of)
	maps.Copy(all, of)
	spoken.Store(&texts{tag, all})
	return nil
}

// loadTexts reads the texts of a language.
func loadTexts(name string) (texts, error) {
	content, err := assets.Texts.ReadFile(path.Join("texts", name+".txt"))
	if err != nil {
		return texts{}, fmt.Errorf("texts of language %q: %w", name, err)
	}
	tag, err := language.Parse(name)
	if err != nil {
		return texts{}, fmt.Errorf("texts %q are named by no language: %w", name, err)
	}
	of, err := readTexts(string(content))
	if err != nil {
		return texts{}, fmt.Errorf("texts of language %q: %w", name, err)
	}
	return texts{tag, of}, nil
}

// readTexts reads lines of "key: text".
func readTexts(content string) (map[string]string, error) {
	of := map[string]string{}
	number := 0
	for line := range strings.Lines(content) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, text, ok := strings.Cut(line, ": ")
		switch {
		case !ok:
			return nil, fmt.Errorf("line %d has no \": \" between a key and its text", number)
		case of[key] != "":
			return nil, fmt.Errorf("line %d: %q has a text already", number, key)
		}
		of[key] = strings.TrimSpace(text)
	}
	return of, nil
}

// forms are the names of the forms of a text by number.
var forms = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// text finds the text of a key, in the form that its first argument asks for; ""
// where there is none.
func (t texts) text(key string, args []any) string {
	if len(args) > 0 {
		if n, ok := args[0].(int); ok && n >= 0 {
			form := plural.Cardinal.MatchPlural(t.language, n, 0, 0, 0, 0)
			if text := t.of[key+"."+forms[form]]; text != "" {
				return text
			}
		}
	}
	if text := t.of[key]; text != "" {
		return text
	}
	return t.of[key+".other"]
}
