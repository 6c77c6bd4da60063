package sheets

import (
	"encoding/binary"
	"errors"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
	"github.com/pierrec/lz4/v4"
)

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
	return t.structure(nil)
}

// checkPages follows the headers of all pages of a Parquet file, and returns an
// error where one names a length that the file does not have: the library makes room
// for any length before it reads what is there, and unpacks without an end. Headers,
// and the footer, are written in Thrift's compact protocol.
func checkPages(data []byte, file *parquet.File) error {
	for _, group := range file.Metadata().RowGroups {
		for i := range group.Columns {
			m := &group.Columns[i].MetaData
			start, values := m.DataPageOffset, int64(0)
			if d := m.DictionaryPageOffset; d != 0 {
				start, values = d, start-d
			}
			if start < 0 || start > int64(len(data)) {
				return errLength
			}
			if err := checkColumn(data[start:], values, m.TotalCompressedSize, m.Codec); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkColumn follows the pages of a column, which take so many bytes of data; those
// of values begin behind a dictionary. Some writers forget a header when they add up
// a column, so the last page may end behind it.
func checkColumn(data []byte, values, size int64, codec format.CompressionCodec) error {
	found := values == 0
	for t := (thrift{rest: data}); ; {
		at := int64(len(data) - len(t.rest))
		found = found || at == values
		switch {
		case at >= size && !found:
			return errLength
		case at >= size:
			return nil
		}
		p := page{size: -1}
		if err := t.structure(p.note); err != nil {
			return err
		}
		packed := t.rest
		if err := t.drop(uint64(p.size)); err != nil {
			return err
		}
		if err := p.check(packed[:p.size], codec); err != nil {
			return err
		}
	}
}

// page is what the header of a page says of it.
type page struct {
	kind     int64
	size     int64 // bytes behind the header
	unpacked int64 // what they unpack to
	levels   int64 // of a page of version 2: bytes at the beginning that are never packed
	plain    bool  // and none is packed
}

// The fields of a page's header that are looked at, by the numbers that
// thrift.structure gives them and under the names that Parquet has for them.
const (
	pageType         = 1
	uncompressedSize = 2
	compressedSize   = 3

	dataPageHeaderV2           = 800
	definitionLevelsByteLength = dataPageHeaderV2 + 5
	repetitionLevelsByteLength = dataPageHeaderV2 + 6
	isCompressed               = dataPageHeaderV2 + 7
)

// note takes a field of a header, as thrift.structure calls it.
func (p *page) note(field int, value int64) {
	switch field {
	case pageType:
		p.kind = value
	case uncompressedSize:
		p.unpacked = value
	case compressedSize:
		p.size = value
	case definitionLevelsByteLength, repetitionLevelsByteLength:
		p.levels += max(value, 0)
	case isCompressed:
		p.plain = value == 0
	}
}

// check returns an error where a page unpacks to more than its header says, or says
// more than a page of pay comes to.
func (p *page) check(data []byte, codec format.CompressionCodec) error {
	const freely = 32 << 20 // most pages have one megabyte
	if p.kind != int64(format.DataPageV2) {
		p.levels, p.plain = 0, false
	}
	switch {
	case p.unpacked < 0 || p.unpacked > max(freely, mostTimes*p.size) || p.levels > min(p.size, p.unpacked):
		return errLength
	case p.plain || p.levels == p.size:
		return nil
	}
	return checkPacked(data[p.levels:], p.unpacked-p.levels, codec)
}

// checkPacked returns an error where bytes unpack to more than size, for the packers
// whose unpacking the library does not bound by it.
func checkPacked(data []byte, size int64, codec format.CompressionCodec) error {
	switch codec {
	case format.Snappy:
		if n, k := binary.Uvarint(data); k <= 0 || n > uint64(size) {
			return errLength
		}
	case format.Lz4Raw:
		if _, err := lz4.UncompressBlock(data, make([]byte, size)); err != nil {
			return errLength
		}
	}
	return nil
}
