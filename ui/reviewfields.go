package ui

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
)

// reviewForm is the settings of a review to be typed.
type reviewForm struct {
	*settingsForm[review.Settings]
	element  *settingChoice[review.Settings]
	elements *settingRows[review.Settings] // of job families
	rates    *settingRows[review.Settings]
}

// newReviewForm makes the form. values lists what people have of a dimension, missing are the
// currencies that a rate is waited for; beside puts more under the heading of a section.
func newReviewForm(over *dialogs, values func(dimension string) []string, missing func() []string, beside map[string]fyne.CanvasObject) *reviewForm {
	f := &reviewForm{settingsForm: newSettingsForm((*review.Settings).Check), elements: elementRows(over, values), rates: ratesRows(over, missing)}
	f.element = f.choice(lang.L("Pay"), []string{"base", lang.L("target cash")}, func(s review.Settings) int { return index(s.Element.Usual == review.TargetCash) }, func(s *review.Settings, at int) {
		s.Element.Usual = []review.Element{review.Base, review.TargetCash}[at]
	})
	text := f.text
	usual := []string{"job", "level", "job_family", "grade", "department", "place", "country"}
	rules := func(rows *settingRows[review.Settings]) *settingRows[review.Settings] {
		return rows.build(over, lang.L("but for some…"))
	}
	f.add(lang.L("Target and range"), beside["Target and range"],
		text(lang.L("Target"), "P50", func(s review.Settings) string { return desk.TargetText(s.Target.Usual) }, setTarget),
		rules(rulesOf(usual, "P75", values, func(s *review.Settings) *review.Setting[review.Target] { return &s.Target }, desk.TargetText, desk.ReadTarget)),
		text(lang.L("Spread of ranges"), "50%", func(s review.Settings) string { return desk.ShareText(s.Spread.Usual) }, setShare(func(s *review.Settings, x float64) { s.Spread.Usual = x })),
		rules(rulesOf(usual, "40%", values, func(s *review.Settings) *review.Setting[float64] { return &s.Spread }, desk.ShareText, desk.ReadShare)),
		text(lang.L("Or ranges from"), "P25..P75, -20%..+20%", func(s review.Settings) string { return desk.RangeText(s.Range) }, func(s *review.Settings, text string) (err error) {
			s.Range, err = desk.ReadRange(text)
			return err
		}),
		text(lang.L("Ranges rounded to"), lang.L("0 leaves them"), func(s review.Settings) string { return numberText(s.Step) }, setNumber(func(s *review.Settings, x float64) { s.Step = x })),
		f.choice(lang.L("Positions by"), []string{lang.L("quarters"), lang.L("thirds")}, func(s review.Settings) int { return index(s.Thirds) }, func(s *review.Settings, at int) { s.Thirds = at == 1 }))
	f.add(lang.L("Pay that is compared"), beside["Pay that is compared"], f.element, f.elements)
	f.add(lang.L("Day and ageing"), beside["Day and ageing"],
		text(lang.L("Day of the review"), "2027-01-01", func(s review.Settings) string { return dayText(s.Date) }, setDay(func(s *review.Settings, day time.Time) { s.Date = day })),
		text(lang.L("Market moves a year"), "3%", func(s review.Settings) string { return desk.AgeingText(s.AgeRate.Usual) }, func(s *review.Settings, text string) (err error) {
			s.AgeRate.Usual, err = desk.ReadAgeing(text)
			return err
		}),
		rules(rulesOf([]string{"country", "job_family", "level"}, "3%", values, func(s *review.Settings) *review.Setting[[]review.AgeRate] { return &s.AgeRate }, desk.AgeingText, desk.ReadAgeing)),
		f.choice(lang.L("Ageing is"), []string{lang.L("compound"), lang.L("simple")}, func(s review.Settings) int { return index(s.AgeSimple) }, func(s *review.Settings, at int) { s.AgeSimple = at == 1 }))
	f.add(lang.L("Currencies"), beside["Currencies"],
		text(lang.L("Currency of totals"), "EUR", func(s review.Settings) string { return s.Currency }, setCurrency),
		f.rates,
		text(lang.L("Rates of"), "2026-11-20", func(s review.Settings) string { return dayText(s.RatesDate) }, setDay(func(s *review.Settings, day time.Time) { s.RatesDate = day })))
	f.add(lang.L("Places"), beside["Places"], placesRows(over, values))
	f.add(lang.L("On-cost"), beside["On-cost"],
		text(lang.L("On top of pay"), "21%", func(s review.Settings) string { return desk.ShareText(s.OnCost.Usual) }, setShare(func(s *review.Settings, x float64) { s.OnCost.Usual = x })),
		rulesOf([]string{"country"}, "21%", values, func(s *review.Settings) *review.Setting[float64] { return &s.OnCost }, desk.ShareText, desk.ReadShare).build(over, lang.L("but in some countries…")))
	f.add(lang.L("Raises"), beside["Raises"],
		text(lang.L("Raises from"), "2027-04-01", func(s review.Settings) string { return dayText(s.RaisesFrom) }, setDay(func(s *review.Settings, day time.Time) { s.RaisesFrom = day })),
		text(lang.L("New pay rounded to"), lang.L("not"), func(s review.Settings) string { return numberText(s.RaiseStep) }, setNumber(func(s *review.Settings, x float64) { s.RaiseStep = x })))
	return f
}

