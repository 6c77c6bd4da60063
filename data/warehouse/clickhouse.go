package warehouse

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	// clickSlots is how many statements a ClickHouse server is asked at once.
	clickSlots = 2
	// killEvery is how often a statement that still runs is ended again: the first
	// order may come before the statement itself.
	killEvery = 50 * time.Millisecond
	// patience is how long the end of a statement is waited for.
	patience = 2 * time.Second
	// longest is how long a statement may be, in bytes and in parts.
	longest = "100000000"
	// complaint is the most that is read of what a server says went wrong.
	complaint = 64 << 10
)

// ClickHouse says where a ClickHouse server listens for HTTP and who asks.
type ClickHouse struct {
	Host     string
	Port     int
	TLS      *tls.Config // nil for none, which is for this machine
	Database string
	User     string        // empty for the server's default
	Password string        // sent in a header, never in an address
	Timeout  time.Duration // the most a statement may take; 0 for what the server allows
}

// clickHouse is a ClickHouse server.
type clickHouse struct {
	at      ClickHouse
	client  *http.Client
	killer  *http.Client  // has a connection of its own
	slots   chan struct{} // taken by statements that run
	version string        // "" until it is said
	bound   bool          // the user may only read and set nothing: the server's limits hold
}

// OpenClickHouse connects and asks for the version.
func OpenClickHouse(ctx context.Context, at ClickHouse) (Database, error) {
	c := &clickHouse{at: at, client: at.newClient(), killer: at.newClient(), slots: make(chan struct{}, clickSlots)}
	version := Statement{text: "SELECT version()"}
	err := c.ask(ctx, version, &c.version)
	var refused *clickError
	if errors.As(err, &refused) && refused.code == readOnly {
		c.bound = true
		err = c.ask(ctx, version, &c.version)
	}
	if err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

// newClient is a client that speaks with the server and nobody else: through no proxy
// and wherever a server might send it.
func (at ClickHouse) newClient() *http.Client {
	return &http.Client{
		Transport:     &http.Transport{TLSClientConfig: at.TLS, MaxIdleConns: clickSlots, IdleConnTimeout: time.Minute, ForceAttemptHTTP2: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// Dialect is ClickHouse's.
func (c *clickHouse) Dialect() Dialect { return clickHouseDialect{} }

// Snapshot runs statements one after the other, as the server has no snapshots.
func (c *clickHouse) Snapshot(_ context.Context, run func(Session) error) error { return run(c) }

// Close gives the connections back.
func (c *clickHouse) Close() error {
	c.client.CloseIdleConnections()
	c.killer.CloseIdleConnections()
	return nil
}

// ask runs a statement for its success, and for what it says where that is to be known.
func (c *clickHouse) ask(ctx context.Context, s Statement, into ...any) error {
	rows, err := c.Query(ctx, s)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if len(into) == 0 {
			continue
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Query runs a statement. The server sends nothing before it has all, so that a fault
// comes as one.
func (c *clickHouse) Query(ctx context.Context, s Statement) (Rows, error) {
	answer, err := c.send(ctx, s.text+"\nFORMAT TabSeparatedWithNamesAndTypes", url.Values{"wait_end_of_query": {"1"}})
	if err != nil {
		return nil, err
	}
	rows, err := newClickRows(answer)
	if err != nil {
		answer.Close()
		return nil, err
	}
	return rows, nil
}

// CSV runs a statement and streams what it returns, with a heading. Reading ends with
// an error, never with io.EOF, where the server broke off.
func (c *clickHouse) CSV(ctx context.Context, s Statement) (io.ReadCloser, error) {
	answer, err := c.send(ctx, s.text+"\nFORMAT CSVWithNames", nil)
	if err != nil {
		return nil, err
	}
	return &clickCSV{answer: answer}, nil
}

// clickAnswer is an answer that comes in. While it does, the end of the context ends
// the statement on the server.
type clickAnswer struct {
	ctx   context.Context
	body  io.Reader
	close func()
}

// Read reads on, and says why it cannot.
func (a *clickAnswer) Read(into []byte) (int, error) {
	if err := context.Cause(a.ctx); err != nil {
		return 0, err
	}
	n, err := a.body.Read(into)
	if err != nil && !errors.Is(err, io.EOF) {
		err = a.why(err)
	}
	return n, err
}

// why is what ended an answer too early: the context, if it did.
func (a *clickAnswer) why(err error) error {
	if ended := context.Cause(a.ctx); ended != nil {
		return ended
	}
	return fmt.Errorf("the answer of ClickHouse broke off: %w", err)
}

// Close ends reading.
func (a *clickAnswer) Close() { a.close() }

// send sends a statement and returns its answer, which has to be closed.
func (c *clickHouse) send(ctx context.Context, statement string, settings url.Values) (*clickAnswer, error) {
	select {
	case c.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	id, done := rand.Text(), make(chan struct{})
	sent, cancel := context.WithCancel(context.WithoutCancel(ctx))
	unwatch := context.AfterFunc(ctx, func() {
		c.kill(sent, id, done)
		cancel()
	})
	answer := &clickAnswer{ctx: ctx}
	var body io.Closer
	answer.close = sync.OnceFunc(func() {
		close(done)
		unwatch()
		cancel()
		if body != nil {
			_ = body.Close()
		}
		<-c.slots
	})
	response, err := c.client.Do(c.request(sent, statement, id, c.settings(settings))) //nolint:bodyclose // the answer closes it
	if err == nil {
		answer.body, body = response.Body, response.Body
		err = c.refusal(response)
	}
	if err != nil {
		answer.Close()
		if ended := context.Cause(ctx); ended != nil {
			return nil, ended
		}
		return nil, c.explain(err)
	}
	return answer, nil
}

// kill ends a statement on the server, which does not notice that nobody listens.
func (c *clickHouse) kill(ctx context.Context, id string, done <-chan struct{}) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		response, err := c.killer.Do(c.request(ctx, "KILL QUERY WHERE query_id = "+clickLiteral(id)+" ASYNC", rand.Text(), nil))
		if err == nil {
			_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, complaint))
			_ = response.Body.Close()
		}
		select {
		case <-done:
			return
		case <-ctx.Done():
			return
		case <-time.After(killEvery):
		}
	}
}

// settings are those of a statement that only reads, and not for ever.
func (c *clickHouse) settings(more url.Values) url.Values {
	all := url.Values{}
	for name, values := range more {
		all[name] = values
	}
	if c.bound {
		return all
	}
	all.Set("readonly", "2") // settings may follow, changes may not
	for _, limit := range []string{"max_query_size", "max_ast_elements", "max_expanded_ast_elements"} {
		all.Set(limit, longest) // values are part of the statement, and there may be many
	}
	all.Set("optimize_move_to_prewhere", "0") // of which old shards lose constants
	if seconds := int64((c.at.Timeout + time.Second - 1) / time.Second); seconds > 0 {
		all.Set("max_execution_time", strconv.FormatInt(seconds, 10))
	}
	return all
}

// request is a statement on its way.
func (c *clickHouse) request(ctx context.Context, statement, id string, settings url.Values) *http.Request {
	address := url.URL{Scheme: "http", Host: net.JoinHostPort(c.at.Host, strconv.Itoa(c.at.Port)), Path: "/"}
	if c.at.TLS != nil {
		address.Scheme = "https"
	}
	values := url.Values{"query_id": {id}}
	for name, v := range settings {
		values[name] = v
	}
	if c.at.Database != "" {
		values.Set("database", c.at.Database)
	}
	address.RawQuery = values.Encode()
	request := (&http.Request{Method: http.MethodPost, URL: &address, Header: http.Header{"User-Agent": {"paybench"}}}).WithContext(ctx)
	request.Body = io.NopCloser(strings.NewReader(statement))
	request.ContentLength = int64(len(statement))
	if c.at.User != "" {
		request.Header.Set("X-ClickHouse-User", c.at.User)
		request.Header.Set("X-ClickHouse-Key", c.at.Password)
	}
	return request
}

// What ClickHouse's codes mean.
const (
	noTableOfClick    = 60
	noDatabaseOfClick = 81
	timedOut          = 159
	readOnly          = 164
)

// clickError is what a server says went wrong.
type clickError struct {
	code int
	text string
}

func (e *clickError) Error() string { return fmt.Sprintf("ClickHouse: %s (code %d)", e.text, e.code) }

// fault is how servers of all ages begin what went wrong.
var fault = regexp.MustCompile(`(?m)^Code: (\d+)[.,] (?:e\.displayText\(\) = )?(DB::\w*Exception.*)`)

// faultIn is the fault that a text tells of, or nil.
func faultIn(text string) *clickError {
	if !strings.Contains(text, "Code: ") {
		return nil
	}
	found := fault.FindStringSubmatch(text)
	if found == nil {
		return nil
	}
	code, err := strconv.Atoi(found[1])
	if err != nil {
		return nil
	}
	said, _, _ := strings.Cut(found[2], ", e.what()")
	_, said, _ = strings.Cut(said, ": ")
	return &clickError{code, strings.TrimSpace(said)}
}

// refusal is why a server gave no answer, or nil: also where nobody could tell
// whether the answer is whole.
func (c *clickHouse) refusal(response *http.Response) error {
	if response.StatusCode == http.StatusOK && response.Header.Get("X-ClickHouse-Exception-Code") == "" {
		if response.ContentLength < 0 && len(response.TransferEncoding) == 0 && response.ProtoMajor < 2 {
			return errors.New("the answer does not say where it ends, so it may be half of one: no ClickHouse server does that; look what stands between")
		}
		return nil
	}
	said, err := io.ReadAll(io.LimitReader(response.Body, complaint))
	if err != nil {
		return err
	}
	if f := faultIn(string(said)); f != nil {
		return f
	}
	first, _, _ := strings.Cut(strings.TrimSpace(string(said)), "\n")
	return fmt.Errorf("%s: %.200s", response.Status, first)
}

// explain says where a fault happened, and what to do about those that users can help.
func (c *clickHouse) explain(err error) error {
	var way *url.Error
	if errors.As(err, &way) {
		err = way.Err // the address with its settings helps nobody
	}
	var said *clickError
	switch {
	case errors.As(err, &said) && said.code == timedOut:
		return fmt.Errorf("a statement took longer than allowed: narrow the people, or allow more time: %w", err)
	case errors.As(err, &said):
		return understood(c.version, err)
	}
	return fmt.Errorf("ClickHouse at %s: %w", net.JoinHostPort(c.at.Host, strconv.Itoa(c.at.Port)), err)
}
