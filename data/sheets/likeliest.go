package sheets

import (
	"bytes"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// candidate is an encoding that a text may be in.
type candidate struct {
	name  string
	of    encoding.Encoding
	prior float64 // how much likelier it is before the text is looked at, in points a letter
	// east are the scripts of East Asia that it is written for; it has some letters
	// of others, too.
	east []*unicode.RangeTable
}

// candidates are tried on a text that is not UTF-8; of equals the first is taken.
// Windows wrote most of them. Mac OS Roman comes with the line ends of old
// Macintoshes.
func candidates(text []byte) []candidate {
	mac := -0.6
	if bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(text, '\r') >= 0 {
		mac = 0.5
	}
	kana, han, hangul := []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana, unicode.Han}, []*unicode.RangeTable{unicode.Han}, []*unicode.RangeTable{unicode.Hangul}
	return []candidate{
		{"Windows-1252", charmap.Windows1252, 0, nil},
		{"Windows-1250", charmap.Windows1250, -0.05, nil},
		{"Windows-1251", charmap.Windows1251, -0.05, nil},
		{"Windows-1253", charmap.Windows1253, -0.05, nil},
		{"Windows-1254", charmap.Windows1254, -0.05, nil},
		{"Windows-1255", charmap.Windows1255, -0.05, nil},
		{"Windows-1256", charmap.Windows1256, -0.05, nil},
		{"Windows-1257", charmap.Windows1257, -0.1, nil},
		{"Windows-874", charmap.Windows874, -0.05, nil},
		{"ISO-8859-2", charmap.ISO8859_2, -0.2, nil},
		{"KOI8-R", charmap.KOI8R, -0.1, nil},
		{"cp850", charmap.CodePage850, -0.15, nil},
		{"cp852", charmap.CodePage852, -0.15, nil},
		{"cp866", charmap.CodePage866, -0.15, nil},
		{"cp437", charmap.CodePage437, -0.2, nil},
		{"MacRoman", charmap.Macintosh, mac, nil},
		{"Shift_JIS", japanese.ShiftJIS, -0.1, kana},
		{"EUC-JP", japanese.EUCJP, -0.1, kana},
		{"GBK", simplifiedchinese.GBK, -0.1, han},
		{"Big5", traditionalchinese.Big5, -0.1, han},
		{"EUC-KR", korean.EUCKR, -0.1, hangul},
	}
}

// linesNotUTF8 returns the lines of a text's beginning that are not UTF-8, as many
// as tell something, and counts the others that hold letters beyond ASCII.
func linesNotUTF8(head []byte) (odd [][]byte, others int) {
	const enough = 64 << 10 // bytes
	bytesOf := 0
	for len(head) > 0 && bytesOf < enough {
		end := bytes.IndexAny(head, "\r\n")
		line := head
		if end >= 0 {
			line, head = head[:end], head[end+1:]
		} else {
			head = nil
		}
		switch {
		case !utf8.Valid(line):
			odd = append(odd, line)
			bytesOf += len(line)
		case bytes.ContainsFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }):
			others++
		}
	}
	return odd, others
}

// likeliest returns the encoding that lines are likeliest in, and another one that
// is nearly as likely and reads other letters; its name is "" if there is none.
func likeliest(text []byte, lines [][]byte, likely func(text string) float64) (first, second candidate) {
	const nearly = 0.1 // points a letter
	best, next := math.Inf(-1), math.Inf(-1)
	firstText, secondText := "", ""
	for _, c := range candidates(text) {
		decoded, points := c.read(lines)
		if likely != nil && points > best-1 {
			points += likely(decoded)
		}
		switch {
		case points > best:
			if decoded != firstText {
				second, next, secondText = first, best, firstText
			}
			first, best, firstText = c, points, decoded
		case points > next && decoded != firstText:
			second, next, secondText = c, points, decoded
		}
	}
	if next < best-nearly || secondText == firstText {
		second = candidate{}
	}
	return first, second
}

// read decodes lines and says how likely they are in the encoding: in points a
// letter beyond ASCII, up to 1 if all are such as people write.
func (c candidate) read(lines [][]byte) (decoded string, points float64) {
	var all strings.Builder
	p := likeness{east: c.east, alphabets: map[string]int{}}
	for _, line := range lines {
		text, err := c.of.NewDecoder().Bytes(line)
		if err != nil {
			return "", math.Inf(-1)
		}
		p.line(string(text))
		all.Write(text)
		all.WriteByte('\n')
	}
	return all.String(), p.points() + c.prior
}

// likeness is what a text's letters beyond ASCII are like in one encoding.
type likeness struct {
	east          []*unicode.RangeTable // as of candidate
	seen, letters int
	sum           float64
	alphabets     map[string]int // letters of each alphabet
	vowels        int            // of the Cyrillic one
	small, accent int            // small letters of the Greek one, and those with an accent
}

// points are what a letter is worth on average.
func (p *likeness) points() float64 {
	if p.seen == 0 {
		return 0
	}
	const strange = 0.6 // points less for a letter that the language does not have
	most := 0
	for _, n := range p.alphabets {
		most = max(most, n)
	}
	points := (p.sum - strange*float64(p.letters-most)) / float64(p.seen)
	// Words that nobody can say, and Greek without accents, are Hebrew read wrongly.
	if n := p.alphabets["Cyrillic"]; n == most && 4*p.vowels < n || 25*p.accent < p.small {
		points--
	}
	return points
}

// line looks at the letters of a line.
func (p *likeness) line(text string) {
	before := ' '
	for i, r := range text {
		after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		if r >= utf8.RuneSelf {
			p.letter(before, r, after)
		}
		before = r
	}
}

