package testbed

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // makes "pgx" known to database/sql
)

// givenServer names the variable with the address of a PostgreSQL that is
// already running. Its user must be allowed to create databases.
const givenServer = "ENPLAN_TEST_POSTGRES"

// errMissing means that this machine has no PostgreSQL we could start. Every
// other error means that there is one and it does not work.
var errMissing = errors.New("no PostgreSQL here")

// shared is the one server of this test binary: started by the first test that
// asks, gone when the binary ends, however it ends.
var shared = sync.OnceValues(openServer)

// server is a running PostgreSQL in which databases can be made and dropped.
type server struct {
	address url.URL
	admin   *sql.DB
	keeper  *keeper // nil for a given server; held so that its pipe stays open
}

// Postgres returns the address of a fresh empty database, dropped when the
// test ends together with every connection still open to it. Tests may run in
// parallel; each has its own database.
func Postgres(t testing.TB) string {
	t.Helper()
	server, err := shared()
	if errors.Is(err, errMissing) {
		SkipOrFail(t, "PostgreSQL", err.Error())
	}
	if err != nil {
		t.Fatalf("start PostgreSQL: %v", err)
	}
	name := "enplan_test_" + strings.ToLower(rand.Text())
	if err := server.create(t.Context(), name, "template0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.drop(context.WithoutCancel(t.Context()), name); err != nil {
			t.Error(err)
		}
	})
	return server.url(name)
}

// openServer takes the given server, or starts our own.
func openServer() (*server, error) {
	if given := os.Getenv(givenServer); given != "" {
		address, err := url.Parse(given)
		if err != nil || !strings.HasPrefix(address.Scheme, "postgres") {
			return nil, fmt.Errorf("%s must be a postgres:// address", givenServer)
		}
		return open(*address, nil)
	}
	keeper, err := startKeeper()
	if err != nil {
		return nil, err
	}
	if err := keeper.serve(); err != nil {
		return nil, err
	}
	return open(keeper.address(), keeper)
}

func open(address url.URL, keeper *keeper) (*server, error) {
	admin, err := sql.Open("pgx", address.String())
	if err != nil {
		return nil, fmt.Errorf("open PostgreSQL: %w", err)
	}
	admin.SetMaxOpenConns(2)
	return &server{address: address, admin: admin, keeper: keeper}, nil
}

// create makes a copy of another database that nobody is connected to. template0
// is one into which nobody has put anything. Names are ours and need no quoting.
func (s *server) create(ctx context.Context, name, of string) error {
	if _, err := s.admin.ExecContext(ctx, "CREATE DATABASE "+name+" TEMPLATE "+of+" ENCODING 'UTF8'"); err != nil {
		return fmt.Errorf("create database: %w", err)
	}
	return nil
}

func (s *server) drop(ctx context.Context, name string) error {
	if _, err := s.admin.ExecContext(ctx, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)"); err != nil {
		return fmt.Errorf("drop database: %w", err)
	}
	return nil
}

func (s *server) url(name string) string {
	address := s.address
	address.Path = "/" + name
	return address.String()
}
