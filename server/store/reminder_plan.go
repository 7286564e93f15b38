package store

import (
	"time"

	"gorm.io/gorm/clause"

	"enplan/models"
)

// reminderPlanRow is when a citizen's reminders were last planned.
type reminderPlanRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	PlannedMs int64  `gorm:"column:planned_ms"`
	Language  string `gorm:"column:language"`
}

func (reminderPlanRow) TableName() string { return "reminder_plans" }

// RemindersPlanned notes that the citizen's reminders are now as the plan is, and in
// which language the citizen is told. The citizen must be locked.
func (t *Tx) RemindersPlanned(citizenID, language string) error {
	row := reminderPlanRow{CitizenID: citizenID, PlannedMs: t.Now.UnixMilli(), Language: language}
	return rowsOf[reminderPlanRow](t.db, clause.OnConflict{
		Columns: []clause.Column{{Name: "citizen_id"}}, DoUpdates: clause.AssignmentColumns([]string{"planned_ms", "language"}),
	}).Create(t.ctx, &row)
}

// ReminderPlan is when the citizen's reminders were planned, the zero time when
// something has changed since or they never were, and the citizen's language.
func (t *Tx) ReminderPlan(citizenID string) (planned time.Time, language string, err error) {
	var ms int64
	err = t.one("SELECT planned_ms, language FROM reminder_plans WHERE citizen_id = $1", []any{citizenID}, &ms, &language)
	if models.KindOf(err) == models.NotFound || err == nil && ms == 0 {
		return time.Time{}, language, nil
	}
	return instant(&ms), language, err
}

// RemindersToPlan are citizens whose reminders were planned before an instant, or by
// what is no more: those first, then those that have waited longest; at most limit.
func (t *Tx) RemindersToPlan(before time.Time, limit int) ([]string, error) {
	rows, err := rowsOf[reminderPlanRow](t.db).Select("citizen_id").Where("planned_ms < ?", before.UnixMilli()).
		Order("planned_ms").Limit(limit).Find(t.ctx)
	citizens := make([]string, len(rows))
	for i, row := range rows {
		citizens[i] = row.CitizenID
	}
	return citizens, err
}

// remindAnew has reminders planned anew.
func (t *Tx) remindAnew(which string, arg any) error {
	_, err := t.exec("UPDATE reminder_plans SET planned_ms = 0 WHERE "+which, arg)
	return err
}
