// Package actions is what the house does: may they, do it, log it, in one
// transaction. It refuses to know requests, files on the wire and databases.
package actions

import (
	"context"
	"io"
	"log/slog"
	"time"

	"enplan/models"
	"enplan/models/plain"
	"enplan/server/journal"
	"enplan/server/store"
	"enplan/server/vault"
)

// Actions does what the house does, on one store.
type Actions struct {
	store *store.Store
	vault *vault.Vault
	zone  *time.Location
	log   *slog.Logger
	lix   float64 // how hard what staff write to a citizen may be

	answerWithin int  // working days
	consentDays  int  // how long an administrative consent may hold
	logNames     bool // citizens read in their log what those are called who looked

	issuer   Issuer // of receipts
	audience string // for whom sources' tokens must be made out; "" takes none

	pushing Pushing
	mailing MailFunc  // nil when no e-mail is sent
	random  io.Reader // of codes

	logins Logins

	watch *watch

	journal *journal.Journal // nil when none is kept
}

// New takes the store, the keys, and the zone whose wall clock the citizens
// live by.
func New(s *store.Store, v *vault.Vault, zone *time.Location, log *slog.Logger) *Actions {
	return &Actions{store: s, vault: v, zone: zone, log: log, lix: plain.DefaultLIX, answerWithin: models.AnswerWithin, consentDays: models.ConsentDays,
		watch: &watch{alarms: map[string]bool{}}}
}

// AnswerWithin sets how many working days the municipality takes at most to
// answer what a citizen says is wrong. Call it before anything is done.
func (a *Actions) AnswerWithin(days int) { a.answerWithin = days }

// LimitLIX sets how hard what staff write to a citizen may be. Call it before
// anything is done.
func (a *Actions) LimitLIX(lix float64) { a.lix = lix }

// LimitConsent sets for how many days a consent may hold that no law limits. Call
// it before anything is done.
func (a *Actions) LimitConsent(days int) { a.consentDays = days }

// NameInLog sets whether citizens read in their log what those are called who
// looked, and not only what they work as. Call it before anything is done.
func (a *Actions) NameInLog(names bool) { a.logNames = names }

// Ready reports whether the store answers.
func (a *Actions) Ready(ctx context.Context) error { return a.store.Ready(ctx) }

// perform is the only way into the store that changes anything: it asks
// whether who may do action on the thing named, does it and logs it, all in one
// transaction. A refusal is logged too, in a transaction of its own.
func (a *Actions) perform(ctx context.Context, who models.Viewer, action models.Action, on string, do func(*store.Tx) error) error {
	return a.performIn(ctx, who, action, on, "", do)
}

// performIn is perform within a thread of the citizen's. Citizens who are touched too are
// locked first, with the one it is about, in the order of their ids.
func (a *Actions) performIn(
	ctx context.Context, who models.Viewer, action models.Action, on, thread string, do func(*store.Tx) error, locked ...string,
) error {
	var refusal error
	err := a.store.Write(ctx, func(tx *store.Tx) error {
		if err := lockThere(tx, locked); err != nil {
			return err
		}
		from, err := a.standing(tx, who, &on, thread)
		if err != nil {
			return err
		}
		ground, no := models.RelationOf(who, action, on, from)
		if refusal = no; refusal != nil {
			return refusal
		}
		if err := do(tx); err != nil {
			return err
		}
		return tx.Log(entry(who, action, on, ground))
	})
	if refusal != nil {
		a.logRefusal(ctx, entry(who, action, on, ""))
		return refusal
	}
	return err
}

// logRefusal keeps a refusal, in a transaction of its own.
func (a *Actions) logRefusal(ctx context.Context, e models.Entry) {
	e.Result = models.Refused
	if err := a.store.Write(ctx, func(tx *store.Tx) error { return tx.Log(e) }); err != nil {
		a.log.ErrorContext(ctx, "a refusal was not logged", "action", e.Action)
	}
}

// standing looks up how a borgerkonsulent stands to a citizen, and to a thread
// when one is named. The citizen is locked first, so that nobody can end the
// assignment before the action is done. A name that is no citizen's is
// forgotten: it may be anything somebody typed, and must not stand in the log.
func (a *Actions) standing(tx *store.Tx, who models.Viewer, on *string, thread string) (models.Standing, error) {
	if !isStaff(who) || *on == who.ID {
		return models.Standing{}, nil
	}
	err := tx.LockCitizen(*on)
	if models.KindOf(err) == models.NotFound {
		*on = ""
		return models.Standing{}, nil
	}
	if err != nil {
		return models.Standing{}, err
	}
	var from models.Standing
	if who.Role == models.AsProfessional && thread != "" {
		from.LetIn, err = a.isLetIn(tx, who, *on, thread)
	}
	if who.Role != models.AsCoordinator {
		return from, err
	}
	if from.Assigned, err = tx.IsAssigned(who.ID, *on); err != nil {
		return from, err
	}
	if !from.Assigned {
		if from.Assigned, err = tx.StandsIn(who.ID, *on, a.day(tx)); err != nil {
			return from, err
		}
	}
	if from.Receives, err = tx.IsPassedOn(who.ID, *on); err != nil {
		return from, err
	}
	if !from.Assigned && thread != "" {
		from.LetIn, err = a.isLetIn(tx, who, *on, thread)
	}
	return from, err
}

// isLetIn reports whether the citizen has let who into this thread of theirs.
func (a *Actions) isLetIn(tx *store.Tx, who models.Viewer, citizen, thread string) (bool, error) {
	whose, err := tx.CitizenOfThread(thread)
	if models.KindOf(err) == models.NotFound || whose != citizen {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return tx.IsLetIn(thread, who.ID)
}

// day is the day it is for the citizens.
func (a *Actions) day(tx *store.Tx) models.Date { return models.DateOf(tx.Now.In(a.zone)) }

// ofSource are the actions that name a source, ofSession those about the own
// session, ofNobody those that name no citizen either.
var (
	ofSource = map[models.Action]bool{
		models.DeliverPlans: true, models.RegisterSource: true, models.FetchNotices: true, models.ConfirmNotice: true,
		models.AnswerNotice: true,
	}
	ofSession = map[models.Action]bool{ // a citizen's stand in the citizen's log
		models.LogOut: true, models.ShowAgain: true, models.UseSession: true, models.ReadSessions: true, models.EndSession: true, models.EndOthers: true,
	}
	ofNobody = map[models.Action]bool{
		models.ReadDesk: true, models.EmployStaff: true, models.SetAbsence: true, models.ReadAbsence: true, models.OrderDesk: true, models.ListLetIn: true,
		models.ReadReport: true, models.KeepReport: true, models.SetDepartment: true, models.ReadCases: true, models.ReadEmergencies: true,
		models.ReviewEmergency: true, models.BeginLedger: true, models.SetWebhook: true, models.LogInStaff: true,
		models.SearchCitizen: true, models.ReadSearches: true,
		models.RotateKeys: true, models.BackUp: true, models.Restore: true,
		models.ListRetention: true, models.RunRetention: true,
	}
)

// isStaff reports whether who works here and has a door of their own.
func isStaff(who models.Viewer) bool {
	return who.Works() || who.Role == models.AsLeader
}

func entry(who models.Viewer, action models.Action, on string, ground models.Relation) models.Entry {
	e := models.Entry{By: who, Action: action, Ground: string(ground)}
	switch {
	case ofSource[action]:
		e.Source = on
	case ofNobody[action], ofSession[action] && isStaff(who):
	default:
		e.Citizen = on
	}
	return e
}
