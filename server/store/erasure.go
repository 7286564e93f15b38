package store

import (
	"context"
	"fmt"

	"enplan/models"
)

// erasureRow is what is left to say that somebody was erased.
type erasureRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	AtMs      int64  `gorm:"column:at_ms;primaryKey;autoIncrement:false"`
	ByID      string `gorm:"column:by_id"`
	Reason    string `gorm:"column:reason"`
}

func (erasureRow) TableName() string { return "erasures" }

// Erase destroys the citizen's key and removes the citizen with all that is theirs.
// What stays is in the clear and says no more than ids, times and words of ours: the
// log, the consents (what was written in them can be read no more), and this.
// The citizen must be locked.
//
// With the citizen goes what they said about others, a no as well as a yes. So that
// nothing is shown again by that, all who had to do with them need a new yes.
func (t *Tx) Erase(e models.Erasure) error {
	kin, err := t.kinOf(e.Citizen)
	if err != nil {
		return fmt.Errorf("erase: %w", err)
	}
	if len(kin) > 0 {
		if err := t.BreakFamilies(t.Now, kin...); err != nil {
			return fmt.Errorf("erase: %w", err)
		}
	}
	for _, statement := range []string{
		"DELETE FROM records WHERE (source, subject) IN (SELECT source, ref FROM citizen_refs WHERE citizen_id = $1)",
		"DELETE FROM emergencies WHERE citizen_id = $1",
		"DELETE FROM citizens WHERE id = $1", // and by their foreign keys the key and all else
	} {
		if _, err := t.exec(statement, e.Citizen); err != nil {
			return fmt.Errorf("erase: %w", err)
		}
	}
	delete(t.keys, e.Citizen)
	return t.NoteErasure(e)
}

// NoteErasure keeps that somebody was erased, who need not be here any more.
func (t *Tx) NoteErasure(e models.Erasure) error {
	return rowsOf[erasureRow](t.db).Create(t.ctx, &erasureRow{
		CitizenID: e.Citizen, AtMs: e.At.UnixMilli(), ByID: e.By.ID, Reason: string(e.Reason),
	})
}

// Erasures are all there were, oldest first.
func (t *Tx) Erasures() ([]models.Erasure, error) {
	rows, err := rowsOf[erasureRow](t.db).Order("at_ms, citizen_id").Find(t.ctx)
	all := make([]models.Erasure, len(rows))
	for i, row := range rows {
		all[i] = models.Erasure{
			Citizen: row.CitizenID, At: instant(&row.AtMs),
			By: models.Viewer{Role: models.AsOperator, ID: row.ByID}, Reason: models.ErasureReason(row.Reason),
		}
	}
	return all, err
}

// afterErasure says of a row of what is only added to that it is later than the last
// erasure of its citizen, $1: what somebody said before it no longer counts.
const afterErasure = "at_ms > (SELECT COALESCE(MAX(at_ms), -1) FROM erasures WHERE citizen_id = $1)"

// Overwrite leaves no copy behind of a key that was destroyed: not in the file of an
// SQLite database nor in its write-ahead log, and not in the file in which PostgreSQL
// keeps the keys. It returns ErrBusy when a reader was in the way; then it is done
// with the next write-ahead log, and may be tried again.
func (s *Store) Overwrite(ctx context.Context) error {
	if s.dialect != sqliteDialect {
		_, err := s.writer.ExecContext(ctx, "VACUUM (FULL) citizen_keys")
		return refusal(ctx, err)
	}
	var busy, pages, moved int64
	err := s.writer.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	if err == nil && busy != 0 {
		return ErrBusy
	}
	return refusal(ctx, err)
}
