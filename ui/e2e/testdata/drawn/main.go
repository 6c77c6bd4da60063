// Drawn opens a window with as many texts and grounds in it as Paybench's draws, and nothing
// behind them, for tests that measure what of Paybench's memory is the toolkit's: fonts, what
// it keeps of each text, and where there is no graphics card what a frame is drawn with.
package main

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

func main() {
	w := app.NewWithID("io.github.paybench.drawn").NewWindow("Drawn")
	const texts, columns, bold = 180, 10, 7
	grid := container.NewGridWithColumns(columns)
	for i := range texts {
		text := canvas.NewText(fmt.Sprintf("$%d,000", 100+i), theme.Color(theme.ColorNameForeground))
		text.TextStyle.Bold = i%bold == 0
		grid.Add(container.NewStack(canvas.NewRectangle(theme.Color(theme.ColorNameButton)), text))
	}
	w.SetContent(grid)
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}
