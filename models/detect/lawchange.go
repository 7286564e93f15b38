package detect

import (
	"cmp"
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/law"
	"enplan/models/oneplan"
	"enplan/models/sieve"
	"enplan/models/topic"
)

// lawChanged finds help whose law has ended, is closed for new citizens or
// began after the help did, and plans that still build on a law that has ended.
// A change that the table has no day for is left out.
func lawChanged(s *sight) []Finding {
	var found []Finding
	for i := range s.Plans {
		plan := &s.Plans[i]
		all := s.measureChanges(plan)
		for _, pr := range s.outdated(plan) {
			how := "ended"
			if pr.InForce(s.Today) {
				how = "closed"
			}
			all = addChange(all, change{provision: pr, how: how, severity: Medium})
		}
		for _, c := range append(s.oldWords(plan), s.replaced(plan)...) {
			all = addChange(all, c)
		}
		if len(all) > 0 {
			found = append(found, changed(all, plan))
		}
	}
	return found
}

// change is a provision and how it changed.
type change struct {
	provision law.Provision
	words     string // what the plan calls it, when no provision is known
	since     models.Date
	how       string
	severity  string
	refs      []string // parts of the plan that name it
}

func (c change) name() string { return cmp.Or(c.provision.Key, c.words) }

// addChange tells each change once, with all that names it.
func addChange(all []change, c change) []change {
	for i := range all {
		if all[i].name() == c.name() {
			all[i].refs = append(all[i].refs, c.refs...)
			return all
		}
	}
	return append(all, c)
}

func (s *sight) measureChanges(plan *models.SectorPlan) []change {
	var all []change
	for _, m := range s.measures {
		if !isSame(m.Measure.Plan, plan) {
			continue
		}
		if how, severity := changeFor(*m.Measure, s.Today); how != "" && severity != Low {
			all = addChange(all, change{provision: m.Measure.Provision, how: how, severity: severity, refs: []string{m.ref}})
		}
	}
	return all
}

// oldWords are what the plan calls by a name that the law no longer has.
func (s *sight) oldWords(plan *models.SectorPlan) []change {
	var all []change
	read := func(text topic.Text, ref string) {
		for _, w := range law.AbolishedWords() {
			if s.Today.Before(w.Since) || !text.Has(w.Words) || len(w.NotIn) > 0 && meet(s.lawsOf(plan), w.NotIn) {
				continue
			}
			now := slices.ContainsFunc(text.Sentences, func(one string) bool {
				return s.words(one).Has(w.Words) && !past.MatchString(one)
			})
			if len(text.Sentences) > 0 && !now {
				continue
			}
			c := change{words: strings.Trim(w.Words, "*"), since: w.Since, how: "closed", severity: Medium}
			if w.Ended {
				c.how = "ended"
			}
			c.provision, _ = law.ByKey(w.Key)
			if ref != "" {
				c.refs = []string{ref}
			}
			all = addChange(all, c)
		}
	}
	for _, p := range s.passages {
		if !isSame(p.plan, plan) {
			continue
		}
		switch p.part {
		case ofPlan:
			read(p.Text, "")
		case ofMeasure, ofGoal, ofCondition:
			read(p.Text, p.ref)
		}
	}
	read(*s.words(strings.Join(plan.Law, "; ")), "")
	for _, m := range plan.Measures {
		read(*s.words(m.Law), m.ID)
	}
	return all
}

// changed is one finding for a plan, however much of its law has changed.
func changed(all []change, plan *models.SectorPlan) Finding {
	slices.SortStableFunc(all, func(x, y change) int {
		return cmp.Or(cmp.Compare(order[x.how], order[y.how]), cmp.Compare(x.name(), y.name()))
	})
	first := all[0]
	last := first.provision.ValidTo
	switch {
	case first.how == "closed" || first.how == "closed_before_start":
		last = first.provision.NewUntil
	case first.how == "new":
		last = first.provision.ValidFrom.AddDays(-1)
	}
	if last.IsZero() && !first.since.IsZero() {
		last = first.since.AddDays(-1)
	}
	f := Finding{Kind: LawChanged, Severity: Medium, Acts: Municipality, Refs: []string{plan.ID},
		Args: map[string]string{"provision": first.provision.Key, "words": first.words, "how": first.how, "last_date": last.String()}}
	var facts, names []string
	for _, c := range all {
		f.Refs = append(f.Refs, c.refs...)
		facts = append(facts, c.name()+" "+c.how)
		names = append(names, c.name())
		if c.severity == High {
			f.Severity = High
		}
	}
	f.Args["provisions"] = strings.Join(names, ",")
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
func (s *sight) outdated(plan *models.SectorPlan) []law.Provision {
	today := s.Today
	written := strings.Join(plan.Law, "; ")
	found := slices.DeleteFunc(law.Resolve(written+"; "+plan.Title), func(pr law.Provision) bool {
		closed := !pr.NewUntil.IsZero() && today.After(pr.NewUntil)
		return !hasEnded(pr, today) && !closed
	})
	laws := s.lawsOf(plan)
	if !law.AnyEnded(laws, today) {
		return found // then the text need not be read
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

// lawsOf are the acts a plan says that it stands on.
func (s *sight) lawsOf(plan *models.SectorPlan) []string {
	return kept(s.acts, plan, func() []string {
		var laws []string
		for _, ref := range law.ParseReferences(strings.Join(plan.Law, "; ")) {
			laws = append(laws, ref.Short)
		}
		return laws
	})
}

func hasEnded(pr law.Provision, today models.Date) bool {
	return !pr.ValidTo.IsZero() && today.After(pr.ValidTo)
}

// past are words of a sentence that tells what has been.
var past = sieve.Compile(`(?i)(^|[^\pL])(tidl|tidligere|hidtil|hidtidig\pL*|ophørt\pL*|ophæve\pL*|afskaff\pL*|afslutte\pL*|` +
	`erstatte\pL*|modtog|fik|var|blev|længere|indtil|historik)([^\pL]|$)`)

// replaced are provisions that another act has taken over for people such as the
// citizen: for the elderly, help under serviceloven since ældreloven came.
func (s *sight) replaced(plan *models.SectorPlan) []change {
	if s.isChilds(plan) {
		return nil
	}
	var all []change
	for _, r := range law.Replacements() {
		if s.Today.Before(r.From) || s.age(s.Citizen.Born) < r.FromAge {
			continue
		}
		pr, _ := law.ByKey(r.Key)
		named := namesSection(strings.Join(plan.Law, "; "), pr)
		c := change{provision: pr, since: r.From, how: "replaced", severity: Medium}
		for _, m := range plan.Measures {
			if namesSection(m.Law, pr) {
				named = true
				c.refs = append(c.refs, m.ID)
			}
		}
		if named {
			all = append(all, c)
		}
	}
	return all
}

func namesSection(written string, pr law.Provision) bool {
	return slices.ContainsFunc(law.Resolve(written), func(found law.Provision) bool { return found.Key == pr.Key })
}
