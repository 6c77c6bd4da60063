package charts

import (
	"cmp"
	"context"
	"slices"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// PayRange is P10 to P90 of each group.
const PayRange Kind = "pay-range"

// payRange draws each group on a line from P10 to P90, with a bar over its middle
// half, a stroke for the median and a dot for the top 10 %.
type payRange struct{ groups }

func (payRange) about() about {
	return about{kind: PayRange, label: say.L("Pay range"), pins: true, native: true}
}

func (payRange) gather(_ context.Context, q question) (drawing, error) {
	return payRange{groupsOf(q.comparison)}, nil
}

func (r payRange) title() string { return r.titled(say.F("Range of %s", payName(r.shown))) }

func (r payRange) draw(p *page, body vg.Rectangle) {
	if p.nobody(body) {
		return
	}
	groups := r.shown.Groups()
	under := body
	under.Max.Y -= 4 * p.em // a legend of two lines
	intervals := !p.planRows(groups, under, 1.4, 9).low()
	entries := p.payRangeLegend(groups, intervals)
	if intervals {
		entries = append(entries, p.cutLegend(reach(groups, spreadPercentiles, r.shown.Query.Own, true))...)
	}
	body = p.legend(entries, body)
	plan := p.planRows(groups, body, 1.4, 9)
	plan.intervals = intervals && !plan.low()
	all := pick(spreads(groups), plan.rows)
	e := reach(pick(groups, plan.rows), spreadPercentiles, r.shown.Query.Own, plan.intervals)
	low, high := p.spreadSides(all)
	if plan.low() {
		plan.values = p.small.width(say.L("Median")) + 0.9*p.em
		for _, s := range all {
			if f := s.figures[p50]; f.Known() {
				plan.values = max(plan.values, p.strong.width(p.chart.value(f))+0.9*p.em)
			}
		}
	}
	area := p.rowArea(plan, body, low, high)
	if area.Size().X < 10*p.em {
		plan.bare = true
		area = p.rowArea(plan, body, 0.8*p.em, high)
	}
	if area.Size().X < 10*p.em { // the picture before what the table says too
		plan.mute, plan.values, plan.names = true, 0, min(plan.names, body.Size().X*0.25)
		area = p.rowArea(plan, body, 0.8*p.em, 0.8*p.em)
	}
	sc := e.around(p.ticksAcross(area.Size().X))

	x := linear(sc.low, sc.high, area.Min.X, area.Max.X)
	if e.known() {
		p.valueAxisUnder(area, sc, x)
		p.ownLineUp(area, sc, x)
	}
	p.rowHeads(plan, body.Min.X, area.Max.Y, say.L("Median"))
	for i, s := range all {
		middle := area.Max.Y - (vg.Length(i)+0.5)*plan.pitch
		p.rowName(s.group, plan, body.Min.X, middle)
		p.rowMedian(s, plan, body.Min.X, middle)
		p.spread(s, plan, sc, rail{horizontal: true, at: x, low: middle - plan.pitch/2, high: middle + plan.pitch/2}, area.Min.X)
	}
	p.more(plan, func(n int) string { return say.N(n, "group", "groups") }, body, area)
}

// spread is a group with its five figures, P10, P25, median, P75 and P90.
type spread struct {
	row     int
	group   market.Row
	figures [5]market.Figure
}

// The places of the figures in a spread.
const (
	p10 = iota
	p25
	p50
	p75
	p90
)

var spreadPercentiles = []float64{10, 25, 50, 75, 90}

// spreads are the groups of the comparison.
func spreads(groups []market.Row) []spread {
	out := make([]spread, len(groups))
	for i, g := range groups {
		out[i] = spread{row: i, group: g}
		for j, percentile := range spreadPercentiles {
			out[i].figures[j], _ = g.Figure(percentile)
		}
	}
	return out
}

// known are the figures there are, lowest first.
func (s spread) known() []market.Figure {
	var out []market.Figure
	for _, f := range s.figures {
		if f.Known() {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b market.Figure) int { return cmp.Compare(a.Value, b.Value) })
	return out
}

// spreadSides is the room for values left and right of what is drawn.
func (p *page) spreadSides(all []spread) (left, right vg.Length) {
	for _, s := range all {
		known := s.known()
		if len(known) == 0 {
			continue
		}
		last := known[len(known)-1]
		left = max(left, p.small.width(p.chart.value(known[0])))
		beyond := p.strong.width(p.chart.value(last))
		if last.Status == market.AtLeast {
			beyond += p.em // for its arrow
		}
		right = max(right, beyond)
	}
	return left + 0.8*p.em, right + 1.1*p.em
}

// rowMedian writes the median beside the name of a row that is too low to have it
// over its stroke.
func (p *page) rowMedian(s spread, plan rowPlan, left, middle vg.Length) {
	if f := s.figures[p50]; plan.values > 0 && f.Known() {
		l := p.strong.aligned(1).colored(p.style.Median)
		l.size = min(l.size, p.rowLook(plan).size)
		right := left + plan.names + plan.beside + plan.values
		p.write(l, p.chart.value(f), vg.Point{X: right, Y: middle - l.size*capHeight/2})
	}
}

// payRangeLegend explains the parts of a range, and intervals if they are drawn.
func (p *page) payRangeLegend(groups []market.Row, intervals bool) []entry {
	entries := []entry{
		{thinBar, p.style.Neutral, say.L("P10 to P90")},
		{square, p.style.Neutral, say.L("Middle half, P25 to P75")},
		{stroke, p.style.Median, say.L("Median")},
		{dot, p.style.Top, say.L("Top 10 % earn from (P90)")},
	}
	for _, g := range groups {
		if intervals && (g.Median().Interval.Attainable || g.Top().Interval.Attainable) {
			return append(entries, entry{bracket, p.style.Text, say.L("95 % confidence interval")})
		}
	}
	return entries
}

// spread draws one group on its rail.
func (p *page) spread(s spread, plan rowPlan, sc scale, r rail, left vg.Length) {
	known := s.known()
	free := left
	if len(known) > 0 {
		p.spreadShape(s, plan, sc, r)
		free = p.spreadValues(s, plan, r)
	}
	p.spreadGaps(s, r, free)
	p.spreadMarks(s, r, free)
}

// spreadShape draws line, bar, median, dot and intervals.
func (p *page) spreadShape(s spread, plan rowPlan, sc scale, r rail) {
	thick := min(plan.pitch*0.42, 1.15*p.em)
	bar := r.inner(thick)
	known := s.known()
	first, last := known[0], known[len(known)-1]
	p.fill(p.style.Neutral, r.inner(p.em*0.2).box(first.Value, last.Value))
	if a, b := s.figures[p25], s.figures[p75]; a.Known() && b.Known() {
		p.fill(p.style.Neutral, bar.box(a.Value, b.Value))
	}
	if last.Status == market.AtLeast {
		p.arrow(r, last.Value, thick)
	}
	if f := s.figures[p50]; f.Known() {
		at := r.at(f.Value)
		p.fill(p.style.Background, r.inner(thick*1.25).between(at-p.em*0.19, at+p.em*0.19))
		p.fill(p.style.Median, r.inner(thick*1.25).between(at-p.em*0.12, at+p.em*0.12))
	}
	if f := s.figures[p90]; f.Known() {
		at, radius := r.point(r.at(f.Value), 0.5), min(p.em*0.42, plan.pitch*0.28)
		p.disc(p.style.Top, at, radius)
		if !f.Reason.IsZero() {
			p.disc(p.style.Background, at, radius*0.55)
		}
	}
	if !plan.intervals {
		return
	}
	for i, one := range p.medianAndTop() {
		f := s.figures[[2]int{p50, p90}[i]]
		if !f.Known() || !f.Interval.Attainable {
			continue
		}
		under := bar
		under.high = bar.low - p.em*0.22
		under.low = under.high - p.em*0.42
		low, high, capLow, capHigh := sc.clip(f.Interval)
		p.bracket(one.color, under, low, high, capLow, capHigh)
	}
}

// arrow shows that a figure goes on beyond its value.
func (p *page) arrow(r rail, value float64, size vg.Length) {
	tip, middle := r.at(value)+size*1.1, r.inner(size).point(r.at(value), 0.5).Y
	var path vg.Path
	path.Move(vg.Point{X: tip, Y: middle})
	path.Line(vg.Point{X: tip - size*0.55, Y: middle + size*0.4})
	path.Line(vg.Point{X: tip - size*0.55, Y: middle - size*0.4})
	path.Close()
	p.SetColor(p.style.Neutral)
	p.Fill(path)
	p.fill(p.style.Neutral, r.inner(p.em*0.2).between(r.at(value), tip-size*0.5))
}

// spreadValues writes the values where they have room and returns where the
// drawing ends on the right.
func (p *page) spreadValues(s spread, plan rowPlan, r rail) vg.Length {
	middle := (r.low + r.high) / 2
	thick := min(plan.pitch*0.42, 1.15*p.em)
	known := s.known()
	first, last := known[0], known[len(known)-1]
	strong, quiet := p.strong, p.small
	strong.size = min(strong.size, plan.pitch/1.5)
	quiet.size = min(quiet.size, plan.pitch/1.25)
	base := func(l look) vg.Length { return middle - l.size*capHeight/2 }

	side := 0.55 * p.em
	if !plan.bare {
		p.writeClear(quiet.aligned(1), p.chart.value(first), vg.Point{X: r.at(first.Value) - side, Y: base(quiet)})
	}
	gap := side
	if last.Status == market.AtLeast {
		gap += thick
	}
	end := quiet
	if last.Percentile == 90 {
		end = strong
		gap += 0.2 * p.em // for the dot
	}
	free := r.at(last.Value) + gap
	if !plan.mute {
		free = p.writeClear(end, p.chart.value(last), vg.Point{X: free, Y: base(end)}).Max.X
	}

	if plan.low() || !s.figures[p50].Known() {
		return free
	}
	above := middle + thick*0.62 + 0.3*p.em
	text := p.strong.aligned(0.5)
	taken := p.writeClear(text, p.chart.value(s.figures[p50]), vg.Point{X: r.at(s.figures[p50].Value), Y: above})
	for _, one := range []struct {
		figure int
		align  vg.Length
	}{{p25, 0.75}, {p75, 0.25}} {
		f := s.figures[one.figure]
		if !f.Known() || f.Percentile == first.Percentile || f.Percentile == last.Percentile {
			continue
		}
		l := p.small.aligned(one.align)
		at := vg.Point{X: r.at(f.Value), Y: above}
		if box := l.box(p.chart.value(f), at); box.Max.X+0.4*p.em < taken.Min.X || box.Min.X > taken.Max.X+0.4*p.em {
			p.writeClear(l, p.chart.value(f), at)
			taken.Min.X, taken.Max.X = min(taken.Min.X, box.Min.X), max(taken.Max.X, box.Max.X)
		}
	}
	return free
}

// spreadGaps writes why figures are missing, right of what is drawn.
func (p *page) spreadGaps(s spread, r rail, free vg.Length) {
	missing := s.figures[p90]
	text := "P90 " + table.Words(missing.Reason)
	if len(s.known()) == 0 {
		missing = s.figures[p50]
		text = table.Words(missing.Reason)
	}
	if missing.Known() {
		return
	}
	l := p.small
	l.size = min(l.size, (r.high-r.low)/1.25)
	from := free + 0.6*p.em
	if len(s.known()) == 0 {
		from = free
	}
	p.writeClear(l, l.elide(text, p.Max.X-p.margin()-from), vg.Point{X: from, Y: (r.low+r.high)/2 - l.size*capHeight/2})
}

// spreadMarks gives every figure its part of the row, up to half the way to its
// neighbours.
func (p *page) spreadMarks(s spread, r rail, free vg.Length) {
	known := s.known()
	for i, f := range known {
		at := r.at(f.Value)
		from, to := at-3*p.em, at+p.em
		if i > 0 {
			from = (r.at(known[i-1].Value) + at) / 2
		}
		if i < len(known)-1 {
			to = (at + r.at(known[i+1].Value)) / 2
		} else {
			to = max(to, free)
		}
		p.mark(r.between(from, to), s.row, s.group, f)
	}
	for _, f := range s.figures {
		if !f.Known() {
			p.mark(r.between(free, p.Max.X-p.margin()), s.row, s.group, f)
		}
	}
}
