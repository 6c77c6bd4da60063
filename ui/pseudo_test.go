package ui

import (
	"encoding/json"
	"fmt"
	"image/png"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	drawn "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/journal"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sample"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/docs"
	"github.com/paybench/paybench/ui/lang"
)

// A pseudo-language is English with accents on every letter that can have one, and 40 %
// longer. Where it is spoken, what has none is English whatever the language, and what does
// not fit would not in German either.

var accented = strings.NewReplacer(
	"a", "á", "c", "ç", "e", "é", "i", "í", "n", "ñ", "o", "ó", "s", "š", "u", "ú", "y", "ý",
	"A", "Á", "C", "Ç", "E", "É", "I", "Í", "N", "Ñ", "O", "Ó", "S", "Š", "U", "Ú", "Y", "Ý")

// values are what a text has besides its letters.
var textValues = regexp.MustCompile(`%(\[\d+\])?[-+#0-9.]*[a-zA-Z%]|\{[^}]*\}`)

// pseudo says a text in the pseudo-language. Values, spaces around it and the mark at its end
// stay as they are.
func pseudo(text string) string {
	core := strings.TrimRight(text, " …:.?")
	end := text[len(core):]
	longer := len([]rune(textValues.ReplaceAllString(strings.TrimSpace(core), ""))) * 2 / 5
	out, at := "", 0
	for _, v := range textValues.FindAllStringIndex(core, -1) {
		out += accented.Replace(core[at:v[0]]) + core[v[0]:v[1]]
		at = v[1]
	}
	out += accented.Replace(core[at:])
	for i := range longer {
		if i%7 == 0 && longer > 7 {
			out += " "
			continue
		}
		out += "é"
	}
	return out + end
}

