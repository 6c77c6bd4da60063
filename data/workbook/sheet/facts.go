package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// factsWidth is the width of the column that says what is so, in digits.
const factsWidth = 92

// Section is a part of a sheet of facts, as a method sheet is.
type Section struct {
	Title string
	Facts []Fact
}

// Fact is one line: what is so, or a number that formulas read and a reviewer may
// change.
type Fact struct {
	Label string
	Value any    // string, int or float64
	Name  string // defined name of the value's cell, which may be changed; "" for none

	Low, High float64 // what it may be changed to
	Pay       bool    // the value is pay
}

// WriteFacts writes a sheet of facts under a title. What may be changed stands in
// the first section.
func (b *Book) WriteFacts(name, title string, styles Styles, sections []Section) error {
	if err := b.SetWidths(name, 28, factsWidth); err != nil {
		return err
	}
	if err := b.SetPage(name, Page{Upright: true}); err != nil {
		return err
	}
	if err := b.addValidation(name, sections); err != nil {
		return err
	}
	s, err := b.Open(name)
	if err != nil {
		return err
	}
	if err := s.AddHigh(24, Cell(styles.Title, title)); err != nil {
		return err
	}
	for _, section := range sections {
		if err := b.writeSection(s, styles, section); err != nil {
			return err
		}
	}
	return s.Close()
}

// writeSection writes one part of the sheet.
func (b *Book) writeSection(s *Stream, styles Styles, section Section) error {
	s.Row++
	if err := s.AddHigh(20, Cell(styles.Section, section.Title), Cell(styles.Section, nil)); err != nil {
		return err
	}
	for _, f := range section.Facts {
		style, high := styles.Wrapped, 0.0
		switch v := f.Value.(type) {
		case string:
			if n := Lines(v, factsWidth); n > 1 {
				high = LineHeight * float64(n)
			}
		case float64:
			style = styles.Input
		}
		if f.Pay {
			style = styles.InputPay
		}
		if err := s.AddHigh(high, Cell(styles.Label, f.Label), Cell(style, f.Value)); err != nil {
			return err
		}
		if f.Name == "" {
			continue
		}
		if err := b.Define(f.Name, s.name, Fixed(2, s.Row)); err != nil {
			return err
		}
	}
	return nil
}

// addValidation keeps what a reviewer may change to numbers that make sense. The
// cells that may be changed are the first section, under its heading in row 3.
func (b *Book) addValidation(name string, sections []Section) error {
	if len(sections) == 0 {
		return nil
	}
	for i, f := range sections[0].Facts {
		if f.Name == "" {
			continue
		}
		if err := b.Guard(name, At(2, 4+i), f.Label, f.Low, f.High); err != nil {
			return fmt.Errorf("cell %s: %w", f.Name, err)
		}
	}
	return nil
}

// Guard lets only numbers of a range into cells, which stand for what a label says. It
// comes before Open.
func (b *Book) Guard(name, cells, label string, low, high float64) error {
	v := excelize.NewDataValidation(true)
	v.Sqref = cells
	if err := v.SetRange(low, high, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween); err != nil {
		return fmt.Errorf("what may be written: %w", err)
	}
	v.SetError(excelize.DataValidationErrorStyleStop, label, fmt.Sprintf("Enter a number from %g to %g.", low, high))
	if err := b.AddDataValidation(name, v); err != nil {
		return fmt.Errorf("what may be written: %w", err)
	}
	return nil
}
