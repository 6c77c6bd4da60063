package sheets

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/paybench/paybench/data/remark"
)

// Part is one of the files that are one table together.
type Part struct {
	Content Content
	Keys    []Key // what the folders that it lies in say of its rows
}

// Key is a column that the name of a folder stands for: "year=2024".
type Key struct{ Name, Value string }

// Parts are the files that the content is made of; nil where it is one file.
func (c Content) Parts() []Part { return c.parts }

// mostFiles is how many files a folder is searched for tables.
const mostFiles = 100_000

// Files is the content of a file, or of the tables that lie in a folder and its folders,
// or that a pattern such as pay/2024-*.csv names, in the order of their names. Files
// whose names begin with a point or an underscore are those of programs, and left out.
func Files(name string) (Content, error) {
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		all, err := tablesUnder(name)
		if err != nil {
			return Content{}, err
		}
		if len(all) == 0 {
			return Content{}, &Error{File: name, Kind: ErrNoTable, Do: "choose one with .csv, .parquet or .xlsx files"}
		}
		return several(name, name, all)
	case err == nil, !strings.ContainsAny(name, "*?["):
		return File(name)
	}
	found, err := filepath.Glob(name)
	if err != nil {
		return Content{}, &Error{File: name, Kind: ErrMissing, Err: errors.New("the pattern is not well formed"), Do: "write it as pay/*.csv"}
	}
	var all []string
	for _, path := range found {
		switch info, err := os.Stat(path); {
		case err != nil || aside(path):
		case info.IsDir():
			in, err := tablesUnder(path)
			if err != nil {
				return Content{}, err
			}
			all = append(all, in...)
		default:
			all = append(all, path)
		}
	}
	if len(all) == 0 {
		return Content{}, &Error{File: name, Kind: ErrMissing, Do: "check the pattern, as in 'pay/*.csv'"}
	}
	root := name
	for strings.ContainsAny(root, "*?[") {
		root = filepath.Dir(root)
	}
	return several(name, root, all)
}

// aside reports whether a file or folder is one that programs put beside tables.
func aside(path string) bool {
	base := filepath.Base(path)
	return strings.HasPrefix(base, "_") || strings.HasPrefix(base, ".") && strings.Trim(base, ".") != ""
}

// tablesUnder lists the files in a folder and its folders that may be tables.
func tablesUnder(folder string) (all []string, err error) {
	seen := 0
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return &Error{File: path, Kind: ErrUnreadable, Err: errors.Unwrap(err)}
		case path != folder && aside(path):
			if entry.IsDir() {
				return filepath.SkipDir
			}
		case entry.IsDir():
		case seen == mostFiles:
			return &Error{File: folder, Kind: ErrNotTable, Err: fmt.Errorf("it holds more than %d files", mostFiles), Do: "name the folder of one table"}
		default:
			if seen++; tableExtension(path) != "" {
				all = append(all, path)
			}
		}
		return nil
	})
	return all, err
}

// tableExtension is the end of the name of a file that may be a table, without what says
// how it is packed; "" for others.
func tableExtension(name string) string {
	base := strings.ToLower(filepath.Base(name))
	for _, packed := range []string{".gz", ".bz2"} {
		base = strings.TrimSuffix(base, packed)
	}
	switch extension := path.Ext(base); extension {
	case ".csv", ".tsv", ".tab", ".psv", ".dat", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet", ".json", ".jsonl", ".ndjson":
		return extension
	case ".txt":
		if !isNotice(strings.TrimSuffix(base, extension)) {
			return extension
		}
	}
	return ""
}

