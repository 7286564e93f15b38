package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm/clause"

	"enplan/models"
)

type notificationRow struct {
	ID        string `gorm:"column:id;primaryKey"`
	CitizenID string `gorm:"column:citizen_id"`
	Key       string `gorm:"column:key"`
	Kind      string `gorm:"column:kind"`
	Ref       string `gorm:"column:ref"`
	Rule      string `gorm:"column:rule"`
	StartMs   *int64 `gorm:"column:start_ms"`
	DueMs     int64  `gorm:"column:due_ms"`
	UntilMs   int64  `gorm:"column:until_ms"`
	Detail    []byte `gorm:"column:detail"`
	State     string `gorm:"column:state"`
	Unsent    string `gorm:"column:unsent"`
	Tries     int64  `gorm:"column:tries"`
	NextMs    *int64 `gorm:"column:next_ms"`
	LeaseMs   int64  `gorm:"column:lease_ms"`
	LateMs    int64  `gorm:"column:late_ms"`
	CreatedMs int64  `gorm:"column:created_ms"`
	EndedMs   *int64 `gorm:"column:ended_ms"`
	SeenMs    *int64 `gorm:"column:seen_ms"`
}

func (notificationRow) TableName() string { return "notifications" }

func (r notificationRow) place() []byte { return fmt.Appendf(nil, "notification %q", r.ID) }

// AddNotification keeps something to be told from its Due on. One that the citizen
// was told before under the same key is not kept again.
func (t *Tx) AddNotification(n models.Notification) error {
	return t.addNotifications([]models.Notification{n})
}

func (t *Tx) addNotifications(all []models.Notification) error {
	rows := make([]notificationRow, len(all))
	for i, n := range all {
		id, err := t.nextID()
		if err != nil {
			return err
		}
		rows[i] = notificationRow{
			ID: id, CitizenID: n.Citizen, Key: n.Key, Kind: string(n.Kind), Ref: n.Ref, Rule: n.Rule, StartMs: millis(n.Start),
			DueMs: n.Due.UnixMilli(), UntilMs: n.Until.UnixMilli(), State: string(models.NotificationPlanned),
			NextMs: millis(n.Due), CreatedMs: t.Now.UnixMilli(),
		}
		if n.Key == "" {
			rows[i].Key = id
		}
		if rows[i].Detail, err = t.sealDetail(rows[i], n.Detail); err != nil {
			return err
		}
	}
	t.due = t.due || slices.ContainsFunc(all, func(n models.Notification) bool { return !n.Due.After(t.Now) })
	const atOnce = 50 // fewer values than a statement may have
	return rowsOf[notificationRow](t.db, clause.OnConflict{DoNothing: true}).CreateInBatches(t.ctx, &rows, atOnce)
}

func (t *Tx) sealDetail(row notificationRow, d models.Detail) ([]byte, error) {
	if d == (models.Detail{}) {
		return nil, nil
	}
	plain, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	return t.seal(row.CitizenID, plain, row.place())
}

// PlanReminders makes wanted the reminders that are still to come: what is missing
// and not yet due is added, what is here is made as wanted, and what is no longer
// wanted is superseded, for the reason that why gives. What was superseded and is
// wanted again waits again. The citizen must be locked, so that an old plan cannot
// overwrite a newer one.
func (t *Tx) PlanReminders(citizenID string, wanted []models.Notification, why func(models.Notification) models.Unsent) error {
	rows, err := rowsOf[notificationRow](t.db).Where("citizen_id = ? AND kind = ? AND state IN ? AND until_ms > ?", citizenID,
		string(models.NotifyReminder), []string{string(models.NotificationPlanned), string(models.NotificationSuperseded)}, t.Now.UnixMilli()).Find(t.ctx)
	if err != nil {
		return err
	}
	here := map[string]notificationRow{}
	for _, row := range rows {
		here[row.Key] = row
	}
	var missing []models.Notification
	for _, n := range wanted {
		row, known := here[n.Key]
		delete(here, n.Key)
		switch {
		case known && (row.State == string(models.NotificationPlanned) || n.Due.After(t.Now)):
			if err := t.planAgain(row, n); err != nil {
				return err
			}
		case !known && n.Due.After(t.Now):
			n.Citizen = citizenID
			missing = append(missing, n)
		}
	}
	if len(missing) > 0 {
		if err := t.addNotifications(missing); err != nil {
			return err
		}
	}
	for _, row := range here {
		if row.State != string(models.NotificationPlanned) {
			continue
		}
		n := models.Notification{Ref: row.Ref, Start: instant(row.StartMs), Rule: row.Rule}
		if err := t.supersede(why(n), "id = ?", row.ID); err != nil {
			return err
		}
	}
	return nil
}

