package actions

import (
	"slices"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
	"enplan/server/store"
	"enplan/server/wording"
)

// cutParts sees to it that the parts of a citizen's plan are there and right, and
// gives the citizen's name. The citizen must be locked. Each department's are
// made of that department's own deliveries and of nothing else, so that nothing
// of another's can be in them.
func (a *Actions) cutParts(tx *store.Tx, citizen, language string) (name string, err error) {
	name, until, err := tx.PlanPartsUntil(citizen, language)
	if err != nil || tx.Now.Before(until) {
		return name, err
	}
	plan, err := a.build(tx, citizen, tx.Now)
	if err != nil {
		return "", err
	}
	until = plan.FreshUntil
	parts := []models.PlanPart{wording.GoalsPart(plan.Goals)}
	kept, err := tx.RecordsOf(citizen)
	if err != nil {
		return "", err
	}
	said := models.AppointmentsOf(plan.Said)
	of, order, err := byDepartment(tx, kept)
	if err != nil {
		return "", err
	}
	for _, department := range order {
		made, fresh, err := a.partsOf(tx, citizen, department, language, of[department], said)
		if err != nil {
			return "", err
		}
		parts = append(parts, made...)
		if until.IsZero() || !fresh.IsZero() && fresh.Before(until) {
			until = fresh
		}
	}
	name = plan.Citizen.Name
	return name, tx.SavePlanParts(citizen, language, name, until, parts)
}

// byDepartment sorts records by the department that answers for their source.
// Those of a source of no department are left out.
func byDepartment(tx *store.Tx, kept []store.Record) (of map[string][]store.Record, order []string, err error) {
	of, departments := map[string][]store.Record{}, map[string]string{}
	for _, r := range kept {
		department, known := departments[r.Source]
		if !known {
			source, err := tx.SourceByName(r.Source)
			if err != nil {
				return nil, nil, err
			}
			department = source.Department
			departments[r.Source] = department
		}
		if department == "" {
			continue
		}
		if !slices.Contains(order, department) {
			order = append(order, department)
		}
		of[department] = append(of[department], r)
	}
	return of, order, nil
}

// partsOf are one department's parts, and until when they are right. Of what was
// said here they hold when the department's own appointments take place, and
// nothing else.
func (a *Actions) partsOf(tx *store.Tx, citizen, department, language string, own []store.Record, said models.AppointmentsSaid) ([]models.PlanPart, time.Time, error) {
	facts, err := a.delivered(tx, citizen, own)
	if err != nil {
		return nil, time.Time{}, err
	}
	facts.Spoken = said.Times(oneplan.AppointmentIDs(facts.Plans))
	plan, err := a.compose(facts, tx.Now)
	if err != nil {
		return nil, time.Time{}, err
	}
	return wording.PartsOf(plan, department, i18n.For(language)), plan.FreshUntil, nil
}
