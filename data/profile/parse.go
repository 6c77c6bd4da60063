package profile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/paybench/paybench/data/jobtitle"
)

// maxFile is the size of file from which it cannot be a profile.
const maxFile = 1 << 20

// Entry is what one file holds: a profile or a ladder, the other being nil.
type Entry struct {
	Profile *Profile
	Ladder  *Ladder

	names []named // what a profile is found by, with its place in the file
}

// named is a role or alias and where the file says it.
type named struct {
	name, field string
	line        int
}

// Parse reads a file of the format. File is the name that mistakes give. The
// error, if any, is of type Mistakes.
func Parse(file string, content []byte) (Entry, error) {
	root, err := readTree(file, content)
	if err != nil {
		return Entry{}, err
	}
	c := checker{file: file}
	if valueOf(root, "ladder") != nil {
		return c.ladder(root)
	}
	return c.profile(root)
}

// readTree reads the one YAML document that a file is to hold.
func readTree(file string, content []byte) (*yaml.Node, error) {
	fail := func(line int, text string) (*yaml.Node, error) {
		return nil, Mistakes{{File: file, Line: line, Text: text}}
	}
	if len(content) > maxFile {
		return fail(0, fmt.Sprintf("the file has %d bytes; a profile has at most %d", len(content), maxFile))
	}
	var documents []*yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	for {
		var document yaml.Node
		err := decoder.Decode(&document)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			line, text := syntaxError(err)
			return fail(line, "this is not YAML: "+text)
		}
		documents = append(documents, document.Content...)
	}
	if len(documents) == 0 {
		return fail(0, `the file is empty; begin it with "role: " and the role's name`)
	}
	if len(documents) > 1 {
		return fail(documents[1].Line, `a second document begins here ("---"); keep one role a file`)
	}
	root := documents[0]
	if root.Kind != yaml.MappingNode {
		return fail(root.Line, `want fields such as "role: Product Manager", one a line`)
	}
	return root, nil
}

var yamlError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

// syntaxError takes the YAML library's message apart.
func syntaxError(err error) (line int, text string) {
	parts := yamlError.FindStringSubmatch(strings.ReplaceAll(err.Error(), "\n", " "))
	if parts == nil {
		return 0, err.Error()
	}
	line, _ = strconv.Atoi(parts[1]) // no number: the library named no line
	return line, parts[2]
}

// profile checks and reads a profile.
func (c *checker) profile(root *yaml.Node) (Entry, error) {
	c.fields(root, "", profileFormat)
	c.published(valueOf(root, "published"))
	var p Profile
	if err := c.decode(root, &p); err != nil {
		return Entry{}, err
	}
	role := valueOf(root, "role")
	names := []named{{p.Role, "role", role.Line}}
	if aliases := valueOf(root, "aliases"); aliases != nil {
		for _, item := range aliases.Content {
			names = append(names, named{item.Value, "aliases", item.Line})
		}
	}
	for _, n := range names {
		if jobtitle.Key(n.name) == "" {
			c.add(n.line, n.field, "%q names no role; it needs a letter or a digit", n.name)
		}
	}
	return Entry{Profile: &p, names: names}, c.err()
}

// ladder checks and reads a ladder.
func (c *checker) ladder(root *yaml.Node) (Entry, error) {
	c.fields(root, "", ladderFormat)
	if rungs := valueOf(root, "rungs"); rungs != nil && rungs.Kind == yaml.SequenceNode {
		c.rungs(rungs)
	}
	l := Ladder{Dimension: "role"}
	if err := c.decode(root, &l); err != nil {
		return Entry{}, err
	}
	return Entry{Ladder: &l}, nil
}

// decode fills what a checked file is to become.
func (c *checker) decode(root *yaml.Node, into any) error {
	if err := c.err(); err != nil {
		return err
	}
	if err := root.Decode(into); err != nil {
		c.add(root.Line, "", "the fields cannot be read: %v", err)
	}
	return c.err()
}
