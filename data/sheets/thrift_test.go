package sheets

import (
	"errors"
	"runtime"
	"slices"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
	"github.com/parquet-go/parquet-go/format"
)

// TestParquetLengths reads tables in which lengths of up to two gigabytes stand, or
// another packer is named, at every place in turn: they are refused before room is
// made for them.
func TestParquetLengths(t *testing.T) {
	step := 1
	if testing.Short() {
		step = 7
	}
	for _, codec := range []compress.Codec{&parquet.Snappy, &parquet.Lz4Raw} {
		good := parquetOf(t, 20, parquet.Compression(codec))
		most := uint64(0)
		for _, wrong := range []string{"\xFF\xFF\xFF\xFF\x07", "\x0E", "\x02", "\x94"} {
			for at := 4; at < len(good)-len(wrong); at += step {
				data := slices.Clone(good)
				copy(data[at:], wrong)
				most = max(most, allocated(func() { checkRead(t, data) }))
			}
		}
		if most > 96<<20 {
			t.Errorf("%v: a table of %d bytes took %d MB", codec, len(good), most>>20)
		}
	}
}

func TestUnpackedSize(t *testing.T) {
	text := slices.Repeat([]byte("Analyst, Berlin. "), 500)
	packed, err := parquet.Lz4Raw.Encode(nil, text)
	if err != nil {
		t.Fatal(err)
	}
	for _, codec := range []format.CompressionCodec{format.Lz4Raw, format.Snappy} {
		if codec == format.Snappy {
			packed, _ = parquet.Snappy.Encode(nil, text)
		}
		if err := checkPacked(packed, int64(len(text)), codec); err != nil {
			t.Errorf("%v: %v", codec, err)
		}
		if err := checkPacked(packed, int64(len(text))-1, codec); !errors.Is(err, errLength) {
			t.Errorf("%v in a byte less: %v", codec, err)
		}
	}
	for _, broken := range []string{"\x50abc", "\xF0", "\x10a\x05", "\x10a\x05\x00"} {
		if err := checkPacked([]byte(broken), 1000, format.Lz4Raw); !errors.Is(err, errLength) {
			t.Errorf("%q of LZ4: %v", broken, err)
		}
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
		if err := x.structure(nil); !errors.Is(err, test.want) || err == nil && len(x.rest) != test.left {
			t.Errorf("%s: %v, %d bytes left; want %v, %d", test.name, err, len(x.rest), test.want, test.left)
		}
	}
	deep := thrift{rest: slices.Repeat([]byte{0x1C}, 1000)}
	if err := deep.structure(nil); err == nil {
		t.Error("a thousand structures in each other are followed")
	}
}
