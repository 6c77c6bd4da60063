package remark

// What is said of differentials of places that are estimated.
const (
	// PlacesNeedRoles: the market does not say in which role people are.
	PlacesNeedRoles Kind = "places-need-roles"
	// PlacesTooFew: fewer than two places can be compared.
	PlacesTooFew Kind = "places-too-few"
	// PlaceUnconnected: nobody at a place is in a role that the others have.
	PlaceUnconnected Kind = "place-unconnected"
	// PlaceThin: too few stand behind a place's comparison with others. Args: what lacks.
	PlaceThin Kind = "place-thin"
	// PlacesMost: a place is not among those with most people. Args: how many these are.
	PlacesMost Kind = "places-most"
	// PlacesRolesLeft: roles are left out that tell least of places. Args: how many.
	PlacesRolesLeft Kind = "places-roles-left"
	// PlacesCompared: what differentials are of. Args: the place's column, those that are
	// compared alike, people, roles.
	PlacesCompared Kind = "places-compared"
	// PlacesComparedUncounted: as PlacesCompared, without counts. Args: the place's column,
	// those that are compared alike.
	PlacesComparedUncounted Kind = "places-compared-uncounted"
	// PlacesNone: there are no differentials. Args: why.
	PlacesNone Kind = "places-none"
	// PlaceNone: a place has no differential. Args: its name, why.
	PlaceNone Kind = "place-none"
	// PlacesTogether: what a differential of 1 is.
	PlacesTogether Kind = "places-together"
	// PlacesTypical: a differential is of typical pay, and of labour.
	PlacesTypical Kind = "places-typical"
	// PlacesOnce: a differential is not for pay that is of a place already.
	PlacesOnce Kind = "places-once"
)
