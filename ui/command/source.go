package command

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/benchmarks"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sample"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/workbook"
)

// sourceFlags are the flags that say how a file is to be read.
type sourceFlags struct {
	options   ingest.Options
	as        string
	declared  string
	effective string
	headerRow string
	columns   []string
	pay       string
	memory    float64

	benchmarks bool
	question   market.Query // what is asked before other flags change it; set by load
}

// add declares the flags.
func (s *sourceFlags) add(flags *pflag.FlagSet) {
	o := &s.options
	flags.BoolVar(&s.benchmarks, "benchmarks", false, "without FILE: the built-in US national wages instead of the sample market")
	flags.StringVar(&o.Sheet, "sheet", "", "worksheet, or table of a zip archive")
	flags.StringVar(&o.Encoding, "encoding", "", "encoding of a text, as Windows-1250 (default: told from its bytes)")
	flags.StringVar(&s.headerRow, "header-row", "", "`row` of the headers, counted from 1; 0 if the file has none")
	flags.StringVar(&s.as, "as", "", "records or published: what kind of file it is, where that can't be told")
	flags.StringVar(&s.pay, "pay", "", "pay element or column (default: base; if there is only a total, that)")
	flags.StringVar(&o.Period, "period", "", "year, month, week, day or hour: what the pay column means where it can't be told")
	flags.StringVar(&o.Currency, "currency", "", "ISO code of pay where the file doesn't say")
	flags.Float64Var(&o.Hours, "hours", 0, "working hours of a full-time year (default 2080)")
	flags.StringArrayVar(&s.columns, "column", nil, "HEADER=MEANING: what a column is; repeatable")
	flags.StringVar(&s.declared, "declared", "", "survey, own employees, posted pay, self-reported or public record")
	flags.StringVar(&s.effective, "effective", "", "date the pay is for, as 2026-04-01")
	flags.Float64Var(&s.memory, "most-memory", ingest.DefaultMemory>>30, "GB that the file's table may take")
	flags.BoolVar(&o.ZeroPay, "zero-is-pay", false, "a zero in the pay column is pay, not unknown")
	flags.BoolVar(&o.BlankBonusIsZero, "blank-bonus-is-zero", false, "a blank bonus or commission is none, not unknown")
	flags.BoolVar(&o.OwnHours, "own-hours", false, "actual earnings: annualise by the row's own weekly hours")
	flags.BoolVar(&o.KeepAbsurd, "keep-absurd", false, "take pay that looks like a mistake")
	flags.BoolVar(&o.NumbersOnly, "numbers-only", false, "take pay only from cells that are a plain number")
	flags.StringArrayVar(&o.FoldSpelling, "fold", nil, "column whose spellings that differ by case or spaces are one; repeatable")
}

// resolve turns the texts into options.
func (s *sourceFlags) resolve() error {
	switch form := market.Form(s.as); form {
	case "", market.RecordsForm, market.PublishedForm:
		s.options.As = form
	default:
		return usageError{fmt.Errorf("--as %q: use records or published", s.as)}
	}
	if s.memory <= 0 {
		return usageError{fmt.Errorf("--most-memory %g: write how many GB", s.memory)}
	}
	s.options.MostMemory = int64(s.memory * (1 << 30))
	if s.headerRow != "" {
		row, err := strconv.Atoi(s.headerRow)
		if err != nil || row < 0 {
			return usageError{fmt.Errorf("--header-row %q: write the row's number, or 0 if the file has no headers", s.headerRow)}
		}
		s.options.HeaderRow, s.options.NoHeader = row, row == 0
	}
	if s.declared != "" {
		s.options.Declared = market.Declaration(s.declared)
		if !contains(market.Declarations(), s.options.Declared) {
			return usageError{fmt.Errorf("--declared %q: use survey, own employees, posted pay, self-reported or public record", s.declared)}
		}
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
		m, known := ingest.ParseMeaning(meaning)
		if !ok || !known {
			return usageError{fmt.Errorf("--column %q: write HEADER=MEANING, where MEANING is one of %s", text, meanings())}
		}
		s.options.Columns = append(s.options.Columns, ingest.Choice{Header: header, Meaning: m})
	}
	return nil
}

// load reads the file, or a built-in market where none is named. A study, or a
// workbook that carries one, stands for the file it was made from, and what it
// asks becomes the question that other flags change. A pay column that the
// importer did not take for pay is read as pay when it is asked for.
func (s *sourceFlags) load(ctx context.Context, file string) (*ingest.Loaded, error) {
	s.question = market.NewQuery()
	if file == "" {
		return s.loadBuiltIn(ctx)
	}
	saved, ok, err := openStudy(file)
	if err != nil {
		return nil, err
	}
	if ok {
		source := saved.Source()
		s.question = saved.Query
		if source.BuiltIn() {
			return s.loadBuiltIn(ctx)
		}
		return ingest.Load(ctx, source.Path, source.Options, nil)
	}
	return s.loadFile(ctx, file)
}

// loadBuiltIn reads one of the markets inside the program.
func (s *sourceFlags) loadBuiltIn(ctx context.Context) (*ingest.Loaded, error) {
	if s.benchmarks {
		return benchmarks.Load(ctx, assets.Benchmarks)
	}
	return sample.Load(ctx, assets.SampleMarket)
}

// loadFile reads a pay file.
func (s *sourceFlags) loadFile(ctx context.Context, file string) (*ingest.Loaded, error) {
	loaded, err := ingest.Load(ctx, file, s.options, nil)
	if s.pay == "" {
		return loaded, err
	}
	if err == nil {
		if _, missing := market.FindElement(loaded.Market, s.pay); missing == nil {
			return loaded, nil
		}
	}
	again := s.options
	again.Pay = s.pay
	return ingest.Load(ctx, file, again, nil)
}

// openStudy reads a study file or the study inside one of our own workbooks; ok
// is false for any other file, which the importer may know.
func openStudy(file string) (saved study.Study, ok bool, err error) {
	if strings.EqualFold(filepath.Ext(file), study.Extension) {
		saved, err = study.Load(file)
		return saved, err == nil, err
	}
	text, ok, err := workbook.ReadStudy(file)
	if err != nil || !ok {
		return study.Study{}, false, nil // the importer says what is wrong with it
	}
	saved, err = study.Read(bytes.NewReader(text))
	if err != nil {
		return study.Study{}, false, fmt.Errorf("%s: %w", filepath.Base(file), err)
	}
	return saved, true, nil
}

// contains reports whether a list has a value.
func contains[T comparable](list []T, value T) bool {
	for _, v := range list {
		if v == value {
			return true
		}
	}
	return false
}

// meanings lists what --column takes.
func meanings() string {
	var names []string
	for _, m := range ingest.Meanings() {
		names = append(names, string(m))
	}
	return strings.Join(names, ", ") + "; in a table of percentiles also p10, p25 and so on, mean, people, employers, scope, pay_element and effective_date"
}
