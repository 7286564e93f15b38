package store

import (
	"errors"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

type staffRow struct {
	ID         string `gorm:"column:id;primaryKey"`
	Name       string `gorm:"column:name"`
	Unit       string `gorm:"column:unit"`
	Phone      string `gorm:"column:phone"`
	Role       string `gorm:"column:role"`
	Department string `gorm:"column:department"`
	CreatedMs  int64  `gorm:"column:created_ms"`
}

func (staffRow) TableName() string { return "staff" }

type assignmentRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	StaffID   string `gorm:"column:staff_id;primaryKey"`
	FromMs    int64  `gorm:"column:from_ms;primaryKey;autoIncrement:false"`
	ToMs      *int64 `gorm:"column:to_ms"`
}

func (assignmentRow) TableName() string { return "assignments" }

// SaveStaff adds somebody who works here, or changes what they are called.
func (t *Tx) SaveStaff(s models.Staff) error {
	row := staffRow{ID: s.ID, Name: s.Name, Unit: s.Unit, Phone: s.Phone, Role: string(s.Role), Department: s.Department, CreatedMs: t.Now.UnixMilli()}
	if row.Role == "" {
		row.Role = string(models.AsCoordinator)
	}
	return rowsOf[staffRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "id"}},
		DoUpdates: clause.AssignmentColumns([]string{"name", "unit", "phone", "role", "department"}),
	}).Create(t.ctx, &row)
}

// StaffByID returns models.ErrNotFound when nobody here has the id.
func (t *Tx) StaffByID(id string) (models.Staff, error) {
	row, err := rowsOf[staffRow](t.db).Where("id = ?", id).Take(t.ctx)
	return row.staff(), missing(err)
}

func (r staffRow) staff() models.Staff {
	return models.Staff{ID: r.ID, Name: r.Name, Unit: r.Unit, Phone: r.Phone, Role: models.Role(r.Role), Department: r.Department}
}

// LockStaff makes every other transaction that locks one of the same staff wait
// until this one ends.
func (t *Tx) LockStaff(ids ...string) error {
	_, err := rowsOf[staffRow](t.db, rowLock).Select("id").Where("id IN ?", ids).Order("id").Find(t.ctx)
	return err
}

// Assign makes the staff the citizen's borgerkonsulent from now on; one who is
// already stays so. Lock the citizen first: an action under way ends before.
func (t *Tx) Assign(staffID, citizenID string) error {
	assigned, err := t.IsAssigned(staffID, citizenID)
	if err != nil || assigned {
		return err
	}
	row := assignmentRow{CitizenID: citizenID, StaffID: staffID, FromMs: t.Now.UnixMilli()}
	return rowsOf[assignmentRow](t.db, clause.OnConflict{ // ended within this very millisecond
		Columns:   []clause.Column{{Name: "citizen_id"}, {Name: "staff_id"}, {Name: "from_ms"}},
		DoUpdates: clause.AssignmentColumns([]string{"to_ms"}),
	}).Create(t.ctx, &row)
}

// Unassign ends the assignment now; one that has ended is no fault. Lock the
// citizen first.
func (t *Tx) Unassign(staffID, citizenID string) error {
	_, err := rowsOf[assignmentRow](t.db).
		Where("citizen_id = ? AND staff_id = ? AND to_ms IS NULL", citizenID, staffID).
		Update(t.ctx, "to_ms", t.Now.UnixMilli())
	return err
}

// IsAssigned reports whether the staff is the citizen's borgerkonsulent now.
// It holds until the transaction ends only if the citizen is locked.
func (t *Tx) IsAssigned(staffID, citizenID string) (bool, error) {
	_, err := rowsOf[assignmentRow](t.db).Select("staff_id").
		Where("citizen_id = ? AND staff_id = ? AND to_ms IS NULL", citizenID, staffID).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return false, nil
	}
	return err == nil, err
}

// AssignedTo lists the citizens the staff coordinates for now, in the order of
// their ids.
func (t *Tx) AssignedTo(staffID string) ([]string, error) {
	rows, err := rowsOf[assignmentRow](t.db).Where("staff_id = ? AND to_ms IS NULL", staffID).Find(t.ctx)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.CitizenID
	}
	slices.Sort(ids)
	return ids, nil
}
