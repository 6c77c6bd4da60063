package sheets

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// jsonFile is records written as JSON: an array of objects, one object a line, or
// an object with arrays of objects in it, each of which is a sheet. A record is a
// row, and its members are the columns: a member of an object in it is called by
// its path, "address.city", and the values of an array stand in one cell.
type jsonFile struct {
	content Content
	charset charset
	arrays  []string            // paths of the sheets' arrays; "" is the top of the file
	names   map[string][]string // of the columns, by sheet
}

const (
	deepestJSON = 50   // objects and arrays in each other
	sampledJSON = 2000 // records that name the columns
)

// isJSON reports whether a file begins like JSON of objects.
func isJSON(head []byte) bool {
	r, err := markedCharset(head).reader(bytes.NewReader(head))
	if err != nil {
		return false
	}
	decoded, _ := io.ReadAll(r) // its end may be cut in the middle of a letter
	const spaces = " \t\r\n"
	start := bytes.TrimLeft(decoded, spaces)
	if len(start) == 0 {
		return false
	}
	next := bytes.TrimLeft(start[1:], spaces)
	return len(next) > 0 && (start[0] == '[' && next[0] == '{' || start[0] == '{' && (next[0] == '"' || next[0] == '}'))
}

// openJSON opens a file of JSON and finds the arrays of records in it.
func openJSON(ctx context.Context, c Content, _ Options) (reader, error) {
	head, err := c.head(ctx, sampleBytes)
	if err != nil {
		return nil, err
	}
	j := &jsonFile{content: c, charset: markedCharset(head), names: map[string][]string{}}
	s, err := j.start(ctx)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	first, err := s.next()
	if err != nil {
		return nil, err
	}
	if first == json.Delim('[') {
		j.arrays = []string{""}
		return j, nil
	}
	err = s.value(first, "", 0, func(path string) error { j.arrays = append(j.arrays, path); return nil }, func(string, string) {})
	if err != nil {
		return nil, err
	}
	switch _, err := s.next(); {
	case err == nil: // a record, and another one
		j.arrays = []string{""}
	case !errors.Is(err, io.EOF):
		return nil, err
	case len(j.arrays) == 0:
		return nil, kind{what: "it is JSON without an array of objects", do: "save its records as an array of objects, or as .csv"}.refused(c.name)
	}
	return j, nil
}

func (j *jsonFile) sheets() []Sheet {
	if len(j.arrays) == 1 {
		return []Sheet{{}}
	}
	var all []Sheet
	for _, path := range j.arrays {
		all = append(all, Sheet{Name: path})
	}
	return all
}

// each calls yield for the names of the columns and every record until it returns
// false.
func (j *jsonFile) each(ctx context.Context, sheet string, progress Progress, yield func(line int, cells []string) bool) error {
	names, ok := j.names[sheet]
	if !ok {
		read := 0
		all, err := j.records(ctx, sheet, nil, nil, func([]string) bool { read++; return read < sampledJSON })
		if err != nil {
			return err
		}
		names = all
		j.names[sheet] = names
	}
	line := 1
	if !yield(line, names) {
		return nil
	}
	_, err := j.records(ctx, sheet, names, progress, func(cells []string) bool { line++; return yield(line, cells) })
	return err
}

// records calls yield for every record until it returns false, with its cells in
// the order of the names and of those that come up besides. It returns all names.
func (j *jsonFile) records(ctx context.Context, sheet string, names []string, progress Progress, yield func(cells []string) bool) ([]string, error) {
	s, err := j.start(ctx)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	if len(j.arrays) == 1 {
		sheet = j.arrays[0]
	}
	r := jsonRecord{columns: map[string]int{}}
	for _, name := range names {
		r.put(name, "")
	}
	token, err := s.first(sheet)
	const often = 1000
	for n := 0; ; n++ {
		if progress != nil && n%often == 0 {
			progress(j.content.progress())
		}
		switch {
		case errors.Is(err, io.EOF), err == nil && token == json.Delim(']'):
			return r.names, nil
		case err != nil:
			return nil, err
		}
		clear(r.cells)
		put := r.put
		if token != json.Delim('{') { // no record
			put = func(string, string) {}
		}
		if err := s.value(token, "", 0, nil, put); err != nil {
			return nil, err
		}
		if len(r.names) > MostColumns {
			return nil, &Error{Kind: ErrNotTable, Err: fmt.Errorf("its records have more than %d names", MostColumns), Do: "choose another file"}
		}
		if !yield(r.cells) {
			return r.names, nil
		}
		token, err = s.next()
	}
}

// jsonRecord is the cells of a record.
type jsonRecord struct {
	columns map[string]int
	names   []string
	cells   []string
}

// put adds a value to the cell of a name.
func (r *jsonRecord) put(name, value string) {
	i, ok := r.columns[name]
	if !ok {
		i = len(r.names)
		r.columns[name] = i
		r.names, r.cells = append(r.names, name), append(r.cells, "")
	}
	if r.cells[i] != "" && value != "" {
		value = r.cells[i] + "; " + value
	}
	r.cells[i] = cmp.Or(value, r.cells[i])
}

