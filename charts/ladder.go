package charts

import (
	"cmp"
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// Ladder is the ranges of jobs above each other.
const Ladder ReviewKind = "ladder"

// ladder draws each job's range as a bar from minimum to maximum with a stroke for its
// midpoint, the highest on top, and our people on it as dots. A thin line leads from
// midpoint to midpoint.
type ladder struct {
	Reviewed
	of    string        // whose: a job family or department; "" for everybody
	rungs []review.Rung // the highest midpoint first, then jobs without a range
}

// OfLadder is the ladder of the jobs that people of a value of a dimension are in, of their
// job family or department say; of all jobs where the dimension is "". It fails where people
// are not told apart by the dimension, whose values are ids, or where nobody has the value.
func OfLadder(r Reviewed, dimension, value string) (Data, error) {
	l := ladder{Reviewed: r}
	in := func(*review.Standing) bool { return true }
	if dimension != "" {
		parts, err := r.parts(dimension)
		if err != nil {
			return Data{}, err
		}
		i := slices.IndexFunc(parts, func(p review.Part) bool { return strings.EqualFold(p.Value, value) })
		if i < 0 {
			return Data{}, fmt.Errorf("nobody has %q as %s", value, dimension)
		}
		l.of = cmp.Or(parts[i].Value, review.Blank)
		people := map[*review.Standing]bool{}
		for _, s := range parts[i].People {
			people[s] = true
		}
		in = func(s *review.Standing) bool { return people[s] }
	}
	l.rungs = r.Ladder(in)
	ranged := slices.IndexFunc(l.rungs, func(r review.Rung) bool { return r.NoRange != nil })
	if ranged < 0 {
		ranged = len(l.rungs)
	}
	slices.Reverse(l.rungs[:ranged])
	return Data{l}, nil
}

func (l ladder) title() string {
	if l.of == "" {
		return say.L("Ranges of all jobs and our people in them")
	}
	return say.F("Ranges in %s and our people in them", l.of)
}

func (l ladder) names() []string {
	names := []string{l.source(), l.of}
	for _, r := range l.rungs {
		names = append(names, table.JobName(r.JobPay))
	}
	return names
}

func (l ladder) told() told {
	t := l.Reviewed.told(false)
	t.subtitle = say.L("Minimum, midpoint and maximum of each job, the highest midpoint on top")
	t.signs = append(t.signs, say.L("step and overlap are to the next lower job"))
	if len(l.Settings.Places) > 0 {
		t.signs = append(t.signs, say.L("ranges are those without the differential of a place; people stand as far from the midpoint as at their own place"))
	}
	return t
}

// columns are the ranges of rungs and how each stands to the one below, as many as there
// is room for.
func (l ladder) columns(p *page, rungs []review.Rung, width vg.Length) []figureColumn {
	pay := func(of func(roster.Range) float64) func(int) string {
		return l.ranged(rungs, func(r review.Rung) string { return p.chart.short(of(r.Range)) })
	}
	share := func(format string, of func(review.Rung) float64) func(int) string {
		return l.ranged(rungs, func(r review.Rung) string {
			if math.IsNaN(of(r)) {
				return "–"
			}
			return fmt.Sprintf(format, 100*of(r))
		})
	}
	all := []figureColumn{
		{say.L("Minimum"), pay(func(r roster.Range) float64 { return r.Minimum })},
		{say.L("Midpoint"), pay(func(r roster.Range) float64 { return r.Midpoint })},
		{say.L("Maximum"), pay(func(r roster.Range) float64 { return r.Maximum })},
		{say.L("Step"), share("%+.0f %%", func(r review.Rung) float64 { return r.Step })},
		{say.L("Overlap"), share("%.0f %%", func(r review.Rung) float64 { return r.Overlap })},
	}
	switch {
	case width > 52*p.em:
		return all
	case width > 40*p.em:
		return all[:3]
	}
	return nil
}

// ranged says a rung that has a range.
func (l ladder) ranged(rungs []review.Rung, text func(review.Rung) string) func(int) string {
	return func(i int) string {
		if rungs[i].NoRange != nil {
			return ""
		}
		return text(rungs[i])
	}
}

func (l ladder) draw(p *page, body vg.Rectangle) {
	if len(l.rungs) == 0 {
		p.message(body, say.L("Nobody is in these jobs."))
		return
	}
	body = p.legend(l.legend(p), body)
	rows := heads(len(l.rungs), func(i int) (string, int) { return table.JobName(l.rungs[i].JobPay), len(l.rungs[i].Ours) })
	plan := p.planRows(rows, body, 1.4, 6)
	rungs := pick(l.rungs, plan.rows)
	columns := l.columns(p, rungs, body.Size().X)
	p.headColumns(&plan, columns, body)
	area := p.rowArea(plan, body, 0.5*p.em, 0.8*p.em+p.columnsWidth(columns))
	e := l.reach(rungs)
	s := e.around(p.ticksAcross(area.Size().X))

	x := linear(s.low, s.high, area.Min.X, area.Max.X)
	middle := func(i int) vg.Length { return area.Max.Y - (vg.Length(i)+0.5)*plan.pitch }
	if e.known() {
		p.valueAxisUnder(area, s, x)
	}
	p.rowHeads(plan, body.Min.X, area.Max.Y, "")
	l.line(p, rungs, x, middle, plan)
	for i, r := range rungs {
		p.rowName(rows[plan.rows[i]], plan, body.Min.X, middle(i))
		half := plan.pitch / 2
		l.rung(p, r, rail{horizontal: true, at: x, low: middle(i) - half, high: middle(i) + half}, area.Min.X)
		p.point(vg.Rectangle{Min: vg.Point{X: body.Min.X, Y: middle(i) - half}, Max: vg.Point{X: body.Max.X, Y: middle(i) + half}}, Mark{Row: plan.rows[i], Text: p.rungText(r)})
	}
	p.figureColumns(columns, plan, body.Max.X, area.Max.Y)
	var others []string
	if n := l.without(plan); n > 0 {
		plan.hidden -= n
		others = append(others, say.N(n, "has no range", "have no range"))
	}
	p.more(plan, func(n int) string { return say.N(n, "job", "jobs") }, body, area, others...)
}

// without is how many jobs that are not drawn have no range.
func (l ladder) without(plan rowPlan) (n int) {
	for i, r := range l.rungs {
		if r.NoRange != nil && !slices.Contains(plan.rows, i) {
			n++
		}
	}
	return n
}

// legend explains what is drawn.
func (l ladder) legend(p *page) []entry {
	entries := []entry{{square, p.rangeColor(), say.L("Range, minimum to maximum")}, {stroke, p.style.Axis, say.L("Midpoint")}, {dot, p.style.Text, say.L("One of our people")}}
	for _, r := range l.rungs {
		if slices.ContainsFunc(r.Ours, review.Ours.Outside) {
			return append(entries, entry{ring, p.style.Text, say.L("Outside the range")})
		}
	}
	return entries
}

// rangeColor is a pale neutral that dots of text's colour stand out from.
func (p *page) rangeColor() color.Color { return blend(p.style.Neutral, p.style.Background, 0.55) }

// reach is how far ranges and people go.
func (l ladder) reach(rungs []review.Rung) extent {
	e := extent{math.NaN(), math.NaN()}
	for _, r := range rungs {
		if r.NoRange != nil {
			continue
		}
		e.low, e.high = least(e.low, r.Range.Minimum), greatest(e.high, r.Range.Maximum)
		for _, o := range r.Ours {
			e.low, e.high = least(e.low, o.Pay), greatest(e.high, o.Pay)
		}
	}
	return e
}

// line leads from the midpoint of each rung to that of the one below.
func (l ladder) line(p *page, rungs []review.Rung, x func(float64) vg.Length, middle func(int) vg.Length, plan rowPlan) {
	if plan.hidden > 0 {
		return
	}
	for i := 1; i < len(rungs) && rungs[i].NoRange == nil; i++ {
		p.stroke(p.style.Axis, p.hairline(), vg.Point{X: x(rungs[i-1].Range.Midpoint), Y: middle(i - 1)}, vg.Point{X: x(rungs[i].Range.Midpoint), Y: middle(i)})
	}
}

// rung draws a range with our people on it, or says why there is none.
func (l ladder) rung(p *page, r review.Rung, row rail, left vg.Length) {
	middle, pitch := (row.low+row.high)/2, row.high-row.low
	quiet := p.small
	quiet.size = min(quiet.size, pitch/1.25)
	if r.NoRange != nil {
		p.gap(quiet, table.Words(*r.NoRange), left, middle)
		return
	}
	bar := row.inner(min(pitch*0.62, 3*p.em))
	p.fill(p.rangeColor(), bar.box(r.Range.Minimum, r.Range.Maximum))
	at := row.at(r.Range.Midpoint)
	p.fill(p.style.Axis, bar.between(at-p.em*0.11, at+p.em*0.11))
	crowd := min(1, max(0.45, math.Sqrt(60/float64(max(1, len(r.Ours)))))) // the more, the smaller
	p.people(r.Ours, bar, min(p.em*0.3, pitch*0.2)*vg.Length(crowd))
}

// people draws our people as dots, beside each other across the bar where they would lie on
// each other; those outside the range as rings. One who would cover another whole is not
// drawn twice.
func (p *page) people(ours []review.Ours, bar rail, radius vg.Length) {
	lanes := max(1, int((bar.high-bar.low)/(2.1*radius)))
	last := make([]vg.Length, lanes)
	for i := range last {
		last[i] = vg.Length(math.Inf(-1))
	}
	for _, o := range ours {
		at := bar.at(o.Pay)
		lane := 0
		for i := range last {
			if nth := inward(i, lanes); at-last[nth] >= 2*radius {
				lane = nth
				break
			} else if last[nth] < last[lane] {
				lane = nth
			}
		}
		if at-last[lane] < radius/8 {
			continue
		}
		last[lane] = at
		across := (vg.Length(lane) + 0.5) / vg.Length(lanes)
		middle := bar.point(at, across)
		p.disc(p.style.Background, middle, radius*1.2)
		p.disc(p.style.Text, middle, radius)
		if o.Outside() {
			p.disc(p.style.Background, middle, radius*0.55)
		}
	}
}

// inward orders lanes from the middle one outwards.
func inward(i, lanes int) int {
	middle := (lanes - 1) / 2
	if i%2 == 1 {
		return middle + (i+1)/2
	}
	return middle - i/2
}

// rungText says a rung in words: "Software Engineer · P2: €49,300 to €69,000, midpoint
// €59,100, 12 % above the job below, 80 % of the range shared with it; 5 people from €45,000
// to €61,000, 1 outside".
func (p *page) rungText(r review.Rung) string {
	amount := p.chart.amount
	name := table.JobName(r.JobPay) + ": "
	if r.NoRange != nil {
		return name + table.Words(*r.NoRange)
	}
	parts := []string{say.F("%s to %s, midpoint %s", amount(r.Range.Minimum), amount(r.Range.Maximum), amount(r.Range.Midpoint))}
	if !math.IsNaN(r.Step) {
		parts = append(parts, say.F("%.0f %% above the job below", 100*r.Step))
	}
	if !math.IsNaN(r.Overlap) {
		parts = append(parts, say.F("%.0f %% of the range shared with it", 100*r.Overlap))
	}
	said := name + strings.Join(parts, ", ")
	n := len(r.Ours)
	switch n {
	case 0:
		return said + "; " + say.L("nobody counted")
	case 1:
		said += "; " + say.F("1 person at %s", amount(r.Ours[0].Pay))
	default:
		said += "; " + say.F("%s from %s to %s", say.N(n, "person", "people"), amount(r.Ours[0].Pay), amount(r.Ours[n-1].Pay))
	}
	outside := 0
	for _, o := range r.Ours {
		if o.Outside() {
			outside++
		}
	}
	if outside > 0 {
		said += ", " + say.F("%d outside", outside)
	}
	return said
}
