package actions

import (
	"context"
	"slices"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// SeeAs is what the citizen is shown who asks "how does this department see my
// plan": the very bytes the department is given, made by the same functions. With
// without it is as it would be if that consent did not hold.
func (a *Actions) SeeAs(ctx context.Context, who models.Viewer, q Asking, without string) (body []byte, err error) {
	var seen *sight
	err = a.seeAs(ctx, who, q, without, func(tx *store.Tx, s *sight) error {
		seen = s
		return a.look(tx, s)
	})
	if err != nil {
		return nil, err
	}
	return seen.words()
}

// Hidden is the other half, which the department is never told: how many things
// it does not see. Each is decided as it is for the department.
func (a *Actions) Hidden(ctx context.Context, who models.Viewer, q Asking, without string) (view wording.HiddenView, err error) {
	err = a.seeAs(ctx, who, q, without, func(tx *store.Tx, s *sight) error {
		if _, err := a.cutParts(tx, q.Citizen, q.Language); err != nil {
			return err
		}
		parts, err := tx.PlanParts(q.Citizen, q.Language)
		if err != nil {
			return err
		}
		view = wording.Hidden(s.grounds.To, q.Purpose, s.unseen(parts), i18n.For(q.Language))
		return nil
	})
	return view, err
}

// unseen counts what is decided no, department by department.
func (s *sight) unseen(parts []models.PlanPart) (unseen []wording.Unseen) {
	for _, from := range append([]models.Department{{ID: models.Citizens}}, s.departments...) {
		for _, category := range models.CategoriesOf(from.ID) {
			no := wording.Unseen{From: from, Category: category}
			for _, part := range parts {
				if part.Of != from.ID || part.Category != category {
					continue
				}
				for _, p := range part.Pieces {
					look := models.Look{Of: from.ID, Field: from.Field, Category: category, Item: p.Item, For: s.Purpose, Barred: p.Barred}
					switch {
					case !models.Decide(look, s.grounds).May():
						no.Count++
					case p.Place != "" && !s.seesPlace(look):
						no.Places++
					}
				}
			}
			unseen = append(unseen, no)
		}
	}
	return unseen
}

// seeAs has the citizen look as a department.
func (a *Actions) seeAs(ctx context.Context, who models.Viewer, q Asking, without string, look func(*store.Tx, *sight) error) error {
	return a.perform(ctx, who, models.SeeAsDepartment, q.Citizen, func(tx *store.Tx) error {
		if err := q.check(); err != nil {
			return err
		}
		now, err := tx.Gate(q.Citizen)
		if err != nil {
			return err
		}
		to, err := tx.DepartmentByID(q.Department)
		if err != nil {
			return err
		}
		s := &sight{Asking: q}
		if err := a.load(tx, s, to); err != nil {
			return err
		}
		s.grounds.Now = now
		s.grounds.Consents = slices.DeleteFunc(s.grounds.Consents, func(c models.ConsentRecord) bool { return c.ID == without })
		return look(tx, s)
	})
}
