package review

import (
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
)

// Review is our own people against market and ranges: everybody of the roster who works
// here, in its order, whether they are counted or not. It is for one goroutine at a time.
type Review struct {
	Settings Settings
	People   []Standing
	Gone     []*roster.Person // who has left by the day of the review: in nothing else here
	Total    Group
	Warnings []remark.Remark

	pricer  Pricer
	markets map[at]priced
}

// at is what a market is brought to: people who share all of it share the market.
type at struct {
	first                                   *Cut
	cuts                                    int
	currency, place, country, family, level string
}

// priced is a market, or why there is none.
type priced struct {
	market *Market
	reason *remark.Remark
}

// New holds people against the prices of their jobs. Without a pricer positions are
// those of our own structure, or of the ranges that the roster states. It fails where a
// setting can mean nothing.
func New(people []roster.Person, pricer Pricer, s Settings) (*Review, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	if s.Currency == "" {
		s.Currency = currencyOfMost(people)
	}
	if s.Date.IsZero() {
		s.Date = s.AsOf
	}
	r := &Review{Settings: s, People: make([]Standing, 0, len(people)), pricer: pricer, markets: map[at]priced{}}
	for i := range people {
		if p := &people[i]; p.HasLeft(s.Date) {
			r.Gone = append(r.Gone, p)
		} else {
			r.People = append(r.People, r.stand(p, r.price(p)))
		}
	}
	r.Total = r.Group(everybody(r.People))
	r.Warnings = r.warnings()
	return r, nil
}

// price is that of a person's job; that of a review without a market is none.
func (r *Review) price(p *roster.Person) Price {
	if r.pricer == nil {
		return Price{}
	}
	return r.pricer.Price(*p)
}

// market brings a price to a person, once for all who are alike.
func (r *Review) market(price Price, p *roster.Person) (*Market, *remark.Remark) {
	if len(price.Cuts) == 0 {
		return r.Settings.newMarket(price, p)
	}
	key := at{&price.Cuts[0], len(price.Cuts), p.Pay.Currency, p.Place, p.Country, p.Family, p.Level}
	found, ok := r.markets[key]
	if !ok {
		found.market, found.reason = r.Settings.newMarket(price, p)
		r.markets[key] = found
	}
	return found.market, found.reason
}

// everybody is a list of all people.
func everybody(people []Standing) []*Standing {
	all := make([]*Standing, len(people))
	for i := range people {
		all[i] = &people[i]
	}
	return all
}
