package oneplan

import (
	"strings"
	"unicode"

	"enplan/models"
	"enplan/models/law"
)

// meetsOf finds the appointments that belong to a measure. Sources do not say;
// so an appointment belongs to the measure of the same plan that it shares the
// most words with, and to the only one when there is only one and the
// appointment repeats.
func (b *builder) meetsOf(p *models.SectorPlan, m Measure) []int {
	var meets []int
	for i := range b.plan.Appointments {
		a := &b.plan.Appointments[i]
		if a.Plan.ID != p.ID || a.Plan.Source != p.Source {
			continue
		}
		if b.bestMeasure(p, a.Appointment, m) {
			meets = append(meets, i)
			a.Measures = append(a.Measures, m.ID)
		}
	}
	return meets
}

func (b *builder) bestMeasure(p *models.SectorPlan, a models.Appointment, m Measure) bool {
	if len(p.Measures) == 1 {
		return a.Repeat != "" || kinship(a, m.Measure, m.Provision.Also) > 0
	}
	mine := kinship(a, m.Measure, m.Provision.Also)
	if mine == 0 {
		return false
	}
	for _, other := range p.Measures {
		if other.ID != m.Measure.ID && kinship(a, other, b.provision(p, other).Also) > mine {
			return false
		}
	}
	return true
}

// kinship counts the word stems that an appointment shares with a measure; the
// title weighs more than the place.
func kinship(a models.Appointment, m models.Measure, also []string) int {
	title := stems(a.Title)
	around := stems(a.With + " " + a.Place)
	score := 0
	for stem := range stems(m.Name + " " + strings.Join(also, " ")) {
		score += 3 * near(title, stem)
	}
	for stem := range stems(m.Text + " " + m.Provider) {
		score += near(title, stem) + near(around, stem)
	}
	return score
}

func (b *builder) provision(p *models.SectorPlan, m models.Measure) law.Provision {
	found, _ := law.Find(queryFor(p, m), b.plan.Today)
	return found
}

// near is 1 when one of the stems begins the other.
func near(set map[string]bool, stem string) int {
	for other := range set {
		if strings.HasPrefix(other, stem) || strings.HasPrefix(stem, other) {
			return 1
		}
	}
	return 0
}

// stems are the words of at least five letters, without their likely endings.
func stems(s string) map[string]bool {
	set := map[string]bool{}
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, w := range words {
		letters := []rune(w)
		if len(letters) < 5 {
			continue
		}
		if len(letters) > 6 {
			letters = letters[:6]
		}
		set[string(letters)] = true
	}
	return set
}
