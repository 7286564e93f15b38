package store

import (
	"gorm.io/gorm/clause"

	"enplan/models"
)

type absenceRow struct {
	StaffID    string `gorm:"column:staff_id;primaryKey"`
	FromDay    string `gorm:"column:from_day;primaryKey"`
	ToDay      string `gorm:"column:to_day"`
	Substitute string `gorm:"column:substitute"`
}

func (absenceRow) TableName() string { return "absences" }

// SaveAbsence keeps when somebody is away; a second one from the same day takes
// the place of the first.
func (t *Tx) SaveAbsence(a models.Absence) error {
	row := absenceRow{StaffID: a.Staff, FromDay: a.From.String(), ToDay: a.To.String(), Substitute: a.Substitute}
	return rowsOf[absenceRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "staff_id"}, {Name: "from_day"}},
		DoUpdates: clause.AssignmentColumns([]string{"to_day", "substitute"}),
	}).Create(t.ctx, &row)
}

// DropAbsence forgets the absence that begins on the day; none is no fault.
func (t *Tx) DropAbsence(staffID string, from models.Date) error {
	_, err := rowsOf[absenceRow](t.db).Where("staff_id = ? AND from_day = ?", staffID, from.String()).Delete(t.ctx)
	return err
}

// AbsencesOf are the absences of the staff that have not ended before the day,
// the next one first.
func (t *Tx) AbsencesOf(staffID string, day models.Date) ([]models.Absence, error) {
	return t.absences("staff_id", staffID, day)
}

// OwedBy are the absences that have not ended before the day and in which the
// staff is there for somebody else.
func (t *Tx) OwedBy(staffID string, day models.Date) ([]models.Absence, error) {
	return t.absences("substitute", staffID, day)
}

func (t *Tx) absences(column, staffID string, day models.Date) ([]models.Absence, error) {
	rows, err := rowsOf[absenceRow](t.db).Where(column+" = ? AND to_day >= ?", staffID, day.String()).Order("from_day").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	all := make([]models.Absence, len(rows))
	for i, row := range rows {
		all[i] = models.Absence{Staff: row.StaffID, Substitute: row.Substitute}
		if all[i].From, err = models.ParseDate(row.FromDay); err != nil {
			return nil, err
		}
		if all[i].To, err = models.ParseDate(row.ToDay); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// standsIn says that the absent of an assignment is away on a day and that the
// staff is there instead.
const standsIn = `SELECT 1 FROM assignments a JOIN absences b ON b.staff_id = a.staff_id
WHERE a.citizen_id = ? AND a.to_ms IS NULL AND b.substitute = ? AND b.from_day <= ? AND b.to_day >= ?`

// StandsIn reports whether the staff is there for the citizen on the day,
// because the citizen's borgerkonsulent is away.
func (t *Tx) StandsIn(staffID, citizenID string, day models.Date) (bool, error) {
	var found []int
	err := t.db.Raw(standsIn, citizenID, staffID, day.String(), day.String()).Scan(&found).Error
	return len(found) > 0, err
}

// StoodInFor lists the citizens that the staff is there for on the day in
// somebody's place.
func (t *Tx) StoodInFor(staffID string, day models.Date) (ids []string, err error) {
	err = t.db.Raw(`SELECT DISTINCT a.citizen_id FROM absences b JOIN assignments a ON a.staff_id = b.staff_id
WHERE b.substitute = ? AND b.from_day <= ? AND b.to_day >= ? AND a.to_ms IS NULL ORDER BY 1`, staffID, day.String(), day.String()).Scan(&ids).Error
	return ids, err
}

// Coordinators are the citizen's borgerkonsulents, the one of longest standing
// first.
func (t *Tx) Coordinators(citizenID string) ([]models.Staff, error) {
	rows, err := rowsOf[assignmentRow](t.db).Where("citizen_id = ? AND to_ms IS NULL", citizenID).Order("from_ms, staff_id").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	all := make([]models.Staff, len(rows))
	for i, row := range rows {
		if all[i], err = t.StaffByID(row.StaffID); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Staff are all who work here, by name.
func (t *Tx) Staff() ([]models.Staff, error) {
	rows, err := rowsOf[staffRow](t.db).Order("name, id").Find(t.ctx)
	all := make([]models.Staff, len(rows))
	for i, row := range rows {
		all[i] = row.staff()
	}
	return all, err
}
