package detect

import (
	"regexp"
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/law"
	"enplan/models/oneplan"
)

// lawChanged finds help whose law has ended, is closed for new citizens or
// began after the help did, and plans that still build on a law that has ended.
// A change that the table has no day for is left out.
func lawChanged(p oneplan.Plan) []Finding {
	var found []Finding
	told := map[string]bool{}
	for _, area := range p.Areas {
		for _, m := range area.Measures {
			how, severity := changeFor(m, p.Today)
			if how == "" {
				continue
			}
			told[label(m.Plan)+m.Provision.Key] = true
			found = append(found, changed(m.Provision, how, severity, m.Measure.ID, m.Plan))
		}
	}
	for i := range p.Plans {
		plan := &p.Plans[i]
		for _, pr := range outdated(plan, p.Today) {
			if told[label(plan)+pr.Key] {
				continue
			}
			how := "ended"
			if pr.InForce(p.Today) {
				how = "closed"
			}
			found = append(found, changed(pr, how, Medium, plan.ID, plan))
		}
	}
	return found
}

func changed(pr law.Provision, how, severity, ref string, plan *models.SectorPlan) Finding {
	last := pr.ValidTo
	switch how {
	case "closed", "closed_before_start":
		last = pr.NewUntil
	case "new":
		last = pr.ValidFrom.AddDays(-1)
	}
	f := Finding{Kind: LawChanged, Severity: severity, Acts: Municipality, Refs: []string{ref},
		Args: map[string]string{"provision": pr.Key, "how": how, "last_date": last.String()}}
	return f.named(label(plan), pr.Key, how, last.String())
}

// changeFor says how the measure's law has changed, "" when nothing is certain.
func changeFor(m oneplan.Measure, today models.Date) (how, severity string) {
	pr := m.Provision
	begun := !m.From.IsZero()
	switch {
	case pr.Key == "":
		return "", ""
	case !pr.ValidTo.IsZero() && today.After(pr.ValidTo):
		return "ended", Medium
	case !pr.NewUntil.IsZero() && today.After(pr.NewUntil) && begun && m.From.After(pr.NewUntil):
		return "closed_before_start", High
	case !pr.NewUntil.IsZero() && today.After(pr.NewUntil):
		return "closed", Low
	case pr.Change != "" && begun && pr.InForce(today) && m.From.Before(pr.ValidFrom):
		return "new", Low
	}
	return "", ""
}

// outdated are the provisions that the plan gives as its law or title and that
// have ended or closed, and those its text speaks of as living though they have
// ended. The text counts only within the laws the plan stands on: the same word
// may mean another thing elsewhere.
func outdated(plan *models.SectorPlan, today models.Date) []law.Provision {
	written := strings.Join(plan.Law, "; ")
	found := slices.DeleteFunc(law.Resolve(written+"; "+plan.Title), func(pr law.Provision) bool {
		closed := !pr.NewUntil.IsZero() && today.After(pr.NewUntil)
		return !hasEnded(pr, today) && !closed
	})
	var laws []string
	for _, ref := range law.ParseReferences(written) {
		laws = append(laws, ref.Short)
	}
	for _, sentence := range strings.Split(plan.Text, ". ") {
		if past.MatchString(sentence) {
			continue
		}
		for _, pr := range law.Resolve(sentence) {
			known := slices.ContainsFunc(found, func(f law.Provision) bool { return f.Key == pr.Key })
			if hasEnded(pr, today) && slices.Contains(laws, pr.Short) && !known {
				found = append(found, pr)
			}
		}
	}
	return found
}

func hasEnded(pr law.Provision, today models.Date) bool {
	return !pr.ValidTo.IsZero() && today.After(pr.ValidTo)
}

// past are words of a sentence that tells what has been.
var past = regexp.MustCompile(`(?i)(^|[^\pL])(tidl|tidligere|hidtil|hidtidig\pL*|ophørt\pL*|ophæve\pL*|afskaff\pL*|afslutte\pL*|` +
	`erstatte\pL*|modtog|fik|var|blev|længere|indtil|historik)([^\pL]|$)`)
