package store

import (
	"database/sql"
	"strconv"

	"enplan/models"
)

// What every message and every look through the gate does goes to the database without GORM between, in SQL
// that both databases read: making these few statements up anew each time took
// GORM longer than SQLite took to do them. SQLite takes "$2" for a name, not a
// number, so each place must first stand where its number says.

// exec does what gives no rows and tells how many rows it touched.
func (t *Tx) exec(query string, args ...any) (touched int64, err error) {
	result, err := t.db.Statement.ConnPool.ExecContext(t.ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// each asks for rows and has take scan each of them.
func (t *Tx) each(take func(*sql.Rows) error, query string, args ...any) (err error) {
	rows, err := t.db.Statement.ConnPool.QueryContext(t.ctx, query, args...)
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

// one asks for one row and scans it. It returns models.ErrNotFound when there is none.
func (t *Tx) one(query string, args []any, into ...any) error {
	found := false
	err := t.each(func(row *sql.Rows) error { found = true; return row.Scan(into...) }, query, args...)
	if err == nil && !found {
		return models.ErrNotFound
	}
	return err
}

// numbered is a list of so many numbered places for values, "$3, $4" say,
// beginning after the first ones.
func numbered(after, n int) string {
	var list []byte
	for i := range n {
		if i > 0 {
			list = append(list, ", "...)
		}
		list = append(list, '$')
		list = strconv.AppendInt(list, int64(after+i+1), 10)
	}
	return string(list)
}
