package store

import (
	"time"

	"enplan/models"
)

// Notifications are the citizen's that were due before an instant, the newest
// first, at most limit.
func (t *Tx) Notifications(citizenID string, before int64, limit int) ([]models.Notification, error) {
	return t.notifications(rowsOf[notificationRow](t.db).Where("citizen_id = ? AND due_ms < ?", citizenID, before).
		Order("due_ms DESC, id DESC").Limit(limit))
}

// ToldBefore are those of the citizen's that were due and that the notification
// centre tells of, the newest first, at most limit: those that come after one that
// was due then, by its id.
func (t *Tx) ToldBefore(citizenID string, due time.Time, id string, limit int) ([]models.Notification, error) {
	return t.notifications(told(t, citizenID).Where("(due_ms < ? OR (due_ms = ? AND id < ?))", due.UnixMilli(), due.UnixMilli(), id).
		Order("due_ms DESC, id DESC").Limit(limit))
}

// told are those that the notification centre tells of, as models.Notification.IsTold
// says.
func told(t *Tx, citizenID string) rows[notificationRow] {
	return rowsOf[notificationRow](t.db).Where("citizen_id = ? AND due_ms <= ? AND unsent NOT IN ?", citizenID, t.Now.UnixMilli(),
		[]string{string(models.UnsentUnwanted), string(models.UnsentNewer)})
}

// Unseen counts those that were told and that the citizen has not had on a screen.
func (t *Tx) Unseen(citizenID string) (int, error) {
	n, err := told(t, citizenID).Where("seen_ms IS NULL AND state IN ?", []string{
		string(models.NotificationSent), string(models.NotificationExpired), string(models.NotificationNoChannel),
	}).Count(t.ctx, "*")
	return int(n), err
}

// ComingReminders are those that are still to be told, the next first, at most limit.
func (t *Tx) ComingReminders(citizenID string, limit int) ([]models.Notification, error) {
	return t.notifications(rowsOf[notificationRow](t.db).Where("citizen_id = ? AND kind = ? AND state = ? AND due_ms > ?",
		citizenID, string(models.NotifyReminder), string(models.NotificationPlanned), t.Now.UnixMilli()).Order("due_ms, start_ms, ref, id").Limit(limit))
}

// NotificationByID is one of the citizen's.
func (t *Tx) NotificationByID(citizenID, id string) (models.Notification, error) {
	all, err := t.notifications(rowsOf[notificationRow](t.db).Where("citizen_id = ? AND id = ?", citizenID, id).Limit(1))
	if err != nil || len(all) == 0 {
		return models.Notification{}, orNotFound(err)
	}
	return all[0], nil
}

func orNotFound(err error) error {
	if err == nil {
		return models.ErrNotFound
	}
	return err
}

func (t *Tx) notifications(which rows[notificationRow]) ([]models.Notification, error) {
	rows, err := which.Find(t.ctx)
	if err != nil {
		return nil, err
	}
	all := make([]models.Notification, len(rows))
	for i, row := range rows {
		if all[i], err = t.openNotification(row); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// SeeNotifications notes that the citizen has seen all of a kind about the things
// named: those that wait to be told are superseded.
func (t *Tx) SeeNotifications(citizenID string, kind models.NotificationKind, refs ...string) (anew bool, err error) {
	return t.see("citizen_id = ? AND kind = ? AND ref IN ?", citizenID, string(kind), refs)
}

// SeeThing notes that the citizen has seen all that was told of one thing. A reminder
// that is still to come stays. anew is whether any of it had not been seen.
func (t *Tx) SeeThing(citizenID, ref string) (anew bool, err error) {
	return t.see("citizen_id = ? AND ref = ? AND (kind <> ? OR due_ms <= ?)", citizenID, ref, string(models.NotifyReminder), t.Now.UnixMilli())
}

// SeeToldByID notes that the citizen has seen those of the notification centre.
func (t *Tx) SeeToldByID(citizenID string, ids []string) (anew bool, err error) {
	return t.see("citizen_id = ? AND id IN ? AND due_ms <= ?", citizenID, ids, t.Now.UnixMilli())
}

func (t *Tx) see(which string, args ...any) (anew bool, err error) {
	if err := t.supersede(models.UnsentSeen, which, args...); err != nil {
		return false, err
	}
	seen := t.db.WithContext(t.ctx).Model(&notificationRow{}).Where("seen_ms IS NULL").Where(which, args...).
		Update("seen_ms", t.Now.UnixMilli())
	return seen.RowsAffected > 0, seen.Error
}

// SupersedeUnwanted ends what waits to be told of kinds that the citizen has turned
// off.
func (t *Tx) SupersedeUnwanted(citizenID string, kinds []models.NotificationKind) error {
	if len(kinds) == 0 {
		return nil
	}
	return t.supersede(models.UnsentUnwanted, "citizen_id = ? AND kind IN ?", citizenID, kinds)
}

// DelayNotification has one that waits told later. The citizen must be locked.
func (t *Tx) DelayNotification(id string, due time.Time) error {
	return t.db.WithContext(t.ctx).Model(&notificationRow{}).Where("id = ? AND state = ?", id, string(models.NotificationPlanned)).
		Updates(map[string]any{"due_ms": due.UnixMilli(), "next_ms": due.UnixMilli(), "lease_ms": 0}).Error
}
