package store

import (
	"cmp"
	"database/sql"
	"slices"

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
	return rowsOf[departmentRow](t.db, clause.OnConflict{
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

// DepartmentOf is the department that somebody works in, or that answers for a
// source. It returns models.ErrNotFound when there is none.
func (t *Tx) DepartmentOf(who models.Viewer) (models.Department, error) {
	of := "staff w ON w.department = d.id WHERE w.id = $1"
	if who.Role == models.AsSource {
		of = "sources s ON s.department = d.id WHERE s.name = $1"
	}
	var r departmentRow
	err := t.one("SELECT d.id, d.title, d.field, d.phone FROM departments d JOIN "+of, []any{who.ID}, &r.ID, &r.Title, &r.Field, &r.Phone)
	return r.department(), err
}

// DepartmentKnows reports whether a source of the department has delivered
// something about the citizen.
func (t *Tx) DepartmentKnows(departmentID, citizenID string) (knows bool, err error) {
	err = t.each(func(row *sql.Rows) error { return row.Scan(&knows) },
		"SELECT TRUE FROM citizen_refs r JOIN sources s ON s.name = r.source WHERE r.citizen_id = $1 AND s.department = $2 LIMIT 1",
		citizenID, departmentID)
	return knows, err
}

// CasesOf are the citizens a source of the department has delivered something
// about, who have given it a yes, or whom the staff has a plan open of in an
// emergency: in the order of their ids. Whether a yes holds is for Grounds to say.
func (t *Tx) CasesOf(departmentID, staffID string) (ids []string, err error) {
	err = t.each(func(row *sql.Rows) error {
		var id string
		err := row.Scan(&id)
		ids = append(ids, id)
		return err
	}, `SELECT r.citizen_id FROM citizen_refs r JOIN sources s ON s.name = r.source WHERE s.department = $1
UNION SELECT citizen_id FROM consents WHERE to_id = $1 AND what = $2
UNION SELECT citizen_id FROM emergencies WHERE staff_id = $3 AND until_ms > $4`,
		departmentID, string(models.ConsentGiven), staffID, t.Now.UnixMilli())
	slices.Sort(ids)
	return ids, err
}
