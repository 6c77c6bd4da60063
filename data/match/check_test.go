package match_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
)

// line is a match of a job in a survey.
func line(job, market, title string) match.Line {
	return match.Line{Job: review.Job{Title: job, Level: "P3"}, Market: market, Title: title, Level: "P3", Share: 1, Adjust: 1, Quality: review.Moderate}
}

// TestHybrid: two jobs of one market are one job of ours by any shares that are 1 together.
func TestHybrid(t *testing.T) {
	manager, scientist := line("DPM", "A", "Product Manager"), line("Other", "A", "Data Scientist")
	manager.Weight = 2
	for _, c := range []struct {
		second match.Line
		share  float64
		fails  string
	}{
		{scientist, 0.6, ""},
		{scientist, 0.25, ""},
		{scientist, 0, "write the share of the first as 60 %"},
		{scientist, 1, "write the share of the first as 60 %"},
		{scientist, -0.2, "write the share of the first as 60 %"},
		{line("DPM", "a", "product-manager"), 0.6, "these are one"},
		{line("DPM", "B", "Data Scientist"), 0.6, "of one market, and these are of A and of B"},
	} {
		got, err := match.Hybrid(manager, c.second, c.share)
		switch {
		case c.fails != "":
			if err == nil || !strings.Contains(err.Error(), c.fails) {
				t.Errorf("%v of %v: %v, want %s", c.share, c.second, err, c.fails)
			}
		case err != nil || len(got) != 2 || got[0].Share != c.share || got[0].Share+got[1].Share != 1 || got[1].Job != manager.Job || got[1].Weight != 2 || match.Check(got) != nil:
			t.Errorf("%v of %v: %+v, %v", c.share, c.second, got, err)
		}
	}
	people := []roster.Person{employee("DPM", "P3", "")}
	of, _ := match.Hybrid(line("DPM", "", "Product Manager"), line("DPM", "", "Data Scientist"), 0.75)
	price := prices(t, matcher(t, people, survey(t, "S", publishedFile)), people, of, usual()).Price(people[0])
	if price.Step() != "hybrid 75/25" || len(price.Cuts) != 2 {
		t.Errorf("priced as %s: %+v", price.Step(), price)
	}
}

// TestCheck: what a file of matches would be refused for, lines that were made by hand are.
func TestCheck(t *testing.T) {
	with := func(change func(*match.Line)) match.Line {
		l := line("DPM", "A", "Product Manager")
		change(&l)
		return l
	}
	for name, c := range map[string]struct {
		lines []match.Line
		want  string
	}{
		"good":          {[]match.Line{line("X", "A", "1"), line("X", "B", "2"), line("Y", "A", "1")}, ""},
		"ends":          {[]match.Line{with(func(l *match.Line) { l.Adjust = 0.85 }), with(func(l *match.Line) { l.Adjust, l.Market = 1.15, "B" })}, ""},
		"adjust":        {[]match.Line{with(func(l *match.Line) { l.Adjust = 1.16 })}, "adjust of Product Manager P3 A: beyond 0.85 and 1.15 it needs a note"},
		"adjust, noted": {[]match.Line{with(func(l *match.Line) { l.Adjust, l.Note = 1.3, "twice the team" })}, ""},
		"adjust 0":      {[]match.Line{with(func(l *match.Line) { l.Adjust = 0 })}, "write 1.05"},
		"weight":        {[]match.Line{with(func(l *match.Line) { l.Weight = -1 })}, "a weight is not below 0"},
		"one weight":    {[]match.Line{with(func(l *match.Line) { l.Weight = 1 }), with(func(l *match.Line) { l.Market = "B" })}, "DPM P3 has a weight in some markets and none in others"},
		"none elsewhere": {[]match.Line{with(func(l *match.Line) { l.Weight = 1 }), with(func(l *match.Line) {
			l.Market, l.Quality = "B", match.NoMatch
		})}, ""},
		"shares": {[]match.Line{with(func(l *match.Line) { l.Share = 0.6 }), with(func(l *match.Line) { l.Share = 0.3 })}, `the shares of "DPM P3" are 0.9 together`},
	} {
		err := match.Check(c.lines)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// TestReplace: lines take the place of those of the same job and survey; a line of all
// levels stays for the others, and one of the job's own level wins over it.
func TestReplace(t *testing.T) {
	wide := line("DPM", "A", "Agent")
	wide.Job.Level = ""
	all := []match.Line{line("X", "A", "1"), line("DPM", "A", "2"), line("DPM", "B", "3"), wide}
	got := match.Replace(all, line("dpm", "a", "4"))
	var text []string
	for _, l := range got {
		text = append(text, fmt.Sprintf("%s%s/%s/%s", l.Job.Title, l.Job.Level, l.Market, l.Title))
	}
	if want := "XP3/A/1 DPMP3/B/3 DPM/A/Agent dpmP3/a/4"; strings.Join(text, " ") != want {
		t.Errorf("got %s, want %s", text, want)
	}
	m := matcher(t, nil, survey(t, "A", publishedFile), survey(t, "B", publishedFile))
	of := m.Lines(got, []review.Job{{Title: "DPM", Level: "P3"}, {Title: "DPM", Level: "P2"}, {Title: "Y"}})
	if len(of[0]) != 2 || of[0][0].Title != "4" || of[0][1].Title != "3" {
		t.Errorf("the lines of the job are %+v", of[0])
	}
	if len(of[1]) != 1 || of[1][0].Title != "Agent" || of[2] != nil {
		t.Errorf("the lines of another level are %+v, of another job %+v", of[1], of[2])
	}
}
