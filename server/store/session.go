package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"gorm.io/gorm"
)

// Session is one login of a citizen. Only the hash of its token is kept.
type Session struct {
	TokenHash  []byte
	CitizenID  string
	Created    time.Time // set by CreateSession
	Expires    time.Time
	ReadLogged time.Time // when the reading of the own plan was logged; zero is not yet
	LogRead    time.Time // when the reading of the own log was; Session knows it
}

type sessionRow struct {
	TokenHash    []byte `gorm:"column:token_hash;primaryKey"`
	CitizenID    string `gorm:"column:citizen_id"`
	CreatedMs    int64  `gorm:"column:created_ms"`
	ExpiresMs    int64  `gorm:"column:expires_ms"`
	ReadLoggedMs *int64 `gorm:"column:read_logged_ms"`
	LogReadMs    *int64 `gorm:"column:log_read_ms"`
}

func (sessionRow) TableName() string { return "sessions" }

// CreateSession begins a session now.
func (t *Tx) CreateSession(s Session) error {
	row := sessionRow{
		TokenHash: s.TokenHash, CitizenID: s.CitizenID,
		CreatedMs: t.Now.UnixMilli(), ExpiresMs: s.Expires.UnixMilli(),
	}
	return gorm.G[sessionRow](t.db).Create(t.ctx, &row)
}

// EndSession ends a session; one that has ended already is no error.
func (t *Tx) EndSession(tokenHash []byte) error {
	_, err := gorm.G[sessionRow](t.db).Where("token_hash = ?", tokenHash).Delete(t.ctx)
	return err
}

// EndAllSessions ends every session, of citizens and of staff: a restored database
// has those that were ended after the backup.
func (t *Tx) EndAllSessions() error {
	if _, err := t.exec("DELETE FROM sessions"); err != nil {
		return err
	}
	_, err := t.exec("DELETE FROM staff_sessions")
	return err
}

// DropExpiredSessions forgets every session that is over now, and counts them.
func (t *Tx) DropExpiredSessions() (int, error) {
	return gorm.G[sessionRow](t.db).Where("expires_ms <= ?", t.Now.UnixMilli()).Delete(t.ctx)
}

// MarkReadLogged notes that the reading of the own plan is in the audit. first
// is true for one caller only, however many ask at once.
func (t *Tx) MarkReadLogged(tokenHash []byte) (first bool, err error) {
	rows, err := gorm.G[sessionRow](t.db).Where("token_hash = ? AND read_logged_ms IS NULL", tokenHash).
		Update(t.ctx, "read_logged_ms", t.Now.UnixMilli())
	return rows == 1, err
}

// MarkLogRead notes that the reading of the own log stands in it.
func (t *Tx) MarkLogRead(tokenHash []byte) error {
	_, err := t.exec("UPDATE sessions SET log_read_ms = $1 WHERE token_hash = $2", t.Now.UnixMilli(), tokenHash)
	return err
}

const sessionQuery = `SELECT citizen_id, created_ms, expires_ms, read_logged_ms, log_read_ms
FROM sessions WHERE token_hash = $1 AND expires_ms > $2`

// Session reads one session outside any transaction. found is false when there
// is none with this token or it is over at now.
func (s *Store) Session(ctx context.Context, tokenHash []byte, now time.Time) (session Session, found bool, err error) {
	var created, expires int64
	var logged, logRead *int64
	err = s.session.QueryRowContext(ctx, tokenHash, now.UnixMilli()).
		Scan(&session.CitizenID, &created, &expires, &logged, &logRead)
	if errors.Is(err, sql.ErrNoRows) {
		return Session{}, false, nil
	}
	if err != nil {
		return Session{}, false, refusal(ctx, err)
	}
	session.TokenHash = tokenHash
	session.Created, session.Expires, session.ReadLogged = instant(&created), instant(&expires), instant(logged)
	session.LogRead = instant(logRead)
	return session, true, nil
}

// Found is how far SessionPlanDoc came.
type Found int

// The ways a look-up can end.
const (
	FoundNothing Found = iota // no such session, or it is over
	FoundSession              // a session, but its plan has to be made first
	FoundPlanDoc              // both
)

const sessionPlanDocQuery = `SELECT s.citizen_id, s.created_ms, s.expires_ms, s.read_logged_ms,
p.version, p.valid_until_ms, CASE WHEN $1 = 'br' THEN p.body_br ELSE p.body END, k.wrapped
FROM sessions s LEFT JOIN plan_docs p ON p.citizen_id = s.citizen_id AND p.language = $2
LEFT JOIN citizen_keys k ON k.citizen_id = s.citizen_id
WHERE s.token_hash = $3 AND s.expires_ms > $4`

// sessionPlanDocQueryFor hides the variables from SQLite's planner: bare ones in
// a join make it prepare the statement again at every call, which costs more
// than twice the look-up itself.
func sessionPlanDocQueryFor(dialect string) string {
	if dialect != sqliteDialect {
		return sessionPlanDocQuery
	}
	return strings.NewReplacer("= $2", "= (SELECT $2)", "= $3", "= (SELECT $3)").Replace(sessionPlanDocQuery)
}

// SessionPlanDoc is Session and PlanDoc in one statement, for the door that is
// opened most. Only the body in the encoding asked for ("br" or "") is read, and
// stands in Body: the other is not worth its pages.
func (s *Store) SessionPlanDoc(
	ctx context.Context, tokenHash []byte, language, encoding string, now time.Time,
) (session Session, doc PlanDoc, found Found, err error) {
	var created, expires int64
	var logged, validUntil *int64
	var version *string
	var wrapped []byte
	err = s.sessionPlanDoc.QueryRowContext(ctx, encoding, language, tokenHash, now.UnixMilli()).
		Scan(&session.CitizenID, &created, &expires, &logged, &version, &validUntil, &doc.Body, &wrapped)
	if errors.Is(err, sql.ErrNoRows) {
		return Session{}, PlanDoc{}, FoundNothing, nil
	}
	if err != nil {
		return Session{}, PlanDoc{}, FoundNothing, refusal(ctx, err)
	}
	session.TokenHash = tokenHash
	session.Created, session.Expires, session.ReadLogged = instant(&created), instant(&expires), instant(logged)
	if version == nil {
		return session, PlanDoc{}, FoundSession, nil
	}
	doc.Version, doc.ValidUntil = *version, instant(validUntil)
	if encoding != brotli {
		encoding = ""
	}
	if doc.Body != nil {
		doc.Body, err = s.openPlan(wrapped, doc.Body, session.CitizenID, language, encoding)
	}
	return session, doc, FoundPlanDoc, err
}
