package models

// Absence is when a borgerkonsulent is away, and who is there instead. Both
// days are within it.
type Absence struct {
	Staff      string
	From, To   Date
	Substitute string // staff id
}

// Refusals of absences.
var (
	ErrAbsence        = &Error{Invalid, "absence.error"}            // no days, or no substitute but oneself
	ErrSubstituteAway = &Error{Invalid, "absence.error.substitute"} // is away on one of the days
	ErrStandsIn       = &Error{Conflict, "absence.error.stands_in"} // one is there for somebody else
)

// Check refuses an absence that would leave the citizens with nobody: away are
// the absences of the substitute.
func (a Absence) Check(away []Absence) error {
	if a.From.IsZero() || a.To.IsZero() || a.To.Before(a.From) || a.Substitute == "" || a.Substitute == a.Staff {
		return ErrAbsence
	}
	for _, other := range away {
		if other.Staff == a.Substitute && !other.To.Before(a.From) && !a.To.Before(other.From) {
			return ErrSubstituteAway
		}
	}
	return nil
}

// CheckOwed refuses to be away while one is there for somebody else: owed are the
// absences in which the one who is to be away is the substitute.
func (a Absence) CheckOwed(owed []Absence) error {
	for _, other := range owed {
		if other.Substitute == a.Staff && !other.To.Before(a.From) && !a.To.Before(other.From) {
			return ErrStandsIn
		}
	}
	return nil
}

// On reports whether it covers the day.
func (a Absence) On(day Date) bool { return !day.Before(a.From) && !a.To.Before(day) }

// AwayOn is the absence of the staff that covers the day; of several the one
// that ends last.
func AwayOn(absences []Absence, staff string, day Date) (Absence, bool) {
	var away Absence
	found := false
	for _, a := range absences {
		if a.Staff == staff && a.On(day) && (!found || away.To.Before(a.To)) {
			away, found = a, true
		}
	}
	return away, found
}
