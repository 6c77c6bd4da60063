package main

import (
	"strings"
	"testing"
)

func TestReport(t *testing.T) {
	const passed = `{"Action":"start","Package":"p"}
{"Action":"output","Package":"p","Test":"TestA","Output":"=== RUN   TestA\n"}
{"Action":"output","Package":"p","Test":"TestA","Output":"quiet\n"}
{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestB","Output":"    x.go:1: skipped: needs shared/data beside the repository\n"}
{"Action":"skip","Package":"p","Test":"TestB"}
{"Action":"output","Package":"p","Test":"TestC","Output":"    x.go:2: skipped: starts LibreOffice\n"}
{"Action":"skip","Package":"p","Test":"TestC"}
{"Action":"output","Package":"p","Output":"PASS\n"}
{"Action":"output","Package":"p","Output":"ok  \tp\t1.2s\n"}
{"Action":"pass","Package":"p"}
`
	const skips = "skipped: 2 tests, 1 of them for want of the folder shared beside the repository\n"
	tests := []struct {
		name, in, want string
		failed         bool
	}{
		{"passed", passed, "ok  \tp\t1.2s\n" + skips, false},
		{"failed", passed + `{"Action":"output","Package":"q","Test":"TestD","Output":"    y.go:1: got 1\n"}
{"Action":"fail","Package":"q","Test":"TestD"}
{"Action":"output","Package":"q","Output":"FAIL\n"}
{"Action":"fail","Package":"q"}
`, "ok  \tp\t1.2s\n    y.go:1: got 1\nFAIL\n" + skips, true},
		{"cut off", passed + `{"Action":"output","Package":"q","Test":"TestD","Output":"panic: no\n"}
{"Action":"fail","Package":"q"}
`, "ok  \tp\t1.2s\npanic: no\n" + skips, true},
		{"not built", passed + `{"ImportPath":"q","Action":"build-output","Output":"y.go:1: undefined\n"}
{"ImportPath":"q","Action":"build-fail"}
`, "ok  \tp\t1.2s\ny.go:1: undefined\n" + skips, true},
		{"no event", "go: no such flag\n" + passed, "go: no such flag\nok  \tp\t1.2s\n" + skips, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out strings.Builder
			r := report{out: &out, said: map[string]*strings.Builder{}}
			if err := r.read(strings.NewReader(test.in)); err != nil {
				t.Fatal(err)
			}
			r.close()
			if out.String() != test.want || r.failed != test.failed {
				t.Errorf("printed\n%sfailed %v, want\n%sfailed %v", out.String(), r.failed, test.want, test.failed)
			}
		})
	}
}
