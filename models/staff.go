package models

// Staff is somebody who works for the municipality and has a door of their
// own: the borgerkonsulents, whoever a citizen lets in, and the leader.
type Staff struct {
	ID    string // opaque
	Name  string
	Unit  string
	Phone string
	Role  Role // AsLeader, AsProfessional, or AsCoordinator, which is also meant by none

	Department string // of a fagperson
}

// IsLeader reports whether the staff sees numbers and no citizen.
func (s Staff) IsLeader() bool { return s.Role == AsLeader }

// ErrHasCitizens refuses to make a leader of one who is somebody's
// borgerkonsulent: the citizen would have nobody.
var ErrHasCitizens = &Error{Conflict, "staff.error.has_citizens"}

// CheckRole refuses a role that leaves citizens alone.
func (s Staff) CheckRole(citizens int) error {
	if s.IsLeader() && citizens > 0 {
		return ErrHasCitizens
	}
	return nil
}

// FirstName is how the citizen reads the name.
func (s Staff) FirstName() string { return firstWord(s.Name) }
