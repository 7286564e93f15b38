package detect

import (
	"slices"

	"enplan/models/sieve"
)

// stating are the patterns that every text of a plan is asked for; one way
// through a text tells which of them are worth trying.
var (
	stating = []sieve.Pattern{
		lastDay, bornWords, ageBracket, childCount, sidePart, eventDay, diabetes, spoken, address,
		ageSaid, yearBorn, implant, rent, schoolAge, citizenOf, phoneSaid, livesAt, livesIn, doseSaid, interpretingTalk, readingTalk, grantedTalk, refusedTalk,
	}
	statingSieve = sieve.OfLow(stating...)
)

// may reports whether one of the stating patterns can match the text.
func (p *passage) may(pattern sieve.Pattern) bool {
	if p.sifted == nil {
		p.sifted = []*sieve.Pattern{}
		for _, i := range statingSieve.Through(p.low) {
			p.sifted = append(p.sifted, &stating[i])
		}
	}
	return slices.ContainsFunc(p.sifted, func(q *sieve.Pattern) bool { return q.Regexp == pattern.Regexp })
}

// find is the first match of a stating pattern, nil when there is none.
func (p *passage) find(pattern sieve.Pattern) []string {
	if !p.may(pattern) {
		return nil
	}
	return pattern.Regexp.FindStringSubmatch(p.raw)
}

// findLow is find in the small letters.
func (p *passage) findLow(pattern sieve.Pattern) []string {
	if !p.may(pattern) {
		return nil
	}
	return pattern.Regexp.FindStringSubmatch(p.low)
}

func (p *passage) findAll(pattern sieve.Pattern) [][]string {
	if !p.may(pattern) {
		return nil
	}
	return pattern.FindAllStringSubmatch(p.raw, -1)
}
