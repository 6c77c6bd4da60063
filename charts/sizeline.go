package charts

import (
	"context"
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/sizeline"
	"github.com/paybench/paybench/data/table"
)

// SizeLine is pay over the size of the employer.
const SizeLine Kind = "size-line"

// sizeLine draws the line of pay over size with its 95 % band, both axes by factors;
// the quartiles at each size as thin lines; people as points where they may be seen;
// and what the sizes asked for pay.
type sizeLine struct {
	groups
	line sizeline.Line
}

func (sizeLine) about() about { return about{kind: SizeLine, label: say.L("Pay by size of employer")} }

func (sizeLine) lacks(m Market, _ market.Comparison) string {
	if m.People == nil || len(sizeline.Sizes(m.Market)) == 0 {
		return say.L("needs pay records with the size of each employer as a number")
	}
	return ""
}

func (sizeLine) gather(_ context.Context, q question) (drawing, error) {
	line, err := q.beside.Size()
	return sizeLine{groupsOf(q.comparison), line}, err
}

func (s sizeLine) title() string {
	return say.F("How %s rises with %s", payName(s.shown), lowered(say.Data(table.SizeTitle(s.line.Size))))
}

func (s sizeLine) by() market.Dimension { return market.Dimension{} }

// remarks say what the line is; where there is none, the picture says so.
func (s sizeLine) remarks() []string {
	if !s.line.Reason.IsZero() {
		return nil
	}
	return table.AllWords(table.SizeNotes(s.line))
}

func (s sizeLine) draw(p *page, body vg.Rectangle) {
	switch {
	case p.nobody(body):
		return
	case !s.line.Reason.IsZero() || len(s.line.Course) == 0:
		p.message(body, table.Sentences(table.SizeNotes(s.line)...))
		return
	}
	low, high := s.reach()
	body = p.legend(s.legend(p, low, high), body)
	pay := scale{low: low, high: high, ticks: factors(low, high)}
	pay.step = pay.ticks[1] - pay.ticks[0]
	area := body
	area.Min.X += p.small.widest(p.chart.tickLabels(pay)) + 0.9*p.em
	area.Min.Y += p.small.height(1) + 0.9*p.em
	area.Max.X -= 1.5 * p.em
	plane := plane{
		x: logarithmic(s.line.Low, s.line.High, area.Min.X, area.Max.X),
		y: logarithmic(low, high, area.Min.Y, area.Max.Y),
	}
	p.payGrid(pay, area, plane.y)
	p.sizeTicks(s.line.Low, s.line.High, area, plane.x)
	s.people(p, plane)
	s.course(p, plane, area)
	s.cuts(p, low, high, plane, area)
	s.asked(p, plane, area)
}

// legend explains what is drawn.
func (s sizeLine) legend(p *page, low, high float64) []entry {
	entries := []entry{{thinBar, p.style.Median, say.L("Pay at the size")}, {square, p.bandColor(p.style.Median), say.L("95 % confidence interval")}, {thinBar, p.style.Axis, say.L("P25 and P75 there")}}
	if len(s.line.Points) > 0 {
		entries = append(entries, entry{dot, p.style.Neutral, say.L("People")})
	}
	if under, over := s.beyond(low, high); under >= 0 || over >= 0 {
		entries = append(entries, entry{arrow, nil, say.L("goes on beyond the picture")})
	}
	return entries
}

// beyond are the places of the course whose intervals go on furthest under and over what
// is drawn; -1 where none does.
func (s sizeLine) beyond(low, high float64) (under, over int) {
	under, over = -1, -1
	for i, a := range s.line.Course {
		if !a.Line.Attainable {
			continue
		}
		if a.Line.Low < low {
			under, low = i, a.Line.Low
		}
		if a.Line.High > high {
			over, high = i, a.Line.High
		}
	}
	return under, over
}

