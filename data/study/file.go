package study

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/paybench/paybench/data/wholefile"
)

// Extension is how the names of study files end.
const Extension = ".paybench"

// version of the file's form; a program reads its own and older ones.
const version = 1

// largest is the most bytes a study file may have.
const largest = 16 << 20

// The reasons why a study cannot be read.
var (
	ErrNotStudy = errors.New("this is not a Paybench study")
	ErrNewer    = errors.New("this study was saved by a newer version of Paybench; update the program to open it")
	ErrDamaged  = errors.New("the study is damaged")
)

// envelope is a study as it stands in a file. The version comes first, so that
// it can be told before the rest is understood.
type envelope struct {
	Version int   `json:"paybench_study"`
	Study   Study `json:"study"`
}

func (s Study) encode() ([]byte, error) {
	b, err := json.MarshalIndent(envelope{Version: version, Study: s}, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing the study: %w", err)
	}
	return append(b, '\n'), nil
}

// Write writes the study as JSON, as Read reads it.
func (s Study) Write(w io.Writer) error {
	b, err := s.encode()
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// Read reads a study. A field it does not know is an error, because leaving it
// out could lead to other numbers than those saved.
func Read(r io.Reader) (Study, error) {
	b, err := io.ReadAll(io.LimitReader(r, largest+1))
	if err != nil {
		return Study{}, fmt.Errorf("reading the study: %w", err)
	}
	if len(b) > largest {
		return Study{}, ErrNotStudy
	}
	var head struct {
		Version *int `json:"paybench_study"`
	}
	if err := json.Unmarshal(b, &head); err != nil || head.Version == nil || *head.Version < 1 {
		return Study{}, ErrNotStudy
	}
	if *head.Version > version {
		return Study{}, ErrNewer
	}
	var file envelope
	strict := json.NewDecoder(bytes.NewReader(b))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&file); err != nil {
		return Study{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if strict.More() {
		return Study{}, fmt.Errorf("%w: something follows its end", ErrDamaged)
	}
	file.Study.Query = file.Study.Query.Normal()
	for i := range file.Study.Pins {
		file.Study.Pins[i].Query = file.Study.Pins[i].Query.Normal()
	}
	return file.Study, nil
}

// Save writes the study to a file, whole or not at all. Files of the study that
// lie in the same folder or below are named relative to it, so that the folder
// can be moved or sent. It refuses to replace a file unless replace is set; see
// wholefile.ErrExists.
func (s Study) Save(path string, replace bool) error {
	folder, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return fmt.Errorf("saving the study: %w", err)
	}
	return wholefile.Write(context.Background(), path, replace, s.eachPath(func(source string) string {
		relative, err := filepath.Rel(folder, source)
		if err != nil || !filepath.IsLocal(relative) {
			return source
		}
		return filepath.ToSlash(relative)
	}).Write)
}

// Load reads a study from a file.
func Load(path string) (Study, error) {
	f, err := os.Open(path)
	if err != nil {
		return Study{}, fmt.Errorf("opening the study: %w", err)
	}
	defer f.Close()
	s, err := Read(f)
	if err != nil {
		return Study{}, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	folder, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return Study{}, fmt.Errorf("opening the study: %w", err)
	}
	return s.eachPath(func(source string) string {
		if filepath.IsAbs(source) {
			return source
		}
		return filepath.Join(folder, filepath.FromSlash(source))
	}), nil
}

// eachPath returns the study with the path of every file changed.
func (s Study) eachPath(change func(string) string) Study {
	moved := func(source Source) Source {
		if source.Path != "" {
			source.Path = change(source.Path)
		}
		return source
	}
	s.Sources = slices.Clone(s.Sources)
	for i, source := range s.Sources {
		s.Sources[i] = moved(source)
	}
	s.Roster.Source = moved(s.Roster.Source)
	if s.Review != nil {
		r := *s.Review
		r.Surveys = slices.Clone(r.Surveys)
		for i, survey := range r.Surveys {
			r.Surveys[i].Source = moved(survey.Source)
		}
		s.Review = &r
	}
	return s
}
