package actions

import (
	"encoding/json"
	"slices"
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

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
			if !s.seesPlace(look) {
				piece.Place, piece.With = "", ""
			}
			shared.Pieces, shared.Verdicts = append(shared.Pieces, piece), append(shared.Verdicts, verdict)
		}
	}
}

// seesPlace reports whether where the thing is may be seen. Whom one is with there is
// found at a place of work, so it goes with it.
func (s *sight) seesPlace(look models.Look) bool {
	look.Place = true
	return models.Decide(look, s.grounds).May()
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
