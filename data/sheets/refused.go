package sheets

import (
	"bytes"
	"errors"
)

// kind is a kind of file that holds no table that is read here.
type kind struct {
	magic string // how its bytes begin
	what  string // in half a sentence
	do    string // what the user can do about it
}

// What to do with files of other kinds.
const (
	resave  = "open it in a spreadsheet and save it as .xlsx or .csv"
	unpack  = "unpack it and open the table in it"
	asTable = "get the figures as a table: .xlsx or .csv"

	fromSPSS  = "open it in SPSS or PSPP, or in R or Python (pandas), and save it as .csv"
	fromStata = "open it in Stata, or in R or Python (pandas), and save it as .csv"
	fromSAS   = "open it in SAS, or in R or Python (pandas), and save it as .csv"
)

// sas7bdat is how a SAS data set begins.
const sas7bdat = "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xC2\xEA\x81\x60\xB3\x14\x11\xCF\xBD\x92\x08\x00\x09\xC7\x31\x8C\x18\x1F\x10\x11"

// refused says that a file is of this kind.
func (k kind) refused(name string) error {
	return &Error{File: name, Kind: ErrNotTable, Err: errors.New(k.what), Do: k.do}
}

// kindsByMagic are told by their first bytes.
var kindsByMagic = []kind{
	{"\x89PNG", "it is a picture (PNG)", asTable},
	{"\xFF\xD8\xFF", "it is a picture (JPEG)", asTable},
	{"GIF8", "it is a picture (GIF)", asTable},
	{"BM", "it is a picture (BMP)", asTable},
	{"II*\x00", "it is a picture (TIFF)", asTable},
	{"MM\x00*", "it is a picture (TIFF)", asTable},
	{"%PDF", "it is a PDF document", asTable},
	{"{\\rtf", "it is an RTF document", asTable},
	{"Rar!", "it is a RAR archive", unpack},
	{"7z\xBC\xAF", "it is a 7-Zip archive", unpack},
	{"\xFD7zXZ", "it is packed with xz", unpack},
	{"\x28\xB5\x2F\xFD", "it is packed with zstd", unpack},
	{"\x04\x22\x4D\x18", "it is packed with LZ4", unpack},
	{"\x1F\x9D", "it is packed with compress", unpack},
	{"SQLite format 3", "it is an SQLite database", "export the table with pay as .csv"},
	{"ARROW1", "it is an Arrow or Feather file", "save it as Parquet or .csv"},
	{"Obj\x01", "it is an Avro file", "save it as Parquet or .csv"},
	{"ORC", "it is an ORC file", "save it as Parquet or .csv"},
	{"$FL2", "it is an SPSS file (.sav)", fromSPSS},
	{"$FL3", "it is an SPSS file (.zsav)", fromSPSS},
	{"ASCII SPSS PORT FILE", "it is an SPSS portable file (.por)", fromSPSS},
	{"<stata_dta>", "it is a Stata file (.dta)", fromStata},
	{sas7bdat, "it is a SAS file (.sas7bdat)", fromSAS},
	{"HEADER RECORD*******LIB", "it is a SAS transport file (.xpt)", fromSAS},
	{"RDX", "it is an R data file", "open it in R and save its table as .csv (write.csv)"},
	{"\x7FELF", "it is a program", "choose another file"},
	{"MZ", "it is a program", "choose another file"},
}

// notTable tells a file that is neither text nor workbook by its first bytes; ok
// is false where they could be text.
func notTable(head []byte) (k kind, ok bool) {
	const tarAt = 257
	for _, k := range kindsByMagic {
		if bytes.HasPrefix(head, []byte(k.magic)) && (len(k.magic) > 3 || bytes.IndexByte(head, 0) >= 0) {
			return k, true
		}
	}
	if isOldStata(head) {
		return kind{what: "it is a Stata file (.dta)", do: fromStata}, true
	}
	if len(head) > tarAt && bytes.HasPrefix(head[tarAt:], []byte("ustar")) {
		return kind{what: "it is a tar archive", do: unpack}, true
	}
	if k, ok := markup(bytes.ToLower(bytes.TrimFunc(head[:min(len(head), 1024)], isSpace))); ok {
		return k, true
	}
	return kind{what: "it is not text", do: resave}, notText(head)
}

// isOldStata reports whether a file begins like those of Stata up to version 12:
// with the version of the format, the order of bytes, 1, and 0.
func isOldStata(head []byte) bool {
	return len(head) > 4 && head[0] >= 0x66 && head[0] <= 0x73 && (head[1] == 1 || head[1] == 2) && head[2] == 1 && head[3] == 0
}

// markup tells web pages and XML by how their text begins, in small letters.
func markup(start []byte) (kind, bool) {
	begins := func(marks ...string) bool {
		for _, mark := range marks {
			if bytes.HasPrefix(start, []byte(mark)) {
				return true
			}
		}
		return false
	}
	isXML := begins("<?xml")
	switch {
	case begins("<html", "<!doctype html", "<table", "<meta", "<head", "<body", "<style"), isXML && bytes.Contains(start, []byte("<html")):
		return kind{what: "it is a web page (HTML), whatever its name says", do: resave}, true
	case isXML && bytes.Contains(start, []byte("excel")):
		return kind{what: "it is an XML spreadsheet of Excel 2003", do: resave}, true
	case isXML && bytes.Contains(start, []byte("opendocument")):
		return kind{what: "it is an OpenDocument file in one piece of XML", do: resave}, true
	case isXML:
		return kind{what: "it is XML", do: resave}, true
	}
	return kind{}, false
}

// notText reports whether bytes are no text in any charset read here.
func notText(head []byte) bool {
	if c := markedCharset(head); c.wide != nil {
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
