package ui

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// jobsStep is the second step of a review: one row a job with what it is priced by, and
// below it what else the chosen job may be matched by, beside its match.
//
// Keys in the list of jobs: Enter confirms what is suggested and goes on, or goes to the
// candidates where nothing is; n says that there is no match; a space folds the surveys of
// a job out and in; / goes to the search for candidates.
type jobsStep struct {
	of      *reviewing
	rosters *rosters
	saver   *saver
	dialogs *dialogs
	notice  *notice

	rows       []jobRow // on screen
	chosen     int      // of rows, -1 for none
	then       int      // place in the list to be chosen where the chosen job is gone; -1 for none
	folded     map[review.Job]bool
	candidates []desk.Candidate
	candidate  int // of them, -1 for none
	looked     int // number of the latest search for candidates

	box      fyne.CanvasObject
	search   *widgets.Entry
	only     *widgets.Select
	confirm  *widgets.Button
	counting *widgets.Check
	market   *widgets.Button
	company  *widgets.Button
	list     *widgets.DataTable[jobRow]
	others   *widgets.DataTable[desk.Candidate]
	title    *widget.Label
	hint     *widget.RichText // in the place of candidates where there is none
	look     *widgets.Entry
	use      *widgets.Button
	hybrid   *widgets.Button
	none     *widgets.Button
	offer    *widgets.Button
	form     *matchForm
}

// suggestions is how many candidates each survey has on screen.
const suggestions = 8

func newJobsStep(of *reviewing, rosters *rosters, saver *saver, memory memory, tips *widgets.Tips, over *dialogs, notice *notice) *jobsStep {
	j := &jobsStep{
		of: of, rosters: rosters, saver: saver, dialogs: over, notice: notice, chosen: -1, then: -1, candidate: -1, folded: map[review.Job]bool{},
		search: widgets.NewEntry(), look: widgets.NewEntry(), title: widget.NewLabel(""), hint: muted(""),
		list: widgets.NewDataTable(jobColumns("", false)), others: widgets.NewDataTable(candidateColumns("")),
	}
	j.search.SetPlaceHolder(lang.L("Find a job"))
	j.search.OnChanged = func(string) { j.showJobs() }
	j.only = widgets.NewSelect(jobFilterNames(), func(string) { j.showJobs() })
	j.only.Selected = jobFilterNames()[0]
	j.confirm = widgets.NewButton("", j.confirmShown)
	j.counting = widgets.NewCheck(lang.L("count suggestions"), j.count)
	j.market = widgets.NewButtonWithIcon("", theme.MenuDropDownIcon(), func() { over.menu(j.market, rosters.markets()...) })
	j.market.IconPlacement = widget.ButtonIconTrailingText
	j.company = widgets.NewButton(lang.L("Our company…"), func() { askCompany(j.of, j.dialogs) })
	var matches *widgets.Button
	matches = widgets.NewButtonWithIcon(lang.L("Matches"), theme.MenuDropDownIcon(), func() {
		over.menu(matches, fyne.NewMenuItem(lang.L("Open matches…"), j.openMatches), fyne.NewMenuItem(lang.L("Save matches…"), j.saveMatches))
	})
	matches.IconPlacement = widget.ButtonIconTrailingText
	j.form = newMatchForm(j)
	j.tables(memory, tips)
	j.title.TextStyle = fyne.TextStyle{Bold: true}
	j.title.Truncation = fyne.TextTruncateEllipsis
	j.look.SetPlaceHolder(lang.L("Find any job of the market ( / )"))
	j.look.OnChanged = func(string) { j.findCandidates() }
	j.look.OnSubmitted = func(string) { j.toCandidates() }
	j.use = widgets.NewButton(lang.L("Use"), j.useCandidate)
	j.hybrid = widgets.NewButton(lang.L("Hybrid 60/40…"), j.askHybrid)
	j.none = widgets.NewButton(lang.L("No match"), j.noMatch)
	j.offer = widgets.NewButton(lang.L("What would this pay be?"), func() { openOffer(j.of, j.dialogs, j.rows[j.chosen].JobPay) })
	top := container.New(&flow{}, sized(j.search, 170), wide(j.only), j.confirm, j.counting, j.market, j.company, matches)
	foot := widgets.NewBorder(nil, nil, nil, container.NewHBox(sized(j.look, 210), j.use, j.hybrid, j.none, j.offer), j.title)
	below := widgets.NewBorder(foot, nil, nil, j.form.box, container.NewStack(j.others, container.NewVBox(j.hint)))
	split := container.NewVSplit(j.list, below)
	split.Offset = 0.6
	j.box = container.New(layout.NewCustomPaddedLayout(8, 8, 12, 12), widgets.NewBorder(top, nil, nil, nil, split))
	j.enable()
	return j
}

