package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// The library streams plain formulas only, says of every streamed sheet that it ends
// at A1, which readers that trust it believe, and leaves the length of data bars to
// Excel, which draws the smallest number a tenth long. All three are put right on
// the way into the archive.

var (
	arrayFormula = regexp.MustCompile(`(<c r="([A-Z]+[0-9]+)"[^>]*><f)>\{=([^<]*)\}</f>`)
	endsAtA1     = []byte(`<dimension ref="A1"></dimension>`)
	shortBar     = []byte(`<dataBar showValue=`)
	trueBar      = []byte(`<dataBar minLength="0" maxLength="100" showValue=`)
)

// Array is a formula that is computed over whole ranges, as Excel shows it in
// braces, with the value it has.
func Array(expression string) string { return "{=" + expression + "}" }

// extent is how far the cells of a streamed sheet reach.
type extent struct{ rows, columns int }

// String is the range that the cells lie in.
func (e extent) String() string {
	if e.rows == 0 || e.columns == 0 {
		return "A1"
	}
	return "A1:" + At(e.columns, e.rows)
}

// packer is the archive of a book, which puts right what it is given.
type packer struct {
	*zip.Writer
	extents map[string]*extent // of each streamed sheet, by its part
	open    *mender            // of the part being written; nil for those that are right
}

// Create begins a part.
func (p *packer) Create(name string) (io.Writer, error) {
	if err := p.finish(); err != nil {
		return nil, err
	}
	w, err := p.Writer.Create(name)
	end := p.extents[name]
	if err != nil || end == nil {
		return w, err
	}
	p.open = &mender{to: w, dimension: fmt.Appendf(nil, `<dimension ref="%s"></dimension>`, end)}
	return p.open, nil
}

// Close ends the archive.
func (p *packer) Close() error {
	if err := p.finish(); err != nil {
		return err
	}
	return p.Writer.Close()
}

// finish writes what is left of the part being written.
func (p *packer) finish() error {
	if p.open == nil {
		return nil
	}
	rest := p.open
	p.open = nil
	_, err := rest.to.Write(rest.mended(rest.held))
	return err
}

// mender puts a streamed sheet right, row after row.
type mender struct {
	to        io.Writer
	dimension []byte
	held      []byte // what has come since the last whole row
}

// Write takes a part of the sheet and passes on its whole rows.
func (m *mender) Write(p []byte) (int, error) {
	m.held = append(m.held, p...)
	const row = "</row>"
	whole := bytes.LastIndex(m.held, []byte(row))
	if whole < 0 {
		return len(p), nil
	}
	whole += len(row)
	if _, err := m.to.Write(m.mended(m.held[:whole])); err != nil {
		return 0, err
	}
	m.held = append(m.held[:0], m.held[whole:]...)
	return len(p), nil
}

// mended is a part of a sheet put right.
func (m *mender) mended(part []byte) []byte {
	part = bytes.Replace(part, endsAtA1, m.dimension, 1)
	if bytes.Contains(part, []byte("<f>{=")) {
		part = arrayFormula.ReplaceAll(part, []byte(`$1 t="array" ref="$2">$3</f>`))
	}
	return bytes.ReplaceAll(part, shortBar, trueBar)
}

// calculate gives columns of the table last added the formulas that rows added to it
// take over; "" is none. The library writes no such formulas.
func (b *Book) calculate(formulas []string) error {
	b.tables++
	name := fmt.Sprintf("xl/tables/table%d.xml", b.tables)
	part, _ := b.Pkg.Load(name)
	table, ok := part.([]byte)
	if !ok {
		return fmt.Errorf("there is no part %s", name)
	}
	for i, formula := range formulas {
		if formula == "" {
			continue
		}
		kind := ""
		if inner, ok := strings.CutPrefix(formula, "{="); ok {
			formula, kind = strings.TrimSuffix(inner, "}"), ` array="1"`
		}
		begins := bytes.Index(table, fmt.Appendf(nil, `<tableColumn id="%d" `, i+1))
		if begins < 0 {
			return fmt.Errorf("%s has no column %d", name, i+1)
		}
		ends := begins + bytes.Index(table[begins:], []byte("</tableColumn>"))
		element := fmt.Sprintf("<calculatedColumnFormula%s>%s</calculatedColumnFormula>", kind, escape(formula))
		table = append(table[:ends:ends], append([]byte(element), table[ends:]...)...)
	}
	b.Pkg.Store(name, table)
	return nil
}
