package actions

import (
	"context"
	"slices"

	"enplan/models"
	"enplan/models/law"
	"enplan/server/store"
)

// Asking is what a department wants to see of a citizen, and what for.
type Asking struct {
	Department string
	Citizen    string
	Purpose    models.Purpose
	Language   string
}

// check refuses a question that does not say what it is for.
func (q Asking) check() error {
	if q.Purpose != models.PurposeEmergency && !slices.Contains(models.Purposes, q.Purpose) {
		return models.ErrNoPurpose
	}
	return nil
}

// DepartmentPlan is what a department may see of a citizen's plan, as JSON. A
// refusal leaves its line too. To one who may not ask about the citizen at all,
// the citizen is not there.
func (a *Actions) DepartmentPlan(ctx context.Context, who models.Viewer, q Asking) (body []byte, err error) {
	var seen *sight
	err = a.pass(ctx, who, models.ReadAsDepartment, q, func(tx *store.Tx, s *sight, line *models.Entry) error {
		if err := q.check(); err != nil {
			return err
		}
		if err := a.look(tx, s); err != nil {
			return err
		}
		line.Things, seen = s.things(), s
		return nil
	})
	if err != nil {
		return nil, err
	}
	return seen.words()
}

// pass is the gate: in one transaction the citizen and the end of the citizen's
// log are locked, what a decision rests on is loaded as of now, it is decided,
// only what is permitted is read, and the line of the log is added; nothing is
// answered before that is committed. do may say in the line what was seen, and on
// what ground when that is more than how who asks stands to the citizen.
func (a *Actions) pass(
	ctx context.Context, who models.Viewer, action models.Action, q Asking, do func(*store.Tx, *sight, *models.Entry) error,
) error {
	line := models.Entry{Citizen: q.Citizen, By: who, Department: q.Department, Action: action, Purpose: q.Purpose}
	if q.check() != nil { // a purpose there is none of may be anything somebody typed, too
		line.Purpose = ""
	}
	var refusal error
	err := a.store.Write(ctx, func(tx *store.Tx) error {
		refusal = nil
		s, from, err := a.atGate(tx, who, q)
		if err != nil {
			return err
		}
		var ground models.Relation
		ground, refusal = models.RelationOf(who, action, q.Citizen, from)
		if refusal == nil && s.grounds.To.ID == "" { // no such citizen, or not the department of who asks
			refusal = models.ErrNotFound
		}
		if refusal != nil {
			if !s.known { // a name that is no citizen's may be anything somebody typed
				line.Citizen = ""
			}
			line.Department = s.grounds.To.ID
			return refusal
		}
		done := line
		done.Ground = string(ground)
		if err := do(tx, s, &done); err != nil {
			return err
		}
		return tx.Log(done)
	})
	if refusal != nil {
		a.logRefusal(ctx, line)
		return refusal
	}
	return err
}

// atGate locks the citizen and loads what a decision rests on, and how who asks
// stands to the citizen.
func (a *Actions) atGate(tx *store.Tx, who models.Viewer, q Asking) (*sight, models.Standing, error) {
	s := &sight{Asking: q}
	now, err := tx.Gate(q.Citizen)
	if models.KindOf(err) == models.NotFound {
		return s, models.Standing{}, nil
	}
	if err != nil {
		return s, models.Standing{}, err
	}
	s.known = true
	department, err := departmentOf(tx, who)
	if err != nil || department.ID == "" || department.ID != q.Department {
		return s, models.Standing{}, err
	}
	if err := a.load(tx, s, department); err != nil {
		return s, models.Standing{}, err
	}
	s.grounds.Now = now
	if who.Role == models.AsProfessional {
		if s.grounds.Emergency, err = tx.OpenEmergency(who.ID, q.Citizen, now); err != nil {
			return s, models.Standing{}, err
		}
	}
	if s.grounds.Open(s.departments) {
		return s, models.Standing{HasCase: true}, nil
	}
	has, err := tx.DepartmentKnows(department.ID, q.Citizen)
	return s, models.Standing{HasCase: has}, err
}

// departmentOf is the department of a system or of somebody who works in one,
// the zero Department for all others.
func departmentOf(tx *store.Tx, who models.Viewer) (models.Department, error) {
	if who.Role != models.AsProfessional && who.Role != models.AsSource {
		return models.Department{}, nil
	}
	department, err := tx.DepartmentOf(who)
	if models.KindOf(err) == models.NotFound {
		return models.Department{}, nil
	}
	return department, err
}

// load loads what is the same whoever works in the department.
func (a *Actions) load(tx *store.Tx, s *sight, to models.Department) (err error) {
	s.grounds = models.Grounds{Now: tx.Now, Zone: a.zone, To: to, Statutes: law.Sharing()}
	events, err := tx.Consents(s.Citizen)
	if err != nil {
		return err
	}
	s.grounds.Consents = models.ConsentRecords(events)
	if s.grounds.Protection, err = tx.ProtectionOf(s.Citizen); err != nil {
		return err
	}
	if s.departments, err = tx.Departments(); err != nil {
		return err
	}
	s.grounds.Born, err = a.bornIf(tx, s.Citizen, models.AnyByParent(s.grounds.Consents))
	return err
}
