package actions

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"enplan/models"
	"enplan/server/store"
)

// afterConsent does in the same transaction what follows from a consent as it
// now stands: what waits to be told of it is taken back, the department's system
// is to be told, and it is known when it ends by itself. It gives the staff of
// the receiving department who must be told at once, because they may have the
// citizen's page open: those who have looked within the length of a session. The
// others are not told: their pages would ask anew about citizens of their own,
// and each of those would find a look in the log that nobody made. A question and
// a no change nothing that anybody sees.
func (a *Actions) afterConsent(tx *store.Tx, citizen string, now time.Time, c models.ConsentRecord) (staff []string, err error) {
	last := c.Events[len(c.Events)-1]
	if err := a.keepEnd(tx, citizen, c); err != nil {
		return nil, err
	}
	if last.What.IsTold() {
		if err := tx.WithdrawNoticesBy(citizen, c.ID); err != nil {
			return nil, err
		}
		if err := a.toTell(tx, citizen, now, c, string(c.State)); err != nil {
			return nil, err
		}
	}
	if !last.What.ChangesSight() {
		return nil, nil
	}
	return tx.LookedSince(citizen, c.Terms.To, now.Add(-longestLook))
}

// keepEnd keeps when the consent ends by itself, as long as it can.
func (a *Actions) keepEnd(tx *store.Tx, citizen string, c models.ConsentRecord) error {
	if !c.Living() {
		return tx.DropSightEnd(citizen, endOf(c.ID))
	}
	born, err := a.bornIf(tx, citizen, c.Given.Capacity == models.AsParent)
	if err != nil {
		return err
	}
	return tx.KeepSightEnd(store.SightEnd{Citizen: citizen, Ref: endOf(c.ID), Department: c.Terms.To, Until: c.EndsAt(born, a.zone)})
}

// endOf is what a consent is called among what ends, as in the log.
func endOf(consent string) string {
	return models.Verdict{Ground: models.ByConsent, Ref: consent}.String()
}

// consentChanged is what a department's system is told (Standard Webhooks): which
// consent, how it now stands, and of whom in the system's own words. No content.
type consentChanged struct {
	Type string    `json:"type"` // "consent.changed"
	When time.Time `json:"timestamp"`
	Data struct {
		Consent string    `json:"consent"`
		Version int64     `json:"version"` // grows; of two the greater is how it stands
		State   string    `json:"state"`   // given, paused, withdrawn, lapsed
		Until   time.Time `json:"until"`
		Citizen struct {
			ID   string      `json:"id"` // as in /api/departments/{department}/citizens/{citizen}/plan
			Refs []systemRef `json:"refs"`
		} `json:"citizen"`
	} `json:"data"`
}

type systemRef struct {
	Source string `json:"source"`
	Ref    string `json:"ref"`
}

// toTell keeps that the department's system is to be told, if it has one that can
// be.
func (a *Actions) toTell(tx *store.Tx, citizen string, now time.Time, c models.ConsentRecord, state string) error {
	if can, err := tx.HasWebhook(c.Terms.To); err != nil || !can {
		return err
	}
	told := consentChanged{Type: "consent.changed", When: now}
	told.Data.Consent, told.Data.Version, told.Data.State, told.Data.Until = c.ID, c.Version, state, c.Until
	told.Data.Citizen.ID, told.Data.Citizen.Refs = citizen, []systemRef{}
	refs, err := tx.RefsAt(c.Terms.To, citizen)
	if err != nil {
		return err
	}
	for _, r := range refs {
		told.Data.Citizen.Refs = append(told.Data.Citizen.Refs, systemRef{r[0], r[1]})
	}
	body, err := json.Marshal(told)
	if err != nil {
		return err
	}
	return tx.AddTelling(store.Telling{Citizen: citizen, Consent: c.ID, Version: c.Version, Department: c.Terms.To, Body: string(body)})
}

// lapsedAtOnce is how many citizens are looked at in one round of TellLapsed.
const lapsedAtOnce = 100

// TellLapsed tells those who may have a page open that something they could see
// has ended by itself. Nothing is decided here: the next read was denied from the
// very instant on. Call it about once a second; several servers may.
func (a *Actions) TellLapsed(ctx context.Context) error {
	var citizens []string
	if err := a.store.Read(ctx, func(tx *store.Tx) (err error) {
		citizens, err = tx.SightEndsDue(lapsedAtOnce)
		return err
	}); err != nil {
		return err
	}
	for _, citizen := range citizens {
		if err := a.store.Write(ctx, func(tx *store.Tx) error { return a.tellLapsed(tx, citizen) }); err != nil {
			return err
		}
	}
	return nil
}

func (a *Actions) tellLapsed(tx *store.Tx, citizen string) error {
	now, err := tx.Gate(citizen)
	if models.KindOf(err) == models.NotFound {
		_, err := tx.TakeSightEnds(citizen)
		return err
	}
	if err != nil {
		return err
	}
	ends, err := tx.TakeSightEnds(citizen)
	if err != nil || len(ends) == 0 {
		return err
	}
	events, err := tx.Consents(citizen)
	if err != nil {
		return err
	}
	records := models.ConsentRecords(events)
	var staff []string
	for _, end := range ends {
		looked, err := tx.LookedSince(citizen, end.Department, now.Add(-longestLook))
		if err != nil {
			return err
		}
		staff = append(staff, looked...)
		at := slices.IndexFunc(records, func(c models.ConsentRecord) bool { return endOf(c.ID) == end.Ref })
		if at < 0 {
			continue // an emergency
		}
		if err := tx.WithdrawNoticesBy(citizen, records[at].ID); err != nil {
			return err
		}
		if err := a.toTell(tx, citizen, now, records[at], string(models.ConsentLapsed)); err != nil {
			return err
		}
	}
	return tx.ChangedAlsoFor(staff, "", a.day(tx), citizen)
}

// longestLook is how long somebody who works here can have a page open in one session.
var longestLook = models.LimitsOf(models.AsProfessional).Whole
