package store

import (
	"database/sql"
	"fmt"
	"time"

	"enplan/models"
)

// Emergency is a plan that was opened in an emergency, with why, and what the
// leader said of it.
type Emergency struct {
	models.Emergency
	Citizen, Staff, Department string
	Reason                     string
	AboutOther                 bool // the reason is about the safety of somebody else
	Opened                     time.Time
	Review                     models.Review
	ReviewBy                   string
	Reviewed                   time.Time
	Note                       string
}

type emergencyRow struct {
	ID         string `gorm:"column:id;primaryKey"`
	CitizenID  string `gorm:"column:citizen_id"`
	StaffID    string `gorm:"column:staff_id"`
	Department string `gorm:"column:department"`
	Reason     []byte `gorm:"column:reason"`
	AboutOther bool   `gorm:"column:about_other"`
	OpenedMs   int64  `gorm:"column:opened_ms"`
	UntilMs    int64  `gorm:"column:until_ms"`
	Review     string `gorm:"column:review"`
	ReviewBy   string `gorm:"column:review_by"`
	ReviewMs   *int64 `gorm:"column:review_ms"`
	Note       []byte `gorm:"column:note"`
}

func (emergencyRow) TableName() string { return "emergencies" }

func (r emergencyRow) place(what string) []byte {
	return fmt.Appendf(nil, "emergency %q %s", r.ID, what)
}

// AddEmergency keeps that a plan was opened. The citizen must be locked.
func (t *Tx) AddEmergency(e Emergency) error {
	row := emergencyRow{
		ID: e.ID, CitizenID: e.Citizen, StaffID: e.Staff, Department: e.Department,
		AboutOther: e.AboutOther, OpenedMs: e.Opened.UnixMilli(), UntilMs: e.Until.UnixMilli(),
	}
	var err error
	if row.Reason, err = t.seal(e.Citizen, []byte(e.Reason), row.place("reason")); err != nil {
		return err
	}
	return rowsOf[emergencyRow](t.db).Create(t.ctx, &row)
}

// OpenEmergency is the one the staff has open for the citizen at an instant, nil
// when there is none.
func (t *Tx) OpenEmergency(staffID, citizenID string, at time.Time) (*models.Emergency, error) {
	var open *models.Emergency
	err := t.each(func(row *sql.Rows) error {
		var id string
		var until int64
		err := row.Scan(&id, &until)
		open = &models.Emergency{ID: id, Until: instant(&until)}
		return err
	}, `SELECT id, until_ms FROM emergencies WHERE citizen_id = $1 AND staff_id = $2 AND until_ms > $3
ORDER BY until_ms DESC LIMIT 1`, citizenID, staffID, at.UnixMilli())
	return open, err
}

// EmergenciesAbout are those about a citizen, newest first.
func (t *Tx) EmergenciesAbout(citizenID string) ([]Emergency, error) {
	rows, err := rowsOf[emergencyRow](t.db).Where("citizen_id = ?", citizenID).Order("opened_ms DESC").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	return t.openEmergencies(rows)
}

// EmergenciesToReview are those nobody has reviewed, oldest first, and those
// reviewed since an instant after them.
func (t *Tx) EmergenciesToReview(since time.Time) ([]Emergency, error) {
	rows, err := rowsOf[emergencyRow](t.db).Where("review = '' OR review_ms >= ?", since.UnixMilli()).
		Order("review <> '', opened_ms").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	return t.openEmergencies(rows)
}

// EmergencyByID locks one. It returns models.ErrNotFound when there is none.
func (t *Tx) EmergencyByID(id string) (Emergency, error) {
	row, err := rowsOf[emergencyRow](t.db, rowLock).Where("id = ?", id).Take(t.ctx)
	if err != nil {
		return Emergency{}, missing(err)
	}
	opened, err := t.openEmergencies([]emergencyRow{row})
	if err != nil {
		return Emergency{}, err
	}
	return opened[0], nil
}

// CitizenOfEmergency returns models.ErrNotFound when there is no such emergency.
// Nothing is locked: lock the citizen it names, and then the emergency.
func (t *Tx) CitizenOfEmergency(id string) (string, error) {
	row, err := rowsOf[emergencyRow](t.db).Select("citizen_id").Where("id = ?", id).Take(t.ctx)
	return row.CitizenID, missing(err)
}

// ReviewEmergency keeps what the leader said. Lock it first.
func (t *Tx) ReviewEmergency(id string, review models.Review, by, note string) error {
	citizen, err := t.CitizenOfEmergency(id)
	if err != nil {
		return err
	}
	sealed, err := t.seal(citizen, []byte(note), emergencyRow{ID: id}.place("note"))
	if err != nil {
		return err
	}
	return t.db.Exec("UPDATE emergencies SET review = ?, review_by = ?, review_ms = ?, note = ? WHERE id = ?",
		string(review), by, t.Now.UnixMilli(), sealed, id).Error
}

func (t *Tx) openEmergencies(rows []emergencyRow) ([]Emergency, error) {
	if err := keysFor(t, rows, func(r emergencyRow) string { return r.CitizenID }); err != nil {
		return nil, err
	}
	all := make([]Emergency, len(rows))
	for i, r := range rows {
		reason, err := t.open(r.CitizenID, r.Reason, r.place("reason"))
		if err != nil {
			return nil, fmt.Errorf("open an emergency: %w", err)
		}
		var note []byte
		if r.Note != nil {
			if note, err = t.open(r.CitizenID, r.Note, r.place("note")); err != nil {
				return nil, fmt.Errorf("open an emergency: %w", err)
			}
		}
		all[i] = Emergency{
			Emergency: models.Emergency{ID: r.ID, Until: instant(&r.UntilMs)},
			Citizen:   r.CitizenID, Staff: r.StaffID, Department: r.Department, Reason: string(reason), AboutOther: r.AboutOther,
			Opened: instant(&r.OpenedMs), Review: models.Review(r.Review), ReviewBy: r.ReviewBy, Reviewed: instant(r.ReviewMs), Note: string(note),
		}
	}
	return all, nil
}