// tables wires the two tables.
func (j *jobsStep) tables(memory memory, tips *widgets.Tips) {
	j.list.Tips, j.others.Tips = tips, tips
	j.list.Follows = func(r jobRow) bool { return r.part >= 0 }
	j.list.OnSelect = j.choose
	j.list.OnPress = func(row int, column string) {
		if column == foldColumn {
			j.fold(row)
		}
	}
	j.list.OnActivate = func(row int, _ string) { j.confirmOne(row) }
	j.list.OnType = j.typed
	j.list.RowItems = j.qualities
	j.list.SetWidths(memory.widths(jobsTable))
	j.list.OnWidths = func(widths map[string]float32) { memory.setWidths(jobsTable, widths) }
	j.others.OnSelect = func(row int) { j.candidate = row; j.enable() }
	j.others.OnActivate = func(row int, _ string) {
		j.candidate = row
		j.useCandidate()
		j.dialogs.focus(j.list)
	}
}

// jobsTable is the name under which the table's widths are remembered.
const jobsTable = "review.jobs"

func (j *jobsStep) name() string               { return lang.L("Jobs") }
func (j *jobsStep) content() fyne.CanvasObject { return j.box }

// open is how many jobs wait for a match.
func (j *jobsStep) open() int {
	n := 0
	for _, row := range j.jobRows() {
		if row.open() {
			n++
		}
	}
	return n
}

// show shows the answer.
func (j *jobsStep) show() {
	asked := j.of.answer.Asked
	names := make([]string, len(j.of.of.Surveys))
	for i, s := range j.of.of.Surveys {
		names[i] = s.Name
	}
	if len(names) > 1 {
		names = []string{lang.F("%d markets", len(names))}
	}
	j.market.SetText(cmp.Or(shortened(strings.Join(names, "")), lang.L("No market")))
	j.company.SetText(companyText(asked.Company))
	j.counting.Checked = asked.Provisional
	j.counting.Refresh()
	currency := j.of.answer.Review.Settings.Currency
	several := slices.ContainsFunc(j.of.jobs, func(job review.JobPay) bool { return len(job.Price.Cuts) > 1 })
	j.list.Frozen = 1
	if several { // the column that folds them out comes first
		j.list.Frozen = 2
	}
	j.list.SetColumns(jobColumns(currency, several))
	j.others.SetColumns(candidateColumns(currency))
	j.showJobs()
}

// shortened is a name as a button has room for.
func shortened(name string) string {
	const most = 22
	if letters := []rune(name); len(letters) > most {
		return strings.TrimSpace(string(letters[:most])) + "…"
	}
	return name
}

// jobRows are all jobs with their lines among the matches.
func (j *jobsStep) jobRows() []jobRow {
	rows := make([]jobRow, len(j.of.jobs))
	lines := j.of.of.Lines(j.of.asked().Lines, j.of.jobs)
	for i, job := range j.of.jobs {
		rows[i] = jobRow{JobPay: job, lines: lines[i], part: -1, later: j.of.waiting || j.of.busy}
		for _, l := range rows[i].suggested() {
			rows[i].alike = max(rows[i].alike, j.of.of.Likeness(l))
		}
	}
	return rows
}

