package models

import "slices"

// Responsible are those who are there for a citizen on a day: of the assigned
// the ones who are not away, and for each who is away their substitute. A
// citizen who has a borgerkonsulent always has somebody here, whatever is done
// in whatever order: CheckUnassign, Absence.Check and Absence.CheckOwed refuse
// what would leave nobody, and a handover moves the assignment in one step.
func Responsible(assigned []string, absences []Absence, day Date) []string {
	var there []string
	for _, staff := range assigned {
		away := false
		for _, a := range absences {
			if a.Staff == staff && a.On(day) {
				away = true
				if _, too := AwayOn(absences, a.Substitute, day); !too {
					there = append(there, a.Substitute)
				}
			}
		}
		if !away {
			there = append(there, staff)
		}
	}
	slices.Sort(there)
	return slices.Compact(there)
}

// CheckUnassign refuses to leave a citizen without a borgerkonsulent. Somebody
// else must be assigned first, or take over.
func CheckUnassign(staff string, assigned []string) error {
	if len(assigned) == 1 && assigned[0] == staff {
		return ErrNobodyLeft
	}
	return nil
}
