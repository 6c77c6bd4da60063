package review

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/roster"
)

// dimensions are what people are told apart by: the names of filters and breakdowns,
// the usual one first.
var dimensions = []struct {
	names []string
	of    func(*roster.Person) string
}{
	{[]string{"department"}, func(p *roster.Person) string { return p.Department }},
	{[]string{"manager", "manager_id"}, func(p *roster.Person) string { return p.Manager }},
	{[]string{"job_family", "family"}, func(p *roster.Person) string { return p.Family }},
	{[]string{"job", "role", "job_title"}, func(p *roster.Person) string { return p.Job }},
	{[]string{"job_code"}, func(p *roster.Person) string { return p.JobCode }},
	{[]string{"level"}, func(p *roster.Person) string { return p.Level }},
	{[]string{"grade"}, func(p *roster.Person) string { return p.Grade }},
	{[]string{"place", "location"}, func(p *roster.Person) string { return p.Place }},
	{[]string{"country"}, func(p *roster.Person) string { return p.Country }},
	{[]string{"entity"}, func(p *roster.Person) string { return p.Entity }},
	{[]string{"currency"}, func(p *roster.Person) string { return p.Pay.Currency }},
	{[]string{"status"}, func(p *roster.Person) string { return p.Status }},
	{[]string{"rating"}, func(p *roster.Person) string { return p.Rating }},
}

// Dimensions lists the names of what people can be told apart by.
func Dimensions() []string {
	all := make([]string, len(dimensions))
	for i, d := range dimensions {
		all[i] = d.names[0]
	}
	return all
}

// NamesPeople reports whether the values of a dimension are ids of people.
func NamesPeople(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	return name == "manager" || name == "manager_id"
}

// DimensionName is the usual one of the names of a dimension; a name that none has is left
// as it is.
func DimensionName(name string) string {
	for _, d := range dimensions {
		if slices.Contains(d.names, strings.ToLower(strings.TrimSpace(name))) {
			return d.names[0]
		}
	}
	return name
}

// dimension finds what reads a person's value of a dimension; nil where none has the
// name.
func dimension(name string) func(*roster.Person) string {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, d := range dimensions {
		if slices.Contains(d.names, name) {
			return d.of
		}
	}
	return nil
}

// isCountry reports whether a dimension has countries, which are the same however they are
// written: by name or by code.
func isCountry(name string) bool { return strings.EqualFold(strings.TrimSpace(name), "country") }

// alike reports whether two texts of a roster or a setting are the same but for case
// and spaces around them.
func alike(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }

// JobOf is the job that a person has.
func JobOf(p *roster.Person) Job { return Job{Code: p.JobCode, Title: p.Job, Level: p.Level} }

// Key tells jobs apart, however they are spelt.
func (j Job) Key() Job {
	fold := func(s string) string { return strings.ToLower(strings.TrimSpace(s)) }
	if code := fold(j.Code); code != "" {
		return Job{Code: code}
	}
	return Job{Title: fold(j.Title), Level: fold(j.Level)}
}
