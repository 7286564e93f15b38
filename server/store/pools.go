package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // makes "pgx" known to database/sql
	"gorm.io/driver/postgres"
	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
)

// The two databases.
const (
	sqliteDialect   = "sqlite"
	postgresDialect = "postgres"
)

// A PostgreSQL that serves four of our servers still has room in its usual
// hundred connections.
const postgresConnections = 16

// pools are the connections to one database. On PostgreSQL reader and writer
// are the same pool.
type pools struct {
	dialect                   string
	writer, reader            *sql.DB
	writeOptions, readOptions *sql.TxOptions
}

func openPools(ctx context.Context, o Options) (pools, error) {
	if strings.HasPrefix(o.URL, "postgres://") || strings.HasPrefix(o.URL, "postgresql://") {
		return openPostgres(ctx, o)
	}
	return openSQLite(ctx, o)
}

// openPostgres uses READ COMMITTED for writes, where LockCitizen and PutRecord
// lock the rows they weigh. Reads get REPEATABLE READ, which gives them the one
// picture that SQLite gives anyway; a reader alone can never fail under it.
func openPostgres(ctx context.Context, o Options) (pools, error) {
	db, err := sql.Open("pgx", o.URL)
	if err != nil {
		return pools{}, err
	}
	db.SetMaxOpenConns(postgresConnections)
	db.SetMaxIdleConns(postgresConnections)
	db.SetConnMaxIdleTime(5 * time.Minute)
	p := pools{
		dialect: postgresDialect, writer: db, reader: db,
		writeOptions: &sql.TxOptions{Isolation: sql.LevelReadCommitted},
		readOptions:  &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true},
	}
	if err := migrate(ctx, p, o, migrations()); err != nil {
		return pools{}, errors.Join(err, p.close())
	}
	return p, nil
}

// close gives back every connection; a pool that was never opened is no error.
func (p pools) close() error {
	var errs []error
	for _, db := range []*sql.DB{p.reader, p.writer} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}

// gorm puts GORM on a pool. It prepares nothing: all of its statements run in
// transactions, where what it prepares is thrown away at the end; on PostgreSQL
// that halved the speed of a small write.
func (p pools) gorm(db *sql.DB, o Options) (*gorm.DB, error) {
	var dialector gorm.Dialector = sqlite.New(sqlite.Config{Conn: db})
	if p.dialect == postgresDialect {
		dialector = postgres.New(postgres.Config{Conn: db})
	}
	return gorm.Open(dialector, &gorm.Config{
		TranslateError:         true,
		SkipDefaultTransaction: true,
		NowFunc:                o.Now,
		Logger:                 newStatementLog(o),
	})
}
