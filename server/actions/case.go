package actions

import (
	"context"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// Cases lists the citizens a fagperson's department has a plan with, a yes from
// that holds, or the fagperson a plan open of: name and id, and nothing more.
// Each of them can see that the list was read.
func (a *Actions) Cases(ctx context.Context, who models.Viewer, language string) (view wording.CasesView, err error) {
	err = a.perform(ctx, who, models.ReadCases, who.ID, func(tx *store.Tx) error {
		department, err := departmentOf(tx, who)
		if err != nil {
			return err
		}
		view = wording.Cases(department, i18n.For(language))
		if department.ID == "" {
			return nil
		}
		ids, err := tx.CasesOf(department.ID, who.ID)
		if err != nil {
			return err
		}
		for _, id := range ids { // in the order of their ids, as deliveries lock them
			s, from, err := a.atGate(tx, who, Asking{Department: department.ID, Citizen: id, Language: language})
			if err != nil {
				return err
			}
			if !from.HasCase {
				continue // the yes is over
			}
			name, err := a.cutParts(tx, id, language)
			if err != nil {
				return err
			}
			view.Add(id, name, s.grounds.Emergency != nil)
			line := models.Entry{Citizen: id, By: who, Department: department.ID, Action: models.ReadCases, Ground: string(models.HasCase)}
			if err := tx.Log(line); err != nil {
				return err
			}
		}
		return nil
	})
	return view, err
}
