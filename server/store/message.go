package store

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"enplan/models"
)

type messageRow struct {
	ThreadID    string `gorm:"column:thread_id;primaryKey"`
	Seq         int64  `gorm:"column:seq;primaryKey;autoIncrement:false"`
	CitizenID   string `gorm:"column:citizen_id"`
	ByRole      string `gorm:"column:by_role"`
	ByID        string `gorm:"column:by_id"`
	Asks        bool   `gorm:"column:asks"`
	Closes      bool   `gorm:"column:closes"`
	Body        []byte `gorm:"column:body"`
	LIXTenths   *int64 `gorm:"column:lix_tenths"`
	Unplain     []byte `gorm:"column:unplain"`
	SentMs      int64  `gorm:"column:sent_ms"`
	TakenMs     *int64 `gorm:"column:taken_ms"`
	KeyDigest   []byte `gorm:"column:key_digest"`
	AskedDigest []byte `gorm:"column:asked_digest"`
}

func (messageRow) TableName() string { return "messages" }

func (r messageRow) place() []byte { return fmt.Appendf(nil, "message %q %d", r.ThreadID, r.Seq) }

func (r messageRow) by() models.Viewer { return models.Viewer{Role: models.Role(r.ByRole), ID: r.ByID} }

// Place is where a message came to stand.
type Place struct {
	Thread string
	Seq    int64
	At     time.Time
}

// NewMessage is a message that is to be kept. Its Key may not be the zero Key.
type NewMessage struct {
	Citizen, Thread string
	models.Message  // By, Text, Asks and Closes
	Key             Key
}

// AddMessage keeps the message as the last of its thread. One that was kept
// under the same key before is not kept again: its place is returned and again
// is true. It returns models.ErrNotFound when the citizen has no such thread,
// ErrKeyUsed when the key was used for something else.
func (t *Tx) AddMessage(m NewMessage) (place Place, again bool, err error) {
	// The lock on the thread keeps its messages in order.
	last, found := int64(0), false
	err = t.each(func(row *sql.Rows) error { found = true; return row.Scan(&last) },
		"SELECT last_seq FROM threads WHERE id = $1 AND citizen_id = $2"+t.lockRow(), m.Thread, m.Citizen)
	if err != nil {
		return Place{}, false, err
	}
	if !found {
		return Place{}, false, models.ErrNotFound
	}
	row := messageRow{ThreadID: m.Thread, Seq: last + 1}
	body, err := t.seal(m.Citizen, []byte(m.Text), row.place())
	if err != nil {
		return Place{}, false, err
	}
	if m.By.Role != models.AsCitizen && !m.Closes {
		tenths := int64(m.LIX * 10)
		row.LIXTenths = &tenths
	}
	if m.Unplain != "" {
		if row.Unplain, err = t.seal(m.Citizen, []byte(m.Unplain), row.place()); err != nil {
			return Place{}, false, err
		}
	}
	added, err := t.exec(`INSERT INTO messages
(thread_id, seq, citizen_id, by_role, by_id, asks, closes, body, lix_tenths, unplain, sent_ms, key_digest, asked_digest)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (citizen_id, key_digest) DO NOTHING`,
		m.Thread, row.Seq, m.Citizen, string(m.By.Role), m.By.ID, m.Asks, m.Closes, body, row.LIXTenths, row.Unplain,
		t.Now.UnixMilli(), m.Key.Name, m.Key.Asked)
	if err != nil {
		return Place{}, false, err
	}
	if added == 0 {
		return t.SentBefore(m.Citizen, m.Key)
	}
	_, err = t.exec("UPDATE threads SET last_seq = $1 WHERE id = $2", row.Seq, m.Thread)
	return Place{Thread: m.Thread, Seq: row.Seq, At: t.Now}, false, err
}

