package command

import (
	"errors"
	"fmt"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// offered is pay that somebody would be offered in a job.
type offered struct {
	where []review.Condition
	pay   float64
	text  string
}

// parseOffers reads every --offer.
func parseOffers(texts []string) ([]offered, error) {
	var all []offered
	for _, text := range texts {
		where, amount, err := parseConditions(text)
		if err == nil && where == nil {
			err = errors.New("write the job before a colon, as 'job=Software Engineer;level=P2:60000'")
		}
		pay := money.Amount{}
		if err == nil {
			pay, err = money.Parse(amount, money.Auto)
		}
		if err == nil && !(pay.Value > 0) {
			err = errors.New("pay is above 0, a year at full time")
		}
		if err != nil {
			return nil, usageError{fmt.Errorf("--offer %q: %w", text, err)}
		}
		all = append(all, offered{where, pay.Value, text})
	}
	return all, nil
}

// offer adds what was asked to be offered to an answer.
func offer(a *desk.ReviewAnswer, all []offered) error {
	for _, o := range all {
		found, err := a.Offer(o.where, o.pay)
		if err != nil {
			return usageError{fmt.Errorf("--offer %q: %w", o.text, err)}
		}
		a.Offers = append(a.Offers, found)
	}
	return nil
}

// printOffers prints where offers stand.
func printOffers(out paper, a desk.ReviewAnswer) error {
	for i := range a.Offers {
		o := &a.Offers[i]
		g := grid{}
		title := table.JobText(review.JobOf(o.Person))
		if o.Person.Place != "" {
			title += ", " + o.Person.Place
		}
		g.add("Offer: "+title, money.Format(o.Pay, o.Person.Pay.Currency, 0))
		for _, line := range table.OfferLines(*o) {
			g.add("  "+line.Name, line.Formula)
		}
		fmt.Fprintln(out)
		if err := g.write(out); err != nil {
			return err
		}
	}
	return nil
}
