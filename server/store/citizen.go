package store

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

type citizenRow struct {
	ID        string `gorm:"column:id;primaryKey"`
	CPRHash   []byte `gorm:"column:cpr_hash"`
	CPRSealed []byte `gorm:"column:cpr_sealed"`
	CreatedMs int64  `gorm:"column:created_ms"`
	Synthetic bool   `gorm:"column:synthetic"`
}

func (citizenRow) TableName() string { return "citizens" }

type refRow struct {
	Source    string `gorm:"column:source;primaryKey"`
	Ref       string `gorm:"column:ref;primaryKey"`
	CitizenID string `gorm:"column:citizen_id"`
}

func (refRow) TableName() string { return "citizen_refs" }

// rowLock keeps other writers off a row until the transaction ends, yet lets
// them add rows that refer to it. SQLite has one writer and ignores it.
var rowLock = clause.Locking{Strength: "NO KEY UPDATE"}

// errOtherCPR can only follow from a changed house key or a wrong id: the id is
// made from the CPR.
var errOtherCPR = errors.New("the citizen has another CPR")

// EnsureCitizen adds the citizen, with a key of their own, unless it is here. Hash
// and CPR are nil while no CPR is known; one that comes later is added, sealed, and
// one that is here stays.
func (t *Tx) EnsureCitizen(id string, cprHash []byte, cpr *models.CPR) error {
	if err := t.addCitizen(citizenRow{ID: id}); err != nil || cprHash == nil {
		return err
	}
	sealed, err := t.sealCPR(id, cpr)
	if err != nil {
		return err
	}
	filled, err := rowsOf[citizenRow](t.db).Where("id = ? AND cpr_hash IS NULL", id).
		Updates(t.ctx, citizenRow{CPRHash: cprHash, CPRSealed: sealed})
	if err != nil || filled == 1 {
		return err
	}
	here, err := rowsOf[citizenRow](t.db).Where("id = ?", id).Take(t.ctx)
	if err == nil && !bytes.Equal(here.CPRHash, cprHash) {
		err = errOtherCPR
	}
	return err
}

// addCitizen adds the row and a key, unless the citizen is here.
func (t *Tx) addCitizen(row citizenRow) error {
	row.CreatedMs = t.Now.UnixMilli()
	added := gorm.WithResult()
	onID := clause.OnConflict{Columns: []clause.Column{{Name: "id"}}, DoNothing: true}
	err := rowsOf[citizenRow](t.db, onID, added).Create(t.ctx, &row)
	if err != nil || added.RowsAffected == 0 {
		return err
	}
	return t.addKey(row.ID)
}

// LockCitizen makes every other transaction that locks the same citizen wait
// until this one ends. Lock before reading what is to be rebuilt, and several
// citizens in the order of their ids. It returns models.ErrNotFound when there
// is no such citizen.
func (t *Tx) LockCitizen(id string) error {
	return t.one("SELECT id FROM citizens WHERE id = $1"+t.lockRow(), []any{id}, new(string))
}

// EnsureSynthetic adds a citizen there is none of, to look at in place of one:
// nobody lists or counts it.
func (t *Tx) EnsureSynthetic(id string) error {
	return t.addCitizen(citizenRow{ID: id, Synthetic: true})
}

// Citizens lists the ids of all citizens there are, in order.
func (t *Tx) Citizens() ([]string, error) {
	rows, err := rowsOf[citizenRow](t.db).Select("id").Where("synthetic = ?", false).Find(t.ctx)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	slices.Sort(ids)
	return ids, nil
}

// CPROf is the CPR of the citizen, the zero one when none is known. It returns
// models.ErrNotFound when there is no such citizen.
func (t *Tx) CPROf(id string) (models.CPR, error) {
	row, err := rowsOf[citizenRow](t.db).Where("id = ?", id).Take(t.ctx)
	if err != nil || row.CPRSealed == nil {
		return models.CPR{}, missing(err)
	}
	if err := t.needKeys(id); err != nil {
		return models.CPR{}, err
	}
	return t.keys[id].OpenCPR(row.CPRSealed, id)
}

// LinkRef says that ref in this source means the citizen, with whose key the records
// about it are sealed from then on. A ref that meant another citizen means this one
// from now on. Refs are kept readable: a source
// that names people by CPR must have its refs replaced before they come here.
func (t *Tx) LinkRef(source, ref, citizenID string) error {
	was, err := t.CitizenOfRef(source, ref)
	if models.KindOf(err) != models.NotFound && (err != nil || was == citizenID) {
		return err
	}
	row := refRow{Source: source, Ref: ref, CitizenID: citizenID}
	if err := rowsOf[refRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "source"}, {Name: "ref"}},
		DoUpdates: clause.AssignmentColumns([]string{"citizen_id"}),
		Where:     clause.Where{Exprs: []clause.Expression{clause.Expr{SQL: "citizen_refs.citizen_id <> excluded.citizen_id"}}},
	}).Create(t.ctx, &row); err != nil {
		return err
	}
	return t.handOver(source, ref, was, citizenID)
}

// CitizenOfRef returns models.ErrNotFound when the source never linked the ref.
func (t *Tx) CitizenOfRef(source, ref string) (id string, err error) {
	row, err := rowsOf[refRow](t.db).Where("source = ? AND ref = ?", source, ref).Take(t.ctx)
	return row.CitizenID, missing(err)
}

const patient = "Patient/"

// FindCitizen finds a citizen by id, or by what the sources call them, with or
// without "Patient/" before it. It returns models.ErrNotFound when nobody knows
// the name and when two sources mean different citizens by it.
func (t *Tx) FindCitizen(idOrRef string) (id string, err error) {
	row, err := rowsOf[citizenRow](t.db).Select("id").Where("id = ?", idOrRef).Take(t.ctx)
	if err == nil || !errors.Is(err, gorm.ErrRecordNotFound) {
		return row.ID, err
	}
	bare := strings.TrimPrefix(idOrRef, patient)
	refs, err := rowsOf[refRow](t.db).Distinct("citizen_id").Where("ref IN ?", []string{bare, patient + bare}).Find(t.ctx)
	if err != nil {
		return "", err
	}
	if len(refs) != 1 {
		return "", models.ErrNotFound
	}
	return refs[0].CitizenID, nil
}
