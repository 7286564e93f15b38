package store

import (
	"fmt"
	"time"

	"enplan/models"
)

// Notice is what a department is told about its own plan.
type Notice struct {
	ID       string // made by AddNotice
	Citizen  string
	Source   string
	Plan     string // the source's own id of the plan
	About    models.Topic
	Ref      string // the finding or question it follows from
	Consent  string // what it tells rests on this consent; "" when it rests on none
	Text     string
	Created  time.Time // set by AddNotice
	Received time.Time // when the department's system said it has it; zero is not yet
}

type noticeRow struct {
	ID          string `gorm:"column:id;primaryKey"`
	CitizenID   string `gorm:"column:citizen_id"`
	Source      string `gorm:"column:source"`
	Plan        string `gorm:"column:plan"`
	About       string `gorm:"column:about"`
	Ref         string `gorm:"column:ref"`
	ConsentID   string `gorm:"column:consent_id"`
	Text        []byte `gorm:"column:text"`
	CreatedMs   int64  `gorm:"column:created_ms"`
	ReceivedMs  *int64 `gorm:"column:received_ms"`
	WithdrawnMs *int64 `gorm:"column:withdrawn_ms"`
}

func (noticeRow) TableName() string { return "notices" }

func (r noticeRow) place() []byte { return fmt.Appendf(nil, "notice %q %q", r.ID, r.Source) }

// AddNotice keeps a notice until the department's system fetches it.
func (t *Tx) AddNotice(n Notice) error {
	id, err := t.nextID()
	if err != nil {
		return err
	}
	row := noticeRow{
		ID: id, CitizenID: n.Citizen, Source: n.Source, Plan: n.Plan, About: string(n.About), Ref: n.Ref, ConsentID: n.Consent,
		CreatedMs: t.Now.UnixMilli(),
	}
	if row.Text, err = t.seal(n.Citizen, []byte(n.Text), row.place()); err != nil {
		return err
	}
	return rowsOf[noticeRow](t.db).Create(t.ctx, &row)
}

// WithdrawNotices takes back what followed from something that no longer holds,
// as far as no department has it yet. told says that one has it already.
func (t *Tx) WithdrawNotices(citizenID string, about models.Topic, ref string) (told bool, err error) {
	_, err = rowsOf[noticeRow](t.db).
		Where("citizen_id = ? AND about = ? AND ref = ? AND received_ms IS NULL AND withdrawn_ms IS NULL", citizenID, string(about), ref).
		Update(t.ctx, "withdrawn_ms", t.Now.UnixMilli())
	if err != nil {
		return false, err
	}
	has, err := rowsOf[noticeRow](t.db).
		Where("citizen_id = ? AND about = ? AND ref = ? AND received_ms IS NOT NULL", citizenID, string(about), ref).Count(t.ctx, "id")
	return has > 0, err
}

// WithdrawNoticesBy takes back what rests on a consent that no longer is what it
// was, as far as no department has it yet.
func (t *Tx) WithdrawNoticesBy(citizenID, consent string) error {
	_, err := rowsOf[noticeRow](t.db).
		Where("citizen_id = ? AND consent_id = ? AND received_ms IS NULL AND withdrawn_ms IS NULL", citizenID, consent).
		Update(t.ctx, "withdrawn_ms", t.Now.UnixMilli())
	return err
}

// KeepNotices takes back every notice about the citizen that no department has
// yet and that follows from none of refs: what it was about is no more.
func (t *Tx) KeepNotices(citizenID string, refs []string) error {
	_, err := rowsOf[noticeRow](t.db).
		Where("citizen_id = ? AND received_ms IS NULL AND withdrawn_ms IS NULL AND ref NOT IN ?", citizenID, append([]string{""}, refs...)).
		Update(t.ctx, "withdrawn_ms", t.Now.UnixMilli())
	return err
}

// NoticesFor lists what a source has not confirmed yet, oldest first.
func (t *Tx) NoticesFor(source string) ([]Notice, error) {
	rows, err := rowsOf[noticeRow](t.db).
		Where("source = ? AND received_ms IS NULL AND withdrawn_ms IS NULL", source).Order("created_ms, id").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	return t.openNotices(rows)
}

// NoticeOf is one notice to a source. It returns models.ErrNotFound when the
// source was sent no such notice or it was taken back.
func (t *Tx) NoticeOf(source, id string) (Notice, error) {
	row, err := rowsOf[noticeRow](t.db).Where("id = ? AND source = ? AND withdrawn_ms IS NULL", id, source).Take(t.ctx)
	if err != nil {
		return Notice{}, missing(err)
	}
	notices, err := t.openNotices([]noticeRow{row})
	if err != nil {
		return Notice{}, err
	}
	return notices[0], nil
}

// NoticesAbout lists what departments were told about a citizen, newest first.
func (t *Tx) NoticesAbout(citizenID string) ([]Notice, error) {
	rows, err := rowsOf[noticeRow](t.db).
		Where("citizen_id = ? AND withdrawn_ms IS NULL", citizenID).Order("created_ms DESC, id").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	return t.openNotices(rows)
}

// ConfirmNotice notes that the source has it, the first time. It returns the
// citizen it is about, models.ErrNotFound when the source was sent no such
// notice or it was taken back.
func (t *Tx) ConfirmNotice(source, id string) (citizenID string, err error) {
	row, err := rowsOf[noticeRow](t.db, rowLock).Select("citizen_id", "received_ms").
		Where("id = ? AND source = ? AND withdrawn_ms IS NULL", id, source).Take(t.ctx)
	if err != nil || row.ReceivedMs != nil {
		return row.CitizenID, missing(err)
	}
	_, err = rowsOf[noticeRow](t.db).Where("id = ?", id).Update(t.ctx, "received_ms", t.Now.UnixMilli())
	return row.CitizenID, err
}

func (t *Tx) openNotices(rows []noticeRow) ([]Notice, error) {
	if err := keysFor(t, rows, func(r noticeRow) string { return r.CitizenID }); err != nil {
		return nil, err
	}
	notices := make([]Notice, len(rows))
	for i, row := range rows {
		text, err := t.open(row.CitizenID, row.Text, row.place())
		if err != nil {
			return nil, fmt.Errorf("open a notice: %w", err)
		}
		notices[i] = Notice{
			ID: row.ID, Citizen: row.CitizenID, Source: row.Source, Plan: row.Plan, About: models.Topic(row.About), Ref: row.Ref,
			Consent: row.ConsentID, Text: string(text), Created: instant(&row.CreatedMs), Received: instant(row.ReceivedMs),
		}
	}
	return notices, nil
}
