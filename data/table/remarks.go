package table

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// Words says a remark in half a sentence, without a full stop; a remark that says
// nothing is "".
func Words(r remark.Remark) string { return english().words(r) }

// Short says a remark in few words where there are such ("needs 5" of "needs 5 people,
// has 3"), for where the whole stands elsewhere.
func Short(r remark.Remark) string {
	if english().of[string(r.Kind)+".short"] != "" {
		r.Kind += ".short"
	}
	return Words(r)
}

// Sentences says remarks as sentences, one behind the other.
func Sentences(remarks ...remark.Remark) string {
	all := make([]string, len(remarks))
	for i, r := range remarks {
		all[i] = Capital(Words(r)) + "."
	}
	return strings.Join(all, " ")
}

// AllWords says several remarks.
func AllWords(remarks []remark.Remark) []string {
	var all []string
	for _, r := range remarks {
		all = append(all, Words(r))
	}
	return all
}

// ErrorText is an error with the reason that it, or a cause of it, carries as a
// remark: behind the words of that cause.
func ErrorText(err error) string {
	text := err.Error()
	var reason interface {
		error
		Remark() remark.Remark
	}
	if errors.As(err, &reason) {
		cause := reason.Error()
		text = strings.Replace(text, cause, cause+": "+Words(reason.Remark()), 1)
	}
	return text
}

// Said is a remark with its words, as JSON has it.
type Said struct {
	Kind      remark.Kind `json:"kind"`
	Arguments []any       `json:"arguments"` // texts, numbers, Said or lists of them
	Text      string      `json:"text"`
}

// Say returns a remark with its words; nil where it says nothing.
func Say(r remark.Remark) *Said {
	if r.IsZero() {
		return nil
	}
	said := &Said{Kind: r.Kind, Arguments: []any{}, Text: Words(r)}
	for _, arg := range r.Args {
		said.Arguments = append(said.Arguments, sayArgument(arg))
	}
	return said
}

// SayAll returns remarks with their words; never nil.
func SayAll(remarks []remark.Remark) []*Said {
	all := []*Said{}
	for _, r := range remarks {
		all = append(all, Say(r))
	}
	return all
}

// sayArgument is an argument as JSON has it.
func sayArgument(arg any) any {
	switch arg := arg.(type) {
	case remark.Remark:
		return Say(arg)
	case []any:
		all := make([]any, len(arg))
		for i, one := range arg {
			all[i] = sayArgument(one)
		}
		return all
	}
	return arg
}

// words says a remark in the texts' language, or names its kind where they have no
// text for it.
func (t texts) words(r remark.Remark) string {
	args := make([]any, len(r.Args))
	for i, a := range r.Args {
		args[i] = plain(a)
	}
	text := t.text(string(r.Kind), args)
	if text == "" {
		return string(r.Kind)
	}
	return t.fill(text, args)
}

// fill puts arguments into a text: {1}, {2:quoted}, {3:people}.
func (t texts) fill(text string, args []any) string {
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{")
		out.WriteString(before)
		place, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			return out.String()
		}
		number, name, _ := strings.Cut(place, ":")
		if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= len(args) {
			out.WriteString(t.argument(args[n-1], name))
		} else {
			out.WriteString("{" + place + "}") // a test holds that no text has one
		}
		text = after
	}
}

// argument writes one argument: as it is, quoted, or by the text of a name.
func (t texts) argument(arg any, name string) string {
	said := t.value(arg)
	switch name {
	case "":
		return said
	case "quoted":
		return strconv.Quote(said)
	case "all":
		if all, ok := arg.([]any); ok {
			return t.list(t.values(all), len(all))
		}
		return said
	}
	if decimals, ok := strings.CutPrefix(name, "."); ok {
		return fixed(arg, decimals)
	}
	if text := t.of[name+"."+said]; text != "" {
		return text
	}
	if n, ok := arg.(int); ok {
		return t.fill(t.text(name, []any{n}), []any{money.Format(float64(n), "", 0)})
	}
	if text := t.of[name]; text != "" {
		return t.fill(text, []any{said})
	}
	return said
}

// value writes one argument as it is.
func (t texts) value(arg any) string {
	switch arg := arg.(type) {
	case remark.Remark:
		return t.words(arg)
	case []any:
		const most = 4
		return t.list(t.values(arg), most)
	case float64:
		return strconv.FormatFloat(arg, 'f', -1, 64)
	}
	return fmt.Sprint(arg)
}

// values writes arguments as they are.
func (t texts) values(args []any) []string {
	all := make([]string, len(args))
	for i, one := range args {
		all[i] = t.value(plain(one))
	}
	return all
}

// fixed writes a number with so many decimals.
func fixed(arg any, decimals string) string {
	n, err := strconv.Atoi(decimals)
	if err != nil {
		return fmt.Sprint(arg)
	}
	switch x := arg.(type) {
	case float64:
		return strconv.FormatFloat(x, 'f', n, 64)
	case int: // a whole one that went through JSON
		return strconv.FormatFloat(float64(x), 'f', n, 64)
	}
	return fmt.Sprint(arg)
}

// list joins texts, the first few where they are many: "A, B and 3 others".
func (t texts) list(all []string, most int) string {
	if len(all) == 0 {
		return ""
	}
	said, last := all[0], len(all)-1
	shown := all[1:]
	if len(all) > most+1 { // "1 others" would be no shorter
		shown = all[1:most]
	}
	for i, text := range shown {
		key := "list"
		if i+1 == last {
			key = "list.last"
		}
		said = t.fill(t.of[key], []any{said, text})
	}
	if left := last - len(shown); left > 0 {
		said = t.fill(t.of["list.others"], []any{said, left})
	}
	return said
}

// plain brings an argument to what it was before it went through JSON, which knows
// floating-point numbers and objects only.
func plain(arg any) any {
	switch arg := arg.(type) {
	case float64:
		if arg == math.Trunc(arg) && math.Abs(arg) < 1<<53 {
			return int(arg)
		}
	case map[string]any:
		var r remark.Remark
		if data, err := json.Marshal(arg); err == nil && json.Unmarshal(data, &r) == nil {
			return r
		}
	}
	return arg
}
