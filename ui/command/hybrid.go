package command

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// hybridFlags ask what a job is worth that is part one and part another.
type hybridFlags struct {
	jobs    string
	premium string
	why     string
}

// add declares the flags.
func (h *hybridFlags) add(flags *pflag.FlagSet) {
	flags.StringVar(&h.jobs, "hybrid", "", "`JOB:0.6,JOB:0.4`: what a job is worth that is part one and part another; COLUMN=JOB:0.6,… where jobs are not of the column of roles; none takes it out of a study")
	flags.StringVar(&h.premium, "premium", "", "`per cent` that the hybrid job is worth beside its jobs, as 5 or -5, with --premium-why")
	flags.StringVar(&h.why, "premium-why", "", "`reason` of --premium")
}

// jobShare is a job with its share at the beginning of a text.
var jobShare = regexp.MustCompile(`^\s*(.+?)\s*:\s*([0-9]*\.?[0-9]+)\s*(,|$)`)

// study is what is asked, with the hybrid job of the flags.
func (h *hybridFlags) study(src *desk.Source, asked study.Study) (study.Study, error) {
	var hybrid blend.Hybrid
	switch {
	case h.jobs == "none" && h.premium == "" && h.why == "":
		return asked.WithHybrid(nil), nil
	case h.jobs != "":
		var err error
		if hybrid, err = parseHybrid(src, h.jobs); err != nil {
			return asked, err
		}
	case asked.Hybrid != nil:
		hybrid = *asked.Hybrid
	case h.premium != "" || h.why != "":
		return asked, usageError{errors.New("--premium and --premium-why are of a hybrid job: give --hybrid too")}
	default:
		return asked, nil
	}
	if h.premium != "" {
		premium, err := desk.ReadPremium(h.premium)
		if err != nil {
			return asked, usageError{fmt.Errorf("--premium: %w", err)}
		}
		hybrid.Premium = premium
	}
	setIf(&hybrid.Why, strings.TrimSpace(h.why))
	hybrid, err := src.CheckHybrid(asked, hybrid)
	if err != nil {
		return asked, usageError{fmt.Errorf("--hybrid: %w", err)}
	}
	return asked.WithHybrid(&hybrid), nil
}

// parseHybrid reads JOB:0.6,JOB:0.4, behind COLUMN= or not. A job may hold commas and
// colons.
func parseHybrid(src *desk.Source, text string) (blend.Hybrid, error) {
	var h blend.Hybrid
	rest := text
	if column, after, ok := strings.Cut(text, "="); ok {
		if d, err := src.Dimension(column); err == nil {
			h.Dimension, rest = d.Name, after
		}
	}
	for rest != "" {
		found := jobShare.FindStringSubmatch(rest)
		if found == nil {
			return h, usageError{fmt.Errorf("--hybrid %q: write each job with its share, as 'Data Engineer:0.6,Analyst:0.4'", text)}
		}
		share, err := strconv.ParseFloat(found[2], 64)
		if err != nil {
			return h, usageError{fmt.Errorf("--hybrid %q: %w", text, err)}
		}
		h.Jobs = append(h.Jobs, blend.HybridJob{Name: found[1], Share: share})
		rest = rest[len(found[0]):]
	}
	return h, nil
}

// writeHybrid prints what a hybrid job is worth.
func writeHybrid(out paper, c market.Comparison, p *blend.HybridPrice) error {
	if p == nil {
		return nil
	}
	fmt.Fprintf(out, "\n%s\n", out.wrapped("", table.Sentences(table.HybridNotes(*p)...)))
	return writeRows(out, table.Hybrid(c), table.HybridRows(*p, c), c)
}

// hybridObject is a hybrid job as JSON.
func hybridObject(p blend.HybridPrice) object {
	var o object
	o.add("column", p.Header)
	o.add("premium_percent", p.Premium)
	o.add("why", optional(p.Why))
	o.add("people", counted(p.Whole.People))
	o.add("employers", counted(p.Whole.Employers))
	jobs := []object{}
	for _, s := range p.Each.Sources {
		job := object{{"name", s.Name}, {"share", s.Weight}, {"people", counted(s.Row.People)}, {"employers", counted(s.Row.Employers)}}
		withheld := []object{}
		for _, f := range s.Row.Figures {
			withheld = append(withheld, job.addFigure(table.FigureName(f.Percentile), f)...)
		}
		job.add("withheld", withheld)
		jobs = append(jobs, job)
	}
	o.add("jobs", jobs)
	o.add("percentiles", averagesObject(p.Each))
	return o
}
