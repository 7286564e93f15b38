package store

import (
	"context"
	"database/sql"
	"strings"

	"github.com/pressly/goose/v3"
)

// familyOnRecord are the tables of a family that are only added to, with the citizens a
// row is about: it goes when one of them is erased, and for no other reason.
var familyOnRecord = []struct {
	table, key string
	citizens   []string
}{
	{"family_ties", "id = NEW.id", []string{"citizen_id", "other_id"}},
	{"family_words", "owner_id = NEW.owner_id AND seq = NEW.seq", []string{"owner_id", "reader_id", "by_id"}},
	{"family_bars", "citizen_id = NEW.citizen_id AND seq = NEW.seq", []string{"citizen_id"}},
}

// familyOnlyAdded keeps what a family said from being changed: the database itself
// refuses, whoever asks.
func familyOnlyAdded(dialect string) *goose.Migration {
	const version = 29
	var up, down []string
	if dialect == postgresDialect {
		up = append(up, `CREATE OR REPLACE FUNCTION never_in_a_family() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what is on record is only added to'; END $$`, `CREATE OR REPLACE FUNCTION only_with_citizen() RETURNS trigger LANGUAGE plpgsql AS
$$ DECLARE who TEXT; BEGIN
  FOREACH who IN ARRAY TG_ARGV LOOP
    IF NOT EXISTS (SELECT 1 FROM citizens WHERE id = to_jsonb(OLD)->>who) THEN RETURN OLD; END IF;
  END LOOP;
  RAISE EXCEPTION 'what is on record is only added to';
END $$`)
	}
	for _, t := range familyOnRecord {
		u, d := refusingOf(dialect, t.table, t.key, t.citizens)
		up, down = append(up, u...), append(down, d...)
	}
	if dialect == postgresDialect {
		down = append(down, "DROP FUNCTION only_with_citizen()", "DROP FUNCTION never_in_a_family()")
	}
	return goose.NewGoMigration(version,
		&goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error { return run(ctx, tx, up) }},
		&goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error { return run(ctx, tx, down) }})
}

func refusingOf(dialect, table, key string, citizens []string) (up, down []string) {
	if dialect == postgresDialect {
		return []string{
				"CREATE TRIGGER " + table + "_row BEFORE UPDATE ON " + table + " FOR EACH ROW EXECUTE FUNCTION never_in_a_family()",
				"CREATE TRIGGER " + table + "_all BEFORE TRUNCATE ON " + table + " FOR EACH STATEMENT EXECUTE FUNCTION never_in_a_family()",
				"CREATE TRIGGER " + table + "_gone BEFORE DELETE ON " + table +
					" FOR EACH ROW EXECUTE FUNCTION only_with_citizen('" + strings.Join(citizens, "', '") + "')",
			}, []string{
				"DROP TRIGGER " + table + "_row ON " + table, "DROP TRIGGER " + table + "_all ON " + table,
				"DROP TRIGGER " + table + "_gone ON " + table,
			}
	}
	here := make([]string, len(citizens))
	for i, c := range citizens {
		here[i] = "EXISTS (SELECT 1 FROM citizens WHERE id = OLD." + c + ")"
	}
	const refuse = " BEGIN SELECT RAISE(ABORT, 'what is on record is only added to'); END"
	return []string{
		"CREATE TRIGGER " + table + "_update BEFORE UPDATE ON " + table + refuse,
		"CREATE TRIGGER " + table + "_delete BEFORE DELETE ON " + table + " WHEN " + strings.Join(here, " AND ") + refuse,
		"CREATE TRIGGER " + table + "_replace BEFORE INSERT ON " + table + " WHEN EXISTS (SELECT 1 FROM " + table + " WHERE " + key + ")" +
			" OR NEW.rowid > 0 AND EXISTS (SELECT 1 FROM " + table + " WHERE rowid = NEW.rowid)" + refuse,
	}, []string{"DROP TRIGGER " + table + "_update", "DROP TRIGGER " + table + "_delete", "DROP TRIGGER " + table + "_replace"}
}
