package store

// passedOn finds the citizens whose last handover is to a staff.
const passedOn = `SELECT e.citizen_id FROM events e
WHERE e.about = 'handover' AND e.what = 'began' AND e.target = ? AND e.seq =
(SELECT MAX(l.seq) FROM events l WHERE l.citizen_id = e.citizen_id AND l.about = 'handover' AND l.what = 'began')`

// PassedOnTo lists the citizens whose last handover is to the staff, also when
// it is over, in the order of their ids.
func (t *Tx) PassedOnTo(staffID string) (ids []string, err error) {
	err = t.db.Raw(passedOn+" ORDER BY 1", staffID).Scan(&ids).Error
	return ids, err
}

// IsPassedOn reports whether the citizen's last handover is to the staff.
func (t *Tx) IsPassedOn(staffID, citizenID string) (bool, error) {
	var ids []string
	err := t.db.Raw(passedOn+" AND e.citizen_id = ?", staffID, citizenID).Scan(&ids).Error
	return len(ids) > 0, err
}
