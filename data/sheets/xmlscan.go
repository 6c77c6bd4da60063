package sheets

import (
	"bytes"
	"context"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf16"
)

// xmlScanner walks the tags of the plain XML that workbooks are made of, several
// times faster than encoding/xml: it checks no names, knows no name spaces but
// their prefixes, and copies nothing.
type xmlScanner struct {
	data []byte
	at   int
	ctx  context.Context // ends the data when it is done
	tags int             // read
}

// scanXML begins to walk the tags of data, until ctx is done.
func scanXML(ctx context.Context, data []byte) xmlScanner { return xmlScanner{data: data, ctx: ctx} }

// xmlTag is a tag, and the text between it and the tag before.
type xmlTag struct {
	name       []byte // without its prefix
	attributes []byte // as they stand
	text       []byte // with entities as they stand
	end        bool   // </name>
	empty      bool   // <name/>
}

// next returns the next tag; ok is false at the end of the data.
func (x *xmlScanner) next() (tag xmlTag, ok bool) {
	const often = 4096
	if x.tags++; x.tags%often == 0 && x.ctx.Err() != nil {
		return tag, false
	}
	start := x.at
	var joined []byte // text around a comment or CDATA section
	for {
		open := bytes.IndexByte(x.data[x.at:], '<')
		if open < 0 {
			x.at = len(x.data)
			return tag, false
		}
		open += x.at
		content, after, special := x.special(open)
		if !special {
			tag.text = x.data[start:open]
			if joined != nil {
				tag.text = append(joined, tag.text...)
			}
			x.at = open + 1
			return x.finish(tag)
		}
		joined = append(append(joined, x.data[start:open]...), content...)
		start, x.at = after, after
	}
}

// special reads a comment, an instruction or a CDATA section that begins at a
// place: its text, if it is one, and where it ends.
func (x *xmlScanner) special(at int) (content []byte, after int, ok bool) {
	rest := x.data[at:]
	for _, kind := range []struct{ begin, end string }{{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}, {"<!", ">"}} {
		if len(rest) < 2 || rest[1] != '!' && rest[1] != '?' {
			return nil, 0, false
		}
		if !bytes.HasPrefix(rest, []byte(kind.begin)) {
			continue
		}
		n := bytes.Index(rest[len(kind.begin):], []byte(kind.end))
		if n < 0 {
			return nil, len(x.data), true
		}
		if kind.begin == "<![CDATA[" {
			content = escapeXML(rest[len(kind.begin) : len(kind.begin)+n])
		}
		return content, at + len(kind.begin) + n + len(kind.end), true
	}
	return nil, 0, false
}

// escapeXML writes the text of a CDATA section as the text of an element.
func escapeXML(text []byte) []byte {
	return bytes.ReplaceAll(text, []byte("&"), []byte("&amp;"))
}

// finish reads a tag from behind its "<".
func (x *xmlScanner) finish(tag xmlTag) (xmlTag, bool) {
	close := tagEnd(x.data, x.at)
	if close < 0 {
		x.at = len(x.data)
		return tag, false
	}
	body := x.data[x.at:close]
	x.at = close + 1
	if len(body) > 0 && body[0] == '/' {
		tag.end, body = true, body[1:]
	}
	if n := len(body); n > 0 && body[n-1] == '/' {
		tag.empty, body = true, body[:n-1]
	}
	tag.name = body
	for i, c := range body {
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			tag.name, tag.attributes = body[:i], body[i:]
			break
		}
	}
	if colon := bytes.IndexByte(tag.name, ':'); colon >= 0 {
		tag.name = tag.name[colon+1:]
	}
	return tag, true
}

// tagEnd returns where the ">" stands that ends a tag, not one in a quoted
// value; -1 if there is none.
func tagEnd(data []byte, at int) int {
	quoted := byte(0)
	for ; at < len(data); at++ {
		switch c := data[at]; {
		case quoted != 0 && c == quoted:
			quoted = 0
		case quoted != 0:
		case c == '"' || c == '\'':
			quoted = c
		case c == '>':
			return at
		}
	}
	return -1
}

// is reports whether the tag opens an element of the name.
func (t *xmlTag) is(name string) bool { return !t.end && string(t.name) == name }

// ends reports whether the tag closes an element of the name.
func (t *xmlTag) ends(name string) bool { return t.end && string(t.name) == name }

// attribute returns the value of an attribute that has no prefix, as it stands.
func (t *xmlTag) attribute(name string) []byte {
	rest := t.attributes
	for len(rest) > 0 {
		equals := bytes.IndexByte(rest, '=')
		if equals < 0 {
			return nil
		}
		key := bytes.TrimSpace(rest[:equals])
		rest = bytes.TrimLeft(rest[equals+1:], " \t\r\n")
		if len(rest) == 0 {
			return nil
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return rest[1 : end+1]
		}
		rest = rest[end+2:]
	}
	return nil
}

// says reports whether an attribute is true.
func (t *xmlTag) says(name string) bool {
	value := string(t.attribute(name))
	return value == "1" || value == "true"
}

// unescape returns a text with its entities resolved, and with the characters
// that workbooks write as _x000D_.
func unescape(text []byte) string {
	s := string(text)
	if strings.IndexByte(s, '&') >= 0 {
		s = entities(s)
	}
	if strings.Contains(s, "_x") {
		s = hexCharacters(s)
	}
	return s
}

// entities resolves the entities of XML; others stay as they are.
func entities(s string) string {
	var b strings.Builder
	for {
		at := strings.IndexByte(s, '&')
		if at < 0 {
			return b.String() + s
		}
		b.WriteString(s[:at])
		s = s[at:]
		end := strings.IndexByte(s[:min(len(s), 12)], ';')
		r, ok := rune(0), false
		if end > 0 {
			r, ok = entity(s[1:end])
		}
		if !ok {
			b.WriteByte('&')
			s = s[1:]
			continue
		}
		b.WriteRune(r)
		s = s[end+1:]
	}
}

func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, ok := strings.CutPrefix(name, "#")
	base := 10
	if hexadecimal, isHex := strings.CutPrefix(digits, "x"); isHex {
		digits, base = hexadecimal, 16
	}
	n, err := strconv.ParseUint(digits, base, 21)
	return rune(n), ok && err == nil
}

// hexCharacters resolves _xHHHH_.
func hexCharacters(s string) string {
	const length = len("_x000D_")
	var b strings.Builder
	for {
		at := strings.Index(s, "_x")
		if at < 0 || at+length > len(s) {
			return b.String() + s
		}
		unit, err := hex.DecodeString(s[at+2 : at+6])
		if err != nil || s[at+6] != '_' {
			b.WriteString(s[:at+2])
			s = s[at+2:]
			continue
		}
		b.WriteString(s[:at])
		b.WriteString(string(utf16.Decode([]uint16{uint16(unit[0])<<8 | uint16(unit[1])})))
		s = s[at+length:]
	}
}
