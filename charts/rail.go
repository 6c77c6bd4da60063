package charts

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
)

// rail is the strip a figure is drawn on. Pay runs along it, upwards or to the
// right; low and high are its sides.
type rail struct {
	horizontal bool
	at         func(pay float64) vg.Length
	low, high  vg.Length
}

// box is the part of the rail between two pays.
func (r rail) box(from, to float64) vg.Rectangle {
	a, b := r.at(from), r.at(to)
	return r.between(min(a, b), max(a, b))
}

// between is the part of the rail between two places on the canvas.
func (r rail) between(a, b vg.Length) vg.Rectangle {
	if r.horizontal {
		return vg.Rectangle{Min: vg.Point{X: a, Y: r.low}, Max: vg.Point{X: b, Y: r.high}}
	}
	return vg.Rectangle{Min: vg.Point{X: r.low, Y: a}, Max: vg.Point{X: r.high, Y: b}}
}

// point is a place on the rail: along it, and across from 0 (low) to 1 (high).
func (r rail) point(along, across vg.Length) vg.Point {
	side := r.low + (r.high-r.low)*across
	if r.horizontal {
		return vg.Point{X: along, Y: side}
	}
	return vg.Point{X: side, Y: along}
}

// inner is a narrower rail in the middle of this one.
func (r rail) inner(width vg.Length) rail {
	middle := (r.low + r.high) / 2
	r.low, r.high = middle-width/2, middle+width/2
	return r
}

// bar fills a rail from zero to a figure. A top-coded figure ends open, in
// stripes that thin out; one below the gate is pale with an outline.
func (p *page) bar(r rail, c color.Color, f market.Figure) {
	from, to := r.at(0), r.at(f.Value)
	switch {
	case f.Status == market.AtLeast:
		stripe := p.em * 0.2
		solid := max(from, to-6*stripe)
		p.fill(c, r.between(from, solid))
		for i := vg.Length(1); solid+i*1.8*stripe < to; i++ {
			p.fill(c, r.between(solid+i*1.8*stripe-stripe*(1-0.2*i), solid+i*1.8*stripe))
		}
	case !f.Reason.IsZero():
		box := r.between(from, to)
		p.fill(blend(c, p.style.Background, 0.3), box)
		p.frame(c, p.em/9, box)
	default:
		p.fill(c, r.between(from, to))
		p.pinstripe(c, r, from, to)
	}
}

// pinstripe marks a bar of figures that are no real pay.
func (p *page) pinstripe(c color.Color, r rail, from, to vg.Length) {
	if !p.comparison().About.Synthetic() {
		return
	}
	pale := blend(c, p.style.Background, 0.82)
	for at := r.low + p.em*0.35; at < r.high-p.em*0.1; at += p.em * 0.45 {
		stripe := r
		stripe.low, stripe.high = at, at+p.em*0.12
		p.fill(pale, stripe.between(from, to))
	}
}

// interval draws a figure's confidence interval; an end beyond the scale has an arrow
// for its cap.
func (p *page) interval(r rail, s scale, f market.Figure) {
	if !f.Interval.Attainable {
		return
	}
	if low, high, capLow, capHigh := s.clip(f.Interval); low <= high {
		p.whisker(r, low, high, capLow, capHigh)
	}
}

// whisker draws a line along the middle of a rail with a cap at its ends. A thin
// rim in the background's colour keeps it readable on any fill.
func (p *page) whisker(r rail, low, high float64, capLow, capHigh bool) {
	a, b := r.at(low), r.at(high)
	side := min(p.em*0.32, (r.high-r.low)/2)
	caps := r.inner(2 * side)
	for _, pass := range []struct {
		color color.Color
		width vg.Length
	}{{p.style.Background, p.em / 4.5}, {p.style.Text, p.em / 10}} {
		p.stroke(pass.color, pass.width, caps.point(a, 0.5), caps.point(b, 0.5))
		if capLow {
			p.stroke(pass.color, pass.width, caps.point(a, 0), caps.point(a, 1))
		}
		if capHigh {
			p.stroke(pass.color, pass.width, caps.point(b, 0), caps.point(b, 1))
		}
	}
	if !capLow {
		p.goesOn(p.style.Text, r, a, -1)
	}
	if !capHigh {
		p.goesOn(p.style.Text, r, b, 1)
	}
}

