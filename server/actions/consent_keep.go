package actions

import (
	"context"
	"encoding/json"
	"time"

	"enplan/models"
	"enplan/server/store"
)

// Consenting is what somebody wants to happen to a consent.
type Consenting struct {
	Citizen  string
	Consent  string         // "" begins one that nobody asked for
	Seen     models.Version // the version the one who says it saw, of one that is there
	Terms    models.Terms
	Until    models.Date // the last day; the zero Date is as long as it may be
	Text     []byte      // hash of the text that was shown
	Noting   Noting      // of one that staff write down
	Language string
	Key      string
	Shown    models.Shown // how the citizen who says so showed who they are
}

// consent keeps one thing that happens to a consent. weigh is given the consent
// as it stands, and says what event it comes to, or refuses. What makes a yes
// less is in the journal too before anybody is answered.
func (a *Actions) consent(
	ctx context.Context, who models.Viewer, action models.Action, c Consenting,
	weigh func(*store.Tx, consentDesk) (models.ConsentEvent, error),
) (id string, err error) {
	var last models.ConsentEvent
	err = a.perform(ctx, who, action, c.Citizen, func(tx *store.Tx) error {
		last, err = a.keepConsent(tx, who, action, c, weigh)
		return err
	})
	if err == nil {
		err = a.keepRevocation(c.Citizen, last)
	}
	return last.Consent, err
}

// consentDesk is a consent as it stands, with what it is judged by.
type consentDesk struct {
	models.ConsentRecord
	now         time.Time
	departments []models.Department
}

func (a *Actions) keepConsent(
	tx *store.Tx, who models.Viewer, action models.Action, c Consenting,
	weigh func(*store.Tx, consentDesk) (models.ConsentEvent, error),
) (none models.ConsentEvent, err error) {
	now, err := tx.Gate(c.Citizen)
	if err != nil {
		return none, err
	}
	key, err := a.keyOfConsent(who, action, c)
	if err != nil {
		return none, err
	}
	events, err := tx.Consents(c.Citizen)
	if err != nil {
		return none, err
	}
	if id, kept, err := tx.ConsentKept(c.Citizen, key); err != nil || kept {
		return lastOf(events, id), err
	}
	desk := consentDesk{now: now}
	if desk.departments, err = tx.Departments(); err != nil {
		return none, err
	}
	if c.Consent != "" {
		if desk.ConsentRecord, err = consentByID(models.ConsentRecords(events), c.Consent); err != nil {
			return none, err
		}
		if err := models.CheckVersion(c.Seen, models.Version(desk.Version), "", ""); err != nil {
			return none, err
		}
	}
	e, err := weigh(tx, desk)
	if err != nil {
		return none, err
	}
	e.Consent, e.By, e.At, e.Language = c.Consent, who, now, c.Language
	if who.Role == models.AsCitizen {
		e.Auth, e.LOA = c.Shown.At, c.Shown.LOA
	}
	if e.Consent == "" {
		if e.Consent, err = a.madeID("consent", who, c.Key); err != nil {
			return none, err
		}
	}
	if e.Seq, err = tx.AddConsent(c.Citizen, e, key); err != nil {
		return none, err
	}
	if e.What == models.ConsentAsked || desk.State == models.ConsentAsked { // the citizen's first page says so
		if err := tx.DropPlanDocs(c.Citizen); err != nil {
			return none, err
		}
	}
	switch {
	case e.What == models.ConsentAsked:
		err = a.notify(tx, c.Citizen, models.Notification{Kind: models.NotifyConsent, Ref: e.Consent})
	case desk.State == models.ConsentAsked:
		_, err = tx.SeeThing(c.Citizen, e.Consent)
	}
	if err != nil {
		return none, err
	}
	record, _ := models.ConsentByID(models.ConsentRecords(append(events, e)), e.Consent)
	staff, err := a.afterConsent(tx, c.Citizen, now, record)
	if err != nil {
		return none, err
	}
	return e, tx.ChangedAlsoFor(staff, "", a.day(tx), c.Citizen)
}

func consentByID(records []models.ConsentRecord, id string) (models.ConsentRecord, error) {
	if record, known := models.ConsentByID(records, id); known {
		return record, nil
	}
	return models.ConsentRecord{}, models.ErrNotFound
}

// lastOf is the last event of a consent.
func lastOf(events []models.ConsentEvent, consent string) (last models.ConsentEvent) {
	for _, e := range events {
		if e.Consent == consent {
			last = e
		}
	}
	return last
}

func (a *Actions) keyOfConsent(who models.Viewer, action models.Action, c Consenting) (store.Key, error) {
	if c.Key == "" {
		return store.Key{}, nil
	}
	terms, err := json.Marshal([]any{c.Terms, c.Noting})
	return store.Key{
		Name:  a.vault.Digest(joined("consent", string(who.Role), who.ID, c.Key)),
		Asked: a.vault.Digest(joined("asked", string(action), c.Consent, string(terms), c.Until.String())),
	}, err
}
