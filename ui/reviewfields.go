package ui

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/ui/desk"
)

// settingField is a setting of a review that is typed.
type settingField struct {
	label, hint, text string
	set               func(s *review.Settings, text string) error
}

// settingFields are the settings that hold for everybody, and a field for each rate there
// is or that is missing.
func settingFields(s review.Settings, missing []string) []settingField {
	ageing := ""
	if len(s.AgeRate.Usual) == 1 {
		ageing = shareText(s.AgeRate.Usual[0].Yearly)
	}
	fields := []settingField{
		{"Target", "P50", fmt.Sprintf("P%g", s.Target.Usual.Percentile), setTarget},
		{"Spread of ranges", "50%", shareText(s.Spread.Usual), setShare(func(s *review.Settings, x float64) { s.Spread.Usual = x })},
		{"Ranges rounded to", "0 leaves them", numberText(s.Step), setNumber(func(s *review.Settings, x float64) { s.Step = x })},
		{"Day of the review", "2027-01-01", dayText(s.Date), setDay(func(s *review.Settings, day time.Time) { s.Date = day })},
		{"Market moves a year", "3%", ageing, setAgeing},
		{"On-cost", "21%", shareText(s.OnCost.Usual), setShare(func(s *review.Settings, x float64) { s.OnCost.Usual = x })},
		{"Raises from", "2027-04-01", dayText(s.RaisesFrom), setDay(func(s *review.Settings, day time.Time) { s.RaisesFrom = day })},
		{"New pay rounded to", "not", numberText(s.RaiseStep), setNumber(func(s *review.Settings, x float64) { s.RaiseStep = x })},
		{"Currency of totals", "EUR", s.Currency, setCurrency},
	}
	currencies := slices.Sorted(maps.Keys(s.Rates))
	for _, c := range missing {
		if !slices.Contains(currencies, c) {
			currencies = append(currencies, c)
		}
	}
	for _, c := range currencies {
		if c == s.Currency {
			continue
		}
		text := ""
		if rate, ok := s.Rates[c]; ok {
			text = money.Digits(rate)
		}
		fields = append(fields, settingField{"1 " + c + " in " + s.Currency, "no rate yet", text, setRate(c)})
	}
	return fields
}

// shareText is a share as it is typed; "" for none.
func shareText(x float64) string {
	if x == 0 {
		return ""
	}
	return strconv.FormatFloat(100*x, 'g', 6, 64) + "%"
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

func setTarget(s *review.Settings, text string) error {
	p, err := desk.ReadPercentile(text)
	if err == nil {
		s.Target.Usual.Percentile = p
	}
	return err
}

func setAgeing(s *review.Settings, text string) error {
	if text == "" {
		s.AgeRate.Usual = nil
		return nil
	}
	x, err := form.ParseShare(text)
	if err != nil || x <= -1 || x >= 1 {
		return errors.New("write by how much the market moves a year, as 3%")
	}
	s.AgeRate.Usual = []review.AgeRate{{Yearly: x}}
	return nil
}

func setCurrency(s *review.Settings, text string) error {
	code := money.CurrencyOf(strings.ToUpper(text))
	if code == "" {
		return errors.New("write the code of a currency, as EUR")
	}
	s.Currency = code
	return nil
}

func setShare(put func(*review.Settings, float64)) func(*review.Settings, string) error {
	return func(s *review.Settings, text string) error {
		if text == "" {
			text = "0"
		}
		x, err := form.ParseShare(text)
		if err != nil || x < 0 || x >= 10 {
			return errors.New("write a share, as 21%")
		}
		put(s, x)
		return nil
	}
}

func setNumber(put func(*review.Settings, float64)) func(*review.Settings, string) error {
	return func(s *review.Settings, text string) error {
		if text == "" {
			text = "0"
		}
		x, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
		if err != nil || x < 0 {
			return errors.New("write a number, as 100")
		}
		put(s, x)
		return nil
	}
}

func setDay(put func(*review.Settings, time.Time)) func(*review.Settings, string) error {
	return func(s *review.Settings, text string) error {
		var day time.Time
		var err error
		if text != "" {
			if day, err = time.Parse(time.DateOnly, text); err != nil {
				return errors.New("write the date as 2027-01-01")
			}
		}
		put(s, day)
		return nil
	}
}

// setRate sets what one of a currency is worth in that of the review; no text takes the
// rate away.
func setRate(currency string) func(*review.Settings, string) error {
	return func(s *review.Settings, text string) error {
		rates := maps.Clone(s.Rates)
		if rates == nil {
			rates = map[string]float64{}
		}
		if text == "" {
			delete(rates, currency)
			s.Rates = rates
			return nil
		}
		x, err := strconv.ParseFloat(text, 64)
		if err != nil || x <= 0 {
			return errors.New("write what one of it is worth, as 1.15")
		}
		rates[currency] = x
		s.Rates = rates
		return nil
	}
}
