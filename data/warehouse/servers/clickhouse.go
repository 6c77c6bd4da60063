package servers

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Users of every ClickHouse server who may only read, with Password, beside "default",
// who may do all without.
const (
	Reader      = "reader" // may change settings
	BoundReader = "bound"  // may not
)

// ClickHouse is a database of a ClickHouse server.
type ClickHouse struct {
	Host   string // 127.0.0.1
	Port   int    // for HTTP
	Secure int    // for HTTPS
	Name   string
	// Authority is a file with the certificate that the server shows at Secure.
	Authority string

	// Native is the port for other servers.
	Native int

	shards []ClickHouse // the databases that its table is over; nil for itself
}

// NewClickHouse is an empty database on a ClickHouse server.
func NewClickHouse(tb testing.TB) ClickHouse {
	tb.Helper()
	return clickHouse(tb, "ClickHouse")
}

// SecondClickHouse is an empty database on another ClickHouse server.
func SecondClickHouse(tb testing.TB) ClickHouse {
	tb.Helper()
	return clickHouse(tb, "second ClickHouse")
}

// ShardedClickHouse is a database with a table over two servers: rows that are
// inserted go to one of them by chance. Columns are as in CREATE TABLE.
func ShardedClickHouse(tb testing.TB, table, columns string) ClickHouse {
	tb.Helper()
	here, there := NewClickHouse(tb), SecondClickHouse(tb)
	shards := make([]string, 0, 2)
	for _, c := range []ClickHouse{here, there} {
		c.Run(tb, fmt.Sprintf("CREATE TABLE shard (%s) ENGINE = MergeTree ORDER BY tuple()", columns))
		shards = append(shards, fmt.Sprintf("<shard><internal_replication>true</internal_replication><replica><host>%s</host><port>%d</port><default_database>%s</default_database></replica></shard>", c.Host, c.Native, c.Name))
	}
	cluster := "<yandex><remote_servers><" + here.Name + ">" + strings.Join(shards, "") + "</" + here.Name + "></remote_servers></yandex>"
	s := all.running["ClickHouse"]
	if err := s.write("config.d/"+here.Name+".xml", cluster); err != nil {
		tb.Fatal(err)
	}
	here.Run(tb, "SYSTEM RELOAD CONFIG")
	here.Run(tb, fmt.Sprintf("CREATE TABLE %s (%s) ENGINE = Distributed(%s, '', shard, rand())", table, columns, here.Name))
	here.shards = []ClickHouse{here, there}
	return here
}

// Address is the database's as a user writes it, without a table.
func (c ClickHouse) Address() string {
	return fmt.Sprintf("clickhouse://%s/%s", net.JoinHostPort(c.Host, strconv.Itoa(c.Port)), c.Name)
}

