package testbed

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// asChild tells a second copy of this test binary which part to play.
const asChild = "ENPLAN_TESTBED_CHILD"

func TestPostgresIsHere(t *testing.T) {
	var version string
	ask(t, Postgres(t), "SHOW server_version", &version)
	t.Logf("PostgreSQL %s", version)
}

func TestEveryTestHasItsOwnDatabase(t *testing.T) {
	for _, who := range []string{"mette", "karl", "amina", "jens"} {
		t.Run(who, func(t *testing.T) {
			t.Parallel()
			db := connect(t, Postgres(t))
			do(t, db, "CREATE TABLE citizens (name text NOT NULL)")
			do(t, db, "INSERT INTO citizens VALUES ('"+who+"')")
			var names string
			if err := db.QueryRowContext(t.Context(), "SELECT string_agg(name, ',') FROM citizens").Scan(&names); err != nil {
				t.Fatal(err)
			}
			if names != who {
				t.Errorf("got %q, want only %q", names, who)
			}
		})
	}
}

func TestADatabaseIsGoneWithItsTestEvenWhenAConnectionIsOpen(t *testing.T) {
	var address string
	t.Run("inner", func(t *testing.T) {
		address = Postgres(t)
		db, err := sql.Open("pgx", address)
		if err != nil {
			t.Fatal(err)
		}
		do(t, db, "CREATE TABLE left_open (id int)")
	})
	if address == "" {
		t.SkipNow() // the inner test has said why
	}
	var there bool
	ask(t, Postgres(t), "SELECT EXISTS (SELECT FROM pg_database WHERE datname = '"+databaseName(t, address)+"')", &there)
	if there {
		t.Error("the database outlived its test")
	}
}

func TestDatabasesRunsOnBothAndBothAreEmpty(t *testing.T) {
	var ran []string
	Databases(t, func(t *testing.T, url string) {
		ran = append(ran, t.Name())
		if strings.HasPrefix(url, "postgres://") {
			var tables int
			ask(t, url, "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'", &tables)
			if tables != 0 {
				t.Errorf("%d tables in a fresh database", tables)
			}
			return
		}
		if _, err := os.Stat(url); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s should not exist yet: %v", url, err)
		}
	})
	if len(ran) == 0 || !strings.HasSuffix(ran[0], "/sqlite") {
		t.Errorf("ran %v", ran)
	}
}

func TestPostgresKnowsDanishLetters(t *testing.T) {
	var lower string
	ask(t, Postgres(t), "SELECT lower('ÆØÅ')", &lower)
	if lower != "æøå" {
		t.Errorf("got %q", lower)
	}
}

// The child and everything it starts inherit the pipe, so it ends only when
// the last of them has: no process is left, and then no folder either.
func TestAKilledTestLeavesNoProcessAndNoFolder(t *testing.T) {
	Postgres(t) // says SKIP when there is none
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	child := childProcess(t, "TestChildIsKilled", "killed")
	child.ExtraFiles = []*os.File{writer}
	child.Env = append(child.Env, givenServer+"=")
	said, err := child.Output()
	if err == nil {
		t.Fatal("the child should have been killed")
	}
	dir, _, _ := strings.Cut(string(bytes.TrimSpace(said)), "\n")
	if !strings.Contains(dir, "enplan-postgres-") {
		t.Fatalf("the child said %q", said)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(reader); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%s is still there: %v", dir, err)
	}
}

func TestChildIsKilled(t *testing.T) {
	playOnly(t, "killed")
	server, err := openServer()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.admin.PingContext(t.Context()); err != nil {
		t.Fatal(err)
	}
	os.Stdout.WriteString(server.keeper.dir + "\n")
	if err := syscall.Kill(os.Getpid(), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	select {}
}

func TestAGivenServerIsUsed(t *testing.T) {
	address := Postgres(t)
	child := childProcess(t, "TestChildUsesGivenServer", "given")
	child.Env = append(child.Env, givenServer+"="+address)
	if said, err := child.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}

func TestChildUsesGivenServer(t *testing.T) {
	playOnly(t, "given")
	given, err := url.Parse(os.Getenv(givenServer))
	if err != nil {
		t.Fatal(err)
	}
	got, err := url.Parse(Postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	if got.Host != given.Host || got.RawQuery != given.RawQuery || got.Path == given.Path {
		t.Errorf("got %s, want a new database on %s", got, given)
	}
}

func TestWhatIsMissingIsSaidAloudAndFailsInCI(t *testing.T) {
	for _, row := range []struct {
		ci     string
		said   string
		passes bool
	}{
		{"", "SKIP tea: the pot is empty", true},
		{"1", "tea is missing, and ENPLAN_CI=1 allows no skipping: the pot is empty", false},
	} {
		child := childProcess(t, "TestChildMissesTea", "tea")
		child.Env = append(child.Env, "ENPLAN_CI="+row.ci)
		said, err := child.CombinedOutput()
		if (err == nil) != row.passes || !strings.Contains(string(said), row.said) {
			t.Errorf("ENPLAN_CI=%q: %v\n%s", row.ci, err, said)
		}
	}
}

func TestChildMissesTea(t *testing.T) {
	playOnly(t, "tea")
	SkipOrFail(t, "tea", "the pot is empty")
}

// childProcess runs one test of this binary again, as a process of its own.
func childProcess(t *testing.T, test, part string) *exec.Cmd {
	t.Helper()
	child := exec.CommandContext(context.WithoutCancel(t.Context()), os.Args[0], "-test.run=^"+test+"$")
	child.Env = append(os.Environ(), asChild+"="+part)
	return child
}

// playOnly skips a test that is a part in another one.
func playOnly(t *testing.T, part string) {
	t.Helper()
	if os.Getenv(asChild) != part {
		t.Skip("runs only as the child of another test")
	}
}

func connect(t *testing.T, address string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func do(t *testing.T, db *sql.DB, statement string) {
	t.Helper()
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

func ask(t *testing.T, address, question string, answer any) {
	t.Helper()
	if err := connect(t, address).QueryRowContext(t.Context(), question).Scan(answer); err != nil {
		t.Fatal(err)
	}
}

func databaseName(t *testing.T, address string) string {
	t.Helper()
	parsed, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(parsed.Path, "/")
}
