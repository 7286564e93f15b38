package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"enplan/server/vault"
)

// ownKeys is the migration that gives each citizen a key and seals with it all that
// is about them, in one transaction: a database is as it was before or as it is
// after. Finished plans stood in the clear and are made anew when they are next
// read; the texts that citizens said yes to stood in the clear and are sealed.
func ownKeys(dialect string, v *vault.Vault, now func() time.Time) *goose.Migration {
	const version = 25
	m := keyMigration{dialect: dialect, vault: v, now: now}
	return goose.NewGoMigration(version, &goose.GoFunc{RunTx: m.up}, nil)
}

type keyMigration struct {
	dialect string
	vault   *vault.Vault
	now     func() time.Time
}

var keyTables = []string{
	`CREATE TABLE citizen_keys (
    citizen_id TEXT   NOT NULL PRIMARY KEY REFERENCES citizens (id) ON DELETE CASCADE,
    wrapped    BYTEA  NOT NULL,
    made_ms    BIGINT NOT NULL
)`,
	`CREATE TABLE house_keys (
    name    TEXT   NOT NULL PRIMARY KEY,
    wrapped BYTEA  NOT NULL,
    made_ms BIGINT NOT NULL
)`,
	`CREATE TABLE erasures (
    citizen_id TEXT   NOT NULL,
    at_ms      BIGINT NOT NULL,
    by_id      TEXT   NOT NULL,
    reason     TEXT   NOT NULL,
    PRIMARY KEY (citizen_id, at_ms)
)`,
	`DROP TABLE plan_docs`,
	`CREATE TABLE plan_docs (
    citizen_id     TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    language       TEXT   NOT NULL,
    version        TEXT   NOT NULL,
    valid_until_ms BIGINT,
    body_br        BYTEA,
    body           BYTEA  NOT NULL,
    PRIMARY KEY (citizen_id, language)
)`,
	`DELETE FROM plan_parts`,
}

// sealedColumn is a column that was sealed by the house, as the tables were then.
// place is how the place it is sealed for is made from the key of the row.
type sealedColumn struct{ table, column, keys, place string }

var sealedColumns = []sealedColumn{
	{"citizens", "cpr_sealed", "id", "cpr %[1]s"},
	{"consents", "words", "citizen_id, seq", "consent %q %d"},
	{"emergencies", "reason", "id", "emergency %q reason"},
	{"emergencies", "note", "id", "emergency %q note"},
	{"notifications", "detail", "id", "notification %q"},
	{"devices", "body", "id, citizen_id", "device %q %q"},
	{"mails", "address", "citizen_id", "mail %q"},
	{"events", "note", "citizen_id, seq", "event %q %d"},
	{"events", "unplain", "citizen_id, seq", "event %q %d"},
	{"drafts", "subject", "citizen_id, by_role, by_id, thread_id", "draft %q %q %q %q subject"},
	{"drafts", "body", "citizen_id, by_role, by_id, thread_id", "draft %q %q %q %q body"},
	{"earlier_plans", "body", "citizen_id, language, made_ms", "earlier plan %q %q %d"},
	{"attachments", "name", "id", "attachment %q name"},
	{"attachments", "content", "id", "attachment %q content"},
	{"messages", "body", "thread_id, seq", "message %q %d"},
	{"messages", "unplain", "thread_id, seq", "message %q %d"},
	{"notices", "text", "id, source", "notice %q %q"},
	{"remindings", "body", "citizen_id", "reminding %q"},
	{"threads", "subject", "citizen_id, id", "thread %q %q"},
	{"records", "content", "source, kind, external_id", "record %q %q %q"},
}

// of chooses the rows of a citizen.
func (c sealedColumn) of() string {
	switch c.table {
	case "citizens":
		return "id = $1"
	case "records":
		return "(source, subject) IN (SELECT source, ref FROM citizen_refs WHERE citizen_id = $1)"
	}
	return "citizen_id = $1"
}

func (m keyMigration) up(ctx context.Context, tx *sql.Tx) error {
	if err := run(ctx, tx, keyTables); err != nil {
		return err
	}
	if err := m.secret(ctx, tx); err != nil {
		return err
	}
	texts, err := m.takeTexts(ctx, tx)
	if err != nil {
		return err
	}
	if err := run(ctx, tx, allowingOn(m.dialect, "consents")); err != nil {
		return err
	}
	citizens, err := column(ctx, tx, "SELECT id FROM citizens ORDER BY id")
	if err != nil {
		return err
	}
	for _, id := range citizens {
		if err := m.citizen(ctx, tx, id, texts); err != nil {
			return err
		}
	}
	return run(ctx, tx, append(refusingOn(m.dialect, "consents"), refusingOn(m.dialect, "consent_texts")...))
}

