package ui

import (
	"slices"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/table"

	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// openOffer shows what our people in a job are paid, asks for pay in it and says while it is
// typed where it would stand: among them, in its range and in the market.
func openOffer(of *reviewing, over *dialogs, job review.JobPay) {
	like := map[string]*roster.Person{} // somebody at the place
	var places []string
	for _, s := range job.People {
		if p := s.Person; like[p.Place] == nil {
			like[p.Place] = p
			places = append(places, p.Place)
		}
	}
	slices.Sort(places)
	pay, place, list := widgets.NewEntry(), widgets.NewSelect(places, nil), container.NewVBox()
	pay.SetPlaceHolder(lang.L("Pay a year at full time"))
	unit := widget.NewLabel("")
	show := func() {
		person := like[place.Selected]
		unit.SetText(lang.F("%s a year", person.Pay.Currency))
		list.RemoveAll()
		say := func(lines []table.Derived) {
			var said [][2]string
			for _, d := range lines {
				said = append(said, [2]string{lang.Data(d.Name), d.Formula})
			}
			list.RemoveAll()
			list.Add(pairs(said))
		}
		amount, err := money.Parse(pay.Text, money.Auto)
		switch {
		case pay.Text == "":
			say(table.ColleagueLines(of.answer.Review.Colleagues(person)))
		case err != nil:
			list.Add(muted(lang.F("%q is no amount", pay.Text)))
		default:
			var offer review.Offer
			of.do(func() (work, done func()) {
				r := of.answer.Review
				return func() { offer = r.Offer(review.Offered(person, amount.Value)) }, func() { say(table.OfferLines(offer)) }
			})
		}
	}
	pay.OnChanged = func(string) { show() }
	place.OnChanged = func(string) { show() }
	top := container.NewHBox(sized(pay, 200), unit, wide(place))
	over.large(lang.F("What would this pay be? %s", table.JobName(job)), widgets.NewBorder(top, nil, nil, nil, container.NewVScroll(list)))
	place.SetSelected(places[0])
	over.focus(pay)
}
