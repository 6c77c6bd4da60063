package desk

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/benchmarks"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sample"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/warehouse"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// Saved reads the study that a file holds: a study file, or a workbook of ours,
// which carries one. ok is false for any other file; what is wrong with one that
// cannot be read is said on opening it.
func Saved(path string) (saved study.Study, ok bool, err error) {
	if strings.EqualFold(filepath.Ext(path), study.Extension) {
		saved, err = study.Load(path)
		return saved, err == nil, err
	}
	text, ok, err := sheet.ReadStudy(path)
	if err != nil || !ok {
		return study.Study{}, false, nil
	}
	if saved, err = study.Read(bytes.NewReader(text)); err != nil {
		return study.Study{}, false, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return saved, true, nil
}

// Open opens a source. Progress may be nil. It fails with one of the errors of
// packages ingest and sheets, and with ctx's error soon after ctx is done; where a
// file was read and only holds no pay, the source is returned beside the error.
func Open(ctx context.Context, from study.Source, progress sheets.Progress) (*Source, error) {
	from = located(from)
	if from.BuiltIn() {
		return openInside(ctx, from.Inside)
	}
	if from.Database.Ask {
		return ask(ctx, from)
	}
	r, err := read(ctx, from, progress)
	if err != nil {
		return nil, err
	}
	return sourceOf(ctx, from, r)
}

// read reads a file, or takes a table.
func read(ctx context.Context, from study.Source, progress sheets.Progress) (*ingest.Reading, error) {
	if from = located(from); from.Database.Address != "" {
		return take(ctx, from, progress)
	}
	if from.Piped {
		return ingest.ReadAs(ctx, pipeName, from.Path, from.Options, progress)
	}
	return ingest.Read(ctx, from.Path, from.Options, progress)
}

// Import opens a file as Open does and keeps what was read of it, so that With
// hardly ever reads it again.
func Import(ctx context.Context, from study.Source, progress sheets.Progress) (*Source, error) {
	from = located(from)
	if from.Database.Ask {
		return ask(ctx, from)
	}
	r, err := read(ctx, from, progress)
	if err != nil {
		return nil, err
	}
	return kept(ctx, from, r)
}

// With is a file's source under other choices; one that was not imported is read
// again.
func (s *Source) With(ctx context.Context, o ingest.Options) (*Source, error) {
	if s.reading == nil || s.From.Database.Address != "" && s.reading.ReadsAgain(o) {
		from := s.From
		from.Options = o
		if s.looked {
			return Look(ctx, from, nil)
		}
		return Import(ctx, from, nil)
	}
	o.Password = cmp.Or(o.Password, s.reading.Options.Password)
	r, err := s.reading.With(ctx, o)
	if err != nil {
		return nil, err
	}
	next, err := kept(ctx, s.From, r)
	if next != nil {
		next.looked = s.looked
	}
	return next, err
}

// Settled is the source without what was read of its file, which may be large: no
// other choice is to be made.
func (s *Source) Settled() *Source {
	settled := *s
	settled.reading = nil
	return &settled
}

// kept is the source that a reading holds, with the reading.
func kept(ctx context.Context, from study.Source, r *ingest.Reading) (*Source, error) {
	r.Keep = true
	s, err := sourceOf(ctx, from, r)
	if s != nil {
		s.reading = r
	}
	return s, err
}

// sourceOf is the source that a reading of a file holds.
func sourceOf(ctx context.Context, from study.Source, r *ingest.Reading) (*Source, error) {
	path := from.Path
	if path != "" {
		var err error
		if path, err = filepath.Abs(path); err != nil {
			return nil, fmt.Errorf("%s: %w", from.Path, err)
		}
	}
	loaded, err := source.Make(ctx, r)
	if loaded == nil {
		return nil, err
	}
	o := loaded.Options
	o.Password = "" // it opens the file and is kept nowhere
	if from.Database.Address != "" {
		o.Note = remark.Remark{} // of the connection, which may be another the next time
	}
	return newSource(loaded, study.Source{Path: path, Size: r.Facts.Size, SHA256: r.SHA256, Options: o, Piped: from.Piped, Database: from.Database}), err
}

// openInside opens a market that ships inside the program.
func openInside(ctx context.Context, inside string) (*Source, error) {
	switch inside {
	case "":
		return sampleMarket()
	case study.Benchmarks:
		loaded, err := benchmarks.Load(ctx, assets.Benchmarks)
		if err != nil {
			return nil, err
		}
		return newSource(loaded, study.Source{Inside: inside}), nil
	case study.Example:
		loaded, err := source.LoadBytes(ctx, "Example survey", assets.ExampleMarket, ingest.Options{Declared: market.Survey})
		if err != nil {
			return nil, err
		}
		return newSource(loaded, study.Source{Inside: inside}), nil
	default:
		return nil, fmt.Errorf("there is no built-in market %q; a newer version of Paybench may have it", inside)
	}
}

// sampleMarket is the source that every window shows first. It is read once.
var sampleMarket = sync.OnceValues(func() (*Source, error) {
	loaded, err := sample.Load(context.Background(), assets.SampleMarket)
	if err != nil {
		return nil, err
	}
	return newSource(loaded, study.Source{}), nil
})

// Prepare reads the sample market ahead, while a window is made that will show it.
// Whoever opens it waits for that.
func Prepare() { _, _ = sampleMarket() } // opening it says what is wrong

// newSource is the source of what was loaded.
func newSource(loaded *ingest.Loaded, from study.Source) *Source {
	s := Of(loaded.Market)
	s.From, s.Understanding, s.Report = from, loaded.Understanding, loaded.Report
	return s
}

// Of is the source of a market that was made of no single file. What the market can
// do beyond figures is asked here.
func Of(m market.Market) *Source {
	s := &Source{market: m}
	s.people, _ = m.(market.People)
	s.records, _ = m.(*records.Market)
	s.asked, _ = m.(*warehouse.Market)
	return s
}
