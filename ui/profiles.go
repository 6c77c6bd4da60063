package ui

import "github.com/paybench/paybench/ui/desk"

// readProfiles reads the role profiles that ship with the program and those in
// the user's own folder. A file with a mistake is left out and told of.
func (w *Window) readProfiles() {
	catalog, err := desk.Profiles(w.memory.profiles())
	if err != nil {
		w.fail("A role profile could not be read", err)
	}
	w.profiles = catalog
}

// chooseProfiles asks for the folder of the user's own profiles and reads it.
func (w *Window) chooseProfiles() {
	w.picker.Folder(func(folder string) {
		w.memory.setProfiles(folder)
		w.readProfiles()
		w.ask(w.study())
	})
}
