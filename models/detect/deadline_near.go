package detect

import (
	"slices"
	"strconv"

	"enplan/models"
	"enplan/models/oneplan"
)

// deadlineNear finds follow-ups that are near and have no meeting, days that the
// law sets, and papers: crowdCount or more within crowdDays, or one whose absence
// has a consequence.
func deadlineNear(s *sight) []Finding {
	return slices.Concat(s.followUpsNear(), s.lawDaysNear(), s.papersNear(), s.comesOfAge(), s.daysInText())
}

func (s *sight) followUpsNear() []Finding {
	var found []Finding
	for i := range s.Plans {
		plan := &s.Plans[i]
		due := plan.NextFollowUp
		if !s.isNear(due, followUpDays) || s.meetsAbout(plan, due.AddDays(-followUpDays), due.AddDays(2)) {
			continue
		}
		found = append(found, s.nearPlan(plan, due, "follow_up", Medium))
	}
	return found
}

func (s *sight) nearPlan(plan *models.SectorPlan, due models.Date, what, severity string) Finding {
	f := Finding{Kind: DeadlineNear, Severity: severity, Acts: Municipality, Refs: []string{plan.ID}, Args: map[string]string{
		"what": what, "count": "1", "first_date": due.String(), "last_date": due.String(), "days": strconv.Itoa(s.Today.DaysUntil(due)),
	}}
	return f.touching(plan).named(what, label(plan), due.String())
}

func (s *sight) isNear(due models.Date, days int) bool {
	return !due.IsZero() && !due.Before(s.Today) && !due.After(s.Today.AddDays(days))
}

// daysInText finds a condition that sets a day which is near.
func (s *sight) daysInText() []Finding {
	var found []Finding
	for _, p := range s.passages {
		if p.part != ofCondition {
			continue
		}
		m := p.find(lastDay)
		if m == nil {
			continue
		}
		day, ok := dayFrom(m[1], m[2], m[3])
		if !ok || !s.isNear(day, paperDays) || p.Has("afholden*", "ingen", "ikke før") {
			continue
		}
		f := s.nearPlan(p.plan, day, "condition", High)
		f.Refs = append(f.Refs, p.ref)
		found = append(found, f.named("condition", p.raw))
	}
	return found
}

const ofAgeDays = 60 // a young person's 18th birthday is told this long before

// comesOfAge finds help under the children's act and parents' consents that end
// when a young person turns 18, while nothing is decided for after.
func (s *sight) comesOfAge() []Finding {
	var found []Finding
	for _, person := range s.young() {
		day := person.Born.AddYears(adult)
		if s.Today.DaysUntil(day) > ofAgeDays {
			continue
		}
		f := Finding{Kind: DeadlineNear, Severity: High, Acts: Municipality, Args: map[string]string{"what": "of_age", "count": "1",
			"name": person.FirstName(), "first_date": day.String(), "last_date": day.String(), "days": strconv.Itoa(s.Today.DaysUntil(day))}}
		for _, m := range s.measures {
			own := m.Measure.About.ID == person.ID || person.ID == s.Citizen.ID && m.Measure.About.ID == ""
			if own && m.Measure.Provision.Short == "BL" && (m.to.IsZero() || !m.to.After(day.AddDays(31))) {
				f.Refs = append(f.Refs, m.ref)
				f = f.touching(m.Measure.Plan)
			}
		}
		for _, c := range s.consents() {
			if c.Giver != person.ID && s.said(c.Giver).Has("mor", "far", "forældre*", "forældremyndighed*", "moder", "fader") {
				f.Refs = append(f.Refs, c.ID)
			}
		}
		if len(f.Refs) > 0 {
			found = append(found, f.named(day.String(), person.ID))
		}
	}
	return found
}

