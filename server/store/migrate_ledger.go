package store

import (
	"context"
	"database/sql"

	"github.com/pressly/goose/v3"
)

// outside is the migration that has the database remember what is kept of the log
// outside it, so that a folder which was set back is noticed. It adds the citizen
// there is none of, whose log is looked at to see that logging works. And it closes
// a gap of SQLite, which asks no trigger before it deletes what REPLACE replaces.
func outside(dialect string) *goose.Migration {
	const version = 12
	up, down := []string{
		`CREATE TABLE checkpoint (
    id           BIGINT NOT NULL PRIMARY KEY,
    number       BIGINT NOT NULL,
    at_ms        BIGINT NOT NULL,
    hash         BYTEA  NOT NULL,
    whole_number BIGINT NOT NULL,
    whole_ms     BIGINT NOT NULL,
    whole_root   BYTEA  NOT NULL,
    faults       BIGINT NOT NULL,
    found        BIGINT NOT NULL
)`,
		"ALTER TABLE citizens ADD COLUMN synthetic BOOLEAN NOT NULL DEFAULT FALSE",
	}, []string{"ALTER TABLE citizens DROP COLUMN synthetic", "DROP TABLE checkpoint"}
	if dialect == sqliteDialect {
		for _, table := range []string{"log", "consents"} {
			up = append(up, "CREATE TRIGGER "+table+"_replace BEFORE INSERT ON "+table+
				" WHEN EXISTS (SELECT 1 FROM "+table+" WHERE citizen_id = NEW.citizen_id AND seq = NEW.seq)"+
				" OR NEW.rowid > 0 AND EXISTS (SELECT 1 FROM "+table+" WHERE rowid = NEW.rowid)"+
				" BEGIN SELECT RAISE(ABORT, 'what is on record is only added to'); END")
			down = append(down, "DROP TRIGGER "+table+"_replace")
		}
	}
	return goose.NewGoMigration(version,
		&goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error { return run(ctx, tx, up) }},
		&goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error { return run(ctx, tx, down) }})
}
