package models

import "strings"

// ThingKind is what sort of thing in the plan somebody speaks of.
type ThingKind string

// The kinds of thing.
const (
	ThingMeasure     ThingKind = "measure"
	ThingDuty        ThingKind = "duty"
	ThingAppointment ThingKind = "appointment"
	ThingLimit       ThingKind = "limit"
	ThingContact     ThingKind = "contact"
	ThingText        ThingKind = "text" // what a department wrote, all of it
	ThingGoal        ThingKind = "goal" // a department's goal
)

// ThingRef names a thing in the plan: its kind and its id there.
func ThingRef(kind ThingKind, id string) string { return string(kind) + ":" + id }

// SplitThing parts a name that ThingRef made.
func SplitThing(ref string) (kind ThingKind, id string) {
	before, after, _ := strings.Cut(ref, ":")
	return ThingKind(before), after
}
