// Package ingest turns a file that somebody else made into a market, and says
// of every cell and row what became of it.
//
// Reading a file goes through these steps, each in files of its own:
//
//  1. The file is opened by package sheets, which tells what it is and gives the
//     first rows of a sheet, and all rows in columns.
//  2. The sheet and the row of its headers are told from how its rows look
//     (choosesheet.go, header.go).
//  3. The headers' words and a sample of the cells say what each column means;
//     the user's choices come before both (words.go, meaning.go).
//  4. All rows are read once into columns (load.go).
//  5. Each pay column's decimal mark, currency and period are decided from all
//     of its cells, and pay is brought to a full-time year (pay.go).
//  6. Rows with pay become a market; the others stand in the Report (build.go).
//
// No row and no cell is dropped in silence: rows read are rows taken plus rows
// in the report.
package ingest

import (
	"context"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sheets"
)

// Options are the user's choices about a file. The zero value decides
// everything from the file. Options are saved with a study, and remembered for
// the next file with the same headers (see Understanding.Fingerprint).
type Options struct {
	Name      string             `json:"name,omitempty"`       // what to call the market; "" takes the file's name
	Note      string             `json:"note,omitempty"`       // what must stand beside its name wherever it is shown
	Sheet     string             `json:"sheet,omitempty"`      // worksheet; "" takes the first one that looks like a table
	Encoding  string             `json:"encoding,omitempty"`   // of a text, as sheets.Encodings names it; "" tells it from the bytes
	HeaderRow int                `json:"header_row,omitempty"` // 1-based row of the headers (the last one, if they span rows); 0 finds it
	NoHeader  bool               `json:"no_header,omitempty"`  // no row holds headers: the columns are called by their letters
	As        market.Form        `json:"as,omitempty"`         // what kind of file it is; "" decides
	Columns   []Choice           `json:"columns,omitempty"`    // what the user says about columns
	Pay       string             `json:"pay,omitempty"`        // header of a column to be read as pay, whatever its header says
	Period    string             `json:"period,omitempty"`     // year, month, half-month, fortnight, week, day or hour: what pay means where neither cell nor header says
	Currency  string             `json:"currency,omitempty"`   // ISO code of pay where nothing says
	Hours     float64            `json:"hours,omitempty"`      // working hours of a full-time year; 0 is market.StandardHours
	Declared  market.Declaration `json:"declared,omitempty"`   // how the pay came into the file
	Effective time.Time          `json:"effective,omitzero"`   // date the pay is for; zero is unknown

	ZeroPay          bool     `json:"zero_pay,omitempty"`            // a zero in the pay column is pay, not unknown
	BlankBonusIsZero bool     `json:"blank_bonus_is_zero,omitempty"` // a blank bonus or commission is none, not unknown
	OwnHours         bool     `json:"own_hours,omitempty"`           // actual earnings: annualise by the row's own weekly hours, leave FTE alone
	MostMemory       int64    `json:"-"`                             // bytes that the table may take; 0 is sheets.DefaultMemory
	KeepAbsurd       bool     `json:"keep_absurd,omitempty"`         // take pay that looks like a mistake
	NumbersOnly      bool     `json:"numbers_only,omitempty"`        // take pay only from cells that are a plain number: no ranges, no words
	FoldSpelling     []string `json:"fold_spelling,omitempty"`       // headers of columns whose spellings that differ by case or spaces are one
}

// Choice is what the user says about one column. Empty fields leave the
// decision to the importer.
type Choice struct {
	Header   string  `json:"header"`
	Meaning  Meaning `json:"meaning,omitempty"`
	Period   string  `json:"period,omitempty"`   // as Options.Period
	Currency string  `json:"currency,omitempty"` // ISO code
	Decimal  string  `json:"decimal,omitempty"`  // "." or ","
}

// Loaded is a file that became a market.
type Loaded struct {
	Market        market.Market
	Understanding Understanding
	Report        Report
	Options       Options // as given
}

// Inspect reads a file and says what it understood, without making a market of
// it. A file whose pay column is not recognised is not an error here: the
// Understanding says so, for the user to choose one.
func Inspect(ctx context.Context, path string, o Options) (*Understanding, error) {
	return inspect(ctx, path, o)
}

// Load reads a file into a market. Progress may be nil. It fails with one of
// the errors of this package when the file has nothing that can be taken, and
// with ctx's error soon after ctx is done.
func Load(ctx context.Context, path string, o Options, progress sheets.Progress) (*Loaded, error) {
	return load(ctx, path, o, progress)
}

// LoadBytes reads a file that is already in memory, for example one embedded in
// the program; name stands for its path in messages and in the market.
func LoadBytes(ctx context.Context, name string, data []byte, o Options) (*Loaded, error) {
	return loadBytes(ctx, name, data, o)
}
