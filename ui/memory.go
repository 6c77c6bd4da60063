package ui

import (
	"encoding/json"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/widgets"
)

// memory is what the program remembers of the user's habits from one day to the
// next, in Fyne's preferences. What belongs to the work itself is in the study.
type memory struct {
	preferences fyne.Preferences
}

// The keys of the preferences.
const (
	keyWidth    = "window.width"
	keyHeight   = "window.height"
	keySides    = "sides"
	keySplit    = "split."    // + name of the split
	keyFolded   = "folded."   // + name of the section
	keyWidths   = "columns."  // + name of the table
	keyOptions  = "import."   // + fingerprint of the headers
	keyRecent   = "recent"    // files, newest first
	keyFolder   = "folder"    // last used
	keyProfiles = "profiles"  // folder
	keyLast     = "last"      // study
	keyLastPath = "last.path" // the study's own file
	keyTheme    = "theme"     // "", "light" or "dark"
	keyText     = "text"      // size of text in per cent
	keyImports  = "import.of" // fingerprints, newest first
)

// Limits on what is remembered.
const (
	mostRecent  = 12
	mostImports = 100
)

// windowSize is the size the window had, or the one it starts with.
func (m memory) windowSize() fyne.Size {
	return fyne.NewSize(
		float32(m.preferences.FloatWithFallback(keyWidth, 1280)),
		float32(m.preferences.FloatWithFallback(keyHeight, 800)))
}

func (m memory) setWindowSize(s fyne.Size) {
	m.preferences.SetFloat(keyWidth, float64(s.Width))
	m.preferences.SetFloat(keyHeight, float64(s.Height))
}

// split is where a split stands, 0 to 1.
func (m memory) split(name string, usual float64) float64 {
	return m.preferences.FloatWithFallback(keySplit+name, usual)
}

func (m memory) setSplit(name string, at float64) { m.preferences.SetFloat(keySplit+name, at) }

// sides are the panels left and right, as they were or as they are usually.
func (m memory) sides(usual widgets.SidesState) widgets.SidesState {
	m.get(keySides, &usual)
	return usual
}

func (m memory) setSides(s widgets.SidesState) { m.set(keySides, s) }

// widths are the columns of a table that the user has adjusted.
func (m memory) widths(table string) map[string]float32 {
	var widths map[string]float32
	m.get(keyWidths+table, &widths)
	return widths
}

func (m memory) setWidths(table string, widths map[string]float32) { m.set(keyWidths+table, widths) }

// folded reports whether a section is folded; usual where the user never
// touched it.
func (m memory) folded(section string, usual bool) bool {
	return m.preferences.BoolWithFallback(keyFolded+section, usual)
}

func (m memory) setFolded(section string, folded bool) {
	m.preferences.SetBool(keyFolded+section, folded)
}

// last is the study on screen when the window was closed, as its own file had it
// where it had one.
func (m memory) last() (s study.Study, path string, ok bool) {
	s, err := study.Read(strings.NewReader(m.preferences.String(keyLast)))
	return s, m.preferences.String(keyLastPath), err == nil
}

func (m memory) setLast(s study.Study, path string) {
	m.preferences.SetString(keyLastPath, path)
	var text strings.Builder
	if s.Write(&text) == nil {
		m.preferences.SetString(keyLast, text.String())
	}
}

// recent are the files opened last, newest first.
func (m memory) recent() []string { return m.preferences.StringList(keyRecent) }

func (m memory) addRecent(path string) {
	m.preferences.SetStringList(keyRecent, newestFirst(m.recent(), path, mostRecent))
}

// lastAddress is the address of a database that was opened last, "" for none.
func (m memory) lastAddress() string {
	recent := m.recent()
	if i := slices.IndexFunc(recent, desk.IsAddress); i >= 0 {
		return recent[i]
	}
	return ""
}

func (m memory) forgetRecent() { m.preferences.SetStringList(keyRecent, nil) }

// folder is where files were opened or saved last.
func (m memory) folder() string { return m.preferences.String(keyFolder) }

func (m memory) setFolder(path string) { m.preferences.SetString(keyFolder, path) }

// profiles is the folder of the user's own role profiles, "" for none.
func (m memory) profiles() string { return m.preferences.String(keyProfiles) }

func (m memory) setProfiles(folder string) { m.preferences.SetString(keyProfiles, folder) }

// theme is "light", "dark", or "" to follow the system.
func (m memory) theme() string { return m.preferences.String(keyTheme) }

func (m memory) setTheme(name string) { m.preferences.SetString(keyTheme, name) }

// textSize is how large text is, in per cent of the usual size; one of textSizes.
func (m memory) textSize() int {
	if percent := m.preferences.Int(keyText); slices.Contains(textSizes, percent) {
		return percent
	}
	return textSizes[0]
}

func (m memory) setTextSize(percent int) { m.preferences.SetInt(keyText, percent) }

// options are the choices made for the last file with the same headers.
func (m memory) options(fingerprint string) (o ingest.Options, known bool) {
	known = fingerprint != "" && m.get(keyOptions+fingerprint, &o)
	return o, known
}

func (m memory) setOptions(fingerprint string, o ingest.Options) {
	if fingerprint == "" {
		return
	}
	m.set(keyOptions+fingerprint, o)
	before := m.preferences.StringList(keyImports)
	now := newestFirst(before, fingerprint, mostImports)
	for _, old := range before {
		if !slices.Contains(now, old) {
			m.preferences.RemoveValue(keyOptions + old)
		}
	}
	m.preferences.SetStringList(keyImports, now)
}

// forgetOptions forgets the choices made for files with these headers.
func (m memory) forgetOptions(fingerprint string) {
	m.preferences.RemoveValue(keyOptions + fingerprint)
}

// get reads a value kept as JSON and reports whether there was one.
func (m memory) get(key string, value any) bool {
	text := m.preferences.String(key)
	return text != "" && json.Unmarshal([]byte(text), value) == nil
}

// set keeps a value as JSON. What cannot be written is not remembered.
func (m memory) set(key string, value any) {
	if b, err := json.Marshal(value); err == nil {
		m.preferences.SetString(key, string(b))
	}
}

// newestFirst puts an entry first and keeps the list short.
func newestFirst(list []string, entry string, most int) []string {
	list = slices.DeleteFunc(slices.Clone(list), func(old string) bool { return old == entry })
	list = slices.Insert(list, 0, entry)
	return list[:min(len(list), most)]
}
