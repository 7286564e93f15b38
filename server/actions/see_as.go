package actions

import (
	"context"
	"slices"

	"enplan/models"
	"enplan/server/store"
)

// SeeAs is what the citizen is shown who asks "how does this department see my
// plan": the very bytes the department is given, made by the same functions. With
// without it is as it would be if that consent did not hold.
func (a *Actions) SeeAs(ctx context.Context, who models.Viewer, q Asking, without string) (body []byte, err error) {
	s := &sight{Asking: q}
	err = a.perform(ctx, who, models.SeeAsDepartment, q.Citizen, func(tx *store.Tx) error {
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
		if err := a.load(tx, s, to); err != nil {
			return err
		}
		s.grounds.Now = now
		s.grounds.Consents = slices.DeleteFunc(s.grounds.Consents, func(c models.ConsentRecord) bool { return c.ID == without })
		return a.look(tx, s)
	})
	if err != nil {
		return nil, err
	}
	return s.words()
}
