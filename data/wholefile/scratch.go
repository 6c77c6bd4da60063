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
		return "", nil, fmt.Errorf("making a temporary folder: %w", plain(err))
	}
	return folder, func() { _ = os.RemoveAll(folder) }, nil
}

// sweepScratch removes the scratch folders of programs that no longer run.
func sweepScratch(parent string) {
	left, err := filepath.Glob(filepath.Join(escape(parent), scratchPrefix+"*"))
	if err != nil {
		return
	}
	for _, path := range left {
		digits, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(path), scratchPrefix), "-")
		if pid, err := strconv.Atoi(digits); err == nil && pid != os.Getpid() && !running(pid) {
			_ = os.RemoveAll(path)
		}
	}
}
