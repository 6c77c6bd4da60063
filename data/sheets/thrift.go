package sheets

import (
	"encoding/binary"
	"errors"

	"github.com/parquet-go/parquet-go"
)

var errLength = errors.New("it names a length beyond its end")

// checkFooter follows the footer of a Parquet file, for which the same holds as for
// the headers of pages.
func checkFooter(data []byte) error {
	const mark, size = 4, 4 // bytes at both ends, and those of the footer's size
	if len(data) < mark+size+mark {
		return errLength
	}
	end := len(data) - mark - size
	footer := uint64(binary.LittleEndian.Uint32(data[end:]))
	if footer > uint64(end-mark) {
		return errors.New("its footer is cut off")
	}
	t := thrift{rest: data[uint64(end)-footer : end]}
	return t.structure(func(int, int64) {})
}

// checkPages follows the headers of all pages of a Parquet file, and returns an
// error where one names a length that the file does not have: the library makes room
// for any length before it reads what is there. Headers, and the footer, are written
// in Thrift's compact protocol.
func checkPages(data []byte, file *parquet.File) error {
	for _, group := range file.Metadata().RowGroups {
		for i := range group.Columns {
			m := &group.Columns[i].MetaData
			start := m.DataPageOffset
			if d := m.DictionaryPageOffset; d > 0 && d < start {
				start = d
			}
			if start < 0 || start > int64(len(data)) {
				return errLength
			}
			if err := checkColumn(data[start:], m.TotalCompressedSize); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkColumn follows the pages of a column, which take so many bytes of data: each
// a header, and as many bytes as it says. Some writers forget a header when they add
// up a column, so the last page may end behind it.
func checkColumn(data []byte, size int64) error {
	const packed = 3 // the field of a header that says how many bytes follow it
	for t := (thrift{rest: data}); int64(len(data)-len(t.rest)) < size; {
		follow := int64(-1)
		if err := t.structure(func(field int, value int64) {
			if field == packed {
				follow = value
			}
		}); err != nil {
			return err
		}
		if follow < 0 {
			return errLength
		}
		if err := t.drop(uint64(follow)); err != nil {
			return err
		}
	}
	return nil
}

// thrift follows a text in Thrift's compact protocol.
type thrift struct {
	rest  []byte
	depth int // of structures and lists in each other
}

// Types of Thrift's compact protocol.
const (
	thriftTrue   = 1
	thriftFalse  = 2
	thriftByte   = 3
	thriftInt16  = 4
	thriftInt32  = 5
	thriftInt64  = 6
	thriftDouble = 7
	thriftBytes  = 8
	thriftList   = 9
	thriftSet    = 10
	thriftMap    = 11
	thriftStruct = 12
	thriftUUID   = 13
)

// halves are the upper and the lower four bits: a number and a type, mostly.
func halves(b byte) (upper, lower byte) { return b >> 4, b & 0x0F }

// structure follows a structure to its end, and calls each with its whole numbers.
func (t *thrift) structure(each func(field int, value int64)) error {
	for field := int64(0); ; {
		head, err := t.byte()
		if err != nil || head == 0 {
			return err
		}
		step, kind := halves(head)
		field += int64(step)
		if step == 0 {
			if field, err = t.signed(); err != nil {
				return err
			}
		}
		switch kind {
		case thriftTrue, thriftFalse: // the type is the value
		case thriftInt16, thriftInt32, thriftInt64:
			value, err := t.signed()
			if err != nil {
				return err
			}
			each(int(field), value)
		default:
			if err := t.skip(kind); err != nil {
				return err
			}
		}
	}
}

// skip follows a value of a type that is no field's whole number or truth.
func (t *thrift) skip(kind byte) error {
	const deepest = 32
	if t.depth++; t.depth > deepest {
		return errors.New("its structures are too deep")
	}
	defer func() { t.depth-- }()
	switch kind {
	case thriftTrue, thriftFalse, thriftByte:
		return t.drop(1)
	case thriftInt16, thriftInt32, thriftInt64:
		_, err := t.signed()
		return err
	case thriftDouble:
		return t.drop(8)
	case thriftUUID:
		return t.drop(16)
	case thriftBytes:
		n, err := t.unsigned()
		if err != nil {
			return err
		}
		return t.drop(n)
	case thriftList, thriftSet:
		return t.list()
	case thriftMap:
		return t.mapping()
	case thriftStruct:
		return t.structure(func(int, int64) {})
	}
	return errors.New("it holds a type that Thrift does not have")
}

func (t *thrift) list() error {
	head, err := t.byte()
	if err != nil {
		return err
	}
	short, kind := halves(head)
	n := uint64(short)
	if short == 15 { // it is long, and the number follows
		if n, err = t.unsigned(); err != nil {
			return err
		}
	}
	return t.elements(n, kind)
}

func (t *thrift) mapping() error {
	n, err := t.unsigned()
	if err != nil || n == 0 {
		return err
	}
	kinds, err := t.byte()
	if err != nil {
		return err
	}
	key, value := halves(kinds)
	return t.elements(n, key, value)
}

// elements follows n elements, each of values of these types.
func (t *thrift) elements(n uint64, kinds ...byte) error {
	if n > uint64(len(t.rest)) { // each takes a byte at least
		return errLength
	}
	for range n {
		for _, kind := range kinds {
			if err := t.skip(kind); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *thrift) byte() (byte, error) {
	if len(t.rest) == 0 {
		return 0, errLength
	}
	b := t.rest[0]
	t.rest = t.rest[1:]
	return b, nil
}

func (t *thrift) drop(n uint64) error {
	if n > uint64(len(t.rest)) {
		return errLength
	}
	t.rest = t.rest[n:]
	return nil
}

func (t *thrift) unsigned() (uint64, error) {
	x, n := binary.Uvarint(t.rest)
	if n <= 0 {
		return 0, errLength
	}
	t.rest = t.rest[n:]
	return x, nil
}

func (t *thrift) signed() (int64, error) {
	x, n := binary.Varint(t.rest)
	if n <= 0 {
		return 0, errLength
	}
	t.rest = t.rest[n:]
	return x, nil
}
