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
	name        string
	day         models.Date
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

// look decides of each category whether anything in it may be seen, reads that and
// nothing else, and decides on each thing in it.
func (a *Actions) look(tx *store.Tx, s *sight) (err error) {
	if s.name, err = a.cutParts(tx, s.Citizen, s.Language); err != nil {
		return err
	}
	s.day = a.day(tx)
	own := slices.IndexFunc(s.departments, func(d models.Department) bool { return d.ID == s.grounds.To.ID })
	order := []models.Department{s.departments[own], {ID: models.Citizens}}
	var open []models.PlanPart
	for _, from := range append(order, slices.Delete(slices.Clone(s.departments), own, own+1)...) {
		for _, category := range models.CategoriesOf(from.ID) {
			look := s.at(from, category)
			shared := wording.Shared{From: from, Category: category, Whole: models.Decide(look, s.grounds).May()}
			if shared.Open = shared.Whole || s.grounds.Touch(look); shared.Open {
				open = append(open, models.PlanPart{Of: from.ID, Category: category})
			}
			s.shared = append(s.shared, shared)
		}
	}
	if err := tx.FillPlanParts(s.Citizen, s.Language, open); err != nil {
		return err
	}
	for i := range s.shared {
		if shared := &s.shared[i]; shared.Open {
			s.decide(shared, open[0].Pieces)
			open = open[1:]
		}
	}
	return nil
}

// at is a look at a category, of no single thing yet.
func (s *sight) at(from models.Department, category models.Category) models.Look {
	return models.Look{Of: from.ID, Field: from.Field, Category: category, For: s.Purpose}
}

// decide keeps the pieces that may be seen, and of each where it is only when that
// may be seen too.
func (s *sight) decide(shared *wording.Shared, pieces []models.Piece) {
	look := s.at(shared.From, shared.Category)
	shared.NoPlaces = shared.From.ID != s.grounds.To.ID && s.grounds.Protection.HidesPlaces()
	for _, piece := range pieces {
		look.Item, look.Barred = piece.Item, piece.Barred
		if verdict := models.Decide(look, s.grounds); verdict.May() {
			piece.Place = s.place(look, piece)
			shared.Pieces, shared.Verdicts = append(shared.Pieces, piece), append(shared.Verdicts, verdict)
		}
	}
}

// place is where the thing is, "" when that may not be seen.
func (s *sight) place(look models.Look, piece models.Piece) string {
	if look.Place = true; !models.Decide(look, s.grounds).May() {
		return ""
	}
	return piece.Place
}

// words puts what was decided and read into words, when the line of the log
// stands: SQLite writes for one at a time, and need not wait for this.
func (s *sight) words() ([]byte, error) {
	l := i18n.For(s.Language)
	view := wording.DepartmentPlan(s.grounds.To, s.name, s.day, s.Purpose, s.shared, l)
	view.Protected(s.grounds.Protection, s.name, l)
	if e := s.grounds.Emergency; e != nil {
		open := wording.OpenEmergency(e.ID, s.grounds.Now, e.Until.In(s.grounds.Zone), l)
		view.Emergency = &open
	}
	return json.Marshal(view)
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
