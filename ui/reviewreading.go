package ui

import (
	"errors"
	"fmt"
	"maps"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"

	"github.com/paybench/paybench/ui/widgets"
)

// currencyOpen reports whether nothing says what currency people of the roster are paid in.
func (r *rosters) currencyOpen() bool {
	for _, said := range r.notes() {
		if said.Kind == remark.CurrencyUnknown {
			return true
		}
	}
	return false
}

// askReading asks how pay of the roster is stated where its file does not say it, and
// reads the file again.
func (r *rosters) askReading() {
	currency, months, hours := widgets.NewEntry(), widgets.NewEntry(), widgets.NewEntry()
	currency.SetText(r.opened.Source.Options.Currency)
	currency.SetPlaceHolder("as the file says, or USD, EUR, …")
	months.SetText(numberText(r.opened.Choices.Months[""]))
	months.SetPlaceHolder("12")
	hours.SetText(numberText(r.opened.Choices.FullTimeHours[""]))
	hours.SetPlaceHolder("40")
	shown := container.New(tight{}, muted("It holds where the file itself says nothing else."), widget.NewForm(
		widget.NewFormItem("Currency", currency),
		widget.NewFormItem("Monthly pay a year", months),
		widget.NewFormItem("Hours a week of full time", hours)))
	r.dialogs.confirm("How is pay stated?", "Read it so", shown, func() {
		of := r.opened
		var err error
		if of.Source.Options.Currency, err = currencyTyped(currency.Text); err == nil {
			of.Choices.Months, err = everywhere(of.Choices.Months, months.Text)
		}
		if err == nil {
			of.Choices.FullTimeHours, err = everywhere(of.Choices.FullTimeHours, hours.Text)
		}
		if err != nil {
			r.dialogs.fail("What was typed was not understood", err)
			return
		}
		r.again(of)
	})
	r.dialogs.focus(fyne.Focusable(currency))
}

// currencyTyped is the code of a currency that was typed, "" for none.
func currencyTyped(text string) (string, error) {
	if text = strings.TrimSpace(text); text == "" {
		return "", nil
	}
	code := money.CurrencyOf(strings.ToUpper(text))
	if code == "" {
		return "", fmt.Errorf("%q is no currency: write its code, as EUR", text)
	}
	return code, nil
}

// everywhere are numbers by place with one that holds everywhere else; no text takes that
// away.
func everywhere(by map[string]float64, text string) (map[string]float64, error) {
	now := maps.Clone(by)
	if now == nil {
		now = map[string]float64{}
	}
	if text = strings.TrimSpace(text); text == "" {
		delete(now, "")
		return now, nil
	}
	const most = 80
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || x <= 0 || x > most {
		return nil, errors.New(strconv.Quote(text) + " is no number that can be: write it as 13 or 37.5")
	}
	now[""] = x
	return now, nil
}
