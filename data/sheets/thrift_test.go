package sheets

import (
	"errors"
	"runtime"
	"slices"
	"testing"
)

// TestParquetLengths reads tables in which lengths of up to two gigabytes stand, at
// every place in turn: they are refused before room is made for them.
func TestParquetLengths(t *testing.T) {
	good := parquetOf(t, 20)
	length := []byte{0xFF, 0xFF, 0xFF, 0xFF, 0x07}
	most := uint64(0)
	for at := 4; at < len(good)-len(length); at++ {
		data := slices.Clone(good)
		copy(data[at:], length)
		most = max(most, allocated(func() { checkRead(t, data) }))
	}
	if most > 64<<20 {
		t.Errorf("a table of %d bytes took %d MB", len(good), most>>20)
	}
}

// allocated returns the bytes that are allocated meanwhile.
func allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestThrift(t *testing.T) {
	tests := []struct {
		name string
		text string
		want error
		left int // bytes behind the structure
	}{
		{"nothing in it", "\x00rest", nil, 4},
		{"whole numbers", "\x15\x02\x15\x04\x04\x14\x06\x00.", nil, 1},
		{"truths, a byte and a double", "\x11\x12\x13\x07\x17\x01\x02\x03\x04\x05\x06\x07\x08\x00", nil, 0},
		{"a text", "\x18\x03abc\x00", nil, 0},
		{"a text beyond the end", "\x18\x7Fabc\x00", errLength, 0},
		{"a list of numbers", "\x19\x25\x02\x04\x00", nil, 0},
		{"a long list", "\x19\xF3\x10................\x00", nil, 0},
		{"a list beyond the end", "\x19\xF5\xFF\xFF\xFF\xFF\x07\x00", errLength, 0},
		{"a map of texts to truths", "\x1B\x01\x81\x01k\x01\x00", nil, 0},
		{"an empty map", "\x1B\x00\x00", nil, 0},
		{"a structure in it", "\x1C\x15\x02\x00\x00", nil, 0},
		{"no end", "\x15\x02", errLength, 0},
		{"no value", "\x15", errLength, 0},
	}
	for _, test := range tests {
		x := thrift{rest: []byte(test.text)}
		if err := x.structure(func(int, int64) {}); !errors.Is(err, test.want) || err == nil && len(x.rest) != test.left {
			t.Errorf("%s: %v, %d bytes left; want %v, %d", test.name, err, len(x.rest), test.want, test.left)
		}
	}
	deep := thrift{rest: slices.Repeat([]byte{0x1C}, 1000)}
	if err := deep.structure(func(int, int64) {}); err == nil {
		t.Error("a thousand structures in each other are followed")
	}
}
