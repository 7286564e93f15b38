package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"enplan/models"
)

// StaffSession is one login of somebody who works here. It stands in a table of
// its own: the statement that finds a citizen's session is the hottest there is,
// and a citizen's token can never be read as staff's or the other way round.
type StaffSession struct {
	TokenHash []byte
	StaffID   string
	Role      models.Role // as it is now; set by StaffSession
	Expires   time.Time   // when it ends if it is not used before; never after Until
	Created   time.Time   // set by CreateStaffSession
	ID        string      // opaque, 128 random bits; no secret
	Until     time.Time   // when it ends however much it is used
	Seen      time.Time   // last use, to the minute
	Auth      time.Time   // when they last showed who they are
	LOA       models.LOA
	Provider  models.Provider
	SID       string // the provider's own name of the session; "" when there is none
	Agent     string // a coarse name of the browser
}

type staffSessionRow struct {
	TokenHash []byte   `gorm:"column:token_hash;primaryKey"`
	StaffID   string   `gorm:"column:staff_id"`
	Login     loginRow `gorm:"embedded"`
}

func (r staffSessionRow) session() StaffSession {
	return StaffSession{
		TokenHash: r.TokenHash, StaffID: r.StaffID, Expires: instant(&r.Login.ExpiresMs), Created: instant(&r.Login.CreatedMs),
		ID: r.Login.ID, Until: instant(&r.Login.UntilMs), Seen: instant(&r.Login.SeenMs), Auth: instant(&r.Login.AuthMs),
		LOA: models.LOA(r.Login.LOA), Provider: models.Provider(r.Login.Provider), SID: r.Login.SID, Agent: r.Login.Agent,
	}
}

func (staffSessionRow) TableName() string { return "staff_sessions" }

// CreateStaffSession begins a session now, and forgets those that are over. Without
// Until it ends at Expires.
func (t *Tx) CreateStaffSession(s StaffSession) error {
	if _, err := rowsOf[staffSessionRow](t.db).Where("expires_ms <= ?", t.Now.UnixMilli()).Delete(t.ctx); err != nil {
		return err
	}
	if s.Until.IsZero() {
		s.Until = s.Expires
	}
	row := staffSessionRow{TokenHash: s.TokenHash, StaffID: s.StaffID, Login: loginRow{
		ID: s.ID, CreatedMs: t.Now.UnixMilli(), ExpiresMs: s.Expires.UnixMilli(), UntilMs: s.Until.UnixMilli(), SeenMs: t.Now.UnixMilli(),
		AuthMs: s.Auth.UnixMilli(), LOA: string(s.LOA), Provider: string(s.Provider), SID: s.SID, Agent: s.Agent,
	}}
	return rowsOf[staffSessionRow](t.db).Create(t.ctx, &row)
}

// EndStaffSession ends a session; one that has ended already is no error.
func (t *Tx) EndStaffSession(tokenHash []byte) error {
	_, err := rowsOf[staffSessionRow](t.db).Where("token_hash = ?", tokenHash).Delete(t.ctx)
	return err
}

const staffSessionQuery = `SELECT s.staff_id, w.role, ` + loginColumns + `
FROM staff_sessions s JOIN staff w ON w.id = s.staff_id WHERE s.token_hash = $1 AND s.expires_ms > $2`

// StaffSession reads one session outside any transaction. found is false when
// there is none with this token or it is over at now.
func (s *Store) StaffSession(ctx context.Context, tokenHash []byte, now time.Time) (session StaffSession, found bool, err error) {
	row := staffSessionRow{TokenHash: tokenHash}
	var role models.Role
	err = s.staffSession.QueryRowContext(ctx, tokenHash, now.UnixMilli()).Scan(append([]any{&row.StaffID, &role}, row.Login.take()...)...)
	if errors.Is(err, sql.ErrNoRows) {
		return StaffSession{}, false, nil
	}
	if err != nil {
		return StaffSession{}, false, refusal(ctx, err)
	}
	session = row.session()
	session.Role = role
	return session, true, nil
}
