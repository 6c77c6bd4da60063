package review

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
)

// JobPay is a job with the people in it.
type JobPay struct {
	Job    Job
	Apart  string   // what tells it from another job of the same title and level: its code, else a department; "" where none is
	Also   []string // how else its code is titled in the roster
	People []*Standing
	Price  Price   // that of the first of them
	Market *Market // what the price says in the whole country; nil where it says nothing
	Target float64 // of the country, without the differential of a place: a year in the review currency; NaN where it is unknown
}

// Jobs lists the jobs of everybody, by title, level and code in natural order.
func (r *Review) Jobs() []JobPay {
	at := map[Job]int{}
	var jobs []JobPay
	for i := range r.People {
		s := &r.People[i]
		job := JobOf(s.Person)
		j, ok := at[job.Key()]
		if !ok {
			j = len(jobs)
			at[job.Key()] = j
			m, _ := r.Countrywide(s.Price, s.Person)
			jobs = append(jobs, JobPay{Job: job, Price: s.Price, Market: m, Target: math.NaN()})
		}
		jobs[j].People = append(jobs[j].People, s)
		jobs[j].alsoCalled(job.Title)
		if s.Target.Reason == nil && math.IsNaN(jobs[j].Target) {
			jobs[j].Target = s.Target.Value * s.Rate / r.differential(s)
		}
	}
	names := make([]string, len(jobs))
	for i, j := range jobs {
		names[i] = j.Job.Title + "\x00" + j.Job.Level + "\x00" + j.Job.Code
	}
	ordered := make([]JobPay, 0, len(jobs))
	for _, i := range bands.Order(names) {
		ordered = append(ordered, jobs[i])
	}
	tellApart(ordered)
	return ordered
}

// alsoCalled notes a title that somebody in the job has.
func (j *JobPay) alsoCalled(title string) {
	same := func(known string) bool { return alike(known, title) }
	if strings.TrimSpace(title) != "" && !same(j.Job.Title) && !slices.ContainsFunc(j.Also, same) {
		j.Also = append(j.Also, title)
	}
}

// tellApart says of jobs that read the same what tells them apart.
func tellApart(jobs []JobPay) {
	read := func(j JobPay) Job { return Job{Title: j.Job.Title, Level: j.Job.Level}.Key() }
	times := map[Job]int{}
	for _, j := range jobs {
		times[read(j)]++
	}
	for i, j := range jobs {
		if j.Job.Title != "" && times[read(j)] > 1 {
			jobs[i].Apart = cmp.Or(strings.TrimSpace(j.Job.Code), j.People[0].Person.Department)
		}
	}
}

// Countrywide is what a price says for people like somebody at the review date and in the
// currency of the review, without the differential of a place. The remark says why it says
// nothing.
func (r *Review) Countrywide(price Price, like *roster.Person) (*Market, *remark.Remark) {
	of := *like
	of.Place, of.Pay.Currency = "", r.Settings.Currency
	return r.Settings.newMarket(price, &of)
}

// differential is what a person's target was taken times for their place.
func (r *Review) differential(s *Standing) float64 {
	if s.Market == nil {
		return 1
	}
	return s.Market.place()
}

// Posting is what a job at a place is offered for in public.
type Posting struct {
	Job             Job
	Place, Currency string
	From, To        float64 // a year at full time
	FromHour        float64 // rounded to 0.01; NaN where the hours of full time are unknown
	ToHour          float64
	AsOf            time.Time // the day of the review; zero where it has none
}

// Postings lists the ranges of all jobs by place, from the minimum to the maximum: what
// somebody in the job can expect to be paid, not only who is new. Whoever posts one
// chooses what of it.
func (r *Review) Postings() []Posting {
	const weeks, cent = 52, 0.01
	seen := map[Posting]bool{}
	var all []Posting
	for _, j := range r.Jobs() {
		var places []Posting
		for _, s := range j.People {
			if s.NoRange != nil {
				continue
			}
			one := Posting{Job: j.Job, Place: s.Person.Place, Currency: s.Person.Pay.Currency, From: s.Range.Minimum, To: s.Range.Maximum, AsOf: r.Settings.Date}
			if seen[one] {
				continue
			}
			seen[one] = true
			one.FromHour, one.ToHour = math.NaN(), math.NaN()
			if hours := s.Person.Pay.Hours * weeks; hours > 0 {
				one.FromHour, one.ToHour = RoundTo(one.From/hours, cent), RoundTo(one.To/hours, cent)
			}
			places = append(places, one)
		}
		slices.SortStableFunc(places, func(a, b Posting) int { return strings.Compare(a.Place, b.Place) })
		all = append(all, places...)
	}
	return all
}
