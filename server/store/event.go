package store

import (
	"bytes"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"enplan/models"
)

// Key is what a client calls one thing it wants said, so that it can be sent
// twice and be said once. Both are digests; the zero Key is none.
type Key struct {
	Name  []byte // of the client's own key and who sends it
	Asked []byte // of all that was asked
}

// ErrKeyUsed refuses a key that has been used for something else.
var ErrKeyUsed = &models.Error{Kind: models.Conflict, Key: "error.key_used"}

type eventRow struct {
	CitizenID   string `gorm:"column:citizen_id;primaryKey"`
	Seq         int64  `gorm:"column:seq;primaryKey;autoIncrement:false"`
	AtMs        int64  `gorm:"column:at_ms"`
	ActorRole   string `gorm:"column:actor_role"`
	ActorID     string `gorm:"column:actor_id"`
	About       string `gorm:"column:about"`
	Ref         string `gorm:"column:ref"`
	What        string `gorm:"column:what"`
	Choice      string `gorm:"column:choice"`
	Target      string `gorm:"column:target"`
	Note        []byte `gorm:"column:note"`
	KeyDigest   []byte `gorm:"column:key_digest"`
	AskedDigest []byte `gorm:"column:asked_digest"`
	Shown       int64  `gorm:"column:shown"` // 1 when the citizen may read of it
	Unplain     []byte `gorm:"column:unplain"`
}

func (eventRow) TableName() string { return "events" }

// place is where an event's note is sealed for.
func (r eventRow) place() []byte { return fmt.Appendf(nil, "event %q %d", r.CitizenID, r.Seq) }

// AddEvent adds what is said now about the citizen's plan. The citizen must be
// locked: events stand in the order of the locks.
func (t *Tx) AddEvent(citizenID string, e models.Event, key Key) error {
	last, err := rowsOf[eventRow](t.db).Select("seq").Where("citizen_id = ?", citizenID).Order("seq DESC").Take(t.ctx)
	if err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
		return err
	}
	row := eventRow{
		CitizenID: citizenID, Seq: last.Seq + 1, AtMs: t.Now.UnixMilli(),
		ActorRole: string(e.By.Role), ActorID: e.By.ID,
		About: string(e.About), Ref: e.Ref, What: string(e.What), Choice: e.Choice, Target: e.Target,
		KeyDigest: key.Name, AskedDigest: key.Asked,
	}
	if e.Shown {
		row.Shown = 1
	}
	if e.Note != "" {
		if row.Note, err = t.seal(citizenID, []byte(e.Note), row.place()); err != nil {
			return err
		}
	}
	if e.Unplain != "" {
		if row.Unplain, err = t.seal(citizenID, []byte(e.Unplain), row.place()); err != nil {
			return err
		}
	}
	return rowsOf[eventRow](t.db).Create(t.ctx, &row)
}

// IsSaid reports whether the very same was said before under this key. It
// returns ErrKeyUsed when the key was used for something else.
func (t *Tx) IsSaid(citizenID string, key Key) (bool, error) {
	if key.Name == nil {
		return false, nil
	}
	row, err := rowsOf[eventRow](t.db).Select("asked_digest").
		Where("citizen_id = ? AND key_digest = ?", citizenID, key.Name).Take(t.ctx)
	return key.used(row.AskedDigest, err)
}

// used reports whether what was found under a key is the very same, by what was asked
// for then and the error of looking for it.
func (k Key) used(asked []byte, err error) (bool, error) {
	switch {
	case errors.Is(err, gorm.ErrRecordNotFound):
		return false, nil
	case err != nil:
		return false, err
	case !bytes.Equal(asked, k.Asked):
		return false, ErrKeyUsed
	}
	return true, nil
}

// Events is all that was said about the citizen's plan, oldest first, each with
// the first name of the borgerkonsulent who said it.
func (t *Tx) Events(citizenID string) ([]models.Event, error) {
	rows, err := rowsOf[eventRow](t.db).Where("citizen_id = ?", citizenID).Order("seq").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	return t.opened(rows)
}

// EventsAbout are those of Events about one topic.
func (t *Tx) EventsAbout(citizenID string, about models.Topic) ([]models.Event, error) {
	rows, err := rowsOf[eventRow](t.db).Where("citizen_id = ? AND about = ?", citizenID, string(about)).Order("seq").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	return t.opened(rows)
}

func (t *Tx) opened(rows []eventRow) (_ []models.Event, err error) {
	names := staffNames{tx: t}
	events := make([]models.Event, len(rows))
	for i, row := range rows {
		var note []byte
		if row.Note != nil {
			if note, err = t.open(row.CitizenID, row.Note, row.place()); err != nil {
				return nil, fmt.Errorf("open an event: %w", err)
			}
		}
		by := models.Viewer{Role: models.Role(row.ActorRole), ID: row.ActorID}
		name, err := names.of(by)
		if err != nil {
			return nil, err
		}
		target := ""
		if row.About == string(models.AboutHandover) && row.What == string(models.Began) {
			if target, err = names.of(models.Viewer{Role: models.AsCoordinator, ID: row.Target}); err != nil {
				return nil, err
			}
		}
		events[i] = models.Event{
			Seq:   row.Seq,
			About: models.Topic(row.About), Ref: row.Ref, What: models.Deed(row.What),
			Choice: row.Choice, Target: row.Target, Note: string(note),
			By: by, ByName: name, TargetName: target, At: instant(&row.AtMs), Shown: row.Shown != 0,
		}
	}
	return events, nil
}
