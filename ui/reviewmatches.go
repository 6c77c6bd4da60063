package ui

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// findCandidates asks for what the chosen job may be matched by, or what is called as is
// typed. Those of a job that is no longer chosen are looked for by nobody.
func (j *jobsStep) findCandidates() {
	if j.chosen < 0 || len(j.of.of.Surveys) == 0 {
		return
	}
	j.looked++
	looked := j.looked
	var found []desk.Candidate
	var err error
	j.of.do(func() (work, done func()) {
		if looked != j.looked || j.chosen < 0 {
			return func() {}, func() {}
		}
		of, asked, person, typed := j.of.of, j.of.asked(), *j.rows[j.chosen].People[0].Person, j.look.Text
		return func() { found, err = of.PricedCandidates(context.Background(), person, typed, suggestions, asked) }, func() {
			switch {
			case looked != j.looked:
			case err != nil:
				j.dialogs.fail(lang.L("The market could not be searched"), err)
			default:
				j.showCandidates(found)
			}
		}
	})
}

// showCandidates lists candidates; the best is chosen where one is alike enough to be
// suggested, or called as was typed.
func (j *jobsStep) showCandidates(found []desk.Candidate) {
	j.candidates, j.candidate = found, -1
	j.say("")
	switch {
	case len(found) == 0 && j.look.Text != "":
		j.say(lang.L("No job of the market is called so."))
	case len(found) == 0:
		j.say(lang.L("No title of the market is alike: find the job by the name that it has there."))
	case j.look.Text != "", found[0].Score >= match.EnoughAlike:
		j.candidate = 0
	}
	j.others.SetRows(found)
	j.others.Select(j.candidate)
	j.enable()
}

// toCandidates goes to the candidates, to choose among them by keys; without any to the
// search for them.
func (j *jobsStep) toCandidates() {
	if len(j.candidates) == 0 {
		j.dialogs.focus(j.look)
		return
	}
	j.candidate = max(j.candidate, 0)
	j.others.Select(j.candidate)
	j.enable()
	j.dialogs.focus(j.others)
}

// useCandidate matches the chosen job by the chosen candidate, in the candidate's survey,
// and goes on to the next job.
func (j *jobsStep) useCandidate() {
	line := j.candidates[j.candidate].Line
	if line.Suggestion() {
		line.Quality = desk.Fit(line)
	}
	j.goOn()
	j.replace(line)
}

// confirmOne confirms what is suggested for a job and goes on to the next; where nothing
// is, it goes to the candidates.
func (j *jobsStep) confirmOne(row int) {
	if row != j.chosen {
		j.choose(row)
	}
	suggested := j.rows[row].suggested()
	if len(suggested) == 0 {
		j.toCandidates()
		return
	}
	for i, l := range suggested {
		suggested[i].Quality = desk.Fit(l)
	}
	j.goOn()
	j.replace(suggested...)
}

// goOn has the next job chosen once there is an answer.
func (j *jobsStep) goOn() {
	order := j.list.Order()
	at := slices.Index(order, j.chosen)
	if at < 0 {
		return
	}
	next := at + 1
	for next < len(order) && j.rows[order[next]].part >= 0 {
		next++
	}
	j.then = at // the place of the chosen one, if it goes
	if next < len(order) && keepsJob(j.only.Selected, matched(j.rows[j.chosen])) {
		j.chosen = order[next] // it stays, so the next is chosen
	}
}

// matched is a row as it would be with a match.
func matched(r jobRow) jobRow {
	r.Price.Reason, r.lines, r.alike = nil, nil, 0
	return r
}

// qualities offers how well the match of a job fits.
func (j *jobsStep) qualities(row int) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, q := range matchQualities {
		items = append(items, checked(lang.F("Quality: %s", lang.Data(string(q))), j.rows[row].Price.Quality == q, func() {
			lines := j.rows[row].matches()
			for i := range lines {
				lines[i].Quality = q
			}
			j.replace(lines...)
		}))
	}
	return items
}

// noMatch says of the chosen job that no survey has it, and goes on to the next.
func (j *jobsStep) noMatch() {
	job := j.rows[j.chosen].Job
	j.goOn()
	j.replace(j.of.of.NoMatch(job)...)
}

