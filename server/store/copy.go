package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// ErrNotHere says that PostgreSQL is copied by its own program.
var ErrNotHere = errors.New("a PostgreSQL database is copied by pg_dump")

// CopyWithoutKeys writes a copy of an SQLite database as it is at one moment, without
// the citizens' keys, to a path where nothing is. It keeps nobody from writing. What
// is about citizens cannot be read in it by anybody, until the keys are put back.
func (s *Store) CopyWithoutKeys(ctx context.Context, path string) error {
	if s.dialect != sqliteDialect {
		return ErrNotHere
	}
	if _, err := s.writer.ExecContext(ctx, "VACUUM INTO $1", path); err != nil {
		return fmt.Errorf("copy the database: %w", err)
	}
	copied, err := sql.Open("sqlite3", "file:"+path+"?_secure_delete=1&_journal_mode=OFF")
	if err != nil {
		return err
	}
	_, err = copied.ExecContext(ctx, "DELETE FROM citizen_keys")
	return errors.Join(err, copied.Close())
}

// WrappedKey is a citizen's key as it is kept.
type WrappedKey struct {
	Citizen string `json:"citizen"`
	Wrapped []byte `json:"wrapped"`
	MadeMs  int64  `json:"made"`
}

// WrappedKeys gives all of them, in the order of the ids.
func (t *Tx) WrappedKeys(take func(WrappedKey) error) error {
	return t.each(func(row *sql.Rows) error {
		var k WrappedKey
		if err := row.Scan(&k.Citizen, &k.Wrapped, &k.MadeMs); err != nil {
			return err
		}
		return take(k)
	}, "SELECT citizen_id, wrapped, made_ms FROM citizen_keys ORDER BY citizen_id")
}

// PutKeys puts keys back, those of citizens who are here and have none.
func (t *Tx) PutKeys(keys []WrappedKey) error {
	for _, k := range keys {
		if _, err := t.exec("INSERT INTO citizen_keys (citizen_id, wrapped, made_ms) SELECT id, $1, $2 FROM citizens WHERE id = $3"+
			" ON CONFLICT (citizen_id) DO NOTHING", k.Wrapped, k.MadeMs, k.Citizen); err != nil {
			return err
		}
		delete(t.keys, k.Citizen)
	}
	return nil
}

// Keyless are the citizens who have no key, each with when they came here. Outside a
// restore there are none.
func (t *Tx) Keyless() (ids []string, createdMs []int64, err error) {
	err = t.each(func(row *sql.Rows) error {
		var id string
		var ms int64
		err := row.Scan(&id, &ms)
		ids, createdMs = append(ids, id), append(createdMs, ms)
		return err
	}, "SELECT id, created_ms FROM citizens WHERE id NOT IN (SELECT citizen_id FROM citizen_keys) ORDER BY id")
	return ids, createdMs, err
}

// CheckFile looks whether an SQLite file that nobody has open is whole.
func CheckFile(ctx context.Context, path string) (err error) {
	db, err := sql.Open("sqlite3", readOnly(path))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var says string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&says); err != nil {
		return fmt.Errorf("check the database: %w", err)
	}
	if says != "ok" {
		return fmt.Errorf("the database is damaged: %s", says)
	}
	rows, err := db.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return fmt.Errorf("check the database: %w", err)
	}
	defer func() { _ = rows.Close() }()
	if rows.Next() {
		return errors.New("the database is damaged: a row refers to one that is not there")
	}
	return rows.Err()
}
