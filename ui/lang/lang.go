// Package lang says what the window says in the user's language. The key of a text is the
// English itself, so that nothing stands between the code and what is read. A language is
// a file of translations; where the user's has none, all is English.
//
// Texts are translated by Fyne's own package of that name. This one finds the language once,
// spares what Fyne does for each text where there is nothing to translate, and remembers what
// it did where there is: texts are asked for whenever a figure changes.
package lang

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// L is a text in the user's language.
func L(english string) string { return spoken().text(english) }

// F is a text with values in it, as fmt.Sprintf puts them in. A language whose order is
// another one counts them: "%[2]s of %[1]s".
func F(english string, values ...any) string { return fmt.Sprintf(L(english), values...) }

// N is a number with its noun: "1 person", "6,000 people". Its key is the noun for many.
func N(n int, one, many string) string {
	return money.Grouped(float64(n)) + " " + spoken().noun(n, one, many)
}

// Data is a text that data has as it is, in the user's language: the title of a column, how
// well a match fits. One that is in no list, as a name in a file, stays as it is.
func Data(english string) string {
	s := spoken()
	if !s.translated || !listed()[english] {
		return english
	}
	return s.text(english)
}

// listed are the texts that translators are given.
var listed = sync.OnceValue(func() map[string]bool {
	var texts map[string]any
	content, err := assets.Translations.ReadFile("translations/en.json")
	if err == nil {
		err = json.Unmarshal(content, &texts)
	}
	if err != nil {
		fyne.LogError("The list of texts cannot be used", err)
	}
	all := make(map[string]bool, len(texts))
	for text := range texts {
		all[text] = true
	}
	return all
})

// speaker says texts in one language.
type speaker struct {
	translated bool // else it is English
	mutex      sync.Mutex
	said       map[string]string // what was asked for before
}

func (s *speaker) text(english string) string {
	if !s.translated {
		return english
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	text, ok := s.said[english]
	if !ok {
		text = lang.L(english)
		s.said[english] = text
	}
	return text
}

func (s *speaker) noun(n int, one, many string) string {
	switch {
	case s.translated:
		return lang.N(many, n)
	case n == 1:
		return one
	default:
		return many
	}
}

// trial names a file of translations that is used whatever the user's language, for those
// who write one.
const trial = "PAYBENCH_TRANSLATION"

// spoken is the user's language. It is looked for once, before the first text is shown.
var spoken = sync.OnceValue(func() *speaker {
	s := &speaker{said: map[string]string{}}
	s.translated = load(os.Getenv(trial), lang.SystemLocale())
	return s
})

// load has Fyne know the translations of the user's language, and reports whether there are
// any: those in a file on trial, or those that ship.
func load(trial string, locale fyne.Locale) bool {
	if trial != "" {
		content, err := os.ReadFile(trial)
		if err == nil {
			err = lang.AddTranslationsForLocale(content, locale)
		}
		if err != nil {
			fyne.LogError("The translation on trial cannot be used", err)
		}
		return err == nil
	}
	if !ships(assets.Translations, locale) {
		return false
	}
	if err := lang.AddTranslationsFS(assets.Translations, "translations"); err != nil {
		fyne.LogError("The translations that ship cannot be used", err)
		return false
	}
	return true
}

// ships reports whether there is a translation into a language, whatever its country.
// English is the key of all others and needs none.
func ships(files fs.FS, locale fyne.Locale) bool {
	language, _, _ := strings.Cut(locale.LanguageString(), "-")
	if language == "en" {
		return false
	}
	found, err := fs.Glob(files, "translations/"+language+"*.json")
	return err == nil && len(found) > 0
}

// Text and Noun make a speaker the language that data and charts speak.

func (s *speaker) Text(english string) string          { return Data(english) }
func (s *speaker) Noun(n int, one, many string) string { return s.noun(n, one, many) }

// Figures has what is said of files and figures said in the user's language too, where there
// are texts of that.
func Figures() error {
	if !spoken().translated {
		return nil
	}
	say.In(spoken())
	language, _, _ := strings.Cut(lang.SystemLocale().LanguageString(), "-")
	content, err := remarkTexts(os.Getenv(trial), language)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = table.Speak(language, content)
	}
	return err
}

// remarkTexts reads the texts of a language, or those that lie beside a translation on trial.
func remarkTexts(trial, language string) ([]byte, error) {
	if trial != "" {
		return os.ReadFile(strings.TrimSuffix(trial, ".json") + ".txt")
	}
	return assets.Texts.ReadFile("texts/" + language + ".txt")
}
