package store

import (
	"context"
	"database/sql"
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

// ReaderOf is how a viewer is called among readers. All who work here are called
// alike, so that nobody has to know in what role somebody listens.
func ReaderOf(who models.Viewer) string {
	if who.Works() {
		return string(models.AsCoordinator) + ":" + who.ID
	}
	return string(who.Role) + ":" + who.ID
}

// concerned are the borgerkonsulents of so many citizens, who is there in their
// place on the day, and whoever is let into the thread.
func concerned(citizens int) string {
	these, day, thread := numbered(0, citizens), numbered(citizens, 1), numbered(citizens+1, 1)
	return "SELECT staff_id FROM assignments WHERE citizen_id IN (" + these + ") AND to_ms IS NULL" +
		" UNION ALL SELECT b.substitute FROM assignments a JOIN absences b ON b.staff_id = a.staff_id" +
		" WHERE a.citizen_id IN (" + these + ") AND a.to_ms IS NULL AND b.from_day <= " + day + " AND b.to_day >= " + day +
		" UNION ALL SELECT staff_id FROM thread_people WHERE thread_id = " + thread + " AND to_ms IS NULL"
}

// Changed tells all who may see it that something of the citizens' has changed,
// in the thread when one is named. They are told when the transaction stands.
// Call it once, and last.
func (t *Tx) Changed(threadID string, day models.Date, citizens ...string) error {
	return t.ChangedAlsoFor(nil, threadID, day, citizens...)
}

// TellFamily has these citizens told too when Changed is called, and nobody else of
// them: who works with them has nothing to look at.
func (t *Tx) TellFamily(citizens ...string) {
	t.kin = append(t.kin, citizens...)
}

// ChangedAlsoFor is Changed that tells these staff too.
func (t *Tx) ChangedAlsoFor(staff []string, threadID string, day models.Date, citizens ...string) error {
	if len(citizens) == 0 {
		return nil
	}
	var readers []string
	var asked []any
	for _, id := range citizens {
		readers = append(readers, ReaderOf(models.Viewer{Role: models.AsCitizen, ID: id}))
		asked = append(asked, id)
	}
	for _, id := range t.kin {
		readers = append(readers, ReaderOf(models.Viewer{Role: models.AsCitizen, ID: id}))
	}
	asked = append(asked, day.String(), threadID)
	ids := slices.Clone(staff)
	err := t.each(func(row *sql.Rows) error {
		var id string
		err := row.Scan(&id)
		ids = append(ids, id)
		return err
	}, concerned(len(citizens)), asked...)
	if err != nil {
		return err
	}
	for _, id := range ids {
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
	return t.each(func(row *sql.Rows) error {
		var c Change
		err := row.Scan(&c.Reader, &c.Seq)
		t.changes = append(t.changes, c)
		return err
	}, "INSERT INTO changes (reader, seq) VALUES ("+strings.ReplaceAll(numbered(0, len(readers)), ", ", ", 1), (")+", 1)"+
		" ON CONFLICT (reader) DO UPDATE SET seq = changes.seq + 1 RETURNING reader, seq", values...)
}

// ChangesOf is how far a reader's changes have come; 0 when there was none.
func (s *Store) ChangesOf(ctx context.Context, reader string) (int64, error) {
	var seq int64
	err := s.changes.QueryRowContext(ctx, reader).Scan(&seq)
	return seq, refusal(ctx, err)
}

const changesQuery = "SELECT COALESCE(MAX(seq), 0) FROM changes WHERE reader = $1"
