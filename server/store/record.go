package store

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

// Record is a record as it is kept. Its CPR is not kept beside the sealed
// content, so it is always zero here.
type Record struct {
	models.Record
	Received time.Time // when this version was stored
}

// RecordName names a record within its source.
type RecordName struct {
	Kind string
	ID   string
}

type recordRow struct {
	Source     string `gorm:"column:source;primaryKey"`
	Kind       string `gorm:"column:kind;primaryKey"`
	ExternalID string `gorm:"column:external_id;primaryKey"`
	Subject    string `gorm:"column:subject"`
	Version    int64  `gorm:"column:version"`
	Stated     bool   `gorm:"column:stated"`
	Digest     []byte `gorm:"column:digest"`
	Content    []byte `gorm:"column:content"`
	ReceivedMs int64  `gorm:"column:received_ms"`
	Protection string `gorm:"column:protection"`
}

func (recordRow) TableName() string { return "records" }

// place is where a record's content is sealed for: it opens in no other row.
func (r recordRow) place() []byte {
	return fmt.Appendf(nil, "record %q %q %q", r.Source, r.Kind, r.ExternalID)
}

// PutRecord keeps the record if models.Record.Weigh says so, and tells what
// became of it. It can return models.ErrSameVersion; then nothing has changed
// and the transaction may go on.
//
// The same content under a higher version counts as unchanged, but the version
// is raised: otherwise one between the two, arriving last, would win. So is what it states
// of the address, which an earlier release may not have understood.
func (t *Tx) PutRecord(r models.Record) (models.Outcome, error) {
	outcome, _, err := t.ReplaceRecord(r)
	return outcome, err
}

// ReplaceRecord is PutRecord that also returns what stood there before when the
// record was stored, nil when nothing did.
func (t *Tx) ReplaceRecord(r models.Record) (models.Outcome, *Record, error) {
	row := recordRow{
		Source: r.Source, Kind: r.Kind, ExternalID: r.ID, Subject: r.Subject,
		Version: r.Version, Stated: r.Stated, Digest: t.vault.Digest(r.Content), ReceivedMs: t.Now.UnixMilli(),
		Protection: string(r.Protection),
	}
	here, err := t.lockRecord(row)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		if gone, err := t.wasRemoved(row); err != nil || gone {
			return models.Older, nil, err
		}
		added, err := t.addRecord(row, r.Content)
		if err != nil || added {
			return models.Stored, nil, err
		}
		here, err = t.lockRecord(row) // another transaction added it first, and has ended
		if err != nil {
			return "", nil, err
		}
	} else if err != nil {
		return "", nil, err
	}
	same := here.Subject == row.Subject && bytes.Equal(here.Digest, row.Digest)
	outcome, err := r.Weigh(models.Record{Version: here.Version, Stated: here.Stated}, same)
	switch {
	case err != nil:
		return "", nil, err
	case outcome == models.Stored:
		was, err := t.recordNamed(row)
		if err != nil {
			return "", nil, err
		}
		return outcome, &was, t.replaceRecord(row, r.Content)
	case outcome == models.Unchanged && (r.Version > here.Version || row.Protection != here.Protection):
		return outcome, nil, t.raiseRecord(row)
	}
	return outcome, nil, nil
}

// recordNamed is the record of that name, as it stands.
func (t *Tx) recordNamed(r recordRow) (Record, error) {
	row, err := rowsOf[recordRow](t.db).
		Where("source = ? AND kind = ? AND external_id = ?", r.Source, r.Kind, r.ExternalID).Take(t.ctx)
	if err != nil {
		return Record{}, err
	}
	owner, err := t.recordOwner(row)
	if err != nil {
		return Record{}, err
	}
	records, err := t.openRecords(owner, []recordRow{row})
	if err != nil {
		return Record{}, err
	}
	return records[0], nil
}

func (t *Tx) lockRecord(r recordRow) (recordRow, error) {
	return rowsOf[recordRow](t.db, rowLock).Select("subject", "version", "stated", "digest", "protection").
		Where("source = ? AND kind = ? AND external_id = ?", r.Source, r.Kind, r.ExternalID).Take(t.ctx)
}

func (t *Tx) addRecord(row recordRow, content []byte) (added bool, err error) {
	if row.Content, err = t.sealRecord(row, content); err != nil {
		return false, err
	}
	outcome := gorm.WithResult()
	err = rowsOf[recordRow](t.db, clause.OnConflict{DoNothing: true}, outcome).Create(t.ctx, &row)
	return outcome.RowsAffected == 1, err
}

func (t *Tx) replaceRecord(row recordRow, content []byte) (err error) {
	if row.Content, err = t.sealRecord(row, content); err != nil {
		return err
	}
	return t.updateRecord(row, "subject", "version", "stated", "digest", "content", "received_ms", "protection")
}

func (t *Tx) raiseRecord(row recordRow) error {
	return t.updateRecord(row, "version", "stated", "protection")
}

// updateRecord names its columns, because GORM would leave out zero values.
func (t *Tx) updateRecord(row recordRow, first string, columns ...any) error {
	_, err := rowsOf[recordRow](t.db).
		Where("source = ? AND kind = ? AND external_id = ?", row.Source, row.Kind, row.ExternalID).
		Select(first, columns...).Updates(t.ctx, row)
	return err
}

// RecordsOf is every record about the citizen: those whose subject is one of
// the citizen's refs in the same source. They come in the order of their names.
func (t *Tx) RecordsOf(citizenID string) ([]Record, error) {
	rows, err := rowsOf[recordRow](t.db).
		Where("(source, subject) IN (SELECT source, ref FROM citizen_refs WHERE citizen_id = ?)", citizenID).Find(t.ctx)
	if err != nil {
		return nil, err
	}
	return t.openRecords(citizenID, rows)
}

// SQLite takes 32,766 values in one statement; a thousand is fast everywhere.
const namesAtOnce = 1000

// SharedRecords is those of the named records of a source that concern nobody
// in particular. A name that is not here, or that has a subject, is left out.
func (t *Tx) SharedRecords(source string, names []RecordName) ([]Record, error) {
	ids := map[string][]string{}
	for _, name := range names {
		ids[name.Kind] = append(ids[name.Kind], name.ID)
	}
	var all []recordRow
	for kind, ids := range ids {
		for some := range slices.Chunk(ids, namesAtOnce) {
			rows, err := rowsOf[recordRow](t.db).
				Where("source = ? AND kind = ? AND external_id IN ? AND subject = ''", source, kind, some).Find(t.ctx)
			if err != nil {
				return nil, err
			}
			all = append(all, rows...)
		}
	}
	return t.openRecords("", all)
}

// openRecords sorts here, because the two databases sort text differently.
func (t *Tx) openRecords(owner string, rows []recordRow) ([]Record, error) {
	slices.SortFunc(rows, func(a, b recordRow) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ExternalID, b.ExternalID))
	})
	records := make([]Record, len(rows))
	for i, row := range rows {
		content, err := t.openRecord(owner, row)
		if err != nil {
			return nil, fmt.Errorf("open a %s of %s: %w", row.Kind, row.Source, err)
		}
		records[i] = Record{
			Record: models.Record{
				Source: row.Source, Kind: row.Kind, ID: row.ExternalID, Subject: row.Subject,
				Version: row.Version, Stated: row.Stated, Content: content,
				Protection: models.Protection(row.Protection),
			},
			Received: instant(&row.ReceivedMs),
		}
	}
	return records, nil
}