// planAgain makes a reminder that is here as wanted. One that a server is about to
// send stays due: it is sent as it is now wanted, or not at all.
func (t *Tx) planAgain(row notificationRow, n models.Notification) error {
	detail, err := t.openDetail(row)
	if err != nil {
		return err
	}
	planned := row.State == string(models.NotificationPlanned)
	if planned && detail == n.Detail && row.Rule == n.Rule && row.DueMs == n.Due.UnixMilli() && row.UntilMs == n.Until.UnixMilli() {
		return nil
	}
	sealed, err := t.sealDetail(row, n.Detail)
	if err != nil {
		return err
	}
	next, lease := row.NextMs, row.LeaseMs
	if !planned || row.DueMs != n.Due.UnixMilli() {
		next, lease = millis(n.Due), 0 // whoever has it in hand has it no more
	}
	_, err = t.exec("UPDATE notifications SET due_ms = $1, until_ms = $2, start_ms = $3, detail = $4, state = $5, next_ms = $6, lease_ms = $7, late_ms = 0,"+
		" rule = $8, unsent = '', ended_ms = NULL WHERE id = $9",
		n.Due.UnixMilli(), n.Until.UnixMilli(), millis(n.Start), sealed, string(models.NotificationPlanned), next, lease, n.Rule, row.ID)
	return err
}

// SupersedeNotifications ends those about one thing that nobody has been told yet:
// something newer is told instead.
func (t *Tx) SupersedeNotifications(citizenID string, kind models.NotificationKind, ref string) error {
	return t.supersede(models.UnsentNewer, "citizen_id = ? AND kind = ? AND ref = ?", citizenID, string(kind), ref)
}

// SupersedeRestored ends what was due at an instant and waits to be told: it may have
// been told after the backup that the database was restored from.
func (t *Tx) SupersedeRestored(due time.Time) error {
	return t.supersede(models.UnsentRestored, "due_ms <= ?", due.UnixMilli())
}

func (t *Tx) supersede(why models.Unsent, which string, args ...any) error {
	return t.db.WithContext(t.ctx).Model(&notificationRow{}).
		Where("state = ?", string(models.NotificationPlanned)).Where(which, args...).
		Updates(map[string]any{"state": string(models.NotificationSuperseded), "unsent": string(why), "next_ms": nil, "ended_ms": t.Now.UnixMilli()}).Error
}

func (t *Tx) openNotification(row notificationRow) (models.Notification, error) {
	detail, err := t.openDetail(row)
	return models.Notification{
		ID: row.ID, Citizen: row.CitizenID, Key: row.Key, Kind: models.NotificationKind(row.Kind), Ref: row.Ref, Rule: row.Rule,
		Start: instant(row.StartMs), Due: instant(&row.DueMs), Until: instant(&row.UntilMs), Detail: detail,
		State: models.NotificationState(row.State), Unsent: models.Unsent(row.Unsent), Created: instant(&row.CreatedMs), Ended: instant(row.EndedMs), Seen: instant(row.SeenMs),
	}, err
}

func (t *Tx) openDetail(row notificationRow) (d models.Detail, err error) {
	if row.Detail == nil {
		return d, nil
	}
	plain, err := t.open(row.CitizenID, row.Detail, row.place())
	if err != nil {
		return d, fmt.Errorf("open what a notification tells: %w", err)
	}
	return d, json.Unmarshal(plain, &d)
}
