package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm/clause"
)

// PlanDoc is a citizen's one plan in one language, ready to be sent. It is a
// copy of what follows from the records, and can be dropped at any time.
type PlanDoc struct {
	Version    string    // changes whenever Body does; serves as the ETag
	ValidUntil time.Time // when time alone makes it wrong; zero is never
	Body       []byte
	BodyBr     []byte // the same, compressed with brotli; nil when nobody compressed it
}

type planDocRow struct {
	CitizenID    string `gorm:"column:citizen_id;primaryKey"`
	Language     string `gorm:"column:language;primaryKey"`
	Version      string `gorm:"column:version"`
	ValidUntilMs *int64 `gorm:"column:valid_until_ms"`
	Body         []byte `gorm:"column:body"`
	BodyBr       []byte `gorm:"column:body_br"`
}

func (planDocRow) TableName() string { return "plan_docs" }

// planPlace is where one encoding of a document is sealed for.
func planPlace(citizenID, language, encoding string) []byte {
	return fmt.Appendf(nil, "plan %q %q %q", citizenID, language, encoding)
}

const brotli = "br"

// SavePlanDoc puts the document in place of the one before. The citizen must
// have been locked with LockCitizen before the records it was made from were
// read; otherwise an older plan can overwrite a newer one.
func (t *Tx) SavePlanDoc(citizenID, language string, d PlanDoc) error {
	row := planDocRow{CitizenID: citizenID, Language: language, Version: d.Version, ValidUntilMs: millis(d.ValidUntil)}
	var err error
	if row.Body, err = t.seal(citizenID, d.Body, planPlace(citizenID, language, "")); err != nil {
		return err
	}
	if d.BodyBr != nil {
		if row.BodyBr, err = t.seal(citizenID, d.BodyBr, planPlace(citizenID, language, brotli)); err != nil {
			return err
		}
	}
	return rowsOf[planDocRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "citizen_id"}, {Name: "language"}},
		DoUpdates: clause.AssignmentColumns([]string{"version", "valid_until_ms", "body", "body_br"}),
	}).Create(t.ctx, &row)
}

// DropPlanDocs drops the citizen's documents in every language, and the parts
// departments see. The reminders are to be planned anew.
func (t *Tx) DropPlanDocs(citizenID string) error {
	if err := t.DropPlanParts(citizenID); err != nil {
		return err
	}
	if _, err := rowsOf[planDocRow](t.db).Where("citizen_id = ?", citizenID).Delete(t.ctx); err != nil {
		return err
	}
	return t.remindAnew("citizen_id = $1", citizenID)
}

// DropPlanDocsOfSource drops the documents and parts of every citizen the source
// knows; their reminders are to be planned anew.
func (t *Tx) DropPlanDocsOfSource(source string) error {
	_, err := rowsOf[planPartRow](t.db).
		Where("citizen_id IN (SELECT citizen_id FROM citizen_refs WHERE source = ?)", source).Delete(t.ctx)
	if err != nil {
		return err
	}
	_, err = rowsOf[planDocRow](t.db).
		Where("citizen_id IN (SELECT citizen_id FROM citizen_refs WHERE source = ?)", source).Delete(t.ctx)
	if err != nil {
		return err
	}
	return t.remindAnew("citizen_id IN (SELECT citizen_id FROM citizen_refs WHERE source = $1)", source)
}

// Both databases take $1, $2 … as long as they first appear in that order.
const planDocQuery = `SELECT p.version, p.valid_until_ms, p.body, p.body_br, k.wrapped
FROM plan_docs p JOIN citizen_keys k ON k.citizen_id = p.citizen_id WHERE p.citizen_id = $1 AND p.language = $2`

// PlanDoc reads one document outside any transaction: one look-up by primary
// key, prepared. found is false when it has to be made first.
func (s *Store) PlanDoc(ctx context.Context, citizenID, language string) (doc PlanDoc, found bool, err error) {
	var validUntil *int64
	var wrapped []byte
	err = s.planDoc.QueryRowContext(ctx, citizenID, language).Scan(&doc.Version, &validUntil, &doc.Body, &doc.BodyBr, &wrapped)
	if errors.Is(err, sql.ErrNoRows) {
		return PlanDoc{}, false, nil
	}
	if err != nil {
		return PlanDoc{}, false, refusal(ctx, err)
	}
	doc.ValidUntil = instant(validUntil)
	if doc.Body, err = s.openPlan(wrapped, doc.Body, citizenID, language, ""); err == nil && doc.BodyBr != nil {
		doc.BodyBr, err = s.openPlan(wrapped, doc.BodyBr, citizenID, language, brotli)
	}
	return doc, err == nil, err
}

// openPlan opens a document with the key that was read beside it. No key is kept in
// memory from one reading to the next: one that was destroyed opens nothing, on any
// server, from the commit on.
func (s *Store) openPlan(wrapped, sealed []byte, citizenID, language, encoding string) ([]byte, error) {
	k, err := s.vault.OpenDataKey(keyOwner(citizenID), wrapped)
	if err != nil {
		return nil, fmt.Errorf("unwrap the key of a citizen: %w", err)
	}
	plain, err := k.Open(sealed, planPlace(citizenID, language, encoding))
	if err != nil {
		return nil, fmt.Errorf("open a plan: %w", err)
	}
	return plain, nil
}
