package actions

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"slices"
	"time"

	"github.com/molecule-man/go-brrr"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
	"enplan/server/calendar"
	"enplan/server/store"
	"enplan/server/vault"
	"enplan/server/wording"
)

// PlanDoc is the one plan as it goes over the wire.
type PlanDoc = store.PlanDoc

// Brotli is the encoding that plans are kept ready in, beside the plain one.
const Brotli = "br"

// OwnPlan is the plan of the citizen whose session it is. The usual case is one
// look-up of a finished document; a document past its time is built anew. The
// reading is logged once per session. Body is in the encoding asked for.
// It returns ErrNotLoggedIn without a session.
func (a *Actions) OwnPlan(ctx context.Context, token, language, encoding string, now time.Time) (PlanDoc, error) {
	session, doc, found, err := a.store.SessionPlanDoc(ctx, vault.TokenHash(token), language, encoding, now)
	if err != nil {
		return PlanDoc{}, err
	}
	who := models.Viewer{Role: models.AsCitizen, ID: session.CitizenID}
	if found == store.FoundNothing {
		if who, err = a.staffOf(ctx, token, now); err != nil {
			return PlanDoc{}, err
		}
	}
	if refusal := models.May(who, models.ReadOwnPlan, session.CitizenID, models.Standing{}); refusal != nil {
		return PlanDoc{}, refusal
	}
	fresh := found == store.FoundPlanDoc && now.Before(doc.ValidUntil)
	if fresh && !session.ReadLogged.IsZero() {
		return doc, nil
	}
	err = a.perform(ctx, who, models.ReadOwnPlan, session.CitizenID, func(tx *store.Tx) error {
		if _, err := tx.MarkReadLogged(session.TokenHash); err != nil || fresh {
			return err
		}
		docs, err := a.rebuild(tx, session.CitizenID)
		doc = docs[language]
		if encoding == Brotli {
			doc.Body = doc.BodyBr
		}
		return err
	})
	return doc, err
}

// InspectPlan is the plan in words as of now, for the machine's own operator.
// Nothing is stored but the line in the log.
func (a *Actions) InspectPlan(ctx context.Context, citizen, language string, now time.Time) (wording.PlanView, oneplan.Plan, error) {
	var plan oneplan.Plan
	var id string
	err := a.store.Read(ctx, func(tx *store.Tx) error {
		var err error
		if id, err = tx.FindCitizen(citizen); err != nil {
			return err
		}
		plan, err = a.build(tx, id, now)
		return err
	})
	if err == nil {
		operator := models.Viewer{Role: models.AsOperator}
		err = a.perform(ctx, operator, models.InspectPlan, id, func(*store.Tx) error { return nil })
	}
	if err != nil {
		return wording.PlanView{}, oneplan.Plan{}, err
	}
	return wording.View(plan, i18n.For(language)), plan, nil
}

// Citizens are the ids of all citizens, for the machine's own operator.
func (a *Actions) Citizens(ctx context.Context, who models.Viewer) (ids []string, err error) {
	err = a.perform(ctx, who, models.ListCitizens, "", func(tx *store.Tx) error {
		ids, err = tx.Citizens()
		return err
	})
	return ids, err
}

// rebuild makes the citizen's documents anew, one for each language, and hands
// the borgerkonsulent what the machine will not guess. What departments were
// asked about and that is no more they are not asked.
func (a *Actions) rebuild(tx *store.Tx, id string) (map[string]PlanDoc, error) {
	if err := tx.LockCitizen(id); err != nil {
		return nil, err
	}
	plan, err := a.build(tx, id, tx.Now)
	if err != nil {
		return nil, err
	}
	return a.publish(tx, plan, detect.Look(plan))
}