// SentBefore is where the message kept under this key stands. It returns
// ErrKeyUsed when the key was used for something else.
func (t *Tx) SentBefore(citizenID string, key Key) (place Place, found bool, err error) {
	row, err := rowsOf[messageRow](t.db).Select("thread_id", "seq", "sent_ms", "asked_digest").
		Where("citizen_id = ? AND key_digest = ?", citizenID, key.Name).Take(t.ctx)
	switch {
	case errors.Is(err, gorm.ErrRecordNotFound):
		return Place{}, false, nil
	case err != nil:
		return Place{}, false, err
	case !bytes.Equal(row.AskedDigest, key.Asked):
		return Place{}, false, ErrKeyUsed
	}
	return Place{Thread: row.ThreadID, Seq: row.Seq, At: instant(&row.SentMs)}, true, nil
}

// MessageAt is one message of the citizen's, models.ErrNotFound when there is
// none. Its text is opened.
func (t *Tx) MessageAt(citizenID, threadID string, seq int64) (models.Message, error) {
	row, err := rowsOf[messageRow](t.db, rowLock).Where("citizen_id = ? AND thread_id = ? AND seq = ?", citizenID, threadID, seq).Take(t.ctx)
	if err != nil {
		return models.Message{}, missing(err)
	}
	return t.openMessage(row, true)
}

// TakeBack erases the text of a message and what was attached to it stands in
// its writer's draft again.
func (t *Tx) TakeBack(threadID string, seq int64) error {
	err := t.db.Exec("UPDATE messages SET body = NULL, taken_ms = ? WHERE thread_id = ? AND seq = ?", t.Now.UnixMilli(), threadID, seq).Error
	if err != nil {
		return err
	}
	_, err = rowsOf[attachmentRow](t.db).Where("thread_id = ? AND seq = ?", threadID, seq).Update(t.ctx, "seq", nil)
	return err
}

func (t *Tx) fillMessages(citizenID, open string, at map[string]*models.Thread) error {
	rows, err := rowsOf[messageRow](t.db).Where("thread_id IN ?", threadIDs(at)).Order("thread_id, seq").Find(t.ctx)
	if err != nil {
		return err
	}
	attached, err := t.attachedTo(citizenID)
	if err != nil {
		return err
	}
	names := staffNames{tx: t}
	for _, row := range rows {
		m, err := t.openMessage(row, open == All || open == row.ThreadID)
		if err != nil {
			return err
		}
		if m.ByName, err = names.of(m.By); err != nil {
			return err
		}
		m.Attachments = attached[Place{Thread: row.ThreadID, Seq: row.Seq}]
		at[row.ThreadID].Messages = append(at[row.ThreadID].Messages, m)
	}
	return nil
}

func (t *Tx) openMessage(row messageRow, open bool) (models.Message, error) {
	m := models.Message{
		Seq: row.Seq, By: row.by(), Asks: row.Asks, Closes: row.Closes,
		Sent: instant(&row.SentMs), TakenBack: instant(row.TakenMs),
	}
	if open && row.Body != nil {
		text, err := t.open(row.CitizenID, row.Body, row.place())
		if err != nil {
			return models.Message{}, fmt.Errorf("open a message: %w", err)
		}
		m.Text = string(text)
	}
	return m, nil
}

// lockRow is the end of a SELECT that keeps other writers off its row. SQLite
// has one writer and does not know the words.
func (t *Tx) lockRow() string {
	if t.db.Name() == sqliteDialect {
		return ""
	}
	return " FOR NO KEY UPDATE"
}

// staffNames are first names of staff, each looked up once.
type staffNames struct {
	tx    *Tx
	known map[string]string
}

// of is the first name of somebody who works here, "" for all others.
func (n *staffNames) of(who models.Viewer) (string, error) {
	if !who.Works() {
		return "", nil
	}
	if name, ok := n.known[who.ID]; ok {
		return name, nil
	}
	staff, err := n.tx.StaffByID(who.ID)
	if err != nil {
		return "", err
	}
	if n.known == nil {
		n.known = map[string]string{}
	}
	n.known[who.ID] = staff.FirstName()
	return n.known[who.ID], nil
}
