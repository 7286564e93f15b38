package store

import (
	"database/sql"
	"time"

	"enplan/models"
)

// LookedSince are the staff of a department that have a line in the citizen's log
// after an instant: who may have the citizen's page open. With the citizen and
// the log locked (Gate) nobody is missing: who looks later, looks by what is
// decided then.
func (t *Tx) LookedSince(citizenID, department string, since time.Time) (staff []string, err error) {
	err = t.each(func(row *sql.Rows) error {
		var id string
		err := row.Scan(&id)
		staff = append(staff, id)
		return err
	}, "SELECT DISTINCT l.by_id FROM log l JOIN staff w ON w.id = l.by_id"+
		" WHERE l.citizen_id = $1 AND l.at_ms > $2 AND w.department = $3 AND l.by_role = $4 AND l.result = ''",
		citizenID, since.UnixMilli(), department, string(models.AsProfessional))
	return staff, err
}

// LooksBy are the lines of the citizen's log in which something was seen by a
// consent, oldest first.
func (t *Tx) LooksBy(citizenID, consent string) ([]models.Entry, error) {
	rows, err := rowsOf[logRow](t.db).Where("citizen_id = ? AND things LIKE ?", citizenID, "%:consent:"+consent+"@%").
		Order("seq").Find(t.ctx)
	entries := make([]models.Entry, len(rows))
	for i, row := range rows {
		entries[i] = row.entry()
	}
	return entries, err
}
