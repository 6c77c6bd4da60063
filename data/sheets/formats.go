package sheets

import (
	"bytes"
	"context"
)

// fileFormat is a kind of file that is read: how its first bytes tell it, and how it
// is opened.
type fileFormat struct {
	is   func(head []byte) bool
	open func(ctx context.Context, c Content, o Options) (reader, error)
}

// formats are tried in this order. Whatever is none of them and is not refused is
// a text.
func formats() []fileFormat {
	return []fileFormat{
		{begins("\x1F\x8B"), openGzip},
		{begins("BZh"), openBzip2},
		{begins("PK\x03\x04", "PK\x05\x06"), openZip}, // and the workbooks that are zip archives
		{begins("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), openCompound},
		{begins("\x09\x08\x08\x00\x00\x05", "\x09\x08\x10\x00\x00\x06"), openRawOld},
		{begins("\x09\x00\x04\x00", "\x09\x02\x06\x00", "\x09\x04\x06\x00"), refuseOldest},
		{begins("PAR1"), openParquet},
		{isJSON, openJSON},
	}
}

// begins returns whether a file begins with one of the marks.
func begins(marks ...string) func(head []byte) bool {
	return func(head []byte) bool {
		for _, m := range marks {
			if bytes.HasPrefix(head, []byte(m)) {
				return true
			}
		}
		return false
	}
}

// open tells what a file is from its first bytes and opens it.
func open(ctx context.Context, c Content, o Options) (reader, error) {
	head, err := c.head(ctx, 4096)
	if err != nil {
		return nil, err
	}
	if len(bytes.TrimFunc(head, isSpace)) == 0 && c.size <= int64(len(head)) {
		return nil, &Error{File: c.name, Kind: ErrEmpty, Do: "choose another file"}
	}
	for _, f := range formats() {
		if f.is(head) {
			return f.open(ctx, c, o)
		}
	}
	if kind, ok := notTable(head); ok {
		return nil, kind.refused(c.name)
	}
	return openText(ctx, c, o)
}
