package actions

import (
	"context"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// SetAbsence notes when the borgerkonsulent is away and who is there instead.
// From the first day the substitute sees the citizens, until the last.
func (a *Actions) SetAbsence(ctx context.Context, who models.Viewer, absence models.Absence) error {
	absence.Staff = who.ID
	return a.perform(ctx, who, models.SetAbsence, who.ID, func(tx *store.Tx) error {
		if err := keepAbsence(tx, absence); err != nil {
			return err
		}
		return a.tellOwn(tx, who)
	})
}

// keepAbsence keeps it unless it would leave citizens with nobody: the substitute
// must not be away, and who is away must not be somebody's substitute. Both are
// locked, so that neither can go away at the same moment.
func keepAbsence(tx *store.Tx, absence models.Absence) error {
	if err := tx.LockStaff(absence.Staff, absence.Substitute); err != nil {
		return err
	}
	if err := isColleague(tx, absence.Substitute); err != nil {
		return models.ErrAbsence
	}
	away, err := tx.AbsencesOf(absence.Substitute, absence.From)
	if err != nil {
		return err
	}
	if err := absence.Check(away); err != nil {
		return err
	}
	owed, err := tx.OwedBy(absence.Staff, absence.From)
	if err != nil {
		return err
	}
	if err := absence.CheckOwed(owed); err != nil {
		return err
	}
	return tx.SaveAbsence(absence)
}

// Absences are the borgerkonsulent's own that are not over, and those of the
// same unit who can be there instead.
func (a *Actions) Absences(ctx context.Context, who models.Viewer, language string) (view wording.AbsencesView, err error) {
	err = a.perform(ctx, who, models.ReadAbsence, who.ID, func(tx *store.Tx) error {
		absences, err := tx.AbsencesOf(who.ID, a.day(tx))
		if err != nil {
			return err
		}
		self, err := tx.StaffByID(who.ID)
		if err != nil {
			return err
		}
		all, err := colleagues(tx)
		view = wording.Absences(absences, self, all, a.day(tx), i18n.For(language))
		return err
	})
	return view, err
}

// EndAbsence takes back the absence that begins on the day.
func (a *Actions) EndAbsence(ctx context.Context, who models.Viewer, from models.Date) error {
	return a.perform(ctx, who, models.SetAbsence, who.ID, func(tx *store.Tx) error {
		if err := a.tellOwn(tx, who); err != nil {
			return err
		}
		return tx.DropAbsence(who.ID, from)
	})
}

// tellOwn tells the citizens of the borgerkonsulent that somebody else is there.
func (a *Actions) tellOwn(tx *store.Tx, who models.Viewer) error {
	citizens, err := tx.AssignedTo(who.ID)
	if err != nil {
		return err
	}
	return tx.Changed("", a.day(tx), citizens...)
}
