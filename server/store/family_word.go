package store

import (
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"enplan/models"
)

type familyWordRow struct {
	OwnerID     string `gorm:"column:owner_id;primaryKey"`
	Seq         int64  `gorm:"column:seq;primaryKey;autoIncrement:false"`
	ReaderID    string `gorm:"column:reader_id"`
	ByID        string `gorm:"column:by_id"`
	NotedBy     string `gorm:"column:noted_by"`
	AtMs        int64  `gorm:"column:at_ms"`
	Body        []byte `gorm:"column:body"`
	KeyDigest   []byte `gorm:"column:key_digest"`
	AskedDigest []byte `gorm:"column:asked_digest"`
}

func (familyWordRow) TableName() string { return "family_words" }

func (r familyWordRow) place() []byte { return fmt.Appendf(nil, "family word %q %d", r.OwnerID, r.Seq) }

// familyWordBody is what is sealed of a word.
type familyWordBody struct {
	Item  string      `json:"item"`
	Read  string      `json:"read,omitempty"`
	Yes   bool        `json:"yes"`
	Heard bool        `json:"heard,omitempty"`
	Until *int64      `json:"until,omitempty"`
	Noted *FamilyNote `json:"noted,omitempty"`
}

// FamilyNote is how a word came here that was said to somebody who works here.
type FamilyNote struct {
	By      string      `json:"-"`
	On      models.Date `json:"on"`      // the day it was said
	Present string      `json:"present"` // who was there
}

// AddFamilyWord adds what somebody said about one thing of the owner's, who must be
// locked.
func (t *Tx) AddFamilyWord(w models.FamilyWord, noted *FamilyNote, key Key) error {
	last, err := rowsOf[familyWordRow](t.db).Select("seq").Where("owner_id = ?", w.Owner).Order("seq DESC").Take(t.ctx)
	if err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
		return err
	}
	row := familyWordRow{OwnerID: w.Owner, Seq: last.Seq + 1, ReaderID: w.Reader, ByID: w.By, AtMs: w.At.UnixMilli(), KeyDigest: key.Name, AskedDigest: key.Asked}
	if noted != nil {
		row.NotedBy = noted.By
	}
	plain, err := json.Marshal(familyWordBody{w.Item, w.Read, w.Yes, w.Heard, millis(w.Until), noted})
	if err != nil {
		return err
	}
	if row.Body, err = t.seal(w.Owner, plain, row.place()); err != nil {
		return err
	}
	return rowsOf[familyWordRow](t.db).Create(t.ctx, &row)
}

// FamilyWordKept reports whether the very same was kept before under this key. It
// returns ErrKeyUsed when the key was used for something else.
func (t *Tx) FamilyWordKept(owner string, key Key) (bool, error) {
	if key.Name == nil {
		return false, nil
	}
	row, err := rowsOf[familyWordRow](t.db).Select("asked_digest").Where("owner_id = ? AND key_digest = ?", owner, key.Name).Take(t.ctx)
	return key.used(row.AskedDigest, err)
}

// FamilyWords is all that was said about the owner's things, in the order it was said.
func (t *Tx) FamilyWords(owner string) ([]models.FamilyWord, error) {
	rows, err := rowsOf[familyWordRow](t.db).Where("owner_id = ?", owner).Order("seq").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	words := make([]models.FamilyWord, len(rows))
	for i, row := range rows {
		plain, err := t.open(owner, row.Body, row.place())
		if err != nil {
			return nil, fmt.Errorf("open a word to the family: %w", err)
		}
		var body familyWordBody
		if err := json.Unmarshal(plain, &body); err != nil {
			return nil, err
		}
		words[i] = models.FamilyWord{
			Owner: owner, Item: body.Item, Reader: row.ReaderID, By: row.ByID, Read: body.Read,
			Yes: body.Yes, Heard: body.Heard, At: instant(&row.AtMs), Until: instant(body.Until),
		}
	}
	return words, nil
}

// FamilyReaders are all whom a citizen, or somebody for them, ever said yes or no to.
func (t *Tx) FamilyReaders(owner string) (ids []string, err error) {
	err = t.db.Raw("SELECT DISTINCT reader_id FROM family_words WHERE owner_id = ? ORDER BY reader_id", owner).Scan(&ids).Error
	return ids, err
}
