package desk

import (
	"context"
	"io"
	"slices"
	"time"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	book "github.com/paybench/paybench/data/workbook/gap"
)

// GapAnswer is what a roster says of the pay gap. It holds people.
type GapAnswer struct {
	gap.Results
	NoEU   error // why a study's category leaves no figures of article 9; nil where it does not
	NoLike error // why a study's terms leave none like for like; nil where they do not

	roster string // what the roster is called
}

// Gap works out what is asked of a roster's pay gap. Jobs are lines of matches whose
// categories hold where the roster names none; nil without.
func Gap(r *roster.Roster, asked gap.Asked, jobs []match.Line) (GapAnswer, error) {
	if jobs != nil {
		asked.Choices.Categories = categoriesOf(jobs)
	}
	people, err := gap.From(r, asked.Choices)
	if err != nil {
		return GapAnswer{}, err
	}
	results, err := gap.Work(people, asked)
	return GapAnswer{Results: results, roster: r.Name}, err
}

// UsualHoursAYear are those of full time, where nothing says how many hours were paid.
const UsualHoursAYear = 1720

// BeginGap is what is asked of a roster that is met with on screen. What a law leaves open
// stays so.
func BeginGap() study.Gap { return study.Gap{HoursAYear: UsualHoursAYear} }

// AskGap is what a study asks of its roster's pay gap: all figures for which everything is
// said that has to be. Years are counted to today where no day is.
func AskGap(s study.Study, r *roster.Roster, today time.Time) gap.Asked {
	g := BeginGap()
	if s.Gap != nil {
		g = *s.Gap
	}
	asked := gap.Asked{
		UK: true, Over: g.Over, Like: true, By: gap.ComparedBy{Column: g.By, Reference: g.Reference}, Terms: g.Terms, Least: g.Least, Unit: g.Unit, Day: today,
		Choices: gap.Choices{Sex: g.Sex, Means: map[string]gap.Sex{}, Category: g.Category, On: g.On, PayPeriod: g.PayPeriod, HoursAYear: g.HoursAYear},
	}
	for _, text := range g.Women {
		asked.Choices.Means[text] = gap.Woman
	}
	for _, text := range g.Men {
		asked.Choices.Means[text] = gap.Man
	}
	if asked.Choices.On.IsZero() {
		asked.Choices.On = r.On
	}
	if !asked.Choices.On.IsZero() {
		asked.Day = asked.Choices.On
	}
	if len(g.LeftOpen()) == 0 {
		asked.EU = &gap.Article9{Level: g.Level, FullTime: g.HoursAYear}
	}
	if s.Review != nil {
		asked.Choices.Currency, asked.Choices.Rates = s.Review.Settings.Currency, s.Review.Settings.Rates
	}
	return asked
}

// GapJobs are the lines of a study's matches whose categories hold; nil where they do not.
func GapJobs(s study.Study) []match.Line {
	if s.Gap == nil || !s.Gap.ByJob || s.Review == nil {
		return nil
	}
	return slices.Clip(s.Review.Lines)
}

// GapOf works out what a study asks of its roster's pay gap. There are no British figures
// where nobody's hourly pay is known. A choice that was kept of another roster, and cannot be
// made of this one, leaves out the figures that hang on it alone.
func GapOf(s study.Study, r *roster.Roster, today time.Time) (GapAnswer, error) {
	asked, jobs := AskGap(s, r, today), GapJobs(s)
	var noEU, noLike error
	a, err := Gap(r, asked, jobs)
	if err != nil && asked.Choices.Category != "" {
		without := asked
		without.EU, without.Choices.Category = nil, ""
		if _, noEU = gap.From(r, asked.Choices); noEU != nil {
			asked = without
			a, err = Gap(r, asked, jobs)
		}
	}
	if err != nil {
		noLike = err
		asked.Like = false
		a, err = Gap(r, asked, jobs)
	}
	if err != nil {
		return a, err
	}
	a.NoEU, a.NoLike = noEU, noLike
	if !a.People.HasHourly() {
		a.UK, a.Asked.UK = nil, false
	}
	return a, nil
}

// AnswerOne is the answer to one worker by a study's conventions. It is of a person, and no
// part of any other answer.
func AnswerOne(s study.Study, r *roster.Roster, today time.Time, id string, gate int) (*gap.Answer, error) {
	asked := AskGap(s, r, today)
	asked.UK, asked.EU, asked.Like, asked.Answer, asked.Gate = false, nil, false, id, gate
	a, err := Gap(r, asked, GapJobs(s))
	return a.Answer, err
}

// categoriesOf finds a person's category by the job's line.
func categoriesOf(jobs []match.Line) func(p *roster.Person) string {
	by := map[review.Job]string{}
	for _, l := range jobs {
		if l.Category != "" {
			by[l.Job.Key()] = l.Category
		}
	}
	return func(p *roster.Person) string { return by[review.JobOf(p).Key()] }
}

// Picture is a picture of the figures.
func (a GapAnswer) Picture(kind charts.GapKind) (charts.Data, error) {
	return charts.OfGap(charts.Gapped{Results: a.Results, Roster: a.roster}, kind)
}

// WriteBook writes the employer's own workbook.
func (a GapAnswer) WriteBook(ctx context.Context, out io.Writer, about book.About) error {
	return book.Write(ctx, out, a.Results, about)
}

// WriteStatements writes the figures of article 9 that leave the house for a reader.
func (a GapAnswer) WriteStatements(ctx context.Context, out io.Writer, to gap.Reader, about book.About) error {
	return book.WriteStatements(ctx, out, a.Results, to, about)
}

// Document lays the answer out as JSON has it.
func (a GapAnswer) Document() gap.Document {
	return a.Results.Document(gap.Speech{Words: table.Words, Say: func(r remark.Remark) any { return table.Say(r) }})
}
