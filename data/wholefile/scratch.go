package wholefile

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// scratchPrefix begins the names of scratch folders; the writer's process
// follows.
const scratchPrefix = "paybench-scratch-"

// Scratch makes a folder for temporary files of this process, in the system's
// folder for them; remove removes it with all that is in it. Folders of programs
// that were killed are removed first.
func Scratch() (folder string, remove func(), err error) {
	sweepScratch(os.TempDir())
	folder, err = os.MkdirTemp("", scratchPrefix+strconv.Itoa(os.Getpid())+"-")
	if err != nil {
		return "", nil, noScratch(plain(err))
	}
	return folder, func() { _ = os.RemoveAll(folder) }, nil
}

// noScratch is the error of work that the system's temporary folder stopped.
func noScratch(err error) error {
	return fmt.Errorf("the folder for temporary files, %s: %w; make room there, or name another folder in %s",
		os.TempDir(), err, tempVariable)
}

// inScratch reports whether a path lies in a scratch folder.
func inScratch(path string) bool {
	inside, err := filepath.Rel(os.TempDir(), path)
	return err == nil && strings.HasPrefix(inside, scratchPrefix)
}

// sweepScratch removes the scratch folders of programs that no longer run.
func sweepScratch(parent string) {
	for _, path := range abandoned(parent, scratchPrefix, "") {
		_ = os.RemoveAll(path)
	}
}
