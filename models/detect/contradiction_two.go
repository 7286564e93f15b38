package detect

import (
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/restate"
)

// twoPlacesAgainst compares the hours at which somebody must be at home with the
// clock at which that one must bring or fetch a child: "hjemme kl. 7.45-8.45" and
// "afleveres kl. 8".
func twoPlacesAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.passages {
		if l.part != ofCondition && l.part != ofPlan {
			continue
		}
		c, ok := l.claim(restate.HomeUntil, restate.HomeFrom, restate.StayBetween)
		if !ok || c.Clock == "" || s.isOfKin(c) || !l.Has(atOwnPlace...) {
			continue
		}
		o := opposed{about: "two_places", limits: []*passage{l}, args: map[string]string{"limit": shown(c.Clock)}}
		for _, p := range s.others(limit{passage: l, Claim: c}, ofCondition) {
			at, ok := p.claim(restate.BringAt, restate.ClosesAt)
			if ok && at.Clock != "" && bound(c).meets(hours{at.Clock, at.Clock + "+"}) && s.bringsSelf(p) && !onlyWeekend(l) && sameDays(l, p, c) {
				o.against = append(o.against, p)
				o.args["asked"] = shown(at.Clock)
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

// atOwnPlace are the words for being where one lives.
var atOwnPlace = []string{"hjemme", "hjemmet", "bopælen", "til stede", "tilstede", "indetid*", "træffes"}

// grandKin are words for a grandparent, who is the citizen where a grandchild is
// of the household.
var grandKin = []string{"morfar*", "farfar*", "mormor*", "farmor*", "bedstefar*", "bedstemor*", "bedsteforældre*"}

// bringsSelf reports whether it is the citizen who is to bring or fetch somebody.
func (s *sight) bringsSelf(p *passage) bool {
	for _, person := range s.Citizen.Household {
		if name := person.FirstName(); name != "" && s.age(person.Born) >= adult && strings.HasPrefix(p.raw, name+" ") {
			return false
		}
	}
	if p.Has(grandKin...) {
		return slices.ContainsFunc(s.Citizen.Household, func(person models.Person) bool {
			return strings.Contains(strings.ToLower(person.Relation), "barnebarn") || strings.Contains(strings.ToLower(person.Relation), "børnebarn")
		})
	}
	return p.Has(caretakers...) || s.isChilds(p.plan) && !p.Has("taxa*", "skolebus*", "kørsel", "personale*", "pædagog*", "kontaktperson*")
}

// onlyWeekend reports whether a text names days, and no day of school.
func onlyWeekend(p *passage) bool {
	return p.Has("lørdag*", "søndag*", "weekend*") && !p.Has(weekdays[:5]...)
}
