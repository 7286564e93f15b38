package store

import (
	"fmt"
	"io"
	"time"

	"gorm.io/gorm"
)

// Entry is one line of the audit: who did what to whom, on which ground. It
// holds ids and words of ours, nothing that a source wrote. There is no way to
// change or remove one.
type Entry struct {
	At        time.Time // set by Log
	Actor     string
	Action    string
	CitizenID string // "" when it concerns nobody in particular
	Source    string
	Ground    string
}

type auditRow struct {
	ID        string `gorm:"column:id;primaryKey"`
	AtMs      int64  `gorm:"column:at_ms"`
	Actor     string `gorm:"column:actor"`
	Action    string `gorm:"column:action"`
	CitizenID string `gorm:"column:citizen_id"`
	Source    string `gorm:"column:source"`
	Ground    string `gorm:"column:ground"`
}

func (auditRow) TableName() string { return "audit" }

// Log adds a line. It stands if and only if the transaction does.
func (t *Tx) Log(e Entry) error {
	id, err := t.nextLine()
	if err != nil {
		return err
	}
	_, err = t.exec("INSERT INTO audit (id, at_ms, actor, action, citizen_id, source, ground) VALUES ($1, $2, $3, $4, $5, $6, $7)",
		id, t.Now.UnixMilli(), e.Actor, e.Action, e.CitizenID, e.Source, e.Ground)
	return err
}

// nextLine is an id that sorts by time and then by place in the transaction,
// and that two servers never share: 64 of its bits are random.
func (t *Tx) nextLine() (string, error) {
	var chance [8]byte
	if _, err := io.ReadFull(t.vault.Random, chance[:]); err != nil {
		return "", fmt.Errorf("audit: %w", err)
	}
	t.lines++
	return fmt.Sprintf("%012x%06x%x", t.Now.UnixMilli(), t.lines, chance), nil
}

// Entries lists at most limit lines about the citizen, newest first.
func (t *Tx) Entries(citizenID string, limit int) ([]Entry, error) {
	rows, err := gorm.G[auditRow](t.db).Where("citizen_id = ?", citizenID).Order("id DESC").Limit(limit).Find(t.ctx)
	if err != nil {
		return nil, err
	}
	entries := make([]Entry, len(rows))
	for i, row := range rows {
		entries[i] = Entry{
			At: instant(&row.AtMs), Actor: row.Actor, Action: row.Action,
			CitizenID: row.CitizenID, Source: row.Source, Ground: row.Ground,
		}
	}
	return entries, nil
}
