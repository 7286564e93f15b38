package actions

import (
	"context"
	"slices"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// ConsentSeen is what has been seen by one of the citizen's consents, from the
// log, and whether the department's system was told of its last change. It
// returns ErrNotFound for a consent that is not the citizen's.
func (a *Actions) ConsentSeen(ctx context.Context, who models.Viewer, citizen, consent, language string) (view wording.ConsentSeenView, err error) {
	err = a.perform(ctx, who, models.ReadConsents, citizen, func(tx *store.Tx) error {
		events, err := tx.Consents(citizen)
		if err != nil {
			return err
		}
		record, known := models.ConsentByID(models.ConsentRecords(events), consent)
		if !known {
			return models.ErrNotFound
		}
		lines, err := tx.LooksBy(citizen, consent)
		if err != nil {
			return err
		}
		told, err := toldOf(tx, citizen, record)
		if err != nil {
			return err
		}
		departments, err := tx.Departments()
		view = wording.ConsentSeen(record, models.SeenByConsent(consent, lines), told, departments, tx.Now.In(a.zone), i18n.For(language))
		return err
	})
	return view, err
}

// toldOf is how far it has come that the department's system is told; nil when
// there is nothing to tell.
func toldOf(tx *store.Tx, citizen string, c models.ConsentRecord) (*wording.ConsentTold, error) {
	tellings, err := tx.Tellings(citizen)
	if err != nil {
		return nil, err
	}
	for _, t := range slices.Backward(tellings) {
		if t.Consent == c.ID && t.State() != models.NotTold {
			return &wording.ConsentTold{State: t.State(), Received: t.Received}, nil
		}
	}
	if slices.ContainsFunc(c.Events, func(e models.ConsentEvent) bool { return e.What.IsTold() }) {
		return &wording.ConsentTold{}, nil
	}
	return nil, nil //nolint:nilnil // nothing to tell is no fault
}
