package ui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/widgets"
)

// jobsStep is the second step of a review: one row a job with what it is priced by, and
// below it what else the chosen job may be matched by.
type jobsStep struct {
	of      *reviewing
	rosters *rosters
	saver   *saver
	dialogs *dialogs
	notice  *notice

	rows       []jobRow // on screen
	chosen     int      // of rows, -1 for none
	candidates []desk.Candidate
	candidate  int // of them, -1 for none
	looked     int // number of the latest search for candidates

	box      fyne.CanvasObject
	search   *widgets.Entry
	openOnly *widgets.Check
	confirm  *widgets.Button
	market   *widgets.Button
	list     *widgets.DataTable[jobRow]
	others   *widgets.DataTable[desk.Candidate]
	title    *widget.Label
	look     *widgets.Entry
	use      *widgets.Button
	none     *widgets.Button
	offer    *widgets.Button
}

// jobRow is a job with its lines among the matches.
type jobRow struct {
	review.JobPay
	lines []match.Line
}

// suggested are the lines that nobody has confirmed and that name something.
func (r jobRow) suggested() []match.Line {
	return slices.DeleteFunc(slices.Clone(r.lines), func(l match.Line) bool { return !l.Suggestion() || !l.Names() })
}

// suggestions is how many candidates each survey has on screen.
const suggestions = 6

func newJobsStep(of *reviewing, rosters *rosters, saver *saver, memory memory, tips *widgets.Tips, over *dialogs, notice *notice) *jobsStep {
	j := &jobsStep{
		of: of, rosters: rosters, saver: saver, dialogs: over, notice: notice, chosen: -1, candidate: -1,
		search: widgets.NewEntry(), look: widgets.NewEntry(), title: widget.NewLabel(""),
		list: widgets.NewDataTable(jobColumns()), others: widgets.NewDataTable(candidateColumns()),
	}
	j.search.SetPlaceHolder("Find a job")
	j.search.OnChanged = func(string) { j.showJobs() }
	j.openOnly = widgets.NewCheck("only open", func(bool) { j.showJobs() })
	j.confirm = widgets.NewButton("", j.confirmShown)
	j.market = widgets.NewButtonWithIcon("", theme.MenuDropDownIcon(), func() { over.menu(j.market, rosters.markets()...) })
	j.market.IconPlacement = widget.ButtonIconTrailingText
	open := widgets.NewButton("Open matches…", j.openMatches)
	save := widgets.NewButton("Save matches…", j.saveMatches)
	j.list.Tips, j.others.Tips = tips, tips
	j.list.OnSelect = j.choose
	j.list.RowItems = j.qualities
	j.list.SetWidths(memory.widths(jobsTable))
	j.list.OnWidths = func(widths map[string]float32) { memory.setWidths(jobsTable, widths) }
	j.others.OnSelect = func(row int) { j.candidate = row; j.enable() }
	j.others.OnActivate = func(row int, _ string) { j.candidate = row; j.useCandidate() }
	j.title.TextStyle = fyne.TextStyle{Bold: true}
	j.look.SetPlaceHolder("Another title in the market")
	j.look.OnSubmitted = func(string) { j.findCandidates() }
	j.use = widgets.NewButton("Use", j.useCandidate)
	j.none = widgets.NewButton("No match", j.noMatch)
	j.offer = widgets.NewButton("What would this pay be?", func() { openOffer(j.of, j.dialogs, j.rows[j.chosen].JobPay) })
	top := widgets.NewBorder(nil, nil, container.NewHBox(sized(j.search, 200), j.openOnly, j.confirm), container.NewHBox(j.market, open, save))
	foot := widgets.NewBorder(nil, nil, j.title, container.NewHBox(sized(j.look, 220), j.use, j.none, j.offer))
	split := container.NewVSplit(j.list, widgets.NewBorder(foot, nil, nil, nil, j.others))
	split.Offset = 0.62
	j.box = container.New(layout.NewCustomPaddedLayout(8, 8, 12, 12), widgets.NewBorder(top, nil, nil, nil, split))
	j.enable()
	return j
}

