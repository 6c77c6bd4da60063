package ingest

import (
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// source is a table that can be read, whatever the file is.
type source interface {
	// sample returns the first rows with their cells as labels.
	sample() ([][]string, error)
	// scan reads all rows below the header in its row of the file, counted from
	// 1.
	scan(ctx context.Context, header int, p plan, progress Progress) (*table, error)
	// describe says what the file is.
	describe(u *Understanding)
}

// open tells what a file is from its first bytes and opens the table in it.
func open(c content, o Options) (source, error) {
	head, err := c.head(4096)
	if err != nil {
		return nil, err
	}
	switch {
	case len(bytes.TrimFunc(head, isSpace)) == 0 && c.size <= int64(len(head)):
		return nil, &Error{File: c.name, Kind: ErrEmpty, Do: "choose another file"}
	case bytes.HasPrefix(head, []byte{0x1F, 0x8B}):
		return openPacked(c, o, "gzip", func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) })
	case bytes.HasPrefix(head, []byte("BZh")):
		return openPacked(c, o, "bzip2", func(r io.Reader) (io.Reader, error) { return bzip2.NewReader(r), nil })
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return openZip(c, o)
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return openCompound(c, o)
	case bytes.HasPrefix(head, []byte("PAR1")):
		return openParquet(c)
	}
	if what := notTable(head); what != "" {
		return nil, &Error{File: c.name, Kind: ErrNotTable, Err: errors.New(what), Do: "open it in a spreadsheet and save it as .xlsx or .csv"}
	}
	if c.container == "" {
		c.container = "text"
	}
	return openText(c)
}

// openPacked opens the table in a packed file.
func openPacked(c content, o Options, container string, unpack func(io.Reader) (io.Reader, error)) (source, error) {
	if c.unpack != nil {
		return nil, &Error{File: c.name, Kind: ErrNotTable, Err: errors.New("it is packed twice"), Do: "unpack it first"}
	}
	c.container = container
	c.unpack = func(r io.Reader) (io.Reader, error) {
		unpacked, err := unpack(r)
		if err != nil {
			return nil, damaged(c.name, err)
		}
		return &limited{r: unpacked, name: c.name, most: mostOf(c.size)}, nil
	}
	return open(c, o)
}

// notTable says what a file is that is neither text nor workbook; "" where the
// bytes could be text.
func notTable(head []byte) string {
	for _, kind := range []struct{ magic, what string }{
		{"\x89PNG", "it is a picture (PNG)"},
		{"\xFF\xD8\xFF", "it is a picture (JPEG)"},
		{"GIF8", "it is a picture (GIF)"},
		{"BM", "it is a picture (BMP)"},
		{"II*\x00", "it is a picture (TIFF)"},
		{"MM\x00*", "it is a picture (TIFF)"},
		{"%PDF", "it is a PDF document"},
		{"{\\rtf", "it is an RTF document"},
		{"Rar!", "it is a RAR archive"},
		{"7z\xBC\xAF", "it is a 7-Zip archive"},
		{"\xFD7zXZ", "it is packed with xz"},
		{"\x28\xB5\x2F\xFD", "it is packed with zstd"},
		{"SQLite format 3", "it is an SQLite database"},
		{"\x7FELF", "it is a program"},
		{"MZ", "it is a program"},
	} {
		if bytes.HasPrefix(head, []byte(kind.magic)) && (len(kind.magic) > 2 || bytes.IndexByte(head, 0) >= 0) {
			return kind.what
		}
	}
	start := bytes.ToLower(bytes.TrimFunc(head[:min(len(head), 1024)], isSpace))
	for _, mark := range []string{"<html", "<!doctype html", "<table", "<meta", "<head", "<body", "<style"} {
		if bytes.HasPrefix(start, []byte(mark)) {
			return "it is a web page (HTML), whatever its name says"
		}
	}
	switch {
	case bytes.HasPrefix(start, []byte("<?xml")) && bytes.Contains(start, []byte("excel")):
		return "it is an XML spreadsheet of Excel 2003"
	case bytes.HasPrefix(start, []byte("<?xml")), bytes.HasPrefix(start, []byte("<html")):
		return "it is XML"
	case bytes.HasPrefix(start, []byte("{\"")), bytes.HasPrefix(start, []byte("[{")):
		return "it is JSON"
	case notText(head):
		return "it is not text"
	}
	return ""
}

