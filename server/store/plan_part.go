package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"gorm.io/gorm/clause"

	"enplan/models"
)

type planPartRow struct {
	CitizenID    string `gorm:"column:citizen_id;primaryKey"`
	OfID         string `gorm:"column:of_id;primaryKey"`
	Category     string `gorm:"column:category;primaryKey"`
	Language     string `gorm:"column:language;primaryKey"`
	ValidUntilMs int64  `gorm:"column:valid_until_ms"`
	Body         []byte `gorm:"column:body"`
}

func (planPartRow) TableName() string { return "plan_parts" }

func (r planPartRow) place() []byte {
	return fmt.Appendf(nil, "part %q %q %q %q", r.CitizenID, r.OfID, r.Category, r.Language)
}

// SavePlanParts keeps the parts of a plan in a language, in place of those
// before. The citizen must be locked. Until when they are right and the citizen's
// name are kept with a part of nobody, so that a plan without parts is known too.
func (t *Tx) SavePlanParts(citizenID, language, name string, until time.Time, parts []models.PlanPart) error {
	if _, err := rowsOf[planPartRow](t.db).Where("citizen_id = ? AND language = ?", citizenID, language).Delete(t.ctx); err != nil {
		return err
	}
	for _, p := range append(parts, models.PlanPart{Pieces: []models.Piece{{Text: name}}}) {
		row := planPartRow{CitizenID: citizenID, OfID: p.Of, Category: string(p.Category), Language: language, ValidUntilMs: until.UnixMilli()}
		plain, err := json.Marshal(p.Pieces)
		if err != nil {
			return err
		}
		if row.Body, err = t.seal(citizenID, plain, row.place()); err != nil {
			return err
		}
		if err := rowsOf[planPartRow](t.db, clause.OnConflict{UpdateAll: true}).Create(t.ctx, &row); err != nil {
			return err
		}
	}
	return nil
}

// PlanPartsUntil is until when the parts are right, the zero time when there are
// none, and the citizen's name. No other part is read.
func (t *Tx) PlanPartsUntil(citizenID, language string) (name string, until time.Time, err error) {
	var ms int64
	row := planPartRow{CitizenID: citizenID, Language: language}
	err = t.each(func(rows *sql.Rows) error {
		err := rows.Scan(&ms, &row.Body)
		until = time.UnixMilli(ms).UTC()
		return err
	}, "SELECT valid_until_ms, body FROM plan_parts WHERE citizen_id = $1 AND language = $2 AND of_id = '' AND category = ''", citizenID, language)
	if err != nil || row.Body == nil {
		return "", time.Time{}, err
	}
	pieces, err := t.openPart(row)
	if err != nil || len(pieces) != 1 {
		return "", time.Time{}, err
	}
	return pieces[0].Text, until, nil
}

func (t *Tx) openPart(row planPartRow) (pieces []models.Piece, err error) {
	plain, err := t.open(row.CitizenID, row.Body, row.place())
	if err != nil {
		return nil, fmt.Errorf("open a part of a plan: %w", err)
	}
	return pieces, json.Unmarshal(plain, &pieces)
}

// FillPlanParts reads and opens the parts named, and no other; one that is not
// there has no pieces.
func (t *Tx) FillPlanParts(citizenID, language string, parts []models.PlanPart) error {
	if len(parts) == 0 {
		return nil
	}
	if err := t.needKeys(citizenID); err != nil {
		return err
	}
	query := []byte("SELECT of_id, category, body FROM plan_parts WHERE citizen_id = $1 AND language = $2 AND (of_id, category) IN (VALUES ")
	args := []any{citizenID, language}
	for i, p := range parts {
		if i > 0 {
			query = append(query, ", "...)
		}
		query = append(query, '(')
		query = append(query, numbered(len(args), 2)...)
		query = append(query, ')')
		args = append(args, p.Of, string(p.Category))
	}
	return t.each(func(rows *sql.Rows) (err error) {
		row := planPartRow{CitizenID: citizenID, Language: language}
		if err := rows.Scan(&row.OfID, &row.Category, &row.Body); err != nil {
			return err
		}
		for i, p := range parts {
			if p.Of == row.OfID && string(p.Category) == row.Category {
				parts[i].Pieces, err = t.openPart(row)
			}
		}
		return err
	}, string(append(query, ')')), args...)
}

// PlanPartOf reads and opens one part; one that is not there has no pieces.
func (t *Tx) PlanPartOf(citizenID, language, of string, category models.Category) (models.PlanPart, error) {
	part := models.PlanPart{Of: of, Category: category}
	if err := t.needKeys(citizenID); err != nil {
		return part, err
	}
	row := planPartRow{CitizenID: citizenID, OfID: of, Category: string(category), Language: language}
	err := t.each(func(rows *sql.Rows) (err error) {
		if err = rows.Scan(&row.Body); err == nil {
			part.Pieces, err = t.openPart(row)
		}
		return err
	}, "SELECT body FROM plan_parts WHERE citizen_id = $1 AND language = $2 AND of_id = $3 AND category = $4",
		citizenID, language, of, string(category))
	return part, err
}

// PlanParts reads and opens all parts, in no order: for the citizen, whose own
// they are, and for who decides on each piece.
func (t *Tx) PlanParts(citizenID, language string) (parts []models.PlanPart, err error) {
	if err := t.needKeys(citizenID); err != nil {
		return nil, err
	}
	err = t.each(func(rows *sql.Rows) error {
		row := planPartRow{CitizenID: citizenID, Language: language}
		if err := rows.Scan(&row.OfID, &row.Category, &row.Body); err != nil {
			return err
		}
		pieces, err := t.openPart(row)
		parts = append(parts, models.PlanPart{Of: row.OfID, Category: models.Category(row.Category), Pieces: pieces})
		return err
	}, "SELECT of_id, category, body FROM plan_parts WHERE citizen_id = $1 AND language = $2 AND of_id <> ''", citizenID, language)
	return parts, err
}

// DropPlanParts drops all parts of a citizen's plan.
func (t *Tx) DropPlanParts(citizenID string) error {
	_, err := t.exec("DELETE FROM plan_parts WHERE citizen_id = $1", citizenID)
	return err
}
