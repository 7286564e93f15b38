package store

import (
	"context"
	"slices"
	"strings"

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

// concerned are the citizens' borgerkonsulents, who is there in their place on
// the day, and whoever is let into the thread.
const concerned = `SELECT staff_id FROM assignments WHERE citizen_id IN ? AND to_ms IS NULL
UNION ALL SELECT b.substitute FROM assignments a JOIN absences b ON b.staff_id = a.staff_id
 WHERE a.citizen_id IN ? AND a.to_ms IS NULL AND b.from_day <= ? AND b.to_day >= ?
UNION ALL SELECT staff_id FROM thread_people WHERE thread_id = ? AND to_ms IS NULL`

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
	var ids []string
	if err := t.db.Raw(concerned, citizens, citizens, day.String(), day.String(), threadID).Scan(&ids).Error; err != nil {
		return err
	}
	var readers []string
	for _, id := range citizens {
		readers = append(readers, ReaderOf(models.Viewer{Role: models.AsCitizen, ID: id}))
	}
	for _, id := range append(ids, staff...) {
		readers = append(readers, ReaderOf(models.Viewer{Role: models.AsCoordinator, ID: id}))
	}
	return t.count(readers)
}

// count counts one more change for each reader. All rows are locked in one
// statement and in one order, so that no two transactions wait for each other.
func (t *Tx) count(readers []string) error {
	slices.Sort(readers)
	readers = slices.Compact(readers)
	values := make([]any, len(readers))
	for i, reader := range readers {
		values[i] = reader
	}
	var rows []Change
	err := t.db.Raw("INSERT INTO changes (reader, seq) VALUES "+strings.TrimSuffix(strings.Repeat("(?, 1), ", len(readers)), ", ")+
		" ON CONFLICT (reader) DO UPDATE SET seq = changes.seq + 1 RETURNING reader, seq", values...).Scan(&rows).Error
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
