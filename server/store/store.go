// Package store keeps what the sources delivered and what follows from it. It
// asks and saves, and decides nothing: whether a record replaces another is
// models.Record.Weigh, who may see a plan is decided before anybody comes here.
// It refuses to know requests, texts, file formats and the clock.
//
// One deployment serves one municipality, so no table names one.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"gorm.io/gorm"

	"enplan/server/vault"
)

// patience is how long a transaction may take when the caller sets no deadline.
const patience = 10 * time.Second

// Options are what Open needs. All but Logger must be set.
type Options struct {
	URL    string // a path or file: for SQLite, postgres:// for PostgreSQL
	Vault  *vault.Vault
	Logger *slog.Logger
	Now    func() time.Time
	// OnChange is told what has changed when the transaction that did it
	// stands. It may not wait for anything. Nil: nobody is told.
	OnChange func([]Change)
	// OnDue is told that a notification is to be sent at once, when the transaction
	// that made it stands. It may not wait for anything. Nil: nobody is told.
	OnDue func()
}

// Store is an open database with the newest schema.
type Store struct {
	pools
	vault          *vault.Vault
	now            func() time.Time
	writes, reads  *gorm.DB
	planDoc        *sql.Stmt
	session        *sql.Stmt
	sessionPlanDoc *sql.Stmt
	staffSession   *sql.Stmt
	sourceKey      *sql.Stmt
	changes        *sql.Stmt
	committer      *committer // SQLite only: PostgreSQL gathers commits itself
	onChange       func([]Change)
	onDue          func()
	announced      chan []Change // PostgreSQL only: SQLite has one server
	url            string
	log            *slog.Logger
}

// Open opens the database, brings its schema up to date and readies the hot
// reads. It refuses a database whose schema is newer than this program, and an
// SQLite that would lose acknowledged writes in a power cut.
func Open(ctx context.Context, o Options) (*Store, error) {
	if o.URL == "" || o.Vault == nil || o.Now == nil {
		return nil, errors.New("open store: URL, Vault and Now must be set")
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	pools, err := openPools(ctx, o)
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	s := &Store{pools: pools, vault: o.Vault, now: o.Now, onChange: o.OnChange, onDue: o.OnDue, url: o.URL, log: o.Logger}
	if err := s.ready(ctx, o); err != nil {
		return nil, errors.Join(fmt.Errorf("open store: %w", err), s.Close())
	}
	return s, nil
}

func (s *Store) ready(ctx context.Context, o Options) error {
	err := s.useSecret(ctx)
	if err != nil {
		return err
	}
	if s.writes, err = s.gorm(s.writer, o); err != nil {
		return err
	}
	s.reads = s.writes
	if s.reader != s.writer {
		if s.reads, err = s.gorm(s.reader, o); err != nil {
			return err
		}
	}
	if s.dialect == sqliteDialect {
		if s.committer, err = newCommitter(ctx, s.writer, s.writes); err != nil {
			return err
		}
	} else {
		s.announced = make(chan []Change, announcements)
	}
	for query, stmt := range map[string]**sql.Stmt{
		planDocQuery: &s.planDoc, sessionQuery: &s.session, staffSessionQuery: &s.staffSession,
		sourceKeyQuery:                    &s.sourceKey,
		changesQuery:                      &s.changes,
		sessionPlanDocQueryFor(s.dialect): &s.sessionPlanDoc,
	} {
		if *stmt, err = s.reader.PrepareContext(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

// Ready reports whether the database answers a real question.
func (s *Store) Ready(ctx context.Context) error {
	_, _, err := s.PlanDoc(ctx, "", "")
	return err
}

// Dialect is "sqlite" or "postgres".
func (s *Store) Dialect() string { return s.dialect }

// Close waits for what is running and lets go of the database.
func (s *Store) Close() error {
	if s.committer != nil {
		s.committer.close()
	}
	for _, stmt := range []*sql.Stmt{s.planDoc, s.session, s.sessionPlanDoc, s.staffSession, s.sourceKey, s.changes} {
		if stmt != nil {
			_ = stmt.Close()
		}
	}
	return s.pools.close()
}

// Tx is one transaction and one time. It is good until the function it was
// given to returns, and for one goroutine.
type Tx struct {
	Now time.Time // UTC, whole milliseconds, the same for all that is done in it

	ctx   context.Context //nolint:containedctx // a Tx lives no longer than its context
	db    *gorm.DB
	vault *vault.Vault
	clock func() time.Time
	keys  map[string]vault.DataKey // of citizens, as far as they were needed
	made  int                      // ids made so far, which keeps them in order within one millisecond

	locked struct { // by Gate: nobody else adds to this chain meanwhile
		citizen string
		head    head
	}

	changes []Change
	kin     []string // citizens who are told beside those whom Changed names
	due     bool     // a notification is to be sent at once
}

// Write does all of do or nothing: an error from do, a panic or the end of ctx
// undoes it. An error from a Tx method must be returned, never passed over.
// When the database is too busy it returns ErrBusy; it never tries again by
// itself, because do may have done something outside.
func (s *Store) Write(ctx context.Context, do func(*Tx) error) error {
	if s.committer != nil {
		return s.transact(ctx, s.committer.transact, do)
	}
	return s.transact(ctx, alone(s.writes, s.writeOptions), do)
}

// Read shows do one unchanging picture of the database.
func (s *Store) Read(ctx context.Context, do func(*Tx) error) error {
	return s.transact(ctx, alone(s.reads, s.readOptions), do)
}

// transactor does all of a function or nothing.
type transactor func(context.Context, func(context.Context, *gorm.DB) error) error

// alone gives each its own transaction.
func alone(db *gorm.DB, options *sql.TxOptions) transactor {
	return func(ctx context.Context, do func(context.Context, *gorm.DB) error) error {
		return db.WithContext(ctx).Transaction(func(db *gorm.DB) error { return do(ctx, db) }, options)
	}
}

func (s *Store) transact(ctx context.Context, in transactor, do func(*Tx) error) error {
	if _, limited := ctx.Deadline(); !limited {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, patience)
		defer cancel()
	}
	clock := func() time.Time { return s.now().UTC().Truncate(time.Millisecond) }
	tx := &Tx{Now: clock(), clock: clock, vault: s.vault}
	err := in(ctx, func(ctx context.Context, db *gorm.DB) error {
		tx.ctx, tx.db = ctx, db
		return do(tx)
	})
	if errors.Is(err, sql.ErrTxDone) && ctx.Err() != nil {
		err = ctx.Err() // the end of ctx undid it before the commit came
	}
	if err == nil && len(tx.changes) > 0 {
		s.announce(tx.changes)
		if s.onChange != nil {
			s.onChange(tx.changes)
		}
	}
	if err == nil && tx.due && s.onDue != nil {
		s.onDue()
	}
	return refusal(ctx, err)
}

// millis is how a time is kept; nil for the zero time.
func millis(t time.Time) *int64 {
	if t.IsZero() {
		return nil
	}
	ms := t.UnixMilli()
	return &ms
}

// instant is the reverse of millis.
func instant(ms *int64) time.Time {
	if ms == nil {
		return time.Time{}
	}
	return time.UnixMilli(*ms).UTC()
}