// showJobs lists the jobs that are asked for. The one that was chosen stays so; where it
// is gone, the one in its place is chosen, if it was a step on.
func (j *jobsStep) showJobs() {
	if j.of.answer == nil {
		return
	}
	before, part := review.Job{}, -1
	if j.chosen >= 0 {
		before, part = j.rows[j.chosen].Job, j.rows[j.chosen].part
	}
	words := strings.Fields(strings.ToLower(j.search.Text))
	j.rows, j.chosen = nil, -1
	suggested := 0
	for _, row := range j.jobRows() {
		text := strings.ToLower(table.JobName(row.JobPay) + " " + table.PriceCut(row.Price))
		if !keepsJob(j.only.Selected, row) || slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			continue
		}
		if len(row.suggested()) > 0 {
			suggested++
		}
		row.folds = j.folded[row.Job]
		for _, one := range row.unfolded() {
			if one.Job == before && one.part == part {
				j.chosen = len(j.rows)
			}
			j.rows = append(j.rows, one)
		}
	}
	j.confirm.SetText(lang.F("Confirm the %d shown", suggested))
	setHidden(j.confirm, suggested == 0)
	j.list.SetRows(j.rows)
	if order := j.list.Order(); j.chosen < 0 && j.then >= 0 && len(order) > 0 {
		j.chosen = order[min(j.then, len(order)-1)]
	}
	j.then = -1
	j.list.Select(j.chosen)
	j.choose(j.chosen)
}

// fold folds the surveys of a job out, or in.
func (j *jobsStep) fold(row int) {
	if r := j.rows[row]; len(r.Price.Cuts) > 1 {
		j.folded[r.Job] = !j.folded[r.Job]
		if r.part >= 0 {
			j.rows[row].part = -1 // its job is chosen
		}
		j.showJobs()
	}
}

// typed is what a letter does in the list of jobs.
func (j *jobsStep) typed(row int, r rune) bool {
	switch {
	case r == '/':
		j.dialogs.focus(j.look)
	case row < 0:
		return false
	case r == ' ':
		j.fold(row)
	case r == 'n':
		j.noMatch()
	default:
		return false
	}
	return true
}

// choose shows what a job may be matched by, and its match.
func (j *jobsStep) choose(row int) {
	j.chosen, j.candidates, j.candidate = row, nil, -1
	j.others.SetRows(nil) // those of another job
	j.looked++            // and nobody waits for more of them
	if row < 0 {
		j.title.SetText("")
		if len(j.rows) > 0 {
			j.say(lang.L("Choose a job to see what else it may be matched by. Keys: Enter confirms what is suggested, n says that there is no match, / finds any job of the market."))
		} else {
			j.say(lang.L("No job is like that: choose “All jobs” above, or look for another."))
		}
		j.form.show(nil)
		j.enable()
		return
	}
	j.title.SetText(table.JobName(j.rows[row].JobPay))
	j.say("")
	j.form.show(&j.rows[row])
	if j.look.Text != "" {
		j.look.Text = ""
		j.look.Refresh()
	}
	j.enable()
	j.findCandidates()
}

// say says why no candidates are listed; "" where they are.
func (j *jobsStep) say(why string) {
	setText(j.hint, why)
	setHidden(j.hint, why == "")
	setHidden(j.others, why != "")
}

// enable lets those buttons be pressed that do something.
func (j *jobsStep) enable() {
	matchable := j.chosen >= 0 && len(j.of.of.Surveys) > 0
	for _, each := range []struct {
		button *widgets.Button
		on     bool
	}{{j.use, j.candidate >= 0}, {j.hybrid, matchable && len(j.candidates)+len(j.rows[j.chosen].matches()) > 1}, {j.none, matchable}, {j.offer, j.chosen >= 0}} {
		if each.on {
			each.button.Enable()
		} else {
			each.button.Disable()
		}
	}
}

// count counts suggestions, or no longer.
func (j *jobsStep) count(on bool) {
	asked := j.of.asked()
	if asked.Provisional != on {
		asked.Provisional = on
		j.of.change(asked)
	}
}