// secret keeps the lasting secret: where there is anything that is called or found by
// what was made of the house key, that is the house key itself.
func (m keyMigration) secret(ctx context.Context, tx *sql.Tx) error {
	var used bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM citizens) OR EXISTS (SELECT 1 FROM records)
OR EXISTS (SELECT 1 FROM deliveries) OR EXISTS (SELECT 1 FROM webhooks)`).Scan(&used)
	if err != nil {
		return err
	}
	wrapped, err := m.vault.FirstSecret(used)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO house_keys (name, wrapped, made_ms) VALUES ($1, $2, $3)", lastingSecret, wrapped, m.now().UnixMilli())
	return err
}

// citizen gives one a key and seals with it what is about them.
func (m keyMigration) citizen(ctx context.Context, tx *sql.Tx, id string, texts map[string]shownText) error {
	k, wrapped, err := m.vault.NewDataKey(keyOwner(id), 1)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO citizen_keys (citizen_id, wrapped, made_ms) VALUES ($1, $2, $3)", id, wrapped, m.now().UnixMilli())
	if err != nil {
		return err
	}
	for _, c := range sealedColumns {
		if err := m.reseal(ctx, tx, c, id, k); err != nil {
			return fmt.Errorf("seal %s.%s anew: %w", c.table, c.column, err)
		}
	}
	return m.putTexts(ctx, tx, id, k, texts)
}

func (m keyMigration) reseal(ctx context.Context, tx *sql.Tx, c sealedColumn, citizen string, k vault.DataKey) error {
	found, err := c.rows(ctx, tx, c.of()+" AND "+c.column+" IS NOT NULL", citizen)
	if err != nil {
		return err
	}
	for _, row := range found {
		plain, err := m.vault.Open(row.sealed, row.place)
		if err != nil {
			return err
		}
		sealed, err := k.Seal(plain, row.place)
		if err != nil {
			return err
		}
		if err := c.put(ctx, tx, row, sealed); err != nil {
			return err
		}
	}
	return nil
}

// sealedCell is one value of a sealed column, with where it stands.
type sealedCell struct {
	keys   []any
	place  []byte
	sealed []byte
}

func (c sealedColumn) rows(ctx context.Context, tx *sql.Tx, where string, args ...any) (found []sealedCell, err error) {
	err = query(ctx, tx, func(rows *sql.Rows) error {
		cell, err := c.scan(rows)
		found = append(found, cell)
		return err
	}, "SELECT "+c.keys+", "+c.column+" FROM "+c.table+" WHERE "+where, args...)
	return found, err
}

func (c sealedColumn) scan(rows *sql.Rows) (cell sealedCell, err error) {
	var into []any
	for _, name := range strings.Split(c.keys, ", ") {
		if name == "seq" || name == "made_ms" {
			into = append(into, new(int64))
		} else {
			into = append(into, new(string))
		}
	}
	if err := rows.Scan(append(into, &cell.sealed)...); err != nil {
		return cell, err
	}
	for _, value := range into {
		switch v := value.(type) {
		case *int64:
			cell.keys = append(cell.keys, *v)
		case *string:
			cell.keys = append(cell.keys, *v)
		}
	}
	cell.place = fmt.Appendf(nil, c.place, cell.keys...)
	return cell, nil
}

func (c sealedColumn) put(ctx context.Context, tx *sql.Tx, row sealedCell, sealed []byte) error {
	var where []string
	for i, name := range strings.Split(c.keys, ", ") {
		where = append(where, fmt.Sprintf("%s = $%d", name, i+2))
	}
	_, err := tx.ExecContext(ctx, "UPDATE "+c.table+" SET "+c.column+" = $1 WHERE "+strings.Join(where, " AND "), append([]any{sealed}, row.keys...)...)
	return err
}

func column(ctx context.Context, tx *sql.Tx, statement string, args ...any) (all []string, err error) {
	err = query(ctx, tx, func(rows *sql.Rows) error {
		var one string
		err := rows.Scan(&one)
		all = append(all, one)
		return err
	}, statement, args...)
	return all, err
}
