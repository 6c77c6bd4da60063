package ingest

// dictionary numbers the different texts of a column in the order they come.
// Code 0 is the blank cell. Several spellings in the file may share one code:
// what counts is the text after decoding and trimming.
type dictionary struct {
	written map[string]uint32 // by the bytes as they stand in the file
	clean   map[string]uint32 // by label
	labels  []string          // by code
	decode  func(string) string
}

// newDictionary returns an empty dictionary. decode turns bytes that are not
// UTF-8 into text.
func newDictionary(decode func(string) string) *dictionary {
	return &dictionary{
		written: map[string]uint32{"": 0},
		clean:   map[string]uint32{"": 0},
		labels:  []string{""},
		decode:  decode,
	}
}

// code returns the number of a cell, which is not retained.
func (d *dictionary) code(cell []byte) uint32 {
	if c, ok := d.written[string(cell)]; ok {
		return c
	}
	written := string(cell)
	c := d.add(tidy(written, d.decode))
	d.written[written] = c
	return c
}

// add returns the number of a label, giving it one if it is new.
func (d *dictionary) add(label string) uint32 {
	c, ok := d.clean[label]
	if !ok {
		c = uint32(len(d.labels))
		d.clean[label] = c
		d.labels = append(d.labels, label)
	}
	return c
}
