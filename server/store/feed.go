package store

import (
	"errors"

	"gorm.io/gorm"

	"enplan/models"
)

type feedRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	TokenHash []byte `gorm:"column:token_hash"`
	Language  string `gorm:"column:language"`
	MadeMs    int64  `gorm:"column:made_ms"`
	FetchedMs *int64 `gorm:"column:fetched_ms"`
	HourMs    int64  `gorm:"column:hour_ms"`
	Fetches   int64  `gorm:"column:fetches"`
}

func (feedRow) TableName() string { return "feeds" }

func (r feedRow) feed() models.Feed {
	return models.Feed{
		Citizen: r.CitizenID, Language: r.Language, Made: instant(&r.MadeMs), Fetched: instant(r.FetchedMs),
		Hour: instant(&r.HourMs), Fetches: int(r.Fetches),
	}
}

// MakeFeed keeps a feed of the citizen's under the hash of its token, in place of
// any there is. The citizen must be locked.
func (t *Tx) MakeFeed(citizenID string, tokenHash []byte, language string) error {
	if err := t.EndFeed(citizenID); err != nil {
		return err
	}
	row := feedRow{CitizenID: citizenID, TokenHash: tokenHash, Language: language, MadeMs: t.Now.UnixMilli()}
	return rowsOf[feedRow](t.db).Create(t.ctx, &row)
}

// EndFeed ends the citizen's feed; that there is none is no error.
func (t *Tx) EndFeed(citizenID string) error {
	_, err := rowsOf[feedRow](t.db).Where("citizen_id = ?", citizenID).Delete(t.ctx)
	return err
}

// FeedOf is the citizen's feed. It returns models.ErrNotFound when there is none.
func (t *Tx) FeedOf(citizenID string) (models.Feed, error) {
	return t.feed("citizen_id = ?", citizenID)
}

// FeedByToken is the feed whose token has this hash. It returns
// models.ErrNotFound when there is none, or none any more.
func (t *Tx) FeedByToken(tokenHash []byte) (models.Feed, error) {
	return t.feed("token_hash = ?", tokenHash)
}

func (t *Tx) feed(which string, is any) (models.Feed, error) {
	row, err := rowsOf[feedRow](t.db).Where(which, is).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return models.Feed{}, models.ErrNotFound
	}
	return row.feed(), err
}

// FeedFetched keeps that it was fetched. The citizen must be locked.
func (t *Tx) FeedFetched(f models.Feed) error {
	_, err := t.exec("UPDATE feeds SET fetched_ms = $1, hour_ms = $2, fetches = $3 WHERE citizen_id = $4",
		f.Fetched.UnixMilli(), f.Hour.UnixMilli(), f.Fetches, f.Citizen)
	return err
}