// jobsTable is the name under which the table's widths are remembered.
const jobsTable = "review.jobs"

func (j *jobsStep) name() string               { return "Jobs" }
func (j *jobsStep) content() fyne.CanvasObject { return j.box }

// open is how many jobs have no price.
func (j *jobsStep) open() int {
	n := 0
	for _, job := range j.of.jobs {
		if job.Price.Reason != nil {
			n++
		}
	}
	return n
}

// show shows the answer.
func (j *jobsStep) show() {
	names := make([]string, len(j.of.of.Surveys))
	for i, s := range j.of.of.Surveys {
		names[i] = s.Name
	}
	j.market.SetText(cmp.Or(strings.Join(names, ", "), "No market"))
	j.showJobs()
}

// showJobs lists the jobs that are asked for. The one that was chosen stays so.
func (j *jobsStep) showJobs() {
	var before review.Job
	if j.chosen >= 0 {
		before = j.rows[j.chosen].Job
	}
	words := strings.Fields(strings.ToLower(j.search.Text))
	j.rows, j.chosen = nil, -1
	suggested := 0
	for _, job := range j.of.jobs {
		row := jobRow{JobPay: job}
		for _, l := range j.of.asked().Lines {
			if sameJob(l.Job, job.Job) {
				row.lines = append(row.lines, l)
			}
		}
		text := strings.ToLower(jobText(job.Job) + " " + table.PriceCut(job.Price))
		if j.openOnly.Checked && job.Price.Reason == nil || slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			continue
		}
		if job.Job == before {
			j.chosen = len(j.rows)
		}
		if len(row.suggested()) > 0 {
			suggested++
		}
		j.rows = append(j.rows, row)
	}
	j.confirm.SetText(fmt.Sprintf("Confirm the %d shown", suggested))
	setHidden(j.confirm, suggested == 0)
	j.list.SetRows(j.rows)
	if j.chosen >= 0 {
		j.list.Select(j.chosen)
	} else {
		j.choose(-1)
	}
	j.enable()
}

// sameJob reports whether two are one job: a code tells where both have one.
func sameJob(a, b review.Job) bool {
	if a.Code != "" && b.Code != "" {
		return strings.EqualFold(strings.TrimSpace(a.Code), strings.TrimSpace(b.Code))
	}
	return strings.EqualFold(strings.TrimSpace(a.Title), strings.TrimSpace(b.Title)) && strings.EqualFold(strings.TrimSpace(a.Level), strings.TrimSpace(b.Level))
}

// choose shows what a job may be matched by.
func (j *jobsStep) choose(row int) {
	j.chosen, j.candidates, j.candidate = row, nil, -1
	j.others.SetRows(nil)
	if row < 0 {
		j.title.SetText("Choose a job to see what else it may be matched by.")
		j.enable()
		return
	}
	j.title.SetText(jobText(j.rows[row].Job))
	j.look.SetText("")
	j.enable()
	j.findCandidates()
}

// findCandidates asks for what the chosen job may be matched by.
func (j *jobsStep) findCandidates() {
	if j.chosen < 0 || len(j.of.of.Surveys) == 0 {
		return
	}
	j.looked++
	looked, person, title := j.looked, *j.rows[j.chosen].People[0].Person, j.look.Text
	var found []desk.Candidate
	var err error
	j.of.do(func() (work, done func()) {
		of, asked := j.of.of, j.of.asked()
		return func() { found, err = of.PricedCandidates(context.Background(), person, title, suggestions, asked) }, func() {
			switch {
			case looked != j.looked:
			case err != nil:
				j.dialogs.fail("The market could not be searched", err)
			default:
				j.candidates, j.candidate = found, -1
				if len(found) == 0 {
					j.title.SetText(jobText(j.rows[j.chosen].Job) + ": no title is alike; type another one that the market has")
				}
				j.others.SetRows(found)
				j.enable()
			}
		}
	})
}

