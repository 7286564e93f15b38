package store

import (
	"database/sql"
	"time"

	"enplan/models"
)

// Telling is what a department's system is to be told of a consent.
type Telling struct {
	ID         string // opaque; the same however often it is tried
	Citizen    string
	Consent    string
	Version    int64 // of the consent
	Department string
	Body       string // as it is sent: ids and words of ours, no content
	Made       time.Time
	Tries      int
	Received   time.Time // zero is not yet
	GivenUp    time.Time

	waits bool
	lease int64
}

// State is how far it has come. One that a later change of the consent has taken
// the place of is NotTold.
func (t Telling) State() models.TellingState {
	switch {
	case !t.Received.IsZero():
		return models.Received
	case !t.GivenUp.IsZero():
		return models.GivenUp
	case t.waits:
		return models.TellingWaits
	}
	return models.NotTold
}

type tellingRow struct {
	ID         string `gorm:"column:id;primaryKey"`
	CitizenID  string `gorm:"column:citizen_id"`
	ConsentID  string `gorm:"column:consent_id"`
	Version    int64  `gorm:"column:version"`
	Department string `gorm:"column:department"`
	Body       string `gorm:"column:body"`
	MadeMs     int64  `gorm:"column:made_ms"`
	Tries      int64  `gorm:"column:tries"`
	NextMs     *int64 `gorm:"column:next_ms"`
	LeaseMs    int64  `gorm:"column:lease_ms"`
	ReceivedMs *int64 `gorm:"column:received_ms"`
	GivenUpMs  *int64 `gorm:"column:given_up_ms"`
}

func (tellingRow) TableName() string { return "tellings" }

func (r tellingRow) telling() Telling {
	return Telling{
		ID: r.ID, Citizen: r.CitizenID, Consent: r.ConsentID, Version: r.Version, Department: r.Department, Body: r.Body,
		Made: instant(&r.MadeMs), Tries: int(r.Tries), Received: instant(r.ReceivedMs), GivenUp: instant(r.GivenUpMs),
		waits: r.NextMs != nil, lease: r.LeaseMs,
	}
}

// AddTelling keeps what is to be told, from now on. What was not told yet of the
// same consent need not be told any more: this is newer.
func (t *Tx) AddTelling(n Telling) error {
	id, err := t.nextID()
	if err != nil {
		return err
	}
	_, err = t.exec("UPDATE tellings SET next_ms = NULL, given_up_ms = NULL"+
		" WHERE citizen_id = $1 AND consent_id = $2 AND received_ms IS NULL", n.Citizen, n.Consent)
	if err != nil {
		return err
	}
	now := t.Now.UnixMilli()
	return rowsOf[tellingRow](t.db).Create(t.ctx, &tellingRow{
		ID: id, CitizenID: n.Citizen, ConsentID: n.Consent, Version: n.Version, Department: n.Department, Body: n.Body,
		MadeMs: now, NextMs: &now,
	})
}

// TakeTellings are at most limit of those that are due and that no server has in
// hand. This one has them for as long as lease; then they are anybody's again.
func (t *Tx) TakeTellings(limit int, lease time.Duration) ([]Telling, error) {
	skip := ""
	if t.db.Name() != sqliteDialect {
		skip = " FOR UPDATE SKIP LOCKED"
	}
	now := t.Now.UnixMilli()
	var taken []Telling
	err := t.each(func(row *sql.Rows) error {
		var r tellingRow
		err := row.Scan(&r.ID, &r.CitizenID, &r.ConsentID, &r.Version, &r.Department, &r.Body, &r.MadeMs, &r.Tries, &r.NextMs, &r.LeaseMs)
		taken = append(taken, r.telling())
		return err
	}, "UPDATE tellings SET lease_ms = $1 WHERE id IN (SELECT id FROM tellings"+
		" WHERE next_ms <= $2 AND lease_ms <= $3 ORDER BY next_ms, id LIMIT $4"+skip+")"+
		" RETURNING id, citizen_id, consent_id, version, department, body, made_ms, tries, next_ms, lease_ms",
		now+lease.Milliseconds(), now, now, limit)
	return taken, err
}

// EndTelling says how one that was taken went: received, or to be tried again at
// next, or, when next is zero, given up. It is false when somebody else has it by
// now, or when a later change has taken its place.
func (t *Tx) EndTelling(n Telling, received bool, next time.Time) (bool, error) {
	var receivedMs, givenUpMs *int64
	switch {
	case received:
		receivedMs = millis(t.Now)
	case next.IsZero():
		givenUpMs = millis(t.Now)
	}
	rows, err := t.exec("UPDATE tellings SET tries = tries + 1, lease_ms = 0, next_ms = $1, received_ms = $2, given_up_ms = $3"+
		" WHERE id = $4 AND lease_ms = $5 AND next_ms IS NOT NULL", millis(next), receivedMs, givenUpMs, n.ID, n.lease)
	return rows == 1, err
}

// TellingsAgain has a department told anew of what was given up.
func (t *Tx) TellingsAgain(department string) error {
	_, err := t.exec("UPDATE tellings SET tries = 0, lease_ms = 0, next_ms = $1, given_up_ms = NULL"+
		" WHERE department = $2 AND given_up_ms IS NOT NULL", t.Now.UnixMilli(), department)
	return err
}

// Tellings are those about the citizen's consents, oldest first.
func (t *Tx) Tellings(citizenID string) ([]Telling, error) {
	rows, err := rowsOf[tellingRow](t.db).Where("citizen_id = ?", citizenID).Order("made_ms, id").Find(t.ctx)
	all := make([]Telling, len(rows))
	for i, row := range rows {
		all[i] = row.telling()
	}
	return all, err
}

// GivenUp are the citizen's consents of whose change a department's system could
// not be told.
func (t *Tx) GivenUp(citizenID string) (consents []string, err error) {
	err = t.each(func(row *sql.Rows) error {
		var id string
		err := row.Scan(&id)
		consents = append(consents, id)
		return err
	}, "SELECT DISTINCT consent_id FROM tellings WHERE citizen_id = $1 AND given_up_ms IS NOT NULL ORDER BY consent_id", citizenID)
	return consents, err
}

// RefsAt is what the sources of a department call the citizen: source and ref.
func (t *Tx) RefsAt(department, citizenID string) (refs [][2]string, err error) {
	err = t.each(func(row *sql.Rows) error {
		var ref [2]string
		err := row.Scan(&ref[0], &ref[1])
		refs = append(refs, ref)
		return err
	}, "SELECT r.source, r.ref FROM citizen_refs r JOIN sources s ON s.name = r.source"+
		" WHERE r.citizen_id = $1 AND s.department = $2 ORDER BY r.source, r.ref", citizenID, department)
	return refs, err
}
