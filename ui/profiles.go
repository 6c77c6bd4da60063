package ui

import (
	"github.com/paybench/paybench/data/profile"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
)

// roleProfiles are the role profiles that ship with the program and those in the
// user's own folder.
type roleProfiles struct {
	memory  memory
	picker  Picker
	dialogs *dialogs
	catalog *profile.Catalog
}

// read reads them. A file with a mistake is left out and told of.
func (p *roleProfiles) read() {
	catalog, err := desk.Profiles(p.memory.profiles())
	if err != nil {
		p.dialogs.fail(lang.L("A role profile could not be read"), err)
	}
	p.catalog = catalog
}

// choose asks for the folder of the user's own, reads it and calls back.
func (p *roleProfiles) choose(then func()) {
	p.picker.Folder(func(folder string) {
		p.memory.setProfiles(folder)
		p.read()
		then()
	})
}
