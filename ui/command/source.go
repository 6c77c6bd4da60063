package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
)

// sourceFlags are the flags that say how a file is to be read.
type sourceFlags struct {
	options   ingest.Options
	effective string
	headerRow string
	columns   []string
	pay       string
	memory    float64
	password  string // path of a file

	benchmarks bool
	instead    string         // a file that a study is put to in the place of its own
	reading    *pflag.FlagSet // those that say how a file is read
	each       []*perFile     // those of them that may speak of another file

	database study.Database // how one is spoken with, and who is taken of it
	opened   *desk.Source

	carried desk.Carried // the study, where it was put to another file

	remove func() // takes away what came through a pipe; nil where nothing did
}

// piped is the FILE that stands for the standard input, and the file of a flag that
// stands for the standard output.
const piped = "-"

// close ends the use of the source.
func (s *sourceFlags) close() {
	if s.opened != nil {
		_ = s.opened.Close() // nothing was written there
	}
	if s.remove != nil {
		s.remove()
	}
}

// measures declares the flags that say which pay counts, and by which hours.
func (s *sourceFlags) measures(flags *pflag.FlagSet) {
	flags.StringVar(&s.pay, "pay", "", "pay element or `column` (default: base; if there is only a total, that)")
	flags.Var(amount{&s.options.Hours}, "hours", "working hours of a full-time year (default 2,080)")
}

// reads declares the flags that say how the file is read.
func (s *sourceFlags) reads(flags *pflag.FlagSet) {
	s.reading = flags
	o := &s.options
	s.perFile(flags, &o.Sheet, "sheet", "`name` of the worksheet, or of the table of a zip archive")
	flags.StringVar(&o.Encoding, "encoding", "", "`encoding` of a text, as Windows-1250 (default: told from its bytes)")
	flags.StringVar(&s.password, "password-file", "", "`file` whose first line is the password of a workbook")
	s.perFile(flags, &s.headerRow, "header-row", "`row` of the headers, counted from 1; 0 if the file has none")
	chosen(flags, &o.As, "as", "records, published or roster: what kind of file it is, where that can't be told", "", ingest.RecordsForm, ingest.PublishedForm, ingest.RosterForm)
	flags.StringVar(&o.Period, "period", "", "year, month, half-month, fortnight, week, day or hour: what `unit` the pay column is in, where it can't be told")
	s.perFile(flags, &o.Currency, "currency", "ISO `code` of pay where the file doesn't say")
	flags.StringArrayVar(&s.columns, "column", nil, "`HEADER=MEANING`: what a column is; repeatable")
	chosen(flags, &o.Declared, "declared", "survey, own employees, posted pay, self-reported or public record", append([]market.Declaration{""}, market.Declarations()...)...)
	s.perFile(flags, &s.effective, "effective", "`date` the pay is for, as 2026-04-01")
	flags.Var(amount{&s.memory}, "most-memory", "GB that the file's table may take (default three quarters of what is free, 8 at most)")
	flags.StringArrayVar(&s.database.Narrow, "narrow", nil, "`COLUMN=VALUE`: who is taken of a table in a database, before anybody leaves it; A..B for numbers, COLUMN^=PREFIX begins with; repeatable")
	flags.BoolVar(&s.database.Ask, "ask", false, "leave people in the database and ask it, instead of taking them")
	flags.DurationVar(&s.database.Timeout, "statement-timeout", 0, "`time` that a statement of a database may take, as 90s or 5m (default 60s)")
	flags.BoolVar(&s.database.InsecureTLS, "insecure-tls", false, "do not check the certificate of a database; it is said on all that is written")
	flags.BoolVar(&o.ZeroPay, "zero-is-pay", false, "a zero in the pay column is pay, not unknown")
	flags.BoolVar(&o.BlankBonusIsZero, "blank-bonus-is-zero", false, "a blank bonus or commission is none, not unknown")
	chosen(flags, &o.PayIs, "pay-is", "paid or full-time: how part-timers' pay is stated, where a column says what part of full time they work", "", "paid", "full-time")
	flags.BoolVar(&o.OwnHours, "own-hours", false, "actual earnings: annualise by the row's own weekly hours")
	flags.BoolVar(&o.KeepAbsurd, "keep-absurd", false, "take pay that looks like a mistake")
	flags.BoolVar(&o.NumbersOnly, "numbers-only", false, "take pay only from cells that are a plain number")
	flags.StringArrayVar(&o.FoldSpelling, "fold", nil, "`column` whose spellings that differ by case or spaces are one; repeatable")
}

