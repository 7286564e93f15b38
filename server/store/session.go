package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"enplan/models"
)

// Session is one login of a citizen. Only the hash of its token is kept. What
// stands below Created only Session and the lists know, and not the hot read.
type Session struct {
	TokenHash  []byte
	CitizenID  string
	Expires    time.Time // when it ends if it is not used before; never after Until
	ReadLogged time.Time // when the reading of the own plan was logged; zero is not yet
	Created    time.Time // set by CreateSession

	LogRead  time.Time // when the reading of the own log was logged
	ID       string    // opaque, 128 random bits; no secret
	Until    time.Time // when it ends however much it is used
	Seen     time.Time // last use, to the minute
	Auth     time.Time // when the citizen last showed who they are
	LOA      models.LOA
	Provider models.Provider
	SID      string // the provider's own name of the session; "" when there is none
	Agent    string // a coarse name of the browser
}

// loginRow is what both kinds of sessions keep.
type loginRow struct {
	ID        string `gorm:"column:id"`
	CreatedMs int64  `gorm:"column:created_ms"`
	ExpiresMs int64  `gorm:"column:expires_ms"`
	UntilMs   int64  `gorm:"column:until_ms"`
	SeenMs    int64  `gorm:"column:seen_ms"`
	AuthMs    int64  `gorm:"column:auth_ms"`
	LOA       string `gorm:"column:loa"`
	Provider  string `gorm:"column:provider"`
	SID       string `gorm:"column:sid"`
	Agent     string `gorm:"column:agent"`
}

// loginColumns are those of a loginRow, as take scans them.
const loginColumns = "s.id, s.created_ms, s.expires_ms, s.until_ms, s.seen_ms, s.auth_ms, s.loa, s.provider, s.sid, s.agent"

func (r *loginRow) take() []any {
	return []any{&r.ID, &r.CreatedMs, &r.ExpiresMs, &r.UntilMs, &r.SeenMs, &r.AuthMs, &r.LOA, &r.Provider, &r.SID, &r.Agent}
}

type sessionRow struct {
	TokenHash    []byte   `gorm:"column:token_hash;primaryKey"`
	CitizenID    string   `gorm:"column:citizen_id"`
	ReadLoggedMs *int64   `gorm:"column:read_logged_ms"`
	LogReadMs    *int64   `gorm:"column:log_read_ms"`
	Login        loginRow `gorm:"embedded"`
}

func (sessionRow) TableName() string { return "sessions" }

func (r sessionRow) session() Session {
	return Session{
		TokenHash: r.TokenHash, CitizenID: r.CitizenID, Expires: instant(&r.Login.ExpiresMs), ReadLogged: instant(r.ReadLoggedMs),
		Created: instant(&r.Login.CreatedMs), LogRead: instant(r.LogReadMs), ID: r.Login.ID, Until: instant(&r.Login.UntilMs), Seen: instant(&r.Login.SeenMs),
		Auth: instant(&r.Login.AuthMs), LOA: models.LOA(r.Login.LOA), Provider: models.Provider(r.Login.Provider), SID: r.Login.SID, Agent: r.Login.Agent,
	}
}

// CreateSession begins a session now. Without Until it ends at Expires.
func (t *Tx) CreateSession(s Session) error {
	if s.Until.IsZero() {
		s.Until = s.Expires
	}
	row := sessionRow{TokenHash: s.TokenHash, CitizenID: s.CitizenID, Login: loginRow{
		ID: s.ID, CreatedMs: t.Now.UnixMilli(), ExpiresMs: s.Expires.UnixMilli(), UntilMs: s.Until.UnixMilli(), SeenMs: t.Now.UnixMilli(),
		AuthMs: s.Auth.UnixMilli(), LOA: string(s.LOA), Provider: string(s.Provider), SID: s.SID, Agent: s.Agent,
	}}
	return rowsOf[sessionRow](t.db).Create(t.ctx, &row)
}

// EndSession ends a session; one that has ended already is no error.
func (t *Tx) EndSession(tokenHash []byte) error {
	_, err := rowsOf[sessionRow](t.db).Where("token_hash = ?", tokenHash).Delete(t.ctx)
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
	return rowsOf[sessionRow](t.db).Where("expires_ms <= ?", t.Now.UnixMilli()).Delete(t.ctx)
}

// MarkReadLogged notes that the reading of the own plan is in the audit. first
// is true for one caller only, however many ask at once.
func (t *Tx) MarkReadLogged(tokenHash []byte) (first bool, err error) {
	rows, err := rowsOf[sessionRow](t.db).Where("token_hash = ? AND read_logged_ms IS NULL", tokenHash).
		Update(t.ctx, "read_logged_ms", t.Now.UnixMilli())
	return rows == 1, err
}

// MarkLogRead notes that the reading of the own log stands in it.
func (t *Tx) MarkLogRead(tokenHash []byte) error {
	_, err := t.exec("UPDATE sessions SET log_read_ms = $1 WHERE token_hash = $2", t.Now.UnixMilli(), tokenHash)
	return err
}

const sessionQuery = `SELECT s.citizen_id, s.read_logged_ms, s.log_read_ms, ` + loginColumns + `
FROM sessions s WHERE s.token_hash = $1 AND s.expires_ms > $2`

// Session reads one session outside any transaction. found is false when there
// is none with this token or it is over at now.
func (s *Store) Session(ctx context.Context, tokenHash []byte, now time.Time) (session Session, found bool, err error) {
	row := sessionRow{TokenHash: tokenHash}
	err = s.session.QueryRowContext(ctx, tokenHash, now.UnixMilli()).
		Scan(append([]any{&row.CitizenID, &row.ReadLoggedMs, &row.LogReadMs}, row.Login.take()...)...)
	if errors.Is(err, sql.ErrNoRows) {
		return Session{}, false, nil
	}
	if err != nil {
		return Session{}, false, refusal(ctx, err)
	}
	return row.session(), true, nil
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
