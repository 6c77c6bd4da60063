package sheets

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"

	"github.com/richardlehane/mscfb"
)

// convert is what to do with old files that are not read.
const convert = "open it in a spreadsheet and save it as .xlsx"

// openCompound opens what lies in a compound file ([MS-CFB]), which Office wrote
// before 2007: an old workbook (.xls), or a newer one with a password.
func openCompound(ctx context.Context, c Content, o Options) (reader, error) {
	data, err := c.all(ctx)
	if err != nil {
		return nil, err
	}
	streams, err := compoundStreams(data)
	if err != nil {
		return nil, &Error{Kind: ErrCorrupt, Err: err, Do: convert}
	}
	if _, ok := streams["EncryptedPackage"]; ok {
		return openLocked(ctx, c, data, streams["EncryptionInfo"], o)
	}
	for _, name := range []string{"Workbook", "Book"} { // since Excel 97, and before
		if records, ok := streams[name]; ok {
			return openOld(ctx, c, records)
		}
	}
	return nil, &Error{Kind: ErrNotTable, Err: errors.New("it is an old Office document, not a workbook"), Do: convert}
}

// compoundStreams returns the streams of a compound file that tell what it is,
// and the contents of those that are read.
func compoundStreams(data []byte) (map[string][]byte, error) {
	if err := checkCompound(data); err != nil {
		return nil, err
	}
	file, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	streams := map[string][]byte{}
	for entry, err := file.Next(); !errors.Is(err, io.EOF); entry, err = file.Next() {
		if err != nil {
			return nil, err
		}
		if entry.Size < 0 || entry.Size > int64(len(data)) {
			return nil, errCompound
		}
		streams[entry.Name] = nil
		if len(entry.Path) == 0 && (entry.Name == "Workbook" || entry.Name == "Book" || entry.Name == "EncryptionInfo") {
			// A stream cannot hold more than the file does.
			if streams[entry.Name], err = io.ReadAll(io.LimitReader(entry, int64(len(data)))); err != nil {
				return nil, err
			}
		}
	}
	return streams, nil
}

var errCompound = errors.New("its parts are larger than the file")

// checkCompound makes sure that a compound file's header does not promise more
// than the file can hold: the libraries make room for all of it.
func checkCompound(data []byte) error {
	const (
		headerBytes = 512
		shiftAt     = 30 // size of a sector, as a power of two
	)
	if len(data) < headerBytes {
		return errors.New("its header is cut off")
	}
	shift := binary.LittleEndian.Uint16(data[shiftAt:])
	if shift != 9 && shift != 12 {
		return errors.New("its sectors have no size known")
	}
	most := uint32(len(data) >> shift)
	for _, countAt := range []int{40, 44, 64, 72} { // of the sectors that hold tables
		if binary.LittleEndian.Uint32(data[countAt:]) > most {
			return errCompound
		}
	}
	return nil
}
