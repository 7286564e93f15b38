package models

// Protection (navne- og adressebeskyttelse) is whether others may be told where the
// citizen is: CPR-loven § 28. A source states it with who the citizen is; the zero
// Protection is that no source has.
type Protection string

// What a source can state. ProtectionUnknown is that it states nothing.
const (
	ProtectionUnknown Protection = ""
	NotProtected      Protection = "none"
	Protected         Protection = "protected"
)

// HidesPlaces reports whether no other department may be told where the citizen is.
// What is not known counts as protected: the protection is there for somebody whom
// others look for, and a place that was told cannot be taken back.
func (p Protection) HidesPlaces() bool { return p != NotProtected }

// Strictest is what holds when several sources have stated something: one that says
// protected is enough, and so is a word nobody knows.
func Strictest(stated ...Protection) Protection {
	strictest := ProtectionUnknown
	for _, p := range stated {
		switch p {
		case ProtectionUnknown:
		case NotProtected:
			if strictest == ProtectionUnknown {
				strictest = p
			}
		default:
			return Protected
		}
	}
	return strictest
}