// perFile declares a flag of a text that may speak of another file than FILE, behind its
// name and a colon.
func (s *sourceFlags) perFile(flags *pflag.FlagSet, place *string, name, usage string) {
	f := &perFile{name: name, place: place}
	s.each = append(s.each, f)
	flags.Var(f, name, usage)
}

// perFile is a flag that may be given once for each of several files.
type perFile struct {
	name  string
	place *string // the text of FILE
	given []string
}

// Set takes one more text; that of FILE is the last one, until names are known.
func (f *perFile) Set(text string) error {
	*f.place = text
	f.given = append(f.given, text)
	return nil
}

// String is the text that stands now.
func (f *perFile) String() string {
	if f.place == nil {
		return ""
	}
	return *f.place
}

// Type names what the flag takes where its usage does not.
func (f *perFile) Type() string { return "string" }

// resolve turns the texts into options.
func (s *sourceFlags) resolve() error {
	s.options.MostMemory = int64(s.memory * (1 << 30))
	if s.password != "" {
		text, err := os.ReadFile(s.password)
		if err != nil {
			return fmt.Errorf("--password-file: %w", err)
		}
		line, _, _ := strings.Cut(string(text), "\n")
		s.options.Password = strings.TrimSuffix(line, "\r")
	}
	if s.headerRow != "" {
		row, err := strconv.Atoi(s.headerRow)
		if err != nil || row < 0 {
			return usageError{fmt.Errorf("--header-row %q: write the row's number, or 0 if the file has no headers", s.headerRow)}
		}
		s.options.HeaderRow, s.options.NoHeader = row, row == 0
	}
	if s.effective != "" {
		date, err := time.Parse(time.DateOnly, s.effective)
		if err != nil {
			return usageError{fmt.Errorf("--effective %q: write the date as 2026-04-01", s.effective)}
		}
		s.options.Effective = date
	}
	for _, text := range s.columns {
		header, meaning, ok := strings.Cut(text, "=")
		m, known := columns.ParseMeaning(meaning)
		if !ok || !known {
			return usageError{fmt.Errorf("--column %q: write HEADER=MEANING, where MEANING is one of %s", text, meanings())}
		}
		s.options.Columns = append(s.options.Columns, ingest.Choice{Header: header, Meaning: m})
	}
	return nil
}

// open opens the file, or a built-in market where none is named. A study, or a
// workbook that carries one, stands for the file it was made from, and what it
// asks is what other flags change; changed says that the file is another one now.
func (s *sourceFlags) open(ctx context.Context, env Env, file string) (src *desk.Source, asked study.Study, changed bool, err error) {
	var saved study.Study
	from := study.Source{Path: file, Options: s.options}
	switch {
	case file == "" && s.benchmarks:
		from.Inside = study.Benchmarks
		err = s.refuse("the built-in wages are read already")
	case file == "":
		err = s.refuse("the sample market is read already")
	case s.benchmarks:
		err = usageError{errors.New("--benchmarks goes without FILE")}
	default:
		saved, from, err = s.saved(ctx, env, file)
	}
	if err != nil {
		return nil, saved, false, err
	}
	setIf(&from.Options.Hours, s.options.Hours)
	if s.instead != "" {
		src, asked, err = s.carry(ctx, env, saved, from)
		return src, asked, false, err
	}
	if src, err = s.read(ctx, env, from); err != nil {
		return nil, saved, false, err
	}
	if saved.Sources == nil {
		return src, src.Everybody(), false, nil
	}
	return src, saved.WithSource(src.From), from.Changed(src.About()), nil
}

