package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

type tieRow struct {
	ID        string `gorm:"column:id;primaryKey"`
	TieID     string `gorm:"column:tie_id"`
	CitizenID string `gorm:"column:citizen_id"`
	OtherID   string `gorm:"column:other_id"`
	Source    string `gorm:"column:source"`
	ByID      string `gorm:"column:by_id"`
	AtMs      int64  `gorm:"column:at_ms"`
	Body      []byte `gorm:"column:body"`
}

func (tieRow) TableName() string { return "family_ties" }

func (r tieRow) place() []byte { return fmt.Appendf(nil, "family tie %q %q", r.CitizenID, r.ID) }

// tieBody is what is sealed of a tie. Of and to are the citizen and the other in the
// row, the other way about when it is turned.
type tieBody struct {
	Ends   bool           `json:"ends,omitempty"`
	Kind   models.TieKind `json:"kind,omitempty"`
	Turned bool           `json:"turned,omitempty"`
	From   *int64         `json:"from,omitempty"`
	Until  *int64         `json:"until,omitempty"`
}

// AddTie adds what was stated about two citizens: citizen is the one of whom it was
// stated, other the other of the tie. One that begins is named here. The citizens must
// be locked.
func (t *Tx) AddTie(citizen, other string, e models.TieEvent) error {
	id, err := t.nextID()
	if err != nil {
		return err
	}
	row := tieRow{ID: id, TieID: e.Tie, CitizenID: citizen, OtherID: other, Source: e.Source, ByID: e.By, AtMs: e.At.UnixMilli()}
	if row.TieID == "" {
		row.TieID = id
	}
	body := tieBody{Ends: e.Ends, Until: millis(e.Until)}
	if !e.Ends {
		body = tieBody{Kind: e.Stated.Kind, Turned: e.Stated.Of != citizen, From: millis(e.Stated.Holds.From), Until: millis(e.Stated.Holds.Until)}
	}
	plain, err := json.Marshal(body)
	if err != nil {
		return err
	}
	if row.Body, err = t.seal(citizen, plain, row.place()); err != nil {
		return err
	}
	return rowsOf[tieRow](t.db).Create(t.ctx, &row)
}

// Ties is all that was stated of the ties these citizens have, oldest first.
func (t *Tx) Ties(citizens ...string) ([]models.TieEvent, error) {
	if len(citizens) == 0 {
		return nil, nil
	}
	rows, err := rowsOf[tieRow](t.db).Where("citizen_id IN ? OR other_id IN ?", citizens, citizens).Find(t.ctx)
	if err != nil {
		return nil, err
	}
	if err := keysFor(t, rows, func(r tieRow) string { return r.CitizenID }); err != nil {
		return nil, err
	}
	slices.SortFunc(rows, func(a, b tieRow) int { return compareTies(a, b) })
	events := make([]models.TieEvent, len(rows))
	for i, row := range rows {
		plain, err := t.open(row.CitizenID, row.Body, row.place())
		if err != nil {
			return nil, fmt.Errorf("open a tie: %w", err)
		}
		var body tieBody
		if err := json.Unmarshal(plain, &body); err != nil {
			return nil, err
		}
		e := models.TieEvent{Tie: row.TieID, Ends: body.Ends, At: instant(&row.AtMs), Source: row.Source, By: row.ByID}
		if e.Ends {
			e.Until = instant(body.Until)
		} else {
			e.Stated = models.Tie{Kind: body.Kind, Of: row.CitizenID, To: row.OtherID, Holds: models.Span{From: instant(body.From), Until: instant(body.Until)}}
			if body.Turned {
				e.Stated.Of, e.Stated.To = row.OtherID, row.CitizenID
			}
		}
		events[i] = e
	}
	return events, nil
}

// compareTies is the order in which they were stated: an end never comes before its
// beginning, since it stands later in its transaction or in a later one.
func compareTies(a, b tieRow) int {
	switch {
	case a.AtMs != b.AtMs:
		return int(min(max(a.AtMs-b.AtMs, -1), 1))
	case a.ID == a.TieID && b.ID != b.TieID:
		return -1
	case b.ID == b.TieID && a.ID != a.TieID:
		return 1
	case a.ID < b.ID:
		return -1
	}
	return 1
}

// TiesBy are those of the ties of a citizen that a source has stated of that citizen.
func (t *Tx) TiesBy(source, citizen string) ([]models.TieEvent, error) {
	all, err := t.Ties(citizen)
	if err != nil {
		return nil, err
	}
	var of []string
	err = t.db.Raw("SELECT DISTINCT tie_id FROM family_ties WHERE source = ? AND citizen_id = ?", source, citizen).Scan(&of).Error
	return slices.DeleteFunc(all, func(e models.TieEvent) bool { return !slices.Contains(of, e.Tie) }), err
}

