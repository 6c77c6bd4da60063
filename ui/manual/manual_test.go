package manual

import (
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/docs"
)

func read(t testing.TB) []chapter {
	t.Helper()
	chapters, err := readChapters(docs.Manual)
	if err != nil {
		t.Fatal(err)
	}
	return chapters
}

// TestEveryChapterIsListed: what ships is shown.
func TestEveryChapterIsListed(t *testing.T) {
	err := fs.WalkDir(docs.Manual, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".md" && !slices.Contains(order, name) {
			t.Errorf("%s ships and is not in the list of chapters", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestLinks: each link of each chapter leads to a section, into the web, or to a file of
// the repository, which the manual shows as text.
func TestLinks(t *testing.T) {
	chapters := read(t)
	inside := 0
	for i, c := range chapters {
		for _, s := range c.sections {
			for _, link := range links.FindAllString(s.text, -1) {
				to := link[strings.LastIndex(link, "(")+1 : len(link)-1]
				if _, ok := follow(chapters, i, to); ok {
					inside++
					continue
				}
				if u, err := url.Parse(to); err == nil && isWeb(u) {
					continue
				}
				file, anchor, _ := strings.Cut(to, "#")
				name := path.Join(path.Dir(c.path), file)
				if _, err := os.Stat(filepath.Join("../../docs", filepath.FromSlash(name))); err != nil || slices.Contains(order, name) {
					t.Errorf("%s: %q leads nowhere (%s)", c.path, link, anchor)
				}
			}
		}
	}
	if inside < 15 {
		t.Errorf("only %d links lead from chapter to chapter", inside)
	}
}

// TestFollow: a link is relative to the chapter it stands in.
func TestFollow(t *testing.T) {
	chapters := read(t)
	numbers := slices.IndexFunc(chapters, func(c chapter) bool { return c.path == "numbers.md" })
	for _, c := range []struct {
		from    int
		link    string
		section string // that it leads to, "" for nowhere
	}{
		{0, "../numbers.md", "The numbers"},
		{0, "../numbers.md#what-may-leave-the-house", "What may leave the house"},
		{0, "opening.md", "Opening a file"},
		{numbers, "opening.md", ""},
		{numbers, "#intervals", "Intervals"},
		{numbers, "#no-such-heading", ""},
		{numbers, "../data/quantile", ""},
	} {
		to, ok := follow(chapters, c.from, c.link)
		if ok != (c.section != "") {
			t.Errorf("%q from %s: found is %v", c.link, chapters[c.from].path, ok)
		} else if ok && chapters[to.chapter].sections[to.section].title != c.section {
			t.Errorf("%q leads to %q, not to %q", c.link, chapters[to.chapter].sections[to.section].title, c.section)
		}
	}
}

func TestSections(t *testing.T) {
	got := sectionsOf("# One\n\ntext\n\n```sh\n# no heading\n```\n\n## Two `x`\n\n- more\n")
	if len(got) != 2 || got[1].title != "Two x" || got[1].anchor != "two-x" || !strings.Contains(got[0].text, "no heading") {
		t.Errorf("%q", got)
	}
}

func TestFind(t *testing.T) {
	chapters := read(t)
	hits := find(chapters, "Withheld figure")
	if len(hits) == 0 || !strings.Contains(hits[0].title, "When a figure is withheld") {
		t.Fatalf("the section about it is not first: %+v", hits)
	}
	for _, h := range hits {
		if !strings.Contains(strings.ToLower(h.text), "withheld") {
			t.Errorf("%q does not show what was found", h.text)
		}
		if strings.ContainsAny(h.text, "*`#|") {
			t.Errorf("%q shows marks of Markdown", h.text)
		}
	}
	if got := find(chapters, "no such words anywhere"); got != nil {
		t.Errorf("found %+v", got)
	}
	if got := find(chapters, "  "); got != nil {
		t.Errorf("nothing was searched for, and found is %+v", got)
	}
}

// open opens the manual in a window of a size.
func open(t testing.TB, size fyne.Size) *reader {
	t.Helper()
	m := New(test.NewTempApp(t), func(*url.URL) {})
	if err := m.Show(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if m.open != nil {
			m.open.win.Close()
		}
	})
	m.open.win.Resize(size)
	return m.open
}

// TestOneWindow: the manual is open once, and can be opened again when it was closed.
func TestOneWindow(t *testing.T) {
	m := New(test.NewTempApp(t), func(*url.URL) {})
	before := len(fyne.CurrentApp().Driver().AllWindows())
	for range 2 {
		if err := m.Show(); err != nil {
			t.Fatal(err)
		}
	}
	first := m.open
	if n := len(fyne.CurrentApp().Driver().AllWindows()) - before; n != 1 {
		t.Errorf("%d windows were opened", n)
	}
	first.win.Close()
	if err := m.Show(); err != nil || m.open == first {
		t.Errorf("not opened again: %v", err)
	}
	m.open.win.Close()
}

// TestReading goes by the list, by a link, by the search and back.
func TestReading(t *testing.T) {
	r := open(t, fyne.NewSize(1024, 700))
	r.list.Select(2)
	if got := r.chapters[r.at.chapter].path; got != "manual/figures.md" {
		t.Fatalf("the third chapter is %s", got)
	}
	tapLink(t, r, "The rules")
	at := r.chapters[r.at.chapter]
	if at.path != "numbers.md" || at.sections[r.at.section].title != "What may leave the house" {
		t.Errorf("the link led to %s, %+v", at.path, r.at)
	}
	if top, offset := r.starts[r.at.section].Position().Y, r.scroll.Offset.Y; top == 0 || offset != top {
		t.Errorf("the section begins at %v, and the page is scrolled to %v", top, offset)
	}
	r.search.SetText("decimal mark")
	if len(r.hits) == 0 || r.found.Hidden || !r.list.Hidden {
		t.Fatal("the search shows nothing")
	}
	r.search.OnSubmitted(r.search.Text)
	if r.at != r.hits[0].at {
		t.Errorf("Return went to %+v, not to the first hit %+v", r.at, r.hits[0].at)
	}
	r.search.SetText("xyzzy")
	if r.none.Hidden || !r.found.Hidden {
		t.Error("nothing says that nothing was found")
	}
	for range 5 {
		r.goBack()
	}
	if r.at != (place{}) || !r.back.Disabled() {
		t.Errorf("back ends at %+v", r.at)
	}
}

// tapLink taps a link of the page.
func tapLink(t *testing.T, r *reader, text string) {
	t.Helper()
	for _, o := range r.page.Objects {
		rich, ok := o.(*widget.RichText)
		if !ok {
			continue
		}
		for _, s := range rich.Segments {
			if link, ok := s.(*widget.HyperlinkSegment); ok && link.Text == text {
				link.OnTapped()
				return
			}
		}
	}
	t.Fatalf("no link %q", text)
}

// TestNothingIsWiderThanThePage: no text of any chapter reaches beyond its column, and none
// over the next one.
func TestNothingIsWiderThanThePage(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1024, Height: 700}, {Width: 700, Height: 500}} {
		r := open(t, size)
		for i, c := range r.chapters {
			r.show(place{chapter: i})
			width, y := r.scroll.Size().Width, float32(0)
			for _, o := range r.page.Objects {
				if o.Position().Y < y-1 {
					t.Errorf("%s: something begins at %v, above %v", c.path, o.Position().Y, y)
				}
				y = o.Position().Y + o.Size().Height
				if o.Size().Width > width+1 || o.MinSize().Height > o.Size().Height+1 {
					t.Errorf("%s: %T is %v and needs %v, in a page %v wide", c.path, o, o.Size(), o.MinSize(), width)
				}
			}
			if y > r.page.MinSize().Height+1 || r.page.Size().Height < y-1 {
				t.Errorf("%s: ends at %v, and the page at %v", c.path, y, r.page.Size().Height)
			}
		}
		r.win.Close()
	}
}

// BenchmarkLongestChapter draws it.
func BenchmarkLongestChapter(b *testing.B) {
	r := open(b, fyne.NewSize(1024, 700))
	files := slices.IndexFunc(r.chapters, func(c chapter) bool { return c.path == "files.md" })
	for b.Loop() {
		r.show(place{chapter: files})
	}
}
