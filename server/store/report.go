package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

type reportRow struct {
	FromDay string `gorm:"column:from_day;primaryKey"`
	Body    string `gorm:"column:body"`
	MadeMs  int64  `gorm:"column:made_ms"`
}

func (reportRow) TableName() string { return "reports" }

// KeepReport keeps the report of a period. The first one stays.
func (t *Tx) KeepReport(r models.Report) error {
	body, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("keep a report: %w", err)
	}
	row := reportRow{FromDay: r.From.String(), Body: string(body), MadeMs: t.Now.UnixMilli()}
	return rowsOf[reportRow](t.db, clause.OnConflict{DoNothing: true}).Create(t.ctx, &row)
}

// Report is the kept report of a period, found is false when there is none yet.
func (t *Tx) Report(p models.Period) (r models.Report, found bool, err error) {
	row, err := rowsOf[reportRow](t.db).Where("from_day = ?", p.From.String()).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return r, false, nil
	}
	if err != nil {
		return r, false, err
	}
	if err := json.Unmarshal([]byte(row.Body), &r); err != nil {
		return r, false, fmt.Errorf("read a report: %w", err)
	}
	return r, true, nil
}

// Question is what a citizen wrote, from the first message that nobody had
// answered, and when somebody answered.
type Question struct {
	Citizen         string
	Unit            string // of the citizen's borgerkonsulent at the time; "" when there was none
	Asked, Answered time.Time
}

// What is said on one side without a break is one; the next one is the answer.
const questionsQuery = `SELECT citizen_id, sent_ms, answered_ms FROM (
  SELECT citizen_id, sent_ms, side, LEAD(sent_ms) OVER (PARTITION BY thread_id ORDER BY seq) AS answered_ms FROM (
    SELECT thread_id, seq, citizen_id, sent_ms, side, LAG(side) OVER (PARTITION BY thread_id ORDER BY seq) AS before FROM (
      SELECT thread_id, seq, citizen_id, sent_ms, CASE WHEN by_role = 'citizen' THEN 1 ELSE 0 END AS side
      FROM messages WHERE taken_ms IS NULL AND thread_id IN (SELECT thread_id FROM messages WHERE sent_ms >= ? AND sent_ms < ?)
    ) said
  ) turns WHERE before IS NULL OR before <> side
) questions WHERE side = 1 AND sent_ms >= ? AND sent_ms < ?`

// Questions are what citizens asked from one time until another. No text is
// opened.
func (t *Tx) Questions(from, until time.Time) ([]Question, error) {
	var rows []struct {
		CitizenID  string
		SentMs     int64
		AnsweredMs *int64
	}
	since, end := from.UnixMilli(), until.UnixMilli()
	if err := t.db.Raw(questionsQuery, since, end, since, end).Scan(&rows).Error; err != nil {
		return nil, err
	}
	units, err := t.coordinatingUnits()
	if err != nil {
		return nil, err
	}
	questions := make([]Question, len(rows))
	for i, r := range rows {
		questions[i] = Question{
			Citizen: r.CitizenID, Unit: unitAt(units[r.CitizenID], r.SentMs), Asked: instant(&r.SentMs), Answered: instant(r.AnsweredMs),
		}
	}
	return questions, nil
}

// tenure is how long a unit had a citizen.
type tenure struct {
	CitizenID string
	FromMs    int64
	ToMs      *int64
	Unit      string
}

func (t *Tx) coordinatingUnits() (map[string][]tenure, error) {
	var rows []tenure
	err := t.db.Raw(`SELECT a.citizen_id, a.from_ms, a.to_ms, s.unit FROM assignments a
JOIN staff s ON s.id = a.staff_id ORDER BY a.from_ms, a.staff_id`).Scan(&rows).Error
	by := map[string][]tenure{}
	for _, r := range rows {
		by[r.CitizenID] = append(by[r.CitizenID], r)
	}
	return by, err
}

func unitAt(all []tenure, ms int64) string {
	for _, t := range all {
		if t.FromMs <= ms && (t.ToMs == nil || *t.ToMs > ms) {
			return t.Unit
		}
	}
	return ""
}

// textRow is how hard a text is; LIXTenths is as it stands in the database.
type textRow struct {
	Unit      string
	CitizenID string
	LixTenths int64
	Hard      bool
}

func texts(rows []textRow) []models.Text {
	all := make([]models.Text, len(rows))
	for i, r := range rows {
		all[i] = models.Text{Unit: r.Unit, Citizen: r.CitizenID, LIX: float64(r.LixTenths) / 10, Unplain: r.Hard}
	}
	return all
}

// StaffTexts are how hard the texts were that staff sent from one time until
// another.
func (t *Tx) StaffTexts(from, until time.Time) ([]models.Text, error) {
	var rows []textRow
	err := t.db.Raw(`SELECT s.unit, m.citizen_id, m.lix_tenths, m.unplain IS NOT NULL AS hard FROM messages m
JOIN staff s ON s.id = m.by_id WHERE m.by_role <> 'citizen' AND m.lix_tenths IS NOT NULL AND m.taken_ms IS NULL
AND m.sent_ms >= ? AND m.sent_ms < ?`, from.UnixMilli(), until.UnixMilli()).Scan(&rows).Error
	return texts(rows), err
}

// PlanTexts are how hard the departments' plans are now, by the title of the
// source.
func (t *Tx) PlanTexts() ([]models.Text, error) {
	var rows []textRow
	err := t.db.Raw(`SELECT s.title AS unit, p.citizen_id, p.lix_tenths FROM plan_texts p JOIN sources s ON s.name = p.source`).Scan(&rows).Error
	return texts(rows), err
}

// Caseloads are how many citizens each borgerkonsulent had at a time, and how
// many had one at all.
func (t *Tx) Caseloads(at time.Time) (each map[string]int, citizens int, err error) {
	var rows []struct {
		StaffID string
		N       int
	}
	const then = `FROM assignments WHERE from_ms < ? AND (to_ms IS NULL OR to_ms >= ?)`
	ms := at.UnixMilli()
	if err := t.db.Raw(`SELECT staff_id, COUNT(DISTINCT citizen_id) AS n `+then+` GROUP BY staff_id`, ms, ms).Scan(&rows).Error; err != nil {
		return nil, 0, err
	}
	each = map[string]int{}
	for _, r := range rows {
		each[r.StaffID] = r.N
	}
	err = t.db.Raw(`SELECT COUNT(DISTINCT citizen_id) `+then, ms, ms).Scan(&citizens).Error
	return each, citizens, err
}
