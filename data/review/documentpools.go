package review

import "cmp"

type poolsJSON struct {
	Total    managerPoolsJSON            `json:"total"`
	Managers map[string]managerPoolsJSON `json:"managers"` // by id
}

type managerPoolsJSON struct {
	People  int               `json:"people"`
	Payroll number            `json:"payroll"`
	Pools   map[Pool]poolJSON `json:"pools"`
}

type poolJSON struct {
	Budget number `json:"budget"`
	Spent  number `json:"spent"`
	Left   number `json:"left"`
}

// SetPools adds what each purpose has, of everybody and by manager.
func (d *Document) SetPools(all ManagerPools, byManager []ManagerPools) {
	d.Pools = &poolsJSON{Total: poolsObject(all), Managers: map[string]managerPoolsJSON{}}
	for _, m := range byManager {
		d.Pools.Managers[cmp.Or(m.Manager, Blank)] = poolsObject(m)
	}
}

func poolsObject(m ManagerPools) managerPoolsJSON {
	o := managerPoolsJSON{m.People, number(m.Payroll), map[Pool]poolJSON{}}
	for _, p := range m.Pools {
		o.Pools[p.Pool] = poolJSON{number(p.Budget), number(p.Spent), number(p.Left)}
	}
	return o
}
