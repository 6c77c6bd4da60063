// Package place says where the rows of a table stand that is made of several files. Its
// rows are numbered as if they stood in one file, below the headers of the first: so
// whoever reads a table needs not know of files, and only what people read names them.
package place

import (
	"fmt"
	"sort"
)

// File is one file of a table.
type File struct {
	Name  string
	First int // number in the table of its first row
	Row   int // of the file that it is, counted from 1
}

// Files are those of a table, in its order; none where the table is of one file.
type Files []File

// Of returns the file that a row of the table stands in, and its row there; the file is
// "" where there is only one.
func (f Files) Of(line int) (file string, row int) {
	i := sort.Search(len(f), func(i int) bool { return f[i].First > line }) - 1
	if i < 0 {
		return "", line
	}
	return f[i].Name, line - f[i].First + f[i].Row
}

// Arg is a row as the argument of a remark: its number, or "feb.csv:17" where it stands
// in one of several files.
func (f Files) Arg(line int) any {
	file, row := f.Of(line)
	if file == "" {
		return line
	}
	return Text(file, row)
}

// Args are rows as the argument of a remark.
func (f Files) Args(lines []int) []any {
	all := make([]any, len(lines))
	for i, line := range lines {
		all[i] = f.Arg(line)
	}
	return all
}

// Text names a row for people: by its number, and by its file where there are several.
func Text(file string, row int) string {
	if file == "" {
		return fmt.Sprint(row)
	}
	return fmt.Sprintf("%s:%d", file, row)
}
