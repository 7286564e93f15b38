package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"enplan/models"
)

// LogReader reads a log to verify it, and changes nothing, neither schema nor
// file. It needs no key: no word of the log is sealed.
type LogReader struct {
	db      *sql.DB
	own     bool   // db is closed with it
	only    string // "" is all citizens
	options *sql.TxOptions
	bounds  []string // where the parts begin, without the first
}

// LogOf reads the log of an open store.
func (s *Store) LogOf() *LogReader { return &LogReader{db: s.reader, options: s.readOptions} }

// OpenLog opens a database for its log alone: one that is served, or a backup of
// one. With a citizen it reads that citizen's lines only; parts is in how many
// parts all are to be read at once.
func OpenLog(ctx context.Context, address, citizen string, parts int) (*LogReader, error) {
	driver, options := "pgx", &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
	if !strings.HasPrefix(address, "postgres://") && !strings.HasPrefix(address, "postgresql://") {
		path, _, err := sqliteAddress(address)
		if err != nil {
			return nil, fmt.Errorf("open the log: %w", err)
		}
		if _, err := os.Stat(path); err != nil {
			return nil, fmt.Errorf("open the log: %w", err)
		}
		driver, options, address = "sqlite3", nil, readOnly(path)
	}
	db, err := sql.Open(driver, address)
	if err != nil {
		return nil, fmt.Errorf("open the log: %w", err)
	}
	r := &LogReader{db: db, own: true, only: citizen, options: options}
	if err := r.part(ctx, parts); err != nil {
		return nil, errors.Join(fmt.Errorf("open the log: %w", err), r.Close())
	}
	return r, nil
}

// readOnly is the address of a file that is not to be written. Without a
// write-ahead log beside it nobody has it open: it is a backup, and SQLite needs
// to make no file.
func readOnly(path string) string {
	address := "file:" + (&url.URL{Path: path}).EscapedPath() + "?mode=ro&_query_only=1&_cache_size=-32000"
	if _, err := os.Stat(path + "-wal"); err != nil {
		address += "&immutable=1"
	}
	return address
}

// Close lets go of the database.
func (r *LogReader) Close() error {
	if !r.own {
		return nil
	}
	return r.db.Close()
}

// part finds citizens between whom the log falls into about equal parts.
func (r *LogReader) part(ctx context.Context, parts int) error {
	var n int64
	if err := r.db.QueryRowContext(ctx, "SELECT COUNT(*) FROM log_heads").Scan(&n); err != nil {
		return err
	}
	for i := 1; i < parts && r.only == "" && n >= int64(parts); i++ {
		var bound string
		err := r.db.QueryRowContext(ctx, "SELECT citizen_id FROM log_heads ORDER BY citizen_id LIMIT 1 OFFSET $1", n*int64(i)/int64(parts)).Scan(&bound)
		if err != nil {
			return err
		}
		r.bounds = append(r.bounds, bound)
	}
	return nil
}

// Parts is in how many parts the log can be read at once.
func (r *LogReader) Parts() int { return len(r.bounds) + 1 }

// Remembers is the last checkpoint the database has heard of; 0 is none.
func (r *LogReader) Remembers(ctx context.Context) (number int64, hash []byte, err error) {
	err = r.db.QueryRowContext(ctx, "SELECT number, hash FROM checkpoint WHERE id = $1", theCheckpoint).Scan(&number, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil, nil
	}
	return number, hash, err
}

// Read gives the ends of the chains of one part and then their lines, citizen by
// citizen, all as of one moment. Nothing is kept of them here.
func (r *LogReader) Read(ctx context.Context, part int, head func(models.Head) error, line func(models.Entry) error) error {
	where, args := r.where(part)
	return r.within(ctx, func(tx *sql.Tx) error {
		err := query(ctx, tx, func(rows *sql.Rows) error {
			var h models.Head
			if err := rows.Scan(&h.Citizen, &h.Seq, &h.Hash); err != nil {
				return err
			}
			return head(h)
		}, "SELECT citizen_id, seq, hash FROM log_heads"+where, args...)
		if err != nil {
			return err
		}
		return query(ctx, tx, func(rows *sql.Rows) error { return takeLine(rows, line) },
			"SELECT "+lineColumns+" FROM log"+where+" ORDER BY citizen_id, seq", args...)
	})
}

// where chooses the citizens of a part.
func (r *LogReader) where(part int) (where string, args []any) {
	var all []string
	add := func(condition, value string) {
		args = append(args, value)
		all = append(all, fmt.Sprintf("citizen_id %s $%d", condition, len(args)))
	}
	if r.only != "" {
		add("=", r.only)
	}
	if part > 0 {
		add(">=", r.bounds[part-1])
	}
	if part < len(r.bounds) {
		add("<", r.bounds[part])
	}
	if len(all) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(all, " AND "), args
}

// Lines gives the lines of one citizen after a number, in order.
func (r *LogReader) Lines(ctx context.Context, citizen string, after int64, take func(models.Entry) error) error {
	return r.within(ctx, func(tx *sql.Tx) error {
		return query(ctx, tx, func(rows *sql.Rows) error { return takeLine(rows, take) },
			"SELECT "+lineColumns+" FROM log WHERE citizen_id = $1 AND seq > $2 ORDER BY seq", citizen, after)
	})
}

func (r *LogReader) within(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := r.db.BeginTx(ctx, r.options)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // it has changed nothing
	return do(tx)
}

func query(ctx context.Context, tx *sql.Tx, take func(*sql.Rows) error, query string, args ...any) error {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := take(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

const lineColumns = "citizen_id, seq, at_ms, by_role, by_id, department, action, source, purpose, ground, result, things, hash"

func takeLine(rows *sql.Rows, take func(models.Entry) error) error {
	var e models.Entry
	var at int64
	err := rows.Scan(&e.Citizen, &e.Seq, &at, &e.By.Role, &e.By.ID, &e.Department, &e.Action, &e.Source, &e.Purpose,
		&e.Ground, &e.Result, &e.Things, &e.Hash)
	if err != nil {
		return err
	}
	e.At = time.UnixMilli(at).UTC()
	return take(e)
}
