package store

import (
	"context"

	"enplan/models"
)

// Change says that something a reader may see is no longer as it was. It tells
// nothing else; the reader asks again, through the same doors as before.
type Change struct {
	Reader string // ReaderOf
	Seq    int64  // grows with every change
}

// changeRow is a Change as it is kept.
type changeRow struct {
	Reader string `gorm:"column:reader;primaryKey"`
	Seq    int64  `gorm:"column:seq"`
}

func (changeRow) TableName() string { return "changes" }

// ReaderOf is how a viewer is called among readers.
func ReaderOf(who models.Viewer) string { return string(who.Role) + ":" + who.ID }

// changed counts for the citizens, their borgerkonsulents, who is there in their
// place on the day, and whoever is let into the thread. All rows are locked here
// and in one order, so that no two transactions wait for each other.
const changed = `INSERT INTO changes (reader, seq)
SELECT reader, 1 FROM (
SELECT 'citizen:' || id AS reader FROM citizens WHERE id IN ?
UNION SELECT 'coordinator:' || staff_id FROM assignments WHERE citizen_id IN ? AND to_ms IS NULL
UNION SELECT 'coordinator:' || b.substitute FROM assignments a JOIN absences b ON b.staff_id = a.staff_id
 WHERE a.citizen_id IN ? AND a.to_ms IS NULL AND b.from_day <= ? AND b.to_day >= ?
UNION SELECT 'coordinator:' || staff_id FROM thread_people WHERE thread_id = ? AND to_ms IS NULL
UNION SELECT 'coordinator:' || id FROM staff WHERE id IN ?
) AS readers WHERE true ORDER BY reader
ON CONFLICT (reader) DO UPDATE SET seq = changes.seq + 1 RETURNING reader, seq`

// Changed tells all who may see it that something of the citizens' has changed,
// in the thread when one is named. They are told when the transaction stands.
// Call it once, and last.
func (t *Tx) Changed(threadID string, day models.Date, citizens ...string) error {
	return t.ChangedAlsoFor(nil, threadID, day, citizens...)
}

// ChangedAlsoFor is Changed that tells these staff too.
func (t *Tx) ChangedAlsoFor(staff []string, threadID string, day models.Date, citizens ...string) error {
	if len(citizens) == 0 {
		return nil
	}
	var rows []Change
	err := t.db.Raw(changed, citizens, citizens, citizens, day.String(), day.String(), threadID, staff).Scan(&rows).Error
	t.changes = append(t.changes, rows...)
	return err
}

// ChangesOf is how far a reader's changes have come; 0 when there was none.
func (s *Store) ChangesOf(ctx context.Context, reader string) (int64, error) {
	var seq int64
	err := s.changes.QueryRowContext(ctx, reader).Scan(&seq)
	return seq, refusal(ctx, err)
}

const changesQuery = "SELECT COALESCE(MAX(seq), 0) FROM changes WHERE reader = $1"