// goesOn draws the arrow of an interval that goes on beyond the picture: its tip at a
// place along a rail, pointing to higher pay (1) or lower (-1). It is as readable on any
// fill as the interval.
func (p *page) goesOn(c color.Color, r rail, at, towards vg.Length) {
	middle := r.inner(0.7 * p.em)
	for _, pass := range []struct {
		color color.Color
		rim   vg.Length
	}{{p.style.Background, p.em * 0.1}, {c, 0}} {
		var path vg.Path
		wide := 0.5 + pass.rim/(0.7*p.em)
		back := at - towards*(0.6*p.em+pass.rim)
		path.Move(middle.point(at+towards*pass.rim, 0.5))
		path.Line(middle.point(back, 0.5-wide))
		path.Line(middle.point(back, 0.5+wide))
		path.Close()
		p.SetColor(pass.color)
		p.Fill(path)
	}
}

// bracket draws an interval as a line with its ends turned up.
func (p *page) bracket(c color.Color, r rail, low, high float64, capLow, capHigh bool) {
	a, b, width := r.at(low), r.at(high), p.em/9
	p.fill(c, vg.Rectangle{Min: vg.Point{X: a, Y: r.low}, Max: vg.Point{X: b, Y: r.low + width}})
	if capLow {
		p.fill(c, vg.Rectangle{Min: vg.Point{X: a, Y: r.low}, Max: vg.Point{X: a + width, Y: r.high}})
	}
	if capHigh {
		p.fill(c, vg.Rectangle{Min: vg.Point{X: b - width, Y: r.low}, Max: vg.Point{X: b, Y: r.high}})
	}
	line := r
	line.low, line.high = r.low+width/2, r.low+width/2 // the arrow is on the line
	if !capLow {
		p.goesOn(c, line, a, -1)
	}
	if !capHigh {
		p.goesOn(c, line, b, 1)
	}
}

// end is where a figure's drawing ends along a rail, its interval included.
func (r rail) end(s scale, f market.Figure) vg.Length {
	if f.Interval.Attainable {
		return r.at(max(f.Value, min(f.Interval.High, s.reach)))
	}
	return r.at(f.Value)
}

// start is where a figure's interval begins along a rail.
func (r rail) start(s scale, f market.Figure) vg.Length {
	if f.Interval.Attainable {
		return r.at(min(f.Value, max(f.Interval.Low, s.floor)))
	}
	return r.at(f.Value)
}

// reachesFar reports whether a figure's interval goes on so far beyond it that a
// value written there would be taken for the interval's end.
func (p *page) reachesFar(r rail, s scale, f market.Figure) bool {
	return f.Known() && r.end(s, f)-r.at(f.Value) > 2.4*p.em
}

// anyReachesFar reports whether one of the figures' intervals does.
func (p *page) anyReachesFar(pairs []pair, r rail, s scale) bool {
	return slices.ContainsFunc(pairs, func(a pair) bool {
		return p.reachesFar(r, s, a.figures[0]) || p.reachesFar(r, s, a.figures[1])
	})
}

// barValue writes a figure's value beyond its bar and interval; or, if it is asked
// to and there is room, inside the bar before the interval begins. Either way no
// interval runs through it.
func (p *page) barValue(l look, r rail, s scale, c color.Color, f market.Figure, inside bool) vg.Rectangle {
	text, gap := p.chart.value(f), 0.45*p.em
	along, across := l.size*capHeight, l.width(text)
	if r.horizontal {
		along, across = across, along
	}
	from, back := r.end(s, f)+gap, p.style.Background
	before := r.start(s, f) - gap - along
	fits := before > r.at(0)+gap && across < r.high-r.low-gap
	if inside && fits && f.Status == market.Shown { // other bars are no plain colour
		from, back = before, c
		l.color = readable(c)
	}
	at := r.point(from, 0.5)
	if r.horizontal {
		at.Y -= across / 2
	} else {
		l.align = 0.5
	}
	return p.writeOn(back, l, text, at)
}
