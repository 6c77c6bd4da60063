package servers

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// required is the variable that names the engines whose tests must not be skipped.
const required = "PAYBENCH_SERVERS"

// tries is how often a server is started, as somebody else may have taken its port.
const tries = 3

// wait is how long a server may take to start, and to stop.
const wait = 60 * time.Second

// all are the servers of this test program.
var all struct {
	sync.Mutex
	ready   bool
	running map[string]*server
	made    int // databases made so far
}

// Run runs the tests and stops the servers that they started. It is what TestMain
// exits with.
func Run(m *testing.M) int {
	all.ready = true
	defer stop()
	return m.Run()
}

// stop stops all servers and removes what they kept.
func stop() {
	all.Lock()
	defer all.Unlock()
	for _, s := range all.running {
		s.stop()
	}
	all.running = nil
}

// server is a server that runs.
type server struct {
	command *exec.Cmd
	ended   chan struct{} // closed when it ended
	folder  string        // all that it keeps
	port    int
	more    []int     // ports of other protocols
	owner   string    // the user who runs it; empty for the one who tests
	last    os.Signal // what ends it
}

// shared is the server of a name, started by the first who asks.
func shared(tb testing.TB, name string, start func() (*server, error)) *server {
	tb.Helper()
	all.Lock()
	defer all.Unlock()
	if !all.ready {
		tb.Fatal("servers: TestMain has to call servers.Run")
	}
	if s := all.running[name]; s != nil {
		return s
	}
	var s *server
	var err error
	for range tries {
		if s, err = start(); err == nil {
			break
		}
	}
	if err != nil {
		tb.Fatalf("servers: %s: %v", name, err)
	}
	if all.running == nil {
		all.running = map[string]*server{}
	}
	all.running[name] = s
	return s
}

// missing skips a test whose engine is not installed, or fails it where it has to be.
func missing(tb testing.TB, engine, debian string) {
	tb.Helper()
	if slices.Contains(strings.Fields(os.Getenv(required)), engine) {
		tb.Fatalf("%s is required by %s and not installed: install %s", engine, required, debian)
	}
	tb.Skipf("skipped: needs %s, of the package %s", engine, debian)
}

// newServer is a server to be: a folder of its own and a free port.
func newServer(owner string) (*server, error) {
	folder, err := os.MkdirTemp("", "paybench-server-")
	if err != nil {
		return nil, err
	}
	s := &server{folder: folder, last: os.Interrupt}
	if os.Geteuid() == 0 { // PostgreSQL refuses root
		s.owner = owner
		if err := s.give(folder); err != nil {
			return nil, errors.Join(err, os.RemoveAll(folder))
		}
	}
	if s.port, err = freePort(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	return s, nil
}

// freePort is a port that nobody listens at.
func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return listener.Addr().(*net.TCPAddr).Port, listener.Close()
}

// give makes a file the owner's.
func (s *server) give(path string) error {
	if s.owner == "" {
		return nil
	}
	uid, gid, err := ids(s.owner)
	if err != nil {
		return err
	}
	return os.Chown(path, uid, gid)
}

// write writes a file into the folder that its owner alone reads.
func (s *server) write(name, content string) error {
	path := filepath.Join(s.folder, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		return err
	}
	return s.give(path)
}

// program is a command that runs as the owner.
func (s *server) program(path string, args ...string) (*exec.Cmd, error) {
	command := exec.Command(path, args...)
	command.Dir = s.folder
	command.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "HOME="+s.folder)
	return command, s.own(command)
}

// once runs a program to its end.
func (s *server) once(path string, args ...string) error {
	command, err := s.program(path, args...)
	if err != nil {
		return err
	}
	if said, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", filepath.Base(path), err, said)
	}
	return nil
}

// serve starts the program and waits until it answers.
func (s *server) serve(answers func() bool, path string, args ...string) error {
	command, err := s.program(path, args...)
	if err != nil {
		return err
	}
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	if err := command.Start(); err != nil {
		return err
	}
	s.command, s.ended = command, make(chan struct{})
	go func() {
		_ = command.Wait()
		close(s.ended)
	}()
	for deadline := time.Now().Add(wait); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		select {
		case <-s.ended:
			return fmt.Errorf("%s ended: %s", filepath.Base(path), said.String())
		default:
			if answers() {
				return nil
			}
		}
	}
	return fmt.Errorf("%s did not answer in %s", filepath.Base(path), wait)
}

// stop stops the server and removes its folder.
func (s *server) stop() {
	if s.command != nil {
		_ = s.command.Process.Signal(s.last)
		select {
		case <-s.ended:
		case <-time.After(wait):
			_ = s.command.Process.Kill()
			<-s.ended
		}
	}
	_ = os.RemoveAll(s.folder)
}

// ids are the numbers of a user and of its group.
func ids(name string) (uid, gid int, err error) {
	u, err := user.Lookup(name)
	if err != nil {
		return 0, 0, err
	}
	if uid, err = strconv.Atoi(u.Uid); err != nil {
		return 0, 0, err
	}
	gid, err = strconv.Atoi(u.Gid)
	return uid, gid, err
}

// fresh is the name of a database that no test had yet.
func fresh() string {
	all.Lock()
	defer all.Unlock()
	all.made++
	return "test_" + strconv.Itoa(all.made)
}
