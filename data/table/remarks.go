package table

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// Words says a remark in half a sentence, without a full stop; a remark that says
// nothing is "".
func Words(r remark.Remark) string { return said().words(r) }

// Short says a remark in few words where there are such ("needs 5 people" of "needs 5
// people, has 3"), for where the whole stands elsewhere.
func Short(r remark.Remark) string {
	if said().of[string(r.Kind)+".short"] != "" {
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
	if n, counted := firstNumber(args); counted && t.of[string(r.Kind)+".other"] != "" {
		text = strings.ReplaceAll(text, "{1}", money.Format(float64(n), "", 0)) // what has forms is counted
	}
	return t.fill(text, args)
}

// firstNumber is the first argument if it is a number.
func firstNumber(args []any) (n int, ok bool) {
	if len(args) > 0 {
		n, ok = args[0].(int)
	}
	return n, ok
}

// fill puts arguments into a text: {1}, {2:quoted}, {3:people}, {4:count}.
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
			if of, ok := strings.CutPrefix(name, "of "); ok {
				out.WriteString(t.first(args, n, of))
			} else {
				out.WriteString(t.argument(args[n-1], name))
			}
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
		return t.quoted(arg, said)
	case "all":
		if all, ok := arg.([]any); ok {
			return t.list(t.values(all), len(all), len(all))
		}
		return said
	case "or":
		if all, ok := arg.([]any); ok {
			return t.either(t.values(all))
		}
		return said
	case "date":
		return dateText(said)
	case "signed":
		return money.Minus(said)
	case "count":
		return separated(arg, said)
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

// separated writes a number with separators between thousands.
func separated(arg any, said string) string {
	switch n := arg.(type) {
	case int:
		return money.Grouped(float64(n))
	case float64:
		return money.Grouped(n)
	}
	return said
}

// quoted writes one argument in quotation marks, or each of a list.
func (t texts) quoted(arg any, said string) string {
	if all, ok := arg.([]any); ok {
		quoted := make([]any, len(all))
		for i, one := range all {
			quoted[i] = t.argument(plain(one), "quoted")
		}
		return t.value(quoted)
	}
	if _, ok := arg.(remark.Remark); ok { // which quotes what is to be quoted
		return said
	}
	return strconv.Quote(said)
}

// value writes one argument as it is.
func (t texts) value(arg any) string {
	switch arg := arg.(type) {
	case remark.Remark:
		return t.words(arg)
	case []any:
		return t.list(t.values(arg), mostListed, len(arg))
	case float64:
		return money.Digits(arg)
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

// mostListed is how many of many are named in a list.
const mostListed = 4

// first writes the nth argument, a list of the first of so many as another argument
// says.
func (t texts) first(args []any, n int, of string) string {
	at, err := strconv.Atoi(of)
	if err != nil || at < 1 || at > len(args) {
		return t.value(args[n-1])
	}
	all, isList := args[n-1].([]any)
	total, isNumber := args[at-1].(int)
	if !isList || !isNumber {
		return t.value(args[n-1])
	}
	return t.list(t.values(all), mostListed, max(total, len(all)))
}

// dateText writes a date that is given as 2026-04-01 or, of a month, 2026-04.
func dateText(said string) string {
	if day, err := time.Parse(time.DateOnly, said); err == nil {
		return day.Format("2 January 2006")
	}
	if month, err := time.Parse("2006-01", said); err == nil {
		return month.Format("January 2006")
	}
	return said
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

// either joins texts of which one is to be chosen: "A or B".
func (t texts) either(all []string) string {
	if len(all) == 0 {
		return ""
	}
	said := all[0]
	for _, text := range all[1:] {
		said = t.fill(t.of["list.or"], []any{said, text})
	}
	return said
}

// list joins texts, of which there are so many in all, and names only the first ones
// where those are more than a few: "A, B and 3 others".
func (t texts) list(all []string, most, total int) string {
	if len(all) == 0 {
		return ""
	}
	shown := all
	if total > most+1 || total > len(all) { // "1 others" would be no shorter
		shown = all[:min(most, len(all))]
	}
	said := shown[0]
	for i, text := range shown[1:] {
		key := "list"
		if i+2 == total {
			key = "list.last"
		}
		said = t.fill(t.of[key], []any{said, text})
	}
	if left := total - len(shown); left > 0 {
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

// commandFlag is a flag of the command line in a text.
var commandFlag = regexp.MustCompile(` \(--[^)]*\)`)

// WithoutFlags is a text for the screen and for workbooks, where flags of the command
// line mean nothing.
func WithoutFlags(text string) string { return commandFlag.ReplaceAllString(text, "") }
