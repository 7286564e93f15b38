package store

import (
	"cmp"
	"database/sql"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

type departmentRow struct {
	ID    string `gorm:"column:id;primaryKey"`
	Title string `gorm:"column:title"`
	Field string `gorm:"column:field"`
	Phone string `gorm:"column:phone"`
}

func (departmentRow) TableName() string { return "departments" }

func (r departmentRow) department() models.Department {
	return models.Department{ID: r.ID, Title: r.Title, Field: models.Field(r.Field), Phone: r.Phone}
}

// SaveDepartment adds a department or changes what it is called.
func (t *Tx) SaveDepartment(d models.Department) error {
	row := departmentRow{ID: d.ID, Title: d.Title, Field: string(d.Field), Phone: d.Phone}
	return gorm.G[departmentRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "id"}},
		DoUpdates: clause.AssignmentColumns([]string{"title", "field", "phone"}),
	}).Create(t.ctx, &row)
}

// Departments are all of them, by title.
func (t *Tx) Departments() ([]models.Department, error) {
	var departments []models.Department
	err := t.each(func(row *sql.Rows) error {
		var r departmentRow
		err := row.Scan(&r.ID, &r.Title, &r.Field, &r.Phone)
		departments = append(departments, r.department())
		return err
	}, "SELECT id, title, field, phone FROM departments")
	slices.SortFunc(departments, func(x, y models.Department) int {
		return cmp.Or(cmp.Compare(x.Title, y.Title), cmp.Compare(x.ID, y.ID))
	})
	return departments, err
}

// DepartmentByID returns models.ErrNotFound when there is none.
func (t *Tx) DepartmentByID(id string) (models.Department, error) {
	var r departmentRow
	err := t.one("SELECT id, title, field, phone FROM departments WHERE id = $1", []any{id}, &r.ID, &r.Title, &r.Field, &r.Phone)
	return r.department(), err
}

// DepartmentOfStaff is the id of the department somebody works in, "" when in
// none. It returns models.ErrNotFound when nobody here has the id.
func (t *Tx) DepartmentOfStaff(id string) (department string, err error) {
	err = t.one("SELECT department FROM staff WHERE id = $1", []any{id}, &department)
	return department, err
}

// DepartmentOfSource is the id of the department that answers for a source, ""
// when none does. It returns models.ErrNotFound when there is no such source.
func (t *Tx) DepartmentOfSource(name string) (department string, err error) {
	err = t.one("SELECT department FROM sources WHERE name = $1", []any{name}, &department)
	return department, err
}

// DepartmentKnows reports whether a source of the department has delivered
// something about the citizen.
func (t *Tx) DepartmentKnows(departmentID, citizenID string) (knows bool, err error) {
	err = t.each(func(row *sql.Rows) error { return row.Scan(&knows) },
		"SELECT TRUE FROM citizen_refs r JOIN sources s ON s.name = r.source WHERE r.citizen_id = $1 AND s.department = $2 LIMIT 1",
		citizenID, departmentID)
	return knows, err
}
