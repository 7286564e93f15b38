package actions

import (
	"bytes"
	"context"
	"crypto/sha256"
	"strings"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// GiveConsent keeps the citizen's yes: to what was asked, or to a single thing
// of it, or one that nobody asked for. The text must be the one that was shown.
func (a *Actions) GiveConsent(ctx context.Context, who models.Viewer, c Consenting) (id string, err error) {
	return a.consent(ctx, who, models.GiveConsent, c, func(tx *store.Tx, desk consentDesk) (models.ConsentEvent, error) {
		terms, until, err := a.weighYes(c, desk, models.DateOf(desk.now.In(a.zone)))
		if err != nil {
			return models.ConsentEvent{}, err
		}
		if err := a.sameText(tx, c, terms, until, desk.departments); err != nil {
			return models.ConsentEvent{}, err
		}
		return models.ConsentEvent{
			What: models.ConsentGiven, Terms: terms, Until: until, Capacity: models.AsSelf, Form: models.ByLogin, Text: c.Text,
		}, nil
	})
}

// weighYes says what a yes that was given on a day comes to, or refuses it.
func (a *Actions) weighYes(c Consenting, desk consentDesk, given models.Date) (models.Terms, time.Time, error) {
	terms := a.termsOf(c, desk)
	if c.Consent != "" {
		if err := desk.CheckGive(terms); err != nil {
			return terms, time.Time{}, err
		}
	}
	if err := terms.Check(desk.departments); err != nil {
		return terms, time.Time{}, err
	}
	until, err := a.untilOf(c.Until, desk, given, terms.From)
	return terms, until, err
}

// termsOf are the terms of a yes: those asked for, with the single thing the
// citizen chose of them, or the citizen's own.
func (a *Actions) termsOf(c Consenting, desk consentDesk) models.Terms {
	if c.Consent == "" {
		terms := c.Terms
		terms.Without, terms.ForWhat = models.NothingLost, strings.TrimSpace(terms.ForWhat)
		return terms
	}
	terms := desk.Terms
	if c.Terms.Item != "" {
		terms.Item = c.Terms.Item
	}
	return terms
}

// untilOf is the instant after the last day, as long as it may be when none is
// said.
func (a *Actions) untilOf(last models.Date, desk consentDesk, given models.Date, from string) (time.Time, error) {
	longest := a.longest(desk, given, from)
	if last.IsZero() {
		return longest, nil
	}
	until := last.AddDays(1).At(0, 0, a.zone).UTC()
	return until, models.CheckUntil(until, desk.now, longest)
}

func (a *Actions) longest(desk consentDesk, given models.Date, from string) time.Time {
	return models.LongestUntil(given, models.FieldOf(from, desk.departments), a.consentDays, a.zone).UTC()
}

// sameText refuses a yes to another text than the one that was shown, and keeps
// the text.
func (a *Actions) sameText(tx *store.Tx, c Consenting, terms models.Terms, until time.Time, departments []models.Department) error {
	body, err := a.textOf(tx, c, terms, until, departments)
	if err != nil {
		return err
	}
	hash := sha256.Sum256(body)
	if !bytes.Equal(hash[:], c.Text) {
		return models.ErrConsentText
	}
	return tx.KeepConsentText(store.ConsentText{Citizen: c.Citizen, Hash: hash[:], Language: c.Language, Body: body})
}

// textOf is the text that is shown before a yes.
func (a *Actions) textOf(tx *store.Tx, c Consenting, terms models.Terms, until time.Time, departments []models.Department) ([]byte, error) {
	thing, err := a.pieceOf(tx, c.Citizen, c.Language, terms)
	return []byte(wording.ConsentText(terms, thing, until.In(a.zone), departments, i18n.For(c.Language))), err
}

// pieceOf is the single thing the terms are about, in words; "" when they are
// about all of a category. It returns models.ErrTerms when there is none such.
func (a *Actions) pieceOf(tx *store.Tx, citizen, language string, terms models.Terms) (string, error) {
	if terms.Item == "" {
		return "", nil
	}
	if _, err := a.cutParts(tx, citizen, language); err != nil {
		return "", err
	}
	part, err := tx.PlanPartOf(citizen, language, terms.From, terms.Category)
	if err != nil {
		return "", err
	}
	for _, p := range part.Pieces {
		if p.Item == terms.Item && !p.Barred {
			return p.Text, nil
		}
	}
	return "", models.ErrTerms
}

// DeclineConsent keeps the citizen's no to what was asked.
func (a *Actions) DeclineConsent(ctx context.Context, who models.Viewer, c Consenting) error {
	_, err := a.consent(ctx, who, models.DeclineConsent, c, func(_ *store.Tx, desk consentDesk) (models.ConsentEvent, error) {
		return models.ConsentEvent{What: models.ConsentDeclined, Capacity: models.AsSelf, Form: models.ByLogin}, desk.CheckDecline()
	})
	return err
}

// NarrowConsent keeps that a yes is to a single thing from now on, or ends
// sooner.
func (a *Actions) NarrowConsent(ctx context.Context, who models.Viewer, c Consenting) error {
	_, err := a.consent(ctx, who, models.NarrowConsent, c, func(tx *store.Tx, desk consentDesk) (models.ConsentEvent, error) {
		terms, until := a.termsOf(c, desk), desk.Until
		if !c.Until.IsZero() {
			until = c.Until.AddDays(1).At(0, 0, a.zone).UTC()
		}
		if err := desk.CheckNarrow(terms, until, desk.now); err != nil {
			return models.ConsentEvent{}, err
		}
		_, err := a.pieceOf(tx, c.Citizen, c.Language, terms)
		return models.ConsentEvent{What: models.ConsentNarrowed, Terms: terms, Until: until, Capacity: models.AsSelf, Form: models.ByLogin}, err
	})
	return err
}

// PauseConsent keeps that a yes does not hold until the citizen says so.
func (a *Actions) PauseConsent(ctx context.Context, who models.Viewer, c Consenting) error {
	return a.changeConsent(ctx, who, models.PauseConsent, models.ConsentPaused, c)
}

// ResumeConsent keeps that a paused yes holds again.
func (a *Actions) ResumeConsent(ctx context.Context, who models.Viewer, c Consenting) error {
	return a.changeConsent(ctx, who, models.ResumeConsent, models.ConsentResumed, c)
}

// WithdrawConsent keeps that a yes is taken back. From this commit on nothing is
// read by it.
func (a *Actions) WithdrawConsent(ctx context.Context, who models.Viewer, c Consenting) error {
	return a.changeConsent(ctx, who, models.WithdrawConsent, models.ConsentWithdrawn, c)
}

func (a *Actions) changeConsent(ctx context.Context, who models.Viewer, action models.Action, do models.ConsentDeed, c Consenting) error {
	_, err := a.consent(ctx, who, action, c, func(_ *store.Tx, desk consentDesk) (models.ConsentEvent, error) {
		return models.ConsentEvent{What: do, Capacity: models.AsSelf, Form: models.ByLogin}, desk.CheckChange(do, desk.now)
	})
	return err
}
