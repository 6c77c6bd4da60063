package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// A streamed sheet is put right in whatever pieces it comes.
func TestMended(t *testing.T) {
	const sheet = `<worksheet><dimension ref="A1"></dimension><sheetData>` +
		`<row r="1"><c r="B1" s="2" t="str"><f>{=MEDIAN(IF(A1:A9=&#34;x&#34;,B1))}</f><v>3</v></c><c r="C1"><f>B1*2</f><v>6</v></c></row>` +
		`<row r="2"><c r="A2" t="inlineStr"><is><t>{=no formula}</t></is></c></row></sheetData>` +
		`<conditionalFormatting><cfRule><dataBar showValue="true"></dataBar></cfRule></conditionalFormatting></worksheet>`
	want := strings.NewReplacer(`ref="A1"`, `ref="A1:C2"`, `<f>{=MEDIAN`, `<f t="array" ref="B1">MEDIAN`, `,B1))}</f>`, `,B1))</f>`,
		`<dataBar show`, `<dataBar minLength="0" maxLength="100" show`).Replace(sheet)
	for _, size := range []int{1, 7, 64, len(sheet)} {
		var out bytes.Buffer
		p := &packer{Writer: zip.NewWriter(&out), extents: map[string]*extent{"sheet": {rows: 2, columns: 3}}}
		w, err := p.Create("sheet")
		if err != nil {
			t.Fatal(err)
		}
		for rest := sheet; rest != ""; rest = rest[min(size, len(rest)):] {
			if _, err := io.WriteString(w, rest[:min(size, len(rest))]); err != nil {
				t.Fatal(err)
			}
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		archive, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil {
			t.Fatal(err)
		}
		part, err := archive.File[0].Open()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(part); err != nil || string(got) != want {
			t.Errorf("in pieces of %d: %v\n%s\nwant\n%s", size, err, got, want)
		}
	}
}
