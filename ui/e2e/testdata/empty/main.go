// Empty opens a window with nothing in it, as large as Paybench's, for tests that
// measure what Paybench takes beside the toolkit itself.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

func main() {
	w := app.NewWithID("io.github.paybench.empty").NewWindow("Empty")
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}
