package warehouse

// DivideFrom has steps divided that hold more people than this.
func (m *Market) DivideFrom(people int) { m.most = people }

// Through has the market ask through another database.
func (m *Market) Through(db Database) { m.db = db }
