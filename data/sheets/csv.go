package sheets

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"runtime"
	"sync"

	"github.com/paybench/paybench/data/remark"
)

// Blocks of a text are read by one goroutine and cut into rows and cells by as
// many as there are processors.
const (
	blockSize   = 4 << 20
	longestRow  = 64 << 20 // bytes; beyond it the file is no table
	sampleBytes = 512 << 10
)

// text is a table in a text file.
type text struct {
	content Content
	charset charset
	dialect dialect
	lineEnd string
	joined  []string // headers of the columns whose amounts have commas
	block   int      // bytes read at once
}

// openText tells a text's charset and dialect from its beginning, unless the user
// names the charset.
func openText(ctx context.Context, c Content, o Options) (reader, error) {
	head, err := c.head(ctx, sampleBytes)
	if err != nil {
		return nil, err
	}
	t := &text{content: c, charset: sniffCharset(head, o.Likely), block: blockSize}
	if o.Encoding != "" {
		if t.charset, err = askedCharset(o.Encoding, head); err != nil {
			return nil, err
		}
	}
	r, err := t.charset.reader(bytes.NewReader(head))
	if err != nil {
		return nil, err
	}
	head, err = io.ReadAll(r)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, fmt.Errorf("decoding %s: %w", t.charset.name, err)
	}
	t.dialect = sniffDialect(head)
	if t.dialect, t.joined, err = t.dialect.withThousands(head); err != nil {
		return nil, err
	}
	t.lineEnd = lineEnd(head, t.dialect)
	return t, nil
}

func lineEnd(head []byte, d dialect) string {
	switch {
	case d.newline == '\r':
		return "CR"
	case bytes.Contains(head, []byte("\r\n")):
		return "CRLF"
	default:
		return "LF"
	}
}

func (t *text) sheets() []Sheet { return []Sheet{{}} }

func (t *text) sample(ctx context.Context, _ string, most int) (Sample, error) {
	r, err := t.reader(ctx)
	if err != nil {
		return Sample{}, err
	}
	defer r.Close()
	block := make([]byte, sampleBytes)
	n, err := io.ReadFull(r, block)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return Sample{}, err
	}
	whole := err != nil
	block = block[:n]
	if !whole {
		if cut := t.dialect.lastRow(block); cut > 0 {
			block = block[:cut]
		}
	}
	var s Sample
	var cells [][]byte
	for at := 0; at < len(block) && len(s.Rows) < most; {
		cells, at = t.dialect.row(block, at, cells[:0])
		row := make([]string, len(cells))
		for i, cell := range cells {
			row[i] = tidy(string(cell), t.charset.text)
		}
		s.Rows = append(s.Rows, row)
	}
	return s, nil
}

// reader opens the text anew, decoded.
func (t *text) reader(ctx context.Context) (io.ReadCloser, error) {
	r, err := t.content.open(ctx)
	if err != nil {
		return nil, err
	}
	decoded, err := t.charset.reader(r)
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return struct {
		io.Reader
		io.Closer
	}{decoded, r}, nil
}

// job is a block to be cut into rows.
type job struct {
	number int
	block  []byte
	skip   int // rows at its beginning that stand above the data
}

func (t *text) scan(ctx context.Context, _ string, header int, p Plan, progress Progress) (*Table, error) {
	p.decode = t.charset.text
	r, err := t.reader(ctx)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	workers := runtime.GOMAXPROCS(0)
	jobs := make(chan job, workers)
	used := make(chan []byte, 2*workers)
	dictionaries := p.dictionaries()
	g := p.newGathering(header+1, t.expected)
	seed := p.newSeed()
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			s := newScanner(p, dictionaries)
			for j := range jobs {
				if ctx.Err() == nil {
					s.begin(g.part())
					t.cut(s, j, seed)
					g.add(j.number, s.end())
				}
				select {
				case used <- j.block:
				default:
				}
			}
		})
	}
	err = t.blocks(ctx, r, header, jobs, used, progress)
	close(jobs)
	group.Wait()
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	return g.done(dictionaries), nil
}

// expected returns how many rows the text has, about, if its first block has so
// many; 0 if it is packed, and nobody knows.
func (t *text) expected(rows int) int {
	if t.content.unpack != nil {
		return 0
	}
	const reserve = 1.03
	return int(reserve * float64(rows) * float64(t.content.size) / float64(t.block))
}

// blocks reads the text and hands it out in blocks of whole rows, in memory that
// was used before where there is some.
func (t *text) blocks(ctx context.Context, r io.Reader, header int, jobs chan<- job, used <-chan []byte, progress Progress) error {
	var rest []byte
	skip, count := header, 0
	for {
		block := t.memory(len(rest)+t.block, used)
		copy(block, rest)
		n, err := io.ReadFull(r, block[len(rest):])
		block = block[:len(rest)+n]
		last := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !last {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if progress != nil {
			progress(t.content.progress())
		}
		cut := len(block)
		if !last {
			cut = t.dialect.lastRow(block)
		}
		if len(block)-cut > longestRow {
			return fmt.Errorf("a row is longer than %d million bytes", longestRow>>20)
		}
		if cut > 0 { // the rows above the data are all in the first block
			jobs <- job{number: count, block: block[:cut], skip: skip}
			skip = 0
			count++
		}
		if last {
			return nil
		}
		rest = block[cut:]
	}
}

// memory returns a block of so many bytes.
func (t *text) memory(size int, used <-chan []byte) []byte {
	select {
	case block := <-used:
		if cap(block) >= size {
			return block[:size]
		}
	default:
	}
	// A little more than needed, so that it serves the next time, too.
	return make([]byte, size, size+size/8)
}

// cut parts a block into rows, which the scanner keeps.
func (t *text) cut(s *scanner, j job, seed maphash.Seed) {
	block, at := j.block, 0
	var cells [][]byte
	for range j.skip {
		if at < len(block) {
			cells, at = t.dialect.row(block, at, cells[:0])
		}
	}
	for at < len(block) {
		start := at
		cells, at = t.dialect.row(block, at, cells[:0])
		s.row(cells, maphash.Bytes(seed, withoutEnd(block[start:at])))
	}
}

// withoutEnd returns a row without the marks that end it.
func withoutEnd(row []byte) []byte {
	for len(row) > 0 && (row[len(row)-1] == '\n' || row[len(row)-1] == '\r') {
		row = row[:len(row)-1]
	}
	return row
}

// remarks says which charset was assumed, and what was put together.
func (t *text) remarks() []remark.Remark {
	said := t.charset.remarks()
	if len(t.joined) > 0 {
		said = append(said, remark.New(remark.JoinedThousands, remark.List(t.joined)))
	}
	return said
}

func (t *text) describe(f *Facts) {
	f.Container = cmp.Or(t.content.container, "text")
	f.Encoding, f.LineEnd, f.Delimiter = t.charset.name, t.lineEnd, string(t.dialect.comma)
}
