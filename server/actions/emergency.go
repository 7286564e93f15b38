package actions

import (
	"context"
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// Opening is that somebody opens a plan in an emergency, and why.
type Opening struct {
	Department string
	Citizen    string
	Reason     string
	AboutOther bool // the reason is about the safety of somebody else
	Language   string
	Key        string
}

// OpenEmergency (værdispring) opens the citizen's plan for one person and a short
// time. The citizen is told in the same transaction, and it stands in the log
// under its id. Said again under the same key it is answered alike.
func (a *Actions) OpenEmergency(ctx context.Context, who models.Viewer, o Opening) (view wording.OpenEmergencyView, err error) {
	o.Reason = strings.TrimSpace(o.Reason)
	q := Asking{Department: o.Department, Citizen: o.Citizen, Purpose: models.PurposeEmergency, Language: o.Language}
	err = a.pass(ctx, who, models.OpenEmergency, q, func(tx *store.Tx, s *sight, line *models.Entry) error {
		id, err := a.madeID("emergency", who, o.Key)
		if err != nil {
			return err
		}
		e, again, err := a.keepEmergency(tx, who, id, o, s)
		if err != nil {
			return err
		}
		line.Ground = models.Verdict{Ground: models.ByEmergencyOnly, Ref: id}.String()
		view = wording.OpenEmergency(id, s.grounds.Now, e.Until.In(a.zone), i18n.For(o.Language))
		if again {
			return nil
		}
		return a.tellOfEmergency(tx, who, e, s.grounds.To)
	})
	return view, err
}

func (a *Actions) keepEmergency(tx *store.Tx, who models.Viewer, id string, o Opening, s *sight) (e store.Emergency, again bool, err error) {
	e, err = tx.EmergencyByID(id)
	switch {
	case err == nil && (e.Citizen != o.Citizen || e.Reason != o.Reason || e.AboutOther != o.AboutOther):
		return e, false, store.ErrKeyUsed
	case err == nil:
		return e, true, nil
	case models.KindOf(err) != models.NotFound:
		return e, false, err
	}
	if err := models.CheckReason(o.Reason); err != nil {
		return e, false, err
	}
	const inHaste = "-" // who is in a hurry need not write easily, but no CPR
	if _, _, err := a.letPass(o.Reason, "", inHaste); err != nil {
		return e, false, err
	}
	if s.grounds.Emergency != nil {
		return e, false, models.ErrEmergencyOpen
	}
	e = store.Emergency{
		Emergency: models.Emergency{ID: id, Until: s.grounds.Now.Add(models.EmergencyLasts)},
		Citizen:   o.Citizen, Staff: who.ID, Department: o.Department, Reason: o.Reason, AboutOther: o.AboutOther, Opened: s.grounds.Now,
	}
	if err := tx.AddEmergency(e); err != nil {
		return e, false, err
	}
	ends := store.SightEnd{Citizen: e.Citizen, Ref: string(models.ByEmergencyOnly) + ":" + e.ID, Department: e.Department, Until: e.Until}
	return e, false, tx.KeepSightEnd(ends)
}

// tellOfEmergency tells the citizen: on the first page, in the history, and at
// once to whoever listens.
func (a *Actions) tellOfEmergency(tx *store.Tx, who models.Viewer, e store.Emergency, department models.Department) error {
	staff, err := tx.StaffByID(who.ID)
	if err != nil {
		return err
	}
	said := models.EmergencySaid{Name: staff.Name, Unit: department.Title, Reason: e.Reason, Until: e.Until}
	if e.AboutOther {
		said.Reason = ""
	}
	event, err := said.Event(e.ID, who)
	if err != nil {
		return err
	}
	if err := tx.AddEvent(e.Citizen, event, store.Key{}); err != nil {
		return err
	}
	if err := a.renew(tx, e.Citizen); err != nil {
		return err
	}
	if err := a.notify(tx, e.Citizen, models.Notification{Kind: models.NotifyEmergency, Ref: e.ID}); err != nil {
		return err
	}
	return tx.ChangedAlsoFor([]string{who.ID}, "", a.day(tx), e.Citizen)
}
