package oneplan

// TellsPlaces reports whether the places of the citizen's appointments may leave
// the house with the citizen: into a calendar, which others may see. They may not
// while the address is protected, or nobody has said whether it is.
func (p Plan) TellsPlaces() bool { return !p.Citizen.Protection.HidesPlaces() }
