package command

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// togetherFlags say which other files stand beside FILE, as one market with it.
type togetherFlags struct {
	markets                      []string
	weight, rates, places, place string

	first  *sourceFlags // of FILE; set by resolve, as others are
	others []marketFile
}

// files declares the flags that say which files there are and what they weigh.
func (t *togetherFlags) files(flags *pflag.FlagSet) {
	flags.StringArrayVar(&t.markets, "market", nil, "`FILE`, or NAME=FILE: a file beside FILE, as one market with it; repeatable. --where, --column, --sheet, --header-row, --currency and --effective speak of it behind its name and a colon: 'b:role=Developer II' is what of it takes part")
	flags.StringVar(&t.weight, "weight", "", "people (default), employers, equal or NAME:0.6,…: what the files weigh beside each other; FILE is called by its own name without the ending")
	flags.StringVar(&t.rates, "rates", "", "`file` of rates, currency and rate in each row, of all currencies there are: pay in the currency of FILE")
}

// add declares all flags.
func (t *togetherFlags) add(flags *pflag.FlagSet) {
	t.files(flags)
	flags.StringVar(&t.places, "places", "", "`file` of places, place and differential in each row: pay as in the country as a whole; or estimated, from the files themselves: pay as in all their places together")
	flags.StringVar(&t.place, "place", "", "`place` of --places that pay is brought to instead")
}

// asks reports whether any flag is given.
func (t *togetherFlags) asks() bool {
	return t.markets != nil || t.weight != "" || t.rates != "" || t.places != "" || t.place != ""
}

// resolve says which other files there are, and takes what speaks of them out of the flags
// of FILE.
func (t *togetherFlags) resolve(s *sourceFlags, where *[]string) error {
	t.first = s
	seen := map[string]bool{}
	for _, text := range t.markets {
		name, path, err := marketOf(text)
		if err != nil {
			return err
		}
		if name == "" {
			name = desk.FileName(path)
		}
		if name == "" || seen[form.Key(name)] {
			return usageError{fmt.Errorf("--market %q: two files are called %q; give each a name of its own: --market NAME=FILE", text, name)}
		}
		seen[form.Key(name)] = true
		t.others = append(t.others, marketFile{name: name, path: path})
	}
	for i := range t.others {
		o := &t.others[i]
		o.where, *where = of(o.name, *where)
		o.source.columns, s.columns = of(o.name, s.columns)
		o.source.database.Timeout, o.source.database.InsecureTLS = s.database.Timeout, s.database.InsecureTLS
		o.source.memory, o.source.options.Hours = s.memory, s.options.Hours
		for _, f := range s.each {
			var own []string
			own, f.given = of(o.name, f.given)
			if len(own) > 1 {
				return usageError{fmt.Errorf("--%s is given %d times for %s", f.name, len(own), o.name)}
			}
			if len(own) == 1 {
				*o.text(f.name) = own[0]
			}
			if *f.place = ""; len(f.given) > 0 {
				*f.place = f.given[len(f.given)-1]
			}
		}
		if err := o.source.resolve(); err != nil {
			return err
		}
	}
	return nil
}

// marketOf reads what --market names: NAME=FILE, or FILE, whose name is "" then. A table in
// a database stands in the place of a file; its address holds "=", too.
func marketOf(text string) (name, path string, err error) {
	name, path, named := strings.Cut(text, "=")
	if _, err := os.Stat(text); err == nil || !named || desk.IsAddress(text) {
		name, path = "", text
	}
	if desk.IsAddress(path) {
		if err := desk.CheckDatabase(study.Database{Address: path}); err != nil {
			return "", "", usageError{fmt.Errorf("--market: %w", err)}
		}
	}
	return strings.TrimSpace(name), path, nil
}

// text is where a file keeps the text of a flag.
func (m *marketFile) text(flag string) *string {
	switch flag {
	case "sheet":
		return &m.source.options.Sheet
	case "header-row":
		return &m.source.headerRow
	case "currency":
		return &m.source.options.Currency
	default:
		return &m.source.effective
	}
}

// of parts the texts of a flag into those that speak of a file, without its name, and the
// rest.
func of(name string, texts []string) (own, rest []string) {
	for _, text := range texts {
		if before, after, ok := strings.Cut(text, ":"); ok && form.Key(before) == form.Key(name) {
			own = append(own, after)
		} else {
			rest = append(rest, text)
		}
	}
	return own, rest
}

