package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/ledger"
	"enplan/server/testbed"
)

// txLog is the log as one transaction sees it, what it has changed too.
type txLog struct{ *Tx }

func (l txLog) Remembers(context.Context) (int64, []byte, error) {
	c, err := l.Checkpoint()
	return c.Number, c.Hash, err
}

func (txLog) Parts() int { return 1 }

func (l txLog) Read(_ context.Context, _ int, head func(models.Head) error, line func(models.Entry) error) error {
	heads, err := l.LogHeads()
	if err != nil {
		return err
	}
	for _, h := range heads {
		if err := head(h); err != nil {
			return err
		}
	}
	return l.each(func(rows *sql.Rows) error { return takeLine(rows, line) }, "SELECT "+lineColumns+" FROM log ORDER BY citizen_id, seq")
}

func (l txLog) Lines(_ context.Context, citizen string, after int64, take func(models.Entry) error) error {
	return l.LinesAfter(citizen, after, take)
}

// kept is a log with a ledger of it.
type kept struct {
	*Store
	dir string
	key ledger.Key
}

// keepLog writes the logs of a few citizens in some rounds, with a checkpoint
// after each.
func keepLog(t testing.TB, url string) *kept {
	t.Helper()
	k := &kept{Store: open(t, url), dir: filepath.Join(t.TempDir(), "ledger")}
	var err error
	if k.key, err = ledger.NewKey([32]byte{7}); err != nil {
		t.Fatal(err)
	}
	chance := rand.New(rand.NewPCG(3, 4))
	for round := range 6 {
		write(t, k.Store, func(tx *Tx) error {
			for range 24 {
				citizen := []string{"", "anna", "bo", "carl", "dina"}[chance.IntN(5)]
				err := tx.Log(models.Entry{
					Citizen: citizen, By: models.Viewer{Role: models.AsProfessional, ID: fmt.Sprint("staff", chance.IntN(9))},
					Department: "jobcenter", Action: models.ReadAsDepartment, Purpose: "case", Ground: "has_case",
					Things: fmt.Sprintf("jobcenter/limits*%d:own", chance.IntN(9)),
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
		k.checkpoint(t, round)
	}
	return k
}

func (k *kept) checkpoint(t testing.TB, n int) {
	t.Helper()
	unlock, err := ledger.Lock(k.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	book := must(ledger.Open(k.dir, k.key.Public()))
	write(t, k.Store, func(tx *Tx) error {
		grown, faults := book.Changed(must(tx.LogHeads()))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if err := book.Add(demoDay.Add(time.Duration(n)*time.Minute), grown, k.key); err != nil {
			return err
		}
		last := book.Last()
		return tx.SaveCheckpoint(Checkpoint{Number: last.Number, At: last.At, Hash: last.Hash[:]})
	})
}

// verify gives what is wrong, the first first.
func (k *kept) verify(ctx context.Context, log ledger.Log, dir string) ([]ledger.Fault, error) {
	number, hash, err := log.Remembers(ctx)
	if err != nil {
		return nil, err
	}
	book, err := ledger.Open(dir, k.key.Public())
	if err == nil {
		err = book.Remembers(number, hash)
	}
	if fault := (ledger.Fault{}); errors.As(err, &fault) {
		return []ledger.Fault{fault}, nil
	}
	if err != nil {
		return nil, err
	}
	found, err := ledger.Verify(ctx, book, log, "")
	return found.Faults, err
}

// spoiler changes a log by raw SQL, as somebody with the database would, and
// gives the first bad line; 0 where none can be named before it is found.
type spoiler struct {
	*Tx
	t       testing.TB
	chance  *rand.Rand
	citizen string
	lines   []models.Entry // of the citizen, as they were
}

func (s *spoiler) do(query string, args ...any) {
	s.t.Helper()
	if _, err := s.exec(query, args...); err != nil {
		s.t.Fatal(query, err)
	}
}

// some is the number of a line, from the first one to one before the last.
func (s *spoiler) some(from, beforeLast int) int64 {
	return int64(from + s.chance.IntN(len(s.lines)-beforeLast-from+1))
}

// renumber moves all lines from seq on by so many numbers.
func (s *spoiler) renumber(from, by int64) {
	s.do("UPDATE log SET seq = -(seq + $1) WHERE citizen_id = $2 AND seq >= $3", by, s.citizen, from)
	s.do("UPDATE log SET seq = -seq WHERE citizen_id = $1 AND seq < 0", s.citizen)
}

// rehash makes all hashes anew from a line on, and where the chain ends: what
// the cleverest would do.
func (s *spoiler) rehash(from int64) {
	var prev []byte
	var last int64
	var lines []models.Entry
	if err := s.LinesAfter(s.citizen, 0, func(e models.Entry) error { lines = append(lines, e); return nil }); err != nil {
		s.t.Fatal(err)
	}
	for _, e := range lines {
		if e.Seq >= from {
			e.Hash = e.Sum(prev)
			s.do("UPDATE log SET hash = $1 WHERE citizen_id = $2 AND seq = $3", e.Hash, s.citizen, e.Seq)
		}
		prev, last = e.Hash, e.Seq
	}
	s.do("UPDATE log_heads SET seq = $1, hash = $2 WHERE citizen_id = $3", last, notNil(prev), s.citizen)
}

func (s *spoiler) field() int64 {
	n := s.some(1, 0)
	column := []string{"by_role", "by_id", "department", "action", "source", "purpose", "ground", "result", "things"}[s.chance.IntN(9)]
	if s.chance.IntN(4) == 0 {
		s.do("UPDATE log SET at_ms = at_ms + $1 WHERE citizen_id = $2 AND seq = $3", 1+s.chance.Int64N(1e9), s.citizen, n)
	} else {
		s.do("UPDATE log SET "+column+" = "+column+" || 'x' WHERE citizen_id = $1 AND seq = $2", s.citizen, n)
	}
	return n
}

func (s *spoiler) order() int64 {
	i := s.some(1, 1)
	j := i + 1 + s.chance.Int64N(int64(len(s.lines))-i)
	for _, move := range [][2]int64{{i, -1}, {j, i}, {-1, j}} {
		s.do("UPDATE log SET seq = $1 WHERE citizen_id = $2 AND seq = $3", move[1], s.citizen, move[0])
	}
	return i
}

func (s *spoiler) deletion() int64 {
	n := s.some(1, 2)
	s.do("DELETE FROM log WHERE citizen_id = $1 AND seq = $2", s.citizen, n)
	if s.chance.IntN(2) == 0 {
		s.renumber(n, -1)
		s.do("UPDATE log_heads SET seq = seq - 1 WHERE citizen_id = $1", s.citizen)
	}
	return n
}

func (s *spoiler) insertion() int64 {
	n := s.some(1, 0)
	s.renumber(n, 1)
	e := s.lines[n-1]
	e.By.ID, e.Hash = "nobody", bytes.Repeat([]byte{1}, 32)
	if s.chance.IntN(2) == 0 {
		var prev []byte
		if n > 1 {
			prev = s.lines[n-2].Hash
		}
		e.Hash = e.Sum(prev)
	}
	s.do("INSERT INTO log ("+lineColumns+") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)", e.Citizen, n, e.At.UnixMilli(),
		string(e.By.Role), e.By.ID, e.Department, string(e.Action), e.Source, string(e.Purpose), e.Ground, string(e.Result), e.Things, e.Hash)
	s.do("UPDATE log_heads SET seq = seq + 1 WHERE citizen_id = $1", s.citizen)
	return n
}

func (s *spoiler) truncation() int64 {
	n := s.some(1, 0)
	s.do("DELETE FROM log WHERE citizen_id = $1 AND seq >= $2", s.citizen, n)
	switch clever := s.chance.IntN(4); {
	case clever == 1 && n == 1:
		s.do("DELETE FROM log_heads WHERE citizen_id = $1", s.citizen)
	case clever > 0:
		s.rehash(n)
		s.do("UPDATE log_heads SET seq = $1 WHERE citizen_id = $2", n-1, s.citizen)
	}
	return n
}

// alone changes a line and its own hash; the next one then does not follow.
func (s *spoiler) alone() int64 {
	n := s.some(1, 1)
	e := s.lines[n-1]
	e.By.ID += "x"
	var prev []byte
	if n > 1 {
		prev = s.lines[n-2].Hash
	}
	s.do("UPDATE log SET by_id = $1, hash = $2 WHERE citizen_id = $3 AND seq = $4", e.By.ID, e.Sum(prev), s.citizen, n)
	return n + 1
}

func (s *spoiler) rewrite() int64 {
	n := s.field()
	s.rehash(n)
	return 0 // somewhere between two checkpoints
}

var spoils = []struct {
	name string
	kind ledger.Kind
	do   func(*spoiler) int64
}{
	{"a field is changed", ledger.Changed, (*spoiler).field},
	{"a line and its hash are changed", ledger.Changed, (*spoiler).alone},
	{"lines change places", ledger.Reordered, (*spoiler).order},
	{"a line is deleted", ledger.Deleted, (*spoiler).deletion},
	{"a line is inserted", ledger.Inserted, (*spoiler).insertion},
	{"the end is cut off", ledger.Truncated, (*spoiler).truncation},
	{"all is written anew", ledger.Rewritten, (*spoiler).rewrite},
}

// trials are how often each kind of change is tried.
var trials = map[string]int{sqliteDialect: 1000, postgresDialect: 60}

func TestWhateverIsDoneToALogIsFound(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		k := keepLog(t, url)
		write(t, k.Store, func(tx *Tx) error {
			for _, statement := range allowing(k.dialect) {
				if _, err := tx.exec(statement); err != nil {
					return err
				}
			}
			return nil
		})
		untouched := func() {
			t.Helper()
			read(t, k.Store, func(tx *Tx) error {
				faults, err := k.verify(t.Context(), txLog{tx}, k.dir)
				if len(faults) > 0 {
					t.Errorf("untouched: %v", faults)
				}
				return err
			})
		}
		untouched()
		for _, spoil := range spoils {
			t.Run(spoil.name, func(t *testing.T) { k.trySpoil(t, spoil.kind, spoil.do) })
		}
		untouched()
	})
}

// trySpoil spoils a log again and again, each time undone, and counts what is
// found.
func (k *kept) trySpoil(t *testing.T, kind ledger.Kind, do func(*spoiler) int64) {
	n, found, told, placed := trials[k.dialect], 0, 0, 0
	chance := rand.New(rand.NewPCG(uint64(n), 6))
	for range n {
		err := k.Write(t.Context(), func(tx *Tx) error {
			s := &spoiler{Tx: tx, t: t, chance: chance, citizen: []string{"", "anna", "bo", "carl", "dina"}[chance.IntN(5)]}
			if err := tx.LinesAfter(s.citizen, 0, func(e models.Entry) error { s.lines = append(s.lines, e); return nil }); err != nil {
				return err
			}
			line := do(s)
			faults, err := k.verify(t.Context(), txLog{tx}, k.dir)
			if err != nil {
				return err
			}
			if len(faults) == 0 {
				t.Errorf("line %d of %q: not found", line, s.citizen)
				return errUndo
			}
			found++
			if faults[0].Kind == kind {
				told++
			}
			if f := faults[0]; f.Citizen == s.citizen && (f.Line == line || line == 0) {
				placed++
			} else if told < 20 {
				t.Logf("line %d of %q is told as %v: %v", line, s.citizen, f.Kind, f)
			}
			return errUndo
		})
		if !errors.Is(err, errUndo) {
			t.Fatal(err)
		}
	}
	t.Logf("%d of %d found, %d told as %q, %d in their place", found, n, told, kind, placed)
	if found < n || placed < n || told < n*95/100 {
		t.Error("not all were found, told and placed")
	}
}

func TestACheckpointThatIsRolledBackIsFound(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		k := keepLog(t, url)
		older := map[int]string{}
		for n := range 6 { // the folder as it was after each checkpoint
			older[n] = k.asOf(t, n)
		}
		log := k.LogOf()
		if faults, err := k.verify(t.Context(), log, k.dir); len(faults) > 0 || err != nil {
			t.Fatal(faults, err)
		}
		chance := rand.New(rand.NewPCG(8, 9))
		for range trials[k.dialect] {
			faults, err := k.verify(t.Context(), log, older[chance.IntN(6)])
			if err != nil || len(faults) == 0 || faults[0].Kind != ledger.RolledBack {
				t.Fatalf("%v, %v", faults, err)
			}
		}
	})
}

// asOf is a copy of the folder as it was after so many checkpoints.
func (k *kept) asOf(t *testing.T, n int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for _, name := range []string{"records", "hashes"} {
		if err := os.WriteFile(filepath.Join(dir, name), must(os.ReadFile(filepath.Join(k.dir, name))), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all, parts := must(os.ReadFile(filepath.Join(k.dir, "checkpoints"))), 0
	end := 0
	for parts < 2*n { // each is a text and a signature, with an empty line after both
		end += bytes.Index(all[end:], []byte("\n\n")) + 2
		parts++
	}
	if err := os.WriteFile(filepath.Join(dir, "checkpoints"), all[:end], 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}