// pseudoFile writes the translation of all texts of the window into the pseudo-language, and
// beside it that of what is said of files and figures.
func pseudoFile(t *testing.T) string {
	t.Helper()
	texts := translated(t)
	for key, text := range texts {
		switch text := text.(type) {
		case string:
			texts[key] = pseudo(text)
		case map[string]any:
			texts[key] = map[string]string{"one": pseudo(text["one"].(string)), "other": pseudo(text["other"].(string))}
		}
	}
	window, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	said, err := assets.Texts.ReadFile("texts/en.txt")
	if err != nil {
		t.Fatal(err)
	}
	var remarks strings.Builder
	for line := range strings.Lines(string(said)) {
		if key, text, ok := strings.Cut(line, ": "); ok && line[0] != '#' {
			remarks.WriteString(key + ": " + pseudo(strings.TrimSpace(text)) + "\n")
		}
	}
	file := writeFile(t, "en.json", string(window))
	if err := os.WriteFile(strings.Replace(file, ".json", ".txt", 1), []byte(remarks.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// oddFile is a file with something to say about each column.
var oddFile = "Job title,Company,Monthly salary,Site,Note\n" + strings.Repeat("Analyst,Acme,4000,Oulu,\nManager,Acme,ask,Oulu,x\n", 6)

// pseudoScreens are the window's screens, each as a new window shows it.
var pseudoScreens = map[string]func(t *testing.T) *Window{
	"market": func(t *testing.T) *Window { w, _ := newTestWindow(t); return w },
	"withheld": func(t *testing.T) *Window {
		w, _ := newTestWindow(t)
		w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"1–10"}})
		return w
	},
	"pinned": func(t *testing.T) *Window {
		w, _ := newTestWindow(t)
		w.pins.pin()
		w.pins.show(true)
		return w
	},
	"notice":    func(t *testing.T) *Window { w, _ := newTestWindow(t); w.pins.pin(); return w },
	"import":    func(t *testing.T) *Window { return pseudoImport(t, payFile) },
	"odd":       func(t *testing.T) *Window { return pseudoImport(t, oddFile) },
	"no pay":    func(t *testing.T) *Window { return pseudoImport(t, "Job title,Site\nAnalyst,Oulu\nManager,Oulu\n") },
	"keys":      func(t *testing.T) *Window { w, _ := newTestWindow(t); w.help.showKeys(w.menu.keys()); return w },
	"method":    func(t *testing.T) *Window { w, _ := newTestWindow(t); w.help.showMethod(); return w },
	"about":     func(t *testing.T) *Window { w, _ := newTestWindow(t); w.help.showAbout(); return w },
	"sources":   func(t *testing.T) *Window { w, _ := newTestWindow(t); w.help.showRealData(); return w },
	"rules":     func(t *testing.T) *Window { w, _ := newTestWindow(t); openRules(w.state, w.dialogs); return w },
	"not taken": func(t *testing.T) *Window { w, _ := newTestWindow(t); w.reports.rows(); return w },
	"drivers":   func(t *testing.T) *Window { w, _ := newTestWindow(t); w.reports.drivers(); return w },
	"figure": func(t *testing.T) *Window {
		w, _ := newTestWindow(t)
		w.figures.open(w.state.answer.Shown.Whole(), 50)
		return w
	},
	"leave": func(t *testing.T) *Window {
		w, _ := newTestWindow(t)
		w.pins.pin()
		w.notice.hide()
		w.close()
		return w
	},
	"password": func(t *testing.T) *Window {
		w, _ := newTestWindow(t)
		w.dialogs.password("1.xlsx", ingest.Options{}, sheets.ErrPassword, func(ingest.Options) {})
		return w
	},
	"password again": func(t *testing.T) *Window {
		w, _ := newTestWindow(t)
		w.dialogs.password("1.xlsx", ingest.Options{Password: "x"}, sheets.ErrWrongPassword, func(ingest.Options) {})
		return w
	},
	"save": func(t *testing.T) *Window {
		w, _ := newTestWindow(t)
		w.memory.setFolder(os.TempDir())
		picker{w.memory, w.dialogs}.Save(lang.L("Save study"), "1.csv", func(string, bool) {})
		return w
	},
	"carry": func(t *testing.T) *Window {
		w, files := newTestWindow(t)
		w.pins.pin()
		files.open = writeFile(t, "1.csv", payFile)
		w.opener.carry()
		return w
	},
	"meaning": func(t *testing.T) *Window {
		w, _ := newTestWindow(t)
		openMeaningsOf(t, w, opened(t, w, writeFile(t, "pay.csv", payFile)), "Role")
		return w
	},
	"why": func(t *testing.T) *Window {
		w, _ := newTestWindow(t)
		p := opened(t, w, writeFile(t, "pay.csv", payFile))
		p.columns.showWhy(p.found.Columns[1])
		return w
	},
	"work left": func(t *testing.T) *Window {
		folder := filepath.Join(t.TempDir(), "unsaved")
		leaveWork(t, folder, journal.Work{Study: study.First().WithFilter(inSoftware)})
		deps, _, _ := keptDeps(t, folder)
		w := New(deps)
		w.Start("")
		return w
	},
	"offer": func(t *testing.T) *Window {
		w := pseudoReview(t, 1)
		j := jobsOf(t, w)
		openOffer(w.review, w.dialogs, j.rows[0].JobPay)
		return w
	},
	"manual": func(t *testing.T) *Window {
		w, _ := newTestWindow(t)
		w.help.showManual()
		all := fyne.CurrentApp().Driver().AllWindows()
		return &Window{win: all[len(all)-1]}
	},
	"review begins": func(t *testing.T) *Window { w, _ := newReview(t); return w },
	"review people": func(t *testing.T) *Window { return pseudoReview(t, 0) },
	"review jobs":   func(t *testing.T) *Window { return pseudoReview(t, 1) },
	"review ranges": func(t *testing.T) *Window { return pseudoReview(t, 2) },
	"review cost":   func(t *testing.T) *Window { return pseudoReview(t, 3) },
	"review export": func(t *testing.T) *Window { return pseudoReview(t, 4) },
	"gap begins":    func(t *testing.T) *Window { w, _ := newGap(t); return w },
	"gap British":   func(t *testing.T) *Window { return pseudoGap(t, 0) },
	"gap European":  func(t *testing.T) *Window { return pseudoGap(t, 1) },
	"gap like":      func(t *testing.T) *Window { return pseudoGap(t, 2) },
	"gap decided":   func(t *testing.T) *Window { return pseudoGap(t, 3) },
	"gap export":    func(t *testing.T) *Window { return pseudoGap(t, 4) },
}

// pseudoImport shows the import screen of a file.
func pseudoImport(t *testing.T, text string) *Window {
	t.Helper()
	w, _ := newTestWindow(t)
	w.opener.open(writeFile(t, "pay.csv", text))
	return w
}

// pseudoReview shows a step of the example's review.
func pseudoReview(t *testing.T, step int) *Window {
	t.Helper()
	w, _ := newReview(t)
	press(t, w.win.Content(), lang.L("Try the example"))
	for _, line := range strings.Split(textsOf(w.rooms.content), "\n") {
		if strings.HasPrefix(line, strconv.Itoa(step+1)+" ") {
			press(t, w.rooms.content, line)
			return w
		}
	}
	t.Fatal("no step", step)
	return nil
}