// jsonScanner reads the tokens of a file.
type jsonScanner struct {
	io.Closer
	decoder *json.Decoder
	source  io.Reader
	ctx     context.Context
	read    int64 // bytes
}

// start begins to read the file.
func (j *jsonFile) start(ctx context.Context) (*jsonScanner, error) {
	r, err := j.content.open(ctx)
	if err != nil {
		return nil, err
	}
	decoded, err := j.charset.reader(r)
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	s := &jsonScanner{Closer: r, source: decoded, ctx: ctx}
	s.decoder = json.NewDecoder(s)
	s.decoder.UseNumber()
	return s, nil
}

// Read gives the decoder bytes, but no more than one token may be long.
func (s *jsonScanner) Read(p []byte) (int, error) {
	if s.read-s.decoder.InputOffset() > longestRow {
		return 0, fmt.Errorf("a value is longer than %d million bytes", longestRow>>20)
	}
	n, err := s.source.Read(p)
	s.read += int64(n)
	return n, err
}

// next returns the next token; io.EOF at the end of the file.
func (s *jsonScanner) next() (json.Token, error) {
	token, err := s.decoder.Token()
	switch {
	case s.ctx.Err() != nil:
		return nil, s.ctx.Err()
	case err == nil || errors.Is(err, io.EOF):
		return token, err
	}
	var known *Error
	if errors.As(err, &known) {
		return nil, err
	}
	return nil, damaged("", fmt.Errorf("its JSON ends at byte %d: %w", s.decoder.InputOffset(), err))
}

// inside is next within a value, where the file must not end.
func (s *jsonScanner) inside() (json.Token, error) {
	token, err := s.next()
	if errors.Is(err, io.EOF) {
		err = damaged("", errors.New("its JSON breaks off"))
	}
	return token, err
}

// value reads the value that begins with a token and calls put for each text,
// number and truth value in it, with its path. array is called for the path of
// each array of objects that lies in objects alone, and may stop it; it may be nil.
func (s *jsonScanner) value(token json.Token, path string, depth int, array func(path string) error, put func(path, value string)) error {
	delim, ok := token.(json.Delim)
	if !ok {
		put(path, jsonText(token))
		return nil
	}
	if depth == deepestJSON {
		return &Error{Kind: ErrNotTable, Err: fmt.Errorf("it is JSON nested more than %d deep", deepestJSON), Do: "save its records as .csv"}
	}
	end := json.Delim(']')
	if delim == '{' {
		end = '}'
	}
	for first := true; ; first = false {
		token, err := s.inside()
		if err != nil || token == end {
			return err
		}
		inner, below := path, array
		if delim == '{' {
			inner = joinPath(path, token)
			if token, err = s.inside(); err != nil {
				return err
			}
		} else {
			if first && array != nil && token == json.Delim('{') {
				if err := array(path); err != nil {
					return err
				}
			}
			below = nil
		}
		if err := s.value(token, inner, depth+1, below, put); err != nil {
			return err
		}
	}
}

// first returns the first token of the first record of the array with a path, from
// the top of the file.
func (s *jsonScanner) first(path string) (json.Token, error) {
	token, err := s.next()
	switch {
	case err != nil:
		return nil, err
	case token == json.Delim('['):
		return s.next()
	case path == "":
		return token, nil // one object a line
	}
	found := errors.New("found")
	err = s.value(token, "", 0, func(at string) error {
		if at == path {
			return found
		}
		return nil
	}, func(string, string) {})
	if errors.Is(err, found) {
		return json.Delim('{'), nil
	}
	return nil, cmp.Or(err, io.EOF)
}

// joinPath returns the path of a member of the object at a path.
func joinPath(path string, name json.Token) string {
	if path == "" {
		return fmt.Sprint(name)
	}
	return fmt.Sprint(path, ".", name)
}

// jsonText writes a value as a cell.
func jsonText(token json.Token) string {
	switch v := token.(type) {
	case string:
		return v
	case bool:
		return strings.ToUpper(strconv.FormatBool(v))
	case json.Number:
		if x, err := v.Float64(); err == nil && strings.ContainsAny(v.String(), "eE") {
			return money.Digits(x)
		}
		return v.String()
	}
	return ""
}

func (j *jsonFile) sample(ctx context.Context, sheet string, most int) (Sample, error) {
	rows, err := firstRows(most, func(yield func(line int, cells []string) bool) error { return j.each(ctx, sheet, nil, yield) })
	return Sample{Rows: rows, Named: true}, err
}

func (j *jsonFile) scan(ctx context.Context, sheet string, header int, p Plan, progress Progress) (*Table, error) {
	return scanRows(ctx, header, p, func(yield func(line int, cells []string) bool) error {
		return j.each(ctx, sheet, progress, yield)
	})
}

func (j *jsonFile) remarks() []remark.Remark { return nil }

func (j *jsonFile) describe(f *Facts) { f.Container = cmp.Or(j.content.container, "JSON") }
