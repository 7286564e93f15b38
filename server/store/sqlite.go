package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	_ "github.com/mattn/go-sqlite3" // makes "sqlite3" known to database/sql
)

// Four readers use two cores to the full; more only wait for each other.
const sqliteReaders = 4

// sqliteSettings are on every connection. FULL is what keeps acknowledged
// writes through a power cut; NORMAL loses thousands. What is deleted is overwritten:
// a key that was destroyed must not be found in the file.
const sqliteSettings = "_journal_mode=WAL&_busy_timeout=5000&_synchronous=FULL&_foreign_keys=1&_secure_delete=1&_cache_size=-32000"

// openSQLite gives a connection that writes and four that read. A second writer
// would only wait, and a transaction that reads before it writes would fail at
// once; immediate transactions wait their turn.
func openSQLite(ctx context.Context, o Options) (_ pools, err error) {
	path, address, err := sqliteAddress(o.URL)
	if err != nil {
		return pools{}, err
	}
	if err := makeFile(path); err != nil {
		return pools{}, fmt.Errorf("make the database: %w", err)
	}
	unlock, err := lockFile(ctx, path+".migrate")
	if err != nil {
		return pools{}, fmt.Errorf("wait for another start: %w", err)
	}
	defer func() { err = errors.Join(err, unlock()) }()

	p := pools{dialect: sqliteDialect}
	if p.writer, err = sql.Open("sqlite3", address+"&_txlock=immediate"); err != nil {
		return pools{}, err
	}
	p.writer.SetMaxOpenConns(2) // the committer holds one for good
	if err := errors.Join(checkSQLite(ctx, p.writer), migrate(ctx, p, o, migrations())); err != nil {
		return pools{}, errors.Join(err, p.close())
	}
	if p.reader, err = sql.Open("sqlite3", address+"&_query_only=1"); err != nil {
		return pools{}, errors.Join(err, p.close())
	}
	p.reader.SetMaxOpenConns(sqliteReaders)
	p.reader.SetMaxIdleConns(sqliteReaders)
	return p, nil
}

// sqliteAddress reads "some/path" or "file:some/path?…". Settings in a file:
// address come before ours and win, which checkSQLite then judges.
func sqliteAddress(given string) (path, address string, err error) {
	if strings.Contains(given, "://") || strings.Contains(given, ":memory:") {
		return "", "", errors.New("the database is a path, file: or postgres://, never memory")
	}
	if rest, isFile := strings.CutPrefix(given, "file:"); isFile {
		escaped, settings, _ := strings.Cut(rest, "?")
		if path, err = url.PathUnescape(escaped); err != nil {
			return "", "", fmt.Errorf("read the database address: %w", err)
		}
		if settings != "" {
			settings += "&"
		}
		return path, "file:" + escaped + "?" + settings + sqliteSettings, nil
	}
	return given, "file:" + (&url.URL{Path: given}).EscapedPath() + "?" + sqliteSettings, nil
}

// makeFile makes the folder and an empty file that only its owner can read;
// SQLite gives its other files the same mode.
func makeFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return file.Close()
}

// checkSQLite refuses to serve a database that could lose what it promised to
// keep, or would not hold its foreign keys.
func checkSQLite(ctx context.Context, db *sql.DB) error {
	var journal string
	var synchronous, foreignKeys int
	for query, value := range map[string]any{
		"PRAGMA journal_mode": &journal, "PRAGMA synchronous": &synchronous, "PRAGMA foreign_keys": &foreignKeys,
	} {
		if err := db.QueryRowContext(ctx, query).Scan(value); err != nil {
			return fmt.Errorf("%s: %w", query, err)
		}
	}
	const full = 2
	if journal != "wal" || synchronous < full || foreignKeys != 1 {
		return fmt.Errorf("the database must have journal_mode wal, synchronous full and foreign_keys on; it has %s, %d and %d",
			journal, synchronous, foreignKeys)
	}
	return nil
}

// lockFile waits until no other process or Open holds the file. The lock goes
// with the process, the file stays.
func lockFile(ctx context.Context, path string) (unlock func() error, err error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for {
		err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return file.Close, nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR) {
			return nil, errors.Join(err, file.Close())
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), file.Close())
		}
	}
}
