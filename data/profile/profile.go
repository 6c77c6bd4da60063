// Package profile tells what a role is: what it is for, what it does, what it
// needs, what moves its pay and where it stands on its ladder.
//
// Profiles and ladders are facts kept as files, one role or one ladder a file,
// in the format that docs/profiles.md describes and format.go holds as a
// table. Some ship with the program; a folder of the user's own adds to them
// or takes their place. A Catalog holds them all and finds a role by whatever
// people call it: "Dir. Product Mgmt" is the Director of Product Management.
//
// A file with a mistake is left out, the others stay, and the mistake says
// which file, line and field it is about.
package profile

// Profile describes one role. Texts are single lines without surrounding
// space. What a file leaves out is empty.
type Profile struct {
	Role         string       `yaml:"role" json:"role"`
	Aliases      []string     `yaml:"aliases" json:"aliases,omitempty"`
	Purpose      string       `yaml:"purpose" json:"purpose"` // what the role is for, in two lines
	Duties       []string     `yaml:"duties" json:"duties,omitempty"`
	ReportsTo    []string     `yaml:"reports_to" json:"reports_to,omitempty"`
	Oversees     []string     `yaml:"oversees" json:"oversees,omitempty"`
	WorksWith    []string     `yaml:"works_with" json:"works_with,omitempty"`
	Requirements Requirements `yaml:"requirements" json:"requirements,omitzero"`
	Becoming     []string     `yaml:"becoming" json:"becoming,omitempty"` // how one gets there
	Environment  string       `yaml:"environment" json:"environment,omitempty"`
	Pay          PayDrivers   `yaml:"pay" json:"pay,omitzero"`
	Related      []string     `yaml:"related" json:"related,omitempty"` // roles nearby
	Published    *Published   `yaml:"published" json:"published,omitempty"`
	Sources      []string     `yaml:"sources" json:"sources,omitempty"`
}

// Requirements is what employers ask of somebody who is to hold the role.
type Requirements struct {
	Education    string `yaml:"education" json:"education,omitempty"`
	Experience   string `yaml:"experience" json:"experience,omitempty"`
	Training     string `yaml:"training" json:"training,omitempty"`
	Certificates string `yaml:"certificates" json:"certificates,omitempty"`
}

// PayDrivers says in words what moves the role's pay.
type PayDrivers struct {
	Education   string `yaml:"education" json:"education,omitempty"`
	Experience  string `yaml:"experience" json:"experience,omitempty"`
	CompanySize string `yaml:"company_size" json:"company_size,omitempty"`
	Sector      string `yaml:"sector" json:"sector,omitempty"`
	Bonus       string `yaml:"bonus" json:"bonus,omitempty"` // bonus and commission
}

// Published is what somebody else says the role pays. Its figures are shown as
// published and never recomputed, the hourly ones included.
type Published struct {
	Currency string  `yaml:"currency" json:"currency"` // three letters, ISO 4217
	Annual   Figures `yaml:"annual" json:"annual,omitzero"`
	Hourly   Figures `yaml:"hourly" json:"hourly,omitzero"`
	Source   string  `yaml:"source" json:"source"`
}

// Figures are a median and the pay at which the top tenth begins (P90).
type Figures struct {
	Median   float64 `yaml:"median" json:"median"`
	TopTenth float64 `yaml:"top_tenth" json:"top_tenth"`
}
