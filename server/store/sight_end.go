package store

import (
	"time"

	"gorm.io/gorm/clause"
)

// SightEnd is when something a department may see of a citizen ends by itself.
// Nothing is decided by it: it is only for telling those who look in time.
type SightEnd struct {
	Citizen    string
	Ref        string // as models.Verdict: "consent:c1", "emergency:e1"
	Department string // that may see until then
	Until      time.Time
}

type sightEndRow struct {
	CitizenID  string `gorm:"column:citizen_id;primaryKey"`
	Ref        string `gorm:"column:ref;primaryKey"`
	Department string `gorm:"column:department"`
	UntilMs    int64  `gorm:"column:until_ms"`
	ToldMs     *int64 `gorm:"column:told_ms"`
}

func (sightEndRow) TableName() string { return "sight_ends" }

// KeepSightEnd says when something ends, or that it ends at another time than was
// said before.
func (t *Tx) KeepSightEnd(e SightEnd) error {
	row := sightEndRow{CitizenID: e.Citizen, Ref: e.Ref, Department: e.Department, UntilMs: e.Until.UnixMilli()}
	return rowsOf[sightEndRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "citizen_id"}, {Name: "ref"}},
		DoUpdates: clause.AssignmentColumns([]string{"department", "until_ms", "told_ms"}),
	}).Create(t.ctx, &row)
}

// DropSightEnd forgets it: it has ended otherwise.
func (t *Tx) DropSightEnd(citizenID, ref string) error {
	_, err := rowsOf[sightEndRow](t.db).Where("citizen_id = ? AND ref = ?", citizenID, ref).Delete(t.ctx)
	return err
}

// SightEndsDue are the citizens of whom something has ended that nobody was told
// of, those who have waited longest first, at most limit.
func (t *Tx) SightEndsDue(limit int) ([]string, error) {
	rows, err := rowsOf[sightEndRow](t.db).Select("citizen_id").Where("told_ms IS NULL AND until_ms <= ?", t.Now.UnixMilli()).
		Order("until_ms").Limit(limit).Find(t.ctx)
	var citizens []string
	seen := map[string]bool{}
	for _, row := range rows {
		if !seen[row.CitizenID] {
			citizens, seen[row.CitizenID] = append(citizens, row.CitizenID), true
		}
	}
	return citizens, err
}

// TakeSightEnds are those of the citizen's that have ended and that nobody was
// told of; from now on somebody was. Lock the citizen first, so that one server
// tells.
func (t *Tx) TakeSightEnds(citizenID string) ([]SightEnd, error) {
	due := rowsOf[sightEndRow](t.db).Where("citizen_id = ? AND told_ms IS NULL AND until_ms <= ?", citizenID, t.Now.UnixMilli())
	rows, err := due.Order("until_ms, ref").Find(t.ctx)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	ends := make([]SightEnd, len(rows))
	for i, row := range rows {
		ends[i] = SightEnd{row.CitizenID, row.Ref, row.Department, instant(&row.UntilMs)}
	}
	_, err = rowsOf[sightEndRow](t.db).Where("citizen_id = ? AND told_ms IS NULL AND until_ms <= ?", citizenID, t.Now.UnixMilli()).
		Update(t.ctx, "told_ms", t.Now.UnixMilli())
	return ends, err
}