// askHybrid asks which two jobs of a market the chosen one is, and in what shares.
func (j *jobsStep) askHybrid() {
	row := j.rows[j.chosen]
	lines := row.matches()
	for _, c := range j.candidates {
		if !slices.ContainsFunc(lines, func(l match.Line) bool { return lineText(l) == lineText(c.Line) && l.Market == c.Market }) {
			lines = append(lines, c.Line)
		}
	}
	names := make([]string, len(lines))
	for i, l := range lines {
		l.Market = cmp.Or(l.Market, j.of.of.Surveys[0].Name)
		lines[i] = l
		names[i] = lineText(l)
		if len(j.of.of.Surveys) > 1 {
			names[i] += ", " + l.Market
		}
	}
	first, second, share := widgets.NewSelect(names, nil), widgets.NewSelect(names, nil), widgets.NewEntry()
	if len(lines) < 2 {
		j.notice.show(lang.L("A hybrid is of two jobs: find the other one by its name in the market."))
		return
	}
	first.SetSelectedIndex(0)
	second.SetSelectedIndex(1)
	if j.candidate >= 0 {
		chosen := slices.IndexFunc(lines, func(l match.Line) bool { return lineText(l) == lineText(j.candidates[j.candidate].Line) })
		second.SetSelectedIndex(max(chosen, 1))
	}
	share.SetText("60 %")
	shown := container.New(tight{}, muted(lang.L("Each percentile is that of the first times its share, and that of the second times the rest.")), widget.NewForm(
		widget.NewFormItem(lang.L("Share of the first"), share), widget.NewFormItem(lang.L("First"), first), widget.NewFormItem(lang.L("Second"), second)))
	j.dialogs.submit(lang.F("Hybrid: %s", table.JobName(row.JobPay)), lang.L("Match so"), shown, func() error {
		part, err := form.ParseShare(share.Text)
		var parts []match.Line
		if err == nil {
			a, b := lines[first.SelectedIndex()], lines[second.SelectedIndex()]
			a.Job = row.Job
			parts, err = match.Hybrid(confirmed(a), confirmed(b), part)
		}
		if err == nil {
			j.replace(parts...)
		}
		return err
	})
	j.dialogs.focus(share)
}

// confirmed is a line that somebody says holds.
func confirmed(l match.Line) match.Line {
	if l.Suggestion() {
		l.Quality = desk.Fit(l)
	}
	return l
}

// lineText is what a line calls its job in the market.
func lineText(l match.Line) string {
	name := l.Title
	if name == "" {
		name = l.Code
	}
	if l.Level == "" {
		return lang.F("%s, all levels", name)
	}
	return name + " " + l.Level
}

// replace puts lines in the place of those of the same job and survey, which are checked
// as those of a file are.
func (j *jobsStep) replace(lines ...match.Line) {
	if len(lines) == 0 {
		return
	}
	for i := range lines {
		lines[i].Job = jobOf(j.rows, lines[i].Job)
	}
	said := lang.F("%s is matched anew.", jobText(lines[0].Job))
	if lines[0].Quality == match.NoMatch {
		said = lang.F("%s is left without a match.", jobText(lines[0].Job))
	}
	j.take(match.Replace(j.of.asked().Lines, lines...), said)
}

// jobOf is a job as the roster writes it.
func jobOf(rows []jobRow, job review.Job) review.Job {
	for _, r := range rows {
		if match.Same(r.Job, job) {
			return r.Job
		}
	}
	return job
}

// take makes other lines the matches, and offers the way back. The list goes on at once,
// the answer follows.
func (j *jobsStep) take(lines []match.Line, said string) {
	before := j.of.asked().Lines
	j.of.match(lines)
	j.showJobs()
	j.notice.show(said, action{lang.L("Undo"), func() { j.notice.hide(); j.of.match(before) }})
}

// confirmShown confirms the suggestions of all jobs on screen.
func (j *jobsStep) confirmShown() {
	var lines []match.Line
	n := 0
	for _, row := range j.rows {
		if row.part >= 0 {
			continue
		}
		suggested := row.suggested()
		for _, l := range suggested {
			lines = append(lines, confirmed(l))
		}
		n += min(1, len(suggested))
	}
	if n > 0 {
		j.take(match.Replace(j.of.asked().Lines, lines...), lang.F("Confirmed: %s.", lang.N(n, "job", "jobs")))
	}
}

// openMatches takes the matches of a file.
func (j *jobsStep) openMatches() {
	if len(j.of.of.Surveys) == 0 {
		j.notice.show(lang.L("Matches name jobs of a market: choose a market first."))
		return
	}
	j.rosters.picker.Open(lang.L("Open matches"), []string{".csv", ".xlsx"}, func(path string) {
		var lines []match.Line
		var err error
		j.of.do(func() (work, done func()) {
			of := j.of.of
			return func() { lines, err = of.ReadMatches(context.Background(), path) }, func() {
				if err != nil {
					j.dialogs.fail(lang.L("The matches could not be opened"), err)
					return
				}
				j.take(lines, lang.L("Matches opened."))
			}
		})
	})
}

// saveMatches writes the matches to a file.
func (j *jobsStep) saveMatches() { j.of.saveMatches(j.saver) }

// saveMatches writes the matches, which name no person, to be used again next year.
func (s *reviewing) saveMatches(saver *saver) {
	of, lines := s.of, s.asked().Lines
	saver.save(lang.L("Save matches"), "MATCHES.csv", func(w io.Writer) error {
		noted, err := of.Noted(context.Background(), lines)
		if err != nil {
			return err
		}
		return match.Write(w, noted)
	})
}

// matchQualities are those that a match can have.
var matchQualities = []review.Quality{review.Strong, review.Moderate, review.Weak}

// behind says who stands behind a price.
func behind(p review.Price) string {
	var all []string
	for _, c := range p.Cuts {
		all = append(all, table.CutBehind(c))
	}
	return strings.Join(all, "; ")
}
