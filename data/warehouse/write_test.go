package warehouse

import (
	"strings"
	"testing"
)

func TestStatement(t *testing.T) {
	where := say("% IN (%)", name(`a"b`), bound([]string{"x", "'; DROP TABLE pay --"}))
	got, err := statement(postgreSQL{}, say("SELECT %, % FROM % WHERE % AND p < % AND s IN (%)",
		asText(name("role")), whole(7), list{".", []piece{name("public"), name("pay")}}, where, value{2.5}, wholes([]int64{-1, 2})))
	if err != nil {
		t.Fatal(err)
	}
	want := `SELECT CAST("role" AS text), 7 FROM "public"."pay" WHERE "a""b" IN ($1, $2) AND p < CAST($3 AS double precision) AND s IN (-1, 2)`
	if got.text != want {
		t.Errorf("got  %s\nwant %s", got.text, want)
	}
	if len(got.values) != 3 || got.values[1] != "'; DROP TABLE pay --" || got.values[2] != 2.5 {
		t.Errorf("values are %v", got.values)
	}
}

func TestStatementIsRefused(t *testing.T) {
	many := make([]string, mostValues+1)
	for what, p := range map[string]piece{
		"too few pieces":  say("% AND %", words("a")),
		"too many pieces": say("%", words("a"), words("b")),
		"a zero byte":     name("a\x00b"),
		"too many values": bound(many),
	} {
		if s, err := statement(postgreSQL{}, p); err == nil {
			t.Errorf("%s: got %.100q", what, s.text)
		}
	}
}

// Whatever a name or a value holds, it stays in its quotes or is bound.
func FuzzStatement(f *testing.F) {
	for _, s := range []string{`a"b`, `a\b`, "'", "--", "$1", "%", "/*", ";", "\x00", "\xff", `"; DROP TABLE pay; --`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := statement(postgreSQL{}, say("SELECT % FROM t WHERE a = %", name(s), value{s}))
		if strings.ContainsRune(s, 0) {
			if err == nil {
				t.Fatalf("a name with a zero byte is written: %q", got.text)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		rest, ok := strings.CutPrefix(got.text, `SELECT "`)
		if !ok {
			t.Fatal(got.text)
		}
		for { // as PostgreSQL reads a quoted name: two quotes are one, one ends it
			before, after, found := strings.Cut(rest, `"`)
			if !found {
				t.Fatalf("the name of %q does not end: %s", s, got.text)
			}
			s = strings.TrimPrefix(s, before)
			if rest = after; !strings.HasPrefix(rest, `"`) {
				break
			}
			rest, s = rest[1:], strings.TrimPrefix(s, `"`)
		}
		if s != "" || rest != " FROM t WHERE a = $1" {
			t.Errorf("after the name, of which %q is left, stands %q", s, rest)
		}
	})
}
