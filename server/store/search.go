package store

import (
	"database/sql"
	"time"

	"enplan/models"
)

type searchRow struct {
	StaffID string `gorm:"column:staff_id"`
	AtMs    int64  `gorm:"column:at_ms"`
	CPRHash []byte `gorm:"column:cpr_hash"`
	Found   int64  `gorm:"column:found"`
}

func (searchRow) TableName() string { return "searches" }

// CitizenByCPR is the citizen with this keyed hash of a CPR. It returns
// models.ErrNotFound when there is none.
func (t *Tx) CitizenByCPR(hash []byte) (id string, err error) {
	err = t.one("SELECT id FROM citizens WHERE cpr_hash = $1", []any{hash}, &id)
	return id, err
}

// SearchedSince is how often the staff has searched since an instant. Others of the
// same person's searches wait until this transaction ends.
func (t *Tx) SearchedSince(staffID string, since time.Time) (times int, err error) {
	if err := t.one("SELECT id FROM staff WHERE id = $1"+t.lockRow(), []any{staffID}, new(string)); err != nil {
		return 0, err
	}
	err = t.one("SELECT COUNT(*) FROM searches WHERE staff_id = $1 AND at_ms > $2", []any{staffID, since.UnixMilli()}, &times)
	return times, err
}

// KeepSearch keeps that somebody searched now.
func (t *Tx) KeepSearch(s models.Search) error {
	row := searchRow{StaffID: s.Staff, AtMs: t.Now.UnixMilli(), CPRHash: s.CPR}
	if s.Found {
		row.Found = 1
	}
	return rowsOf[searchRow](t.db).Create(t.ctx, &row)
}

// Searches is what each of the staff has searched for since an instant, by id.
func (t *Tx) Searches(since time.Time) (all []models.Searches, err error) {
	err = t.each(func(row *sql.Rows) error {
		var s models.Searches
		err := row.Scan(&s.Staff, &s.Count, &s.Numbers, &s.Nothing)
		all = append(all, s)
		return err
	}, "SELECT staff_id, COUNT(*), COUNT(DISTINCT cpr_hash), SUM(1 - found) FROM searches WHERE at_ms > $1 GROUP BY staff_id ORDER BY staff_id",
		since.UnixMilli())
	return all, err
}

// MayHaveCase reports whether the citizen is one of CasesOf.
func (t *Tx) MayHaveCase(departmentID, staffID, citizenID string) (may bool, err error) {
	err = t.one(`SELECT EXISTS (SELECT 1 FROM citizen_refs r JOIN sources s ON s.name = r.source WHERE s.department = $1 AND r.citizen_id = $2)
OR EXISTS (SELECT 1 FROM consents WHERE to_id = $1 AND citizen_id = $2 AND what = $3)
OR EXISTS (SELECT 1 FROM emergencies WHERE staff_id = $4 AND citizen_id = $2 AND until_ms > $5)`,
		[]any{departmentID, citizenID, string(models.ConsentGiven), staffID, t.Now.UnixMilli()}, &may)
	return may, err
}
