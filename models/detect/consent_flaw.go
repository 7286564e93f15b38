package detect

import (
	"slices"
	"strings"

	"enplan/models"
)

// flaw is why a consent does not hold whatever its date says.
func (s *sight) flaw(c consent) (string, bool) {
	why := kept(s.flaws, c.Consent, func() string { return s.readFlaw(c) })
	return why, why != ""
}

func (s *sight) readFlaw(c consent) string {
	born := s.Citizen.Born
	if person, ok := s.Citizen.PersonByID(c.Giver); ok {
		born = person.Born
		if s.age(born) < 15 && s.age(born) >= 0 {
			return "giver_too_young"
		}
		born = s.Citizen.Born
	}
	if c.fromHealth() && !c.Given.IsZero() && c.Giver == s.Citizen.ID || c.fromHealth() && c.all.Has("forældremyndighed*") {
		for _, child := range s.young() {
			if child.ID != s.Citizen.ID && ageOn(child.Born, c.Given) >= 15 && namesWord(c.Scope+" "+c.Note, child.FirstName()) {
				return "own_from_15"
			}
		}
	}
	parent := c.all.Has("forældremyndighed*") || s.said(c.Giver).Has("mor", "far", "moren", "faren", "forælder", "forældre", "moder", "fader")
	byParent := parent && c.Giver != s.Citizen.ID
	switch {
	case s.byOther(c), s.isBeyondPower(c):
		return "given_by_other"
	case s.forOther(c):
		return "given_for_other"
	case byParent && s.age(born) >= adult && (c.Given.IsZero() || c.Given.Before(born.AddYears(adult))):
		return "given_by_parent"
	case byParent && s.age(born) >= 15 && s.age(born) < adult && c.fromHealth():
		return "own_from_15"
	case s.isBundled(c):
		return "bundled"
	case saysOf(c, unfree):
		return "not_free"
	case saysOf(c, unclear):
		return "not_informed"
	case saysOf(c, unsigned):
		return "not_signed"
	case c.fromHealth() && s.said(c.Form).Has("mundtlig*", "telefonisk*") && !s.said(c.Form).Has("skriftlig*"):
		return "not_written"
	case c.back && s.said(c.InSource).Has(valid...), s.takenBack(c):
		return "taken_back"
	case !c.Given.IsZero() && c.Given.After(s.Today):
		return "given_later"
	}
	return ""
}

// byOther reports whether a grown-up of the household who speaks by no power said
// yes to what health professionals tell of the grown-up citizen, which only the
// citizen can (sundhedsloven § 43).
func (s *sight) byOther(c consent) bool {
	if !c.fromHealth() || s.age(s.Citizen.Born) < adult || mandate(c.all) || c.Giver == s.Citizen.ID || c.scope.Has("barn*", "børn*", "søn*", "datter*") {
		return false
	}
	if _, child := s.personIn(c.Scope); child {
		return false
	}
	return slices.ContainsFunc(s.Citizen.Household, func(p models.Person) bool {
		name := strings.ToLower(p.FirstName())
		named := c.Giver == p.ID || name != "" && s.words(strings.ToLower(c.Giver)).Has(name)
		return named && s.age(p.Born) >= adult && s.noPower(c) == ""
	})
}

// forOther reports whether what is shared is said to be another grown-up's of the
// household, who did not say yes.
func (s *sight) forOther(c consent) bool {
	return !mandate(c.all) && slices.ContainsFunc(s.Citizen.Household, func(p models.Person) bool {
		name := p.FirstName()
		return name != "" && p.ID != c.Giver && s.age(p.Born) >= adult && s.words(strings.ToLower(c.Scope)).Has(strings.ToLower(name)+"s") && !s.words(strings.ToLower(c.Giver)).Has(strings.ToLower(name))
	})
}
