package store

import (
	"bytes"
	"fmt"
	"io"

	"enplan/models"
)

type attachmentRow struct {
	ID        string `gorm:"column:id;primaryKey"`
	CitizenID string `gorm:"column:citizen_id"`
	ByRole    string `gorm:"column:by_role"`
	ByID      string `gorm:"column:by_id"`
	ThreadID  string `gorm:"column:thread_id"`
	Seq       *int64 `gorm:"column:seq"`
	Name      []byte `gorm:"column:name"`
	MediaType string `gorm:"column:media_type"`
	Size      int64  `gorm:"column:size"`
	Content   []byte `gorm:"column:content"`
	CreatedMs int64  `gorm:"column:created_ms"`
}

func (attachmentRow) TableName() string { return "attachments" }

func (r attachmentRow) place(part string) []byte {
	return fmt.Appendf(nil, "attachment %q %s", r.ID, part)
}

// described are the columns without the content, which is large.
var described = []string{"id", "citizen_id", "by_role", "by_id", "thread_id", "seq", "name", "media_type", "size"}

// Desk is where somebody writes: the draft of a thread, or of a new one.
type Desk struct {
	Citizen string
	By      models.Viewer
	Thread  string // "" for a new one
}

const atDesk = "citizen_id = ? AND by_role = ? AND by_id = ? AND thread_id = ?"

func (d Desk) values() []any { return []any{d.Citizen, string(d.By.Role), d.By.ID, d.Thread} }

// Attach puts an attachment beside the draft and gives it its id.
func (t *Tx) Attach(d Desk, a models.Attachment, content []byte) (models.Attachment, error) {
	var err error
	if a.ID, err = t.nextID(); err != nil {
		return a, err
	}
	row := attachmentRow{
		ID: a.ID, CitizenID: d.Citizen, ByRole: string(d.By.Role), ByID: d.By.ID, ThreadID: d.Thread,
		MediaType: a.Type, Size: int64(a.Size), CreatedMs: t.Now.UnixMilli(),
	}
	if row.Name, err = t.seal(d.Citizen, []byte(a.Name), row.place("name")); err != nil {
		return a, err
	}
	if row.Content, err = t.seal(d.Citizen, content, row.place("content")); err != nil {
		return a, err
	}
	return a, rowsOf[attachmentRow](t.db).Create(t.ctx, &row)
}

// SameAttached reports whether before is called what a is and holds this
// content.
func (t *Tx) SameAttached(before, a models.Attachment, content []byte) (bool, error) {
	if before.Name != a.Name || before.Type != a.Type || before.Size != a.Size {
		return false, nil
	}
	row, err := rowsOf[attachmentRow](t.db).Where("id = ?", before.ID).Take(t.ctx)
	if err != nil {
		return false, fmt.Errorf("find an attachment: %w", err)
	}
	kept, err := t.open(row.CitizenID, row.Content, row.place("content"))
	return bytes.Equal(kept, content), err
}

// Detach takes an attachment away from the draft; one that is not there is no
// fault.
func (t *Tx) Detach(d Desk, id string) error {
	_, err := rowsOf[attachmentRow](t.db).Where("id = ? AND seq IS NULL AND "+atDesk, append([]any{id}, d.values()...)...).Delete(t.ctx)
	return err
}

// AtDesk are the attachments beside the draft, oldest first.
func (t *Tx) AtDesk(d Desk) ([]models.Attachment, error) {
	rows, err := rowsOf[attachmentRow](t.db).Select(described[0], toAny(described[1:])...).
		Where("seq IS NULL AND "+atDesk, d.values()...).Order("id").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	var all []models.Attachment
	for _, row := range rows {
		a, err := t.describe(row)
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, nil
}

// SendAttached makes what lies beside the draft part of the message.
func (t *Tx) SendAttached(d Desk, to Place) error {
	return t.db.Exec("UPDATE attachments SET thread_id = ?, seq = ? WHERE seq IS NULL AND "+atDesk,
		append([]any{to.Thread, to.Seq}, d.values()...)...).Error
}

// attachedTo are the attachments of the citizen's messages that were sent.
func (t *Tx) attachedTo(citizenID string) (map[Place][]models.Attachment, error) {
	rows, err := rowsOf[attachmentRow](t.db).Select(described[0], toAny(described[1:])...).
		Where("citizen_id = ? AND seq IS NOT NULL", citizenID).Order("id").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	all := map[Place][]models.Attachment{}
	for _, row := range rows {
		a, err := t.describe(row)
		if err != nil {
			return nil, err
		}
		at := Place{Thread: row.ThreadID, Seq: *row.Seq}
		all[at] = append(all[at], a)
	}
	return all, nil
}

// Attached is one attachment of a sent message with its content. It returns
// models.ErrNotFound when the citizen's thread has none with that id.
func (t *Tx) Attached(citizenID, threadID, id string) (models.Attachment, []byte, error) {
	row, err := rowsOf[attachmentRow](t.db).
		Where("id = ? AND citizen_id = ? AND thread_id = ? AND seq IS NOT NULL", id, citizenID, threadID).Take(t.ctx)
	if err != nil {
		return models.Attachment{}, nil, missing(err)
	}
	a, err := t.describe(row)
	if err != nil {
		return a, nil, err
	}
	content, err := t.open(row.CitizenID, row.Content, row.place("content"))
	if err != nil {
		return a, nil, fmt.Errorf("open an attachment: %w", err)
	}
	return a, content, nil
}

func (t *Tx) describe(row attachmentRow) (models.Attachment, error) {
	name, err := t.open(row.CitizenID, row.Name, row.place("name"))
	if err != nil {
		return models.Attachment{}, fmt.Errorf("open the name of an attachment: %w", err)
	}
	return models.Attachment{ID: row.ID, Name: string(name), Type: row.MediaType, Size: int(row.Size)}, nil
}

func toAny(words []string) []any {
	all := make([]any, len(words))
	for i, w := range words {
		all[i] = w
	}
	return all
}

// nextID is an id that sorts by time and then by place in the transaction, and
// that two servers never share: 64 of its bits are random.
func (t *Tx) nextID() (string, error) {
	var chance [8]byte
	if _, err := io.ReadFull(t.vault.Random, chance[:]); err != nil {
		return "", fmt.Errorf("make an id: %w", err)
	}
	t.made++
	return fmt.Sprintf("%012x%06x%x", t.Now.UnixMilli(), t.made, chance), nil
}
