package store

import (
	"context"
	"database/sql"

	"enplan/server/vault"
)

// shownText is a text as the table held it that had no citizens.
type shownText struct {
	language string
	body     []byte
}

// takeTexts reads the texts that were shown before a yes, by hash, and makes a table
// in which they stand sealed, each with its citizen.
func (m keyMigration) takeTexts(ctx context.Context, tx *sql.Tx) (texts map[string]shownText, err error) {
	texts = map[string]shownText{}
	err = query(ctx, tx, func(rows *sql.Rows) error {
		var hash []byte
		var text shownText
		err := rows.Scan(&hash, &text.language, &text.body)
		texts[string(hash)] = text
		return err
	}, "SELECT hash, language, body FROM consent_texts")
	if err != nil {
		return nil, err
	}
	return texts, run(ctx, tx, []string{"DROP TABLE consent_texts", `CREATE TABLE consent_texts (
    citizen_id TEXT   NOT NULL,
    hash       BYTEA  NOT NULL,
    kept_ms    BIGINT NOT NULL,
    language   TEXT   NOT NULL,
    body       BYTEA  NOT NULL,
    PRIMARY KEY (citizen_id, hash, kept_ms)
)`})
}

// putTexts seals those that a citizen said something to.
func (m keyMigration) putTexts(ctx context.Context, tx *sql.Tx, citizen string, k vault.DataKey, texts map[string]shownText) error {
	hashes, err := column(ctx, tx, "SELECT DISTINCT text_hash FROM consents WHERE citizen_id = $1 AND text_hash IS NOT NULL", citizen)
	if err != nil {
		return err
	}
	for _, hash := range hashes {
		text, kept := texts[hash]
		if !kept {
			continue
		}
		sealed, err := k.Seal(text.body, consentTextRow{CitizenID: citizen, Hash: []byte(hash)}.place())
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO consent_texts (citizen_id, hash, kept_ms, language, body) VALUES ($1, $2, $3, $4, $5)",
			citizen, []byte(hash), m.now().UnixMilli(), text.language, sealed)
		if err != nil {
			return err
		}
	}
	return nil
}
