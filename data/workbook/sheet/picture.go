package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"

	"github.com/xuri/excelize/v2"
)

// Picture is a chart that Excel cannot draw, drawn by the caller.
type Picture struct {
	Title string
	Alt   string // what it shows, in words, for those who do not see it
	PNG   []byte // at print quality: it is scaled to the page's width
}

// Show places a picture as wide as the charts, however many pixels it has, and
// returns the rows it covers.
func (b *Book) Show(sheet, cell string, p Picture) (rows int, err error) {
	size, err := png.DecodeConfig(bytes.NewReader(p.PNG))
	if err != nil {
		return 0, notPlaced(sheet, p.Title, fmt.Errorf("it is not a PNG picture: %w", err))
	}
	if size.Width == 0 || size.Height == 0 {
		return 0, notPlaced(sheet, p.Title, errors.New("the picture is empty"))
	}
	scale := min(float64(chartWidth)/float64(size.Width), float64(ChartRows*linePixels)/float64(size.Height))
	printed := true
	err = b.AddPictureFromBytes(sheet, cell, &excelize.Picture{
		Extension: ".png", File: p.PNG,
		Format: &excelize.GraphicOptions{AltText: Fit(p.Alt), Name: Fit(p.Title), ScaleX: scale, ScaleY: scale, PrintObject: &printed, Positioning: "oneCell"},
	})
	if err != nil {
		return 0, notPlaced(sheet, p.Title, err)
	}
	return int(float64(size.Height)*scale)/linePixels + 1, nil
}