// several is the content of files that are one table together, named by where they lie
// under a folder.
func several(name, root string, files []string) (Content, error) {
	slices.Sort(files)
	called := root
	if absolute, err := filepath.Abs(root); err == nil {
		called = absolute
	}
	called = filepath.Base(called)
	if pattern, err := filepath.Rel(root, name); err == nil && pattern != "." {
		called += "/" + filepath.ToSlash(pattern)
	}
	all := Content{name: called, path: name, read: new(atomic.Int64), sum: new(atomic.Pointer[string])}
	kinds := map[string]int{}
	for _, file := range files {
		c, err := File(file)
		if err != nil {
			return Content{}, err
		}
		relative, err := filepath.Rel(root, file)
		if err != nil {
			return Content{}, &Error{File: file, Kind: ErrUnreadable, Err: err}
		}
		c.name = filepath.ToSlash(relative)
		all.size += c.size
		all.parts = append(all.parts, Part{c, keysOf(path.Dir(c.name))})
		kinds[tableExtension(file)]++
	}
	if len(kinds) > 1 {
		var list []string
		for kind, n := range kinds {
			list = append(list, fmt.Sprintf("%d %s", n, cmp.Or(kind, "of another kind")))
		}
		slices.Sort(list)
		return Content{}, &Error{File: name, Kind: ErrNotTable, Err: fmt.Errorf("its files are of several kinds: %s", strings.Join(list, ", ")), Do: "name those of one table, as with '" + filepath.Join(root, "*.csv") + "'"}
	}
	for _, p := range all.parts[1:] {
		if err := sameKeys(all.parts[0], p); err != nil {
			return Content{}, err
		}
	}
	return all, nil
}

// keysOf reads the folders of a path that name a column, as Hive and Spark write them.
func keysOf(folder string) []Key {
	var keys []Key
	for part := range strings.SplitSeq(folder, "/") {
		name, value, ok := strings.Cut(part, "=")
		if !ok || name == "" {
			continue
		}
		for _, text := range []*string{&name, &value} {
			if plain, err := url.PathUnescape(*text); err == nil {
				*text = plain
			}
		}
		if value == "__HIVE_DEFAULT_PARTITION__" {
			value = ""
		}
		keys = append(keys, Key{name, value})
	}
	return keys
}

// sameKeys checks that the folders of two parts name the same columns.
func sameKeys(first, other Part) error {
	named := func(p Part) (names []string) {
		for _, k := range p.Keys {
			names = append(names, k.Name+"=")
		}
		return names
	}
	if a, b := named(first), named(other); !slices.Equal(a, b) {
		says := func(names []string) string { return cmp.Or(strings.Join(names, ", "), "none") }
		return &Error{
			File: other.Content.name, Kind: ErrNotTable, Do: "name the files of one table",
			Err: fmt.Errorf("its folders name the columns %s, and those of %s %s", says(b), first.Content.name, says(a)),
		}
	}
	return nil
}

// fingerprintOf is the fingerprint of all parts: which they are, and of each.
func fingerprintOf(parts []Part) (string, error) {
	all := sha256.New()
	for _, p := range parts {
		sum, err := p.Content.fingerprint()
		if err != nil {
			return "", err
		}
		fmt.Fprintf(all, "%s\x00%s\n", p.Content.name, sum)
	}
	return hex.EncodeToString(all.Sum(nil)), nil
}

// Piece is one file of a table of several, and where its rows and columns are.
type Piece struct {
	Part   Part
	Sheet  string
	Header int      // row above its data, counted from 1
	Order  []int    // where each of the table's columns stands in the file, nil where they stand in the table's order
	Values []string // of the table's last columns, which the file does not hold, in each of its rows
}

// ScanAll reads the rows of several files, one after the other, as Scan reads those of
// one. The table's rows are numbered as if they stood in one file, below the headers of
// the first; Table.Files says where each stands.
func (b *Book) ScanAll(ctx context.Context, pieces []Piece, p Plan, progress Progress) (*Table, error) {
	byCells := slices.ContainsFunc(pieces, func(p Piece) bool { return p.Order != nil })
	return b.scan(ctx, "", p, func(ctx context.Context, p Plan) (*Table, []remark.Remark, error) {
		p.into = &joint{dictionaries: p.dictionaries(), byCells: byCells, seed: maphash.MakeSeed()}
		var said []remark.Remark
		var done int64
		for _, piece := range pieces {
			c := piece.Part.Content
			r, err := open(ctx, c, b.options)
			if err != nil {
				return nil, nil, inFile(err, c.name)
			}
			p.into.begin(piece, float64(b.content.size)/float64(max(1, c.size)))
			tell := progress
			if progress != nil {
				tell = func(read, _ int64) { progress(done+read, b.content.size) }
			}
			if _, err := r.scan(ctx, piece.Sheet, piece.Header, p, tell); err != nil {
				return nil, nil, inFile(err, c.name)
			}
			done += c.size
			for _, one := range r.remarks() {
				if !slices.ContainsFunc(said, one.Equal) {
					said = append(said, one)
				}
			}
		}
		return p.into.gathering.table, said, nil
	})
}
