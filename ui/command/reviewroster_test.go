package command_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// TestRowsAndStatuses: what rows of one id are, and what a status means, can be said.
func TestRowsAndStatuses(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	people := write("people.csv", "Employee ID,Job title,Grade,Base salary,Currency,Status\n1,Clerk,G1,50000,EUR,Blue\n2,Clerk,G1,51000,EUR,Active\n2,Nurse,G1,52000,EUR,Active\n")
	structure := write("grades.csv", "grade,min,mid,max,currency\nG1,40000,50000,60000,EUR\n")
	for _, test := range []struct {
		flags []string
		code  int
		ids   string
	}{
		{nil, 0, "1:true 2:false 2:false "},
		{[]string{"--several-rows", "last"}, 0, "1:true 2:true "},
		{[]string{"--several-rows", "jobs", "--status-means", "blue=left"}, 0, "2:true 2 (2):true not taken 1 "},
		{[]string{"--several-rows", "both"}, 2, ""},
		{[]string{"--status-means", "Blue"}, 2, ""},
		{[]string{"--status-means", "Blue=gone"}, 2, ""},
	} {
		out, said, code := run(t, append([]string{"review", people, "--structure", structure, "--format", "json"}, test.flags...)...)
		var got struct {
			People []struct {
				ID      string `json:"employee_id"`
				Counted bool   `json:"counted"`
			} `json:"people"`
			NotTaken []struct {
				ID string `json:"employee_id"`
			} `json:"not_taken"`
		}
		if code == 0 {
			if err := json.Unmarshal([]byte(out), &got); err != nil {
				t.Fatal(err)
			}
		}
		ids := ""
		for _, p := range got.People {
			ids += p.ID + map[bool]string{true: ":true ", false: ":false "}[p.Counted]
		}
		for _, left := range got.NotTaken {
			ids += "not taken " + left.ID + " "
		}
		if code != test.code || ids != test.ids {
			t.Errorf("%s: exit code %d, %s; want %d, %s\n%s", test.flags, code, ids, test.code, test.ids, said)
		}
	}
}
