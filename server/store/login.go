package store

import (
	"database/sql"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

type linkRow struct {
	PersonHash []byte  `gorm:"column:person_hash;primaryKey"`
	CitizenID  *string `gorm:"column:citizen_id"`
	StaffID    *string `gorm:"column:staff_id"`
	LinkedMs   int64   `gorm:"column:linked_ms"`
}

func (linkRow) TableName() string { return "logins" }

type useRow struct {
	UseHash []byte `gorm:"column:use_hash;primaryKey"`
	UntilMs int64  `gorm:"column:until_ms"`
}

func (useRow) TableName() string { return "login_uses" }

// UseLogin notes that what has this hash is used. first is true for one caller
// only, however many come at once. Uses that are over are forgotten.
func (t *Tx) UseLogin(hash []byte, untilMs int64) (first bool, err error) {
	if _, err := t.exec("DELETE FROM login_uses WHERE until_ms <= $1", t.Now.UnixMilli()); err != nil {
		return false, err
	}
	added := gorm.WithResult()
	row := useRow{UseHash: hash, UntilMs: untilMs}
	err = rowsOf[useRow](t.db, clause.OnConflict{DoNothing: true}, added).Create(t.ctx, &row)
	return err == nil && added.RowsAffected == 1, err
}

// LinkCitizen says that who has this hash at a provider logs in as the citizen.
// Whom it meant before counts no more.
func (t *Tx) LinkCitizen(person []byte, citizenID string) error {
	return t.link(linkRow{PersonHash: person, CitizenID: &citizenID, LinkedMs: t.Now.UnixMilli()})
}

// LinkStaff is LinkCitizen for somebody who works here.
func (t *Tx) LinkStaff(person []byte, staffID string) error {
	return t.link(linkRow{PersonHash: person, StaffID: &staffID, LinkedMs: t.Now.UnixMilli()})
}

func (t *Tx) link(row linkRow) error {
	return rowsOf[linkRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "person_hash"}},
		DoUpdates: clause.AssignmentColumns([]string{"citizen_id", "staff_id", "linked_ms"}),
	}).Create(t.ctx, &row)
}

// CitizenOfLogin returns models.ErrNotFound when nobody was linked.
func (t *Tx) CitizenOfLogin(person []byte) (id string, err error) {
	err = t.one("SELECT citizen_id FROM logins WHERE person_hash = $1 AND citizen_id IS NOT NULL", []any{person}, &id)
	return id, err
}

// StaffOfLogin is CitizenOfLogin for who works here.
func (t *Tx) StaffOfLogin(person []byte) (id string, err error) {
	err = t.one("SELECT staff_id FROM logins WHERE person_hash = $1 AND staff_id IS NOT NULL", []any{person}, &id)
	return id, err
}

// CitizenOfCPR finds a citizen by the keyed hash of the CPR. It returns
// models.ErrNotFound when there is none.
func (t *Tx) CitizenOfCPR(cprHash []byte) (id string, err error) {
	err = t.one("SELECT id FROM citizens WHERE cpr_hash = $1 AND NOT synthetic", []any{cprHash}, &id)
	return id, err
}

// EndProviderSessions ends the sessions of somebody that were opened through a
// provider; sid names those of one of the provider's own sessions, "" all.
func (t *Tx) EndProviderSessions(who models.Viewer, by models.Provider, sid string) error {
	table, owner := "staff_sessions", "staff_id"
	if who.Role == models.AsCitizen {
		table, owner = "sessions", "citizen_id"
	}
	_, err := t.exec("DELETE FROM "+table+" WHERE "+owner+" = $1 AND provider = $2 AND ($3 = '' OR sid = $3)", who.ID, string(by), sid)
	return err
}

// InSession are the citizens or the staff, as by says, with a session that the
// provider calls sid.
func (t *Tx) InSession(by models.Provider, sid string) (ids []string, err error) {
	query := "SELECT DISTINCT citizen_id FROM sessions WHERE provider = $1 AND sid = $2"
	if by == models.ByStaffProvider {
		query = "SELECT DISTINCT staff_id FROM staff_sessions WHERE provider = $1 AND sid = $2"
	}
	err = t.each(func(row *sql.Rows) error {
		var id string
		err := row.Scan(&id)
		ids = append(ids, id)
		return err
	}, query, string(by), sid)
	return ids, err
}
