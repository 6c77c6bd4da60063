package ui

import (
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// publicSource is a place where anybody can get real pay data.
type publicSource struct {
	name, address, licence, tells, cannot, open string
}

// publicSources are those worth opening; docs/getting-data.md says more of each.
var publicSources = []publicSource{
	{
		name: lang.L("BLS OEWS, United States"), address: "https://www.bls.gov/oes/tables.htm",
		licence: lang.L("Public domain; name the source."),
		tells:   lang.L("Percentiles by occupation from over a million US establishments."),
		cannot:  lang.L("Rungs of a ladder, experience, company size, bonus. Pay above a limit is printed as that limit or more."),
		open:    lang.L("Take the national XLSX and drop it on the window: it is recognised as a published table."),
	},
	{
		name:    lang.L("ONS ASHE, United Kingdom"),
		address: "https://www.ons.gov.uk/employmentandlabourmarket/peopleinwork/earningsandworkinghours/datasets/occupation4digitsoc2010ashetable14",
		licence: lang.L("Open Government Licence 3.0; name the source."),
		tells:   lang.L("Percentiles by occupation from employers' own records of one job in a hundred."),
		cannot:  lang.L("Rungs, experience, company size; unreliable figures are suppressed by the publisher."),
		open:    lang.L("Take Table 14.7a and choose the sheet Full-Time on the import screen."),
	},
	{
		name: lang.L("ai-jobs salaries"), address: "https://github.com/foorilla/ai-jobs-net-salaries",
		licence: lang.L("CC0 1.0."),
		tells:   lang.L("How pay in data and AI work moves with level, remote work and year."),
		cannot:  lang.L("Who answered, and which employer; several years are in one file."),
		open:    lang.L("Take salaries.csv; the newest year is chosen for you."),
	},
	{
		name: lang.L("Stack Overflow developer survey"), address: "https://survey.stackoverflow.co",
		licence: lang.L("ODbL 1.0; name the source and pass on under the same licence."),
		tells:   lang.L("Developers' total pay by years of experience, company size and country."),
		cannot:  lang.L("Job levels; people chose to answer."),
		open:    lang.L("Take survey_results_public.csv from the archive."),
	},
	{
		name: lang.L("H-1B disclosures, United States"), address: "https://www.dol.gov/agencies/eta/foreign-labor/performance",
		licence: lang.L("A public record of the US government."),
		tells:   lang.L("What named employers offer for a title in a place."),
		cannot:  lang.L("What is paid in the end, bonus, people hired at home."),
		open:    lang.L("Take the LCA disclosure data and declare it as posted pay."),
	},
	{
		name: lang.L("UK organograms"), address: "https://www.data.gov.uk",
		licence: lang.L("Open Government Licence."),
		tells:   lang.L("The pay band of each grade in each department."),
		cannot:  lang.L("What single people are paid; bands are taken at their midpoint."),
		open:    lang.L("Search for organogram, take a junior CSV, declare it as a public record."),
	},
}

// showRealData names where to get real pay data. A link opens the browser; the
// program itself fetches nothing.
func (h *help) showRealData() {
	list := container.New(tight{}, muted(lang.L("Paybench downloads nothing: a link opens your browser. Fetch a file there and drop it on this window.")))
	for _, s := range publicSources {
		link := widgets.NewHyperlink(s.address, nil)
		link.Truncation = fyne.TextTruncateEllipsis
		link.OnTapped = func() { h.browse(s.address) }
		list.Add(strong(s.name))
		list.Add(link)
		list.Add(pairs([][2]string{
			{lang.L("Can tell"), s.tells},
			{lang.L("Cannot tell"), s.cannot},
			{lang.L("Licence"), s.licence},
			{lang.L("To open"), s.open},
		}))
	}
	h.dialogs.large(lang.L("Where to get real pay data"), container.NewVScroll(list))
}

// browse opens an address in the user's browser.
func (h *help) browse(address string) {
	u, err := url.Parse(address)
	if err == nil {
		err = h.openURL(u)
	}
	if err != nil {
		h.dialogs.fail(lang.L("The browser could not be opened"), err)
	}
}