func (a *Actions) publish(tx *store.Tx, plan oneplan.Plan, matters detect.Matters) (map[string]PlanDoc, error) {
	docs, id := map[string]PlanDoc{}, plan.Citizen.ID
	if err := tx.DropPlanParts(id); err != nil {
		return nil, err
	}
	for _, language := range i18n.Names() {
		doc, err := document(wording.ViewWith(plan, matters, i18n.For(language)))
		if err != nil {
			return nil, err
		}
		doc.ValidUntil = plan.FreshUntil
		if err := tx.SavePlanDoc(id, language, doc); err != nil {
			return nil, err
		}
		docs[language] = doc
	}
	tasks := []store.Task{}
	for _, t := range slices.Concat(plan.Tasks, matters.Tasks(plan)) {
		tasks = append(tasks, store.Task{ID: t.Kind + ":" + t.Ref, Kind: t.Kind, Ref: t.Ref})
	}
	untold, err := tx.GivenUp(id)
	if err != nil {
		return nil, err
	}
	for _, consent := range untold {
		tasks = append(tasks, store.Task{ID: untoldTask + ":" + consent, Kind: untoldTask, Ref: consent})
	}
	calls, err := a.calls(tx, id)
	if err != nil {
		return nil, err
	}
	tasks = append(tasks, calls...)
	refs := matters.IDs()
	for _, r := range models.RemarksOf(plan.Said) { // also of those that are over: a department may have to hear so
		refs = append(refs, r.ID)
	}
	for _, said := range models.AppointmentsOf(plan.Said).All() { // a department has to hear of what was moved, cancelled or answered
		refs = append(refs, said.Told()...)
	}
	if err := tx.KeepNotices(id, refs); err != nil {
		return nil, err
	}
	if err := a.keepNumbers(tx, plan, matters); err != nil {
		return nil, err
	}
	if err := a.planReminders(tx, plan); err != nil {
		return nil, err
	}
	return docs, tx.SyncTasks(id, tasks)
}

// untoldTask is to tell a department what its system could not be told.
const untoldTask = "consent_untold"

// Refresh drops every finished plan, so that each is made anew when it is next
// asked for: after the clock was set, or the law tables changed.
func (a *Actions) Refresh(ctx context.Context) error {
	return a.store.Write(ctx, func(tx *store.Tx) error {
		citizens, err := tx.Citizens()
		if err != nil {
			return err
		}
		for _, id := range citizens {
			if err := tx.DropPlanDocs(id); err != nil {
				return err
			}
		}
		return nil
	})
}

// build composes the citizen's facts from the records and makes the one plan.
func (a *Actions) build(tx *store.Tx, id string, now time.Time) (oneplan.Plan, error) {
	facts, err := a.facts(tx, id)
	if err != nil {
		return oneplan.Plan{}, err
	}
	return a.compose(facts, now)
}

func (a *Actions) compose(facts models.Facts, now time.Time) (oneplan.Plan, error) {
	return a.composeFor(facts, now, oneplan.HorizonDays)
}

// composeFor is compose with the times of so many days.
func (a *Actions) composeFor(facts models.Facts, now time.Time, days int) (oneplan.Plan, error) {
	if err := calendar.ExpandAll(&facts, models.DateOf(now.In(a.zone)), oneplan.YearDays, a.zone); err != nil {
		return oneplan.Plan{}, err
	}
	return oneplan.BuildFor(facts, now, a.zone, days), nil
}

// document is the view as it goes over the wire, plain and compressed, named
// by a digest of its content.
func document(v wording.PlanView) (PlanDoc, error) {
	plain, err := json.Marshal(v)
	if err != nil {
		return PlanDoc{}, err
	}
	sum := sha256.Sum256(plain)
	v.Version = base64.RawURLEncoding.EncodeToString(sum[:12])
	if plain, err = json.Marshal(v); err != nil {
		return PlanDoc{}, err
	}
	const quality = 6
	compressed, err := brrr.Compress(plain, quality)
	if err != nil {
		return PlanDoc{}, err
	}
	return PlanDoc{Version: v.Version, Body: plain, BodyBr: compressed}, nil
}
