package warehouse

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// Address says where a table is: postgres://user@host:port/database?table=schema.table,
// or clickhouse:// likewise. It never holds a password.
type Address struct {
	Engine    string // "postgres" or "clickhouse"
	User      string // "" is the one that the engine, or the environment, takes
	Host      string // "" likewise
	Port      int    // 0 likewise
	Database  string // "" likewise
	Table     Table  // its name is "" where the address is one of a database
	Authority string // file of the certificates that the server's is checked by; "" is the system's
}

// engines are how addresses begin.
var engines = map[string]string{"postgres": "postgres", "postgresql": "postgres", "clickhouse": "clickhouse"}

// IsAddress reports whether a text is the address of a table, right or wrong, and not the
// name of a file.
func IsAddress(text string) bool {
	scheme, _, ok := strings.Cut(text, "://")
	return ok && engines[strings.ToLower(scheme)] != ""
}

// ParseAddress reads an address. What is wrong is said without the address, which may
// hold what nobody should read.
func ParseAddress(text string) (Address, error) {
	const form = "write it as postgres://user@host:5432/database?table=schema.table"
	u, err := url.Parse(text)
	if err != nil || engines[u.Scheme] == "" || u.Opaque != "" || u.Fragment != "" {
		return Address{}, errors.New("the address cannot be read; " + form)
	}
	a := Address{Engine: engines[u.Scheme], Host: u.Hostname(), Database: strings.TrimPrefix(u.Path, "/")}
	given := u.Query()
	if _, secret := u.User.Password(); secret || given.Has("password") {
		return Address{}, fmt.Errorf("the address holds a password, which others could read; leave it out and %s", a.whereToKeep())
	}
	a.User = u.User.Username()
	if port := u.Port(); port != "" {
		if a.Port, err = strconv.Atoi(port); err != nil || a.Port < 1 || a.Port > 65535 {
			return Address{}, errors.New("the port of the address is none from 1 to 65535; " + form)
		}
	}
	for key := range given {
		switch key {
		case "table":
			if a.Table, err = parseTable(given.Get(key)); err != nil {
				return Address{}, err
			}
		case "sslrootcert":
			a.Authority = given.Get(key)
		default:
			return Address{}, fmt.Errorf("the address says %q, which is not known; it takes table and sslrootcert: %s", key, form)
		}
	}
	return a, nil
}

// whereToKeep says where the password belongs.
func (a Address) whereToKeep() string {
	if a.Engine == "clickhouse" {
		return "set CLICKHOUSE_PASSWORD"
	}
	return "write it in ~/.pgpass as host:port:database:user:password"
}

// parseTable reads the name of a table: table, schema.table, or either in quotes where it
// holds points, as "my.schema"."a ""table""".
func parseTable(text string) (Table, error) {
	var parts []string
	for rest := text; ; {
		part, after, err := cutName(rest)
		if err != nil || part == "" {
			return Table{}, fmt.Errorf("the table %q cannot be read; write it as schema.table", text)
		}
		parts = append(parts, part)
		if after == "" {
			break
		}
		rest = after[1:]
	}
	switch len(parts) {
	case 1:
		return Table{Name: parts[0]}, nil
	case 2:
		return Table{Schema: parts[0], Name: parts[1]}, nil
	}
	return Table{}, fmt.Errorf("the table %q has more than one point; write it as schema.table, names with points in double quotes", text)
}

// cutName cuts the first name off; the rest begins with a point, or is "".
func cutName(text string) (name, rest string, err error) {
	if !strings.HasPrefix(text, `"`) {
		if i := strings.IndexByte(text, '.'); i >= 0 {
			return text[:i], text[i:], nil
		}
		return text, "", nil
	}
	name, rest, ok := unquoted(text)
	switch {
	case !ok:
		return "", "", errors.New("the quotes do not end")
	case rest != "" && rest[0] != '.':
		return "", "", errors.New("something stands behind the quotes")
	}
	return name, rest, nil
}

// unquoted reads what stands in double quotes at the beginning of a text, in which a quote
// is doubled, and what follows; ok is false where there are none, or they do not end.
func unquoted(text string) (inner, rest string, ok bool) {
	if !strings.HasPrefix(text, `"`) {
		return "", "", false
	}
	var b strings.Builder
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] != '"':
			b.WriteByte(text[i])
		case strings.HasPrefix(text[i+1:], `"`):
			b.WriteByte('"')
			i++
		default:
			return b.String(), text[i+1:], true
		}
	}
	return "", "", false
}

// quoted writes a text in double quotes.
func quoted(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// quoted writes the table as parseTable reads it.
func (t Table) quoted() string {
	plain := func(name string) string {
		if strings.ContainsAny(name, `."`) {
			return quoted(name)
		}
		return name
	}
	if t.Schema == "" {
		return plain(t.Name)
	}
	return plain(t.Schema) + "." + plain(t.Name)
}

// String is the address as it is written, for a study to keep.
func (a Address) String() string {
	u := url.URL{Scheme: a.Engine, Host: a.Host, Path: "/" + a.Database}
	if strings.Contains(a.Host, ":") {
		u.Host = "[" + a.Host + "]"
	}
	if a.Port > 0 {
		u.Host += ":" + strconv.Itoa(a.Port)
	}
	if a.User != "" {
		u.User = url.User(a.User)
	}
	given := url.Values{}
	if a.Table.Name != "" {
		given.Set("table", a.Table.quoted())
	}
	if a.Authority != "" {
		given.Set("sslrootcert", a.Authority)
	}
	u.RawQuery = given.Encode()
	return u.String()
}