// bring brings the files together: those of the flags, or those of the study with what the
// flags change of it.
func (t *togetherFlags) bring(ctx context.Context, env Env, src *desk.Source, asked study.Study, where *[]string) (*desk.Source, study.Study, error) {
	if !t.asks() && asked.Blend == nil {
		return src, asked, nil
	}
	if t.markets == nil && asked.Blend == nil {
		return nil, asked, usageError{errors.New("--weight, --rates, --places and --place are of several files: give --market too")}
	}
	var b study.Blend
	sources := []*desk.Source{src}
	var err error
	if t.markets != nil {
		b, sources, err = t.open(ctx, env, src, where)
	} else {
		b = *asked.Blend
		b.Parts = slices.Clone(b.Parts)
		sources, err = t.reopen(ctx, env, sources, asked)
	}
	if err != nil {
		return nil, asked, err
	}
	if err := t.terms(ctx, sources, &b); err != nil {
		return nil, asked, err
	}
	both, err := desk.Together(ctx, sources, b)
	if err != nil {
		return nil, asked, err
	}
	for i, name := range both.Changed(asked) {
		if i > 0 || name != src.About().Name { // what FILE became is said already
			fmt.Fprintf(env.Stderr, "note: %s has changed since the study was saved\n", name)
		}
	}
	return both, both.Study(asked), nil
}

// open opens the files of --market.
func (t *togetherFlags) open(ctx context.Context, env Env, src *desk.Source, where *[]string) (b study.Blend, sources []*desk.Source, err error) {
	first := study.Part{Name: desk.PartName(src)}
	var own []string
	own, *where = of(first.Name, *where)
	if first.Own, err = filters(src, own); err != nil {
		return b, nil, err
	}
	b.Parts, sources = []study.Part{first}, []*desk.Source{src}
	if given := t.ofFirst(); len(given) > 0 {
		fmt.Fprintf(env.Stderr, "note: %s: of %s only; the other files are read as they say themselves\n", strings.Join(given, ", "), first.Name)
	}
	for i := range t.others {
		o := &t.others[i]
		from := study.Source{Path: o.path, Options: o.source.options}
		if saved, ok, err := desk.Saved(o.path); err != nil {
			return b, nil, err
		} else if ok { // a study says how its file is read
			from = saved.Source()
		}
		s, err := o.source.read(ctx, env, from)
		if err != nil {
			return b, nil, fmt.Errorf("%s: %w", o.name, err)
		}
		part := study.Part{Name: o.name}
		if part.Own, err = filters(s, o.where); err != nil {
			return b, nil, fmt.Errorf("%s: %w", o.name, err)
		}
		b.Parts, sources = append(b.Parts, part), append(sources, s)
	}
	return b, sources, nil
}

// ofFirst are the flags given that say how FILE is read and cannot speak of another file.
func (t *togetherFlags) ofFirst() []string {
	return slices.DeleteFunc(t.first.given(), func(flag string) bool {
		name := strings.TrimPrefix(flag, "--")
		return name == "column" || name == "most-memory" || slices.ContainsFunc(t.first.each, func(f *perFile) bool { return f.name == name })
	})
}

// reopen opens the other files of a study.
func (t *togetherFlags) reopen(ctx context.Context, env Env, sources []*desk.Source, of study.Study) ([]*desk.Source, error) {
	for _, from := range of.Sources[1:] {
		progress, done := env.reading(nameOf(from))
		s, err := desk.Open(ctx, t.first.spoken(from), progress)
		done()
		if err != nil {
			return nil, err
		}
		sources = append(sources, s)
	}
	return sources, nil
}

// filters reads what of a file takes part; values of one column are alternatives.
func filters(src *desk.Source, texts []string) ([]market.Filter, error) {
	var all []market.Filter
	for _, text := range texts {
		f, err := parseWhere(src, text)
		if err != nil {
			return nil, err
		}
		if at := slices.IndexFunc(all, func(x market.Filter) bool { return x.Dimension == f.Dimension }); at >= 0 {
			all[at].Values = append(all[at].Values, f.Values...)
			continue
		}
		all = append(all, f)
	}
	return all, nil
}

// estimated stands in the place of a file of places.
const estimated = "estimated"

