package ingest

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
)

// openZip opens what lies in a zip archive: the parts of a workbook, or tables.
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
	under := func(folder string) bool {
		return slices.ContainsFunc(archive.File, func(f *zip.File) bool { return strings.HasPrefix(f.Name, folder) })
	}
	refuse := func(what, do string) (source, error) { return nil, kind{what: what, do: do}.refused(c.name) }
	switch {
	case has("xl/workbook.bin"):
		return refuse("it is a binary workbook (.xlsb)", resave)
	case has("xl/workbook.xml"), has("[Content_Types].xml") && under("xl/"):
		return openWorkbook(c, archive, o)
	case has("mimetype") && has("content.xml"):
		return openOpenDocument(c, archive, o)
	case under("word/"):
		return refuse("it is a Word document", "copy its table into a spreadsheet and save it as .xlsx")
	case under("ppt/"):
		return refuse("it is a PowerPoint presentation", "copy its table into a spreadsheet and save it as .xlsx")
	case has("index/document.iwa"), has("index.zip"), under("Index/Tables/"):
		return refuse("it is an Apple Numbers or Pages file", "export it from there as .xlsx or .csv")
	}
	return openMember(c, archive, o)
}

// member is one of the tables in a zip archive.
type member struct {
	tables []string // all of them, in the archive's order
	name   string   // the one that is read
}

// openMember opens the table in a zip archive: the one asked for, which may be a
// worksheet of a workbook in it, or the largest.
func openMember(c content, archive *zip.Reader, o Options) (source, error) {
	if c.unpack != nil || c.container == "zip" {
		return nil, kind{what: "it is packed twice", do: "unpack it first"}.refused(c.name)
	}
	tables := tablesIn(archive)
	if len(tables) == 0 {
		return nil, kind{what: "it holds no table" + files(archive), do: "choose another file"}.refused(c.name)
	}
	file, sheet, err := chooseMember(tables, o.Sheet)
	if err != nil {
		return nil, inFile(err, c.name)
	}
	if file.Flags&1 != 0 {
		return nil, &Error{File: c.name, Kind: ErrPassword, Do: unpack}
	}
	most := mostOf(int64(file.CompressedSize64))
	if file.UncompressedSize64 > uint64(most) {
		return nil, tooLarge(c.name, most)
	}
	inner := content{name: c.name, path: c.path, size: int64(file.UncompressedSize64), read: c.read, container: "zip"}
	if len(tables) > 1 {
		inner.member = &member{name: file.Name}
		for _, t := range tables {
			inner.member.tables = append(inner.member.tables, t.Name)
		}
	}
	inner.openRaw = func() (io.ReadCloser, error) {
		r, err := file.Open()
		if err != nil {
			return nil, damaged(c.name, err)
		}
		return struct {
			io.Reader
			io.Closer
		}{&limited{r: r, name: c.name, most: most}, r}, nil
	}
	o.Sheet = sheet
	return open(inner, o)
}

// tablesIn returns the files of an archive that may be tables: by their names,
// or the only file, whatever its name. What programs and people put beside them
// is left out.
func tablesIn(archive *zip.Reader) []*zip.File {
	var files, tables []*zip.File
	for _, f := range archive.File {
		base := strings.ToLower(path.Base(f.Name))
		if f.FileInfo().IsDir() || strings.HasPrefix(base, ".") || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		files = append(files, f)
		for _, packed := range []string{".gz", ".bz2"} {
			base = strings.TrimSuffix(base, packed)
		}
		switch extension := path.Ext(base); extension {
		case ".csv", ".tsv", ".tab", ".psv", ".dat", ".xlsx", ".xlsm", ".xls", ".parquet":
			tables = append(tables, f)
		case ".txt":
			if !notices[strings.TrimSuffix(base, extension)] {
				tables = append(tables, f)
			}
		}
	}
	if len(tables) == 0 && len(files) == 1 {
		return files
	}
	return tables
}

// notices are the texts that lie beside tables in archives.
var notices = set("readme read_me read-me license licence copying notice notices disclaimer changelog terms about")

// chooseMember finds the table that the user names by its path or its file name,
// and the worksheet in it, as "folder/book.xlsx/Pay"; without a name the largest.
func chooseMember(tables []*zip.File, asked string) (file *zip.File, sheet string, err error) {
	asked = strings.TrimSpace(asked)
	if asked == "" {
		return slices.MaxFunc(tables, func(a, b *zip.File) int { return cmp.Compare(a.UncompressedSize64, b.UncompressedSize64) }), "", nil
	}
	for _, f := range tables {
		for _, name := range []string{f.Name, path.Base(f.Name)} {
			if strings.EqualFold(asked, name) {
				return f, "", nil
			}
			if n := len(name) + 1; len(asked) > n && strings.EqualFold(asked[:n], name+"/") {
				return f, asked[n:], nil
			}
		}
	}
	if len(tables) == 1 {
		return tables[0], asked, nil
	}
	var names []string
	for _, f := range tables {
		names = append(names, strconv.Quote(f.Name))
	}
	return nil, "", &Error{Kind: ErrNoSheet, Err: fmt.Errorf("%q", asked), Do: "the archive's tables are " + strings.Join(names, ", ")}
}

// files lists what an archive holds, for a sentence.
func files(archive *zip.Reader) string {
	const most = 5
	var list []string
	for _, f := range archive.File[:min(len(archive.File), most)] {
		list = append(list, f.Name)
	}
	switch {
	case len(list) == 0:
		return ""
	case len(archive.File) > most:
		list = append(list, "…")
	}
	return ", but " + strings.Join(list, ", ")
}

// describe says what the content is: a kind of file, which may lie in an archive
// among others. These are listed as worksheets are, and with the worksheets of
// the one that is read.
func (c content) describe(u *Understanding, kind string) {
	u.Container = cmp.Or(c.container, kind)
	if c.member == nil {
		return
	}
	sheet, sheets := u.Sheet, u.Sheets
	u.Sheet, u.Sheets = c.member.name, nil
	for _, name := range c.member.tables {
		if name != c.member.name || len(sheets) < 2 {
			u.Sheets = append(u.Sheets, SheetReport{Name: name})
			continue
		}
		u.Sheet += "/" + sheet
		for _, s := range sheets {
			u.Sheets = append(u.Sheets, SheetReport{Name: name + "/" + s.Name, Hidden: s.Hidden})
		}
	}
}

// remarkOthers says which other tables the file holds, where the user did not
// choose one.
func (u *Understanding) remarkOthers() {
	const most = 6
	var others []string
	for _, s := range u.Sheets {
		if s.Name == u.Sheet {
			continue
		}
		name := strconv.Quote(s.Name)
		if s.Hidden {
			name += " (hidden)"
		}
		others = append(others, name)
	}
	if len(others) == 0 {
		return
	}
	if n := len(others) - most; n > 0 {
		others = append(others[:most], fmt.Sprintf("%d more", n))
	}
	u.Notes = append(u.Notes, fmt.Sprintf("%q is read; there are also %s, which can be chosen instead", u.Sheet, strings.Join(others, ", ")))
}
