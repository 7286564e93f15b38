package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"gorm.io/gorm"

	"enplan/models"
)

// StaffSession is one login of somebody who works here. It stands in a table of
// its own: the statement that finds a citizen's session is the hottest there is,
// and a citizen's token can never be read as staff's or the other way round.
type StaffSession struct {
	TokenHash []byte
	StaffID   string
	Role      models.Role // as it is now; set by StaffSession
	Expires   time.Time
}

type staffSessionRow struct {
	TokenHash []byte `gorm:"column:token_hash;primaryKey"`
	StaffID   string `gorm:"column:staff_id"`
	CreatedMs int64  `gorm:"column:created_ms"`
	ExpiresMs int64  `gorm:"column:expires_ms"`
}

func (staffSessionRow) TableName() string { return "staff_sessions" }

// CreateStaffSession begins a session now, and forgets those that are over.
func (t *Tx) CreateStaffSession(s StaffSession) error {
	if _, err := gorm.G[staffSessionRow](t.db).Where("expires_ms <= ?", t.Now.UnixMilli()).Delete(t.ctx); err != nil {
		return err
	}
	row := staffSessionRow{
		TokenHash: s.TokenHash, StaffID: s.StaffID, CreatedMs: t.Now.UnixMilli(), ExpiresMs: s.Expires.UnixMilli(),
	}
	return gorm.G[staffSessionRow](t.db).Create(t.ctx, &row)
}

// EndStaffSession ends a session; one that has ended already is no error.
func (t *Tx) EndStaffSession(tokenHash []byte) error {
	_, err := gorm.G[staffSessionRow](t.db).Where("token_hash = ?", tokenHash).Delete(t.ctx)
	return err
}

const staffSessionQuery = `SELECT s.staff_id, s.expires_ms, w.role FROM staff_sessions s JOIN staff w ON w.id = s.staff_id
WHERE s.token_hash = $1 AND s.expires_ms > $2`

// StaffSession reads one session outside any transaction. found is false when
// there is none with this token or it is over at now.
func (s *Store) StaffSession(ctx context.Context, tokenHash []byte, now time.Time) (session StaffSession, found bool, err error) {
	var expires int64
	err = s.staffSession.QueryRowContext(ctx, tokenHash, now.UnixMilli()).Scan(&session.StaffID, &expires, &session.Role)
	if errors.Is(err, sql.ErrNoRows) {
		return StaffSession{}, false, nil
	}
	if err != nil {
		return StaffSession{}, false, refusal(ctx, err)
	}
	session.TokenHash, session.Expires = tokenHash, instant(&expires)
	return session, true, nil
}
