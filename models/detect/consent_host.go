package detect

import (
	"slices"
	"strings"
	"unicode"

	"enplan/models"
	"enplan/models/topic"
)

// tellsHost reports whether a sentence tells something private to the place of a
// measure of the plan, by its name or by whom the citizen meets there, and no
// consent is for it.
func (s *sight) tellsHost(p *passage, said topic.Text) bool {
	if p.part != ofNote && p.part != ofPlan && p.part != ofMeasure || !said.Has(hasTold...) || len(s.private(said)) == 0 || s.consentTo(p.plan, "employer") {
		return false
	}
	one := said.Sentences[0]
	named := func(host string) bool {
		return len(host) >= shortName && unicode.IsUpper(firstLetter(host)) && strings.Contains(one, host) && !s.isDepartment(host)
	}
	agreed := func(host string) bool {
		return slices.ContainsFunc(s.consents(), func(c consent) bool { return strings.Contains(c.To, host) })
	}
	return slices.ContainsFunc(s.measures, func(m measure) bool {
		return isSame(m.Plan, p.plan) && named(m.Provider) && !agreed(m.Provider)
	}) || slices.ContainsFunc(p.plan.Appointments, func(a models.Appointment) bool {
		return s.isAtWork(a) && meetsThere(a.With, one, said)
	})
}

// isAtWork reports whether an appointment is work or practice.
func (s *sight) isAtWork(a models.Appointment) bool {
	return s.words(a.Title).Has("praktik*", "*praktik", "løntilskud*", "nytteindsats*", "nyttejob*", "arbejde", "arbejde på*", "job", "fritidsjob*", "fleksjob*", "vagt")
}

// meetsThere reports whether a sentence is about who is met at an appointment: by
// the name, or by what they are ("Oldfrue Gitte Møller" is "oldfruen").
func meetsThere(with, one string, said topic.Text) bool {
	for _, word := range strings.FieldsFunc(with, func(r rune) bool { return r == ' ' || r == ',' }) {
		low := strings.ToLower(word)
		if len(low) < shortName || supporters[low] {
			continue
		}
		if isFirstName(word) && namesWord(one, word) || !isFirstName(word) && said.Has(low+"*") {
			return true
		}
	}
	return false
}

// supporters come along to work and are no part of it.
var supporters = wordSet("mentor konsulent jobkonsulent virksomhedskonsulent sagsbehandler socialrådgiver bostøtte kontaktperson tolk støtteperson borger borgeren")
