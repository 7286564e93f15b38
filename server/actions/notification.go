package actions

import (
	"enplan/models"
	"enplan/server/store"
)

// notify has the citizen told of something outside the app, in the transaction in
// which it happens. Every sender comes here: only here is it weighed what the
// citizen wants to be told, and when. What waits to be told of the same thing is
// superseded by it.
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
