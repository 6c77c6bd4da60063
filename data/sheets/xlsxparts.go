package sheets

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
)

// bookParts are the parts of a workbook besides its sheets: what they are called
// and where they lie, the texts they share, and what its number formats mean.
// The parts are those of ISO/IEC 29500, transitional or strict.
type bookParts struct {
	archive  *zip.Reader
	sheets   []bookSheet
	from1904 bool
	shared   []string
	formats  []numberFormat // by style
}

type bookSheet struct {
	name   string
	hidden bool
	part   string // path in the archive
}

// readParts reads the parts of a workbook.
func readParts(ctx context.Context, archive *zip.Reader) (*bookParts, error) {
	b := &bookParts{archive: archive}
	main := "xl/workbook.xml"
	if targets, err := b.targets(ctx, "_rels/.rels", ""); err == nil {
		for _, t := range targets {
			if strings.HasSuffix(t.kind, "/officeDocument") {
				main = t.part
			}
		}
	}
	folder := path.Dir(main)
	targets, err := b.targets(ctx, path.Join(folder, "_rels", path.Base(main)+".rels"), folder)
	if err != nil {
		return nil, err
	}
	if err := b.readSheets(ctx, main, targets); err != nil {
		return nil, err
	}
	for _, t := range targets {
		switch {
		case strings.HasSuffix(t.kind, "/sharedStrings"):
			err = b.readShared(ctx, t.part)
		case strings.HasSuffix(t.kind, "/styles"):
			err = b.readStyles(ctx, t.part)
		}
		if err != nil {
			return nil, err
		}
	}
	return b, nil
}

// part returns the contents of a part.
func (b *bookParts) part(ctx context.Context, name string) ([]byte, error) {
	for _, f := range b.archive.File {
		if !strings.EqualFold(f.Name, name) {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		defer r.Close()
		data, err := io.ReadAll(io.LimitReader(untilDone{ctx, r}, mostInMemory+1))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if len(data) > mostInMemory {
			return nil, tooLarge("", mostInMemory)
		}
		return data, nil
	}
	return nil, fmt.Errorf("%s is missing", name)
}

// target is what a part refers to.
type target struct{ id, kind, part string }

// targets reads the relationships of a part in a folder.
func (b *bookParts) targets(ctx context.Context, name, folder string) ([]target, error) {
	data, err := b.part(ctx, name)
	if err != nil {
		return nil, err
	}
	var all []target
	x := scanXML(ctx, data)
	for tag, ok := x.next(); ok; tag, ok = x.next() {
		if !tag.is("Relationship") {
			continue
		}
		part := unescape(tag.attribute("Target"))
		if rooted, ok := strings.CutPrefix(part, "/"); ok {
			part = rooted
		} else {
			part = path.Join(folder, part)
		}
		all = append(all, target{string(tag.attribute("Id")), string(tag.attribute("Type")), part})
	}
	return all, nil
}

// readSheets reads the names and places of the worksheets.
func (b *bookParts) readSheets(ctx context.Context, name string, targets []target) error {
	data, err := b.part(ctx, name)
	if err != nil {
		return err
	}
	x := scanXML(ctx, data)
	for tag, ok := x.next(); ok; tag, ok = x.next() {
		switch {
		case tag.is("workbookPr"):
			b.from1904 = tag.says("date1904")
		case tag.is("sheet"):
			b.addSheet(&tag, targets)
		}
	}
	if len(b.sheets) == 0 {
		return errors.New("it has no worksheet")
	}
	return nil
}

// addSheet adds a sheet, unless it is one of charts or macros.
func (b *bookParts) addSheet(tag *xmlTag, targets []target) {
	id := ""
	for _, prefix := range []string{"r:id", "id"} {
		if v := tag.attribute(prefix); v != nil {
			id = string(v)
			break
		}
	}
	state := string(tag.attribute("state"))
	for _, t := range targets {
		if t.id == id && strings.HasSuffix(t.kind, "/worksheet") {
			b.sheets = append(b.sheets, bookSheet{
				name: unescape(tag.attribute("name")), hidden: state != "" && state != "visible", part: t.part,
			})
		}
	}
}

// readShared reads the texts that cells share.
func (b *bookParts) readShared(ctx context.Context, name string) error {
	data, err := b.part(ctx, name)
	if err != nil {
		return err
	}
	var text strings.Builder
	phonetic := false
	x := scanXML(ctx, data)
	for tag, ok := x.next(); ok; tag, ok = x.next() {
		switch {
		case tag.is("si"):
			text.Reset()
			if tag.empty {
				b.shared = append(b.shared, "")
			}
		case tag.ends("si"):
			b.shared = append(b.shared, text.String())
		case string(tag.name) == "rPh":
			phonetic = !tag.end && !tag.empty
		case tag.ends("t") && !phonetic:
			text.WriteString(unescape(tag.text))
		}
	}
	return nil
}

// readStyles reads which number format each style has.
func (b *bookParts) readStyles(ctx context.Context, name string) error {
	data, err := b.part(ctx, name)
	if err != nil {
		return err
	}
	custom := map[string]numberFormat{}
	inside := false
	x := scanXML(ctx, data)
	for tag, ok := x.next(); ok; tag, ok = x.next() {
		switch {
		case tag.is("numFmt"):
			custom[string(tag.attribute("numFmtId"))] = formatOf(unescape(tag.attribute("formatCode")), b.from1904)
		case string(tag.name) == "cellXfs":
			inside = !tag.end
		case inside && tag.is("xf"):
			id := string(tag.attribute("numFmtId"))
			format, ok := custom[id]
			if n, err := strconv.Atoi(id); !ok && err == nil {
				format = builtIn(n, b.from1904)
			}
			b.formats = append(b.formats, format)
		}
	}
	return nil
}
