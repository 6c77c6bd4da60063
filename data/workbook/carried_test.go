package workbook

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/study"
)

// keep writes bytes to a file.
func keep(t testing.TB, name string, contents []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, contents, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestStudyComesBack(t *testing.T) {
	s := study.First()
	s.Sources = append(s.Sources, study.Source{Path: "/home/Zoë/_x0041_ & <pay> 😀.csv"})
	for range 2_000 {
		s.Pins = append(s.Pins, market.Pin{Name: strings.Repeat(" spaces ", 5), Query: s.Query})
	}
	var saved bytes.Buffer
	if err := s.Write(&saved); err != nil {
		t.Fatal(err)
	}
	path := keep(t, "Ours.xlsx", bytesOf(t, Content{Comparison: example(), Study: saved.Bytes()}))
	back, ok, err := ReadStudy(path)
	if err != nil || !ok {
		t.Fatalf("ReadStudy: %v, %v", ok, err)
	}
	var want, got any
	if err := errors.Join(json.Unmarshal(saved.Bytes(), &want), json.Unmarshal(back, &got)); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("the study came back changed")
	}
	again, err := study.Read(bytes.NewReader(back))
	if err != nil || !again.Equal(s) {
		t.Errorf("the study package reads another study: %v", err)
	}
}

func TestForeignFilesCarryNoStudy(t *testing.T) {
	foreign := excelize.NewFile()
	if err := foreign.SetCellValue("Sheet1", "A1", studySheet); err != nil {
		t.Fatal(err)
	}
	other, err := foreign.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	named := excelize.NewFile()
	if err := named.SetSheetName("Sheet1", studySheet); err != nil {
		t.Fatal(err)
	}
	alike, err := named.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	for name, contents := range map[string][]byte{
		"empty": nil, "text": []byte("role,pay\nDirector,1"), "zip beginning": []byte("PK\x03\x04 and no more"),
		"foreign workbook": other.Bytes(), "sheet of that name": alike.Bytes(), "ours without": bytesOf(t, Content{Comparison: example()}),
	} {
		t.Run(name, func(t *testing.T) {
			if back, ok, err := ReadStudy(keep(t, "file.xlsx", contents)); ok || err != nil {
				t.Errorf("ReadStudy = %q, %v, %v; want none and no error", back, ok, err)
			}
		})
	}
	if _, _, err := ReadStudy(filepath.Join(t.TempDir(), "missing.xlsx")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
}

func TestRealWorkbooksCarryNoStudy(t *testing.T) {
	for _, path := range []string{
		realfiles.Path(t, "data", "bls_oews", "national_M2024_dl.xlsx"),
		realfiles.Path(t, "data", "koodiklinikka", "2021_results.xlsx"),
	} {
		if _, ok, err := ReadStudy(path); ok || err != nil {
			t.Errorf("ReadStudy of %s: %v, %v", path, ok, err)
		}
	}
}

func TestDamagedStudy(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(bytesOf(t, Content{Comparison: example(), Study: []byte(`{"a":1}`)})))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellValue(studySheet, "A2", `{"a":`); err != nil {
		t.Fatal(err)
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if _, ok, err := ReadStudy(keep(t, "damaged.xlsx", out.Bytes())); ok || err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("ReadStudy of a damaged study: %v, %v", ok, err)
	}
}

// FuzzReadStudy shows that no file makes ReadStudy panic or report a study that
// is not JSON.
func FuzzReadStudy(f *testing.F) {
	f.Add([]byte("PK\x03\x04"))
	f.Add(bytesOf(f, Content{Comparison: example(), Study: []byte(`{"a":1}`)}))
	f.Fuzz(func(t *testing.T, contents []byte) {
		if back, ok, _ := ReadStudy(keep(t, "file.xlsx", contents)); ok && !json.Valid(back) {
			t.Errorf("a study that is not JSON: %q", back)
		}
	})
}
