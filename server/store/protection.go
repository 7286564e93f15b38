package store

import (
	"database/sql"

	"enplan/models"
)

// ProtectionOf is what the sources together state of the citizen's address, as it
// stands now: a decision rests on it, so it is read each time.
func (t *Tx) ProtectionOf(citizenID string) (models.Protection, error) {
	var stated []models.Protection
	err := t.each(func(row *sql.Rows) error {
		var one string
		err := row.Scan(&one)
		stated = append(stated, models.Protection(one))
		return err
	}, `SELECT k.protection FROM citizen_refs r JOIN records k ON k.source = r.source AND k.subject = r.ref
WHERE r.citizen_id = $1 AND k.protection <> ''`, citizenID)
	return models.Strictest(stated...), err
}
