package sheets

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
)

// openZip opens what lies in a zip archive: the parts of a workbook, or tables.
func openZip(ctx context.Context, c Content, o Options) (reader, error) {
	data, err := c.all(ctx)
	if err != nil {
		return nil, err
	}
	return openArchive(ctx, c, data, o)
}

// openArchive opens what lies in the bytes of a zip archive.
func openArchive(ctx context.Context, c Content, data []byte, o Options) (reader, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged(c.name, err)
	}
	has := func(name string) bool {
		return slices.ContainsFunc(z.File, func(f *zip.File) bool { return strings.EqualFold(f.Name, name) })
	}
	under := func(folder string) bool {
		return slices.ContainsFunc(z.File, func(f *zip.File) bool { return strings.HasPrefix(f.Name, folder) })
	}
	refuse := func(what, do string) (reader, error) { return nil, kind{what: what, do: do}.refused(c.name) }
	switch {
	case has("xl/workbook.bin"):
		return refuse("it is a binary workbook (.xlsb)", resave)
	case has("xl/workbook.xml"), has("[Content_Types].xml") && under("xl/"):
		return openWorkbook(ctx, c, z)
	case has("mimetype") && has("content.xml"):
		return openOpenDocument(ctx, c, z)
	case under("word/"):
		return refuse("it is a Word document", "copy its table into a spreadsheet and save it as .xlsx")
	case under("ppt/"):
		return refuse("it is a PowerPoint presentation", "copy its table into a spreadsheet and save it as .xlsx")
	case has("index/document.iwa"), has("index.zip"), under("Index/Tables/"):
		return refuse("it is an Apple Numbers or Pages file", "export it from there as .xlsx or .csv")
	}
	return openMember(ctx, c, z, o)
}

// archive is a table in a zip archive: the only one, or one of several, which are
// listed as worksheets are, and with the worksheets of the one that is read.
type archive struct {
	reader          // of the table that is read
	tables []string // all of them, in the archive's order
	name   string   // of the one that is read
}

// openMember opens the table in a zip archive: the one asked for, which may be a
// worksheet of a workbook in it, or the largest.
func openMember(ctx context.Context, c Content, z *zip.Reader, o Options) (reader, error) {
	if c.unpack != nil || c.container == "zip" {
		return nil, kind{what: "it is packed twice", do: "unpack it first"}.refused(c.name)
	}
	tables := tablesIn(z)
	if len(tables) == 0 {
		return nil, kind{what: "it holds no table" + files(z), do: "choose another file"}.refused(c.name)
	}
	var names []string
	for _, t := range tables {
		names = append(names, t.Name)
	}
	chosen, sheet, err := chooseMember(names, o.Sheet)
	if err != nil {
		return nil, err
	}
	file := slices.MaxFunc(tables, func(a, b *zip.File) int { return cmp.Compare(a.UncompressedSize64, b.UncompressedSize64) })
	if chosen >= 0 {
		file = tables[chosen]
	}
	if file.Flags&1 != 0 {
		return nil, &Error{File: c.name, Kind: ErrPassword, Do: unpack}
	}
	most := mostOf(int64(file.CompressedSize64))
	if file.UncompressedSize64 > uint64(most) {
		return nil, tooLarge(c.name, most)
	}
	inner := Content{name: c.name, path: c.path, size: int64(file.UncompressedSize64), read: c.read, container: "zip"}
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
	r, err := open(ctx, inner, o)
	if err != nil {
		return nil, err
	}
	return &archive{reader: r, tables: names, name: file.Name}, nil
}

// prefix is what the worksheets of the table that is read are listed with.
func (a *archive) prefix() string {
	if inner := a.reader.sheets(); len(a.tables) == 1 || len(inner) < 2 {
		return ""
	}
	return a.name + "/"
}

