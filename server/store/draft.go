package store

import (
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

// Draft is what somebody has begun to write.
type Draft struct {
	Desk
	Subject string // of a new thread
	Text    string
	Version models.Version
	Saved   time.Time
}

type draftRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	ByRole    string `gorm:"column:by_role;primaryKey"`
	ByID      string `gorm:"column:by_id;primaryKey"`
	ThreadID  string `gorm:"column:thread_id;primaryKey"`
	Subject   []byte `gorm:"column:subject"`
	Body      []byte `gorm:"column:body"`
	Version   int64  `gorm:"column:version"`
	SavedMs   int64  `gorm:"column:saved_ms"`
}

func (draftRow) TableName() string { return "drafts" }

func (r draftRow) place(part string) []byte {
	return fmt.Appendf(nil, "draft %q %q %q %q %s", r.CitizenID, r.ByRole, r.ByID, r.ThreadID, part)
}

func (d Desk) row() draftRow {
	return draftRow{CitizenID: d.Citizen, ByRole: string(d.By.Role), ByID: d.By.ID, ThreadID: d.Thread}
}

// DraftAt is the draft on the desk; the zero Draft with version 0 when there is
// none.
func (t *Tx) DraftAt(d Desk) (Draft, error) {
	row, err := rowsOf[draftRow](t.db).Where(atDesk, d.values()...).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return Draft{Desk: d}, nil
	}
	if err != nil {
		return Draft{}, err
	}
	draft := Draft{Desk: d, Version: models.Version(row.Version), Saved: instant(&row.SavedMs)}
	for part, field := range map[string]struct {
		sealed []byte
		text   *string
	}{"subject": {row.Subject, &draft.Subject}, "body": {row.Body, &draft.Text}} {
		if field.sealed == nil {
			continue
		}
		plain, err := t.open(d.Citizen, field.sealed, row.place(part))
		if err != nil {
			return Draft{}, fmt.Errorf("open a draft: %w", err)
		}
		*field.text = string(plain)
	}
	return draft, nil
}

// SaveDraft keeps the draft in place of the one that was there, as its version
// says.
func (t *Tx) SaveDraft(d Draft) error {
	row := d.row()
	row.Version, row.SavedMs = int64(d.Version), t.Now.UnixMilli()
	var err error
	if row.Subject, err = t.seal(d.Citizen, []byte(d.Subject), row.place("subject")); err != nil {
		return err
	}
	if row.Body, err = t.seal(d.Citizen, []byte(d.Text), row.place("body")); err != nil {
		return err
	}
	return rowsOf[draftRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "citizen_id"}, {Name: "by_role"}, {Name: "by_id"}, {Name: "thread_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"subject", "body", "version", "saved_ms"}),
	}).Create(t.ctx, &row)
}

// DropDraft forgets the words of the draft, and what lies beside it when attached
// is true. The version stays and grows, so that another device which still has
// the old words does not take the next draft for the one it knows.
func (t *Tx) DropDraft(d Desk, attached bool) error {
	err := t.db.Exec("UPDATE drafts SET subject = NULL, body = NULL, version = version + 1 WHERE "+atDesk, d.values()...).Error
	if err != nil || !attached {
		return err
	}
	return t.db.Exec("DELETE FROM attachments WHERE seq IS NULL AND "+atDesk, d.values()...).Error
}
