package store

import (
	"time"

	"enplan/models"
)

// sessionTables are both tables of sessions; what is done to one by its token is
// tried in each, since no token stands in both.
var sessionTables = []string{"sessions", "staff_sessions"}

// UseSession notes that the session was used now, and when it ends if it is not used
// again. One that is over stays over.
func (t *Tx) UseSession(tokenHash []byte, expires time.Time) error {
	for _, table := range sessionTables {
		if _, err := t.exec("UPDATE "+table+" SET seen_ms = $1, expires_ms = $2 WHERE token_hash = $3 AND expires_ms > $1",
			t.Now.UnixMilli(), expires.UnixMilli(), tokenHash); err != nil {
			return err
		}
	}
	return nil
}

// Renewal is a login by somebody who was logged in already.
type Renewal struct {
	TokenHash []byte // the new one
	Expires   time.Time
	Auth      time.Time
	LOA       models.LOA
	SID       string
}

// RenewSession puts a session under a new token after its owner has shown anew who
// they are; the old token is nothing from then on. renewed is false when the session
// was over.
func (t *Tx) RenewSession(tokenHash []byte, r Renewal) (renewed bool, err error) {
	for _, table := range sessionTables {
		rows, err := t.exec("UPDATE "+table+" SET token_hash = $1, seen_ms = $2, expires_ms = $3, auth_ms = $4, loa = $5, sid = $6"+
			" WHERE token_hash = $7 AND expires_ms > $2",
			r.TokenHash, t.Now.UnixMilli(), r.Expires.UnixMilli(), r.Auth.UnixMilli(), string(r.LOA), r.SID, tokenHash)
		if err != nil || rows > 0 {
			return rows > 0, err
		}
	}
	return false, nil
}

// Sessions are those of a citizen that stand, the one used last first.
func (t *Tx) Sessions(citizen string) ([]Session, error) {
	rows, err := rowsOf[sessionRow](t.db).Where("citizen_id = ? AND expires_ms > ?", citizen, t.Now.UnixMilli()).
		Order("seen_ms DESC, id").Find(t.ctx)
	sessions := make([]Session, len(rows))
	for i, row := range rows {
		sessions[i] = row.session()
	}
	return sessions, err
}

// StaffSessions are those of somebody who works here that stand, the one used last
// first.
func (t *Tx) StaffSessions(staff string) ([]StaffSession, error) {
	rows, err := rowsOf[staffSessionRow](t.db).Where("staff_id = ? AND expires_ms > ?", staff, t.Now.UnixMilli()).
		Order("seen_ms DESC, id").Find(t.ctx)
	sessions := make([]StaffSession, len(rows))
	for i, row := range rows {
		sessions[i] = row.session()
	}
	return sessions, err
}

// EndSessionsOf ends those of a citizen or of staff, whoever it is, but the one of a
// token, which may be nil; id names a single one, "" all. It counts them.
func (t *Tx) EndSessionsOf(who models.Viewer, id string, but []byte) (int, error) {
	if who.ID == "" {
		return 0, nil
	}
	table, owner := "staff_sessions", "staff_id"
	if who.Role == models.AsCitizen {
		table, owner = "sessions", "citizen_id"
	}
	rows, err := t.exec("DELETE FROM "+table+" WHERE "+owner+" = $1 AND ($2 = '' OR id = $2) AND token_hash <> $3", who.ID, id, nonNil(but))
	return int(rows), err
}

func nonNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}
