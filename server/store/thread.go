package store

import (
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

type threadRow struct {
	ID        string `gorm:"column:id;primaryKey"`
	CitizenID string `gorm:"column:citizen_id"`
	Subject   []byte `gorm:"column:subject"`
	CreatedMs int64  `gorm:"column:created_ms"`
	LastSeq   int64  `gorm:"column:last_seq"`
}

func (threadRow) TableName() string { return "threads" }

func (r threadRow) place() []byte { return fmt.Appendf(nil, "thread %q %q", r.CitizenID, r.ID) }

type readRow struct {
	ThreadID string `gorm:"column:thread_id;primaryKey"`
	ByRole   string `gorm:"column:by_role;primaryKey"`
	ByID     string `gorm:"column:by_id;primaryKey"`
	Seq      int64  `gorm:"column:seq"`
	AtMs     int64  `gorm:"column:at_ms"`
}

func (readRow) TableName() string { return "thread_reads" }

type personRow struct {
	ThreadID string `gorm:"column:thread_id;primaryKey"`
	StaffID  string `gorm:"column:staff_id;primaryKey"`
	FromMs   int64  `gorm:"column:from_ms"`
	ToMs     *int64 `gorm:"column:to_ms"`
}

func (personRow) TableName() string { return "thread_people" }

// AddThread begins a thread of the citizen's and returns its id.
func (t *Tx) AddThread(citizenID, subject string) (string, error) {
	id, err := t.nextID()
	if err != nil {
		return "", err
	}
	row := threadRow{ID: id, CitizenID: citizenID, CreatedMs: t.Now.UnixMilli()}
	if row.Subject, err = t.seal(citizenID, []byte(subject), row.place()); err != nil {
		return "", err
	}
	return id, rowsOf[threadRow](t.db).Create(t.ctx, &row)
}

// CitizenOfThread is whose thread it is, models.ErrNotFound when there is none.
func (t *Tx) CitizenOfThread(id string) (string, error) {
	row, err := rowsOf[threadRow](t.db).Select("citizen_id").Where("id = ?", id).Take(t.ctx)
	return row.CitizenID, missing(err)
}

// Threads are all threads of the citizen with their messages and who has read
// them, oldest first. The texts of the messages are opened only for the thread
// named by open, or for every thread when it is All.
func (t *Tx) Threads(citizenID, open string) ([]models.Thread, error) {
	rows, err := rowsOf[threadRow](t.db).Where("citizen_id = ?", citizenID).Order("created_ms, id").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	threads := make([]models.Thread, len(rows))
	at := make(map[string]*models.Thread, len(rows))
	for i, row := range rows {
		subject, err := t.open(citizenID, row.Subject, row.place())
		if err != nil {
			return nil, fmt.Errorf("open a thread: %w", err)
		}
		threads[i] = models.Thread{ID: row.ID, Subject: string(subject)}
		at[row.ID] = &threads[i]
	}
	if len(rows) == 0 {
		return threads, nil
	}
	if err := t.fillMessages(citizenID, open, at); err != nil {
		return nil, err
	}
	if err := t.fillReads(at); err != nil {
		return nil, err
	}
	return threads, t.fillPeople(at)
}

// All opens every thread.
const All = "*"

func threadIDs(at map[string]*models.Thread) []string {
	list := make([]string, 0, len(at))
	for id := range at {
		list = append(list, id)
	}
	return list
}

func (t *Tx) fillReads(at map[string]*models.Thread) error {
	rows, err := rowsOf[readRow](t.db).Where("thread_id IN ?", threadIDs(at)).Order("at_ms").Find(t.ctx)
	if err != nil {
		return err
	}
	names := staffNames{tx: t}
	for _, row := range rows {
		by := models.Viewer{Role: models.Role(row.ByRole), ID: row.ByID}
		name, err := names.of(by)
		if err != nil {
			return err
		}
		thread := at[row.ThreadID]
		thread.Reads = append(thread.Reads, models.Read{By: by, ByName: name, Seq: row.Seq, At: instant(&row.AtMs)})
	}
	return nil
}

func (t *Tx) fillPeople(at map[string]*models.Thread) error {
	rows, err := rowsOf[personRow](t.db).Where("thread_id IN ? AND to_ms IS NULL", threadIDs(at)).Order("from_ms, staff_id").Find(t.ctx)
	if err != nil {
		return err
	}
	for _, row := range rows {
		staff, err := t.StaffByID(row.StaffID)
		if err != nil {
			return err
		}
		at[row.ThreadID].People = append(at[row.ThreadID].People, staff)
	}
	return nil
}

// MarkRead notes that who has read the thread up to seq. It never goes back.
// moved says that it is news.
func (t *Tx) MarkRead(threadID string, who models.Viewer, seq int64) (moved bool, err error) {
	row := readRow{ThreadID: threadID, ByRole: string(who.Role), ByID: who.ID, Seq: seq, AtMs: t.Now.UnixMilli()}
	result := gorm.WithResult()
	err = rowsOf[readRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "thread_id"}, {Name: "by_role"}, {Name: "by_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"seq", "at_ms"}),
		Where:     clause.Where{Exprs: []clause.Expression{clause.Expr{SQL: "thread_reads.seq < excluded.seq"}}},
	}, result).Create(t.ctx, &row)
	return result.RowsAffected > 0, err
}

// LetIn lets somebody who works here read and write in the thread from now on.
func (t *Tx) LetIn(threadID, staffID string) error {
	row := personRow{ThreadID: threadID, StaffID: staffID, FromMs: t.Now.UnixMilli()}
	return rowsOf[personRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "thread_id"}, {Name: "staff_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"from_ms", "to_ms"}),
	}).Create(t.ctx, &row)
}

// LetOut ends it now; one who was never in is no fault.
func (t *Tx) LetOut(threadID, staffID string) error {
	_, err := rowsOf[personRow](t.db).Where("thread_id = ? AND staff_id = ? AND to_ms IS NULL", threadID, staffID).
		Update(t.ctx, "to_ms", t.Now.UnixMilli())
	return err
}

// IsLetIn reports whether the staff is let into the thread now.
func (t *Tx) IsLetIn(threadID, staffID string) (bool, error) {
	n, err := rowsOf[personRow](t.db).Where("thread_id = ? AND staff_id = ? AND to_ms IS NULL", threadID, staffID).Count(t.ctx, "*")
	return n > 0, err
}

// ThreadsLetInto are the ids of the threads the staff is let into, with whose
// they are.
func (t *Tx) ThreadsLetInto(staffID string) (map[string]string, error) {
	rows, err := rowsOf[personRow](t.db).Where("staff_id = ? AND to_ms IS NULL", staffID).Find(t.ctx)
	if err != nil {
		return nil, err
	}
	whose := map[string]string{}
	for _, row := range rows {
		if whose[row.ThreadID], err = t.CitizenOfThread(row.ThreadID); err != nil {
			return nil, err
		}
	}
	return whose, nil
}
