package actions

import (
	"context"
	"slices"

	"enplan/models"
	"enplan/server/journal"
	"enplan/server/store"
)

// errNotKept is what the citizen reads when the journal cannot be written. What
// was taken back is taken back; it is the promise that it stays so that is missing.
var errNotKept = &models.Error{Kind: models.Unavailable, Key: "consent.error.not_kept"}

// KeepJournal has all that is taken back written to the journal too, before it is
// answered. Call it before anything is done; without it no journal is kept.
func (a *Actions) KeepJournal(j *journal.Journal) { a.journal = j }

// keepRevocation writes an event to the journal if it makes a yes less. It is done
// after the commit, by who waits for the answer and by nobody else: what is
// written meanwhile does not wait for this disk.
func (a *Actions) keepRevocation(citizen string, e models.ConsentEvent) error {
	r, ok := models.RevocationOf(citizen, e)
	if !ok || a.journal == nil {
		return nil
	}
	if err := a.journal.Add(r); err != nil {
		a.log.Error("a withdrawal is not in the journal; start the program anew when the disk is mended", "error", err.Error())
		return errNotKept
	}
	return nil
}

// Reapply brings the database to where the journal left it, before anything is
// served: what was taken back after the backup that was restored is taken back
// again, with its own time, and every session is ended. What only the database has is added to the journal. It
// says how much was done again.
func (a *Actions) Reapply(ctx context.Context, who models.Viewer, taken []models.Revocation) (again int, err error) {
	byCitizen := map[string][]models.Revocation{}
	for _, r := range taken {
		byCitizen[r.Citizen] = append(byCitizen[r.Citizen], r)
	}
	var lacking []string
	var here []models.Revocation
	if err := a.store.Read(ctx, func(tx *store.Tx) error {
		lacking, here = nil, nil
		for citizen, theirs := range byCitizen {
			events, err := tx.Consents(citizen)
			if err != nil {
				return err
			}
			if len(models.Reapply(events, theirs)) > 0 {
				lacking = append(lacking, citizen)
			}
		}
		here, err = tx.Revocations()
		return err
	}); err != nil {
		return 0, err
	}
	slices.Sort(lacking)
	for _, citizen := range lacking {
		n, err := a.reapply(ctx, who, citizen, byCitizen[citizen])
		if err != nil {
			return again, err
		}
		again += n
	}
	if a.journal == nil {
		return again, nil
	}
	return again, a.journal.Add(slices.DeleteFunc(here, func(r models.Revocation) bool {
		return slices.ContainsFunc(byCitizen[r.Citizen], r.Same)
	})...)
}

func (a *Actions) reapply(ctx context.Context, who models.Viewer, citizen string, taken []models.Revocation) (n int, err error) {
	err = a.perform(ctx, who, models.ReapplyConsents, citizen, func(tx *store.Tx) error {
		now, err := tx.Gate(citizen)
		if err != nil {
			return err
		}
		events, err := tx.Consents(citizen)
		if err != nil {
			return err
		}
		missing := models.Reapply(events, taken)
		n = len(missing)
		if err := tx.EndAllSessions(); err != nil {
			return err
		}
		var staff []string
		for _, e := range missing {
			if e.Seq, err = tx.AddConsent(citizen, e, store.Key{}); err != nil {
				return err
			}
			events = append(events, e)
			record, _ := models.ConsentByID(models.ConsentRecords(events), e.Consent)
			looked, err := a.afterConsent(tx, citizen, now, record)
			if err != nil {
				return err
			}
			staff = append(staff, looked...)
		}
		return tx.ChangedAlsoFor(staff, "", a.day(tx), citizen)
	})
	return n, err
}
