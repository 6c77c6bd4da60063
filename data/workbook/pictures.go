package workbook

import (
	"bytes"
	"fmt"
	"image/png"

	"github.com/xuri/excelize/v2"
)

// addPicture places a picture as wide as the charts, however many pixels it has,
// and returns the rows it covers.
func (b *book) addPicture(sheet, place string, p Picture) (rows int, err error) {
	size, err := png.DecodeConfig(bytes.NewReader(p.PNG))
	if err != nil {
		return 0, fmt.Errorf("it is not a PNG picture: %w", err)
	}
	if size.Width == 0 || size.Height == 0 {
		return 0, fmt.Errorf("the picture is empty")
	}
	scale := min(float64(chartWidth)/float64(size.Width), float64(chartRows*linePixels)/float64(size.Height))
	printed := true
	err = b.AddPictureFromBytes(sheet, place, &excelize.Picture{
		Extension: ".png", File: p.PNG,
		Format: &excelize.GraphicOptions{AltText: fit(p.Alt), Name: fit(p.Title), ScaleX: scale, ScaleY: scale, PrintObject: &printed, Positioning: "oneCell"},
	})
	return int(float64(size.Height)*scale)/linePixels + 1, err
}
