package sheets

import (
	"bytes"
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"github.com/paybench/paybench/data/remark"
)

// parquetFile is a table in a Parquet file. Each column of values is a column of
// the table: a part of a record is called by its path, "address.city", and the
// values of a list stand in one cell.
type parquetFile struct {
	content Content
	file    *parquet.File
	names   []string                     // of the columns
	texts   []func(parquet.Value) string // how each column is written
}

// openParquet opens a Parquet file.
func openParquet(ctx context.Context, c Content, _ Options) (reader, error) {
	data, err := c.all(ctx)
	if err != nil {
		return nil, err
	}
	if err := checkFooter(data); err != nil {
		return nil, damaged(c.name, err)
	}
	p := &parquetFile{content: c}
	err = guarded(func() error {
		if p.file, err = parquet.OpenFile(bytes.NewReader(data), int64(len(data)), parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true)); err != nil {
			return err
		}
		var unpacked int64
		for _, group := range p.file.Metadata().RowGroups {
			unpacked += group.TotalByteSize
		}
		if unpacked > mostUnpacked {
			return tooLarge(c.name, mostUnpacked)
		}
		if err := checkPages(data, p.file); err != nil {
			return err
		}
		p.addColumns(p.file.Root(), "")
		return nil
	})
	var known *Error
	if err != nil && !errors.As(err, &known) {
		err = damaged(c.name, err)
	}
	return p, err
}

// addColumns adds the columns of values in a group, whose name is the beginning
// of theirs. What a list is made of has no name of its own: the group of a list
// holds one repeated group, which holds one element.
func (p *parquetFile) addColumns(group *parquet.Column, name string) {
	columns := group.Columns()
	for _, c := range columns {
		path := c.Name()
		switch {
		case name == "":
		case len(columns) == 1 && (c.Repeated() || group.Repeated()):
			path = name
		default:
			path = name + "." + path
		}
		if c.Leaf() {
			p.names = append(p.names, path)
			p.texts = append(p.texts, parquetText(c.Type()))
			continue
		}
		p.addColumns(c, path)
	}
}

// guarded turns a panic of a library about what it reads into an error.
func guarded(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("it cannot be decoded: %v", p)
		}
	}()
	return do()
}

// parquetText returns how the values of a column's type are written.
func parquetText(t parquet.Type) func(parquet.Value) string {
	logical := t.LogicalType()
	if logical == nil {
		return valueText
	}
	switch l := logical.Value.(type) {
	case *format.DecimalType:
		return func(v parquet.Value) string { return decimalText(v, int(l.Scale)) }
	case *format.DateType:
		return func(v parquet.Value) string {
			return time.Unix(int64(v.Int32())*24*60*60, 0).UTC().Format(time.DateOnly)
		}
	case *format.IntType:
		if !l.IsSigned {
			return unsignedText
		}
	case *format.TimeType:
		return timeText(l.Unit)
	case *format.UUIDType:
		return func(v parquet.Value) string { return hex.EncodeToString(v.ByteArray()) }
	case *format.TimestampType:
		return func(v parquet.Value) string { return instant(v.Int64(), l.Unit).UTC().Format(time.DateTime) }
	}
	return valueText
}

// unsignedText writes a whole number that is never below zero.
func unsignedText(v parquet.Value) string {
	if v.Kind() == parquet.Int32 {
		return strconv.FormatUint(uint64(v.Uint32()), 10)
	}
	return strconv.FormatUint(v.Uint64(), 10)
}

// timeText writes a time of day, counted in units from midnight.
func timeText(unit format.TimeUnit) func(parquet.Value) string {
	return func(v parquet.Value) string {
		n := v.Int64()
		if v.Kind() == parquet.Int32 {
			n = int64(v.Int32())
		}
		return instant(n, unit).UTC().Format(time.TimeOnly)
	}
}

// instant returns the time so many units after the beginning of 1970.
func instant(n int64, unit format.TimeUnit) time.Time {
	switch unit.Value.(type) {
	case *format.MilliSeconds:
		return time.UnixMilli(n)
	case *format.MicroSeconds:
		return time.UnixMicro(n)
	}
	return time.Unix(0, n)
}

