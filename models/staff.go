package models

// Staff is somebody who works for the municipality and has a door of their
// own: today the borgerkonsulents.
type Staff struct {
	ID    string // opaque
	Name  string
	Unit  string
	Phone string
}

// FirstName is how the citizen reads the name.
func (s Staff) FirstName() string { return firstWord(s.Name) }