// carry puts a study to another file than its own, which is read as its own is unless
// flags say how.
func (s *sourceFlags) carry(ctx context.Context, env Env, saved study.Study, from study.Source) (*desk.Source, study.Study, error) {
	if saved.Sources == nil {
		return nil, saved, usageError{errors.New("--source goes with a study: FILE is none")}
	}
	to := study.Source{Path: s.instead, Options: from.Options}
	to.Options.Effective = time.Time{}
	if s.given() != nil {
		to.Options = s.options
	}
	src, err := s.read(ctx, env, to)
	if err != nil {
		return nil, saved, err
	}
	before, why := s.read(ctx, env, from)
	if s.carried, err = src.Carry(ctx, saved, before, why); err != nil {
		return nil, saved, err
	}
	return src, s.carried.Study, nil
}

// saved returns the study that the file holds and the source it is of; the file
// itself where it holds none.
func (s *sourceFlags) saved(ctx context.Context, env Env, file string) (saved study.Study, from study.Source, err error) {
	from = study.Source{Path: file, Options: s.options}
	if desk.IsAddress(file) {
		from.Path, from.Database = "", s.database
		from.Database.Address = file
		if err := desk.CheckDatabase(from.Database); err != nil {
			return saved, from, usageError{err}
		}
		return saved, from, nil
	}
	if file == piped {
		if from, err = s.pipe(ctx, env); err != nil {
			return saved, from, err
		}
	}
	saved, ok, err := desk.Saved(from.Path)
	switch {
	case err != nil:
		return saved, from, err
	case !ok && (s.database.Narrow != nil || s.database.Ask):
		return saved, from, usageError{errors.New("--narrow and --ask speak of a table in a database: FILE is postgres://user@host/database?table=schema.table")}
	case !ok:
		return saved, from, nil
	}
	from = saved.Source()
	if s.instead != "" {
		return saved, from, nil
	}
	return saved, from, s.refuse("the study says how its file is read")
}

// pipe takes the standard input.
func (s *sourceFlags) pipe(ctx context.Context, env Env) (from study.Source, err error) {
	if env.Typed || env.Stdin == nil {
		return from, usageError{errors.New("- reads what is piped in, and nothing is; write COMMAND | paybench … -, or name a file")}
	}
	progress, done := env.reading("Standard input")
	defer done()
	from, s.remove, err = desk.Pipe(ctx, env.Stdin, s.options, progress)
	return from, err
}

// refuse says that flags are given which say how a file is to be read, though that
// is not to be said.
func (s *sourceFlags) refuse(why string) error {
	given := s.given()
	if given == nil {
		return nil
	}
	return usageError{fmt.Errorf("%s: %s", strings.Join(given, ", "), why)}
}

// given are the flags given that say how a file is read.
func (s *sourceFlags) given() []string {
	var given []string
	s.reading.VisitAll(func(f *pflag.Flag) {
		if f.Changed && f.Name != "statement-timeout" && f.Name != "insecure-tls" { // those are of each time
			given = append(given, "--"+f.Name)
		}
	})
	return given
}

// read opens a source. A pay column that the importer did not take for pay is read
// as pay when it is asked for.
func (s *sourceFlags) read(ctx context.Context, env Env, from study.Source) (*desk.Source, error) {
	from = s.spoken(from)
	progress, done := env.reading(nameOf(from))
	defer done()
	if from.BuiltIn() || s.pay == "" {
		src, err := desk.Open(ctx, from, progress)
		s.opened = src
		return src, err
	}
	src, err := desk.Import(ctx, from, progress)
	s.opened = src
	switch {
	case src == nil:
		return nil, err
	case err == nil:
		if _, missing := src.Element(s.pay); missing == nil {
			return src, nil
		}
	}
	from.Options.Pay = s.pay
	return src.With(ctx, from.Options)
}

// spoken is a source with how its database is spoken with, which no study keeps.
func (s *sourceFlags) spoken(from study.Source) study.Source {
	from.Database.Timeout, from.Database.InsecureTLS = s.database.Timeout, s.database.InsecureTLS
	return from
}

// nameOf is what a source is called while it is read.
func nameOf(from study.Source) string {
	switch {
	case from.Piped:
		return "Standard input"
	case from.Database.Address != "", desk.IsAddress(from.Path):
		return "Database"
	}
	return filepath.Base(from.Path)
}

// meanings lists what --column takes.
func meanings() string {
	var names []string
	for _, m := range columns.Meanings() {
		names = append(names, string(m))
	}
	return strings.Join(names, ", ") + ", or a percentile: p10, p25 and so on"
}
