package charts

import (
	"context"
	"errors"
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// ByExperience is median and P90 over years.
const ByExperience Kind = "experience"

// byExperience draws the median and P90 over years as steps, each with its
// interval as a band behind it; where every group is one year, as lines.
type byExperience struct {
	groups
	apart   bool             // the comparison has another breakdown,
	instead market.Dimension // this one, which has no order; zero for none
}

func (byExperience) about() about {
	return about{kind: ByExperience, label: say.L("Pay by experience"), native: true}
}

func (byExperience) lacks(m Market, c market.Comparison) string {
	if _, ok := stepsOf(m, c); !ok {
		return say.L("needs a column with an order: years, levels, sizes")
	}
	return ""
}

// along is what the chart of a comparison is called: "Pay by experience".
func (byExperience) along(m Market, c market.Comparison) string {
	d, _ := stepsOf(m, c)
	return say.F("Pay by %s", lowered(titleOf(d)))
}

// gather breaks the cut down by what has an order.
func (byExperience) gather(ctx context.Context, q question) (drawing, error) {
	c := q.comparison
	d, ok := stepsOf(q.market, c)
	if !ok {
		return nil, errors.New("no column of these data has an order, such as years, levels or sizes")
	}
	if c.By.Name != d.Name || c.Pinned {
		var err error
		if c, err = market.Compare(ctx, q.market, c.Beside(c.Query.WithBy(d.Name))); err != nil {
			return nil, err
		}
		if err := market.GuardBreakdowns(ctx, q.market, &q.comparison, &c); err != nil {
			return nil, err
		}
		return byExperience{groupsOf(c), true, q.comparison.By}, nil
	}
	if q.beside.Natural != nil {
		c = *q.beside.Natural // steps go upwards whatever the order of the table
	}
	return byExperience{groups: groupsOf(c)}, nil
}

// parted is the breakdown by experience, where the comparison has another one.
func (b byExperience) parted() []market.Comparison {
	if !b.apart {
		return nil
	}
	return []market.Comparison{b.shown}
}

func (b byExperience) title() string {
	return b.titled(say.F("Median and top 10 %% of %s", payName(b.shown)))
}

func (b byExperience) draw(p *page, body vg.Rectangle) {
	if p.nobody(body) {
		return
	}
	if b.instead.Name != "" {
		p.form = say.F("%s has no order: by %s", titleOf(b.instead), lowered(titleOf(b.shown.By)))
	}
	line, _ := stages(p.pairs())
	e := reach(b.shown.Groups(), []float64{50, 90}, b.shown.Query.Own, true)
	if len(line) == 0 || !e.known() {
		p.message(body, say.L("Every figure of these groups is withheld; the table says why."))
		return
	}
	body = p.legend(p.stageLegend(line, e), body)
	area := body
	area.Min.X += p.small.widest(p.chart.tickLabels(e.fromZero(10*p.em, p.em, 6))) + 0.7*p.em
	area.Min.Y += p.small.height(1) + p.body.height(1) + 1.2*p.em
	area.Max.X -= p.em
	if own := b.shown.Query.Own; own > 0 {
		area.Max.X -= p.small.widest(p.ownLines(own)) - 0.5*p.em
	}
	length := area.Size().Y
	s := e.fromZero(length, 1.9*p.em, p.ticksUp(length))

	x := linear(line[0].low, line[len(line)-1].high, area.Min.X, area.Max.X)
	y := linear(s.low, s.high, area.Min.Y, area.Max.Y)
	p.valueAxisLeft(area, s, y)
	p.stageNames(line, area, x)
	p.stageBands(line, s, x, y)
	p.ownLineAcross(area, s, y)
	p.stageSteps(line, x, y)
	p.stageValues(line, s, x, y)
	p.stroke(p.style.Axis, p.em/10, vg.Point{X: area.Min.X, Y: y(0)}, vg.Point{X: area.Max.X, Y: y(0)})
}

// stepsOf finds the dimension whose values are steps: the breakdown where it has an order,
// else experience, level, or the first other one that has.
func stepsOf(m market.Market, c market.Comparison) (market.Dimension, bool) {
	if !c.Pinned && ordered(c.By) {
		return c.By, true
	}
	for _, kind := range []market.Kind{market.Experience, market.Level} {
		if d, ok := dimensionOf(m, kind); ok && ordered(d) {
			return d, true
		}
	}
	for _, d := range m.Dimensions() {
		if d.Kind != market.Year && ordered(d) {
			return d, true
		}
	}
	return market.Dimension{}, false
}

// ordered reports whether the values of a dimension go from less to more. Codes of jobs,
// places and industries are written as numbers too, and do not.
func ordered(d market.Dimension) bool {
	switch d.Kind {
	case market.Role, market.JobCode, market.Employer, market.EmployerGroup, market.Industry, market.Location,
		market.EmploymentType, market.Currency, market.PayPeriod, market.Scope:
		return false
	}
	const most = 60 // steps of words
	if d.Numeric {
		return len(d.Values) > 1
	}
	if len(d.Values) > most {
		return false
	}
	labels := make([]string, len(d.Values))
	for i, v := range d.Values {
		labels[i] = v.Label
	}
	return bands.Ordered(labels)
}

// stage is a group as a stretch of the experience axis.
type stage struct {
	pair
	low, high float64
}

// stages puts the groups on an axis of years where all names are years, else
// side by side. A band of completed years ends where the next number begins:
// 3–5 ends at 6. An open band is as wide as the one before.
func stages(pairs []pair) (out []stage, years bool) {
	years = true
	for _, a := range pairs {
		if a.group.Blank {
			continue
		}
		span, err := bands.ParseYears(a.group.Name)
		years = years && err == nil
		out = append(out, stage{a, span.Min, span.Max + 1})
	}
	for i := range out {
		if i > 0 && out[i].low < out[i-1].high && !math.IsInf(out[i-1].high, 0) {
			out[i-1].high = out[i].low
			years = years && out[i-1].high > out[i-1].low
		}
	}
	for i, s := range out {
		switch {
		case !years:
			out[i].low, out[i].high = float64(i), float64(i+1)
		case math.IsInf(s.high, 0) && i > 0:
			out[i].high = s.low + math.Max(out[i-1].high-out[i-1].low, 1)
		case math.IsInf(s.high, 0):
			out[i].high = s.low + 5
		}
	}
	return out, years
}

// stageLegend explains lines and bands.
func (p *page) stageLegend(line []stage, e extent) []entry {
	var entries []entry
	for _, one := range p.medianAndTop() {
		entries = append(entries, entry{thinBar, one.color, one.name})
	}
	for _, s := range line {
		for _, f := range s.figures {
			if f.Interval.Attainable {
				entries = append(entries, entry{twoBands, nil, say.L("95 % confidence interval")})
				return append(entries, p.cutLegend(e)...)
			}
		}
	}
	return entries
}

// bandColor is the pale form of a series' colour.
func (p *page) bandColor(c color.Color) color.Color { return blend(c, p.style.Background, 0.25) }

// stageNames writes under each stage its name and people, as far as there is
// room, and a fine line where the next begins.
func (p *page) stageNames(line []stage, area vg.Rectangle, x func(float64) vg.Length) {
	name, quiet := p.body.aligned(0.5), p.small.aligned(0.5)
	nameFree, peopleFree := p.Min.X, p.Min.X
	y := area.Min.Y - 0.5*p.em - name.size*ascent
	for _, s := range line {
		at, width := (x(s.low)+x(s.high))/2, x(s.high)-x(s.low)
		if box := name.box(s.group.Name, vg.Point{X: at, Y: y}); box.Min.X > nameFree && box.Max.X < p.Max.X {
			p.write(name, s.group.Name, vg.Point{X: at, Y: y})
			nameFree = box.Max.X + 0.4*p.em
		}
		text := people(s.group)
		if quiet.width(text) > width {
			text = count(s.group)
		}
		under := vg.Point{X: at, Y: y - name.size*leading}
		if box := quiet.box(text, under); box.Min.X > peopleFree && box.Max.X < p.Max.X {
			p.write(quiet, text, under)
			peopleFree = box.Max.X + 0.4*p.em
		}
		p.stroke(p.style.Axis, p.hairline(), vg.Point{X: x(s.high), Y: area.Min.Y - 0.3*p.em}, vg.Point{X: x(s.high), Y: area.Min.Y})
	}
}

// stageBands draws the intervals.
func (p *page) stageBands(line []stage, sc scale, x, y func(float64) vg.Length) {
	for i, one := range p.medianAndTop() {
		for _, s := range line {
			f := s.figures[i]
			if f.Known() && f.Interval.Attainable {
				low, high, capLow, capHigh := sc.clip(f.Interval)
				r := rail{at: y, low: x(s.low), high: x(s.high)}
				p.fill(p.bandColor(one.color), r.box(low, high))
				if !capLow {
					p.goesOn(one.color, r, y(low), -1)
				}
				if !capHigh {
					p.goesOn(one.color, r, y(high), 1)
				}
			}
		}
	}
}

// stageSteps draws the figures: a thick step each, joined by a thin riser to the
// next one known; a withheld stage leaves a gap.
func (p *page) stageSteps(line []stage, x, y func(float64) vg.Length) {
	for i, one := range p.medianAndTop() {
		var last *stage
		for j := range line {
			s := &line[j]
			f := s.figures[i]
			if !f.Known() {
				last = nil
				continue
			}
			at := y(f.Value)
			if last != nil && last.high == s.low {
				p.stroke(one.color, p.em/9, vg.Point{X: x(s.low), Y: y(last.figures[i].Value)}, vg.Point{X: x(s.low), Y: at})
			}
			if !f.Reason.IsZero() {
				p.stroke(one.color, p.em/4, vg.Point{X: x(s.low), Y: at}, vg.Point{X: x(s.high), Y: at}, p.em/3, p.em/4)
			} else {
				p.stroke(one.color, p.em/4, vg.Point{X: x(s.low), Y: at}, vg.Point{X: x(s.high), Y: at})
			}
			last = s
		}
	}
}

// stageValues writes the values over their steps, or why they are missing over
// the baseline, as far as there is room.
func (p *page) stageValues(line []stage, sc scale, x, y func(float64) vg.Length) {
	l := p.strong.aligned(0.5)
	for _, s := range line {
		at, width := (x(s.low)+x(s.high))/2, x(s.high)-x(s.low)
		floor, ceiling := y(0)+0.5*p.em, y(sc.high)
		for _, f := range s.figures {
			if f.Known() {
				ceiling = min(ceiling, y(f.Value)-0.5*p.em)
			}
		}
		for i, one := range p.medianAndTop() {
			f := s.figures[i]
			box := vg.Rectangle{Min: vg.Point{X: x(s.low), Y: y(0)}, Max: vg.Point{X: x(s.high), Y: floor + p.em}}
			switch {
			case f.Known():
				base := p.stageLabel(s, i, sc, y)
				box.Min.Y, box.Max.Y = y(f.Value)-0.5*p.em, y(f.Value)+1.5*p.em
				back := p.style.Background
				if f.Interval.Attainable && base < y(min(f.Interval.High, sc.reach)) {
					back = p.bandColor(one.color)
				}
				if text := p.chart.value(f); l.width(text) < width-0.2*p.em && base > y(0)+0.2*p.em {
					p.writeOn(back, l, text, vg.Point{X: at, Y: base})
				}
			case i == 0 || s.withheld() == "":
				floor = p.stageGap(gapText(s.pair, f), at, width, floor, ceiling)
				box.Max.Y = max(floor, box.Min.Y+p.em)
			}
			p.mark(box, s.row, s.group, f)
		}
	}
}

// stageLabel is the baseline of a value: over its step, but for a median so close
// under the top 10 % that both would meet; that one stands under its step.
func (p *page) stageLabel(s stage, i int, sc scale, y func(float64) vg.Length) vg.Length {
	base := p.stepBase(s.figures[i], sc, y)
	if top := s.figures[1]; i == 0 && top.Known() {
		over := p.stepBase(top, sc, y)
		if math.Abs(float64(over-base)) < float64(p.strong.size*leading) {
			return y(s.figures[0].Value) - 0.45*p.em - p.strong.size*capHeight
		}
	}
	return base
}

// stepBase is the baseline over a step: over the end of its interval, unless that
// is so far off that the value would be taken for the interval's.
func (p *page) stepBase(f market.Figure, sc scale, y func(float64) vg.Length) vg.Length {
	r := rail{at: y}
	if p.reachesFar(r, sc, f) {
		return y(f.Value) + 0.45*p.em
	}
	return r.end(sc, f) + 0.45*p.em
}

// stageGap writes a reason between two heights and returns the height over it.
func (p *page) stageGap(reason string, at, width, floor, ceiling vg.Length) vg.Length {
	quiet := p.small.aligned(0.5)
	most := int((ceiling - floor) / (quiet.size * leading))
	if most < 1 {
		return floor
	}
	lines, _ := quiet.even(reason, width-0.3*p.em, min(most, 4))
	top := floor + quiet.height(len(lines))
	p.writeLines(quiet, lines, at, top)
	return top + 0.4*p.em
}

// gapText is why a figure is missing; it names the figure if the other is there.
func gapText(a pair, f market.Figure) string {
	if a.withheld() != "" {
		return table.Words(f.Reason)
	}
	return figureName(f.Percentile) + " " + table.Words(f.Reason)
}
