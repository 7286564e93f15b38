package oneplan

import "enplan/models"

// Promises are what the municipality has promised the citizen: by hand, as the
// answer to a remark, and by the next follow-up that a department's plan states.
func (p Plan) Promises() []models.Promise {
	var followUps []models.Promise
	for i := range p.Plans {
		if promise, ok := p.followUp(&p.Plans[i]); ok {
			followUps = append(followUps, promise)
		}
	}
	return models.PromisesOf(p.Said, followUps, p.AsOf.Location())
}

// followUp is the promise of a plan's next follow-up. A day that had passed when
// it was first delivered has promised nothing; that it has passed is a finding.
func (p Plan) followUp(plan *models.SectorPlan) (models.Promise, bool) {
	due, id := plan.NextFollowUp, PlanID(plan)
	if due.IsZero() {
		return models.Promise{}, false
	}
	promise := models.Promise{
		ID: models.FollowUpID(id, due), Origin: models.ByFollowUp, Plan: id, Due: due,
		About: models.Remarked{What: plan.Title, Unit: plan.Owner.Unit},
	}
	known := p.Today
	for _, e := range p.Said {
		if e.About != models.AboutChange || e.Target != id {
			continue
		}
		switch models.ChangeKind(e.Choice) {
		case models.PlanBegan, models.FollowUpMoved:
			promise.Made, known = e.At, models.DateOf(e.At.In(p.AsOf.Location()))
		}
	}
	return promise, !due.Before(known)
}

// Late are the promises the municipality is behind with.
func (p Plan) Late() []models.Promise {
	var late []models.Promise
	for _, promise := range p.Promises() {
		if promise.IsLate(p.Today) {
			late = append(late, promise)
		}
	}
	return late
}

// PromiseByID returns ErrNotFound when nobody has promised it.
func (p Plan) PromiseByID(id string) (models.Promise, error) {
	for _, promise := range p.Promises() {
		if promise.ID == id {
			return promise, nil
		}
	}
	return models.Promise{}, models.ErrNotFound
}
