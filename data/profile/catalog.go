package profile

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/jobtitle"
)

// Catalog is all profiles and ladders at hand. It does not change; With makes
// a new one. The zero Catalog is empty and ready.
type Catalog struct {
	profiles []Profile
	ladders  []Ladder
	byKey    map[string]string // key of a role or alias → key of its role
}

// Builtin is the catalog that ships with the program.
func Builtin() (*Catalog, error) {
	folder, err := fs.Sub(assets.Profiles, "profiles")
	if err != nil {
		return nil, fmt.Errorf("opening the built-in profiles: %w", err)
	}
	return new(Catalog).With(folder, "built-in profiles")
}

// With adds the files of a folder that end in .yaml or .yml. A profile of a
// role, or a ladder of a name, that is there already takes its place, and an
// alias leads to the newcomer. Where names the folder in mistakes.
//
// The catalog returned is never nil: a file with mistakes is left out and the
// error joins one Mistakes per such file. A folder that does not exist is
// empty.
func (c *Catalog) With(folder fs.FS, where string) (*Catalog, error) {
	files, err := fs.ReadDir(folder, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return c, fmt.Errorf("reading the folder of profiles %s: %w", where, err)
	}
	var entries []Entry
	var wrong []error
	taken := map[string]string{} // key of a name → the file of this folder that has it
	for _, file := range files {
		if extension := path.Ext(file.Name()); file.IsDir() || extension != ".yaml" && extension != ".yml" {
			continue
		}
		name := filepath.Join(where, file.Name())
		entry, err := readEntry(folder, file, name)
		if err == nil {
			err = claim(taken, entry, name)
		}
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		entries = append(entries, entry)
	}
	return c.withEntries(entries), errors.Join(wrong...)
}

// readEntry reads one file of a folder. Name is what mistakes call it.
func readEntry(folder fs.FS, file fs.DirEntry, name string) (Entry, error) {
	if info, err := file.Info(); err == nil && info.Size() > maxFile {
		return Entry{}, Mistakes{{File: name, Text: fmt.Sprintf("the file has %d bytes; a profile has at most %d", info.Size(), maxFile)}}
	}
	content, err := fs.ReadFile(folder, file.Name())
	if err != nil {
		return Entry{}, fmt.Errorf("reading the profile %s: %w", name, err)
	}
	return Parse(name, content)
}

// claim takes an entry's names for its file, unless another file of the same
// folder has one of them: who is right is not for the program to say.
func claim(taken map[string]string, entry Entry, file string) error {
	var mistakes Mistakes
	for _, n := range entry.names {
		if other, found := taken[jobtitle.Key(n.name)]; found {
			mistakes = append(mistakes, Mistake{file, n.line, n.field, fmt.Sprintf("%q leads to the role of %s already; take it out of one of them", n.name, other)})
		}
	}
	if mistakes != nil {
		return mistakes
	}
	for _, n := range entry.names {
		taken[jobtitle.Key(n.name)] = file
	}
	return nil
}

// withEntries is the catalog with entries added or in the place of their
// namesakes.
func (c *Catalog) withEntries(entries []Entry) *Catalog {
	next := &Catalog{profiles: slices.Clone(c.profiles), ladders: slices.Clone(c.ladders), byKey: map[string]string{}}
	for _, e := range entries {
		if e.Profile != nil {
			next.profiles = replace(next.profiles, *e.Profile, func(p Profile) string { return jobtitle.Key(p.Role) })
		}
		if e.Ladder != nil {
			next.ladders = replace(next.ladders, *e.Ladder, func(l Ladder) string { return jobtitle.Key(l.Name) })
		}
	}
	for _, p := range next.profiles {
		for _, alias := range p.Aliases {
			next.byKey[jobtitle.Key(alias)] = jobtitle.Key(p.Role)
		}
	}
	// A role's own name wins over another's alias.
	for _, p := range next.profiles {
		next.byKey[jobtitle.Key(p.Role)] = jobtitle.Key(p.Role)
	}
	return next
}

// replace puts item in the place of its namesake, or at the end. A newcomer
// stands behind those it may share an alias with, and so wins it.
func replace[T any](items []T, item T, key func(T) string) []T {
	items = slices.DeleteFunc(items, func(other T) bool { return key(other) == key(item) })
	return append(items, item)
}

// Find gives the profile of the role that a name or title stands for.
func (c *Catalog) Find(name string) (Profile, bool) {
	role, found := c.byKey[jobtitle.Key(name)]
	if !found {
		return Profile{}, false
	}
	at := slices.IndexFunc(c.profiles, func(p Profile) bool { return jobtitle.Key(p.Role) == role })
	return c.profiles[at], true
}

// Profiles are all profiles, in order of their file's name.
func (c *Catalog) Profiles() []Profile { return slices.Clone(c.profiles) }

// Ladders are all ladders.
func (c *Catalog) Ladders() []Ladder { return slices.Clone(c.ladders) }

// LadderOf gives the ladder that a role stands on, and its rung there. The
// ladder added last is asked first. The role's aliases count.
func (c *Catalog) LadderOf(role string) (ladder Ladder, rung int, found bool) {
	if p, known := c.Find(role); known {
		role = p.Role
	}
	for _, l := range slices.Backward(c.ladders) {
		if rung, found := l.Position(role); found {
			return l, rung, true
		}
	}
	return Ladder{}, 0, false
}