// valueText writes a value without a logical type.
func valueText(v parquet.Value) string {
	switch v.Kind() {
	case parquet.Double:
		return floatText(v.Double(), 64)
	case parquet.Float:
		return floatText(float64(v.Float()), 32)
	case parquet.ByteArray, parquet.FixedLenByteArray:
		return string(v.ByteArray())
	case parquet.Int96: // a time as Impala and Spark write it: nanoseconds, and the Julian day
		const julian = 2_440_588 // the first of 1970
		n := v.Int96()
		day := int64(n[2]) - julian
		return time.Unix(day*24*60*60, int64(n[1])<<32|int64(n[0])).UTC().Format(time.DateTime)
	}
	return v.String()
}

func floatText(x float64, bits int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	return strconv.FormatFloat(x, 'f', -1, bits)
}

// decimalText writes a whole number with its last digits, as many as scale says,
// after a point.
func decimalText(v parquet.Value, scale int) string {
	var n big.Int
	switch v.Kind() {
	case parquet.Int32:
		n.SetInt64(int64(v.Int32()))
	case parquet.Int64:
		n.SetInt64(v.Int64())
	default:
		data := v.ByteArray()
		n.SetBytes(data)
		if len(data) > 0 && data[0] >= 0x80 { // two's complement
			n.Sub(&n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(data))))
		}
	}
	x := new(big.Rat).SetFrac(&n, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(scale)), nil))
	text := x.FloatString(scale)
	if scale > 0 {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// each calls yield for the headers and every row until it returns false.
func (p *parquetFile) each(ctx context.Context, progress Progress, yield func(line int, cells []string) bool) error {
	line := 1
	if !yield(line, p.names) {
		return nil
	}
	next := func(cells []string) bool { line++; return yield(line, cells) }
	return guarded(func() error {
		for _, group := range p.file.RowGroups() {
			more, err := p.group(ctx, group, next)
			if err != nil || !more {
				return err
			}
			if rows := p.file.NumRows(); progress != nil && rows > 0 {
				progress(int64(float64(p.content.size)*float64(line-1)/float64(rows)), p.content.size)
			}
		}
		return nil
	})
}

// group calls yield for the rows of one group, and reports whether it wants more.
func (p *parquetFile) group(ctx context.Context, group parquet.RowGroup, yield func(cells []string) bool) (more bool, err error) {
	rows := group.Rows()
	defer func() { err = errors.Join(err, rows.Close()) }()
	buffer := make([]parquet.Row, 512)
	cells := make([]string, len(p.names))
	for ctx.Err() == nil {
		n, err := rows.ReadRows(buffer)
		for _, row := range buffer[:n] {
			p.write(row, cells)
			if !yield(cells) {
				return false, nil
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return true, nil
		case err != nil:
			return false, damaged(p.content.name, err)
		}
	}
	return false, ctx.Err()
}

// write writes the values of a row as cells, those of a list behind each other.
func (p *parquetFile) write(row parquet.Row, cells []string) {
	clear(cells)
	for _, v := range row {
		i := v.Column()
		if i < 0 || i >= len(cells) || v.IsNull() {
			continue
		}
		if text := p.texts[i](v); cells[i] == "" {
			cells[i] = text
		} else {
			cells[i] += "; " + text
		}
	}
}

func (p *parquetFile) sheets() []Sheet { return []Sheet{{}} }

func (p *parquetFile) sample(ctx context.Context, _ string, most int) (Sample, error) {
	rows, err := firstRows(most, func(yield func(line int, cells []string) bool) error { return p.each(ctx, nil, yield) })
	return Sample{Rows: rows, Named: true}, err
}

func (p *parquetFile) scan(ctx context.Context, _ string, header int, pl Plan, progress Progress) (*Table, error) {
	return scanRows(ctx, header, pl, func(yield func(line int, cells []string) bool) error {
		return p.each(ctx, progress, yield)
	})
}

func (p *parquetFile) remarks() []remark.Remark { return nil }

func (p *parquetFile) describe(f *Facts) { f.Container = cmp.Or(p.content.container, "parquet") }