// pseudoGap shows a view of the example's pay gap.
func pseudoGap(t *testing.T, view int) *Window {
	t.Helper()
	w, _ := newGap(t)
	press(t, w.win.Content(), lang.L("Try the example"))
	w.gap.change(func(g *study.Gap) {
		g.PayPeriod, g.Category, g.Level, g.Over = gap.Year, "level", gap.Hourly, gap.Receivers
	})
	press(t, w.win.Content(), w.gapViews[view].name())
	return w
}

// shownText is a text that the window shows, and whether all of it has room.
type shownText struct {
	text string
	cut  string // how, "" where it has room
}

// settle lays out again whatever is within an object.
func settle(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		if o.Layout != nil {
			o.Layout.Layout(o.Objects, o.Size())
		}
		for _, child := range o.Objects {
			settle(child)
		}
	case *container.Scroll:
		o.Refresh()
		settle(o.Content)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			settle(child)
		}
	}
}

// linesBelow is the text that some objects begin with, and how many of them are its lines:
// each stands right below the one before.
func linesBelow(objects []fyne.CanvasObject) (whole string, lines int) {
	for i, o := range objects {
		text, ok := o.(*drawn.Text)
		if !ok {
			break
		}
		if i > 0 {
			above := objects[i-1]
			to := text.Position().Subtract(above.Position().AddXY(0, above.Size().Height))
			if to.X != 0 || to.Y < -0.5 || to.Y > 0.5 {
				break
			}
			whole += " "
		}
		whole += text.Text
		lines++
	}
	return whole, lines
}

// textsOnScreen are all texts of what the window shows. A text may go into its padding.
func textsOnScreen(w *Window) []shownText {
	var all []shownText
	add := func(o fyne.CanvasObject, text string, measured bool) {
		if text == "" {
			return
		}
		shown := shownText{text: text}
		if size, least := o.Size(), o.MinSize(); measured && !size.IsZero() && (size.Width < least.Width-0.5 || size.Height < least.Height-theme.InnerPadding()) {
			shown.cut = fmt.Sprintf("%T has %v and needs %v", o, size, least)
		}
		all = append(all, shown)
	}
	var walk func(fyne.CanvasObject)
	walkAll := func(objects []fyne.CanvasObject) {
		for len(objects) > 0 {
			if text, lines := linesBelow(objects); lines > 1 {
				add(objects[0], text, false)
				objects = objects[lines:]
				continue
			}
			walk(objects[0])
			objects = objects[1:]
		}
	}
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *widget.Label:
			add(o, o.Text, o.Truncation == fyne.TextTruncateOff)
		case *widget.RichText:
			add(o, o.String(), o.Truncation == fyne.TextTruncateOff && o.Scroll == fyne.ScrollNone)
		case *widget.Button:
			add(o, o.Text, true)
		case *widget.Check:
			add(o, o.Text, true)
		case *widget.Hyperlink:
			add(o, o.Text, o.Truncation == fyne.TextTruncateOff)
		case *widget.Entry:
			if !strings.HasPrefix(o.PlaceHolder, "http") {
				add(o, o.PlaceHolder, false)
			}
		case *drawn.Text:
			add(o, o.Text, false)
		case *fyne.Container:
			walkAll(o.Objects)
		case *container.Scroll:
			walk(o.Content)
		case fyne.Widget:
			walkAll(test.WidgetRenderer(o).Objects())
		}
	}
	walk(w.win.Content())
	for _, overlay := range w.win.Canvas().Overlays().List() {
		walk(overlay)
	}
	if menus := w.win.MainMenu(); menus != nil {
		for _, menu := range menus.Items {
			for _, item := range menu.Items {
				all = append(all, shownText{text: labelOf(item)})
			}
		}
	}
	return all
}

// others are texts that are no texts of the program: those of the data that ship. Longer
// ones come first.
func others(t *testing.T) []string {
	t.Helper()
	seen := map[string]bool{}
	for _, file := range [][]byte{assets.SampleMarket, assets.ExampleRoster, assets.ExampleMarket, assets.ExampleMatches, []byte(payFile + oddFile)} {
		for _, cell := range strings.FieldsFunc(string(file), func(r rune) bool { return r == ',' || r == '\n' || r == '"' }) {
			cell = strings.ToLower(cell)
			seen[cell], seen[strings.ReplaceAll(cell, "_", " ")] = true, true
		}
	}
	profiles, err := fs.Glob(assets.Profiles, "profiles/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range profiles {
		content, err := assets.Profiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.FieldsFunc(string(content), func(r rune) bool { return strings.ContainsRune("\n:->\"'.,", r) }) {
			seen[strings.ToLower(strings.TrimSpace(line))] = true
		}
	}
	for _, name := range []string{sample.Name, "Example roster", "Example survey", table.MethodName} {
		seen[strings.ToLower(name)] = true
	}
	var all []string
	for text := range seen {
		if len(text) > 2 {
			all = append(all, text)
		}
	}
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	return all
}

