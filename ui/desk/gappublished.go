package desk

import (
	"os"
	"path/filepath"

	"github.com/paybench/paybench/data/gap"
)

// GapPublished reads what was published before, from the JSON of its figures.
func GapPublished(paths []string) ([]gap.Published, error) {
	var all []gap.Published
	for _, path := range paths {
		file, err := os.Open(path)
		if err != nil {
			return nil, err //nolint:wrapcheck // it names the file
		}
		one, err := gap.ReadPublished(file, filepath.Base(path))
		_ = file.Close()
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}
