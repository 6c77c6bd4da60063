package desk

import (
	"context"
	"io"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/table"
	book "github.com/paybench/paybench/data/workbook/gap"
)

// GapAnswer is what a roster says of the pay gap. It holds people.
type GapAnswer struct{ gap.Results }

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
	return GapAnswer{results}, err
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
