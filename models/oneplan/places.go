package oneplan

// TellsPlaces reports whether the places of the citizen's appointments may leave
// the house with the citizen: into a calendar, which others may see.
func (p Plan) TellsPlaces() bool { return true }
