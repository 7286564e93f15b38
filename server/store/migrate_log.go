package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"enplan/models"
)

// appendOnly is the migration that keeps what is on record from being changed:
// the database itself refuses, whoever asks. What was logged before there were
// chains becomes the beginning of them.
func appendOnly(dialect string) *goose.Migration {
	const version = 9
	return goose.NewGoMigration(version,
		&goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error {
			if err := chainOldLines(ctx, tx); err != nil {
				return err
			}
			return run(ctx, tx, append(refusing(dialect), "DROP TABLE audit"))
		}},
		&goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error { return run(ctx, tx, allowing(dialect)) }})
}

// onRecord are the tables that are only ever added to.
var onRecord = []string{"log", "consents", "consent_texts"}

func refusing(dialect string) (statements []string) {
	if dialect == postgresDialect {
		statements = append(statements, `CREATE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what is on record is only added to'; END $$`)
	}
	for _, table := range onRecord {
		statements = append(statements, refusingOn(dialect, table)...)
	}
	return statements
}

func refusingOn(dialect, table string) (statements []string) {
	if dialect == postgresDialect {
		return []string{
			"CREATE TRIGGER " + table + "_row BEFORE UPDATE OR DELETE ON " + table + " FOR EACH ROW EXECUTE FUNCTION only_added()",
			"CREATE TRIGGER " + table + "_all BEFORE TRUNCATE ON " + table + " FOR EACH STATEMENT EXECUTE FUNCTION only_added()",
		}
	}
	for _, change := range []string{"UPDATE", "DELETE"} {
		statements = append(statements, "CREATE TRIGGER "+table+"_"+strings.ToLower(change)+" BEFORE "+change+" ON "+table+
			" BEGIN SELECT RAISE(ABORT, 'what is on record is only added to'); END")
	}
	return statements
}

func allowing(dialect string) (statements []string) {
	for _, table := range onRecord {
		statements = append(statements, allowingOn(dialect, table)...)
	}
	if dialect == postgresDialect {
		statements = append(statements, "DROP FUNCTION only_added()")
	}
	return statements
}

func allowingOn(dialect, table string) []string {
	if dialect == postgresDialect {
		return []string{"DROP TRIGGER " + table + "_row ON " + table, "DROP TRIGGER " + table + "_all ON " + table}
	}
	return []string{"DROP TRIGGER " + table + "_update", "DROP TRIGGER " + table + "_delete"}
}

func run(ctx context.Context, tx *sql.Tx, statements []string) error {
	for _, statement := range statements {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}

// chainOldLines makes a chain for each citizen of the lines kept before.
func chainOldLines(ctx context.Context, tx *sql.Tx) error {
	old, err := oldLines(ctx, tx)
	if err != nil {
		return err
	}
	heads := map[string]models.Entry{}
	for _, e := range old {
		last := heads[e.Citizen]
		e.Seq, e.Hash = last.Seq+1, nil
		e.Hash = e.Sum(last.Hash)
		heads[e.Citizen] = e
		if _, err := tx.ExecContext(ctx, `INSERT INTO log
(citizen_id, seq, at_ms, by_role, by_id, department, action, source, purpose, ground, result, things, hash)
VALUES ($1, $2, $3, $4, $5, '', $6, $7, '', $8, $9, '', $10)`,
			e.Citizen, e.Seq, e.At.UnixMilli(), string(e.By.Role), e.By.ID, string(e.Action), e.Source, e.Ground, string(e.Result), e.Hash); err != nil {
			return err
		}
	}
	for citizen, e := range heads {
		if _, err := tx.ExecContext(ctx, "INSERT INTO log_heads (citizen_id, seq, at_ms, hash) VALUES ($1, $2, $3, $4)",
			citizen, e.Seq, e.At.UnixMilli(), e.Hash); err != nil {
			return err
		}
	}
	return nil
}

func oldLines(ctx context.Context, tx *sql.Tx) (lines []models.Entry, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT at_ms, actor, action, citizen_id, source, ground FROM audit ORDER BY id")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var e models.Entry
		var at int64
		var actor string
		if err := rows.Scan(&at, &actor, &e.Action, &e.Citizen, &e.Source, &e.Ground); err != nil {
			return nil, err
		}
		role, id, _ := strings.Cut(actor, ":")
		e.At, e.By = time.UnixMilli(at).UTC(), models.Viewer{Role: models.Role(role), ID: id}
		if e.Ground == string(models.Refused) {
			e.Ground, e.Result = "", models.Refused
		}
		lines = append(lines, e)
	}
	return lines, rows.Err()
}
