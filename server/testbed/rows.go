package testbed

import (
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Rows shows every row of every table of a database, as whoever steals it would see it:
// the values one after the other, with a blank after each.
func Rows(t testing.TB, url string, see func(table string, row []byte)) {
	t.Helper()
	driver, list := "sqlite3", "SELECT name FROM sqlite_master WHERE type = 'table'"
	if strings.HasPrefix(url, "postgres") {
		driver, list = "pgx", "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
	}
	db, err := sql.Open(driver, url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	var tables []string
	rows(t, db, list, func(row []byte) { tables = append(tables, strings.TrimSpace(string(row))) })
	for _, table := range tables {
		rows(t, db, "SELECT * FROM "+table, func(row []byte) { see(table, row) })
	}
}

func rows(t testing.TB, db *sql.DB, query string, see func([]byte)) {
	t.Helper()
	found, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = found.Close() }()
	names, err := found.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for found.Next() {
		values, into := make([]sql.RawBytes, len(names)), make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := found.Scan(into...); err != nil {
			t.Fatal(err)
		}
		var row []byte
		for _, v := range values {
			row = append(append(row, v...), ' ')
		}
		see(row)
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
}

// Files shows every file of a folder, by its name.
func Files(t testing.TB, folder string, see func(name string, content []byte)) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path) //nolint:gosec // of the test's own folder
		if err == nil {
			see(filepath.Base(path), content)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
