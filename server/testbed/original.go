package testbed

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Original is a database that a test binary fills once for SQLite and once for
// PostgreSQL. Each test that wants to begin with what is in it gets a copy, which
// takes a hundredth of the time.
type Original struct {
	fill     func(address string) error
	sqlite   func() ([]byte, error) // the file
	postgres func() (string, error) // the name
}

// NewOriginal is an original that fill makes of an empty database. It must let go
// of the database before it returns. It runs when the first test asks.
func NewOriginal(fill func(address string) error) *Original {
	o := &Original{fill: fill}
	o.sqlite, o.postgres = sync.OnceValues(o.makeSQLite), sync.OnceValues(o.makePostgres)
	return o
}

// CopyTo fills a database that Databases, SQLite or Postgres gave, and that
// nobody has used yet.
func (o *Original) CopyTo(t testing.TB, address string) {
	t.Helper()
	copied := o.copySQLite
	if strings.HasPrefix(address, "postgres") {
		copied = o.copyPostgres
	}
	if err := copied(t.Context(), address); err != nil {
		t.Fatal("fill a database: ", err)
	}
}

func (o *Original) makeSQLite() (file []byte, err error) {
	dir, err := os.MkdirTemp("", "enplan-original-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "enplan.db")
	if err := o.fill(path); err != nil {
		return nil, err
	}
	if _, err := os.Stat(path + "-wal"); !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("somebody still has the original open: %w", err)
	}
	return os.ReadFile(path)
}

func (o *Original) copySQLite(_ context.Context, path string) error {
	original, err := o.sqlite()
	if err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(original)
	return errors.Join(err, file.Close())
}

// makePostgres leaves its database to the server, which ends with this binary.
func (o *Original) makePostgres() (string, error) {
	server, err := shared()
	if err != nil {
		return "", err
	}
	name := "enplan_original_" + strings.ToLower(rand.Text())
	if err := server.create(context.Background(), name, "template0"); err != nil {
		return "", err
	}
	return name, o.fill(server.url(name))
}

// copyPostgres puts a copy in the place of the empty database. On a server that
// outlives us it fills each anew, so that no original is left there.
func (o *Original) copyPostgres(ctx context.Context, address string) error {
	server, err := shared()
	if err != nil {
		return err
	}
	if server.keeper == nil {
		return o.fill(address)
	}
	original, err := o.postgres()
	if err != nil {
		return err
	}
	to, err := url.Parse(address)
	if err != nil {
		return err
	}
	name := strings.TrimPrefix(to.Path, "/")
	if err := server.drop(ctx, name); err != nil {
		return err
	}
	return server.create(ctx, name, original)
}
