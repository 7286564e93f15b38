package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// The migrations are append-only, additive and the same for both databases.
//
//go:embed migrations/*.sql
var migrationFiles embed.FS

func migrations() fs.FS {
	sub, err := fs.Sub(migrationFiles, "migrations")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return sub
}

// Servers that start together take turns: each tries again every second, for
// five minutes.
const lockEverySecond, lockTries = 1, 300

// migrate runs what has not run yet. On PostgreSQL it holds an advisory lock
// meanwhile; on SQLite the caller holds a file lock.
func migrate(ctx context.Context, p pools, o Options, files fs.FS) error {
	dialect := goose.DialectSQLite3
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true),
		goose.WithGoMigrations(appendOnly(p.dialect), outside(p.dialect), ownKeys(p.dialect, o.Vault, o.Now), familyOnlyAdded(p.dialect))}
	if p.dialect == postgresDialect {
		dialect = goose.DialectPostgres
		locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(lockEverySecond, lockTries))
		if err != nil {
			return fmt.Errorf("migrate: %w", err)
		}
		options = append(options, goose.WithSessionLocker(locker))
	}
	provider, err := goose.NewProvider(dialect, p.writer, files, options...)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	done, err := provider.Up(ctx)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	for _, migration := range done {
		o.Logger.InfoContext(ctx, "migrated", "version", migration.Source.Version, "file", migration.Source.Path, "took", migration.Duration)
	}
	if err := refuseNewer(ctx, provider); err != nil || len(done) == 0 || done[0].Source.Version == 1 || p.dialect != sqliteDialect {
		return err
	}
	return overwrite(ctx, p.writer)
}

// refuseNewer keeps an old program from serving, and writing into, a database
// it does not know.
func refuseNewer(ctx context.Context, provider *goose.Provider) error {
	here, known, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	if here > known {
		return fmt.Errorf("the database has schema %d and this program knows %d: start a newer program", here, known)
	}
	return nil
}

// overwrite leaves nothing behind of what a migration took away, in the file of an
// SQLite database and in its write-ahead log.
func overwrite(ctx context.Context, db *sql.DB) error {
	for _, statement := range []string{"VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		if _, err := db.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}
