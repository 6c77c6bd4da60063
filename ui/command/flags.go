package command

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/spelling"
	"github.com/paybench/paybench/data/table"
)

// flagError says what is wrong with the flags of a command.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return usageError{unknownFlag(cmd.Flags(), unknown)}
	case errors.As(err, &invalid):
		return usageError{fmt.Errorf("--%s %q: %w", invalid.GetFlag().Name, invalid.GetValue(), invalid.Unwrap())}
	default:
		return usageError{err}
	}
}

// unknownFlag says which flag was probably meant.
func unknownFlag(flags *pflag.FlagSet, unknown *pflag.NotExistError) error {
	var names []string
	flags.VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	if near := spelling.Nearest(unknown.GetSpecifiedName(), names, 1); near != nil {
		return fmt.Errorf("%w; did you mean %s?", unknown, near[0])
	}
	return unknown
}

// oneFile takes one file at most.
func oneFile(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usageError{fmt.Errorf("one file at a time: %q and %q were given; a pattern in quotes, as 'pay/*.csv', reads several as one", args[0], args[1])}
	}
	return nil
}

// first is the first argument, "" where there is none.
func first(args []string) string { return append(args, "")[0] }

// textOrJSON declares the flag that says how what is found is printed.
func textOrJSON(flags *pflag.FlagSet, format *string) {
	chosen(flags, format, "format", "text or json", "text", "json")
}

// choice is a flag that takes one of a few words.
type choice[T ~string] struct {
	place *T
	among []T
}

// chosen declares a flag that takes one of a few words; the first is what it starts
// with, "" being what no word stands for.
func chosen[T ~string](flags *pflag.FlagSet, place *T, name, usage string, among ...T) {
	*place = among[0]
	flags.Var(&choice[T]{place, slices.DeleteFunc(among, func(word T) bool { return word == "" })}, name, usage)
}

// String is the word that stands now.
func (c *choice[T]) String() string {
	if c.place == nil {
		return ""
	}
	return string(*c.place)
}

// Set takes a word.
func (c *choice[T]) Set(word string) error {
	if !slices.Contains(c.among, T(word)) {
		words := c.words()
		last := len(words) - 1
		return fmt.Errorf("use %s or %s", strings.Join(words[:last], ", "), words[last])
	}
	*c.place = T(word)
	return nil
}

// words are those that the flag takes.
func (c *choice[T]) words() []string {
	words := make([]string, len(c.among))
	for i, w := range c.among {
		words[i] = string(w)
	}
	return words
}

// Type names what the flag takes where its usage does not.
func (c *choice[T]) Type() string { return "word" }

// separator is a flag that takes what parts the cells of a CSV; 0 is the usual comma.
type separator struct{ sign rune }

// CSV is how a table is written, in a file with the mark by which Excel knows its
// encoding. What is piped on goes without: other programs would take it for letters.
func (s separator) CSV(file bool) table.CSV { return table.CSV{Separator: s.sign, Mark: file} }

// Set reads a separator.
func (s *separator) Set(text string) error {
	signs := map[string]rune{",": ',', "comma": ',', ";": ';', "semicolon": ';', "\t": '\t', `\t`: '\t', "tab": '\t', "|": '|', "bar": '|'}
	sign, ok := signs[text]
	if !ok {
		return errors.New("use comma, semicolon, tab or bar")
	}
	s.sign = sign
	return nil
}

// String is "", for the help says what is usual.
func (s *separator) String() string { return "" }

// Type names what the flag takes.
func (s *separator) Type() string { return "word" }

// amount is a flag that takes a number above 0.
type amount struct{ place *float64 }

// Set reads a number.
func (a amount) Set(text string) error {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || !(x > 0) || math.IsInf(x, 1) {
		return errors.New("write a number above 0")
	}
	*a.place = x
	return nil
}

// String is the number that stands now; "" for none.
func (a amount) String() string {
	if a.place == nil || *a.place == 0 {
		return ""
	}
	return fmt.Sprint(*a.place)
}

// Type names what the flag takes.
func (a amount) Type() string { return "number" }
