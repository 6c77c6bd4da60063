package sheet

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/realfiles"
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

// carrying is a workbook with one line that carries a study; nil for none.
func carrying(t testing.TB, study []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	var b Book
	err := Write(t.Context(), &out, &b, func() error {
		names := []string{"Lines"}
		if study != nil {
			names = append(names, StudySheet)
		}
		return b.AddSheets(names...)
	}, func() error {
		s, err := b.Open("Lines")
		if err != nil {
			return err
		}
		return errors.Join(s.Add("one"), s.Close())
	}, func() error {
		if study == nil {
			return nil
		}
		return b.CarryStudy(study)
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestStudyComesBack(t *testing.T) {
	want := map[string]any{"path": "/home/Zoë/_x0041_ & <pay> 😀.csv"}
	for i := range 2_000 {
		want[fmt.Sprintf("pin %d", i)] = strings.Repeat(" spaces ", 50)
	}
	saved, err := json.MarshalIndent(want, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	back, ok, err := ReadStudy(keep(t, "Ours.xlsx", carrying(t, saved)))
	if err != nil || !ok {
		t.Fatalf("ReadStudy: %v, %v", ok, err)
	}
	var got map[string]any
	if err := json.Unmarshal(back, &got); err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(got, want) {
		t.Error("the study came back changed")
	}
}

func TestForeignFilesCarryNoStudy(t *testing.T) {
	foreign := excelize.NewFile()
	if err := foreign.SetCellValue("Sheet1", "A1", StudySheet); err != nil {
		t.Fatal(err)
	}
	other, err := foreign.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	named := excelize.NewFile()
	if err := named.SetSheetName("Sheet1", StudySheet); err != nil {
		t.Fatal(err)
	}
	alike, err := named.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	for name, contents := range map[string][]byte{
		"empty": nil, "text": []byte("role,pay\nDirector,1"), "zip beginning": []byte("PK\x03\x04 and no more"),
		"foreign workbook": other.Bytes(), "sheet of that name": alike.Bytes(), "ours without": carrying(t, nil),
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
	f, err := excelize.OpenReader(bytes.NewReader(carrying(t, []byte(`{"a":1}`))))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellValue(StudySheet, "A2", `{"a":`); err != nil {
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
	f.Add(carrying(f, []byte(`{"a":1}`)))
	f.Fuzz(func(t *testing.T, contents []byte) {
		if back, ok, _ := ReadStudy(keep(t, "file.xlsx", contents)); ok && !json.Valid(back) {
			t.Errorf("a study that is not JSON: %q", back)
		}
	})
}
