package detect

import (
	"cmp"
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
func lawChanged(p *sight) []Finding {
	changes := map[string][]change{}
	for _, area := range p.Areas {
		for _, m := range area.Measures {
			if how, severity := changeFor(m, p.Today); how != "" && severity != Low {
				changes[label(m.Plan)] = append(changes[label(m.Plan)], change{m.Provision, how, severity})
			}
		}
	}
	var found []Finding
	for i := range p.Plans {
		plan := &p.Plans[i]
		all := changes[label(plan)]
		for _, pr := range outdated(plan, p.Today) {
			how := "ended"
			if pr.InForce(p.Today) {
				how = "closed"
			}
			if !slices.ContainsFunc(all, func(c change) bool { return c.provision.Key == pr.Key }) {
				all = append(all, change{pr, how, Medium})
			}
		}
		all = append(all, p.replaced(plan, all)...)
		if len(all) > 0 {
			found = append(found, changed(all, plan))
		}
	}
	return found
}

// change is a provision and how it changed.
type change struct {
	provision law.Provision
	how       string
	severity  string
}

// changed is one finding for a plan, however much of its law has changed.
func changed(all []change, plan *models.SectorPlan) Finding {
	slices.SortStableFunc(all, func(x, y change) int {
		return cmp.Or(cmp.Compare(order[x.how], order[y.how]), cmp.Compare(x.provision.Key, y.provision.Key))
	})
	first := all[0]
	last := first.provision.ValidTo
	switch first.how {
	case "closed", "closed_before_start":
		last = first.provision.NewUntil
	case "new":
		last = first.provision.ValidFrom.AddDays(-1)
	}
	f := Finding{Kind: LawChanged, Severity: Medium, Acts: Municipality, Refs: []string{plan.ID},
		Args: map[string]string{"provision": first.provision.Key, "how": first.how, "last_date": last.String()}}
	var facts, keys []string
	for _, c := range all {
		facts = append(facts, c.provision.Key+" "+c.how)
		keys = append(keys, c.provision.Key)
		if c.severity == High {
			f.Severity = High
		}
	}
	f.Args["provisions"] = strings.Join(keys, ",")
	return f.touching(plan).named(append(facts, label(plan))...)
}

// order puts what has ended before what is closed to new people.
var order = map[string]int{"ended": 0, "replaced": 1, "closed_before_start": 2, "closed": 3, "new": 4}

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

// replaced are provisions that another act has taken over for people such as the
// citizen: for the elderly, help under serviceloven since ældreloven came.
func (s *sight) replaced(plan *models.SectorPlan, known []change) []change {
	var all []change
	if s.isChilds(plan) {
		return nil
	}
	for _, r := range law.Replacements() {
		if s.Today.Before(r.From) || s.age(s.Citizen.Born) < r.FromAge {
			continue
		}
		pr, ok := law.ByKey(r.Key)
		if !ok || slices.ContainsFunc(known, func(c change) bool { return c.provision.Key == r.Key }) || !namesSection(plan, pr) {
			continue
		}
		all = append(all, change{pr, "replaced", Medium})
	}
	return all
}

// namesSection reports whether the plan gives the section as its law or as that
// of a measure.
func namesSection(plan *models.SectorPlan, pr law.Provision) bool {
	written := append([]string{}, plan.Law...)
	for _, m := range plan.Measures {
		written = append(written, m.Law)
	}
	return slices.ContainsFunc(written, func(text string) bool {
		return slices.ContainsFunc(law.Resolve(text), func(found law.Provision) bool { return found.Key == pr.Key })
	})
}
