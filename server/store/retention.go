package store

import (
	"time"

	"enplan/models/retention"
)

type retentionRow struct {
	ID       int64  `gorm:"column:id;primaryKey"`
	SeenMs   int64  `gorm:"column:seen_ms"`
	SteadyMs int64  `gorm:"column:steady_ms"`
	Holder   string `gorm:"column:holder"`
	LeaseMs  int64  `gorm:"column:lease_ms"`
	SinceMs  int64  `gorm:"column:since_ms"`
	Done     int64  `gorm:"column:done"`
	NextMs   int64  `gorm:"column:next_ms"`
}

func (retentionRow) TableName() string { return "retention" }

// Retention is how far the removing of what is over has come. It stays locked until
// the transaction ends, so lock it before any citizen.
func (t *Tx) Retention() (retention.Course, error) {
	row, err := rowsOf[retentionRow](t.db, rowLock).Where("id = 1").Take(t.ctx)
	return retention.Course{
		Clock:  retention.Clock{Seen: sometime(row.SeenMs), Steady: sometime(row.SteadyMs)},
		Holder: row.Holder, Lease: sometime(row.LeaseMs), Since: sometime(row.SinceMs), Done: int(row.Done), Next: sometime(row.NextMs),
	}, err
}

// KeepRetention keeps it. Lock it first.
func (t *Tx) KeepRetention(c retention.Course) error {
	_, err := t.exec("UPDATE retention SET seen_ms = $1, steady_ms = $2, holder = $3, lease_ms = $4, since_ms = $5, done = $6, next_ms = $7 WHERE id = 1",
		never(c.Clock.Seen), never(c.Clock.Steady), c.Holder, never(c.Lease), never(c.Since), c.Done, never(c.Next))
	return err
}

// sometime is a time that is kept as 0 when there is none; never is the reverse.
func sometime(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return instant(&ms)
}

func never(at time.Time) int64 {
	if at.IsZero() {
		return 0
	}
	return at.UnixMilli()
}

// ClearOld forgets that something was delivered, and that staff have searched, before
// an instant, and the sessions that are over.
func (t *Tx) ClearOld(before time.Time) (rows int64, err error) {
	for statement, ms := range map[string]int64{
		"DELETE FROM deliveries WHERE received_ms < $1":     before.UnixMilli(),
		"DELETE FROM searches WHERE at_ms < $1":             before.UnixMilli(),
		"DELETE FROM sessions WHERE expires_ms <= $1":       t.Now.UnixMilli(),
		"DELETE FROM staff_sessions WHERE expires_ms <= $1": t.Now.UnixMilli(),
	} {
		n, err := t.exec(statement, ms)
		if err != nil {
			return rows, err
		}
		rows += n
	}
	return rows, nil
}