func (a *archive) sheets() []Sheet {
	inner := a.reader.sheets()
	if len(a.tables) == 1 {
		return inner
	}
	var all []Sheet
	for _, name := range a.tables {
		switch {
		case name != a.name:
			all = append(all, Sheet{Name: name, Aside: true})
		case len(inner) < 2:
			all = append(all, Sheet{Name: name})
		default:
			for _, s := range inner {
				all = append(all, Sheet{Name: name + "/" + s.Name, Hidden: s.Hidden})
			}
		}
	}
	return all
}

// within returns which worksheet of the table that is read a user asks for; "" if
// the whole table is asked for.
func (a *archive) within(asked string) (string, error) {
	chosen, sheet, err := chooseMember(a.tables, asked)
	if err == nil && chosen >= 0 && a.tables[chosen] != a.name {
		return a.tables[chosen], nil
	}
	return sheet, err
}

// inner returns the name that a sheet has in the table that is read.
func (a *archive) inner(sheet string) (string, error) {
	if len(a.tables) == 1 {
		return sheet, nil
	}
	if prefix := a.prefix(); prefix != "" {
		if inner, ok := strings.CutPrefix(sheet, prefix); ok {
			return inner, nil
		}
	} else if sheet == a.name {
		return a.reader.sheets()[0].Name, nil
	}
	return "", &Error{Kind: ErrNoSheet, Err: fmt.Errorf("%q", sheet), Do: "open the archive anew to read another of its tables"}
}

func (a *archive) sample(ctx context.Context, sheet string, most int) (Sample, error) {
	inner, err := a.inner(sheet)
	if err != nil {
		return Sample{}, err
	}
	return a.reader.sample(ctx, inner, most)
}

func (a *archive) scan(ctx context.Context, sheet string, header int, p Plan, progress Progress) (*Table, error) {
	inner, err := a.inner(sheet)
	if err != nil {
		return nil, err
	}
	return a.reader.scan(ctx, inner, header, p, progress)
}

// tablesIn returns the files of an archive that may be tables: by their names,
// or the only file, whatever its name. What programs and people put beside them
// is left out.
func tablesIn(z *zip.Reader) []*zip.File {
	var files, tables []*zip.File
	for _, f := range z.File {
		base := strings.ToLower(path.Base(f.Name))
		if f.FileInfo().IsDir() || strings.HasPrefix(base, ".") || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		files = append(files, f)
		if tableExtension(base) != "" {
			tables = append(tables, f)
		}
	}
	if len(tables) == 0 && len(files) == 1 {
		return files
	}
	return tables
}

// isNotice reports whether a text of such a name is one of those that lie beside
// tables in archives.
func isNotice(name string) bool {
	return slices.Contains(strings.Fields("readme read_me read-me license licence copying notice notices disclaimer changelog terms about"), name)
}

// chooseMember finds the table that the user names by its path or its file name,
// and the worksheet in it, as "folder/book.xlsx/Pay"; -1 where none is named, or
// where only a worksheet of the only table is.
func chooseMember(tables []string, asked string) (chosen int, sheet string, err error) {
	asked = strings.TrimSpace(asked)
	if asked == "" {
		return -1, "", nil
	}
	for i, table := range tables {
		for _, name := range []string{table, path.Base(table)} {
			if strings.EqualFold(asked, name) {
				return i, "", nil
			}
			if n := len(name) + 1; len(asked) > n && strings.EqualFold(asked[:n], name+"/") {
				return i, asked[n:], nil
			}
		}
	}
	if len(tables) == 1 {
		return -1, asked, nil
	}
	var names []string
	for _, t := range tables {
		names = append(names, strconv.Quote(t))
	}
	return -1, "", &Error{Kind: ErrNoSheet, Err: fmt.Errorf("%q", asked), Do: "the archive's tables are " + strings.Join(names, ", ")}
}

// files lists what an archive holds, for a sentence.
func files(z *zip.Reader) string {
	const most = 5
	var list []string
	for _, f := range z.File[:min(len(z.File), most)] {
		list = append(list, f.Name)
	}
	switch {
	case len(list) == 0:
		return ""
	case len(z.File) > most:
		list = append(list, "…")
	}
	return ", but " + strings.Join(list, ", ")
}
