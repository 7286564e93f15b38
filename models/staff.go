package models

// Staff is somebody who works for the municipality and has a door of their
// own: the borgerkonsulents, whoever a citizen lets in, and the leader.
type Staff struct {
	ID    string // opaque
	Name  string
	Unit  string
	Phone string
	Role  Role // AsLeader, or AsCoordinator, which is also meant by none
}

// IsLeader reports whether the staff sees numbers and no citizen.
func (s Staff) IsLeader() bool { return s.Role == AsLeader }

// FirstName is how the citizen reads the name.
func (s Staff) FirstName() string { return firstWord(s.Name) }