// cuts marks where the band goes on beyond what is drawn.
func (s sizeLine) cuts(p *page, low, high float64, l plane, area vg.Rectangle) {
	at := func(place int) rail {
		x := l.x(s.line.Course[place].Size)
		x = max(area.Min.X+0.4*p.em, min(x, area.Max.X-0.4*p.em))
		return rail{at: l.y, low: x, high: x}
	}
	under, over := s.beyond(low, high)
	if under >= 0 {
		p.goesOn(p.style.Median, at(under), area.Min.Y, -1)
	}
	if over >= 0 {
		p.goesOn(p.style.Median, at(over), area.Max.Y, 1)
	}
}

// reach is the span of pay that is drawn.
func (s sizeLine) reach() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	add := func(x float64) {
		if x > 0 && !math.IsInf(x, 1) {
			low, high = math.Min(low, x), math.Max(high, x)
		}
	}
	for _, a := range s.line.Course {
		add(a.P25)
		add(a.P75)
		add(a.Line.Value)
	}
	middle := math.Sqrt(low * high)
	for _, a := range s.line.Course { // an interval does not squeeze the line
		if a.Line.Attainable {
			add(math.Max(a.Line.Low, low*low/middle))
			add(math.Min(a.Line.High, high*high/middle))
		}
	}
	for _, one := range s.line.Points {
		add(one.Pay)
	}
	return low / 1.05, high * 1.05
}

// plane says where sizes and pay are drawn.
type plane struct{ x, y func(float64) vg.Length }

func (l plane) at(size, pay float64) vg.Point { return vg.Point{X: l.x(size), Y: l.y(pay)} }

// factors are the round numbers of a scale by factors: 1, 2 and 5 times powers of ten,
// or finer ones where the span is narrow.
func factors(low, high float64) []float64 {
	for _, steps := range [][]float64{{1}, {1, 3}, {1, 2, 5}, {1, 1.5, 2, 3, 4, 5, 6, 8}} {
		var all []float64
		for power := math.Floor(math.Log10(low)); power <= math.Ceil(math.Log10(high)); power++ {
			for _, step := range steps {
				if x := step * math.Pow(10, power); x >= low && x <= high {
					all = append(all, x)
				}
			}
		}
		if len(all) >= 4 {
			return all
		}
	}
	return newScale(low, high, 4).ticks
}

// payGrid draws the axis of pay, labels where they have room.
func (p *page) payGrid(pay scale, area vg.Rectangle, y func(float64) vg.Length) {
	a := p.axisLeft(pay, y, area.Min.X)
	for i, v := range a.ticks {
		at := y(v)
		p.stroke(p.style.Grid, p.hairline(), vg.Point{X: area.Min.X, Y: at}, vg.Point{X: area.Max.X, Y: at})
		p.write(a.look, a.labels[i], vg.Point{X: area.Min.X - 0.6*p.em, Y: at - a.look.size*capHeight/2})
	}
	p.stroke(p.style.Axis, p.em/10, area.Min, vg.Point{X: area.Max.X, Y: area.Min.Y})
}

// sizeTicks draws the axis of sizes.
func (p *page) sizeTicks(low, high float64, area vg.Rectangle, x func(float64) vg.Length) {
	l, free := p.small.aligned(0.5), p.Min.X
	for _, v := range factors(low, high) {
		label := money.Short(v, "", v/100)
		at := vg.Point{X: x(v), Y: area.Min.Y - 0.5*p.em - l.size*ascent}
		p.stroke(p.style.Axis, p.hairline(), vg.Point{X: at.X, Y: area.Min.Y - 0.3*p.em}, vg.Point{X: at.X, Y: area.Min.Y})
		if box := l.box(label, at); box.Min.X >= free && box.Max.X <= p.Max.X {
			p.write(l, label, at)
			free = box.Max.X + 0.8*p.em
		}
	}
}

// people draws the points.
func (s sizeLine) people(p *page, l plane) {
	quiet := blend(p.style.Neutral, p.style.Background, 0.7)
	for _, one := range s.line.Points {
		p.disc(quiet, l.at(one.Size, one.Pay), p.em*0.22)
	}
}

