package store

import (
	"context"
	"database/sql"
)

// mostKept is how many statements are kept ready; a list of another length is
// another statement, so there is no end to them.
const mostKept = 256

// keptStatements is one connection that keeps its statements ready: SQLite takes
// longer to read a small statement than to do it. GORM speaks to it as to a
// transaction.
type keptStatements struct {
	conn  *sql.Conn
	ready map[string]*sql.Stmt
}

func (k *keptStatements) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	if stmt := k.ready[query]; stmt != nil || len(k.ready) >= mostKept {
		return stmt, nil
	}
	stmt, err := k.conn.PrepareContext(ctx, query)
	if err == nil {
		k.ready[query] = stmt
	}
	return stmt, err
}

// PrepareContext is GORM's way to a statement of its own.
func (k *keptStatements) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	return k.conn.PrepareContext(ctx, query)
}

// ExecContext does what gives no rows.
func (k *keptStatements) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	stmt, err := k.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	if stmt == nil {
		return k.conn.ExecContext(ctx, query, args...)
	}
	return stmt.ExecContext(ctx, args...)
}

// QueryContext asks for rows.
func (k *keptStatements) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, err := k.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	if stmt == nil {
		return k.conn.QueryContext(ctx, query, args...)
	}
	return stmt.QueryContext(ctx, args...)
}

// QueryRowContext asks for one row.
func (k *keptStatements) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if stmt, err := k.statement(ctx, query); err == nil && stmt != nil {
		return stmt.QueryRowContext(ctx, args...)
	}
	return k.conn.QueryRowContext(ctx, query, args...)
}

// close lets go of all of it.
func (k *keptStatements) close() {
	for _, stmt := range k.ready {
		_ = stmt.Close()
	}
	_ = k.conn.Close()
}
