package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// companyText is what is said of our own company, as a button has room for.
func companyText(c match.Company) string {
	switch {
	case c.People > 0 && c.Industry != "":
		return shortened(lang.F("%s people, %s", countText(c.People), c.Industry))
	case c.People > 0:
		return lang.F("%s people", countText(c.People))
	case c.Industry != "":
		return shortened(c.Industry)
	}
	return lang.L("Our company…")
}

// noIndustry stands for none.
const noIndustry = "not said"

// askCompany asks how large our own company is and what its industry, for all markets
// that are broken down by them.
func askCompany(of *reviewing, over *dialogs) {
	asked := of.asked()
	people := widgets.NewEntry()
	people.SetPlaceHolder(lang.L("not said"))
	if asked.Company.People > 0 {
		people.SetText(strconv.Itoa(asked.Company.People))
	}
	industries := append([]string{noIndustry}, of.of.Industries()...)
	industry := widgets.NewSelect(industries, nil)
	industry.SetSelectedIndex(max(0, slices.IndexFunc(industries, func(name string) bool { return strings.EqualFold(name, asked.Company.Industry) })))
	shown := container.New(tight{},
		muted(lang.L("Set once for the review: each market that is broken down by them is narrowed to companies like ours, and widened again, job by job, where the gate withholds. The column Step says how narrow each cut is.")),
		widget.NewForm(widget.NewFormItem(lang.L("People in our company"), people), widget.NewFormItem(lang.L("Industry"), industry)))
	over.submit(lang.L("Our company"), lang.L("Take it"), shown, func() error {
		company := match.Company{}
		if text := strings.NewReplacer(",", "", " ", "").Replace(people.Text); text != "" {
			n, err := strconv.Atoi(text)
			if err != nil || n < 1 {
				return fmt.Errorf(lang.L("%q is no number of people: write it as 350"), people.Text)
			}
			company.People = n
		}
		if industry.SelectedIndex() > 0 {
			company.Industry = industry.Selected
		}
		asked := of.asked()
		if asked.Company != company {
			asked.Company = company
			of.change(asked)
		}
		return nil
	})
	over.focus(people)
}
