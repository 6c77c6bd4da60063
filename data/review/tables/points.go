package tables

import (
	"context"
	"math"
	"strings"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/review"
)

// pointsForm is what jobs are worth to us.
var pointsForm = form.Form{Name: "Points", Columns: []form.Column{
	{Name: "job_code", Also: []string{"code"}},
	{Name: "job", Also: []string{"title", "job title"}},
	{Name: "level", Also: []string{"job level"}},
	{Name: "points", Also: []string{"rank", "worth"}, Needed: true},
}}

// Points are ranks or points of jobs: the more, the higher the grade.
type Points map[review.Job]float64

// Worth is what a job has; that of its title at any level where its own level has none. It
// is a review.GradePlan's.
func (p Points) Worth(j review.Job) (points float64, ok bool) {
	for _, like := range []review.Job{{Code: j.Code}, {Title: j.Title, Level: j.Level}, {Title: j.Title}} {
		if like == (review.Job{}) {
			continue
		}
		if points, ok = p[like.Key()]; ok {
			return points, true
		}
	}
	return 0, false
}

// ReadPoints reads ranks or points of jobs, by their code, or their title and level.
func ReadPoints(ctx context.Context, path, password string) (Points, error) {
	t, err := pointsForm.Read(ctx, path, password)
	if err != nil {
		return nil, err
	}
	return points(t)
}

func points(t *form.Table) (Points, error) {
	all := Points{}
	seen := map[string]int{}
	_, err := form.Each(t, func(r form.Row) (struct{}, error) {
		job := review.Job{Code: r.Text("job_code"), Title: r.Text("job"), Level: r.Text("level")}
		if job.Code == "" && job.Title == "" {
			return struct{}{}, r.Wrong("it names no job; write its job_code, or its job and level")
		}
		n, err := r.Number("points", math.NaN())
		if err != nil {
			return struct{}{}, err
		}
		if math.IsNaN(n) || math.IsInf(n, 0) {
			return struct{}{}, r.WrongCell("points", r.Text("points"), "write the rank or the points as a number")
		}
		key := job.Key()
		all[key] = n
		return struct{}{}, once(r, seen, strings.TrimLeft(strings.Join([]string{key.Code, key.Title, key.Level}, " "), " "))
	})
	return all, err
}
