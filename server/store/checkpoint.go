package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

// Checkpoint is what the database remembers of the checkpoints that are kept
// outside it. The zero Checkpoint is none.
type Checkpoint struct {
	Number int64 // of the last one
	At     time.Time
	Hash   []byte // of the last one, as it was signed

	WholeNumber int64     // of the last one at which nothing was wrong
	Whole       time.Time // zero: there has been none
	WholeRoot   []byte

	Faults int64 // chains that were not as recorded when the last one was made
	Found  int64 // faults when all lines were last verified
}

type checkpointRow struct {
	ID          int64  `gorm:"column:id;primaryKey"`
	Number      int64  `gorm:"column:number"`
	AtMs        int64  `gorm:"column:at_ms"`
	Hash        []byte `gorm:"column:hash"`
	WholeNumber int64  `gorm:"column:whole_number"`
	WholeMs     int64  `gorm:"column:whole_ms"`
	WholeRoot   []byte `gorm:"column:whole_root"`
	Faults      int64  `gorm:"column:faults"`
	Found       int64  `gorm:"column:found"`
}

func (checkpointRow) TableName() string { return "checkpoint" }

// theCheckpoint is the id of the only row.
const theCheckpoint = 1

// Checkpoint reads it.
func (t *Tx) Checkpoint() (Checkpoint, error) {
	row, err := rowsOf[checkpointRow](t.db).Where("id = ?", theCheckpoint).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return Checkpoint{}, nil
	}
	c := Checkpoint{Number: row.Number, At: instant(&row.AtMs), Hash: row.Hash, WholeNumber: row.WholeNumber, WholeRoot: row.WholeRoot, Faults: row.Faults, Found: row.Found}
	if row.WholeNumber > 0 {
		c.Whole = instant(&row.WholeMs)
	}
	return c, err
}

// SaveCheckpoint remembers it in place of the one before.
func (t *Tx) SaveCheckpoint(c Checkpoint) error {
	row := checkpointRow{
		ID: theCheckpoint, Number: c.Number, AtMs: c.At.UnixMilli(), Hash: notNil(c.Hash),
		WholeNumber: c.WholeNumber, WholeRoot: notNil(c.WholeRoot), Faults: c.Faults, Found: c.Found,
	}
	if !c.Whole.IsZero() {
		row.WholeMs = c.Whole.UnixMilli()
	}
	return rowsOf[checkpointRow](t.db, clause.OnConflict{UpdateAll: true}).Create(t.ctx, &row)
}

func notNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// LogHeads lists where all chains end.
func (t *Tx) LogHeads() (heads []models.Head, err error) {
	err = t.each(func(rows *sql.Rows) error {
		var h models.Head
		err := rows.Scan(&h.Citizen, &h.Seq, &h.Hash)
		heads = append(heads, h)
		return err
	}, "SELECT citizen_id, seq, hash FROM log_heads WHERE seq > 0")
	return heads, err
}

// LinesAfter gives the lines of a citizen's log after a number, in order.
func (t *Tx) LinesAfter(citizen string, seq int64, take func(models.Entry) error) error {
	return t.each(func(rows *sql.Rows) error { return takeLine(rows, take) },
		"SELECT "+lineColumns+" FROM log WHERE citizen_id = $1 AND seq > $2 ORDER BY seq", citizen, seq)
}

// leaseKey is the advisory lock of PostgreSQL that one server at a time holds.
const leaseKey = 0x656e706c616e // "enplan"

// Alone does something unless another server on the same database is doing it,
// and reports whether it did. SQLite has one server.
func (s *Store) Alone(ctx context.Context, do func(context.Context) error) (done bool, err error) {
	if s.dialect == sqliteDialect {
		return true, do(ctx)
	}
	conn, err := s.writer.Conn(ctx)
	if err != nil {
		return false, refusal(ctx, err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if err := conn.QueryRowContext(ctx, "SELECT pg_try_advisory_lock($1)", int64(leaseKey)).Scan(&done); err != nil || !done {
		return false, refusal(ctx, err)
	}
	err = do(ctx)
	// A connection that cannot give the lock back is closed, which gives it back.
	if _, fault := conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock($1)", int64(leaseKey)); fault != nil {
		return true, errors.Join(err, fmt.Errorf("give back the lease: %w", fault), conn.Raw(func(any) error { return sql.ErrConnDone }))
	}
	return true, err
}
