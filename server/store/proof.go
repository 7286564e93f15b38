package store

import (
	"time"

	"enplan/models"
)

// SentAbout are the notifications of a time of an appointment, with the ways they
// went, oldest first.
func (t *Tx) SentAbout(citizenID, ref string, start time.Time) ([]models.SentNotification, error) {
	rows, err := rowsOf[notificationRow](t.db).Where("citizen_id = ? AND ref = ? AND start_ms = ?", citizenID, ref, start.UnixMilli()).
		Order("due_ms, id").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	all, ids := make([]models.SentNotification, len(rows)), make([]string, len(rows))
	for i, row := range rows {
		if all[i].Notification, err = t.openNotification(row); err != nil {
			return nil, err
		}
		ids[i] = row.ID
	}
	sends, err := t.SendsOf(ids)
	for i := range all {
		all[i].Sends = sends[all[i].ID]
	}
	return all, err
}

// LastDone is when the action was last done to the citizen by the citizen, from an
// instant on and before another, by the log; zero when it was not.
func (t *Tx) LastDone(citizenID string, action models.Action, from, before time.Time) (time.Time, error) {
	rows, err := rowsOf[logRow](t.db).
		Where("citizen_id = ? AND action = ? AND by_role = ? AND result = ? AND at_ms >= ? AND at_ms < ?", citizenID, string(action), string(models.AsCitizen),
			string(models.Done), from.UnixMilli(), before.UnixMilli()).
		Order("seq DESC").Limit(1).Find(t.ctx)
	if err != nil || len(rows) == 0 {
		return time.Time{}, err
	}
	return instant(&rows[0].AtMs), nil
}
