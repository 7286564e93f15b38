package actions

import (
	"context"
	"strings"

	"enplan/models"
	"enplan/server/store"
)

// AskConsent keeps that a department asks the citizen for a yes. It is the same
// whether there is anything or not: only the citizen decides, and only the
// citizen knows.
func (a *Actions) AskConsent(ctx context.Context, who models.Viewer, c Consenting, unplain string) (id string, err error) {
	c.Consent = ""
	c.Terms.ForWhat = strings.TrimSpace(c.Terms.ForWhat)
	q := Asking{Department: c.Terms.To, Citizen: c.Citizen, Purpose: c.Terms.Purpose, Language: c.Language}
	err = a.pass(ctx, who, models.AskConsent, q, func(tx *store.Tx, s *sight, _ *models.Entry) error {
		kept, err := a.keepConsent(tx, who, models.AskConsent, c, func(tx *store.Tx, desk consentDesk) (models.ConsentEvent, error) {
			return models.ConsentEvent{What: models.ConsentAsked, Terms: c.Terms}, a.mayAsk(tx, s, c.Terms, unplain)
		})
		id = kept.Consent
		return err
	})
	return id, err
}

// mayAsk refuses a question that cannot be put, or cannot be put now.
func (a *Actions) mayAsk(tx *store.Tx, s *sight, t models.Terms, unplain string) error {
	if err := t.CheckAsk(s.departments); err != nil {
		return err
	}
	field := models.FieldOf(t.From, s.departments)
	if err := t.CheckAskNow(field, s.grounds); err != nil {
		return err
	}
	if err := a.mayName(tx, s, t, field); err != nil {
		return err
	}
	_, _, err := a.letPass(t.ForWhat, "", unplain)
	return err
}

// mayName refuses a single thing that the department may not name. One that is
// not there and one it may not see are refused alike.
func (a *Actions) mayName(tx *store.Tx, s *sight, t models.Terms, field models.Field) error {
	if t.Item == "" {
		return nil
	}
	if _, err := a.cutParts(tx, s.Citizen, s.Language); err != nil {
		return err
	}
	part, err := tx.PlanPartOf(s.Citizen, s.Language, t.From, t.Category)
	if err != nil {
		return err
	}
	for _, p := range part.Pieces {
		look := models.Look{Of: t.From, Field: field, Category: t.Category, Item: t.Item, Barred: p.Barred}
		if p.Item == t.Item && models.MayName(look, s.grounds) {
			return nil
		}
	}
	return models.ErrTerms
}
