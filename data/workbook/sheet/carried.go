package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"
)

// StudySheet is the sheet that carries the study, which every book of ours may: any
// of them opens again as the work it came from. The study stands in the first column
// of this very hidden sheet, under a line that says what it is. A sheet, unlike a
// document property, keeps long texts and survives being saved by other programs.
const StudySheet = "Paybench study"

const (
	carriedMark  = "paybench-study"
	carriedPiece = 30_000 // bytes of the study in a cell, below what a cell holds
)

// CarryStudy puts a study, which is JSON, on the sheet for it and hides that.
func (b *Book) CarryStudy(study []byte) error {
	var compact bytes.Buffer
	if err := json.Compact(&compact, study); err != nil {
		return fmt.Errorf("the study: %w", err)
	}
	if err := b.SetSheetVisible(StudySheet, false, true); err != nil {
		return fmt.Errorf("hiding the sheet %s: %w", StudySheet, err)
	}
	s, err := b.Open(StudySheet)
	if err != nil {
		return err
	}
	if err := s.Add(carriedMark); err != nil {
		return err
	}
	for _, piece := range pieces(ascii(compact.String()), carriedPiece) {
		if err := s.Add(piece); err != nil {
			return err
		}
	}
	return s.Close()
}

// ascii writes JSON with nothing in its strings that a worksheet might change:
// everything beyond ASCII, and the _x that begins an escape in worksheets, is
// written with \u.
func ascii(text string) string {
	var out strings.Builder
	for i, r := range text {
		switch {
		case r > 0xFFFF:
			r -= 0x10000
			fmt.Fprintf(&out, `\u%04x\u%04x`, 0xD800+r>>10, 0xDC00+r&0x3FF)
		case r > '~' || strings.HasPrefix(text[i:], "_x"):
			fmt.Fprintf(&out, `\u%04x`, r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// pieces parts a text of ASCII into texts of at most so many bytes that neither
// begin nor end with a space, which programs may drop.
func pieces(text string, most int) []string {
	var all []string
	for len(text) > most {
		end := most
		for end > 1 && (text[end-1] == ' ' || text[end] == ' ') {
			end--
		}
		all = append(all, text[:end])
		text = text[end:]
	}
	return append(all, text)
}

// ReadStudy reads the study that a workbook carries. For any other file ok is
// false, soon and without an error; a file that cannot be read is an error, and
// so is a workbook of ours whose study has been damaged.
func ReadStudy(path string) (study []byte, ok bool, err error) {
	ours, err := carries(path)
	if err != nil || !ours {
		return nil, false, err
	}
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, false, fmt.Errorf("reading the study in %s: %w", filepath.Base(path), err)
	}
	defer f.Close()
	rows, err := f.Rows(StudySheet)
	if err != nil {
		return nil, false, fmt.Errorf("reading the study in %s: %w", filepath.Base(path), err)
	}
	defer rows.Close()
	var text bytes.Buffer
	marked := false
	for rows.Next() {
		cells, err := rows.Columns()
		if err != nil {
			return nil, false, fmt.Errorf("reading the study in %s: %w", filepath.Base(path), err)
		}
		switch {
		case len(cells) == 0:
		case marked:
			text.WriteString(cells[0])
		case cells[0] != carriedMark:
			return nil, false, nil
		default:
			marked = true
		}
	}
	if !marked {
		return nil, false, nil
	}
	if !json.Valid(text.Bytes()) {
		return nil, false, fmt.Errorf("the study in %s is damaged; open its source instead", filepath.Base(path))
	}
	return text.Bytes(), true, nil
}

// largestIndex is how much of a workbook's list of sheets is read.
const largestIndex = 4 << 20

// carries reports whether a file is a workbook with the sheet of a study.
func carries(path string) (bool, error) {
	archive, err := zip.OpenReader(path)
	switch {
	case errors.Is(err, zip.ErrFormat) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return false, nil
	case err != nil:
		var broken *fs.PathError
		if errors.As(err, &broken) {
			return false, fmt.Errorf("opening %s: %w", path, err)
		}
		return false, nil // damaged in a way the zip reader has no name for
	}
	defer archive.Close()
	for _, part := range archive.File {
		if !strings.EqualFold(part.Name, "xl/workbook.xml") {
			continue
		}
		index, err := part.Open()
		if err != nil {
			return false, nil
		}
		defer index.Close()
		return lists(io.LimitReader(index, largestIndex), StudySheet), nil
	}
	return false, nil
}

// lists reports whether a workbook's list of sheets has a name.
func lists(index io.Reader, name string) bool {
	decoder := xml.NewDecoder(index)
	for {
		token, err := decoder.Token()
		if err != nil {
			return false
		}
		element, ok := token.(xml.StartElement)
		if !ok || element.Name.Local != "sheet" {
			continue
		}
		for _, a := range element.Attr {
			if a.Name.Local == "name" && a.Value == name {
				return true
			}
		}
	}
}
