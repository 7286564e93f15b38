package actions

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/law"
	"enplan/server/store"
	"enplan/server/wording"
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
	err = a.pass(ctx, who, models.ReadAsDepartment, q, func(tx *store.Tx, s *sight, line *models.Entry) error {
		if err := q.check(); err != nil {
			return err
		}
		view, err := a.sight(tx, s)
		if err != nil {
			return err
		}
		line.Things = s.things()
		body, err = json.Marshal(view)
		return err
	})
	if err != nil {
		return nil, err
	}
	return body, nil
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

// sight is one look of one department at one citizen, as it is decided.
type sight struct {
	Asking
	known       bool // there is such a citizen
	grounds     models.Grounds
	departments []models.Department
	shared      []wording.Shared
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
	has, err := tx.DepartmentKnows(department.ID, q.Citizen)
	return s, models.Standing{HasCase: has || s.grounds.Open(s.departments)}, err
}

// departmentOf is the department of a system or of somebody who works in one,
// the zero Department for all others.
func departmentOf(tx *store.Tx, who models.Viewer) (models.Department, error) {
	var id string
	switch who.Role {
	case models.AsProfessional:
		staff, err := tx.StaffByID(who.ID)
		if err != nil {
			return models.Department{}, err
		}
		id = staff.Department
	case models.AsSource:
		source, err := tx.SourceByName(who.ID)
		if err != nil {
			return models.Department{}, err
		}
		id = source.Department
	}
	if id == "" {
		return models.Department{}, nil
	}
	return tx.DepartmentByID(id)
}

// load loads what is the same whoever works in the department.
func (a *Actions) load(tx *store.Tx, s *sight, to models.Department) (err error) {
	s.grounds = models.Grounds{Now: tx.Now, Zone: a.zone, To: to, Statutes: law.Sharing()}
	events, err := tx.Consents(s.Citizen)
	if err != nil {
		return err
	}
	s.grounds.Consents = models.ConsentRecords(events)
	if s.departments, err = tx.Departments(); err != nil {
		return err
	}
	s.grounds.Born, err = a.bornIf(tx, s.Citizen, models.AnyByParent(s.grounds.Consents))
	return err
}

// sight decides on each thing, reads what may be seen of it and nothing else,
// and puts it into words.
func (a *Actions) sight(tx *store.Tx, s *sight) (wording.DepartmentView, error) {
	name, err := a.cutParts(tx, s.Citizen, s.Language)
	if err != nil {
		return wording.DepartmentView{}, err
	}
	own := slices.IndexFunc(s.departments, func(d models.Department) bool { return d.ID == s.grounds.To.ID })
	order := []models.Department{s.departments[own], {ID: models.Citizens}}
	for _, from := range append(order, slices.Delete(slices.Clone(s.departments), own, own+1)...) {
		for _, category := range models.CategoriesOf(from.ID) {
			shared, err := a.decide(tx, s, from, category)
			if err != nil {
				return wording.DepartmentView{}, err
			}
			s.shared = append(s.shared, shared)
		}
	}
	view := wording.DepartmentPlan(s.grounds.To, name, a.day(tx), s.Purpose, s.shared, i18n.For(s.Language))
	if e := s.grounds.Emergency; e != nil {
		open := wording.OpenEmergency(e.ID, s.grounds.Now, e.Until.In(a.zone), i18n.For(s.Language))
		view.Emergency = &open
	}
	return view, nil
}

// decide decides on one category of one department's, thing by thing.
func (a *Actions) decide(tx *store.Tx, s *sight, from models.Department, category models.Category) (wording.Shared, error) {
	look := models.Look{Of: from.ID, Field: from.Field, Category: category, For: s.Purpose}
	shared := wording.Shared{From: from, Category: category, Whole: models.Decide(look, s.grounds).May()}
	if shared.Open = shared.Whole || s.grounds.Touch(look); !shared.Open {
		return shared, nil
	}
	part, err := tx.PlanPartOf(s.Citizen, s.Language, from.ID, category)
	if err != nil {
		return shared, err
	}
	for _, piece := range part.Pieces {
		look.Item, look.Barred = piece.Item, piece.Barred
		if verdict := models.Decide(look, s.grounds); verdict.May() {
			shared.Pieces, shared.Verdicts = append(shared.Pieces, piece), append(shared.Verdicts, verdict)
		}
	}
	return shared, nil
}

// things is what was seen, for the log: how many pieces of each category, and on
// which ground.
func (s *sight) things() string {
	var all []string
	for _, shared := range s.shared {
		n := map[string]int{}
		var order []string
		for _, v := range shared.Verdicts {
			ground := v.String()
			if n[ground]++; n[ground] == 1 {
				order = append(order, ground)
			}
		}
		for _, ground := range order {
			all = append(all, models.SeenThing{From: shared.From.ID, Category: shared.Category, N: n[ground], Ground: ground}.String())
		}
	}
	return strings.Join(all, " ")
}
