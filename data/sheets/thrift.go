package sheets

import (
	"encoding/binary"
	"errors"
)

var (
	errLength = errors.New("it names a length beyond its end")
	errDeep   = errors.New("its structures are too deep")
)

const deepest = 32 // structures and lists in each other

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

// structure follows a structure to its end, and calls each, if it is not nil, with
// its whole numbers and truths. Fields of a structure in it are numbered a hundred
// times its own field, and theirs.
func (t *thrift) structure(each func(field int, value int64)) error {
	if each == nil {
		each = func(int, int64) {}
	}
	if t.depth++; t.depth > deepest {
		return errDeep
	}
	defer func() { t.depth-- }()
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
		case thriftTrue:
			each(int(field), 1)
		case thriftFalse:
			each(int(field), 0)
		case thriftStruct:
			const inner = 100
			if err := t.structure(func(f int, value int64) { each(int(field)*inner+f, value) }); err != nil {
				return err
			}
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
		return t.structure(nil)
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
	if t.depth++; t.depth > deepest {
		return errDeep
	}
	defer func() { t.depth-- }()
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