// elementRows are the pay of some job families.
func elementRows(over *dialogs, values func(string) []string) *settingRows[review.Settings] {
	words := func(e review.Element) string { return strings.ReplaceAll(string(e), "_", " ") }
	rows := rulesOf([]string{"job_family"}, lang.L("target cash"), values, func(s *review.Settings) *review.Setting[review.Element] { return &s.Element }, words, func(text string) (review.Element, error) {
		return review.Element(strings.ReplaceAll(text, " ", "_")), nil
	})
	rows.options, rows.hint = []string{words(review.Base), words(review.TargetCash)}, lang.L("job family")
	return rows.build(over, lang.L("but for some job families…"))
}

// ratesRows are what one of other currencies is worth. Those that are missing wait for it.
func ratesRows(over *dialogs, missing func() []string) *settingRows[review.Settings] {
	r := &settingRows[review.Settings]{check: (*review.Settings).Check, dimensions: []string{"currency"}, hint: lang.L("currency"), cells: []string{lang.L("rate")}, values: func(string) []string { return missing() }}
	r.of = func(s review.Settings) []settingRow {
		var rows []settingRow
		row := func(currency, rate string) {
			rows = append(rows, settingRow{[]review.Condition{{Dimension: "currency", Value: currency}}, []string{rate}})
		}
		for _, c := range slices.Sorted(maps.Keys(s.Rates)) {
			if c != s.Currency {
				row(c, money.Digits(s.Rates[c]))
			}
		}
		for _, c := range missing() {
			if _, ok := s.Rates[c]; !ok {
				row(c, "")
			}
		}
		return rows
	}
	r.clear = func(s *review.Settings) { s.Rates = map[string]float64{s.Currency: 1} }
	r.put = setRate
	return r.build(over, lang.L("another currency…"))
}

// placesRows are the places with what they pay beside their country, and their floors.
func placesRows(over *dialogs, values func(string) []string) *settingRows[review.Settings] {
	r := &settingRows[review.Settings]{check: (*review.Settings).Check, dimensions: []string{"place"}, hint: lang.L("place"), cells: []string{"× 1", lang.L("floor")}, values: values}
	r.of = func(s review.Settings) []settingRow {
		var rows []settingRow
		for _, p := range s.Places {
			rows = append(rows, settingRow{[]review.Condition{{Dimension: "place", Value: p.Name}}, []string{numberText(p.Differential), numberText(p.Floor)}})
		}
		return rows
	}
	r.clear = func(s *review.Settings) { s.Places = nil }
	r.put = func(s *review.Settings, row settingRow) error {
		p := review.Place{Name: row.where[0].Value}
		for i, into := range []*float64{&p.Differential, &p.Floor} {
			if text := row.cells[i]; text != "" {
				x, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
				if err != nil || x <= 0 {
					return fmt.Errorf(lang.L("%q: write what is paid there beside the country as 0.91, and a floor as an amount a year"), text)
				}
				*into = x
			}
		}
		s.Places = append(slices.Clip(s.Places), p)
		return nil
	}
	return r.build(over, lang.L("another place…"))
}

// index is 1 for what is, and 0 for what is not.
func index(is bool) int {
	if is {
		return 1
	}
	return 0
}

// numberText is a number as it is typed; "" for 0.
func numberText(x float64) string {
	if x == 0 {
		return ""
	}
	return money.Digits(x)
}

// dayText is a day as it is typed; "" for none.
func dayText(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return day.Format(time.DateOnly)
}

func setTarget(s *review.Settings, text string) (err error) {
	s.Target.Usual, err = desk.ReadTarget(text)
	return err
}

func setCurrency(s *review.Settings, text string) error {
	code := money.CurrencyOf(strings.ToUpper(text))
	if code == "" {
		return errors.New(lang.L("write the code of a currency, as EUR"))
	}
	s.Currency = code
	return nil
}

func setShare(put func(*review.Settings, float64)) func(*review.Settings, string) error {
	return func(s *review.Settings, text string) error {
		x, err := desk.ReadShare(text)
		put(s, x)
		return err
	}
}

func setNumber(put func(*review.Settings, float64)) func(*review.Settings, string) error {
	return func(s *review.Settings, text string) error {
		if text == "" {
			text = "0"
		}
		x, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
		if err != nil || x < 0 {
			return errors.New(lang.L("write a number, as 100"))
		}
		put(s, x)
		return nil
	}
}

func setDay(put func(*review.Settings, time.Time)) func(*review.Settings, string) error {
	return func(s *review.Settings, text string) error {
		var day time.Time
		err := readDay(text, &day)
		put(s, day)
		return err
	}
}

// readDay reads a day that is typed; of nothing there is none.
func readDay(text string, into *time.Time) (err error) {
	*into = time.Time{}
	if text == "" {
		return nil
	}
	if *into, err = time.Parse(time.DateOnly, text); err != nil {
		return errors.New(lang.L("write the date as 2027-01-01"))
	}
	return nil
}

// setRate sets what one of a currency is worth in that of the review; without a text there
// is no rate of it.
func setRate(s *review.Settings, row settingRow) error {
	code := money.CurrencyOf(strings.ToUpper(row.where[0].Value))
	switch {
	case code == "":
		return errors.New(lang.L("write the code of a currency, as GBP"))
	case row.cells[0] == "":
		return nil
	}
	x, err := strconv.ParseFloat(row.cells[0], 64)
	if err != nil || x <= 0 {
		return fmt.Errorf(lang.L("write what one %s is worth in %s, as 1.15"), code, s.Currency)
	}
	rates := maps.Clone(s.Rates)
	rates[code] = x
	s.Rates = rates
	return nil
}
