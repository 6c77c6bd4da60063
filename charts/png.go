package charts

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"math"
)

// pngHead is how many bytes of a PNG come before what may be said of the picture:
// the signature and the header.
const pngHead = 8 + 25

// encodePNG writes a picture of so many pixels a point, with its physical size and
// with texts under the keywords of the PNG specification (11.3.3), in turn.
func encodePNG(w io.Writer, picture image.Image, scale float64, texts ...[2]string) error {
	var file bytes.Buffer
	if err := png.Encode(&file, picture); err != nil {
		return err
	}
	const pointsPerMetre = 72 / 0.0254
	perMetre := uint32(math.Round(pointsPerMetre * scale))
	size := binary.BigEndian.AppendUint32(nil, perMetre)
	size = append(binary.BigEndian.AppendUint32(size, perMetre), 1) // 1: in metres
	said := chunk("pHYs", size)
	for _, text := range texts {
		said = append(said, chunk("iTXt", []byte(text[0]+"\x00\x00\x00\x00\x00"+text[1]))...)
	}
	for _, part := range [][]byte{file.Bytes()[:pngHead], said, file.Bytes()[pngHead:]} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// chunk is a piece of a PNG.
func chunk(kind string, data []byte) []byte {
	piece := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	piece = append(append(piece, kind...), data...)
	return binary.BigEndian.AppendUint32(piece, crc32.ChecksumIEEE(piece[4:]))
}
