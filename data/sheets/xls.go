package sheets

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"

	"github.com/richardlehane/mscfb"
	"github.com/shakinm/xlsReader/xls"
	"golang.org/x/text/encoding/charmap"
)

// openCompound opens an Excel file as it was before 2007 (.xls), or says what else the file is: compound
// files also hold workbooks with a password, and old Word documents.
func openCompound(_ context.Context, c Content, _ Options) (reader, error) {
	data, err := c.all()
	if err != nil {
		return nil, err
	}
	convert := "open it in a spreadsheet and save it as .xlsx"
	streams, err := compoundStreams(data)
	if err != nil {
		return nil, &Error{File: c.name, Kind: ErrCorrupt, Err: err, Do: convert}
	}
	if _, ok := streams["EncryptedPackage"]; ok {
		return nil, locked(c.name)
	}
	stream, ok := streams["Workbook"]
	if !ok {
		if _, ok := streams["Book"]; ok {
			return nil, &Error{File: c.name, Kind: ErrOldFormat, Err: errors.New("it was made before Excel 97"), Do: convert}
		}
		return nil, &Error{File: c.name, Kind: ErrNotTable, Err: errors.New("it is an old Office document, not a workbook"), Do: convert}
	}
	s, err := readBIFF(stream)
	if errors.Is(err, ErrPassword) {
		return nil, locked(c.name)
	}
	if err != nil {
		return nil, &Error{File: c.name, Kind: ErrCorrupt, Err: err, Do: convert}
	}
	tables, err := oldTables(data, s)
	if err != nil {
		return nil, &Error{File: c.name, Kind: ErrOldFormat, Err: err, Do: convert}
	}
	return newHeld(c, "old workbook", tables)
}

func locked(name string) error {
	return &Error{File: name, Kind: ErrPassword, Do: "open it in a spreadsheet and save it without one"}
}

// compoundStreams returns the streams of a compound file that tell what it is,
// and the contents of a workbook's.
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
		if entry.Name == "Workbook" && len(entry.Path) == 0 {
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

// oldLetters decodes the texts that the library gives in bytes of Latin-1.
func oldLetters(s string) string {
	return charset{cell: charmap.Windows1252, assumed: new(atomic.Bool)}.text(s)
}

// oldTables reads the rows of all sheets. The library reads constants only; the
// results of formulas are filled in.
func oldTables(data []byte, s biff) (sheets []heldSheet, err error) {
	err = guarded(func() error { // the library trusts every length it reads
		sheets, err = readTables(data, s)
		return err
	})
	return sheets, err
}

func readTables(data []byte, s biff) ([]heldSheet, error) {
	book, err := xls.OpenReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if book.GetNumberSheets() != len(s.sheets) {
		return nil, fmt.Errorf("%d of its %d sheets can be read", book.GetNumberSheets(), len(s.sheets))
	}
	var sheets []heldSheet
	for i, report := range s.sheets {
		sheet, err := book.GetSheet(i)
		if err != nil {
			return nil, err
		}
		var rows [][]string
		for _, r := range sheet.GetRows() {
			var row []string
			for _, cell := range r.GetCols() {
				row = append(row, strings.TrimFunc(oldLetters(cell.GetString()), isSpace))
			}
			rows = append(rows, row)
		}
		for at, text := range s.formulas[i] {
			for len(rows) <= at.row {
				rows = append(rows, nil)
			}
			for len(rows[at.row]) <= at.column {
				rows[at.row] = append(rows[at.row], "")
			}
			rows[at.row][at.column] = strings.TrimFunc(text, isSpace)
		}
		sheets = append(sheets, heldSheet{Sheet: report, rows: rows})
	}
	return sheets, nil
}
