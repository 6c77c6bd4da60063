package review

type gradesJSON struct {
	Grades    []gradeJSON `json:"grades"`
	Jobs      []slotJSON  `json:"jobs"`
	ToMinimum number      `json:"to_minimum"`
	PerWorth  *float64    `json:"per_worth,omitempty"` // what one more of worth adds, where jobs lie on its line
}

type gradeJSON struct {
	Grade    string `json:"grade"`
	Jobs     int    `json:"jobs"`
	Minimum  number `json:"minimum"`
	Midpoint number `json:"midpoint"`
	Maximum  number `json:"maximum"`
}

type slotJSON struct {
	Job       string `json:"job"`
	JobCode   string `json:"job_code,omitempty"`
	Level     string `json:"level,omitempty"`
	Target    number `json:"target"`
	Value     number `json:"value"` // the target, or where the line of worth has it
	Grade     string `json:"grade"`
	Move      number `json:"move"`
	Below     int    `json:"below_minimum"`
	ToMinimum number `json:"to_minimum"`
}

// SetGrades adds grades that were made of the jobs.
func (d *Document) SetGrades(g *Grades) {
	o := &gradesJSON{ToMinimum: number(g.ToMinimum)}
	if g.Fitted {
		o.PerWorth = &g.PerWorth
	}
	for i, r := range g.Ranges {
		o.Grades = append(o.Grades, gradeJSON{Grade: GradeName(i), Minimum: number(r.Minimum), Midpoint: number(r.Midpoint), Maximum: number(r.Maximum)})
	}
	for _, s := range g.Slots {
		o.Grades[s.Grade].Jobs++
		job := s.Job.Job
		o.Jobs = append(o.Jobs, slotJSON{job.Title, job.Code, job.Level, number(s.Job.Target), number(s.Value), GradeName(s.Grade), number(s.Move), s.Below, number(s.ToMinimum)})
	}
	d.Grades = o
}
