package ui

import (
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/paybench/paybench/ui/widgets"
)

// publicSource is a place where anybody can get real pay data.
type publicSource struct {
	name, address, licence, tells, cannot, open string
}

// publicSources are those worth opening; docs/getting-data.md says more of each.
var publicSources = []publicSource{
	{
		name: "BLS OEWS, United States", address: "https://www.bls.gov/oes/tables.htm",
		licence: "Public domain; name the source.",
		tells:   "Percentiles by occupation from over a million US establishments.",
		cannot:  "Rungs of a ladder, experience, company size, bonus. Pay above a limit is printed as that limit or more.",
		open:    "Take the national XLSX and drop it on the window: it is recognised as a published table.",
	},
	{
		name:    "ONS ASHE, United Kingdom",
		address: "https://www.ons.gov.uk/employmentandlabourmarket/peopleinwork/earningsandworkinghours/datasets/occupation4digitsoc2010ashetable14",
		licence: "Open Government Licence 3.0; name the source.",
		tells:   "Percentiles by occupation from employers' own records of one job in a hundred.",
		cannot:  "Rungs, experience, company size; unreliable figures are suppressed by the publisher.",
		open:    "Take Table 14.7a and choose the sheet Full-Time on the import screen.",
	},
	{
		name: "ai-jobs salaries", address: "https://github.com/foorilla/ai-jobs-net-salaries",
		licence: "CC0 1.0.",
		tells:   "How pay in data and AI work moves with level, remote work and year.",
		cannot:  "Who answered, and which employer; several years are in one file.",
		open:    "Take salaries.csv; the newest year is chosen for you.",
	},
	{
		name: "Stack Overflow developer survey", address: "https://survey.stackoverflow.co",
		licence: "ODbL 1.0; name the source and pass on under the same licence.",
		tells:   "Developers' total pay by years of experience, company size and country.",
		cannot:  "Job levels; people chose to answer.",
		open:    "Take survey_results_public.csv from the archive.",
	},
	{
		name: "H-1B disclosures, United States", address: "https://www.dol.gov/agencies/eta/foreign-labor/performance",
		licence: "A public record of the US government.",
		tells:   "What named employers offer for a title in a place.",
		cannot:  "What is paid in the end, bonus, people hired at home.",
		open:    "Take the LCA disclosure data and declare it as posted pay.",
	},
	{
		name: "UK organograms", address: "https://www.data.gov.uk",
		licence: "Open Government Licence.",
		tells:   "The pay band of each grade in each department.",
		cannot:  "What single people are paid; bands are taken at their midpoint.",
		open:    "Search for organogram, take a junior CSV, declare it as a public record.",
	},
}

// showRealData names where to get real pay data. A link opens the browser; the
// program itself fetches nothing.
func (h *help) showRealData() {
	list := container.New(tight{}, muted("Paybench downloads nothing: a link opens your browser. Fetch a file there and drop it on this window."))
	for _, s := range publicSources {
		link := widgets.NewHyperlink(s.address, nil)
		link.Truncation = fyne.TextTruncateEllipsis
		link.OnTapped = func() { h.browse(s.address) }
		list.Add(strong(s.name))
		list.Add(link)
		list.Add(pairs([][2]string{
			{"Can tell", s.tells},
			{"Cannot tell", s.cannot},
			{"Licence", s.licence},
			{"To open", s.open},
		}))
	}
	h.dialogs.large("Where to get real pay data", container.NewVScroll(list))
}

// browse opens an address in the user's browser.
func (h *help) browse(address string) {
	u, err := url.Parse(address)
	if err == nil {
		err = h.openURL(u)
	}
	if err != nil {
		h.dialogs.fail("The browser could not be opened", err)
	}
}
