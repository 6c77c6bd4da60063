package ui

import (
	"path/filepath"
	"slices"

	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
)

// follow has the room show what the study names: it opens it as soon as the room is in
// sight, and asks what is asked of it.
func (r *rosters) follow() {
	now := r.state.study()
	switch {
	case now.Review == nil || !now.Roster.Named():
		if r.people != nil || now.Room != study.MarketRoom {
			r.close()
		}
	case r.people != nil && r.opened.Same(now.Roster) && r.isHeldAgainst(now.Review.Surveys):
		r.of.follow()
	case now.Room != study.MarketRoom && !r.hasTried(now):
		r.reopen()
	}
}

// retry has what could not be opened be tried again, once the room is entered.
func (r *rosters) retry() { r.tried = study.Study{} }

// hasTried reports whether what a study names was tried to be opened.
func (r *rosters) hasTried(now study.Study) bool {
	return r.tried.Review != nil && r.tried.Roster.Same(now.Roster) && sameSurveys(r.tried.Review.Surveys, now.Review.Surveys)
}

// isHeldAgainst reports whether the roster is held against these markets.
func (r *rosters) isHeldAgainst(surveys []study.Survey) bool {
	var open []study.Survey
	for _, s := range r.surveys {
		open = append(open, s.Survey)
	}
	return sameSurveys(open, surveys)
}

func sameSurveys(a, b []study.Survey) bool {
	return slices.EqualFunc(a, b, func(a, b study.Survey) bool { return a.Same(b) })
}

// close takes the roster off the screen.
func (r *rosters) close() {
	r.opened, r.people, r.surveys, r.changed = study.Roster{}, nil, nil, false
	r.of.begin(nil)
}

// reopen opens what a study names. The fingerprint of the file goes into the study, which
// is no step of the user's.
func (r *rosters) reopen() {
	now := r.state.study()
	r.tried = now
	if r.people == nil {
		r.of.begin(nil) // which says that it is not open
	}
	if r.people != nil && r.opened.Same(now.Roster) {
		r.found(now.Roster, r.people)
		return
	}
	r.read(now.Roster, false, r.found, r.askWhere)
}

// found holds the study's roster against the study's markets, and says where the file is
// another one than it was.
func (r *rosters) found(of study.Roster, people *roster.Roster) {
	kept := r.state.study()
	if kept.Review == nil {
		return // it was taken back meanwhile
	}
	r.openSurveys(kept.Review.Surveys, nil, func(surveys []desk.Survey) {
		was := kept.Roster.Source.SHA256
		r.changed = was != "" && was != people.SHA256
		r.hold(openReview{of, people, surveys}, *kept.Review, r.state.settle)
		if r.changed {
			r.notice.show(lang.F("%s is not the file it was when this study was saved; the numbers may differ.", people.Name))
		}
	})
}

// askWhere asks where the study's roster is now.
func (r *rosters) askWhere(of study.Roster) {
	r.dialogs.ask(lang.F("Where is %s?", filepath.Base(of.Source.Path)),
		lang.F("It is not where this study last read it, in %s. What is asked of it is kept.", filepath.Dir(of.Source.Path)),
		action{lang.L("Locate…"), func() { r.locate(of) }})
}

// locate has the user choose the study's roster, and asks once more where it is another
// file.
func (r *rosters) locate(of study.Roster) {
	r.picker.Open(lang.F("Locate %s", filepath.Base(of.Source.Path)), rosterExtensions, func(path string) {
		moved := of
		moved.Source.Path = path
		r.read(moved, false, func(moved study.Roster, people *roster.Roster) {
			if was := of.Source.SHA256; was == "" || was == people.SHA256 {
				r.take(moved, people)
				return
			}
			r.dialogs.ask(lang.F("%s is another file", filepath.Base(path)),
				lang.L("It does not hold what the study was made from: their fingerprints differ. The numbers may differ."),
				action{lang.L("Locate another…"), func() { r.locate(of) }},
				action{lang.L("Use it all the same"), func() { r.take(moved, people) }})
		}, r.missing)
	})
}

// forget takes the roster off the screen and its path out of the study, with every step
// of it that could be undone.
func (r *rosters) forget() {
	r.state.everywhere(study.Study.WithoutRosterFile)
	r.notice.show(lang.L("The study does not know where the roster is any more. Save it, so that its file does not, either."))
}
