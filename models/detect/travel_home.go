package detect

import (
	"slices"
	"strings"
	"time"

	"enplan/models"
	"enplan/models/restate"
)

// beforeAndAfterHome compares "be at home until 8.15" with appointments
// elsewhere that morning, and "be at home from 15" with those of the afternoon.
func (s *sight) beforeAndAfterHome(found map[string]*tight, p *passage) {
	until, hasUntil := p.claim(restate.HomeUntil)
	from, hasFrom := p.claim(restate.HomeFrom)
	if p.part != ofCondition && p.part != ofPlan || !hasUntil && !hasFrom {
		return
	}
	for _, b := range s.bookings {
		if !slices.Contains(b.Guests, "") || b.home || weekend(b.start) || isSame(b.Plan, p.plan) {
			continue
		}
		minutes := s.minutesTo(b)
		if hasUntil {
			home := clockOn(b.start, until.Clock)
			gap := int(b.start.Sub(home).Minutes())
			if !b.start.Before(home) && gap < minutes {
				note(found, b, "home", minutes, gap).texts[p.ref] = p
			}
		}
		if hasFrom {
			home := clockOn(b.end, from.Clock)
			gap := int(home.Sub(b.end).Minutes())
			if !b.end.After(home) && gap < minutes {
				note(found, b, "home", minutes, gap).texts[p.ref] = p
			}
		}
	}
}

// beforeClosing finds appointments that go on while somebody must be fetched.
// Another grown-up at home may be the one who fetches: then nothing is said.
func (s *sight) beforeClosing(found map[string]*tight, p *passage) {
	closes, ok := p.claim(restate.ClosesAt)
	if !ok || s.adultAtHome() {
		return
	}
	for _, b := range s.bookings {
		if !slices.Contains(b.Guests, "") || b.Where.Online || weekend(b.start) || s.mindsChildren(b) {
			continue
		}
		if p.part == ofHousehold && slices.Contains(b.Guests, p.ref) {
			continue
		}
		shut := clockOn(b.start, closes.Clock)
		gap, minutes := int(shut.Sub(b.end).Minutes()), s.minutesTo(b)
		if way, ok := p.claim(restate.Travels); ok && namesWord(p.raw, firstWord(b.Place)) { // "20 min. med bus fra Familiehuset"
			minutes = max(minutes, int(way.Value))
		}
		if !b.end.After(shut) && gap >= minutes || b.start.Sub(shut) > 30*time.Minute {
			continue
		}
		t := note(found, b, "closing", minutes, gap)
		if p.plan != nil {
			t.texts[p.ref] = p
		}
	}
}

// withoutRide finds ways that somebody who cannot travel alone must make without
// help: "sørger selv for transport", and no car or not fit to go out alone.
func (s *sight) withoutRide(found map[string]*tight, p *passage) {
	if _, ok := p.claim(restate.NoRide); !ok || p.part != ofCondition && p.part != ofPlan && p.part != ofMeasure {
		return
	}
	var stuck *passage
	for _, q := range append(slices.Clone(s.passages), s.own...) {
		if q.Has("må ikke færdes alene", "ikke færdes alene", "kan ikke færdes", "må ikke køre", "kan ikke køre", "kan ikke tage bus*", "ingen bil", "har ikke bil", "ikke længere bil",
			"solgt bilen", "bilen er solgt", "kørestol*", "kan ikke selv komme", "kan ikke bruge offentlig") {
			stuck = q
			break
		}
	}
	if stuck == nil {
		return
	}
	for _, b := range s.bookings {
		if isSame(b.Plan, p.plan) && !b.home && slices.Contains(b.Guests, "") {
			note(found, b, "ride", s.minutesTo(b), 0).texts[p.ref] = p
		}
	}
}

// betweenRides finds appointments that somebody who goes by bus cannot reach with
// the first one of the day, or after which the last one home has left.
func (s *sight) betweenRides(found map[string]*tight, p *passage) {
	first, hasFirst := p.claim(restate.FirstRide)
	last, hasLast := p.claim(restate.LastRide)
	if !hasFirst && !hasLast {
		return
	}
	for _, b := range s.bookings {
		rides := slices.Contains(b.Guests, "") && !b.home && !weekend(b.start) && s.said(b.Place).Has("bus", "busser", "tog", "færge")
		if !rides {
			continue
		}
		minutes := s.minutesTo(b)
		gap := minutes
		if hasFirst {
			gap = int(b.start.Sub(clockOn(b.start, first.Clock)).Minutes())
		}
		if hasLast && gap >= minutes && b.end.After(clockOn(b.end, last.Clock)) {
			gap = 0
		}
		if gap < minutes {
			t := note(found, b, "bus", minutes, gap)
			if p.plan != nil {
				t.texts[p.ref] = p
			}
		}
	}
}

// beforeOpening finds appointments that begin before a child can be left and the
// way be made.
func (s *sight) beforeOpening(found map[string]*tight, p *passage) {
	opens, ok := p.claim(restate.OpensAt)
	if !ok || s.adultAtHome() {
		return
	}
	for _, b := range s.bookings {
		if !slices.Contains(b.Guests, "") || b.home || weekend(b.start) || s.mindsChildren(b) || p.part == ofHousehold && slices.Contains(b.Guests, p.ref) {
			continue
		}
		gap := int(b.start.Sub(clockOn(b.start, opens.Clock)).Minutes())
		if gap < s.minutesTo(b) && gap > -3*60 {
			t := note(found, b, "opening", s.minutesTo(b), gap)
			if p.plan != nil {
				t.texts[p.ref] = p
			}
		}
	}
}

// afterBringing finds appointments that begin before somebody who has to bring a
// child at a clock can be there.
func (s *sight) afterBringing(found map[string]*tight, p *passage) {
	bring, ok := p.claim(restate.BringAt)
	if !ok || p.part != ofCondition || bring.Clock == "" || !s.bringsSelf(p) {
		return
	}
	for _, b := range s.bookings {
		if !slices.Contains(b.Guests, "") || b.home || weekend(b.start) || isSame(b.Plan, p.plan) || s.mindsChildren(b) {
			continue
		}
		way := s.minutesTo(b)
		if way == 0 {
			continue
		}
		gap := int(b.start.Sub(clockOn(b.start, bring.Clock)).Minutes())
		if gap >= 0 && gap < way && (bring.Until.IsZero() || !models.DateOf(b.start).After(bring.Until)) {
			note(found, b, "opening", way, gap).texts[p.ref] = p
		}
	}
}

func (s *sight) adultAtHome() bool {
	return slices.ContainsFunc(s.Citizen.Household, func(p models.Person) bool {
		return s.age(p.Born) >= 18 || p.Born.IsZero() && partnerWords.MatchString(strings.ToLower(p.Relation))
	})
}

// mindsChildren reports whether the appointment offers to mind the children.
func (s *sight) mindsChildren(b booking) bool {
	note := strings.ToLower(b.Note)
	return strings.Contains(note, "pasning") && !strings.Contains(note, "ikke") && !strings.Contains(note, "ingen")
}
