package oneplan

import (
	"enplan/models"
	"enplan/models/law"
)

// LawChanges are the provisions that a plan names or builds on and that have
// ended, or are closed to new citizens, on day.
func LawChanges(p *models.SectorPlan, day models.Date) []law.Provision {
	texts := append([]string{p.Title, p.Text}, p.Law...)
	for _, d := range p.Demands {
		texts = append(texts, d.Why)
	}
	for _, m := range p.Measures {
		texts = append(texts, m.Name, m.Law)
	}
	var changed []law.Provision
	seen := map[string]bool{}
	for _, text := range texts {
		for _, provision := range law.Resolve(text) {
			if !seen[provision.Key] && hasEnded(provision, day) {
				seen[provision.Key] = true
				changed = append(changed, provision)
			}
		}
	}
	return changed
}

// restsOnEnded reports whether a text gives a rule as its reason that has ended.
func restsOnEnded(text string, day models.Date) bool {
	for _, p := range law.Resolve(text) {
		if !p.InForce(day) {
			return true
		}
	}
	return false
}

func hasEnded(p law.Provision, day models.Date) bool {
	closed := !p.NewUntil.IsZero() && day.After(p.NewUntil)
	return p.Change != "" && (!p.InForce(day) || closed)
}
