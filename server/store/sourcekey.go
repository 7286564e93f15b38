package store

import (
	"context"
	"time"

	"gorm.io/gorm/clause"

	"enplan/models"
)

type sourceKeyRow struct {
	KID    string `gorm:"column:kid;primaryKey"`
	Source string `gorm:"column:source"`
	Alg    string `gorm:"column:alg"`
	Public []byte `gorm:"column:public"`
	MadeMs int64  `gorm:"column:made_ms"`
}

func (sourceKeyRow) TableName() string { return "source_keys" }

type spentTokenRow struct {
	Source  string `gorm:"column:source;primaryKey"`
	JTI     []byte `gorm:"column:jti;primaryKey"`
	UntilMs int64  `gorm:"column:until_ms"`
}

func (spentTokenRow) TableName() string { return "spent_tokens" }

// AddSourceKey keeps a public key of a source. The same key again is no fault; one
// that is another source's already returns ErrKeyTaken.
func (t *Tx) AddSourceKey(k models.SourceKey) error {
	row := sourceKeyRow{KID: k.KID, Source: k.Source, Alg: string(k.Alg), Public: k.Public, MadeMs: t.Now.UnixMilli()}
	err := rowsOf[sourceKeyRow](t.db, clause.OnConflict{DoNothing: true}).Create(t.ctx, &row)
	if err != nil {
		return err
	}
	kept, err := rowsOf[sourceKeyRow](t.db).Where("kid = ?", k.KID).Take(t.ctx)
	if err == nil && kept.Source != k.Source {
		return models.ErrKeyTaken
	}
	return err
}

// DropSourceKeys forgets a public key of a source, all of them when kid is "", and
// counts them.
func (t *Tx) DropSourceKeys(source, kid string) (int, error) {
	q := rowsOf[sourceKeyRow](t.db).Where("source = ?", source)
	if kid != "" {
		q = q.Where("kid = ?", kid)
	}
	return q.Delete(t.ctx)
}

// SourceKeys are the public keys of a source, oldest first.
func (s *Store) SourceKeys(ctx context.Context, source string) ([]models.SourceKey, error) {
	var keys []models.SourceKey
	err := s.Read(ctx, func(t *Tx) error {
		rows, err := rowsOf[sourceKeyRow](t.db).Where("source = ?", source).Order("made_ms, kid").Find(t.ctx)
		for _, r := range rows {
			keys = append(keys, models.SourceKey{KID: r.KID, Source: r.Source, Alg: models.KeyAlg(r.Alg), Public: r.Public})
		}
		return err
	})
	return keys, err
}

// SpendToken notes that a source has used a token, whose name is given as a digest,
// until it has run out. first is true for one caller only, however many try at once.
func (t *Tx) SpendToken(source string, jti []byte, until time.Time) (first bool, err error) {
	if _, err := rowsOf[spentTokenRow](t.db).Where("until_ms <= ?", t.Now.UnixMilli()).Delete(t.ctx); err != nil {
		return false, err
	}
	rows, err := t.exec("INSERT INTO spent_tokens (source, jti, until_ms) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
		source, jti, until.UnixMilli())
	return rows == 1, err
}
