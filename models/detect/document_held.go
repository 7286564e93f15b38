package detect

import (
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
	"enplan/models/topic"
)

func askedForWhatIsHere(p *sight, demands []oneplan.Duty) []Finding {
	var found []Finding
	for _, d := range demands {
		held := p.havers(d)
		if len(held) == 0 {
			continue
		}
		f := Finding{Kind: DuplicateDocument, Severity: Medium, Acts: Municipality, Refs: []string{d.Demand.ID},
			Args: map[string]string{"papers": strings.Join(papersOrSorts(d), ","), "count": "1", "held_by": held[0].Owner.Unit}}
		putDates(f.Args, []oneplan.Duty{d})
		f = f.touching(append(slices.Clone(held), d.Plan)...)
		found = append(found, f.named(label(d.Plan), held[0].ID, d.Due.String()))
	}
	return found
}

// planIs says which plan a paper is, where a department's plan is the paper.
var planIs = map[string][]models.PlanType{
	rehabilitationPlan: {models.PlanRehabilitation},
	"handleplan":       {models.PlanSocial, models.PlanMyPlan, models.PlanYouth, models.PlanTreatment, models.PlanChild},
}

// havers are the plans of those who have the paper that a demand asks for: the
// paper is that plan, or its notes say that the paper has come.
func (s *sight) havers(d oneplan.Duty) []*models.SectorPlan {
	papers := papersOrSorts(d)
	var held []*models.SectorPlan
	add := func(plan *models.SectorPlan) {
		if !slices.Contains(held, plan) {
			held = append(held, plan)
		}
	}
	for i := range s.Plans {
		here := &s.Plans[i]
		if isSame(here, d.Plan) || subject(s.Plan, here) != concerns(s.Plan, d) {
			continue
		}
		for _, paper := range papers {
			if slices.Contains(planIs[paper], here.Type) && (paper != "handleplan" || namesPlan(d.Written, here)) {
				add(here)
			}
		}
	}
	for _, came := range s.cameIn() {
		if !isSame(came.plan, d.Plan) && slices.ContainsFunc(came.papers, func(k string) bool { return slices.Contains(papers, k) && !sorts[k] }) {
			add(came.plan)
		}
	}
	slices.SortFunc(held, func(x, y *models.SectorPlan) int { return strings.Compare(label(x), label(y)) })
	return held
}

// namesPlan reports whether the words of a demand mean that plan: its sort of
// plan, or its office.
func namesPlan(written string, plan *models.SectorPlan) bool {
	asked := topic.Read(written)
	if plan.Type == models.PlanSocial {
		return asked.Has("handleplan*", "§ 141*", "socialforvaltning*", "socialpsykiatri*")
	}
	if plan.Type == models.PlanChild {
		return asked.Has("barnets plan", "børnehandleplan*")
	}
	return plan.Type == models.PlanTreatment && asked.Has("behandlingsplan*") || plan.Type == models.PlanMyPlan && asked.Has("min plan", "jobplan*")
}

// arrival is a paper that a note says has come.
type arrival struct {
	plan   *models.SectorPlan
	papers []string
}

// arriving are the words of a paper that has come, and made those of a test that an
// office has done itself: then it has the result.
var (
	arriving = []string{"modtaget", "modtog", "indhentet", "foreligger", "afleveret", "vedlagt", "indsendt", "har fremsendt", "er kommet", "ligger på sagen", "i sagen ligger", "haves"}
	made     = []string{"gennemført", "udført", "foretaget", "afholdt", "testet", "resultat af", "testresultat*"}
	tests    = []string{"afasitest", "neuropsykologisk_undersoegelse", "demens_dokumentation", "synstest", "sprogproeve"}
)

// cameIn reads the notes and texts of the plans for papers that have come.
func (s *sight) cameIn() []arrival {
	if s.arrived != nil {
		return s.arrived
	}
	s.arrived = []arrival{}
	for _, p := range s.passages {
		if p.part != ofNote && p.part != ofPlan || !p.Has(arriving...) && !p.Has(made...) {
			continue
		}
		for _, one := range p.Sentences {
			said := s.said(one)
			came := said.Has(arriving...)
			if !came && !said.Has(made...) || said.Has("ikke", "mangler", "endnu", "såfremt", "hvis", "når", "afventer", "foreliggende") {
				continue
			}
			var keys []string
			for _, paper := range restate.Papers(one) {
				if key := keyOf(paper); came || slices.Contains(tests, key) {
					keys = append(keys, key)
				}
			}
			if len(keys) > 0 {
				s.arrived = append(s.arrived, arrival{p.plan, keys})
			}
		}
	}
	return s.arrived
}

func keyOf(paper restate.Paper) string {
	if paper.Family == doctorFamily || paper.Family == identityFamily {
		return paper.Family
	}
	return paper.Key
}
