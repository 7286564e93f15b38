package models

// LOA is how surely a login shows who somebody is.
type LOA string

// The levels of a login. The first two are those of the national standard for
// identities (NSIS) and of eIDAS, as a broker states them.
const (
	LOASubstantial LOA = "substantial"
	LOAHigh        LOA = "high"
	LOADemo        LOA = "demo"  // anybody can be anybody, in the invented municipality
	LOAStaff       LOA = "staff" // the municipality's own provider vouches for it
)

// Provider is where somebody logged in.
type Provider string

// The doors to log in at.
const (
	ByCitizenProvider Provider = "citizen"
	ByStaffProvider   Provider = "staff"
	ByDemo            Provider = "demo"
)
