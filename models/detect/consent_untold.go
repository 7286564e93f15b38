package detect

import (
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
	"enplan/models/topic"
)

// untold finds where a note says that the citizen has not told another department
// something and wants to decide about it, while that department has a plan and no
// consent stands between the two.
func (s *sight) untold(known []Finding) []Finding {
	var found []Finding
	for _, p := range s.passages {
		if p.part != ofNote || slices.ContainsFunc(known, func(f Finding) bool { return slices.Contains(f.Plans, label(p.plan)) }) {
			continue
		}
		for _, one := range p.Sentences {
			said := s.said(one)
			if !said.Has(keptBack...) || len(said.All(topic.Fact)) == 0 && !said.Has("det", "dette", "herom", "derom") {
				continue
			}
			i := slices.IndexFunc(s.Plans, func(other models.SectorPlan) bool {
				return !isSame(&other, p.plan) && (namesWord(one, firstWord(other.Owner.Unit)) || meet(inOrder(said), s.partiesOf(&other))) && !s.mayTell(p.plan, &other)
			})
			if i < 0 || meet(inOrder(said), s.partiesOf(p.plan)) {
				continue
			}
			f := Finding{Kind: ConsentMissing, Severity: High, Acts: Municipality, Refs: []string{p.plan.ID, s.Plans[i].ID}, Args: map[string]string{"what": "passed_on"}}
			found = append(found, f.touching(p.plan, &s.Plans[i]).named(one))
			break
		}
	}
	return found
}

// writtenElsewhere finds demands for a paper that only an office that treats the
// citizen can write, where that office has the citizen's yes to tell others and
// not the department that asks.
func (s *sight) writtenElsewhere() []Finding {
	var found []Finding
	for _, d := range demandsOf(s.Plan) {
		told := func(f Finding) bool { return slices.Contains(f.Plans, label(d.Plan)) }
		if slices.ContainsFunc(found, told) {
			continue
		}
		writer := s.writerOf(d)
		if writer == nil || writer.Owner.Unit == d.Plan.Owner.Unit || s.mayTell(writer, d.Plan) || s.treats(d.Plan, "hospital") {
			continue
		}
		others := slices.ContainsFunc(s.consents(), func(c consent) bool {
			return s.stands(c) && c.fromHealth() && s.gives(writer, c)
		})
		between := slices.ContainsFunc(s.consents(), func(c consent) bool { return s.gives(writer, c) && s.receives(d.Plan, c) })
		if !others || between { // one between the two that does not hold is told of by itself
			continue
		}
		f := Finding{Kind: ConsentMissing, Severity: High, Acts: Municipality, Refs: []string{d.Demand.ID, d.Plan.ID, writer.ID}, Args: map[string]string{"what": "passed_on"}}
		found = append(found, f.touching(d.Plan, writer).named(d.Written))
	}
	return found
}

// writerOf is the plan from outside the municipality of who writes one of the
// papers of a demand, nil when none of them is known to.
func (s *sight) writerOf(d oneplan.Duty) *models.SectorPlan {
	for _, paper := range d.Papers {
		if paper.By != "psychiatrist" && paper.By != "hospital" && paper.By != "specialist" || paper.Key == "genoptraeningsplan" {
			continue
		}
		for i := range s.Plans {
			if s.treatsAlone(&s.Plans[i]) && s.isNamed(&s.Plans[i], d, paper) {
				return &s.Plans[i]
			}
		}
	}
	return nil
}

// treatsAlone reports whether a plan is of the region's, where it is not told
// apart by its kind.
func (s *sight) treatsAlone(plan *models.SectorPlan) bool {
	return plan.Type == models.PlanRegion || strings.Contains(strings.ToLower(plan.Owner.Unit), "region")
}

// isNamed reports whether the office is the one that the demand means: named, or
// the only one that treats what the paper is about.
func (s *sight) isNamed(plan *models.SectorPlan, d oneplan.Duty, paper restate.Paper) bool {
	if meet(s.said(d.Written).All(topic.Party), s.partiesOf(plan)) {
		return true
	}
	return paper.By == "psychiatrist" && slices.Contains(s.partiesOf(plan), "psychiatry")
}

// keptBack are the words with which somebody has not told, and does not want told.
var keptBack = []string{"ikke fortalt", "ikke selv fortalt", "ikke sagt", "ikke oplyst", "ikke informeret", "ikke orienteret", "ikke nævnt", "holdt skjult", "ikke tør sige", "tør ikke sige", "tør ikke fortælle", "ikke tør fortælle", "vil ikke fortælle", "ønsker ikke at fortælle", "ved ikke besked"}