func (s *sight) lawDaysNear() []Finding {
	var found []Finding
	for i := range s.Plans {
		plan := &s.Plans[i]
		for _, set := range s.lawClocks(plan) {
			if set.What == "start" && !s.startsLate(plan, set.due) {
				continue
			}
			if slices.ContainsFunc(found, func(f Finding) bool { return f.Plans[0] == label(plan) && f.Args["first_date"] == set.due.String() }) {
				continue // a plan that has to be there that day is not to be looked at that day
			}
			ahead := lawDays
			if set.What == "four_follow_ups" {
				ahead = ofAgeDays // four talks take their time
			}
			if !s.isNear(set.due, ahead) || set.What == "four_follow_ups" && s.followUps(plan, set.due) >= 4 {
				continue
			}
			tooLate := plan.NextFollowUp.After(set.due)
			unmet := plan.NextFollowUp == set.due && s.isNear(set.due, paperDays) // the plan's own day, and nobody is asked to come
			told := plan.NextFollowUp == set.due && !unmet || s.isNear(plan.NextFollowUp, followUpDays) || s.meetsAbout(plan, s.Today, set.due)
			if set.first && (told || !tooLate && !unmet && s.Today.DaysUntil(set.due) > followUpDays) {
				continue
			}
			f := s.nearPlan(plan, set.due, set.What, High)
			f.Args["by"] = set.Key
			if set.What == "examination" {
				f.Refs = append(f.Refs, s.examinedLater(plan, set.due)...)
			}
			found = append(found, f)
		}
	}
	return found
}

// examinedLater are the talks of an examination that lie after the day by which it
// has to be done.
func (s *sight) examinedLater(plan *models.SectorPlan, due models.Date) []string {
	var late []string
	for _, a := range plan.Appointments {
		if !a.Cancelled && s.words(a.Title).Has("undersøgelse*", "børnesamtale*", "*undersøgelse") && models.DateOf(a.Start.In(s.AsOf.Location())).After(due) {
			late = append(late, a.ID)
		}
	}
	slices.Sort(late)
	return late
}

// papersNear finds the week in which most papers are due.
func (s *sight) papersNear() []Finding {
	var near []oneplan.Duty
	for _, d := range demandsOf(s.Plan) {
		if s.isNear(d.Due, paperDays) {
			near = append(near, d)
		}
	}
	if from, to := busiest(near); to-from >= crowdCount {
		severity := High
		if distinctPapers(near[from:to]) < 2 {
			severity = Medium
		}
		return []Finding{s.papersDue(severity, near[from:to])}
	}
	var found []Finding
	for _, d := range near {
		if len(d.Cannot) > 0 && s.isNear(d.Due, crowdDays) {
			found = append(found, s.papersDue(High, []oneplan.Duty{d}))
		}
	}
	return found
}

func distinctPapers(group []oneplan.Duty) int {
	seen := map[string]bool{}
	for _, d := range group {
		papers := papersOf(d)
		if len(papers) == 0 {
			papers = []string{demandLabel(d)}
		}
		seen[slices.Min(papers)] = true
	}
	return len(seen)
}

// busiest is the part of the demands, sorted by day, that holds the most within
// crowdDays; the earliest of equals.
func busiest(near []oneplan.Duty) (from, to int) {
	for i := range near {
		j := i
		for j < len(near) && near[i].Due.DaysUntil(near[j].Due) < crowdDays {
			j++
		}
		if j-i > to-from {
			from, to = i, j
		}
	}
	return from, to
}

func (s *sight) papersDue(severity string, group []oneplan.Duty) Finding {
	f := Finding{Kind: DeadlineNear, Severity: severity, Acts: Citizen, Args: map[string]string{
		"what": "paper", "count": strconv.Itoa(len(group)), "days": strconv.Itoa(s.Today.DaysUntil(group[0].Due)),
	}}
	putDates(f.Args, group)
	facts := []string{"paper"}
	for _, d := range group {
		f.Refs = append(f.Refs, d.Demand.ID)
		f = f.touching(d.Plan)
		facts = append(facts, label(d.Plan)+"/"+d.Demand.ID+" "+d.Due.String())
	}
	return f.named(facts...)
}
