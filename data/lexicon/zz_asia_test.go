package lexicon_test

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/lexicon"
)

func TestZZ(t *testing.T) {
	l := lexicon.Default()
	f, err := os.Open(os.Getenv("ZZ"))
	if err != nil {
		t.Skip()
	}
	s := bufio.NewScanner(f)
	want := lexicon.Language(os.Getenv("ZL"))
	var texts []lexicon.Text
	for s.Scan() {
		h := s.Text()
		if h == "" || h[0] == '#' {
			fmt.Println(h)
			continue
		}
		r := l.Read(h)
		texts = append(texts, r)
		var out []string
		for i := 0; i < len(r.Words); i++ {
			var m []string
			to := i + 1
			for _, x := range r.Matches {
				if x.From == i {
					to = x.To
					name := string(x.Concept)
					if x.Language != want {
						name += "." + string(x.Language)
					}
					m = append(m, name)
				}
			}
			var w []string
			for _, x := range r.Words[i:to] {
				w = append(w, x.Text)
			}
			if m == nil {
				m = []string{"????"}
			}
			sort.Strings(m)
			out = append(out, strings.Join(w, " ")+"="+strings.Join(m, "|"))
			i = to - 1
		}
		mark := "  "
		if r.Unknown > 0 {
			mark = fmt.Sprint(r.Unknown, " ")
		}
		fmt.Println(mark, h, "   →  ", strings.Join(out, ",  "))
	}
	v := l.Vote(texts)
	fmt.Println(v)
	for _, g := range []lexicon.Language{want} {
		for _, c := range lexicon.Concepts() {
			if l.Terms(c, g) == 0 {
				fmt.Print(" no:", c)
			}
		}
	}
	fmt.Println()
}
