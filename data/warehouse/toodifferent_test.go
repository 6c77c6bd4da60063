package warehouse

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/warehouse/servers"
)

// oldClick answers for its version and says to all else what a code means.
func oldClick(version string, code int, text string) func(net.Conn) {
	return func(c net.Conn) {
		request, err := http.ReadRequest(bufio.NewReader(c))
		if err != nil {
			return
		}
		asked, _ := io.ReadAll(request.Body)
		said, status := "version()\nString\n"+version+"\n", "200 OK"
		if version == "" || !strings.HasPrefix(string(asked), "SELECT version()") {
			said, status = fmt.Sprintf("Code: %d, e.displayText() = DB::Exception: %s, e.what() = DB::Exception\n", code, text), "500 Internal Server Error"
		}
		_, _ = fmt.Fprintf(c, "HTTP/1.1 %s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s", status, len(said), said)
	}
}

// TestClickHouseTooOld: a server that does not understand a statement is said to be too
// old, with its version and what to do; what has other reasons is not.
func TestClickHouseTooOld(t *testing.T) {
	for name, test := range map[string]struct {
		version string
		code    int
		text    string
		says    string
		old     bool
	}{
		"a function":    {"1.1.54023", 46, "Unknown function replaceRegexpAll", "the server (ClickHouse 1.1.54023) does not understand", true},
		"a setting":     {"", 115, "Unknown setting max_expanded_ast_elements", "the server (ClickHouse) does not understand", true},
		"syntax":        {"1.1.54023", 62, "Syntax error: failed at position 8", "ClickHouse 18.16 or newer is needed; update an older one, or export", true},
		"a long one":    {"18.16.1", 62, "Syntax error: Max query size exceeded", "Max query size", false},
		"not much room": {"18.16.1", 241, "Memory limit exceeded", "Memory limit", false},
	} {
		t.Run(name, func(t *testing.T) {
			port, _ := fake(t, oldClick(test.version, test.code, test.text))
			db, err := Connect(t.Context(), Address{Engine: "clickhouse", Host: "127.0.0.1", Port: port}, Options{})
			if err == nil {
				defer func() { _ = db.Close() }()
				_, err = Tables(t.Context(), db)
				err = Address{Host: "127.0.0.1"}.Explain(t.Context(), db, err)
			}
			if err == nil || !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "or newer is needed") != test.old {
				t.Errorf("%v; want %q", err, test.says)
			}
		})
	}
}

// TestPostgresTooOld: what a server says of a statement that it does not understand comes
// with its version and what to do, however it is read.
func TestPostgresTooOld(t *testing.T) {
	p := servers.PostgreSQL(t)
	db := openPostgres(t, p)
	const strange = "SELECT 1 FROM nobody QUALIFY 1"
	for name, err := range map[string]error{
		"rows": askOnce(t.Context(), db, func(a asking) error { return a.each(words(strange), func() error { return nil }) }),
		"CSV": db.Snapshot(t.Context(), func(s Session) error {
			rows, err := s.(streamer).CSV(t.Context(), Statement{text: strange})
			if err != nil {
				return err
			}
			_, err = io.ReadAll(rows)
			return err
		}),
	} {
		err = Address{Host: "db"}.Explain(t.Context(), db, err)
		if err == nil || !strings.Contains(err.Error(), "db: the server (PostgreSQL 15") || !strings.Contains(err.Error(), "PostgreSQL 8.4 or newer is needed; update an older one") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
