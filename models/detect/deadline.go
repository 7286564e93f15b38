package detect

import (
	"slices"
	"strconv"

	"enplan/models"
	"enplan/models/oneplan"
)

const (
	nearDays   = 14 // a deadline this many days off is near
	crowdDays  = 8  // days that hold several deadlines, first and last counted
	crowdCount = 3
)

// followUpOverdue finds plans that should have been looked at before today.
func followUpOverdue(p oneplan.Plan) []Finding {
	var found []Finding
	for i := range p.Plans {
		plan := &p.Plans[i]
		due := plan.NextFollowUp
		if due.IsZero() || !due.Before(p.Today) {
			continue
		}
		f := Finding{Kind: FollowUpOverdue, Severity: High, Acts: Municipality, Refs: []string{plan.ID},
			Args: map[string]string{"due_date": due.String(), "days": strconv.Itoa(due.DaysUntil(p.Today))}}
		found = append(found, f.named(label(plan), due.String()))
	}
	return found
}

// deadlineNear finds follow-ups and papers that are due within nearDays. Three
// or more papers within crowdDays are one finding; the others are one for each
// plan.
func deadlineNear(p oneplan.Plan) []Finding {
	found := followUpsNear(p)
	var near []oneplan.Duty
	for _, d := range demandsOf(p) {
		if isNear(d.Due, p.Today) {
			near = append(near, d)
		}
	}
	for {
		from, to := busiest(near)
		if to-from < crowdCount {
			break
		}
		crowd := papersDue(p.Today, High, near[from:to])
		found = append(found, crowd.named(demandFacts(near[from:to])...))
		near = slices.Delete(slices.Clone(near), from, to)
	}
	return append(found, papersByPlan(p.Today, near)...)
}

func followUpsNear(p oneplan.Plan) []Finding {
	var found []Finding
	for i := range p.Plans {
		plan := &p.Plans[i]
		due := plan.NextFollowUp
		if !isNear(due, p.Today) {
			continue
		}
		f := Finding{Kind: DeadlineNear, Severity: Medium, Acts: Municipality, Refs: []string{plan.ID}, Args: map[string]string{
			"what": "follow_up", "count": "1", "first_date": due.String(), "last_date": due.String(),
			"days": strconv.Itoa(p.Today.DaysUntil(due)),
		}}
		found = append(found, f.named("follow_up", label(plan), due.String()))
	}
	return found
}

func isNear(due, today models.Date) bool {
	return !due.IsZero() && !due.Before(today) && !due.After(today.AddDays(nearDays))
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

func papersByPlan(today models.Date, near []oneplan.Duty) []Finding {
	byPlan := map[string][]oneplan.Duty{}
	for _, d := range near {
		byPlan[label(d.Plan)] = append(byPlan[label(d.Plan)], d)
	}
	var found []Finding
	for _, group := range byPlan {
		severity := Medium
		for _, d := range group {
			if len(d.Cannot) > 0 {
				severity = High
			}
		}
		f := papersDue(today, severity, group)
		f.Refs = append(f.Refs, group[0].Plan.ID)
		found = append(found, f.named(demandFacts(group)...))
	}
	return found
}

func papersDue(today models.Date, severity string, group []oneplan.Duty) Finding {
	f := Finding{Kind: DeadlineNear, Severity: severity, Acts: Citizen, Args: map[string]string{
		"what": "paper", "count": strconv.Itoa(len(group)), "days": strconv.Itoa(today.DaysUntil(group[0].Due)),
	}}
	putDates(f.Args, group)
	for _, d := range group {
		f.Refs = append(f.Refs, d.Demand.ID)
	}
	return f
}

func demandFacts(group []oneplan.Duty) []string {
	facts := []string{"paper"}
	for _, d := range group {
		facts = append(facts, label(d.Plan)+"/"+d.Demand.ID+" "+d.Due.String())
	}
	return facts
}
