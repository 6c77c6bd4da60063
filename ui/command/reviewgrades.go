package command

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// gradeFlags are those of grades that are made of the jobs.
type gradeFlags struct {
	step, spread, by string
	lowest           float64
}

// add declares the flags.
func (f *gradeFlags) add(flags *pflag.FlagSet) {
	flags.StringVar(&f.step, "make-grades", "", "make grades of the jobs, whose midpoints rise by this `share`, as 12%, and hold pay against them; 0 makes one for each level or number of points")
	flags.Var(amount{&f.lowest}, "grades-from", "midpoint of the lowest grade made (default: the lowest job)")
	flags.StringVar(&f.spread, "grades-spread", "", "`shares` from minimum to maximum of the grades made, from the lowest, as 40%,45%,50%; the last is that of all above (default 50%)")
	flags.StringVar(&f.by, "grades-by", "", "target (default), level, or a `file` of points: what jobs are put into the grades made by")
}

// given reports whether grades are to be made.
func (f *gradeFlags) given() bool { return f.step != "" }

// plan is how grades are made.
func (f *gradeFlags) plan(ctx context.Context, s review.Settings) (p review.GradePlan, err error) {
	p.Lowest, p.Round = f.lowest, s.Step
	switch {
	case !f.given() && (f.lowest != 0 || f.spread+f.by != ""):
		return p, usageError{errors.New("--grades-from, --grades-spread and --grades-by are of grades that are made; give --make-grades too")}
	case !f.given():
		return p, nil
	case s.Structure != nil:
		return p, usageError{errors.New("pay is held against grades of our own already, and --make-grades makes others; give one of them")}
	}
	if p.Step, err = form.ParseShare(f.step); err != nil {
		return p, usageError{fmt.Errorf("--make-grades %q: write the step from a midpoint to the next as 12%%", f.step)}
	}
	if f.spread != "" {
		for part := range strings.SplitSeq(f.spread, ",") {
			x, err := form.ParseShare(part)
			if err != nil {
				return p, usageError{fmt.Errorf("--grades-spread %q: write shares as 40%%,45%%", f.spread)}
			}
			p.Spread = append(p.Spread, x)
		}
	}
	switch f.by {
	case "", "target":
	case "level":
		p.Worth = review.LevelNumber
	default:
		points, err := desk.ReadPoints(ctx, f.by)
		if err != nil {
			return p, err
		}
		p.Worth = points.Worth
	}
	return p, nil
}

// printGrades prints the grades that were made, and the jobs in them.
func printGrades(out paper, a desk.ReviewAnswer) error {
	if a.Grades == nil {
		return nil
	}
	pay := func(x float64) string { return money.Format(x, a.Review.Settings.Currency, 0) }
	jobs := make([]int, len(a.Grades.Ranges))
	of := grid{right: []bool{false, false, true, true, true, true}}
	of.add("Job", "Grade", "Target", "Move", "Below", "To minimum")
	for _, s := range a.Grades.Slots {
		jobs[s.Grade]++
		of.add("  "+table.JobText(s.Job.Job), review.GradeName(s.Grade), pay(s.Job.Target), fmt.Sprintf("%+.1f %%", 100*s.Move), fmt.Sprint(s.Below), pay(s.ToMinimum))
	}
	made := grid{right: []bool{false, true, true, true, true}}
	made.add("Grade", "Jobs", "Minimum", "Midpoint", "Maximum")
	for i, r := range a.Grades.Ranges {
		made.add("  "+review.GradeName(i), fmt.Sprint(jobs[i]), pay(r.Minimum), pay(r.Midpoint), pay(r.Maximum))
	}
	fmt.Fprintln(out)
	if err := made.write(out); err != nil {
		return err
	}
	fmt.Fprintln(out)
	return of.write(out)
}