// notText reports whether bytes are no text in any charset read here.
func notText(head []byte) bool {
	if c := sniffCharset(head); c.wide != nil {
		return false
	}
	controls := 0
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A {
			controls++
		}
	}
	return controls*50 > len(head)
}

// openZip opens a workbook, or the one table in a zip archive.
func openZip(c content, o Options) (source, error) {
	data, err := c.all()
	if err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged(c.name, err)
	}
	has := func(name string) bool {
		return slices.ContainsFunc(archive.File, func(f *zip.File) bool { return strings.EqualFold(f.Name, name) })
	}
	refuse := func(what string) (source, error) {
		return nil, &Error{File: c.name, Kind: ErrNotTable, Err: errors.New(what), Do: "open it in a spreadsheet and save it as .xlsx or .csv"}
	}
	switch {
	case has("xl/workbook.bin"):
		return refuse("it is a binary workbook (.xlsb)")
	case has("xl/workbook.xml"), has("[Content_Types].xml") && hasUnder(archive, "xl/"):
		return openWorkbook(c, archive, o)
	case has("mimetype") && has("content.xml"):
		return refuse("it is an OpenDocument file")
	case hasUnder(archive, "word/"), hasUnder(archive, "ppt/"):
		return refuse("it is an Office document, not a workbook")
	case has("index/document.iwa"), has("index/tables/datalist.iwa"):
		return refuse("it is an Apple Numbers file")
	}
	return openMember(c, archive, o)
}

func hasUnder(archive *zip.Reader, folder string) bool {
	return slices.ContainsFunc(archive.File, func(f *zip.File) bool { return strings.HasPrefix(f.Name, folder) })
}

// openMember opens the one table in a zip archive.
func openMember(c content, archive *zip.Reader, o Options) (source, error) {
	var files, tables []*zip.File
	for _, f := range archive.File {
		base := path.Base(f.Name)
		if f.FileInfo().IsDir() || strings.HasPrefix(base, ".") || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		files = append(files, f)
		switch strings.ToLower(path.Ext(base)) {
		case ".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".parquet":
			tables = append(tables, f)
		}
	}
	if len(tables) == 0 && len(files) == 1 {
		tables = files
	}
	if len(tables) != 1 {
		what := "it holds no table"
		if len(tables) > 1 {
			what = fmt.Sprintf("it holds %d tables: %s", len(tables), names(tables))
		}
		return nil, &Error{File: c.name, Kind: ErrNotTable, Err: errors.New(what), Do: "unpack it and open one of them"}
	}
	member := tables[0]
	if member.Flags&1 != 0 {
		return nil, &Error{File: c.name, Kind: ErrPassword, Do: "unpack it and open the table in it"}
	}
	if c.unpack != nil || c.container == "zip" {
		return nil, &Error{File: c.name, Kind: ErrNotTable, Err: errors.New("it is packed twice"), Do: "unpack it first"}
	}
	most := mostOf(int64(member.CompressedSize64))
	if member.UncompressedSize64 > uint64(most) {
		return nil, tooLarge(c.name, most)
	}
	inner := content{name: c.name, path: c.path, size: int64(member.UncompressedSize64), read: c.read, container: "zip"}
	inner.openRaw = func() (io.ReadCloser, error) {
		r, err := member.Open()
		if err != nil {
			return nil, damaged(c.name, err)
		}
		return struct {
			io.Reader
			io.Closer
		}{&limited{r: r, name: c.name, most: most}, r}, nil
	}
	return open(inner, o)
}

func names(files []*zip.File) string {
	const most = 5
	var list []string
	for _, f := range files[:min(len(files), most)] {
		list = append(list, f.Name)
	}
	if len(files) > most {
		list = append(list, "…")
	}
	return strings.Join(list, ", ")
}

func (t *text) describe(u *Understanding) {
	u.Container, u.Encoding, u.LineEnd = t.content.container, t.charset.name, t.lineEnd
	u.Delimiter = string(t.dialect.comma)
}
