package profile

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/paybench/paybench/data/jobtitle"
	"github.com/paybench/paybench/data/spelling"
)

// checker holds a file to the format and collects its mistakes.
type checker struct {
	file     string
	mistakes Mistakes
}

func (c *checker) add(line int, field, format string, args ...any) {
	c.mistakes = append(c.mistakes, Mistake{File: c.file, Line: line, Field: field, Text: fmt.Sprintf(format, args...)})
}

func (c *checker) err() error {
	if len(c.mistakes) == 0 {
		return nil
	}
	return c.mistakes
}

// fields checks the fields of a mapping: every one known, once, of its kind,
// and none missing. Path is the field that the mapping belongs to.
func (c *checker) fields(mapping *yaml.Node, path string, format []field) {
	seen := map[string]int{}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key, value := mapping.Content[i], mapping.Content[i+1]
		name := join(path, key.Value)
		if line, twice := seen[key.Value]; twice {
			c.add(key.Line, name, "the field is already on line %d; keep one of them", line)
			continue
		}
		seen[key.Value] = key.Line
		f := lookUp(format, key.Value)
		if f == nil {
			c.add(key.Line, name, "there is no such field here; %s", whichFields(format, key.Value))
			continue
		}
		c.value(value, name, *f)
	}
	for _, f := range format {
		if _, found := seen[f.name]; f.required && !found {
			c.add(mapping.Line, join(path, f.name), "the field is missing")
		}
	}
}

// value checks one field's value.
func (c *checker) value(node *yaml.Node, name string, f field) {
	switch {
	case node.Kind == yaml.AliasNode || node.Anchor != "":
		c.add(node.Line, name, "references (& and *) are not used here; write the value out")
	case node.Tag == "!!null":
		c.add(node.Line, name, "the field is empty; give it a value or take the line out")
	case f.kind == list:
		c.list(node, name)
	case f.kind == number:
		c.number(node, name)
	case f.kind == group && node.Kind != yaml.MappingNode:
		c.add(node.Line, name, "want fields of its own, indented under it: %s", strings.Join(names(f.fields), ", "))
	case f.kind == group:
		c.fields(node, name, f.fields)
	default:
		c.text(node, name)
	}
}

// text checks a text and joins its lines.
func (c *checker) text(node *yaml.Node, name string) {
	if node.Kind != yaml.ScalarNode || node.Tag == "!!binary" {
		c.add(node.Line, name, "want a text; put it in quotes if it holds a colon or begins with a bracket")
		return
	}
	node.Value = strings.Join(strings.Fields(node.Value), " ")
	if node.Value == "" {
		c.add(node.Line, name, "the text is empty; give it a value or take the line out")
	}
	node.Tag = "!!str"
}

func (c *checker) list(node *yaml.Node, name string) {
	if node.Kind != yaml.SequenceNode {
		c.add(node.Line, name, `want a list, one item a line, each beginning with "- "`)
		return
	}
	for i, item := range node.Content {
		c.value(item, fmt.Sprintf("%s, item %d", name, i+1), field{kind: text})
	}
}

func (c *checker) number(node *yaml.Node, name string) {
	var n float64
	if node.Kind != yaml.ScalarNode || node.Decode(&n) != nil || math.IsNaN(n) || math.IsInf(n, 0) || n <= 0 {
		c.add(node.Line, name, "%q is not an amount of pay; write it with digits alone, such as 152000 or 73.08", node.Value)
	}
}

var currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)

// published checks what the format's table cannot say of published figures.
func (c *checker) published(node *yaml.Node) {
	if node == nil || node.Kind != yaml.MappingNode {
		return
	}
	if code := valueOf(node, "currency"); code != nil && code.Kind == yaml.ScalarNode && !currencyCode.MatchString(code.Value) {
		c.add(code.Line, "published.currency", "%q is not a currency; write its three letters, such as USD", code.Value)
	}
	annual, hourly := valueOf(node, "annual"), valueOf(node, "hourly")
	if annual == nil && hourly == nil {
		c.add(node.Line, "published", "want annual or hourly figures under it, or both")
	}
	c.figures(annual, "published.annual")
	c.figures(hourly, "published.hourly")
}

// figures checks that the top tenth is not paid less than the median.
func (c *checker) figures(node *yaml.Node, name string) {
	var median, top float64
	m, t := valueOf(node, "median"), valueOf(node, "top_tenth")
	if m == nil || t == nil || m.Decode(&median) != nil || t.Decode(&top) != nil {
		return // said already
	}
	if top < median {
		c.add(t.Line, name+".top_tenth", "%s is less than the median, %s; are they the wrong way round?", t.Value, m.Value)
	}
}

// rungs checks that a ladder has steps and names no rung twice.
func (c *checker) rungs(node *yaml.Node) {
	if len(node.Content) < 2 {
		c.add(node.Line, "rungs", "a ladder needs two rungs or more, the lowest first")
	}
	first := map[string]int{}
	for _, item := range node.Content {
		key := jobtitle.Key(item.Value)
		if key == "" {
			c.add(item.Line, "rungs", "%q names no rung; it needs a letter or a digit", item.Value)
			continue
		}
		if line, twice := first[key]; twice {
			c.add(item.Line, "rungs", "%q is the rung on line %d once more; keep one of them", item.Value, line)
			continue
		}
		first[key] = item.Line
	}
}

// valueOf finds a field's value in a mapping; nil if it is not there, or not a
// mapping.
func valueOf(mapping *yaml.Node, name string) *yaml.Node {
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == name {
			return mapping.Content[i+1]
		}
	}
	return nil
}

func lookUp(format []field, name string) *field {
	for i := range format {
		if format[i].name == name {
			return &format[i]
		}
	}
	return nil
}

// whichFields helps with a field that is not known: by the one that was
// probably meant, or by all there are.
func whichFields(format []field, unknown string) string {
	if near := spelling.Nearest(unknown, names(format), 1); near != nil {
		return fmt.Sprintf("did you mean %q?", near[0])
	}
	return "the fields are " + strings.Join(names(format), ", ")
}

func names(format []field) []string {
	all := make([]string, len(format))
	for i, f := range format {
		all[i] = f.name
	}
	return all
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
