// Paybench answers what a job pays and where one's own pay stands. Called with a
// command it works on the command line; otherwise it opens its window.
package main

import (
	"context"
	_ "embed" // for the packaging file
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/ui"
	"github.com/paybench/paybench/ui/command"
	"github.com/paybench/paybench/ui/startup"
)

// id is the program's name among all programs, the same as in FyneApp.toml.
const id = "io.github.paybench"

// packaging states the program's version, once for the program and its packages.
//
//go:embed FyneApp.toml
var packaging string

func main() {
	args := os.Args[1:]
	if command.Is(args) {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		context.AfterFunc(ctx, stop)                            // a second interrupt ends the program at once
		signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) // writing says it, and the command ends in order
		os.Exit(command.Run(ctx, command.OnSystem(time.Now, version()), args))
	}
	if err := openWindow(append(args, "")[0]); err != nil {
		fmt.Fprintf(os.Stderr, "paybench: %v\n", err)
		os.Exit(1)
	}
}

// version is the number of the packaging file, and the commit with its day.
func version() string {
	build, _ := debug.ReadBuildInfo()
	return startup.Version(packaging, build)
}

// openWindow shows a file, or the built-in market for "", until it is closed.
func openWindow(path string) (err error) {
	if err := startup.Display(); err != nil {
		return err
	}
	startup.LeaveConsole()
	defer startup.CatchCrashes(time.Now())()
	defer startup.NoWindow(&err)
	a := app.NewWithID(id)
	if err := startup.KeepPrivate(a.Storage().RootURI().Path()); err != nil {
		fmt.Fprintf(os.Stderr, "paybench: %v\n", err)
	}
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	w := ui.New(ui.Deps{
		App: a, Version: version(), Now: time.Now,
		Journals:   filepath.Join(a.Storage().RootURI().Path(), "unsaved"),
		Background: ui.Background, After: ui.After, OpenURL: a.OpenURL, CopyPicture: startup.CopyPicture,
	})
	w.Start(path)
	w.Run()
	return nil
}
