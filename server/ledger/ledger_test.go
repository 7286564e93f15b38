package ledger

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
)

var (
	noon    = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	testKey = func() Key {
		k, err := NewKey([32]byte{1, 2, 3})
		if err != nil {
			panic(err)
		}
		return k
	}()
)

// chains is a log in memory.
type chains map[string][]models.Entry

func (c chains) grow(citizen string, n int) {
	for range n {
		var prev []byte
		lines := c[citizen]
		if len(lines) > 0 {
			prev = lines[len(lines)-1].Hash
		}
		e := models.Entry{
			Citizen: citizen, Seq: int64(len(lines) + 1), At: noon.Add(time.Duration(len(lines)) * time.Minute),
			By: models.Viewer{Role: models.AsProfessional, ID: "henrik"}, Action: models.ReadAsDepartment, Purpose: "case", Ground: "has_case",
		}
		e.Hash = e.Sum(prev)
		c[citizen] = append(lines, e)
	}
}

func (c chains) head(citizen string) models.Head {
	last := c[citizen][len(c[citizen])-1]
	return models.Head{Citizen: citizen, Seq: last.Seq, Hash: last.Hash}
}

func (chains) Remembers(context.Context) (int64, []byte, error) { return 0, nil, nil }
func (chains) Parts() int                                       { return 1 }

