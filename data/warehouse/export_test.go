package warehouse

// DivideFrom has steps divided that hold more people than this.
func (m *Market) DivideFrom(people int) { m.most = people }
