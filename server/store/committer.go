package store

import (
	"context"
	"database/sql"
	"errors"

	"gorm.io/gorm"
)

// mostTogether is how many transactions share one commit. What comes later
// waits no longer than these take.
const mostTogether = 128

// ErrClosed says that the store was closed before the transaction began.
var ErrClosed = errors.New("the store is closed")

// committer owns the one connection on which SQLite writes. What waits to be
// written is committed together, each answered only after the commit: the disk
// is waited for once for all of them, and one who writes alone waits no longer
// than before. Each stands or falls by itself, within a savepoint.
type committer struct {
	conn  *keptStatements
	db    *gorm.DB
	jobs  chan *job
	stop  chan struct{}
	ended chan struct{}
}

// job is one transaction that waits.
type job struct {
	ctx    context.Context //nolint:containedctx // it is the caller's, who waits for the answer
	do     func(context.Context, *gorm.DB) error
	err    error
	panics any
	done   chan struct{}
}

func newCommitter(ctx context.Context, writer *sql.DB, db *gorm.DB) (*committer, error) {
	conn, err := writer.Conn(ctx)
	if err != nil {
		return nil, err
	}
	c := &committer{
		conn: &keptStatements{conn, map[string]*sql.Stmt{}}, db: db,
		jobs: make(chan *job), stop: make(chan struct{}), ended: make(chan struct{}),
	}
	// What a savepoint may have to undo is kept in memory: writing it to a file
	// of its own takes longer than the work.
	if err := c.do("PRAGMA temp_store = MEMORY"); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	go c.run()
	return c, nil
}

// close ends it after what is under way.
func (c *committer) close() {
	close(c.stop)
	<-c.ended
	c.conn.close()
}

// transact does all of do or nothing, and returns after the commit. do runs on
// another goroutine; a panic in it is the caller's.
func (c *committer) transact(ctx context.Context, do func(context.Context, *gorm.DB) error) error {
	j := &job{ctx: ctx, do: do, done: make(chan struct{})}
	select {
	case c.jobs <- j:
	case <-ctx.Done():
		return ctx.Err()
	case <-c.stop:
		return ErrClosed
	}
	<-j.done
	if j.panics != nil {
		panic(j.panics)
	}
	return j.err
}

func (c *committer) run() {
	defer close(c.ended)
	for {
		select {
		case j := <-c.jobs:
			c.together(j)
		case <-c.stop:
			return
		}
	}
}

// together runs the first job and those that come to wait meanwhile in one
// transaction, commits, and answers.
func (c *committer) together(first *job) {
	err := c.do("BEGIN IMMEDIATE")
	if err != nil {
		first.answer(err)
		return
	}
	if first.run(c.on(first)); first.err != nil || first.panics != nil {
		_ = c.do("ROLLBACK")
		first.answer(first.err)
		return
	}
	standing := []*job{first}
	for len(standing) < mostTogether && err == nil {
		next := c.waiting()
		if next == nil {
			break
		}
		var stands bool
		if stands, err = c.within(next); stands || err != nil {
			standing = append(standing, next)
		} else {
			next.answer(next.err)
		}
	}
	if err == nil {
		err = c.do("COMMIT")
	}
	if err != nil {
		_ = c.do("ROLLBACK")
	}
	for _, j := range standing {
		j.answer(err)
	}
}

// waiting is the next job, nil when none waits.
func (c *committer) waiting() *job {
	select {
	case j := <-c.jobs:
		return j
	default:
		return nil
	}
}

// within runs a job between savepoints. stands says that the job is part of the
// transaction; an error, that the transaction itself is lost.
func (c *committer) within(j *job) (stands bool, err error) {
	if err := c.do("SAVEPOINT job"); err != nil {
		return false, err
	}
	j.run(c.on(j))
	if j.err == nil && j.panics == nil {
		err := c.do("RELEASE job")
		return err == nil, err
	}
	return false, errors.Join(c.do("ROLLBACK TO job"), c.do("RELEASE job"))
}

// do runs a statement of the committer's own.
func (c *committer) do(statement string) error {
	_, err := c.conn.ExecContext(context.Background(), statement)
	return err
}

// on is GORM on the shared transaction. The end of a caller's context may not
// interrupt a statement: that would undo the work of all.
func (c *committer) on(j *job) *gorm.DB {
	db := c.db.Session(&gorm.Session{NewDB: true, Context: context.WithoutCancel(j.ctx)})
	db.Statement.ConnPool = c.conn
	return db
}

// run does the job unless its caller has gone, and undoes it when the caller
// goes meanwhile.
func (j *job) run(db *gorm.DB) {
	defer func() {
		if j.panics = recover(); j.panics == nil && j.err == nil {
			j.err = j.ctx.Err()
		}
	}()
	if j.err = j.ctx.Err(); j.err == nil {
		j.err = j.do(db.Statement.Context, db)
	}
}

func (j *job) answer(err error) {
	if j.err = err; j.panics != nil {
		j.err = nil
	}
	close(j.done)
}
