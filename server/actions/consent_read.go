package actions

import (
	"context"
	"crypto/sha256"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/law"
	"enplan/server/store"
	"enplan/server/wording"
)

// Consents is who may see what of a citizen, as the citizen or the
// borgerkonsulent may read it.
func (a *Actions) Consents(ctx context.Context, who models.Viewer, citizen, language string) (view wording.ConsentsView, err error) {
	err = a.perform(ctx, who, models.ReadConsents, citizen, func(tx *store.Tx) error {
		now, err := tx.Gate(citizen)
		if err != nil {
			return err
		}
		b, err := a.consentBook(tx, who, citizen, language, now)
		if err != nil {
			return err
		}
		view = wording.Consents(b, i18n.For(language))
		for i := range view.Asked {
			if view.Asked[i].Ask, err = a.asked(tx, b, view.Asked[i].ID, citizen, language); err != nil {
				return err
			}
		}
		return nil
	})
	return view, err
}

// asked is the text of what waits for an answer; nil when it is not the reader's
// to read, or the thing it is about is no more.
func (a *Actions) asked(tx *store.Tx, b wording.ConsentBook, id, citizen, language string) (*wording.ConsentTextView, error) {
	c, err := consentByID(b.Consents, id)
	if err != nil {
		return nil, err
	}
	view, err := a.consentText(tx, b, Consenting{Citizen: citizen, Consent: id, Terms: models.Terms{Item: c.Terms.Item}, Language: language})
	switch {
	case models.KindOf(err) == models.Invalid:
		return nil, nil
	case err != nil:
		return nil, err
	}
	return &view, nil
}

// ConsentText is the text that somebody reads before they say yes: to what was
// asked, or to what they choose themselves. Nothing is kept.
func (a *Actions) ConsentText(ctx context.Context, who models.Viewer, c Consenting) (view wording.ConsentTextView, err error) {
	err = a.perform(ctx, who, models.ReadConsents, c.Citizen, func(tx *store.Tx) error {
		now, err := tx.Gate(c.Citizen)
		if err != nil {
			return err
		}
		b, err := a.consentBook(tx, who, c.Citizen, c.Language, now)
		if err != nil {
			return err
		}
		view, err = a.consentText(tx, b, c)
		return err
	})
	return view, err
}

// consentText weighs the terms as a yes to them would be weighed.
func (a *Actions) consentText(tx *store.Tx, b wording.ConsentBook, c Consenting) (wording.ConsentTextView, error) {
	desk := consentDesk{now: b.Now, departments: b.Departments}
	if c.Consent != "" {
		var err error
		if desk.ConsentRecord, err = consentByID(b.Consents, c.Consent); err != nil {
			return wording.ConsentTextView{}, err
		}
	}
	given := c.givenOn(desk, a.zone)
	longest := a.longest(desk, given, a.termsOf(c, desk).From)
	if c.Until.IsZero() {
		c.Until = models.UsualLast(models.DateOf(desk.now.In(a.zone)), longest, a.zone)
	}
	terms, until, err := a.weighYes(c, desk, given)
	if err != nil {
		return wording.ConsentTextView{}, err
	}
	if b.Who.Role == models.AsCoordinator && !terms.TellsDesk() {
		return wording.ConsentTextView{}, models.ErrTerms
	}
	text, err := a.textOf(tx, c, terms, until, desk.departments)
	if err != nil {
		return wording.ConsentTextView{}, err
	}
	hash := sha256.Sum256(text)
	return wording.ConsentTextOf(b, terms, string(text), hash[:], c.Until, longest, i18n.For(c.Language)), nil
}

// consentBook is all that the citizen's consents are shown with. The citizen must
// be locked.
func (a *Actions) consentBook(tx *store.Tx, who models.Viewer, citizen, language string, now time.Time) (wording.ConsentBook, error) {
	b := wording.ConsentBook{Who: who, Now: now.In(a.zone), OwnLimit: a.consentDays, WithPlan: map[string]bool{}, Staff: map[string]string{}}
	b.Statutes = models.ForceOn(law.Sharing(), models.DateOf(b.Now))
	events, err := tx.Consents(citizen)
	if err != nil {
		return b, err
	}
	b.Consents = models.ConsentRecords(events)
	for _, e := range events {
		if e.By.Role != models.AsCoordinator || b.Staff[e.By.ID] != "" {
			continue
		}
		staff, err := tx.StaffByID(e.By.ID)
		if err != nil {
			return b, err
		}
		b.Staff[e.By.ID] = staff.FirstName()
	}
	if b.Departments, err = tx.Departments(); err != nil {
		return b, err
	}
	for _, d := range b.Departments {
		if b.WithPlan[d.ID], err = tx.DepartmentKnows(d.ID, citizen); err != nil {
			return b, err
		}
	}
	name, err := a.cutParts(tx, citizen, language)
	if err != nil {
		return b, err
	}
	b.Name = models.Citizen{Name: name}.FirstName()
	if b.Parts, err = readable(tx, b, citizen, language); err != nil {
		return b, err
	}
	b.Born, err = a.bornIf(tx, citizen, models.AnyByParent(b.Consents))
	return b, err
}

// readable are the parts whose things the reader may read by name: all of the
// citizen's own, and what Terms.TellsDesk lets the desk know.
func readable(tx *store.Tx, b wording.ConsentBook, citizen, language string) (parts []models.PlanPart, err error) {
	if b.Who.Role == models.AsCitizen {
		return tx.PlanParts(citizen, language)
	}
	for _, d := range append([]models.Department{{ID: models.Citizens}}, b.Departments...) {
		for _, category := range models.CategoriesOf(d.ID) {
			if !(models.Terms{Item: "any", Category: category}).TellsDesk() {
				continue
			}
			part, err := tx.PlanPartOf(citizen, language, d.ID, category)
			if err != nil {
				return nil, err
			}
			parts = append(parts, part)
		}
	}
	return parts, nil
}

// bornIf is the citizen's birthday, when it is needed.
func (a *Actions) bornIf(tx *store.Tx, citizen string, needed bool) (models.Date, error) {
	if !needed {
		return models.Date{}, nil
	}
	facts, err := a.facts(tx, citizen)
	return facts.Citizen.Born, err
}
