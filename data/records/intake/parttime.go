package intake

import (
	"math"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// Bounds of a share of full time. A little above one is overtime or a rounded sum
// of posts; more, or hardly anything, is no share.
const (
	leastShare = 0.1
	mostShare  = 1.2
	perCent    = 100
)

// shares returns the part of full time that each row works, 1 where nothing says
// less or what is said is no share; nil where no column says. The column decides
// what its numbers are: shares, shares in per cent, or head-counts of posts, by
// which no pay is divided.
func (b *recordsMaker) shares() func(row int) float64 {
	i := b.column(columns.FTE)
	number := b.rowShares(i)
	if number == nil {
		return nil
	}
	unit := b.shareUnit(i)
	if unit == 0 {
		b.note(remark.PostsNotShares, b.header(i))
		return nil
	}
	return func(row int) float64 {
		share := number(row) / unit
		if share >= leastShare && share < 1 {
			return share
		}
		return 1
	}
}

// shareUnit is what a whole post is in a column of shares of full time: 1, or 100
// where they are in per cent; 0 where the numbers are counts of posts.
func (b *recordsMaker) shareUnit(i int) float64 {
	number := b.rowShares(i)
	shares, percents, posts, counted := 0, 0, 0, 0
	for row := range b.table.Rows {
		x := number(row)
		switch {
		case !(x > 0):
			continue
		case x <= mostShare:
			shares++
		case x >= 20 && x <= mostShare*perCent:
			percents++
		case x == math.Trunc(x):
			posts++
		}
		counted++
	}
	switch {
	case counted == 0:
		return 1
	case float64(percents) >= 0.8*float64(counted):
		return perCent
	case posts <= 1 && 2*shares >= counted:
		return 1
	}
	return 0
}

// reportShares counts those who work part of full time, and names the rows whose
// share is none.
func (b *recordsMaker) reportShares(e *element) {
	i := b.column(columns.FTE)
	y := b.yearlyShares()
	if y == nil {
		b.reportHours(e)
		return
	}
	number, unit := b.rowShares(i), b.shareUnit(i)
	part, above := 0, 0
	for row, taken := range b.taken {
		if !taken {
			continue
		}
		x := number(row) / unit
		switch {
		case y(row) < 1:
			part++
		case x > 1 && x <= mostShare:
			above++
		case x > mostShare || x < leastShare || math.IsNaN(x):
			text := b.table.Columns[i].Text(row)
			b.unread[i] = append(b.unread[i], ingest.Cell{Row: b.table.Line(row), Column: b.header(i), Text: text, Why: remark.New(remark.CellNoShare)})
		}
	}
	if above > 0 {
		b.choose(remark.AboveFullTime, above, b.header(i))
	}
	switch p := b.payNamed(e); {
	case part == 0, p != nil && p.fullTime():
	case b.r.Options.PayIs == "full-time":
		b.choose(remark.StatedFullTime, part, b.header(i))
	case !b.r.Options.OwnHours:
		b.remark(e, remark.BroughtToFullTime, part, b.header(i))
	}
}

// yearlyShares are the shares of full time, whether pay is brought to full time by
// them or not; nil where there are none.
func (b *recordsMaker) yearlyShares() func(row int) float64 {
	if i := b.column(columns.FTE); i < 0 || b.table.Columns[i].Store == sheets.NotKept || b.shareUnit(i) == 0 {
		return nil
	}
	return b.shares()
}

// reportHours says that people who work fewer hours a week than most are among the
// others, where no share says so.
func (b *recordsMaker) reportHours(e *element) {
	hours := b.rowNumbers(b.column(columns.WeeklyHours))
	p := b.payNamed(e)
	if hours == nil || p == nil || p.mainPeriod() == money.Hour || b.r.Options.OwnHours {
		return
	}
	const less = 0.9
	usual, _ := b.usualHours(hours)
	part := 0
	for row, taken := range b.taken {
		if x := hours(row); taken && x > 0 && x < less*usual {
			part++
		}
	}
	if part > 0 {
		b.remark(e, remark.FewerHours, part, b.header(b.column(columns.WeeklyHours)), usual)
	}
}

// usualHours is the number of weekly hours that most rows have.
func (b *recordsMaker) usualHours(hours func(row int) float64) (usual float64, rows int) {
	often := map[float64]int{}
	for row, taken := range b.taken {
		if x := hours(row); taken && x > 0 {
			often[x]++
		}
	}
	for x, n := range often {
		if n > rows || n == rows && x > usual {
			usual, rows = x, n
		}
	}
	return usual, rows
}

// remarkFullTime remarks on people who work less than full time and yet are paid as
// much as the others before that is allowed for: their pay may be that of full time
// already.
func (b *recordsMaker) remarkFullTime(p *payColumn, e *element) {
	const (
		less   = 0.9 // of full time, or of the others' pay
		fewest = 10  // people
	)
	share := b.yearlyShares()
	if share == nil || b.r.Options.PayIs != "" || b.r.Options.OwnHours || p.fullTime() || p.mainPeriod() == money.Hour || p.mainPeriod() == money.Day {
		return
	}
	var part, full []float64
	for row, x := range p.annual {
		if s := share(row); s < less {
			part = append(part, x*s)
		} else {
			full = append(full, x)
		}
	}
	own, people := typical(part)
	if others, _ := typical(full); people >= fewest && others > 0 && own >= less*others {
		b.remark(e, remark.PaidAsFullTime, b.header(b.column(columns.FTE)), p.header)
	}
}
