// Package manual shows the documentation inside the program: chapters, links between
// them, and a search over all of them. The chapters are those of package docs; nothing
// else is known of them here but their order.
package manual

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/paybench/paybench/ui/lang"
)

// order is the guide, and after it what goes into detail.
var order = []string{
	"manual/start.md", "manual/opening.md", "manual/figures.md", "manual/reviewing.md", "manual/paygap.md", "manual/exporting.md",
	"files.md", "warehouse.md", "published.md", "blend.md", "getting-data.md", "numbers.md", "review.md", "pay-gap.md", "workbook.md", "profiles.md",
}

// chapter is one page.
type chapter struct {
	path     string // in package docs
	title    string
	sections []section
}

// guides reports whether it is of the guide.
func (c chapter) guides() bool { return strings.HasPrefix(c.path, "manual/") }

// section is a heading and what follows it.
type section struct {
	title  string
	anchor string // what links to it write after #
	text   string // in Markdown, with the heading
}

// readChapters reads all chapters in their order.
func readChapters(from fs.FS) ([]chapter, error) {
	chapters := make([]chapter, len(order))
	for i, name := range order {
		text, err := fs.ReadFile(from, name)
		if err != nil {
			return nil, fmt.Errorf(lang.L("a chapter of the manual is missing: %w"), err)
		}
		chapters[i] = chapter{path: name, sections: sectionsOf(string(text))}
		chapters[i].title = chapters[i].sections[0].title
	}
	return chapters, nil
}

var headingLine = regexp.MustCompile(`^#+ +(.*)$`)

// sectionsOf parts a page at its headings.
func sectionsOf(page string) []section {
	var sections []section
	code := false
	for line := range strings.Lines(page) {
		if strings.HasPrefix(line, "```") {
			code = !code
		}
		heading := headingLine.FindStringSubmatch(strings.TrimRight(line, "\r\n"))
		switch {
		case heading != nil && !code:
			title := plain(heading[1])
			sections = append(sections, section{title: title, anchor: anchorOf(title), text: line})
		case len(sections) > 0:
			sections[len(sections)-1].text += line
		}
	}
	return sections
}

// anchorOf is what a link to a heading writes after #, as it is usual for Markdown.
func anchorOf(title string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		default:
			return -1
		}
	}, title)
}

var (
	links = regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`)
	marks = strings.NewReplacer("**", "", "*", "", "`", "", "#", "", "|", " ", "---", "", "\n", " ")
)

// plain is Markdown without its marks, on one line.
func plain(markdown string) string {
	return strings.Join(strings.Fields(marks.Replace(links.ReplaceAllString(markdown, "$1"))), " ")
}

// place is where a link leads to.
type place struct{ chapter, section int }

// follow finds where a link of a chapter leads to, if that is in the manual.
func follow(chapters []chapter, from int, link string) (place, bool) {
	file, anchor, _ := strings.Cut(link, "#")
	to := place{chapter: from}
	if file != "" {
		name := path.Join(path.Dir(chapters[from].path), file)
		to.chapter = slices.IndexFunc(chapters, func(c chapter) bool { return c.path == name })
		if to.chapter < 0 {
			return place{}, false
		}
	}
	if anchor != "" {
		to.section = slices.IndexFunc(chapters[to.chapter].sections, func(s section) bool { return s.anchor == anchor })
	}
	return to, to.section >= 0
}

// hit is a section that a search found.
type hit struct {
	at place

	title   string // of the section
	chapter string // its title
	text    string // around what was found
}

// find searches all sections for words. Those that have all of them in their heading come
// first.
func find(chapters []chapter, search string) []hit {
	words := strings.Fields(strings.ToLower(search))
	if len(words) == 0 {
		return nil
	}
	var first, others []hit
	for c, chapter := range chapters {
		for s, section := range chapter.sections {
			text := plain(strings.TrimPrefix(section.text, "#"))
			if !holdsAll(text, words) {
				continue
			}
			found := hit{place{c, s}, section.title, chapter.title, around(text, words[0])}
			if holdsAll(section.title, words) {
				first = append(first, found)
			} else {
				others = append(others, found)
			}
		}
	}
	return append(first, others...)
}

// holdsAll reports whether a text holds all words, which are in small letters.
func holdsAll(text string, words []string) bool {
	text = strings.ToLower(text)
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

// around is what stands around a word in a text, in small letters, from the beginning of
// a word on.
func around(text, word string) string {
	const before, all = 8, 140 // letters
	runes := []rune(text)
	at := len([]rune(text[:max(0, indexFold(text, word))]))
	from := max(0, at-before)
	for from > 0 && runes[from-1] != ' ' {
		from--
	}
	cut := string(runes[from:min(len(runes), from+all)])
	if from > 0 {
		cut = "… " + cut
	}
	return cut
}

// indexFold is where a word in small letters begins in a text, in bytes of the text; -1
// where it is not.
func indexFold(text, word string) int {
	for i := range text {
		if rest := text[i:]; len(rest) >= len(word) && strings.HasPrefix(strings.ToLower(rest[:min(len(rest), 2*len(word))]), word) {
			return i
		}
	}
	return -1
}