func (c chains) Read(_ context.Context, _ int, head func(models.Head) error, line func(models.Entry) error) error {
	for _, citizen := range slices.Sorted(maps.Keys(c)) {
		if err := head(c.head(citizen)); err != nil {
			return err
		}
	}
	for _, citizen := range slices.Sorted(maps.Keys(c)) {
		for _, e := range c[citizen] {
			if err := line(e); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c chains) Lines(_ context.Context, citizen string, after int64, take func(models.Entry) error) error {
	for _, e := range c[citizen] {
		if e.Seq > after {
			if err := take(e); err != nil {
				return err
			}
		}
	}
	return nil
}

func openBook(t testing.TB, dir string) *Book {
	t.Helper()
	b, err := Open(dir, testKey.Public())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// written is a ledger of so many checkpoints, with one that records nothing new,
// of three chains of so many lines each time.
func written(t testing.TB, dir string, checkpoints int) (*Book, chains) {
	t.Helper()
	unlock, err := Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	if _, err := Lock(dir); !errors.Is(err, ErrTaken) {
		t.Errorf("a second one writes: %v", err)
	}
	b, c := openBook(t, dir), chains{}
	for n := range checkpoints {
		var grown []models.Head
		for i, citizen := range []string{"", "mette", "sara"} {
			if n == 1 || i == n%3 {
				continue
			}
			c.grow(citizen, 2+n%3)
			grown = append(grown, c.head(citizen))
		}
		if err := b.Add(noon.Add(time.Duration(n)*5*time.Minute), grown, testKey); err != nil {
			t.Fatal(err)
		}
	}
	return b, c
}

func TestWhatIsWrittenIsReadAgainByAnybodyWithThePublicKey(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ledger")
	b, c := written(t, dir, 7)
	again := openBook(t, dir)
	if again.Last() != b.Last() || again.Last().Number != 7 || len(again.heads) != 3 {
		t.Errorf("%+v, %+v", again.Last(), b.Last())
	}
	found, err := Verify(t.Context(), again, c, "")
	if err != nil || len(found.Faults) > 0 || found.Citizens != 3 || found.Recorded != 3 || found.Newer != 0 {
		t.Errorf("%+v, %v", found, err)
	}
	c.grow("sara", 1)
	if found, err := Verify(t.Context(), again, c, ""); err != nil || len(found.Faults) > 0 || found.Newer != 1 {
		t.Errorf("with a newer line: %+v, %v", found, err)
	}
	other, err := NewKey([32]byte{9})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, other.Public()); kindOf(err) != Damaged {
		t.Errorf("with another key: %v", err)
	}
	for _, name := range []string{recordsFile, hashesFile, checkpointsFile} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
}

func kindOf(err error) Kind {
	fault := Fault{}
	errors.As(err, &fault)
	return fault.Kind
}

func TestAClockThatGoesBackStopsNothing(t *testing.T) {
	b, c := written(t, t.TempDir(), 2)
	c.grow("mette", 1)
	if err := b.Add(noon.Add(-time.Hour), []models.Head{c.head("mette")}, testKey); err != nil || !b.Last().At.Equal(noon.Add(5*time.Minute)) {
		t.Errorf("%v, %v", b.Last().At, err)
	}
}

func TestWhoIsStoppedWhileWritingLeavesALedgerThatGoesOn(t *testing.T) {
	whole := t.TempDir()
	_, c := written(t, whole, 3)
	before := readAll(t, whole)
	b := openBook(t, whole)
	c.grow("mette", 3)
	if err := b.Add(noon.Add(time.Hour), []models.Head{c.head("mette")}, testKey); err != nil {
		t.Fatal(err)
	}
	after := readAll(t, whole)
	order := []string{recordsFile, hashesFile, checkpointsFile}
	for n, name := range order {
		for cut := len(before[name]); cut < len(after[name]); cut += 7 {
			dir := t.TempDir()
			for m, other := range order {
				put(t, dir, other, [][]byte{after[other], after[other][:min(cut, len(after[other]))], before[other]}[1+cmp.Compare(m, n)])
			}
			b := openBook(t, dir)
			if b.Last().Number != 3 {
				t.Fatalf("%s cut at %d: checkpoint %d", name, cut, b.Last().Number)
			}
			if err := b.Add(noon.Add(2*time.Hour), []models.Head{c.head("mette")}, testKey); err != nil || openBook(t, dir).Last().Number != 4 {
				t.Errorf("%s cut at %d: %v", name, cut, err)
			}
		}
	}
}

func readAll(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, name := range []string{recordsFile, hashesFile, checkpointsFile} {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		all[name] = content
	}
	return all
}

func put(t testing.TB, dir, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAnyByteOfALedgerThatIsChangedIsFound(t *testing.T) {
	dir := t.TempDir()
	whole, _ := written(t, dir, 6)
	remembered := whole.Last().Hash
	all, chance := readAll(t, dir), rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		name := []string{recordsFile, hashesFile, checkpointsFile}[chance.IntN(3)]
		content := bytes.Clone(all[name])
		at := chance.IntN(len(content))
		if name == checkpointsFile && at == len(content)-1 {
			continue // the empty line after the last one: it is then no checkpoint yet
		}
		content[at] ^= byte(1 + chance.IntN(255))
		put(t, dir, name, content)
		b, err := Open(dir, testKey.Public())
		if err == nil {
			err = b.Remembers(6, remembered[:]) // what is cut off is found by who remembers
		}
		if kindOf(err) == "" {
			t.Errorf("%s, byte %d: %v", name, at, err)
		}
		put(t, dir, name, all[name])
	}
}

func TestRecordsThatFitEachOtherAndNotWhatWasSignedAreFound(t *testing.T) {
	ours, theirs := t.TempDir(), t.TempDir()
	b, c := openBook(t, ours), chains{}
	c.grow("mette", 4)
	other := chains{"mette": slices.Clone(c["mette"])}
	other["mette"][3].Hash = other["mette"][3].Sum(nil)
	for dir, from := range map[string]chains{ours: c, theirs: other} {
		if err := openBook(t, dir).Add(noon, []models.Head{from.head("mette")}, testKey); err != nil {
			t.Fatal(err)
		}
	}
	forged := readAll(t, theirs)
	put(t, ours, recordsFile, forged[recordsFile])
	put(t, ours, hashesFile, forged[hashesFile])
	if err := b.Advance(); kindOf(err) != Damaged {
		t.Errorf("%v", err)
	}
}

func TestASectionProvesItselfAndNothingElse(t *testing.T) {
	b, c := written(t, t.TempDir(), 9)
	for citizen := range c {
		c.grow(citizen, 1)
		section, err := b.Make(citizen, c[citizen])
		if err != nil {
			t.Fatal(err)
		}
		sent, err := json.Marshal(section)
		if err != nil {
			t.Fatal(err)
		}
		var read Section
		if err := json.Unmarshal(sent, &read); err != nil {
			t.Fatal(err)
		}
		read.Lines[0] = read.Lines[0].WithoutName()
		proved, err := read.Verify(testKey.Public())
		if err != nil || proved.Recorded != int64(len(c[citizen])-1) || proved.Checkpoint != b.Last() {
			t.Errorf("%q: %+v, %v", citizen, proved, err)
		}
		for name, spoil := range map[string]func(*Section){
			"a word":       func(s *Section) { s.Lines[1].Purpose = "other" },
			"a time":       func(s *Section) { s.Lines[1].AtMs++ },
			"a line less":  func(s *Section) { s.Lines = slices.Delete(s.Lines, 1, 2) },
			"no end":       func(s *Section) { s.Lines = s.Lines[:len(s.Lines)-2] },
			"all lines":    func(s *Section) { s.Lines = nil },
			"whose":        func(s *Section) { s.Citizen += "x" },
			"no proof":     func(s *Section) { s.Proof = s.Proof[1:] },
			"the place":    func(s *Section) { s.Place ^= 1 },
			"below":        func(s *Section) { s.Place = -1 },
			"no record":    func(s *Section) { s.Record = "" },
			"record":       func(s *Section) { s.Record = strings.Replace(s.Record, " ", "  ", 1) },
			"a signature":  func(s *Section) { s.Checkpoint = strings.Replace(s.Checkpoint, "checkpoint 9", "checkpoint 8", 1) },
			"no signature": func(s *Section) { s.Checkpoint = "" },
			"rewritten": func(s *Section) {
				again := chains{}
				again.grow(s.Citizen, len(s.Lines))
				again[s.Citizen][0].Things = "x"
				var prev []byte
				for i, e := range again[s.Citizen] {
					e.Hash = e.Sum(prev)
					prev, s.Lines[i] = e.Hash, LineOf(e)
				}
			},
		} {
			var bad Section
			if err := json.Unmarshal(sent, &bad); err != nil {
				t.Fatal(err)
			}
			spoil(&bad)
			if _, err := bad.Verify(testKey.Public()); kindOf(err) == "" {
				t.Errorf("%q, %s: %v", citizen, name, err)
			}
		}
	}
	young := chains{}
	young.grow("ny", 2)
	section, err := b.Make("ny", young["ny"])
	if err != nil {
		t.Fatal(err)
	}
	if _, err := section.Verify(testKey.Public()); kindOf(err) != Unproved {
		t.Errorf("before the first checkpoint: %v", err)
	}
}

func TestANumberThatIsLeftOutIsMissed(t *testing.T) {
	c := chains{}
	c.grow("mette", 1)
	next := c["mette"][0]
	next.Seq = 3
	next.Hash = next.Sum(c["mette"][0].Hash)
	walked := &chain{Head: models.Head{Citizen: "mette"}}
	for _, e := range append(c["mette"], next) {
		walked.add(e)
	}
	if f := walked.fault(); f == nil || f.Line != 2 {
		t.Errorf("%+v", f)
	}
}

func TestAKeyShowsItselfToNobody(t *testing.T) {
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x"} {
		if shown := fmt.Sprintf(verb, testKey); shown != "ledger key" {
			t.Errorf("%s shows %s", verb, shown)
		}
	}
}
