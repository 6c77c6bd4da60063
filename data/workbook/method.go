package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// methodWidth is the width of the column that says what was done, in digits.
const methodWidth = 92

// section is a part of the Method sheet.
type section struct {
	title string
	facts []fact
}

// fact is one line of the Method sheet.
type fact struct {
	label string
	value any    // string, int or float64
	name  string // defined name of the value's cell, which may be changed; "" for none
	pay   bool   // the value is pay
}

// writeMethod writes where every figure comes from.
func (b *book) writeMethod() error {
	if err := b.setWidths(methodSheet, 28, methodWidth); err != nil {
		return err
	}
	if err := b.setPage(methodSheet, page{upright: true}); err != nil {
		return err
	}
	sections := b.sections()
	if err := b.addValidation(sections); err != nil {
		return err
	}
	s, err := b.open(methodSheet)
	if err != nil {
		return err
	}
	if err := s.addHigh(24, cell(b.first().styles.title, "Method and sources")); err != nil {
		return err
	}
	for _, part := range sections {
		if err := b.writeSection(s, part); err != nil {
			return err
		}
	}
	return s.close()
}

// writeSection writes one part of the sheet.
func (b *book) writeSection(s *sheet, part section) error {
	styles := b.first().styles
	s.row++
	if err := s.addHigh(20, cell(styles.section, part.title), cell(styles.section, nil)); err != nil {
		return err
	}
	for _, f := range part.facts {
		style, high := styles.wrapped, 0.0
		switch v := f.value.(type) {
		case string:
			if n := lines(v, methodWidth); n > 1 {
				high = lineHeight * float64(n)
			}
		case float64:
			style = styles.input
		}
		if f.pay {
			style = styles.inputPay
		}
		if err := s.addHigh(high, cell(styles.label, f.label), cell(style, f.value)); err != nil {
			return err
		}
		if f.name == "" {
			continue
		}
		if err := b.define(f.name, methodSheet, fixed(2, s.row)); err != nil {
			return err
		}
	}
	return nil
}

// addValidation keeps what a reviewer may change to numbers that make sense. The
// cells that may be changed are the first section, under its heading in row 3.
func (b *book) addValidation(sections []section) error {
	for i, f := range sections[0].facts {
		if f.name == "" {
			continue
		}
		low, high := 1.0, 10_000.0
		switch {
		case f.name == targetName:
			high = 99
		case f.pay:
			low, high = 0.01, 1e12
		}
		v := excelize.NewDataValidation(false)
		v.Sqref = at(2, 4+i)
		if err := v.SetRange(low, high, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween); err != nil {
			return fmt.Errorf("cell %s: %w", f.name, err)
		}
		v.SetError(excelize.DataValidationErrorStyleStop, f.label, fmt.Sprintf("Enter a number from %g to %g.", low, high))
		if err := b.AddDataValidation(methodSheet, v); err != nil {
			return fmt.Errorf("cell %s: %w", f.name, err)
		}
	}
	return nil
}
