package warehouse

// Engine is the name of the engine that is asked, for people.
func (m *Market) Engine() string { return m.db.Dialect().Name() }