// enable lets those buttons be pressed that do something.
func (j *jobsStep) enable() {
	for _, each := range []struct {
		button *widgets.Button
		on     bool
	}{{j.use, j.candidate >= 0}, {j.none, j.chosen >= 0 && len(j.of.of.Surveys) > 0}, {j.offer, j.chosen >= 0}} {
		if each.on {
			each.button.Enable()
		} else {
			each.button.Disable()
		}
	}
}

// useCandidate matches the chosen job by the chosen candidate, in the candidate's survey.
func (j *jobsStep) useCandidate() {
	line := j.candidates[j.candidate].Line
	if line.Suggestion() {
		line.Quality = desk.Fit(line)
	}
	j.replace(line)
}

// qualities offers how well the match of a job fits.
func (j *jobsStep) qualities(row int) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, q := range []review.Quality{review.Strong, review.Moderate, review.Weak} {
		items = append(items, checked("Quality: "+string(q), j.rows[row].Price.Quality == q, func() {
			lines := slices.Clone(j.rows[row].lines)
			for i, l := range lines {
				if l.Quality != match.NoMatch && l.Names() {
					lines[i].Quality = q
				}
			}
			j.replace(lines...)
		}))
	}
	return items
}

// noMatch says of the chosen job that no survey has it.
func (j *jobsStep) noMatch() {
	var lines []match.Line
	for _, s := range j.of.of.Surveys {
		lines = append(lines, match.Line{Job: j.rows[j.chosen].Job, Market: s.Name, Share: 1, Adjust: 1, Quality: match.NoMatch})
	}
	j.replace(lines...)
}

// replace puts lines in the place of those of the same job and survey.
func (j *jobsStep) replace(lines ...match.Line) {
	if len(lines) == 0 {
		return
	}
	now := slices.DeleteFunc(slices.Clone(j.of.asked().Lines), func(old match.Line) bool {
		return slices.ContainsFunc(lines, func(l match.Line) bool {
			return sameJob(old.Job, l.Job) && (old.Market == "" || old.Market == l.Market)
		})
	})
	j.take(append(now, lines...), jobText(lines[0].Job)+" is matched anew.")
}

// take makes other lines the matches, and offers the way back.
func (j *jobsStep) take(lines []match.Line, said string) {
	before := j.of.asked().Lines
	j.of.match(lines)
	j.notice.show(said, action{"Undo", func() { j.notice.hide(); j.of.match(before) }})
}

// confirmShown confirms the suggestions of all jobs on screen.
func (j *jobsStep) confirmShown() {
	lines, n := slices.Clone(j.of.asked().Lines), 0
	for _, row := range j.rows {
		if len(row.suggested()) == 0 {
			continue
		}
		n++
		for i, l := range lines {
			if sameJob(l.Job, row.Job) && l.Suggestion() && l.Names() {
				lines[i].Quality = desk.Fit(l)
			}
		}
	}
	j.take(lines, "Confirmed: "+table.Plural(n, "job", "jobs")+".")
}

// openMatches takes the matches of a file.
func (j *jobsStep) openMatches() {
	if len(j.of.of.Surveys) == 0 {
		j.notice.show("Matches name jobs of a market: choose a market first.")
		return
	}
	j.rosters.picker.Open("Open matches", []string{".csv", ".xlsx"}, func(path string) {
		var lines []match.Line
		var err error
		j.of.do(func() (work, done func()) {
			of := j.of.of
			return func() { lines, err = of.ReadMatches(context.Background(), path) }, func() {
				if err != nil {
					j.dialogs.fail("The matches could not be opened", err)
					return
				}
				j.take(lines, "Matches opened.")
			}
		})
	})
}

// saveMatches writes the matches to a file.
func (j *jobsStep) saveMatches() { j.of.saveMatches(j.saver) }
