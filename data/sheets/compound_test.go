package sheets

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
)

// compoundOf writes a compound file of streams, names and contents in turn. Each
// is filled up with zeros to the size from which streams have sectors of their
// own.
func compoundOf(streams ...string) []byte {
	const (
		sector  = 512
		least   = 4096
		end     = 0xFFFFFFFE
		isTable = 0xFFFFFFFD
		none    = 0xFFFFFFFF
	)
	le := binary.LittleEndian
	var sectors, directory bytes.Buffer
	var next []uint32 // sector after each
	entry := func(name string, kind byte, start uint32, size int, right, child uint32) {
		e := make([]byte, 128)
		units := utf16.Encode([]rune(name))
		for i, u := range units {
			le.PutUint16(e[2*i:], u)
		}
		le.PutUint16(e[64:], uint16(2*len(units)+2))
		e[66], e[67] = kind, 1
		le.PutUint32(e[68:], none)
		le.PutUint32(e[72:], right)
		le.PutUint32(e[76:], child)
		le.PutUint32(e[116:], start)
		le.PutUint64(e[120:], uint64(size))
		directory.Write(e)
	}
	entry("Root Entry", 5, end, 0, none, 1)
	for i := 0; i < len(streams); i += 2 {
		data := []byte(streams[i+1])
		data = append(data, make([]byte, max(0, least-len(data)))...)
		right := uint32(none)
		if i+2 < len(streams) {
			right = uint32(i/2 + 2)
		}
		entry(streams[i], 2, uint32(len(next)), len(data), right, none)
		for at := 0; at < len(data); at += sector {
			sectors.Write(append(data[at:min(at+sector, len(data)):min(at+sector, len(data))], make([]byte, max(0, at+sector-len(data)))...))
			next = append(next, uint32(len(next)+1))
		}
		next[len(next)-1] = end
	}
	directoryAt := len(next)
	for at := 0; at < directory.Len(); at += sector {
		next = append(next, uint32(len(next)+1))
	}
	next[len(next)-1] = end
	sectors.Write(directory.Bytes())
	sectors.Write(make([]byte, (sector-sectors.Len()%sector)%sector))
	tables := 1
	for tables*sector/4 < len(next)+tables {
		tables++
	}
	tablesAt := len(next)
	for range tables {
		next = append(next, isTable)
	}
	for len(next) < tables*sector/4 {
		next = append(next, none)
	}
	header := make([]byte, sector)
	copy(header, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for at, v := range map[int]uint16{24: 0x3E, 26: 3, 28: 0xFFFE, 30: 9, 32: 6} {
		le.PutUint16(header[at:], v)
	}
	for at, v := range map[int]uint32{44: uint32(tables), 48: uint32(directoryAt), 56: least, 60: end, 68: end} {
		le.PutUint32(header[at:], v)
	}
	for i := range 109 {
		v := uint32(none)
		if i < tables {
			v = uint32(tablesAt + i)
		}
		le.PutUint32(header[76+4*i:], v)
	}
	out := append(header, sectors.Bytes()...)
	for _, n := range next {
		out = le.AppendUint32(out, n)
	}
	return out
}

// TestCompound tells what lies in a compound file.
func TestCompound(t *testing.T) {
	for name, test := range map[string]struct {
		data []byte
		kind error
		says string
	}{
		"a document":      {compoundOf("WordDocument", "x"), ErrNotTable, "an old Office document, not a workbook"},
		"a cut off one":   {compoundOf("Workbook", "x")[:600], ErrCorrupt, "damaged"},
		"a header alone":  {compoundOf("Workbook", "x")[:100], ErrCorrupt, "header is cut off"},
		"a workbook of x": {compoundOf("Workbook", strings.Repeat("x", 5000)), ErrCorrupt, "damaged"},
	} {
		if _, err := Open(t.Context(), Bytes("pay.xls", test.data), Options{}); !errors.Is(err, test.kind) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
