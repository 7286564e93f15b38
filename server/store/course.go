package store

import (
	"time"

	"gorm.io/gorm/clause"

	"enplan/models"
)

type courseRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	Finding   string `gorm:"column:finding;primaryKey"`
	Kind      string `gorm:"column:kind"`
	State     string `gorm:"column:state"`
	FoundMs   int64  `gorm:"column:found_ms"`
	SettledMs *int64 `gorm:"column:settled_ms"`
}

func (courseRow) TableName() string { return "courses" }

func (r courseRow) course() models.Course {
	return models.Course{Kind: r.Kind, Citizen: r.CitizenID, Found: instant(&r.FoundMs), Settled: instant(r.SettledMs)}
}

// Course is what is kept of a finding: no words, only how it goes with it.
type Course struct {
	Finding string
	Kind    string
	State   models.FindingState
}

// FollowCourses brings the courses of the citizen's findings up to date with
// those that are there now; models.Course.Follow says how. The citizen should be
// locked.
func (t *Tx) FollowCourses(citizenID string, now []Course) error {
	rows, err := rowsOf[courseRow](t.db).Where("citizen_id = ?", citizenID).Find(t.ctx)
	if err != nil {
		return err
	}
	before := map[string]courseRow{}
	for _, row := range rows {
		before[row.Finding] = row
	}
	for _, c := range now {
		row, known := before[c.Finding]
		if !known {
			row = courseRow{CitizenID: citizenID, Finding: c.Finding, Kind: c.Kind, FoundMs: t.Now.UnixMilli()}
		}
		delete(before, c.Finding)
		if known && row.State == string(c.State) && (row.SettledMs != nil) == (c.State == models.StateSettled) {
			continue
		}
		row.State = string(c.State)
		if err := t.followCourse(row, false); err != nil {
			return err
		}
	}
	for _, row := range before {
		if row.SettledMs == nil {
			if err := t.followCourse(row, true); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *Tx) followCourse(row courseRow, gone bool) error {
	next, ok := row.course().Follow(models.FindingState(row.State), gone, t.Now)
	if !ok {
		_, err := rowsOf[courseRow](t.db).Where("citizen_id = ? AND finding = ?", row.CitizenID, row.Finding).Delete(t.ctx)
		return err
	}
	row.SettledMs = millis(next.Settled)
	return rowsOf[courseRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "citizen_id"}, {Name: "finding"}},
		DoUpdates: clause.AssignmentColumns([]string{"state", "settled_ms"}),
	}).Create(t.ctx, &row)
}

// SettledCourses are those that were settled from one time until another.
func (t *Tx) SettledCourses(from, until time.Time) ([]models.Course, error) {
	return t.courses("settled_ms >= ? AND settled_ms < ?", from.UnixMilli(), until.UnixMilli())
}

// OpenCourses are those that were open at a time.
func (t *Tx) OpenCourses(at time.Time) ([]models.Course, error) {
	ms := at.UnixMilli()
	return t.courses("found_ms < ? AND (settled_ms IS NULL OR settled_ms >= ?)", ms, ms)
}

func (t *Tx) courses(which string, args ...any) ([]models.Course, error) {
	rows, err := rowsOf[courseRow](t.db).Select("citizen_id", "kind", "found_ms", "settled_ms").Where(which, args...).Find(t.ctx)
	all := make([]models.Course, len(rows))
	for i, row := range rows {
		all[i] = row.course()
	}
	return all, err
}

type planTextRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	Plan      string `gorm:"column:plan;primaryKey"`
	Source    string `gorm:"column:source"`
	LIXTenths int64  `gorm:"column:lix_tenths"`
}

func (planTextRow) TableName() string { return "plan_texts" }

// PlanText is how hard a department's plan is to read.
type PlanText struct {
	Plan   string // unique for the citizen
	Source string
	LIX    float64
}

// KeepPlanTexts keeps how hard the citizen's plans are, and forgets those that
// are no more.
func (t *Tx) KeepPlanTexts(citizenID string, texts []PlanText) error {
	rows, err := rowsOf[planTextRow](t.db).Where("citizen_id = ?", citizenID).Find(t.ctx)
	if err != nil {
		return err
	}
	before := map[string]planTextRow{}
	for _, row := range rows {
		before[row.Plan] = row
	}
	for _, text := range texts {
		row := planTextRow{CitizenID: citizenID, Plan: text.Plan, Source: text.Source, LIXTenths: int64(text.LIX * 10)}
		same := before[text.Plan] == row
		delete(before, text.Plan)
		if same {
			continue
		}
		if err := rowsOf[planTextRow](t.db, clause.OnConflict{
			Columns:   []clause.Column{{Name: "citizen_id"}, {Name: "plan"}},
			DoUpdates: clause.AssignmentColumns([]string{"source", "lix_tenths"}),
		}).Create(t.ctx, &row); err != nil {
			return err
		}
	}
	for plan := range before {
		if _, err := rowsOf[planTextRow](t.db).Where("citizen_id = ? AND plan = ?", citizenID, plan).Delete(t.ctx); err != nil {
			return err
		}
	}
	return nil
}
