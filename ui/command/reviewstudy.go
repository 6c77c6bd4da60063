package command

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
)

// isStudy reports whether a file is a study by its name.
func isStudy(file string) bool { return strings.EqualFold(filepath.Ext(file), study.Extension) }

// load reads the study that a review is of. It says itself how its files are read and which
// markets there are; a roster may be named instead of its own.
func (r *reviewing) load(file string) (study.Review, error) {
	saved, _, err := desk.Saved(file)
	switch {
	case err != nil:
		return study.Review{}, err
	case saved.Review == nil:
		return study.Review{}, usageError{fmt.Errorf("%s has no review in it; paybench compare says what it has", filepath.Base(file))}
	case r.files.given != nil, r.files.benchmarks, r.files.speak(), r.choices.speak():
		return study.Review{}, usageError{errors.New("the study says which markets there are and how files are read; change it in the window, or name the files themselves")}
	}
	if r.instead != "" {
		saved.Roster.Source = study.Source{Path: r.instead, Options: saved.Roster.Source.Options}
	}
	if !saved.Roster.Named() {
		return study.Review{}, usageError{errors.New("the study does not say where our own people are; name the file: --roster FILE")}
	}
	r.saved = &saved
	asked := saved.Review.Put()
	for _, s := range asked.Surveys {
		r.files.all = append(r.files.all, marketFile{name: s.Name, source: sourceFlags{options: s.Source.Options}, weight: s.Weight})
	}
	return asked, nil
}

// openSaved opens the roster and the markets of the study. It says which of them are not the
// files they were.
func (r *reviewing) openSaved(ctx context.Context, env Env) (*desk.Review, error) {
	from := r.saved.Roster
	if err := r.files.secret(&from.Source, ""); err != nil {
		return nil, err
	}
	progress, done := env.reading(nameOf(from.Source))
	defer done()
	people, err := desk.OpenRoster(ctx, from, progress)
	if errors.Is(err, sheets.ErrMissing) {
		return nil, fmt.Errorf("%w; name where our own people are now: --roster FILE", err)
	}
	if err != nil {
		return nil, err
	}
	if was := from.Source.SHA256; was != "" && was != people.SHA256 {
		env.changed(people.Name)
	}
	var surveys []desk.Survey
	for i, s := range r.saved.Review.Surveys {
		if err := r.files.secret(&s.Source, s.Name); err != nil {
			return nil, err
		}
		of, err := r.files.market(ctx, env, i, s.Source)
		if err != nil {
			return nil, err
		}
		if s.Source.Changed(of.About()) {
			env.changed(of.About().Name)
		}
		s.Weight = r.files.all[i].weight
		surveys = append(surveys, desk.Survey{Survey: s, Market: of})
	}
	return desk.NewReview(people, surveys)
}

// secret fills in what no study keeps of a file: its password.
func (f *reviewFiles) secret(of *study.Source, name string) error {
	var s sourceFlags
	if err := f.fill(&s, name); err != nil {
		return err
	}
	of.Options.Password, of.Options.MostMemory = s.options.Password, s.options.MostMemory
	return nil
}

// changed notes that a file is not the one that a study was made from.
func (e Env) changed(file string) {
	fmt.Fprintf(e.Stderr, "note: %s has changed since the study was saved\n", flat(file))
}
