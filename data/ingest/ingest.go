// Package ingest reads a file that somebody else made, once, and says what its
// rows and columns are. It makes no market: packages records and published, and
// later a roster, make theirs from its Reading.
//
// Reading a file goes through these steps:
//
//  1. The file is opened by package sheets, which tells what it is and gives the
//     first rows of a sheet, and all rows in typed columns.
//  2. The sheet with pay is chosen (choosesheet.go), and where its table is
//     (layout).
//  3. Headers and a sample of the cells say what each column may mean, and so what
//     of it is kept (columns).
//  4. All rows are read. All cells now say what each column means: the same
//     assignment again, which is final (columns).
//  5. Rows that are no data are told: headers again, labels over blocks, totals,
//     notes (rows).
//
// The user's choices come before everything. A choice about a column that was kept
// needs no reading: see Reading.With.
package ingest

import (
	"time"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// Form is what kind of file it is.
type Form string

// The forms.
const (
	RecordsForm   Form = "records"   // one row a person
	PublishedForm Form = "published" // one row a group, percentiles computed by somebody else
	RosterForm    Form = "roster"    // one row an employee of ours; every column is kept, and so are people without pay
)

// Options are the user's choices about a file. The zero value decides
// everything from the file. Options are saved with a study, and remembered for
// the next file with the same headers (see Understanding.Fingerprint).
type Options struct {
	Name      string             `json:"name,omitempty"`       // what to call the market; "" takes the file's name
	Note      remark.Remark      `json:"-"`                    // of a built-in market: what must stand beside its name wherever it is shown
	Sheet     string             `json:"sheet,omitempty"`      // worksheet; "" takes the first one that looks like a table
	Encoding  string             `json:"encoding,omitempty"`   // of a text, as sheets.Encodings names it; "" tells it from the bytes
	HeaderRow int                `json:"header_row,omitempty"` // 1-based row of the headers (the last one, if they span rows); 0 finds it
	NoHeader  bool               `json:"no_header,omitempty"`  // no row holds headers: the columns are called by their letters
	As        Form               `json:"as,omitempty"`         // what kind of file it is; "" decides
	Columns   []Choice           `json:"columns,omitempty"`    // what the user says about columns
	Pay       string             `json:"pay,omitempty"`        // header of a column to be read as pay, whatever its header says
	Period    string             `json:"period,omitempty"`     // year, month, half-month, fortnight, week, day or hour: what pay means where neither cell nor header says
	Currency  string             `json:"currency,omitempty"`   // ISO code of pay where nothing says
	Hours     float64            `json:"hours,omitempty"`      // working hours of a full-time year; 0 is market.StandardHours
	PayIs     string             `json:"pay_is,omitempty"`     // "full-time": part-timers' pay is stated for full time; "" and "paid": as it is paid
	Declared  market.Declaration `json:"declared,omitempty"`   // how the pay came into the file
	Effective time.Time          `json:"effective,omitzero"`   // date the pay is for; zero is unknown

	ZeroPay          bool     `json:"zero_pay,omitempty"`            // a zero in the pay column is pay, not unknown
	BlankBonusIsZero bool     `json:"blank_bonus_is_zero,omitempty"` // a blank bonus or commission is none, not unknown
	OwnHours         bool     `json:"own_hours,omitempty"`           // actual earnings: annualise by the row's own weekly hours, leave FTE alone
	MostMemory       int64    `json:"-"`                             // bytes that the table may take; 0 is sheets.Allowance
	Password         string   `json:"-"`                             // of a workbook that is locked
	KeepAbsurd       bool     `json:"keep_absurd,omitempty"`         // take pay that looks like a mistake
	NumbersOnly      bool     `json:"numbers_only,omitempty"`        // take pay only from cells that are a plain number: no ranges, no words
	FoldSpelling     []string `json:"fold_spelling,omitempty"`       // headers of columns whose spellings that differ by case or spaces are one
}

// Choice is what the user says about one column. Empty fields leave the
// decision to the importer.
type Choice struct {
	Header   string          `json:"header"`
	Meaning  columns.Meaning `json:"meaning,omitempty"`
	Period   string          `json:"period,omitempty"`   // as Options.Period
	Currency string          `json:"currency,omitempty"` // ISO code
	Decimal  string          `json:"decimal,omitempty"`  // "." or ","
}

// Loaded is a file that became a market.
type Loaded struct {
	Market        market.Market
	Understanding Understanding
	Report        Report
	Options       Options // as given
}