// translated are the texts that translators are given.
func translated(t *testing.T) map[string]any {
	t.Helper()
	content, err := assets.Translations.ReadFile("translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]any
	if err := json.Unmarshal(content, &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

// manualLetters are the letters of all chapters of the manual, which is in English.
func manualLetters(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	err := fs.WalkDir(docs.Manual, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".md" {
			return err
		}
		content, err := docs.Manual.ReadFile(path)
		all.WriteString(letters(string(content)))
		return err
	})
	if err != nil || all.Len() < 1000 {
		t.Fatal(err, all.Len())
	}
	return all.String()
}

// links are the addresses of links in a chapter.
var links = regexp.MustCompile(`\]\([^)]*\)`)

// letters are the letters of a text and nothing else.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, links.ReplaceAllString(text, ""))
}

// cutName is the beginning of a name that was cut on purpose.
var cutName = regexp.MustCompile(`[^·:]*…`)

// key is a key of the keyboard, an address or an encoding.
var key = regexp.MustCompile(`UTF-\d+|(Ctrl|Shift|Alt)\+|https?://\S+`)

// dates are written in English everywhere.
var date = regexp.MustCompile(`\d+ (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*,? \d+`)

var latin = regexp.MustCompile(`\pL+`)

// plainWords are the English words of a text that come from nowhere else.
func plainWords(text string, others []string) []string {
	text = strings.ToLower(key.ReplaceAllString(date.ReplaceAllString(cutName.ReplaceAllString(text, ""), ""), ""))
	for _, other := range others {
		text = without(text, other)
	}
	var plain []string
	for _, word := range latin.FindAllString(text, -1) {
		ascii := !strings.ContainsFunc(word, func(r rune) bool { return r > unicode.MaxASCII })
		if ascii && len(word) > 2 && strings.ContainsAny(word, "aeiouy") {
			plain = append(plain, word)
		}
	}
	return plain
}

// wordAt reports whether a part of a text begins and ends with whole words.
func wordAt(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !unicode.IsLetter(before) && !unicode.IsLetter(after)
}

// without takes a part out of a text wherever it is whole words.
func without(text, part string) string {
	for from := 0; ; {
		at := strings.Index(text[from:], part)
		if at < 0 {
			return text
		}
		at += from
		if wordAt(text, at, at+len(part)) {
			text = text[:at] + "·" + text[at+len(part):]
		}
		from = at + 1
	}
}

// TestPseudoLanguage draws every screen in the pseudo-language, in a process of its own. It
// looks for English that is left, and for texts that have no room.
func TestPseudoLanguage(t *testing.T) {
	if testing.Short() {
		t.Skip("draws every screen")
	}
	if os.Getenv("PAYBENCH_TRANSLATION") == "" {
		again := exec.Command(os.Args[0], "-test.run=^TestPseudoLanguage$", "-test.v")
		again.Env = append(os.Environ(), "PAYBENCH_TRANSLATION="+pseudoFile(t), "LANG=en_US.UTF-8")
		out, err := again.CombinedOutput()
		if err != nil || !strings.Contains(string(out), "--- PASS: TestPseudoLanguage") {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	data, chapters := others(t), manualLetters(t)
	for name, screen := range pseudoScreens {
		t.Run(name, func(t *testing.T) {
			w := screen(t)
			w.win.Resize(fyne.NewSize(1280, 799)) // a window on a screen lays out what changed, one in memory does not
			w.win.Resize(fyne.NewSize(1280, 800))
			settle(w.win.Content())
			for _, overlay := range w.win.Canvas().Overlays().List() {
				settle(overlay)
			}
			if folder := os.Getenv("PAYBENCH_PICTURES"); folder != "" {
				savePicture(t, w, filepath.Join(folder, name+".png"))
			}
			for _, shown := range textsOnScreen(w) {
				if name == "manual" && strings.Contains(chapters, letters(shown.text)) {
					continue
				}
				if plain := plainWords(shown.text, data); plain != nil {
					t.Errorf("%q has %q in no language but English", shown.text, plain)
				}
				if shown.cut != "" {
					t.Errorf("%q is cut: %s", shown.text, shown.cut)
				}
			}
			if size, least := w.win.Canvas().Size(), w.win.Content().MinSize(); least.Width > size.Width || least.Height > size.Height {
				t.Errorf("the window needs %v and has %v", least, size)
			}
		})
	}
}

// savePicture saves what the window shows.
func savePicture(t *testing.T, w *Window, path string) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, w.win.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
