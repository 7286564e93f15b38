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

// MeetsNobody reports whether the staff may be put before no citizen: a leader, and one
// who works here no more.
func (s Staff) MeetsNobody() bool { return s.IsLeader() || s.Role == AsFormer }

// ErrHasCitizens refuses to make a leader of one who is somebody's borgerkonsulent, or
// to let them go: the citizen would have nobody.
var ErrHasCitizens = &Error{Conflict, "staff.error.has_citizens"}

// CheckRole refuses a role that leaves citizens alone.
func (s Staff) CheckRole(citizens int) error {
	if s.MeetsNobody() && citizens > 0 {
		return ErrHasCitizens
	}
	return nil
}

// ErrStaff refuses a role that nobody can have here, or a department for one who
// is no fagperson.
var ErrStaff = &Error{Invalid, "staff.error"}

// Check refuses staff without id or name, and a role and a department that do not
// go together: a fagperson may have one, all others have none.
func (s Staff) Check() error {
	known := s.Role == Nobody || s.Role == AsCoordinator || s.Role == AsProfessional || s.Role == AsLeader
	if s.ID == "" || s.Name == "" || !known || s.Department != "" && s.Role != AsProfessional {
		return ErrStaff
	}
	return nil
}

// FirstName is how the citizen reads the name.
func (s Staff) FirstName() string { return firstWord(s.Name) }
