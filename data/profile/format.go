package profile

// kind is what a field of a file holds.
type kind int

const (
	text   kind = iota // one line, or several that are joined
	list               // texts, one an item
	number             // above zero
	group              // fields of its own
)

// field is one field of the format.
type field struct {
	name     string
	kind     kind
	required bool
	fields   []field // of a group
}

// profileFormat is what a profile's file may hold; docs/profiles.md explains
// each field, and a test holds the two together.
var profileFormat = []field{
	{name: "role", required: true},
	{name: "aliases", kind: list},
	{name: "purpose", required: true},
	{name: "duties", kind: list},
	{name: "reports_to", kind: list},
	{name: "oversees", kind: list},
	{name: "works_with", kind: list},
	{name: "requirements", kind: group, fields: []field{
		{name: "education"},
		{name: "experience"},
		{name: "training"},
		{name: "certificates"},
	}},
	{name: "becoming", kind: list},
	{name: "environment"},
	{name: "pay", kind: group, fields: []field{
		{name: "education"},
		{name: "experience"},
		{name: "company_size"},
		{name: "sector"},
		{name: "bonus"},
	}},
	{name: "related", kind: list},
	{name: "published", kind: group, fields: []field{
		{name: "currency", required: true},
		{name: "annual", kind: group, fields: figuresFormat},
		{name: "hourly", kind: group, fields: figuresFormat},
		{name: "source", required: true},
	}},
	{name: "sources", kind: list},
}

var figuresFormat = []field{
	{name: "median", kind: number, required: true},
	{name: "top_tenth", kind: number, required: true},
}

// ladderFormat is what a ladder's file may hold.
var ladderFormat = []field{
	{name: "ladder", required: true},
	{name: "dimension"},
	{name: "rungs", kind: list, required: true},
}