// letter looks at a letter or sign beyond ASCII between two others.
func (p *likeness) letter(before, r, after rune) {
	p.seen++
	inWord := unicode.IsLetter(before) && unicode.IsLetter(after)
	switch {
	case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Co, r):
		p.sum -= 5
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		p.letters++
		p.sum += p.eastern(r)
		p.sum -= latinBeside(before) + latinBeside(after)
		p.add(r)
	case unicode.IsLetter(r):
		p.letters++
		p.sum += inItsPlace(before, r, after)
		p.add(r)
	case unicode.IsMark(r) && (unicode.IsLetter(before) || unicode.IsMark(before)): // of Hebrew, Arabic, Thai
		p.sum += 0.5
	case strings.ContainsRune("–—‘’“”„…•°²½§€£¥«»\u00A0", r):
		p.sum += signInItsPlace(before, r, after, inWord)
	case r >= 0x2500 && r < 0x25A0, unicode.Is(unicode.Sm, r): // lines and blocks of DOS, mathematics
		p.sum -= 2
	case inWord:
		p.sum -= 2
	default:
		p.sum--
	}
}

// add counts a letter in the alphabets that have it.
func (p *likeness) add(r rune) {
	small := unicode.ToLower(r)
	switch {
	case strings.ContainsRune("аеёиоуыэюяіїє", small):
		p.vowels++
	case r == small && unicode.Is(unicode.Greek, r):
		p.small++
		if strings.ContainsRune("άέήίόύώΐΰ", r) {
			p.accent++
		}
	}
	for _, a := range latinAlphabets {
		if strings.ContainsRune(a, small) {
			p.alphabets[a]++
		}
	}
	for name, script := range map[string]*unicode.RangeTable{
		"Cyrillic": unicode.Cyrillic, "Greek": unicode.Greek, "Hebrew": unicode.Hebrew, "Arabic": unicode.Arabic, "Thai": unicode.Thai, "Hangul": unicode.Hangul,
	} {
		if unicode.Is(script, r) {
			p.alphabets[name]++
		}
	}
	if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
		p.alphabets["Japanese"]++
	}
	if unicode.Is(unicode.Han, r) {
		p.alphabets["Chinese"]++
	}
}

// inItsPlace says how usual a letter is between two others.
func inItsPlace(before, r, after rune) float64 {
	beside := unicode.IsLetter(before) || unicode.IsLetter(after)
	switch {
	case !beside && (unicode.IsDigit(before) || unicode.IsDigit(after)):
		return -1
	case unicode.IsUpper(r) && unicode.IsLower(before), unicode.IsLower(r) && unicode.IsUpper(after):
		return -2 // a capital within a word
	case unicode.IsUpper(r) && unicode.IsLetter(before) && unicode.IsLower(after):
		return -1
	case mixed(r, before) || mixed(r, after):
		return -2
	case !beside:
		return 0
	}
	return 1
}

// mixed reports whether letters beside each other are of different scripts.
func mixed(a, b rune) bool {
	if !unicode.IsLetter(a) || !unicode.IsLetter(b) {
		return false
	}
	return unicode.Is(unicode.Latin, a) != unicode.Is(unicode.Latin, b)
}

// signInItsPlace says how usual a sign is between two others.
func signInItsPlace(before, r, after rune, inWord bool) float64 {
	switch {
	case r == '’' && inWord:
		return 1
	case inWord:
		return -2
	case strings.ContainsRune("€£¥", r) && (unicode.IsDigit(before) || unicode.IsDigit(after)),
		strings.ContainsRune("–—", r) && !unicode.IsLetter(before) && !unicode.IsLetter(after),
		strings.ContainsRune("‘“«", r) && unicode.IsLetter(after), strings.ContainsRune("’”»", r) && unicode.IsLetter(before):
		return 0.9
	}
	return 0.3
}

// eastern says how usual a letter of East Asia is.
func (p *likeness) eastern(r rune) float64 {
	switch {
	case !unicode.In(r, p.east...), r >= 0xFF61 && r <= 0xFF9F: // narrow Katakana, which hardly anybody writes
		return -0.5
	case unicode.Is(unicode.Han, r):
		return commonHan(r)
	}
	return 1
}

// latinBeside says how unusual a Latin letter is beside one of East Asia: capitals
// are abbreviations.
func latinBeside(r rune) float64 {
	switch {
	case !unicode.Is(unicode.Latin, r):
		return 0
	case unicode.IsUpper(r):
		return 1
	}
	return 2
}

// commonHan says how usual a Chinese character is: the frequent ones stand first
// in the old encodings of China and Taiwan.
func commonHan(r rune) float64 {
	const common, rare = 0.95, -0.5
	if b, err := simplifiedchinese.GBK.NewEncoder().String(string(r)); err == nil && len(b) == 2 && b[0] >= 0xB0 && b[0] <= 0xD7 && b[1] >= 0xA1 {
		return common
	}
	if b, err := traditionalchinese.Big5.NewEncoder().String(string(r)); err == nil && len(b) == 2 && b[0] >= 0xA4 && b[0] <= 0xC6 {
		return common
	}
	return rare
}

// latinAlphabets are the letters beyond ASCII of languages written in Latin
// letters, with those that stand in their foreign words often.
var latinAlphabets = []string{
	"äöüßé", "àâæçéèêëîïôœùûüÿ", "áéíñóúü", "àáâãçéêíóôõúü", "àèéìíîòóùú", "åäöéšž", "æøåéòóôüö", "áðéíóúýþæö",
	"áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "ăâîșțşţ", "čćđšž", "çğıöşüâîûi̇",
	"āčēģīķļņšūž", "ąčęėįšųūž", "äõöüšž", "çë",
}