// course draws the band, the quartiles and the line; its stretches can be pointed at.
func (s sizeLine) course(p *page, l plane, area vg.Rectangle) {
	all := s.line.Course
	var band vg.Path
	for i, a := range all {
		if a.Line.Attainable {
			trace(&band, l.at(a.Size, a.Line.High), i == 0)
		}
	}
	for i := range all {
		if a := all[len(all)-1-i]; a.Line.Attainable {
			trace(&band, l.at(a.Size, a.Line.Low), false)
		}
	}
	if len(band) > 0 {
		band.Close()
		p.SetColor(p.bandColor(p.style.Median))
		p.Fill(band)
	}
	for i, a := range all[1:] {
		before := all[i]
		p.stroke(p.style.Axis, p.em/9, l.at(before.Size, before.P25), l.at(a.Size, a.P25), p.em/3, p.em/4)
		p.stroke(p.style.Axis, p.em/9, l.at(before.Size, before.P75), l.at(a.Size, a.P75), p.em/3, p.em/4)
	}
	first, last := all[0], all[len(all)-1]
	p.stroke(p.style.Median, p.em/4, l.at(first.Size, first.Line.Value), l.at(last.Size, last.Line.Value))
	const stretch = 5
	for i := 0; i < len(all); i += stretch {
		at, half := l.at(all[i].Size, all[i].Line.Value), (area.Max.X-area.Min.X)/(2*vg.Length(len(all)-1)/stretch)
		box := vg.Rectangle{Min: vg.Point{X: max(area.Min.X, at.X-half), Y: at.Y - p.em}, Max: vg.Point{X: min(area.Max.X, at.X+half), Y: at.Y + p.em}}
		p.point(box, Mark{Row: -1, Column: i, Text: s.text(p, all[i])})
	}
}

// trace goes on with a path, or begins it.
func trace(path *vg.Path, to vg.Point, begin bool) {
	if begin || len(*path) == 0 {
		path.Move(to)
		return
	}
	path.Line(to)
}

// asked marks what the sizes asked for pay; their values are written where they have
// room.
func (s sizeLine) asked(p *page, l plane, area vg.Rectangle) {
	free := area.Min.X
	for _, a := range s.line.At {
		if !a.Inside {
			continue
		}
		at := l.at(a.Size, a.Line.Value)
		p.stroke(p.style.Text, p.em/10, vg.Point{X: at.X, Y: area.Min.Y}, at, p.em*0.45, p.em*0.3)
		p.disc(p.style.Background, at, p.em*0.5)
		p.disc(p.style.Median, at, p.em*0.38)
		pay := p.chart.short(a.Line.Value)
		if a.Line.Attainable {
			pay += " (" + p.chart.short(a.Line.Low) + "–" + p.chart.short(a.Line.High) + ")"
		}
		text := say.F("%s at %s", pay, table.SizeText(a.Size))
		w := p.strong.width(text)
		left := at.X + 0.5*p.em - w // away from the line, which goes on to the right
		if s.line.Elasticity.Value < 0 {
			left = at.X - 0.5*p.em
		}
		left = max(area.Min.X, min(left, area.Max.X-w))
		base := at.Y + 0.9*p.em
		if left >= free && base+p.strong.size*ascent < area.Max.Y+0.5*p.em {
			p.writeClear(p.strong, text, vg.Point{X: left, Y: base})
			free = left + w + 0.6*p.em
		}
		p.point(vg.Rectangle{Min: vg.Point{X: at.X - p.em, Y: at.Y - p.em}, Max: vg.Point{X: at.X + p.em, Y: at.Y + p.em}}, Mark{Row: -1, Text: s.text(p, a)})
	}
}

// text says what a size pays.
func (s sizeLine) text(p *page, a sizeline.At) string {
	text := say.F("%s of %s: %s", lowered(say.Data(table.SizeTitle(s.line.Size))), table.SizeText(math.Round(a.Size)), p.chart.amount(a.Line.Value))
	if a.Line.Attainable {
		text += say.F(" (95 %%: %s to %s)", p.chart.amount(a.Line.Low), p.chart.amount(a.Line.High))
	}
	return table.Capital(text) + fmt.Sprintf("; P25 %s, P75 %s", p.chart.amount(a.P25), p.chart.amount(a.P75))
}
