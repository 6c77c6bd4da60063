package review

type offerJSON struct {
	personJSON
	Colleagues int      `json:"our_people"`
	Lowest     number   `json:"lowest"`
	Highest    number   `json:"highest"`
	Among      int      `json:"place_among_them"`
	Overtakes  []string `json:"overtakes"`
}

// SetOffers adds what pay would be for somebody who is not here yet.
func (d *Document) SetOffers(say Speech, offers []Offer) {
	for i := range offers {
		o := &offers[i]
		one := offerJSON{personObject(&o.Standing, say), len(o.Colleagues), number(o.Lowest), number(o.Highest), o.Place, []string{}}
		for _, s := range o.Overtakes {
			one.Overtakes = append(one.Overtakes, s.Person.ID)
		}
		d.Offers = append(d.Offers, one)
	}
}
