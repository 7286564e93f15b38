package actions

import (
	"context"
	"strings"
	"time"

	"enplan/models"
	"enplan/server/store"
)

// Noting is how a consent was given that staff write down.
type Noting struct {
	Form     models.Form
	Capacity models.Capacity
	Guards   models.GuardianForm
	InForce  bool
	Note     string
	On       models.Date // when it was said or signed; the zero Date is today
}

// givenOn is the day that how long a yes may hold is counted from.
func (c Consenting) givenOn(desk consentDesk, zone *time.Location) models.Date {
	if c.Noting.On.IsZero() {
		return models.DateOf(desk.now.In(zone))
	}
	return c.Noting.On
}

// RecordConsent keeps that the citizen has said yes on paper or by word, to what
// was asked or to something nobody asked for, and in what capacity whoever said
// it did. What would not count is refused. The text must be the one that was
// shown.
func (a *Actions) RecordConsent(ctx context.Context, who models.Viewer, c Consenting, unplain string) (id string, err error) {
	c.Noting.Note = strings.TrimSpace(c.Noting.Note)
	return a.consent(ctx, who, models.RecordConsent, c, func(tx *store.Tx, desk consentDesk) (models.ConsentEvent, error) {
		given := c.givenOn(desk, a.zone)
		terms, until, err := a.weighYes(c, desk, given)
		if err != nil {
			return models.ConsentEvent{}, err
		}
		if !terms.TellsDesk() {
			return models.ConsentEvent{}, models.ErrTerms
		}
		if err := a.sameText(tx, c, terms, until, desk.departments); err != nil {
			return models.ConsentEvent{}, err
		}
		if err := a.checkNote(c.Noting.Note, unplain); err != nil {
			return models.ConsentEvent{}, err
		}
		born, err := a.bornIf(tx, c.Citizen, c.Noting.Capacity == models.AsParent)
		if err != nil {
			return models.ConsentEvent{}, err
		}
		e := models.ConsentEvent{
			What: models.ConsentGiven, Terms: terms, Until: until, Text: c.Text, At: desk.now,
			Capacity: c.Noting.Capacity, Guards: c.Noting.Guards, InForce: c.Noting.InForce, Form: c.Noting.Form, Note: c.Noting.Note,
		}
		if given != models.DateOf(desk.now.In(a.zone)) {
			e.On = given
		}
		return e, e.CheckRecord(models.FieldOf(terms.From, desk.departments), born, a.zone)
	})
}

// RecordNo keeps that the citizen has said no to what was asked, or has taken a
// yes back, by word. do is ConsentDeclined or ConsentWithdrawn.
func (a *Actions) RecordNo(ctx context.Context, who models.Viewer, c Consenting, do models.ConsentDeed, unplain string) error {
	c.Noting.Note = strings.TrimSpace(c.Noting.Note)
	_, err := a.consent(ctx, who, models.RecordConsent, c, func(_ *store.Tx, desk consentDesk) (models.ConsentEvent, error) {
		e := models.ConsentEvent{What: do, Capacity: models.AsSelf, Form: models.ByWord, Note: c.Noting.Note}
		if err := e.CheckNoted(); err != nil {
			return e, err
		}
		if do == models.ConsentDeclined {
			if err := desk.CheckDecline(); err != nil {
				return e, err
			}
		} else if err := desk.CheckChange(do, desk.now); err != nil {
			return e, err
		}
		return e, a.checkNote(e.Note, unplain)
	})
	return err
}

// checkNote weighs what staff write, which the citizen reads.
func (a *Actions) checkNote(note, unplain string) error {
	if err := models.CheckNote(note); err != nil {
		return err
	}
	_, _, err := a.letPass(note, "", unplain)
	return err
}
