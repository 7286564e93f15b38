package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"gorm.io/gorm/clause"

	"enplan/models"
)

// Source is a source with what only the house knows about it.
type Source struct {
	models.Source
	Phone   string // whom to call when it falls silent; "" when nobody said
	KeyHash []byte // of the token it delivers with; nil when it cannot deliver by itself
}

type sourceRow struct {
	Name       string `gorm:"column:name;primaryKey"`
	Title      string `gorm:"column:title"`
	Phone      string `gorm:"column:phone"`
	KeyHash    []byte `gorm:"column:key_hash"`
	EveryMs    int64  `gorm:"column:every_ms"`
	ReceivedMs *int64 `gorm:"column:received_ms"`
	Department string `gorm:"column:department"`
}

func (sourceRow) TableName() string { return "sources" }

func (r sourceRow) source() Source {
	return Source{
		Source: models.Source{
			Name: r.Name, Title: r.Title,
			Every: time.Duration(r.EveryMs) * time.Millisecond, Received: instant(r.ReceivedMs), Department: r.Department,
		},
		Phone: r.Phone, KeyHash: r.KeyHash,
	}
}

// SaveSource adds the source or changes its title, phone, key and promise. When
// it last delivered is MarkReceived's to say, once it is here.
func (t *Tx) SaveSource(s Source) error {
	row := sourceRow{
		Name: s.Name, Title: s.Title, Phone: s.Phone, KeyHash: s.KeyHash,
		EveryMs: s.Every.Milliseconds(), ReceivedMs: millis(s.Received), Department: s.Department,
	}
	return rowsOf[sourceRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "name"}},
		DoUpdates: clause.AssignmentColumns([]string{"title", "phone", "key_hash", "every_ms", "department"}),
	}).Create(t.ctx, &row)
}

// SourceByName returns models.ErrNotFound when there is none.
func (t *Tx) SourceByName(name string) (Source, error) {
	row, err := rowsOf[sourceRow](t.db).Where("name = ?", name).Take(t.ctx)
	return row.source(), missing(err)
}

// sourceKeyQuery finds the source of a key.
const sourceKeyQuery = `SELECT name FROM sources WHERE key_hash = $1`

// SourceOfKey is the name of the source that delivers with the token of this
// hash, outside any transaction: each request of a system asks for it. It returns
// models.ErrNotFound when there is none.
func (s *Store) SourceOfKey(ctx context.Context, hash []byte) (name string, err error) {
	err = s.sourceKey.QueryRowContext(ctx, hash).Scan(&name)
	if errors.Is(err, sql.ErrNoRows) {
		return "", models.ErrNotFound
	}
	return name, refusal(ctx, err)
}

// Sources lists every source by name.
func (t *Tx) Sources() ([]Source, error) {
	rows, err := rowsOf[sourceRow](t.db).Order("name").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	sources := make([]Source, len(rows))
	for i, row := range rows {
		sources[i] = row.source()
	}
	return sources, nil
}

// MarkReceived says when the source last delivered. An earlier time than the
// one that is here changes nothing, nor does an unknown source.
func (t *Tx) MarkReceived(source string, at time.Time) error {
	_, err := rowsOf[sourceRow](t.db).
		Where("name = ? AND (received_ms IS NULL OR received_ms < ?)", source, at.UnixMilli()).
		Update(t.ctx, "received_ms", at.UnixMilli())
	return err
}
