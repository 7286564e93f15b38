package models

// The demo and real citizens never share a database.
var (
	ErrRealCitizens = &Error{Conflict, "demo.error.real"}     // the demo on a database that holds somebody and is not its own
	ErrInvented     = &Error{Conflict, "demo.error.invented"} // its own without the demo
)
