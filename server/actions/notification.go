package actions

import (
	"context"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// notify has the citizen told of something outside the app, in the transaction in
// which it happens. Every sender comes here: only here is it weighed what the
// citizen wants to be told, when, and how much of it on the lock screen. What waits
// to be told of the same thing is superseded by it.
func (a *Actions) notify(tx *store.Tx, citizen string, n models.Notification) error {
	settings, err := tx.Reminding(citizen)
	if err != nil {
		return err
	}
	told, wanted := settings.Told(n, tx.Now, a.zone)
	if !wanted {
		return nil
	}
	if err := tx.SupersedeNotifications(citizen, told.Kind, told.Ref); err != nil {
		return err
	}
	told.Citizen = citizen
	return tx.AddNotification(told)
}

// How much the notification centre shows at once.
const (
	notificationPage = 20
	comingReminders  = 5
)

// Notifications is the notification centre of the citizen: what was told, the newest
// first, and what is still to come. before is where a page ended, "" for the first.
// Reading it marks nothing: that is SeeNotifications'.
func (a *Actions) Notifications(ctx context.Context, who models.Viewer, before, language string) (view wording.NotificationsView, err error) {
	err = a.readIn(ctx, who, models.ReadNotifications, who.ID, "", func(tx *store.Tx) error {
		page := wording.NotificationPage{Now: tx.Now.In(a.zone)}
		due, id, err := wording.ReadPlace(before, tx.Now)
		if err != nil {
			return err
		}
		if page.Told, err = tx.ToldBefore(who.ID, due, id, notificationPage+1); err != nil {
			return err
		}
		if len(page.Told) > notificationPage {
			page.Told, page.More = page.Told[:notificationPage], true
		}
		if page.Unseen, err = tx.Unseen(who.ID); err != nil {
			return err
		}
		if page.Coordinators, err = tx.Coordinators(who.ID); err != nil {
			return err
		}
		if before == "" {
			page.Coming, err = tx.ComingReminders(who.ID, comingReminders)
		}
		view = wording.Notifications(page, i18n.For(language))
		return err
	})
	return view, err
}

// Sight is what of the notification centre the citizen has had on a screen: lines of
// it, or all about a thing.
type Sight struct {
	IDs []string
	Ref string
}

// mostSeen is how many lines can be seen at once.
const mostSeen = 200

// ErrSight refuses a sight of nothing, or of more than there can be on a screen.
var ErrSight = &models.Error{Kind: models.Invalid, Key: "notification.error.seen"}

// SeeNotifications keeps that the citizen has seen what was told; what waits to be
// told of it is not told any more.
func (a *Actions) SeeNotifications(ctx context.Context, who models.Viewer, s Sight) error {
	return a.perform(ctx, who, models.SeeNotifications, who.ID, func(tx *store.Tx) error {
		if len(s.IDs) > mostSeen || (len(s.IDs) == 0) == (s.Ref == "") {
			return ErrSight
		}
		if err := tx.LockCitizen(who.ID); err != nil {
			return err
		}
		anew, err := tx.SeeToldByID(who.ID, s.IDs)
		if s.Ref != "" {
			anew, err = tx.SeeThing(who.ID, s.Ref)
		}
		if err != nil || !anew {
			return err
		}
		return tx.Changed("", a.day(tx), who.ID) // on another device it need not be shown any more
	})
}