// Run runs a statement and returns what it prints.
func (c ClickHouse) Run(tb testing.TB, statement string) string {
	tb.Helper()
	said, err := c.post(statement, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return strings.TrimSpace(said)
}

// Empty empties a table wherever it has a part of that name.
func (c ClickHouse) Empty(tb testing.TB, part string) {
	tb.Helper()
	for _, shard := range append(c.shards[:len(c.shards):len(c.shards)], c) {
		shard.Run(tb, "TRUNCATE TABLE "+part)
	}
}

// Load inserts a CSV with a header into a table.
func (c ClickHouse) Load(tb testing.TB, table string, csv io.Reader) {
	tb.Helper()
	if _, err := c.post("INSERT INTO "+table+" FORMAT CSVWithNames", csv); err != nil {
		tb.Fatal(err)
	}
}

// post sends a statement, with data behind it.
func (c ClickHouse) post(statement string, data io.Reader) (string, error) {
	address := url.URL{Scheme: "http", Host: net.JoinHostPort(c.Host, strconv.Itoa(c.Port)), Path: "/", RawQuery: url.Values{
		"database": {c.Name}, "query": {statement}, "insert_distributed_sync": {"1"},
	}.Encode()}
	if data == nil {
		data = strings.NewReader("")
	}
	answer, err := http.Post(address.String(), "text/plain", data)
	if err != nil {
		return "", err
	}
	defer func() { _ = answer.Body.Close() }()
	said, err := io.ReadAll(answer.Body)
	if err != nil {
		return "", err
	}
	if answer.StatusCode != http.StatusOK {
		return "", fmt.Errorf("ClickHouse: %s: %s", answer.Status, said)
	}
	return string(said), nil
}

// clickHouse is a new database on a server.
func clickHouse(tb testing.TB, name string) ClickHouse {
	tb.Helper()
	program, err := exec.LookPath("/usr/sbin/clickhouse-server")
	if err != nil {
		missing(tb, "clickhouse", "clickhouse-server")
	}
	s := shared(tb, name, func() (*server, error) { return startClickHouse(program) })
	c := ClickHouse{
		Host: "127.0.0.1", Port: s.port, Secure: s.more[0], Native: s.more[1],
		Authority: filepath.Join(s.folder, "authority.pem"), Name: "default",
	}
	database := fresh()
	c.Run(tb, "CREATE DATABASE "+database)
	c.Name = database
	return c
}

// startClickHouse writes a server's configuration and serves it.
func startClickHouse(program string) (_ *server, err error) {
	s, err := newServer("clickhouse")
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			s.stop()
		}
	}()
	s.last = os.Kill // it takes its time otherwise, and nothing is worth keeping
	for range 2 {
		port, err := freePort()
		if err != nil {
			return nil, err
		}
		s.more = append(s.more, port)
	}
	if err := s.certify(); err != nil {
		return nil, err
	}
	for _, folder := range []string{"config.d", "data", "tmp"} {
		if err := s.mkdir(folder); err != nil {
			return nil, err
		}
	}
	if err := s.write("config.xml", s.clickHouseConfig()); err != nil {
		return nil, err
	}
	if err := s.write("users.xml", clickHouseUsers); err != nil {
		return nil, err
	}
	c := ClickHouse{Host: "127.0.0.1", Port: s.port, Name: "default"}
	answers := func() bool {
		_, err := c.post("SELECT 1", nil)
		return err == nil
	}
	return s, s.serve(answers, program, "--config-file="+filepath.Join(s.folder, "config.xml"))
}

// mkdir makes a folder in the server's.
func (s *server) mkdir(name string) error {
	path := filepath.Join(s.folder, name)
	if err := os.Mkdir(path, 0o700); err != nil {
		return err
	}
	return s.give(path)
}

// clickHouseConfig is the server's configuration.
func (s *server) clickHouseConfig() string {
	return fmt.Sprintf(`<yandex>
<logger><level>warning</level><console>1</console></logger>
<listen_host>127.0.0.1</listen_host>
<http_port>%d</http_port><https_port>%d</https_port><tcp_port>%d</tcp_port>
<openSSL><server>
<certificateFile>%[4]s/authority.pem</certificateFile><privateKeyFile>%[4]s/key.pem</privateKeyFile>
<verificationMode>none</verificationMode><disableProtocols>sslv2,sslv3</disableProtocols>
</server></openSSL>
<path>%[4]s/data/</path><tmp_path>%[4]s/tmp/</tmp_path><users_config>%[4]s/users.xml</users_config>
<default_profile>default</default_profile><default_database>default</default_database>
<mark_cache_size>268435456</mark_cache_size><max_concurrent_queries>50</max_concurrent_queries>
<timezone>UTC</timezone>
</yandex>
`, s.port, s.more[0], s.more[1], s.folder)
}

// clickHouseUsers are who may do what.
const clickHouseUsers = `<yandex>
<profiles>
<default><max_memory_usage>4000000000</max_memory_usage></default>
<reads><readonly>2</readonly></reads>
<bound><readonly>1</readonly></bound>
</profiles>
<quotas><default></default></quotas>
<users>
<default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default>
<` + Reader + `><password>` + Password + `</password><networks><ip>127.0.0.1</ip></networks><profile>reads</profile><quota>default</quota></` + Reader + `>
<` + BoundReader + `><password>` + Password + `</password><networks><ip>127.0.0.1</ip></networks><profile>bound</profile><quota>default</quota></` + BoundReader + `>
</users>
</yandex>
`
