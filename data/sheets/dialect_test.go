package sheets

import (
	"bytes"
	"reflect"
	"testing"
)

// TestSniffDialect tells the mark between cells by structure, not by counting.
func TestSniffDialect(t *testing.T) {
	for name, test := range map[string]struct {
		text  string
		comma byte
	}{
		"semicolons, decimal commas": {"a;b;c\n1,5;2,5;x\n1,5;2,5;y, z, and, more\n", ';'},
		"commas in quotes":           {"a,b\n\"x;y;z\",1\n\"p;q;r\",2\n", ','},
		"tabs, commas in text":       {"a\tb\nx, y, z\t1\nx, y\t2\n", '\t'},
		"bars":                       {"a|b|c\n1|2,3|4\n", '|'},
		"one column":                 {"Salary\n100\n200\n", ','},
		"a preamble":                 {"Report, made by us, in 2025\n\na;b\n1;2\n3;4\n5;6\n", ';'},
		"sep":                        {"sep=|\na,b|c\n", '|'},
	} {
		if got := sniffDialect([]byte(test.text)).comma; got != test.comma {
			t.Errorf("%s: got %q, want %q", name, got, test.comma)
		}
	}
}

// TestRecord cuts rows into cells.
func TestRecord(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want [][]string
	}{
		"plain":                     {"a,b\nc,d\n", [][]string{{"a", "b"}, {"c", "d"}}},
		"CRLF":                      {"a,b\r\nc,\"d\"\r\n", [][]string{{"a", "b"}, {"c", "d"}}},
		"no last newline":           {"a,b\nc,d", [][]string{{"a", "b"}, {"c", "d"}}},
		"blank cells and rows":      {",\n\n,,x\n", [][]string{{"", ""}, {""}, {"", "", "x"}}},
		"newline in quotes":         {"\"a\nb\",c\n", [][]string{{"a\nb", "c"}}},
		"doubled quotes":            {"\"say \"\"hi\"\"\",c\n", [][]string{{"say \"hi\"", "c"}}},
		"quote inside":              {"5\" pipe,x\n", [][]string{{"5\" pipe", "x"}}},
		"quote not doubled":         {"\"a \"b\" c\",x\n", [][]string{{"a \"b\" c", "x"}}},
		"spaces after a quote":      {"\"a\" ,b\n", [][]string{{"a", "b"}}},
		"cut off in quotes":         {"a,b\nc,\"d e", [][]string{{"a", "b"}, {"c", "d e"}}},
		"never closed, more follow": {"a,\"b\nc,d\n", [][]string{{"a", "\"b"}, {"c", "d"}}},
		"an empty quoted cell":      {"\"\",x\n", [][]string{{"", "x"}}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := cutRows(dialect{comma: ',', newline: '\n'}, [][]byte{[]byte(test.text)}); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestMark finds marks wherever they stand among the eight bytes looked at at
// once, beside bytes that differ from a mark by little.
func TestMark(t *testing.T) {
	d := dialect{comma: ',', newline: '\n'}
	for length := range 20 {
		for mark := range length + 1 {
			for _, other := range []byte{'-', 0x0B, 0xAC, 0x8A, 0, 0xFF} {
				block := bytes.Repeat([]byte{other}, length)
				if mark < length {
					block[mark] = ",\n"[mark%2]
				}
				if mark+1 < length {
					block[mark+1] = ",\n"[length%2]
				}
				for at := range mark + 1 {
					if got := d.mark(block, at); got != mark {
						t.Fatalf("in %q from %d: got %d, want %d", block, at, got, mark)
					}
				}
			}
		}
	}
}

// TestTidy makes labels of cells, and takes off the apostrophe that guards
// exported text against being taken for a formula.
func TestTidy(t *testing.T) {
	for cell, want := range map[string]string{
		"  a b ": "a b", "\u00A0x\u00A0": "x", "'=1+1": "=1+1", "'+358": "+358", "'@me": "@me", "'quoted'": "'quoted'", "'": "'", "": "",
	} {
		if got := tidy(cell, asIs); got != want {
			t.Errorf("%q: got %q, want %q", cell, got, want)
		}
	}
}