// terms changes how files are brought together by each flag that is given.
func (t *togetherFlags) terms(ctx context.Context, sources []*desk.Source, b *study.Blend) error {
	switch w := blend.Weighting(t.weight); w {
	case "":
	case blend.ByPeople, blend.ByEmployers, blend.Equally:
		b.Weighting = w
	default:
		var names []string
		for _, p := range b.Parts {
			names = append(names, p.Name)
		}
		weights, err := weightsByHand(t.weight, names)
		if err != nil {
			return err
		}
		b.Weighting = blend.ByHand
		for i := range b.Parts {
			b.Parts[i].Weight = weights[i]
		}
	}
	if t.rates != "" {
		if err := desk.ReadRates(ctx, t.rates, b); err != nil {
			return err
		}
	}
	setIf(&b.Place, t.place)
	switch t.places {
	case "":
	case estimated:
		if _, err := desk.EstimatePlaces(ctx, sources, b); err != nil {
			return err
		}
	default:
		if err := desk.ReadPlaces(ctx, t.places, b); err != nil {
			return err
		}
	}
	if b.Place != "" && b.Places == nil {
		return usageError{errors.New("--place: which differential it has is for --places to say")}
	}
	return nil
}

// writeComposites prints what the rows are made of: of pins each, else everyone selected.
func writeComposites(out paper, c market.Comparison, all []blend.Composite) error {
	if all == nil {
		return nil
	}
	if !c.Pinned {
		whole := slices.IndexFunc(c.Rows, func(r market.Row) bool { return r.Whole })
		c.Rows, all = c.Rows[whole:whole+1], all[whole:whole+1]
	}
	columns := table.Composites(c)
	if len(all) == 1 {
		columns = columns[1:]
	}
	fmt.Fprintf(out, "\n%s\n", out.wrapped("", table.Sentences(table.CompositeNotes(all)[:1]...)))
	return writeRows(out, columns, table.CompositeRows(c, all), c)
}

// blendObject is what several files are as one, as JSON.
func blendObject(c market.Comparison, all []blend.Composite) object {
	b := c.About.Blended
	sources := []object{}
	for _, s := range b.Sources {
		sources = append(sources, object{
			{"name", s.Name},
			{"source", sourceName(s.About)},
			{"sha256", optional(s.About.SHA256)},
			{"effective", dateOf(s.About.Effective)},
			{"people", counted(s.About.People)},
			{"published", s.About.Published},
			{"own_selection", append([]market.Filter{}, s.Own...)},
			{"weight_by_hand", s.Weight},
		})
	}
	rows := []object{}
	for i, one := range all {
		rows = append(rows, compositeObject(c.Rows[i], one))
	}
	differentials := []object{}
	for _, p := range b.Places {
		one := object{{"place", p.Name}, {"differential", p.Differential}, {"people", nil}, {"ci", nil}}
		if p.Estimated() {
			one[2].value = p.People
		}
		if p.Low > 0 {
			one[3].value = [2]float64{p.Low, p.High}
		}
		differentials = append(differentials, one)
	}
	return object{
		{"weighting", b.Weighting},
		{"currency", optional(b.Currency)},
		{"rates", b.Rates},
		{"rates_date", dateOf(b.RatesDate)},
		{"place", optional(b.Place)},
		{"differentials", differentials},
		{"sources", sources},
		{"rows", rows},
	}
}

// compositeObject is what one row is made of, as JSON.
func compositeObject(r market.Row, one blend.Composite) object {
	name := &one.Name
	if r.Whole {
		name = nil
	}
	parts := []object{}
	for _, s := range one.Sources {
		o := object{
			{"name", s.Name},
			{"people", counted(s.Row.People)},
			{"employers", counted(s.Row.Employers)},
			{"weight", s.Weight},
			{"ageing", s.Ageing},
			{"rate", known(orNaN(s.Rate))},
		}
		withheld := []object{}
		for _, f := range s.Row.Figures {
			withheld = append(withheld, o.addFigure(table.FigureName(f.Percentile), f)...)
		}
		o.add("withheld", withheld)
		o.add("left_out", table.Say(s.Out))
		parts = append(parts, o)
	}
	return object{{"group", name}, {"sources", parts}, {"percentiles", averagesObject(one)}}
}

// averagesObject are the averages of a row beside what they are of, by percentile.
func averagesObject(one blend.Composite) object {
	averages := object{}
	for _, a := range one.Average {
		off := any(nil)
		if a.From == a.To && !math.IsNaN(a.Value) {
			off = a.Value/a.From - 1
		}
		averages.add(table.FigureName(a.Percentile), object{
			{"weighted_average", known(a.Value)}, {"from", known(a.From)}, {"to", known(a.To)}, {"off", off}, {"apart", a.Apart}, {"sources_without", a.Silent},
		})
	}
	return averages
}

// orNaN is a factor, NaN where there is not one alone.
func orNaN(x float64) float64 {
	if x == 0 {
		return math.NaN()
	}
	return x
}
