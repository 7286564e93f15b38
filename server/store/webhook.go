package store

import (
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Webhook is where a department's system is told that a consent has changed.
type Webhook struct {
	Department string
	URL        string
	Inside     bool   // it may stand on the municipality's own network
	Secret     []byte // what is sent is signed with it
}

type webhookRow struct {
	Department string `gorm:"column:department;primaryKey"`
	URL        string `gorm:"column:url"`
	Inside     bool   `gorm:"column:inside"`
	Secret     []byte `gorm:"column:secret"`
	SetMs      int64  `gorm:"column:set_ms"`
}

func (webhookRow) TableName() string { return "webhooks" }

func (r webhookRow) place() []byte { return fmt.Appendf(nil, "webhook %q", r.Department) }

// SaveWebhook sets or changes where a department is told.
func (t *Tx) SaveWebhook(w Webhook) (err error) {
	row := webhookRow{Department: w.Department, URL: w.URL, Inside: w.Inside, SetMs: t.Now.UnixMilli()}
	if row.Secret, err = t.vault.Seal(w.Secret, row.place()); err != nil {
		return err
	}
	return rowsOf[webhookRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "department"}},
		DoUpdates: clause.AssignmentColumns([]string{"url", "inside", "secret", "set_ms"}),
	}).Create(t.ctx, &row)
}

// DropWebhook says that the department has no system to tell any more; what
// waits to be told is not.
func (t *Tx) DropWebhook(department string) error {
	_, err := rowsOf[webhookRow](t.db).Where("department = ?", department).Delete(t.ctx)
	if err != nil {
		return err
	}
	_, err = rowsOf[tellingRow](t.db).Where("department = ? AND next_ms IS NOT NULL", department).Update(t.ctx, "next_ms", nil)
	return err
}

// HasWebhook reports whether the department has a system that can be told.
func (t *Tx) HasWebhook(department string) (bool, error) {
	_, err := rowsOf[webhookRow](t.db).Select("department").Where("department = ?", department).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return false, nil
	}
	return err == nil, err
}

// Webhooks are all there are, by department.
func (t *Tx) Webhooks() (map[string]Webhook, error) {
	rows, err := rowsOf[webhookRow](t.db).Find(t.ctx)
	if err != nil {
		return nil, err
	}
	all := make(map[string]Webhook, len(rows))
	for _, row := range rows {
		secret, err := t.vault.Open(row.Secret, row.place())
		if err != nil {
			return nil, fmt.Errorf("open the secret of a webhook: %w", err)
		}
		all[row.Department] = Webhook{row.Department, row.URL, row.Inside, secret}
	}
	return all, nil
}
