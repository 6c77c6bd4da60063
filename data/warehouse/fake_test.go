package warehouse

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// fake is a server that says what it is told to and is no database. It returns its
// port and how many connections it had.
func fake(t *testing.T, serve func(net.Conn)) (int, *atomic.Int64) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	var had atomic.Int64
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			had.Add(1)
			go func() {
				defer func() { _ = c.Close() }()
				serve(c)
			}()
		}
	}()
	return listener.Addr().(*net.TCPAddr).Port, &had
}

// saying answers every request over HTTP with the same bytes.
func saying(answer string) func(net.Conn) {
	return func(c net.Conn) {
		request, err := http.ReadRequest(bufio.NewReader(c))
		if err != nil {
			return
		}
		_, _ = io.Copy(io.Discard, request.Body)
		_, _ = io.WriteString(c, answer)
	}
}

// reset ends a connection without a word.
func reset(c net.Conn) {
	_ = c.(*net.TCPConn).SetLinger(0)
}

// TestClickHouseHalfAnswers: an answer that is not whole is never taken for one.
func TestClickHouseHalfAnswers(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\n"
	for name, test := range map[string]struct {
		answer string
		says   string
	}{
		"nothing":               {"", "EOF"},
		"half a heading":        {ok + "Content-Length: 5\r\n\r\nn", "broke off"},
		"no types":              {ok + "Content-Length: 2\r\n\r\nn\n", "without a heading"},
		"fewer types":           {ok + "Content-Length: 8\r\n\r\nn\tm\nInt\n", "2 names and 1 types"},
		"shorter than said":     {ok + "Content-Length: 90\r\n\r\nn\nInt64\n1\n", "broke off"},
		"a chunk is missing":    {ok + "Transfer-Encoding: chunked\r\n\r\na\r\nn\nInt64\n1\n\r\n", "broke off"},
		"half a row":            {ok + "Content-Length: 9\r\n\r\nn\nInt64\n1", "middle of a row"},
		"no end":                {ok + "\r\nn\nInt64\n1\n", "does not say where it ends"},
		"a wider row":           {ok + "Content-Length: 12\r\n\r\nn\nInt64\n1\t2\n", "row of 2 columns"},
		"a fault at the end":    {ok + "Content-Length: 63\r\n\r\nn\nInt64\n1\nCode: 241. DB::Exception: Memory limit exceeded. (Vers", "Memory limit exceeded"},
		"a fault in the header": {ok + "X-ClickHouse-Exception-Code: 241\r\nContent-Length: 10\r\n\r\nn\nInt64\n1\n", "200 OK"},
		"elsewhere":             {"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", "302 Found"},
		"no database":           {"HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot here\n", "404 Not Found: not here"},
		"no HTTP":               {"SSH-2.0-OpenSSH_9.2\r\n", "malformed HTTP"},
		"text for a number":     {ok + "Content-Length: 12\r\n\r\nn\nInt64\none\n", "invalid syntax"},
	} {
		t.Run(name, func(t *testing.T) {
			port, had := fake(t, saying(test.answer))
			db := clickAt(port)
			err := sum(t.Context(), db)
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("%v; want %q", err, test.says)
			}
			if n := had.Load(); n != 1 {
				t.Errorf("asked %d times", n)
			}
		})
	}
	port, _ := fake(t, reset)
	if err := sum(t.Context(), clickAt(port)); err == nil {
		t.Error("a connection that is reset gave an answer")
	}
}

// TestClickHouseHangs: who waits for a server that says nothing can leave.
func TestClickHouseHangs(t *testing.T) {
	hang := make(chan struct{})
	defer close(hang)
	for name, first := range map[string]string{
		"no answer":   "",
		"half of one": "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nn\nInt64\n1\n",
	} {
		port, _ := fake(t, func(c net.Conn) {
			saying(first)(c)
			<-hang
		})
		ctx, cancel := context.WithTimeoutCause(t.Context(), 100*time.Millisecond, errors.New("enough"))
		begun := time.Now()
		err := sum(ctx, clickAt(port))
		cancel()
		if took := time.Since(begun); err == nil || err.Error() != "enough" || took > patience+time.Second {
			t.Errorf("%s: %v after %s", name, err, took)
		}
	}
}

// clickAt is a ClickHouse that was not asked for its version.
func clickAt(port int) *clickHouse {
	at := ClickHouse{Host: "127.0.0.1", Port: port}
	return &clickHouse{at: at, client: at.newClient(), killer: at.newClient(), slots: make(chan struct{}, clickSlots)}
}

// sum reads all rows of a statement.
func sum(ctx context.Context, db Session) error {
	rows, err := db.Query(ctx, Statement{text: "SELECT 1"})
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return err
		}
	}
	return rows.Err()
}
