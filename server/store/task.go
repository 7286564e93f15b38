package store

import (
	"cmp"
	"slices"
	"time"

	"gorm.io/gorm/clause"
)

// Task is something a borgerkonsulent has to do because of a citizen's plan.
type Task struct {
	ID      string // unique for the citizen, and the same each time the plan is made
	Kind    string
	Ref     string    // what it is about, in the words of whoever made it
	Created time.Time // set by SyncTasks
	Done    time.Time // set by SyncTasks; zero while it is open
}

type taskRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	ID        string `gorm:"column:id;primaryKey"`
	Kind      string `gorm:"column:kind"`
	Ref       string `gorm:"column:ref"`
	CreatedMs int64  `gorm:"column:created_ms"`
	DoneMs    *int64 `gorm:"column:done_ms"`
}

func (taskRow) TableName() string { return "tasks" }

// SyncTasks makes wanted the citizen's open tasks: what is missing is added,
// what is no longer wanted is done now, what was done and is wanted again is
// open again. The citizen should be locked.
func (t *Tx) SyncTasks(citizenID string, wanted []Task) error {
	return t.syncTasks(citizenID, rowsOf[taskRow](t.db).Where("citizen_id = ?", citizenID), wanted)
}

// SyncTasksOf is SyncTasks for the tasks of one kind.
func (t *Tx) SyncTasksOf(citizenID, kind string, wanted []Task) error {
	return t.syncTasks(citizenID, rowsOf[taskRow](t.db).Where("citizen_id = ? AND kind = ?", citizenID, kind), wanted)
}

func (t *Tx) syncTasks(citizenID string, those rows[taskRow], wanted []Task) error {
	rows, err := those.Find(t.ctx)
	if err != nil {
		return err
	}
	here := map[string]bool{} // by id: is it open
	for _, row := range rows {
		here[row.ID] = row.DoneMs == nil
	}
	var reopened, done []string
	for _, task := range wanted {
		open, known := here[task.ID]
		if !known {
			if err := t.addTask(citizenID, task); err != nil {
				return err
			}
		} else if !open {
			reopened = append(reopened, task.ID)
		}
		delete(here, task.ID)
	}
	for id, open := range here {
		if open {
			done = append(done, id)
		}
	}
	if err := t.setDone(citizenID, done, t.Now.UnixMilli()); err != nil {
		return err
	}
	return t.setDone(citizenID, reopened, nil)
}

// addTask passes over a task that is named twice.
func (t *Tx) addTask(citizenID string, task Task) error {
	row := taskRow{CitizenID: citizenID, ID: task.ID, Kind: task.Kind, Ref: task.Ref, CreatedMs: t.Now.UnixMilli()}
	return rowsOf[taskRow](t.db, clause.OnConflict{DoNothing: true}).Create(t.ctx, &row)
}

func (t *Tx) setDone(citizenID string, ids []string, done any) error {
	for some := range slices.Chunk(ids, namesAtOnce) {
		_, err := rowsOf[taskRow](t.db).Where("citizen_id = ? AND id IN ?", citizenID, some).Update(t.ctx, "done_ms", done)
		if err != nil {
			return err
		}
	}
	return nil
}

// Tasks lists the citizen's tasks, open and done, oldest first.
func (t *Tx) Tasks(citizenID string) ([]Task, error) {
	rows, err := rowsOf[taskRow](t.db).Where("citizen_id = ?", citizenID).Find(t.ctx)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(rows, func(a, b taskRow) int {
		return cmp.Or(cmp.Compare(a.CreatedMs, b.CreatedMs), cmp.Compare(a.ID, b.ID))
	})
	tasks := make([]Task, len(rows))
	for i, row := range rows {
		tasks[i] = Task{ID: row.ID, Kind: row.Kind, Ref: row.Ref, Created: instant(&row.CreatedMs), Done: instant(row.DoneMs)}
	}
	return tasks, nil
}
