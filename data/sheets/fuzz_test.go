package sheets

import (
	"bytes"
	"context"
	"reflect"
	"testing"
)

// texts are small texts of every dialect.
func texts() []string {
	return []string{
		"Role,City,Base salary\nEngineer,Jyväskylä,52000\nDesigner,Besançon,48000\n",
		"\uFEFFRolle;Gehalt\r\nA;\"1.234,56 €\"\r\nB;4695,70\r\n",
		"a\tSalary\n\"x\ny\"\t1\n\"\"\"q\"\" z\"\t2\n",
		"Role,Salary\nA,\"1,000\nB,2000\nC,3000",
		"Role|Pay minimum|Pay maximum\rA|1|2\rB|3|4\r",
		"title\n\n,Pay,\nRole,Base,Bonus\nA,1,\nB,,2\n\nSource: somebody else\n",
	}
}

// FuzzDialect cuts a text into blocks of any size: the rows are those of the
// text in one piece.
func FuzzDialect(f *testing.F) {
	for _, s := range texts() {
		f.Add([]byte(s), uint8(7))
	}
	f.Fuzz(func(t *testing.T, data []byte, size uint8) {
		d := sniffDialect(data)
		whole := cutRows(d, [][]byte{data})
		blocks := cutBlocks(t, d, data, int(size)+1)
		if got := cutRows(d, blocks); !reflect.DeepEqual(got, whole) {
			t.Errorf("%q in blocks of %d, by %q: got %q, want %q", data, int(size)+1, d.comma, got, whole)
		}
	})
}

// cutBlocks cuts a text as it is cut while it is read.
func cutBlocks(t *testing.T, d dialect, data []byte, size int) [][]byte {
	t.Helper()
	x := &text{dialect: d, block: size, content: Bytes("fuzz", data)}
	jobs := make(chan job, len(data)+2)
	if err := x.blocks(context.Background(), bytes.NewReader(data), 0, jobs, nil, nil); err != nil {
		t.Fatal(err)
	}
	close(jobs)
	var blocks [][]byte
	for j := range jobs {
		blocks = append(blocks, j.block)
	}
	return blocks
}

func cutRows(d dialect, blocks [][]byte) [][]string {
	var rows [][]string
	for _, block := range blocks {
		for at := 0; at < len(block); {
			var cells [][]byte
			cells, at = d.row(block, at, nil)
			row := make([]string, len(cells))
			for i, c := range cells {
				row[i] = string(c)
			}
			rows = append(rows, row)
		}
	}
	return rows
}