type namedRow struct {
	Source    string `gorm:"column:source;primaryKey"`
	Ref       string `gorm:"column:ref;primaryKey"`
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
}

func (namedRow) TableName() string { return "family_named" }

// NameKin keeps whom a source names in what it states about a citizen.
func (t *Tx) NameKin(source, citizen string, refs []string) error {
	if _, err := t.exec("DELETE FROM family_named WHERE source = $1 AND citizen_id = $2", source, citizen); err != nil {
		return err
	}
	for _, ref := range refs {
		row := namedRow{source, ref, citizen}
		if err := rowsOf[namedRow](t.db, clause.OnConflict{DoNothing: true}).Create(t.ctx, &row); err != nil {
			return err
		}
	}
	return nil
}

// NamersOf are the citizens about whom a source has stated something that names one of
// these refs, and the sources that have stated anything about a citizen.
func (t *Tx) NamersOf(source, ref string) (citizens []string, err error) {
	err = t.db.Raw("SELECT citizen_id FROM family_named WHERE source = ? AND ref = ? ORDER BY citizen_id", source, ref).Scan(&citizens).Error
	return citizens, err
}

type barRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	Seq       int64  `gorm:"column:seq;primaryKey;autoIncrement:false"`
	AtMs      int64  `gorm:"column:at_ms"`
	Body      []byte `gorm:"column:body"`
}

func (barRow) TableName() string { return "family_bars" }

func (r barRow) place() []byte { return fmt.Appendf(nil, "family bar %q %d", r.CitizenID, r.Seq) }

type barBody struct {
	Cause models.BarCause `json:"cause"`
	On    bool            `json:"on"`
}

// AddBar adds that what bars a citizen came or went. The citizen should be locked.
func (t *Tx) AddBar(citizenID string, e models.BarEvent) error {
	last, err := rowsOf[barRow](t.db).Select("seq").Where("citizen_id = ?", citizenID).Order("seq DESC").Take(t.ctx)
	if err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
		return err
	}
	row := barRow{CitizenID: citizenID, Seq: last.Seq + 1, AtMs: e.At.UnixMilli()}
	plain, err := json.Marshal(barBody{e.Cause, e.On})
	if err != nil {
		return err
	}
	if row.Body, err = t.seal(citizenID, plain, row.place()); err != nil {
		return err
	}
	return rowsOf[barRow](t.db).Create(t.ctx, &row)
}

// Bars is all that was kept of what bars a citizen, oldest first; nothing when no word
// of a family is about them.
func (t *Tx) Bars(citizenID string) ([]models.BarEvent, error) {
	rows, err := rowsOf[barRow](t.db).Where("citizen_id = ?", citizenID).Order("seq").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	events := make([]models.BarEvent, len(rows))
	for i, row := range rows {
		plain, err := t.open(citizenID, row.Body, row.place())
		if err != nil {
			return nil, fmt.Errorf("open what bars a citizen: %w", err)
		}
		var body barBody
		if err := json.Unmarshal(plain, &body); err != nil {
			return nil, err
		}
		events[i] = models.BarEvent{Cause: body.Cause, On: body.On, At: instant(&row.AtMs)}
	}
	return events, nil
}

// BreakFamilies keeps that nobody knows what held of these citizens at an instant; of
// all, when none are named. Those whom no word is about are left out, and those who
// have no key: of what is theirs nothing can be read.
func (t *Tx) BreakFamilies(at time.Time, citizens ...string) error {
	var with []string
	query := t.db.Raw("SELECT DISTINCT citizen_id FROM family_bars WHERE citizen_id IN (SELECT citizen_id FROM citizen_keys) ORDER BY citizen_id")
	if err := query.Scan(&with).Error; err != nil {
		return err
	}
	for _, id := range with {
		if citizens != nil && !slices.Contains(citizens, id) {
			continue
		}
		if err := t.AddBar(id, models.BarEvent{Cause: models.BarBroken, At: at}); err != nil {
			return err
		}
	}
	return nil
}

// kinOf are all who ever had a tie with a citizen, or a word about them.
func (t *Tx) kinOf(citizenID string) (ids []string, err error) {
	err = t.db.Raw(`SELECT other_id AS id FROM family_ties WHERE citizen_id = ? UNION SELECT citizen_id FROM family_ties WHERE other_id = ?
UNION SELECT reader_id FROM family_words WHERE owner_id = ? OR by_id = ? UNION SELECT owner_id FROM family_words WHERE reader_id = ? OR by_id = ?
UNION SELECT by_id FROM family_words WHERE owner_id = ? OR reader_id = ?`,
		citizenID, citizenID, citizenID, citizenID, citizenID, citizenID, citizenID, citizenID).Scan(&ids).Error
	slices.Sort(ids)
	return slices.DeleteFunc(ids, func(id string) bool { return id == citizenID }), err
}
