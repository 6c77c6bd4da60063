//go:build linux || freebsd || openbsd || netbsd || dragonfly

package filedialog

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/godbus/dbus/v5"
)

// The names of the portal on the session bus.
const (
	portalName    = "org.freedesktop.portal.Desktop"
	portalPath    = "/org/freedesktop/portal/desktop"
	chooser       = "org.freedesktop.portal.FileChooser"
	requestName   = "org.freedesktop.portal.Request"
	requestFolder = portalPath + "/request/"
)

// Open asks for an existing file; "" where the user chose none.
func Open(ctx context.Context, q Question) (path string, err error) {
	options := q.options()
	if q.Extensions != nil {
		options["filters"] = dbus.MakeVariant([]filter{q.filter(), {Name: "All files", Rules: []rule{{0, "*"}}}})
	}
	return ask(ctx, "OpenFile", q, options)
}

// Folder asks for a folder; "" where the user chose none.
func Folder(ctx context.Context, q Question) (path string, err error) {
	options := q.options()
	options["directory"] = dbus.MakeVariant(true)
	return ask(ctx, "OpenFile", q, options)
}

// Save asks for a file to write, and asks before one that exists is chosen; "" where
// the user chose none.
func Save(ctx context.Context, q Question) (path string, err error) {
	options := q.options()
	options["current_name"] = dbus.MakeVariant(q.Name)
	return ask(ctx, "SaveFile", q, options)
}

// options are those of every dialog. A folder is bytes that end with a zero.
func (q Question) options() map[string]dbus.Variant {
	return map[string]dbus.Variant{
		"modal":          dbus.MakeVariant(true),
		"current_folder": dbus.MakeVariant(append([]byte(q.Folder), 0)),
	}
}

// filter is a kind of files that the dialog offers, as the portal has it.
type filter struct {
	Name  string
	Rules []rule
}

// rule is a pattern of names, which is what kind 0 means.
type rule struct {
	Kind    uint32
	Pattern string
}

// filter is the question's kind of files, whatever case their names end in.
func (q Question) filter() filter {
	f := filter{Name: "Files that can be opened"}
	for _, extension := range q.Extensions {
		f.Rules = append(f.Rules, rule{0, "*" + anyCase(extension)})
	}
	return f
}

// anyCase is a pattern of letters in either case: ".[cC][sS][vV]".
func anyCase(text string) string {
	var pattern strings.Builder
	for _, r := range text {
		if upper := strings.ToUpper(string(r)); upper != string(r) {
			fmt.Fprintf(&pattern, "[%c%s]", r, upper)
		} else {
			pattern.WriteRune(r)
		}
	}
	return pattern.String()
}

// ask has the portal show a dialog and waits for what comes of it. Listening begins
// before asking, so that no answer is missed.
func ask(ctx context.Context, method string, q Question, options map[string]dbus.Variant) (string, error) {
	bus, err := dbus.ConnectSessionBus(dbus.WithContext(ctx))
	if err != nil {
		return "", fmt.Errorf("%w (%w)", ErrNone, err)
	}
	defer bus.Close()
	token := "paybench" + rand.Text()
	options["handle_token"] = dbus.MakeVariant(token)
	handle := dbus.ObjectPath(requestFolder + strings.ReplaceAll(strings.TrimPrefix(bus.Names()[0], ":"), ".", "_") + "/" + token)
	signals := make(chan *dbus.Signal, 1)
	bus.Signal(signals)
	if err := bus.AddMatchSignalContext(ctx, dbus.WithMatchObjectPath(handle), dbus.WithMatchInterface(requestName)); err != nil {
		return "", fmt.Errorf("%w (%w)", ErrNone, err)
	}
	call := bus.Object(portalName, portalPath).CallWithContext(ctx, chooser+"."+method, 0, q.Parent, q.Title, options)
	if call.Err != nil {
		return "", fmt.Errorf("%w (%w)", ErrNone, call.Err)
	}
	for {
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case signal, ok := <-signals:
			switch {
			case !ok:
				return "", errors.New("the system's file dialog went away; ask again")
			case signal.Path == handle && signal.Name == requestName+".Response": // the bus says other things too
				return answer(signal.Body)
			}
		}
	}
}

// answer is the file that the user chose, "" for none. Addresses are parsed as
// addresses of files are: a + in one is a +.
func answer(body []any) (path string, err error) {
	var status uint32
	var results map[string]dbus.Variant
	if err := dbus.Store(body, &status, &results); err != nil {
		return "", fmt.Errorf("the system's file dialog: %w", err)
	}
	var chosen []string
	if status != 0 || results["uris"].Store(&chosen) != nil || len(chosen) == 0 {
		return "", nil
	}
	address, err := url.Parse(chosen[0])
	if err != nil || address.Scheme != "file" {
		return "", fmt.Errorf("the system's file dialog: %q is no file of this machine", chosen[0])
	}
	return address.Path, nil
}
